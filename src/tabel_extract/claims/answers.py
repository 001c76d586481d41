"""Which answers to an item a sentence speaks of: one, several together, or one it doesn't print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.items import Answer, Item, Stance
from tabel_extract.claims.stances import DISAGREE, NEUTRAL, negations, stance_in, stances
from tabel_extract.claims.strength import strong_only
from tabel_extract.claims.words import WORD, stem
from tabel_extract.tables.lexicon import key


@dataclass(frozen=True, slots=True)
class Choice:
    """The answers whose cells a number is the sum of.

    Not ``sure`` where only a negation suggests them; ``named`` where the words name them: a score,
    an answer's own words, for or against.
    """

    answers: tuple[Answer, ...]
    stance: Stance | None = None
    sure: bool = True
    named: bool = False


@dataclass(frozen=True, slots=True)
class NoChoice:
    """Why no answer could be chosen: a code of ``reasons``."""

    reason: str
    stance: Stance | None = None


_EENS = re.compile(r"\b(?:on)?eens\b", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:scores?|cijfers?|schaal|antwoord(?:optie|categorie)?|rapportcijfers?)\b[^.;\d]{0,25}?"
    r"(?P<low>\d{1,2})\s*(?:-|–|tot en met|t/m|tot|en|of)\s*(?:een\s+)?(?P<high>\d{1,2})(?!\s?%)"
    r"|(?P<from>\d{1,2})\s+of\s+(?:hoger|meer)"
    r"|(?:ten minste|minstens|minimaal|op zijn minst)\s+een\s+(?P<least>\d{1,2})"
    r"|(?P<to>\d{1,2})\s+of\s+(?:lager|minder)"
    r"|(?:hooguit|hoogstens|ten hoogste|maximaal|niet (?:verder|hoger) dan)"
    r"\s+een\s+(?P<most>\d{1,2})"
    r"|\bscore\s+(?P<one>\d{1,2})\b|(?P<fail>\been\s+onvoldoende\b)|(?P<pass>\been\s+voldoende\b)"
    r"|(?:geeft|gaf|geven|gaven)\s+(?:[\w% ]{0,40}?\s)?"
    r"(?<!minste\s)(?<!minst\s)(?<!stens\s)(?<!oogste\s)(?<!hooguit\s)(?<!imaal\s)(?<!\bdan\s)"
    r"een\s+(?P<given>\d{1,2})\b(?!,|\s+of\s+(?:hoger|meer|lager|minder))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\been\s+(?P<low>\d{1,2})(?:,\s*\d{1,2})*\s+of\s+(?:een\s+)?(?P<high>\d{1,2})\b(?!\s*(?:%|procent))"
)
_OR_MORE = re.compile(
    r"\s*,?\s*of\s+(?:nog\s+)?(?:vaker|meer|hoger|langer|zwaarder|sterker)\b", re.I
)
_OR_LESS = re.compile(
    r"\s*,?\s*of\s+(?:nog\s+)?(?:minder(?:\s+vaak)?|lager|korter|zeldener)\b", re.I
)
_AT_LEAST = re.compile(
    r"\b(?:ten\s+minste|minstens|minimaal|op\s+zijn\s+minst)\s+(?:een\s+)?$", re.I
)
_POINTED = re.compile(
    r"\b(?:de|deze|die|dezelfde)\s+(?:laatste\s+)?(?:stelling|gedachte|uitspraak|opvatting|mening|maatregel|bewering|zienswijze|idee)\b"
    r"(?!\s+dat)|\b(?:er|daar|hier)(?:mee|voor|tegen|over)\b|\bhet\s+(?:daar|hier)\b|\b(?:dat|dit)\s+(?:af|wel|niet|zo)\b"
    r"|\b\w+(?:t|en)\s+(?:dat|dit|die\s+\w+)(?=\s*(?:$|[.,;)]|af\b|en\s|niet\b))",
    re.IGNORECASE,
)
"""Words that take a whole statement as it was put, so that its own negations don't count."""
CLAUSE = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|wil|wilde|willen|kan|kunnen|mag|zou|zouden|koos|kozen|vond|zei|"
    r"vind(?:t|en)|geeft|geven|gaf|zegt|zeggen|denkt|denken|ziet|zien|kiest|kiezen|steunt|wijst|wijzen|keurt|maakt|maken|"
    r"doet|doen|leest|gaat|gaan|blijft|noemt|noemen|voelt|voelen|meent|gelooft|werkt|bestelt|loopt|pakt|steekt|kent|betaalt|gebruikt|stapte|ging|deed|\w+(?:eert|elt|ert|igt|ept))\b"
)
"""A number with a verb is a clause of its own; one without says what its sentence says."""
_STATES = re.compile(
    r"\b(?:vind(?:t|en)?|vond(?:en)?|wil(?:len|de)?|den(?:kt|ken)|meen(?:t)?|menen|zeg(?:t|gen)|zei|mening|oordeel|zie(?:t|n)|"
    r"geloof(?:t)?|geloven|kie(?:st|zen)|aan|hoort|horen|voel(?:t|en|de)|heeft|hebben|geef(?:t)|geven)\b",
    re.IGNORECASE,
)
"""Verbs that say what people hold, without a word for or against."""
_SUBORDINATE = re.compile(
    r"[,;]|\s(?:als|omdat|zodat|zelfs|tenzij|zolang|ook\s+al)\s", re.IGNORECASE
)
_EVERY = (
    (re.compile(r"\b(?:elke|iedere)\s+dag\b", re.I), "dagelijks"),
    (re.compile(r"\b(?:elke|iedere)\s+week\b|\been\s+keer\s+per\s+week\b", re.I), "wekelijks"),
    (re.compile(r"\b(?:elke|iedere)\s+maand\b|\been\s+keer\s+per\s+maand\b", re.I), "maandelijks"),
    (re.compile(r"\b(?:elk|ieder)\s+jaar\b", re.I), "jaarlijks"),
)
_OR_BEFORE = re.compile(r"\b(?:of|en|noch)\s+(?:heeft\s+|hebben\s+|is\s+)?$", re.IGNORECASE)
_OR_BEHIND = re.compile(r"\s+(?:of|en|noch)\b", re.IGNORECASE)
_ANTONYMS = (
    ("meer", "minder"), ("hoger", "lager"), ("makkelijker", "moeilijker"), ("toenemen", "afnemen"),
    ("vaker", "minder"), ("beter", "slechter"), ("strenger", "soepeler"), ("verhogen", "verlagen"),
    ("uitbreiden", "beperken"), ("toestaan", "verbieden"), ("open", "dicht"), ("langer", "korter"),
    ("breed", "smal"), ("hoog", "laag"), ("groot", "klein"), ("duur", "goedkoop"), ("kort", "lang"),
    ("vroeg", "laat"), ("druk", "rustig"), ("makkelijk", "moeilijk"), ("veilig", "onveilig"),
    ("sneller", "trager"), ("goedkoper", "duurder"), ("te veel", "te weinig"), ("vroeger", "later"),
)  # fmt: skip


