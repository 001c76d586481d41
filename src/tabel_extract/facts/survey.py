"""When a survey was held, and among how many people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from tabel_extract.facts.dates import Stretch, stretches
from tabel_extract.facts.sentences import Sentence
from tabel_extract.facts.words import any_of, pairs, word

_SAID_BEFORE = re.compile(
    r"(?:Het|Dit|Dat|Deze|Die|Daar|Hier|Ze|Zij|We|Wij|In totaal|Er|Uiteindelijk)\b|\d"
)
_THIS_TIME = re.compile(
    r"\b(?:vorige?|eerder)(?=\s+(?:week|weekend|maand|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"deze|dit)\b)|\btoen(?=\s+(?:de|het) (?:enquête|onderzoek|peiling|vragenlijst))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.]\d|\d)")
_GATHERED = re.compile(r"(?:De|Alle|Onze) (?:gegevens|data|antwoorden)\b")
_ASKING = re.compile(
    r"(?:vragenlijst|enquête|steekproef|respondent|ondervraagd|geënquêteerd)", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:die|dat|waar\w*)\b")
_NEAR = re.compile(r"(?:\S+\s+){0,3}$")
_ON = re.compile(r"\b[Oo]p (?:de )?$")
_ASKED_AMONG = re.compile(r"(?P<survey>\w+)\s+(?:onder|bij)\s+(?:\S+\s+){0,5}?\S+$", re.IGNORECASE)
"""`een enquête onder 2.317 leden`, behind which `die` may be the survey."""
_NOT_DURING = re.compile(r"\b(?:na|vóór|sinds|vanaf|per|tot)\s+$", re.IGNORECASE)
_SAME_WAVE = timedelta(days=300)
_OLDEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Told:
    """A value, the sentence that tells it, and where in it."""

    sentence: Sentence
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fieldwork(Told):
    """First and last day that a sentence tells."""

    days: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Sample(Told):
    """A number of people that a sentence says were asked; ``sure`` where it says so itself."""

    size: int
    sure: bool


def of_this_survey(sentence: Sentence) -> bool:
    """Whether a sentence tells of no other survey than the text's own."""
    return word("earlier").search(_THIS_TIME.sub("", sentence.text)) is None


def names_survey(sentence: Sentence) -> bool:
    """Whether a sentence is about a survey, or goes on about one."""
    if word("surveys").search(sentence.text):
        return True
    goes_on = _SAID_BEFORE.match(sentence.text)
    return bool(goes_on and word("surveys").search(sentence.before))


def _tells_of_asking(sentence: Sentence, below: Sentence | None) -> bool:
    """Whether data are said to be gathered, and in the next sentence from whom was asked."""
    follows = below is not None and below.before == sentence.text and of_this_survey(below)
    gathered = _GATHERED.match(sentence.text) if follows else None
    return bool(gathered and below and _ASKING.search(below.text))


def years(text: str) -> set[int]:
    """The years that a text names."""
    return {int(y) for y in _YEAR.findall(text)}


def fieldwork_in(sentences: Sequence[Sentence], published: date | None) -> Iterator[Fieldwork]:
    """All days on which the text's own survey was held, as far as it tells."""
    for sentence, below in zip_longest(sentences, sentences[1:]):
        for stretch in stretches(sentence.text, published):
            if not (names_survey(sentence) or _tells_of_asking(sentence, below)):
                continue
            if _held(sentence, stretch) and _in_time(stretch, published):
                days = (stretch.first, stretch.last)
                yield Fieldwork(sentence, stretch.start, stretch.end, days)


def _held(sentence: Sentence, stretch: Stretch) -> bool:
    left, right = sentence.clause(stretch.start, stretch.end)
    lead, rest = sentence.text[left : stretch.start], sentence.text[stretch.end : right]
    if _NOT_DURING.search(lead) or (stretch.single and not _ON.search(lead)):
        return False
    if word("events").search(sentence.text) or not of_this_survey(sentence):
        return False
    clause = f"{lead} {rest}"
    if word("publishing").search(clause) or not _acts(clause, sentence, "acts_in_two", "held"):
        return False
    told = years(sentence.text) - {stretch.first.year, stretch.last.year}
    return not told and _of_survey(sentence.text, left, stretch.start)


def _acts(clause: str, sentence: Sentence, *two: str) -> bool:
    """Whether a clause tells that something was held or answered."""
    if word("acts").search(clause):
        return True
    both = (pair for name in two for pair in pairs(name))
    return any(a.search(clause) and b.search(sentence.text) for a, b in both)


def _of_survey(text: str, left: int, start: int) -> bool:
    """Whether a day belongs to the survey, not to what stands before a ``die`` or ``dat``."""
    relatives = list(_RELATIVE.finditer(text, left, start))
    before = text[: relatives[-1].start()].rstrip(", ") if relatives else ""
    asked = _ASKED_AMONG.search(before)
    if asked and word("surveys").search(asked["survey"]):
        neuter = asked["survey"].lower().endswith(("onderzoek", "panel"))
        return relatives[-1][0] == ("dat" if neuter else "die")
    near = _NEAR.search(before + " ")
    return not before or not near or word("surveys").search(near[0]) is not None


