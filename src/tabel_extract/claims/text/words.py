"""Words of Dutch sentences: their stems, what they weigh as evidence, and which are alike."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from tabel_extract.language.numerals import WORDS

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
RECENT = 256
"""Texts whose stems are kept: those of a few sentences, each of which is asked for often."""
REMEMBERED = 20_000
COMPOUND = 5
"""Letters that a part of a compound must have to count: `hereniging` in `gezinshereniging`."""


_LATIN = (
    "centra",
    "musea",
    "gymnasia",
    "podia",
    "laboratoria",
    "ministeria",
    "criteria",
    "aquaria",
)
NUMERALS = frozenset(WORDS) - {"acht", "nul", "een", "één", "eén"}
"""Words that count, whatever it is; those left out say something else as well."""


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``lexicon.toml``, by stem where inflection may differ."""

    stop: frozenset[str]
    often: frozenset[str]
    idle: str
    discourse: frozenset[str]
    negation: frozenset[str]
    particles: frozenset[str]
    everyone: tuple[str, ...]
    people: frozenset[str]
    aged: frozenset[str]
    residents: frozenset[str]
    vague: frozenset[str]
    how_often: frozenset[str]
    finite: frozenset[str]
    explained: frozenset[str]
    divided: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    agree: frozenset[str]
    disagree: frozenset[str]
    neutral: frozenset[str]
    degrees: Mapping[str, Sequence[str]]


@cache
def words() -> Words:
    """The lists that the program ships with."""
    data = tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))
    own, groups, answers = (data[name] for name in ("words", "groups", "answers"))
    return Words(
        stop=frozenset(own["stop"].split()),
        often=frozenset(own["often"]),
        idle=own["idle"] + " " + own["discourse"],
        discourse=frozenset(map(stem, own["discourse"].split())),
        negation=frozenset(own["negation"]),
        particles=frozenset(own["particles"]),
        everyone=tuple(groups["everyone"]),
        people=frozenset(groups["people"]),
        aged=frozenset(groups["aged"]),
        residents=frozenset(groups["residents"]),
        vague=frozenset(groups["vague"].split()),
        how_often=frozenset(groups["how_often"].split()),
        finite=frozenset(groups["finite"].split()),
        explained=frozenset((groups["finite"] + " " + groups["function"]).split()) | {"degenen"},
        divided=tuple(
            (tuple(entry["by"].split()), frozenset(entry["people"].split()))
            for entry in data["divided"]
        ),
        agree=frozenset(answers["agree"]),
        disagree=frozenset(answers["disagree"]),
        neutral=frozenset(answers["neutral"]),
        degrees=data["degrees"],
    )


@cache
def _strong() -> dict[str, str]:
    """The infinitive of each form of a strong verb, and the first word of each family."""
    data = tomllib.loads((files(__package__) / "lexicon.toml").read_text(encoding="utf-8"))
    own = data["words"]
    verbs = [line.split() for name in ("strong", "kin") for line in own[name].splitlines()]
    return {form: verb[0] for verb in verbs for form in verb}


@cache
def _stemmer() -> snowballstemmer.dutch_stemmer.DutchStemmer:
    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """The stem of a lower-case word: ``vluchtelingen`` and ``vluchteling`` have one.

    So have the forms of a strong verb, which its letters don't tell: ``sprak`` and ``spreken``.
    """
    if word.endswith(_LATIN):
        word = word[:-1] + "um"  # `musea` is `museum`
    return str(_stemmer().stemWord(_strong().get(word, word)))


def content(text: str) -> list[str]:
    """The stems that say what a text is about, in their order, each once."""
    return list(_content(text))


@lru_cache(maxsize=RECENT)
def _content(text: str) -> tuple[str, ...]:
    said = WORD.findall(text.lower().replace("’", "'"))
    return tuple(dict.fromkeys(filter(None, map(_telling, said))))


@lru_cache(maxsize=REMEMBERED)
def _telling(word: str) -> str | None:
    """The stem of a word that says what a text is about; None for others."""
    told = (len(word) > 2 or word in _strong()) and word not in words().stop
    told = told and word not in NUMERALS
    return stem(word) if told and not word.isdigit() else None


def adverbs(text: str) -> list[str]:
    """The stems of adverbs that say how often, which sentences have for other things as well."""
    return [stem(w) for w in WORD.findall(text.lower()) if w in words().often]


def likeness(one: str, other: str) -> float:
    """How sure two stems mean one thing: 1 the same, less for a part of a compound, 0 unlike."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) >= COMPOUND and (long.endswith(short) or long.startswith(short)):
        return 0.8
    if len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 2:
        return 0.9
    if len(short) >= 4 and long.endswith(short) and long[: -len(short)] in words().particles:
        return 0.9
    return 0.0


_SHORT = 4
"""Letters that a short part of a compound has: `hond` in `hondenvoer`."""
SHORT_PART = 0.7
"""How sure a word is meant by such a part alone."""
_PREFIXES = frozenset({"her", "ont", "ver"})
_WORDLIKE = re.compile(r"(?=.*[aeiouy])(?=.*[^aeiouy]).{3,}")


def _is_short_part(short: str, long: str) -> bool:
    """Whether a short word is a part of a compound, whose other part may be a word as well."""
    if len(short) != _SHORT:
        return False
    rest = long[_SHORT:] if long.startswith(short) else long[:-_SHORT]
    return rest not in _PREFIXES and _WORDLIKE.fullmatch(rest) is not None


_INFLECTED = 0.9
"""How sure two stems mean one thing that only differ as forms of a verb do."""
_ROOT = 3
"""Letters that the root of a verb has, at least."""


_BORROWED = re.compile(r"(\w{4,})(?:aties?|eren|eer(?:t|d|de|den)?)")


@lru_cache(maxsize=REMEMBERED)
def root(word: str) -> str:
    """What forms of a verb have in common, as far as their letters tell: `steekt`, `steken`.

    And the noun in `-atie` of one in `-eren`: `crematie`, `gecremeerd`.
    """
    bare = re.sub(r"^ge(?=\w{4})", "", word)
    if borrowed := _BORROWED.fullmatch(bare):
        return borrowed[1]
    bare = re.sub(r"(?:en|et|d|t|de|te|den|ten)$", "", bare)
    short = re.sub(r"([aeou])\1|(\w)\2$", lambda m: m[1] or m[2], bare)
    return short[:-1] + {"v": "f", "z": "s"}.get(short[-1:], short[-1:])


class Vocabulary:
    """Stems that texts may be about, found by a stem that is the same or alike."""

    def __init__(self, stems: frozenset[str]) -> None:
        self._stems = stems
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        self._roots: dict[str, list[str]] = {}
        for own in stems:
            self._first.setdefault(own[:4], []).append(own)
            self._last.setdefault(own[-4:], []).append(own)
            self._roots.setdefault(root(own), []).append(own)
        self._found: dict[str, dict[str, float]] = {}

    def alike(self, one: str) -> dict[str, float]:
        """The stems that ``one`` may stand for, with how sure that is."""
        found = self._found.get(one)
        if found is None:
            near = {*self._first.get(one[:4], ()), *self._last.get(one[-4:], ())}
            if one in self._stems:
                near.add(one)
            found = {own: sure for own in near if (sure := likeness(one, own)) > 0}
            parts = [own for own in near if own not in found and _is_short_part(one, own)]
            found |= dict.fromkeys(parts, SHORT_PART)
            if len(root(one)) >= _ROOT:
                found = dict.fromkeys(self._roots.get(root(one), ()), _INFLECTED) | found
            self._found[one] = found
        return found