def choose(
    item: Item, own: str, wider: str = "", sentence: str = "", *, quoted: bool = False
) -> Choice | NoChoice:
    """The answers that the words of a number speak of.

    ``own`` are those of its clause, ``wider`` all that stand with it, ``sentence`` everything.
    """
    points = [a for a in item.answers if a.point is not None]
    if len(points) > 2 and len(points) == len(item.answers):
        return _on_scale(points, own, wider)
    if any(a.stance in ("agree", "disagree") for a in item.answers):
        return _by_stance(item, own, sentence, quoted=quoted)
    labelled = [a for a in item.answers if a.label]
    if labelled:
        return _by_label(labelled, own) or _by_label(labelled, wider) or NoChoice("answer_unknown")
    if not quoted and not _same_polarity(item, own):
        return NoChoice("polarity")
    return Choice(item.answers)


# -- scales -----------------------------------------------------------------------------------


def scale_in(text: str) -> bool:
    """Whether a text names points of a scale as such: ``score 6-10``."""
    match = _SCALE.search(text)
    return match is not None and any(match[name] for name in ("low", "one"))


def _on_scale(points: Sequence[Answer], own: str, wider: str) -> Choice | NoChoice:
    numbers = [a.point or 0 for a in points]
    first, last = min(numbers), max(numbers)
    if listed := _LISTED.search(own):
        low, high = int(listed["low"]), int(listed["high"])
    else:
        bounds = _stated(own, first, last) or _stated(wider, first, last)
        if bounds is None:
            return NoChoice("scale_unclear")
        low, high = bounds
    chosen = tuple(a for a in points if low <= (a.point or 0) <= high)
    if not chosen or low < min(numbers) or high > max(numbers):
        return NoChoice("scale_unclear")
    return Choice(chosen, named=True)