def _in_time(stretch: Stretch, published: date | None) -> bool:
    return published is None or timedelta() <= published - stretch.last <= _OLDEST


def the_fieldwork(found: Sequence[Fieldwork], samples: Sequence[Sample]) -> Fieldwork | None:
    """The one that is told; of several that of the sample, or the last of waves far apart."""
    if len({f.days for f in found}) < 2:
        return found[0] if found else None
    asked = {s.sentence for s in samples if s.sure}
    beside = [f for f in found if f.sentence in asked]
    if len({f.days for f in beside}) == 1:
        return beside[0]
    *waves, last = sorted(found, key=lambda f: f.days)
    others = [f for f in waves if f.days != last.days]
    return last if all(last.days[0] - f.days[1] > _SAME_WAVE for f in others) else None


_NUMBER = r"(?P<number>\d(?<![\d.,’'-].)(?:\d{0,2}(?:[. ]\d{3})+|\d{1,5}))(?![\d.,]\d)"
"""What may not stand before a number is looked at behind its first figure, as a search that begins
with a figure passes over everything else at a fifth of the time."""
_FIGURE = re.compile(r"\d")
_PEOPLE = re.compile(
    rf"{_NUMBER}\s+(?P<adjectives>(?:[a-zë-]+e\s+|Nederlandse\s+|volwassen\s+){{0,2}}?)"
    rf"(?P<people>{any_of('people')}|(?-i:[A-Z][a-zë]+(?:ers|en)))(?![\w-])",
    re.IGNORECASE,
)
_BASE = re.compile(r"(?<!\w)[nN]\s?=\s?(?P<number>\d{1,3}(?:\.\d{3})+|\d{2,6})(?![\d.,]\d)")
_TOOK_PART = re.compile(
    rf"\b(?:deden|namen|werkten)\b[^.;]{{0,40}}?\s{_NUMBER}\s+(?=(?:er\s)?(?:mee|deel)\b)"
)
_OF_THEM = re.compile(
    r"\b(?:van (?:hen|(?:die|deze) mensen)|daarvan|hiervan)\b[^.;,]{0,40}?\s"
    rf"(?:er\s)?{_NUMBER}(?=\s)",
    re.IGNORECASE,
)
"""Of those whom the sentence before says were invited, those who answered."""
_DID_SO = re.compile(
    rf"Dat deden (?:(?:er|uiteindelijk|in totaal|samen) )*{_NUMBER} {any_of('people')}"
    r"(?:\s+\([^()]*\))?\.",
    re.IGNORECASE,
)
_ASKED_TO = re.compile(
    r"\b(?:verzoek|verzocht|gevraagd|uitgenodigd|uitnodiging|brief)\b.*?"
    r"\b(?:in te vullen|mee te doen|deel te nemen|te beantwoorden)\b"
)
"""What the sentence before says that people were asked to do: ``Dat deden 812 mensen.``"""
_ASKED_APART = re.compile(r"\b(?:extra|aanvullende?|aparte?|verdiepende?|tweede)\b")
_BASED_ON = re.compile(
    r"\b(?:(?:gebaseerd|gestoeld|baseren?|baseert)\b[^.;]*?\bop\b[^.;]*?(?:antwoorden|reacties|gegevens|opgaven|vragenlijsten)\s+van)\s+$",
    re.IGNORECASE,
)
"""What the size of a sample stands right behind."""
_WORKED = re.compile(r"\bwerkten?\b", re.IGNORECASE)
FEWEST_ASKED = 100
"""Fewer people who *werkten mee* may have made the survey."""
_BEFORE = re.compile(rf"(?:(?:^|[^\w]){any_of('approximate')}|\d\s+(?:en|à|of))\s*$", re.IGNORECASE)
_WHAT_THEY_SAID = re.compile(r"\b(?:in|weten)\s+dat\b|\bweten\b.*\bte\b")
_NAMED_AS_BASE = re.compile(
    r"(?:\b(?:onder|door|bij|met|van|respons|totaal)\W*|[(])$", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:de|alle|die|deze|onze|hun|haar|overige)\s+$", re.IGNORECASE)
_PART = re.compile(r"\s*(?:die|met|zonder|jonger|ouder|onder|boven|tot)\b", re.IGNORECASE)
_OF_PANEL = re.compile(
    r"\s+(?:van|uit)\s+(?:(?:het|ons|zijn|haar|hun)\s+)?[^,.;]*?panel\b", re.IGNORECASE
)
_RESPONDENTS = re.compile(any_of("respondents"), re.IGNORECASE)
_ALL_OF_THEM = re.compile(r",\s+all(?:en|emaal)\s")
"""Behind it stands what the people of a number are, and no part of them: ``, allen lid van …``."""
_AT = re.compile(r"\b(?:[Aa]an|[Bb]ij) (?:de|het|een) (?:[\w-]+e )?[\w-]+")
_AMONG = re.compile(rf"(?<![\w-]){any_of('surveys')}\s+(?:\S+\s+){{0,4}}?onder\s+$", re.IGNORECASE)


