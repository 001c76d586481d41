"""Whom each number of a sentence is about: the group that its words attach to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.claims.about.nouns import are_people, held_by, names_people, of_noun
from tabel_extract.claims.about.segments import in_brackets
from tabel_extract.claims.about.statements import outside_aside, outside_statement
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, About, Group, Mention, is_everyone
from tabel_extract.claims.groups.in_order import (
    against_again,
    between_ends,
    by_rank,
    contrasts,
    in_between,
    in_turn,
    in_turn_again,
    is_other_end,
    last_named,
    listed,
    ranked_behind,
    runs,
    together,
)
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.context import points_back
from tabel_extract.claims.text.words import words
from tabel_extract.claims.text.years import years_in

_OF = re.compile(
    r"\)?\s*(?:\([^)]*\)\s*)?(?:ook\s+)?(?P<word>van|onder|bij|voor|in|binnen)\s+"
    r"(?!(?:mening|plan|oordeel|niet(?!-)|wel|de hand|de partij|harte|(?:19|20)\d\d|vorig\s+jaar|"
    r"[\wéë]+\s+jaar\s+(?:eerder|geleden|daarvoor))\b)",
    re.IGNORECASE,
)
_AVERAGE = re.compile(r"\s+gemiddeld\b", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?:\w+e\s+)?")
_DETERMINERS = re.compile(
    r"(?:(?:de|het|alle|onze|die|deze|ons|hun|een|‘)\s*)?(?:[\w-]+e\s+){0,2}", re.I
)
_BEFORE = re.compile(
    r"\b(?:onder|bij|van|in|voor|binnen|volgens|met)\s+(?:de|het|een|alle|onze|die|deze)?\s*(?:[\w-]+e\s+)?"
    r"(?:(?:[\w-]*groep|jongeren|ouderen|senioren|jongvolwassenen),\s+(?:de\s+groep\s+|tussen\s+(?:de\s+)?|van\s+)?)?$",
    re.I,
)
_GROUP = r"(?:(?:leeftijds|inkomens|opleidings|bevolkings)?(?:groep|categorie|klasse))"
_THEM = re.compile(
    rf"(?:hen|hun|deze\s+(?:laatste\s+)?(?:{_GROUP}|mensen)|die\s+(?:laatste\s+)?{_GROUP}"
    rf"|dezelfde\s+{_GROUP}|ze)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    rf"\b(?:van|onder|bij|in)\s+(?:hen|(?:deze|die)\s+(?:laatste\s+)?{_GROUP}|deze\s+mensen)\b",
    re.I,
)
_BESIDES = re.compile(
    r"\b(?:terwijl|maar|ook)\s+(?:van|onder|bij)\s+(?:hen|(?:deze|die)\s+groep)\b", re.IGNORECASE
)
"""Says another thing of those of whom a number before it was."""
_AMONG = re.compile(
    r"(?<![\w-])(?:onder|bij(?:\s+de)?(?=\s+(?:overige|andere)))\s+(?:de\s+)?(?P<noun>[\w-]+(?:en|s))\b",
    re.I,
)
_AIMED_AT = re.compile(r"\bom\s+(?:(?:met|bij|voor)\s+)?(?:de\s+|hun\s+)?$", re.IGNORECASE)
"""Words before people that something is for, and whom it isn't held by: `om anderen te helpen`."""
_THINGS = re.compile(
    r"\bvan\s+(?:de|het|alle)\s+"
    r"(?!totaal|total|hele|groep|panel|steekproef|ander|rest|overig)(?P<noun>(?:[\w-]+e\s+)?[\w-]+)"
    r"(?:\s+(?:die|dat)\s[^,.;:]+,)?\s+(?:is|zijn|was|waren|wordt|werd|heeft|had|gaat|ging)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""What a number is a share of, right before it: `Van de ingeleverde flessen was 8% stuk`."""
_NO_GROUP = frozenset(
    {"andere", "anderen", "meer", "deze", "alle", "invloed", "omstandigheden"}
    | {"voorwaarden", "ogen", "handen"}
)
_ASIDE = re.compile(r",\s+(?:waarbij|hoewel|ook\s+al|al\s+(?:is|zijn))\b", re.IGNORECASE)
"""What a sentence adds behind a number about others."""
_LISTED = re.compile(r"[(;:,]\s?$")
_LISTED_END = re.compile(r"\s*(?:[;,.)]|$)")
"""What stands around a group right before its number: ``(29%; 75-plussers 19%)``."""
_WITH = re.compile(r"\s+(?:(?:er|zijn|is|staan|staat|hier|daar|dit|dat)\s+){0,2}met\s+", re.I)
_WHERE = re.compile(r"(?:\s+\w+)?,\s+waar\s+", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:en|maar|terwijl|ook)\s+)*(?:in|op|onder|bij|binnen)\s+(?:de\s+|het\s+)?",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(
    r"\W*(?:(?:terwijl|waar|maar|en\s+dat|dat)\s+(?:de\s+|het\s+)?)?", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\W*(?:(?:en|maar|terwijl|ook|tegen|tegenover)\s+)*(?:in|onder|bij|van|binnen|op)\s+"
    r"(?:de|het)\s+(?P<limit>(?:(?:laag|hoog|oud|jong|arm|rijk|laat|eer|groot|klein)st|ander|overig|rest|tweed|derd|vierd|vijfd)\w*)",
    re.IGNORECASE,
)
_AMONGST = re.compile(r"(?<!dan )(?:\b(?:onder|bij|binnen)\s+|\()(?:de\s+|het\s+)?$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:]\s|\sen\s")


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    mentions: Sequence[Mention]
    segments: Sequence[tuple[int, int]]
    before: Group | None
    alone: bool = True
    found: Sequence[Quantity] = ()