def _stated(text: str, first: int, last: int) -> tuple[int, int] | None:
    """The first points that a text names; the ends of the scale itself are none."""
    for match in _SCALE.finditer(text):
        low, high = _bounds(match, first, last)
        if (low, high) != (first, last):
            return low, high
    return None


def _bounds(match: re.Match[str], first: int, last: int) -> tuple[int, int]:
    part = {k: v for k, v in match.groupdict().items() if v}
    if "low" in part:
        return int(part["low"]), int(part["high"])
    for name in ("from", "least"):
        if name in part:
            return int(part[name]), last
    for name in ("to", "most"):
        if name in part:
            return first, int(part[name])
    if "fail" in part:
        return first, 5
    if "pass" in part:
        return 6, last
    point = int(part.get("one") or part["given"])
    return point, point


# -- answers by their own words ---------------------------------------------------------------


def _by_label(answers: Sequence[Answer], text: str) -> Choice | None:
    """Answers whose label the text has, in full or but for what its brackets hold."""
    return (
        _as_printed(answers, text)
        or _as_printed(answers, _in_adverbs(text))
        or _scattered(answers, text)
    )


def _scattered(answers: Sequence[Answer], text: str) -> Choice | None:
    """The one answer all of whose words a clause has, apart: `houdt … geld over`."""
    said = {stem(w) for w in WORD.findall(text.lower())}
    own = [{stem(w) for w in WORD.findall((a.label or "").lower())} for a in answers]
    found = [i for i, parts in enumerate(own) if len(parts) > 2 and parts <= said]
    return Choice((answers[found[0]],), named=True) if len(found) == 1 else None


def _in_adverbs(text: str) -> str:
    """``elke week`` as ``wekelijks``."""
    for pattern, word in _EVERY:
        text = pattern.sub(word, text)
    return text


def _as_printed(answers: Sequence[Answer], text: str) -> Choice | None:
    found: list[tuple[int, int, int]] = []
    for index, answer in enumerate(answers):
        for pattern in _label_patterns(answer.label or ""):
            if match := pattern.search(text):
                found.append((match.start(), match.end(), index))
                break
    found = [f for f in found if not any(_inside(f, other) for other in found)]
    if not found:
        return None
    start, end, index = found[0]
    rising = _rising(answers)
    if len(found) == 1 and rising is not None:
        if _OR_MORE.match(text, end) or _AT_LEAST.search(text[:start]):
            return Choice(tuple(answers[index:] if rising else answers[: index + 1]), named=True)
        if _OR_LESS.match(text, end):
            return Choice(tuple(answers[: index + 1] if rising else answers[index:]), named=True)
    if len(found) == 1 and (other := _shared_ending(answers, index, text[:start])) is not None:
        found.append((start, end, other))
    elif len(found) > 1:
        between = text[min(f[1] for f in found) : max(f[0] for f in found)]
        if len(between) > 12 * len(found):
            return None
    return Choice(tuple(answers[i] for _, _, i in sorted(found, key=lambda f: f[2])), named=True)


def _shared_ending(answers: Sequence[Answer], index: int, before: str) -> int | None:
    """The other answer in ``veel of heel veel zorgen``, which leaves out what both end in."""
    ending = (answers[index].label or "").split()[-1:]
    for other, answer in enumerate(answers):
        parts = (answer.label or "").split()
        if other == index or len(parts) < 2 or parts[-1:] != ending:
            continue
        if re.search(rf"\b{re.escape(' '.join(parts[:-1]))}\s+(?:of|en|tot)\s+$", before, re.I):
            return other
    return None