def samples_in(sentences: Sequence[Sentence]) -> Iterator[Sample]:
    """All numbers of people that a text says its own survey asked."""
    for sentence in sentences:
        if not _FIGURE.search(sentence.text):
            continue
        people = list(_PEOPLE.finditer(sentence.text))
        yield from _of_them(sentence)
        yield from _did_so(sentence)
        bases = [m for p in (_BASE, _TOOK_PART) for m in p.finditer(sentence.text)]
        if not (people or bases) or not of_this_survey(sentence):
            continue
        for match in people:
            if (sure := _asked(sentence, match)) is not None:
                yield _sample(sentence, match, sure)
        for match in bases:
            if names_survey(sentence) and not _partial(sentence, match):
                yield _sample(sentence, match, True)


def _of_them(sentence: Sentence) -> Iterator[Sample]:
    """Of those who were invited the ones who answered: ``Van hen vulden er 812 de lijst in``."""
    match = _OF_THEM.search(sentence.text) if word("invited").search(sentence.before) else None
    if match is None or _BEFORE.search(sentence.text[: match.start("number")]):
        return
    asked = _acts(sentence.text, sentence, "acts_in_two") and names_survey(sentence)
    if asked and of_this_survey(sentence):
        yield _sample(sentence, match, True)


def _did_so(sentence: Sentence) -> Iterator[Sample]:
    """Those who did what the sentence before says they were asked: answer the survey."""
    match = _DID_SO.fullmatch(sentence.text)
    before = sentence.before
    asked = _ASKED_TO.search(before) and not _ASKED_APART.search(before)
    if match and asked and word("surveys").search(before) and not word("earlier").search(before):
        yield _sample(sentence, match, True)


def _sample(sentence: Sentence, match: re.Match[str], sure: bool) -> Sample:
    size = int(re.sub(r"\D", "", match["number"]))
    return Sample(sentence, match.start(), match.end(), size, sure)


def _asked(sentence: Sentence, match: re.Match[str]) -> bool | None:
    """Whether a number of people is said to have answered: surely, perhaps (False) or not."""
    text = sentence.text
    if _partial(sentence, match) or word("no_people").fullmatch(match["people"]):
        return None
    respondents = _RESPONDENTS.fullmatch(match["people"]) and not match["adjectives"]
    if _DEFINITE.search(text[: match.start()]):
        whole = respondents and not _PART.match(text, match.end())
        return False if whole and word("surveys").search(text) else None
    left, right = sentence.clause(match.start(), match.end())
    clause = f"{text[left : match.start()]} {text[match.end() : right]}"
    if _acts(clause, sentence, "acts_in_two", "answered") and names_survey(sentence):
        what = _AT.search(clause)
        return None if what and not word("surveys").search(what[0]) else True
    if _AMONG.search(text[: match.start()]):
        return True
    lead = text[left : match.start()]
    if _OF_PANEL.match(text, match.end()) or "steekproef van" in lead or _BASED_ON.search(lead):
        return True
    base = respondents and _NAMED_AS_BASE.search(text[: match.start()])
    return False if base and word("surveys").search(text) else None


def _partial(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a number is not exact, or that of a part, of those invited, or of those at work."""
    text, start = sentence.text, match.start()
    left, right = sentence.clause(start, match.end())
    number = int(re.sub(r"\D", "", match["number"]))
    if number < FEWEST_ASKED and _WORKED.search(text[left:right]):
        return True
    others = [m.end() for m in _PEOPLE.finditer(text, left, start)]
    lead = text[max(others, default=left) : start]
    if _BEFORE.search(text[:start]) or word("not_sample").search(lead):
        return True
    behind = _ALL_OF_THEM.split(text[match.end() : right])[0]
    return bool(word("not_sample_behind").search(behind) or _WHAT_THEY_SAID.search(behind))


def the_sample(
    found: Sequence[Sample], fieldwork: Fieldwork | None, published: date | None
) -> Sample | None:
    """The one that is told; of several that beside the fieldwork, or the one told in all."""
    if fieldwork or published:
        own = {d.year for d in fieldwork.days} if fieldwork else set()
        own |= {published.year, published.year - 1} if published and not fieldwork else set()
        found = [s for s in found if not years(s.sentence.text) - own]
    for kept in (
        [s for s in found if s.sure],
        [s for s in found if s.sure and fieldwork and s.sentence == fieldwork.sentence],
        [s for s in found if s.sure and "totaal" in s.sentence.text[: s.start]],
        [s for s in found if not any(f.sure for f in found)],
    ):
        if len({s.size for s in kept}) == 1:
            return kept[0]
    return None