def about(
    text: str,
    found: Sequence[Quantity],
    segments: Sequence[tuple[int, int]],
    finder: GroupFinder,
    before: Group | None,
    *,
    alone: bool = True,
    in_turn_before: Sequence[Group] = (),
) -> list[About]:
    """The group of each quantity; ``before`` is that of the sentence before, for `van hen`.

    ``alone`` tells whether all numbers of that sentence are of it, ``in_turn_before`` are those of
    its numbers one by one, where each has another.
    """
    mentions = outside_aside(text, outside_statement(text, found, finder.find(text)))
    told_in_turn = (
        in_turn(text, found, mentions)
        or by_rank(text, found, mentions, finder)
        or (in_between(text, found, in_turn_before, finder) if in_turn_before else None)
        or in_turn_again(text, found, mentions, in_turn_before)
    )
    if told_in_turn:
        return told_in_turn
    sentence = _Sentence(text, mentions, segments, before, alone, found)
    last = in_turn_before[-1] if in_turn_before else None
    told: list[About] = []
    contrasted = listed(text, found, mentions) | contrasts(text, found, mentions, finder)
    contrasted |= ranked_behind(text, found, mentions, finder)
    later = {i for run in runs(text, found) for i in run[1:]}
    for i, quantity in enumerate(found):
        start = segments[i][0]
        own = contrasted.get(i) or last_named(text, start, quantity, last, told)
        own = own or _of(sentence, quantity, i)
        goes_on = text[start:].startswith("en ") or is_other_end(text, found, i)
        if told and goes_on and _says_no_one_else(own, told[-1], text[: found[i - 1].start]):
            own = told[-1]  # `van de ouders vindt 45% dit en 34% niet`
        elif own.group is None and not own.stated and i in later:
            own = told[-1]  # `vrouwen met een 7,1 en een 6,8`
        told.append(own)
    told = against_again(text, found, between_ends(text, found, told, finder))
    return together(text, told, mentions)


def _says_no_one_else(own: About, before: About, ahead: str) -> bool:
    """Whether a number has no group but what stands before another number, which has its own."""
    if own.stated:
        return False
    same = before.stated or (before.group is not None and own.text == before.text)  # `hen`
    return own.text is None or (same and own.group is None and own.text in ahead)


def _of(sentence: _Sentence, quantity: Quantity, index: int) -> About:
    for rule in (_listed, _on_average, _beside, _behind, _in_front, _bracketed, _subject):
        found = rule(sentence, quantity, index)
        if found is not None:
            return found
    start, end = sentence.segments[index]
    narrowed = [
        m for m in sentence.mentions
        if m.group is None and start <= m.start and m.end <= quantity.start and names_people(m)
        and not _AIMED_AT.search(sentence.text[: m.start])
    ]  # fmt: skip
    if narrowed:
        return About(None, narrowed[-1].text)
    end = aside.start() if (aside := _ASIDE.search(sentence.text, quantity.end, end)) else end
    loose = [m for m in sentence.mentions if start <= m.start < end and m.of_category]
    if loose:
        return _amongst(sentence, index, loose[0]) or About(None, loose[0].text)
    return _as_before(sentence) or About(EVERYONE)


def _amongst(sentence: _Sentence, index: int, mention: Mention) -> About | None:
    """The only group of a clause, likely: ``Met 42% is de steun onder ouderen het grootst``."""
    start, end = sentence.segments[index]
    own = [m for m in sentence.mentions if start <= m.start < end]
    likely = len(own) == 1 and _AMONGST.search(sentence.text[: mention.start])
    return About(mention.group, mention.text, stated=True, sure=False) if likely else None