def _inside(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[2] != other[2] and other[0] <= one[0] and one[1] <= other[1] and (
        other[1] - other[0] > one[1] - one[0]
    )  # fmt: skip


def _label_patterns(label: str) -> list[re.Pattern[str]]:
    whole = WORD.findall(label.lower())
    bare = WORD.findall(re.sub(r"\([^)]*\)", " ", label.lower()))
    often = WORD.findall(_in_adverbs(label.lower()))
    forms = [f for f in dict.fromkeys((tuple(whole), tuple(bare), tuple(often))) if f]
    return [
        re.compile(r"\b" + r"[\s(),]+".join(_loosely(w) for w in f) + r"\b", re.I) for f in forms
    ]


def _loosely(word: str) -> str:
    root = stem(word)
    return (
        rf"{re.escape(root)}\w{{0,3}}"
        if len(root) > 3 and word.startswith(root)
        else re.escape(word)
    )


def _rising(answers: Sequence[Answer]) -> bool | None:
    """Whether answers go from none to much; None where their words don't tell."""
    low = re.compile(r"\b(?:nooit|niet|geen|nauwelijks|zelden)\b", re.I)
    first, last = (bool(low.search(a.label or "")) for a in (answers[0], answers[-1]))
    return None if first == last else first


# -- for and against --------------------------------------------------------------------------


def _by_stance(item: Item, own: str, sentence: str, *, quoted: bool) -> Choice | NoChoice:
    if _joined(own):
        return NoChoice("answer_unknown")
    if strong_only(item, own):
        return NoChoice("answer_absent")
    printed = [a for a in item.answers if a.label and not _EENS.search(a.label)]
    by_label = _by_label(printed, own) if printed else None
    if by_label and not _turned(by_label, own):
        whole = not strong_only(item, sentence)
        return replace(by_label, stance=by_label.answers[0].stance, sure=whole)
    said = stance_in(own)
    bare = DISAGREE.sub(" ", own) if said == "disagree" else own
    if said is None and not CLAUSE.search(own):
        outside = re.sub(r"‘[^’]*’", " ", sentence)
        said = stance_in(outside) if stances(outside) == 1 else None
    explicit = said is not None
    quoted = quoted or (explicit and bool(_POINTED.search(own)))
    turned = said != "neutral" and not quoted and not _same_polarity(item, bare)
    if turned:
        if explicit or opposed(item, bare):
            return NoChoice("polarity")
        said = "disagree"
    wanted: Stance = said or "agree"
    chosen = tuple(a for a in item.answers if a.stance == wanted)
    if not chosen:
        return NoChoice("answer_absent", wanted)
    strongest = [a for a in chosen if re.search(r"\bhelemaal\b|\bzeer\b", a.label or "", re.I)]
    fully = re.search(r"\b(?:helemaal|zeer|volledig)\s+(?:mee\s+)?(?:on)?eens\b", own, re.I)
    if fully:
        exact = [a for a in strongest if "(" not in (a.label or "")]
        chosen = tuple(a for a in exact)
        return Choice(chosen, wanted, named=True) if exact else NoChoice("answer_absent", wanted)
    plain = bool(_STATES.search(own)) and not turned
    sure = (explicit or plain) and (quoted or said == "neutral" or _as_asked(item, bare))
    return Choice(chosen, wanted, sure=sure, named=explicit)


def _joined(text: str) -> bool:
    """Whether those without an opinion are counted with others: ``tegen of neutraal``."""
    match = NEUTRAL.search(text)
    if match is None or stance_in(text[: match.start()] + text[match.end() :]) is None:
        return False
    return bool(_OR_BEFORE.search(text[: match.start()]) or _OR_BEHIND.match(text, match.end()))


def _turned(choice: Choice, text: str) -> bool:
    """Whether ``niet`` stands before an answer's words and isn't one of them."""
    label = (choice.answers[0].label or "").split()
    word = re.escape(label[-1].strip("()")) if label else ""
    return bool(
        re.search(rf"\b(?:niet|geen|nooit)\s+(?:\w+\s+){{0,2}}{word}", text, re.I)
    ) and not (negations(choice.answers[0].label or ""))


def _same_polarity(item: Item, text: str) -> bool:
    """Whether a text is turned around as often as the item is, and no word is its opposite."""
    if opposed(item, text):
        return False
    return _as_asked(item, text) or negations(text) % 2 == negations(" ".join(item.labels)) % 2


def _as_asked(item: Item, text: str) -> bool:
    """Whether a text is turned around as often as the question, whatever its label says."""
    asked = item.question or " ".join(item.labels)
    main = _SUBORDINATE.split(asked, maxsplit=1)[0]
    return negations(text) % 2 in {
        negations(form) % 2 for form in (asked, main) if form or not asked
    }


def opposed(item: Item, text: str) -> bool:
    """Whether a text says `minder` where the item says `meer`."""
    own = f" {key(text)} "
    asked = f" {key(' '.join([*item.labels, item.question or item.table.title]))} "
    for one, other in _ANTONYMS:
        for a, b in ((f" {one} ", f" {other} "), (f" {other} ", f" {one} ")):
            if a in own and b not in own and b in asked and a not in asked:
                return True
    return False
