"""Which answers to an item a sentence speaks of: one, several together, or one it doesn't print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tabel_extract.claims.answers.attitude import direction_in
from tabel_extract.claims.answers.bands import by_band
from tabel_extract.claims.answers.degree import by_degree
from tabel_extract.claims.answers.items import MEANS, Answer, Item, Stance
from tabel_extract.claims.answers.joined import joined, of_either, of_kind
from tabel_extract.claims.answers.labels import Choice, NoChoice, by_label, in_quotes
from tabel_extract.claims.answers.scale import on_scale
from tabel_extract.claims.answers.stances import DISAGREE, NEUTRAL, negations, stance_in, stances
from tabel_extract.claims.answers.strength import strong_only
from tabel_extract.claims.text.words import WORD, root, stem, words
from tabel_extract.tables.lexicon import key

_EENS = re.compile(r"\b(?:on)?eens\b", re.IGNORECASE)
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
    r"doet|doen|leest|gaat|gaan|blijft|noemt|noemen|voelt|voelen|meent|gelooft|werkt|bestelt|loopt|pakt|steekt|kent|betaalt|gebruikt|stapte|ging|deed|\w+(?:eert|elt|ert|igt|ept)|bestaat|bestaan|\w{3,}(?:t|en)\s+zich)\b"
)
"""A number with a verb is a clause of its own; one without says what its sentence says."""
_STATES = re.compile(
    r"\b(?:vind(?:t|en)?|vond(?:en)?|wil(?:len|de)?|den(?:kt|ken)|meen(?:t)?|menen|zeg(?:t|gen)|zei|mening|oordeel|zie(?:t|n)|"
    r"geloof(?:t)?|geloven|kie(?:st|zen)|aan|hoort|horen|voel(?:t|en|de)|heeft|hebben|geef(?:t)|geven)\b",
    re.IGNORECASE,
)
"""Verbs that say what people hold, without a word for or against."""
_OF_ONESELF = re.compile(r"(?:ik|wij|we)\s+(?P<verb>\w{4,})\b", re.IGNORECASE)
_UN = re.compile(r"\bon(?P<rest>[a-zà-ÿ]{5,})\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"[,;]|\s(?:als|omdat|zodat|zelfs|tenzij|zolang|ook\s+al)\s", re.IGNORECASE
)
_OR_BEFORE = re.compile(r"\b(?:of|en|noch)\s+(?:heeft\s+|hebben\s+|is\s+)?$", re.IGNORECASE)
_OR_BEHIND = re.compile(r"\s+(?:(?:is|zijn|staat|staan)\s+)?(?:of|en|noch)\b", re.IGNORECASE)
_OFTEN_SAID = re.compile(
    r"\b(?:meer|minder)\s+(?:vaak|genoemd|(?:mee\s+)?te\s+maken|last|dan)\b", re.IGNORECASE
)
"""Says how many people say something, and not what they say."""
_SEVERAL = re.compile(r"\bmeer(?:dere)?\s+(?:dan\s+(?:een|één)\s+)?antwoord\w*", re.IGNORECASE)
"""What a question says of its answers, and not of what it asks."""
_ANTONYMS = (
    ("meer", "minder"), ("hoger", "lager"), ("makkelijker", "moeilijker"), ("toenemen", "afnemen"),
    ("vaker", "minder"), ("beter", "slechter"), ("strenger", "soepeler"), ("verhogen", "verlagen"),
    ("uitbreiden", "beperken"), ("toestaan", "verbieden"), ("open", "dicht"), ("langer", "korter"),
    ("breed", "smal"), ("hoog", "laag"), ("groot", "klein"), ("duur", "goedkoop"), ("kort", "lang"),
    ("vroeg", "laat"), ("druk", "rustig"), ("makkelijk", "moeilijk"), ("veilig", "onveilig"),
    ("sneller", "trager"), ("goedkoper", "duurder"), ("te veel", "te weinig"), ("vroeger", "later"),
)  # fmt: skip
_FULLY = re.compile(r"\b(?:helemaal|zeer|volledig)\s+(?:mee\s+)?(?:on)?eens\b", re.IGNORECASE)
_CONTENT = re.compile(r"tevreden|positief|negatief|\bgoed\b|\bslecht\b", re.IGNORECASE)
REMEMBERED = 512
"""Texts of which is kept on which side of what they say that something is."""
_SIDE = re.compile(
    r"\b(?P<side>in|uit|binnen|buiten)\s+(?:(?:de|het|een|ons|onze|hun)\s+)?(?P<place>[\w-]{3,})",
    re.IGNORECASE,
)
_OTHER_SIDE = {"in": "uit", "uit": "in", "binnen": "buiten", "buiten": "binnen"}


def choose(
    item: Item, own: str, wider: str = "", sentence: str = "", *, quoted: bool = False
) -> Choice | NoChoice:
    """The answers that the words of a number speak of.

    ``own`` are those of its clause, ``wider`` all that stand with it, ``sentence`` everything.
    """
    if literal := in_quotes(item.answers, own):
        return literal
    own, wider = (_with_negation(item, text) for text in (own, wider))
    points = [a for a in item.answers if a.point is not None]
    if len(points) > 2 and len(points) == len(item.answers):
        return on_scale(item, points, own, wider, sentence)
    if any(a.stance in ("agree", "disagree") for a in item.answers):
        return _by_stance(item, own, sentence, quoted=quoted)
    labelled = [a for a in item.answers if a.label]
    if labelled:
        return _labelled(item, labelled, own, wider) or NoChoice("answer_unknown")
    if not quoted and not _same_polarity(item, own):
        return NoChoice("polarity")
    return Choice(item.answers)


def _labelled(item: Item, answers: Sequence[Answer], own: str, wider: str) -> Choice | None:
    """The answers that a text names by their labels, or says as much as."""
    for text in (own, wider):
        named, band = by_label(answers, text), by_band(answers, text)
        if band and not (named and named.answers == band.answers):
            return band  # `een 5 of lager` has the words of the `5`
        if named:
            return named
    return by_degree(item, answers, own)


def _by_stance(item: Item, own: str, sentence: str, *, quoted: bool) -> Choice | NoChoice:
    if together := joined(item.answers, own):
        return together
    if _joined(own):
        return NoChoice("answer_unknown")
    if strong_only(item, own):
        return NoChoice("answer_absent")
    printed = [a for a in item.answers if a.label and not _EENS.search(a.label)]
    labelled = by_label(printed, own) if printed else None
    if labelled and labelled.stance == "neutral" and len(printed) < len(item.answers):
        labelled = None  # the others may have one that is in between
    if labelled and not _turned(labelled, own):
        whole = labelled.sure and not strong_only(item, sentence)
        return replace(labelled, stance=labelled.answers[0].stance, sure=whole)
    said = stance_in(own)
    bare = DISAGREE.without(own) if said == "disagree" else own
    if said is None and not CLAUSE.search(own):
        outside = re.sub(r"‘[^’]*’", " ", sentence)
        said = stance_in(outside) if stances(outside) == 1 else None
        labelled = by_label(printed, outside) if said and printed else None
        if labelled and not _turned(labelled, outside):
            return replace(labelled, stance=labelled.answers[0].stance)
    if said is None and (rated := _rated(item, own)) is not None:
        return rated
    quoted = quoted or (said is not None and bool(_POINTED.search(own)))
    turned = said != "neutral" and not quoted and not _same_polarity(item, bare)
    if turned and (said or opposed(item, bare)):
        return NoChoice("polarity")
    found = _taking(item, own, "disagree" if turned else said or "agree")
    if isinstance(found, NoChoice) or found.named:
        return found
    plain = (bool(_STATES.search(own)) or _has_verb(item, own)) and not turned
    whole = quoted or said == "neutral" or _as_asked(item, bare)
    sure = found.sure and (said is not None or plain) and whole
    return replace(found, sure=sure, named=said is not None)


def _taking(item: Item, own: str, wanted: Stance) -> Choice | NoChoice:
    """The answers for, against or in between that a text means; named where it says how much."""
    chosen = tuple(a for a in item.answers if a.stance == wanted)
    if not chosen:
        return NoChoice("answer_absent", wanted)
    if wanted == "neutral":
        return Choice(of_kind(chosen, own), wanted, sure=not of_either(chosen, own))
    if not _FULLY.search(own):
        return Choice(chosen, wanted)
    strongest = [a for a in chosen if re.search(r"\bhelemaal\b|\bzeer\b", a.label or "", re.I)]
    exact = tuple(a for a in strongest if "(" not in (a.label or ""))
    return Choice(exact, wanted, named=True) if exact else NoChoice("answer_absent", wanted)


def _rated(item: Item, own: str) -> Choice | None:
    """The answers of those who are discontent, by what they say of it: ``klaagt over``.

    So where people were asked how content they are; of a statement it may be the statement's own.
    """
    if not any(_CONTENT.search(a.label or "") for a in item.answers):
        return None
    felt = direction_in(own)
    wanted: Stance = "disagree" if felt == "against" else "agree"
    if felt is None or (felt == "for" and _STATES.search(own)):
        return None
    chosen = tuple(a for a in item.answers if a.stance == wanted)
    return Choice(chosen, wanted, sure=False, named=True) if chosen else None


def _has_verb(item: Item, text: str) -> bool:
    """Whether a text says that people do what a question has them say: ``Ik slaap slecht``."""
    said = _OF_ONESELF.match(item.question or "")
    if said is None or said["verb"].lower() in words().stop:
        return False
    return root(said["verb"].lower()) in {root(word) for word in WORD.findall(text.lower())}


def _joined(text: str) -> bool:
    """Whether those without an opinion are counted with others: ``tegen of neutraal``."""
    match = NEUTRAL.search(text)
    rest = stance_in(text[: match.start()] + text[match.end() :]) if match else None
    if match is None or rest in (None, "neutral"):
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
    """Whether a text is turned around as often as the item is, and no word is its opposite.

    What is said of a mark turns nothing around: `komt niet boven een 6,1 uit`.
    """
    if item.unit in MEANS:
        return True
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


def _with_negation(item: Item, text: str) -> str:
    """A text in which the opposite of a word of an item is a negation: `onvoldoende`."""
    if not _UN.search(text):
        return text
    labels = [answer.label or "" for answer in item.answers]
    asked = set(key(" ".join([*item.labels, item.question or "", *labels])).split())

    def negated(match: re.Match[str]) -> str:
        own, rest = match[0].lower(), match["rest"].lower()
        return f"niet {rest}" if rest in asked and own not in asked else match[0]

    return _UN.sub(negated, text)


def opposed(item: Item, text: str) -> bool:
    """Whether a text says `minder` where the item says `meer`, or `uit` of what it says `in`."""
    own = f" {key(_OFTEN_SAID.sub(' ', text))} "
    question = _SEVERAL.sub(" ", item.question or item.table.title)
    asked = f" {key(' '.join([*item.labels, question]))} "
    for one, other in _ANTONYMS:
        for a, b in ((f" {one} ", f" {other} "), (f" {other} ", f" {one} ")):
            if a in own and b not in own and b in asked and a not in asked:
                return True
    said, put = _sides(text), _sides(" ".join([*item.labels, item.question or ""]))
    return any(
        (_OTHER_SIDE[side], place) in said and (side, place) not in said for side, place in put
    )


@lru_cache(maxsize=REMEMBERED)
def _sides(text: str) -> set[tuple[str, str]]:
    """On which side of what a text says that something is."""
    return {(m["side"].lower(), stem(m["place"].lower())) for m in _SIDE.finditer(text)}