def _as_before(sentence: _Sentence) -> About | None:
    """``In 2019 was dat 45%``: another year of whom the sentence before is about."""
    before = sentence.before
    if sentence.mentions or not (points_back(sentence.text) and years_in(sentence.text)):
        return None
    if before is None or is_everyone(before):
        return None
    return About(before, before.category, stated=True) if sentence.alone else About(None)


def _listed(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``(mannen 29%; 75-plussers 19%)``: each group right before its number."""
    text = sentence.text
    for mention in sentence.mentions:
        if not mention.of_category or text[mention.end : quantity.start] != " ":
            continue
        start, end = sentence.segments[index]
        alone = [m for m in sentence.mentions if start <= m.start < end] == [mention]
        if quantity.unit == "mean" and alone:  # `scoren mannen 3,4 en vrouwen 2,7`
            return About(mention.group, mention.text, stated=True)
        if _LISTED.search(text[: mention.start]) and _LISTED_END.match(text, quantity.end):
            return About(mention.group, mention.text, stated=True)
    return None


def _beside(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``vrouwen (66 procent)``, ``66% (vrouwen)``: with nothing in between."""
    text = sentence.text
    opened = text.rfind("(", 0, quantity.start) if in_brackets(text, quantity) else None
    for mention in sentence.mentions:
        ahead = opened is not None and 0 <= opened - mention.end <= 1
        if not mention.of_category and not (ahead and mention.group is None):
            continue
        within = opened is not None and opened + 1 == mention.start < quantity.start
        behind = (
            text[quantity.end : mention.start] == " ("
            and text[mention.end : mention.end + 1] == ")"
        )
        if ahead or within or behind:
            return About(mention.group, mention.text, stated=True)
    return None


def _on_average(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``45%, tegen 38% gemiddeld``: of everyone, beside a number of some of them."""
    text = sentence.text
    if index and quantity.unit == "percent" and _AVERAGE.match(text, quantity.end):
        return About(EVERYONE, stated=True)
    return None


def _behind(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``53% van de hbo-opgeleiden``, ``een op de vijf vrouwen``."""
    text = sentence.text
    around = [m for m in sentence.mentions if m.start < quantity.end and m.end > quantity.start]
    if around:  # `bijna iedereen in het hoogste kwintiel`
        return About(around[0].group, around[0].text, stated=True)
    lead = _OF.match(text, quantity.end)
    at = lead.end() if lead else _NEXT.match(text, quantity.end) and quantity.end
    if not isinstance(at, int):
        return None
    if lead and _THEM.match(text, at):
        return _back(sentence, quantity)
    for mention in sentence.mentions:
        if mention.start < at:
            continue
        between = text[at : mention.start].lstrip() if not lead else text[at : mention.start]
        if _DETERMINERS.fullmatch(between) and (lead or mention.start - at < 15):
            where = _where(sentence, quantity, index) if is_everyone(mention.group) else None
            own = where or mention
            return About(own.group, own.text, stated=True)
        break
    if lead and lead["word"].lower() == "van":
        rest = re.split(r"[,.;:()]", text[at : at + 40])[0].strip()
        if rest[:1].isdigit():  # `een meerderheid van 68%`
            return None
        return About(None, rest, people=are_people(rest))
    return None


def _where(sentence: _Sentence, quantity: Quantity, index: int) -> Mention | None:
    """The group that opens a clause whose number is of everyone in it.

    ``In de stad zit 31% van de werkenden``, ``in de stad, waar 31% van de werkenden``.
    """
    start, _ = sentence.segments[index]
    known = [m for m in sentence.mentions if m.of_category and m.end <= quantity.start]
    if not known:
        return None
    last, text = known[-1], sentence.text
    relative = _WHERE.match(text, last.end)
    opens = start <= last.start and _OPENS.fullmatch(text[start : last.start])
    alone = len([m for m in known if m.start >= start]) == 1
    if (relative and relative.end() <= quantity.start) or (opens and alone):
        return last
    return None


def _in_front(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``onder mannen is dat 34%``, ``in het laagste kwintiel is 55% voorstander``."""
    start, _ = sentence.segments[index]
    text = sentence.text
    back = list(_POINTS_BACK.finditer(text, start, quantity.start))
    between = [m for m in sentence.mentions if back and back[-1].end() < m.start < quantity.start]
    if back and not any(m.of_category for m in between):
        return _back(sentence, quantity)
    for mention in reversed(sentence.mentions):
        if (
            start <= mention.start
            and mention.end <= quantity.start
            and (_BEFORE.search(text[: mention.start]) or held_by(text, mention))
        ):
            if (
                mention.group is None
                and mention.text.lower() in words().people
                and of_noun(text, mention)
            ):
                continue
            return About(mention.group, mention.text, stated=True)
    if last := _last_before(sentence, quantity, start):
        return About(last.group, last.text, stated=True)
    among = _AMONG.search(text, start, quantity.start)
    if among and among["noun"].lower() not in _NO_GROUP:
        return About(None, among["noun"])
    things = _THINGS.search(text[: quantity.start], start)
    if things and not any(
        things.start() < m.end and m.start < things.end() for m in sentence.mentions
    ):
        opens = not re.search(r"\w", text[start : things.start()])
        return About(None, things["noun"], people=not opens or are_people(things["noun"]))
    return None


def _last_before(sentence: _Sentence, quantity: Quantity, start: int) -> Mention | None:
    """The group right before ``met 41%``: ``dat vrouwen er met 41% minder voor voelen``."""
    ahead = [m for m in sentence.mentions if start <= m.start and m.end <= quantity.start]
    if not ahead or not ahead[-1].of_category:
        return None
    between = sentence.text[ahead[-1].end : quantity.start]
    return ahead[-1] if _WITH.fullmatch(between) else None


def _bracketed(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``vrouwen zien een verbod zitten (66 procent)``."""
    if not in_brackets(sentence.text, quantity):
        return None
    start, _ = sentence.segments[index]
    opened = sentence.text.rfind("(", 0, quantity.start)
    for mention in reversed(sentence.mentions):
        if not start <= mention.start or mention.end > opened:
            continue
        adjacent = opened - mention.end <= 1
        heads = mention.text.split()[0].lower() in words().everyone
        if mention.of_category or heads or adjacent:
            return About(mention.group, mention.text, stated=True)
    return None


def _subject(sentence: _Sentence, quantity: Quantity, index: int) -> About | None:
    """``Vrouwen …: 45% leest wekelijks``: who the sentence opens with, if it names no one else."""
    start, _ = sentence.segments[index]
    own = _LIMIT.match(sentence.text, start, quantity.start) if index else None
    if own and not any(start <= m.start < quantity.start for m in sentence.mentions):
        return About(None, own["limit"])  # `in het hoogste is het 45%`: of its own group
    if opener := _clause_opener(sentence, quantity, index):
        return About(opener.group, opener.text, stated=True)
    clause = _CLAUSE_END.search(sentence.text, quantity.end)
    end = clause.start() if clause else len(sentence.text)
    known = [m for m in sentence.mentions if m.of_category and m.start < end]
    opening = sentence.mentions[0] if sentence.mentions else None
    if opening and opening.group is None and opening.start <= 12 and opening.end <= quantity.start:
        return About(None, opening.text)
    first = [m for m in known if m.start <= 12 and m.end <= quantity.start]
    if not first:
        return None
    alone = len({m.group for m in known}) == 1
    return About(first[0].group if alone else None, first[0].text, stated=alone)


def _clause_opener(sentence: _Sentence, quantity: Quantity, index: int) -> Mention | None:
    """The only group of a clause that opens with it: ``…, terwijl vrouwen uitkomen op 34%``."""
    start, end = sentence.segments[index]
    own = [m for m in sentence.mentions if m.start < end and m.end > start]
    if not index or len(own) != 1 or not own[0].of_category or own[0].end > quantity.start:
        return None
    return own[0] if _CLAUSE_OPENS.fullmatch(sentence.text[start : own[0].start]) else None


def _back(sentence: _Sentence, quantity: Quantity) -> About:
    """``van hen``: who was spoken of just before, if that can't be anyone else."""
    known = [m for m in sentence.mentions if m.end <= quantity.start and m.text.lower() != "hen"]
    counted = max((q.end for q in sentence.found if q.start < quantity.start), default=0)
    parted = _CLAUSE_END.search(sentence.text, counted, quantity.start) if counted else None
    since = [m for m in known if not counted or (parted and m.start >= parted.end())]
    if known and not since:  # it may be those whom the number before counts
        besides = _BESIDES.search(sentence.text, counted, quantity.start)
        last = known[-1]
        return (
            About(last.group, last.text, stated=True, sure=False) if besides else About(None, "hen")
        )
    if since:
        opening = since[0] if since[0].start <= 12 else since[-1]
        return About(opening.group, opening.text, stated=True)
    # it may be those of them that the sentence before counted
    everyone = is_everyone(sentence.before)
    return About(None if everyone else sentence.before, "hen", stated=everyone)
