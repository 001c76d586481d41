"""Subgroups as printed ─► codes, by a file that people edit.

A category is looked up under its heading, and together with those that the table prints beside it:
`sterk` is a class of urbanity only where all five classes stand there. What can't be told stays
without a code and says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from tabel_extract.codes.ages import age_band, says_years, unclear
from tabel_extract.codes.entries import Category, Division, Entries
from tabel_extract.codes.labels import LEVEL, label_key

RULES = 1
"""The number of the rules below; to be raised when they give a category another code."""

TOTAL = "total"
"""The code of everyone, as a dimension and as a category."""

Status = Literal["mapped", "unmapped"]
Match = Literal["same", "near"]
Reason = Literal[
    "no_dimension",
    "unknown_dimension",
    "unknown_category",
    "other_division",
    "unclear_band",
    "two_labels",
]

REASONS: Mapping[str, tuple[str, str]] = {
    "no_dimension": ("geen kop erboven gelezen", "no heading over it was read"),
    "unknown_dimension": ("kop staat niet in de lijst", "its heading is not in the list"),
    "unknown_category": (
        "staat niet onder deze kop in de lijst",
        "is not in the list under this heading",
    ),
    "other_division": (
        "de tabel drukt een andere indeling af",
        "the table prints another division",
    ),
    "unclear_band": (
        "waar de leeftijdsgroep begint of eindigt, is niet zeker",
        "where the band begins or ends is not certain",
    ),
    "two_labels": (
        "twee koppen van de tabel hebben deze code",
        "two headings of the table have this code",
    ),
    "unplaced": ("de kolom is niet te zien", "its column can't be seen"),
    "not_looked_up": (
        "de lijst is er nog niet op toegepast",
        "the list has not been applied to it yet",
    ),
}
"""Why a category has no code, in Dutch and in English; the last two are told by the warehouse."""


@dataclass(frozen=True, slots=True)
class Subgroup:
    """A category as printed, and what the list says of it.

    Without a code ``reason`` says why. ``category_code`` is unique over all lists; ``position``
    rises in the order of the categories. Names are in Dutch and English. Of ages ``low`` and
    ``high`` are the first and the last completed year, None where there is no bound.
    """

    dimension: str | None
    category: str
    reason: Reason | None = None
    dimension_code: str | None = None
    list_code: str | None = None
    category_code: str | None = None
    position: int | None = None
    dimension_names: tuple[str, str] | None = None
    category_names: tuple[str, str] | None = None
    match: Match | None = None
    low: int | None = None
    high: int | None = None

    @property
    def status(self) -> Status:
        """Whether it has a code."""
        return "mapped" if self.category_code else "unmapped"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A category of a list, under one of its labels."""

    list_code: str
    code: str
    position: int
    match: Match


class _OfList(TypedDict):
    """What all categories of a list have in common."""

    dimension_code: str
    list_code: str
    dimension_names: tuple[str, str]


_Place = tuple[str, str]
"""The keys of a heading and of a label below it."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """A file of subgroups, ready to be asked.

    ``revision`` is the SHA-256 of its bytes, ``name`` its file name and ``text`` all that it says.
    The others are keys: ``places`` of labels below headings, ``ages`` of headings whose list reads
    ages, ``headings`` of all, ``plain`` of labels that mean something by themselves, ``totals`` and
    ``unknown`` of everyone and of those who did not tell.
    """

    revision: str
    name: str
    text: str
    entries: Entries
    places: Mapping[_Place, tuple[_Entry, ...]]
    ages: Mapping[str, str]
    headings: frozenset[str]
    plain: frozenset[str]
    totals: frozenset[str]
    unknown: frozenset[str]

    def of_table(self, heading: str | None, categories: Collection[str]) -> dict[str, Subgroup]:
        """Look up all categories that a table prints below a heading, each as printed."""
        if heading is None:
            return {c: Subgroup(None, c, "no_dimension") for c in categories}
        key = label_key(heading)
        if key not in self.headings:
            return {c: Subgroup(heading, c, "unknown_dimension") for c in categories}
        listed = self._listed(heading, self._entries(key, categories))
        aged = self._aged(heading, categories) if key in self.ages else {}
        found = {c: listed.get(c) or aged.get(c) or self._other(heading, c) for c in categories}
        labels = {(s.category_code, label_key(c)) for c, s in found.items()}
        times = Counter(code for code, _ in labels if code)
        return {
            c: Subgroup(heading, c, "two_labels") if times[s.category_code or ""] > 1 else s
            for c, s in found.items()
        }

    def of_heading(self, heading: str) -> Subgroup | None:
        """What a heading that was read as no subgroup may be: everyone, or a lost category.

        None for all others. Labels that say something only together, such as `niet`, are no sign.
        """
        key = label_key(heading)
        if key in self.totals:
            return _total(None, heading)
        if key in self.plain or says_years(heading):
            return Subgroup(None, heading, "no_dimension")
        return None

    def _entries(self, key: str, categories: Collection[str]) -> dict[str, _Entry]:
        """The entry of each category that has one, and only one in view of those beside it."""
        aside = self.totals | self.unknown
        beside = [c for c in categories if label_key(c) not in aside]
        found = {c: self.places.get((key, label_key(c)), ()) for c in beside}
        fitting = {
            code
            for code, one in self.entries.lists.items()
            if one.whole and _fits(code, one, found)
        }
        chosen = {}
        for category, entries in found.items():
            sure = [e for e in entries if not self._is_whole(e) or e.list_code in fitting]
            if len(sure) == 1:
                chosen[category] = sure[0]
        return chosen

    def _is_whole(self, entry: _Entry) -> bool:
        return self.entries.lists[entry.list_code].whole

    def _other(self, heading: str, category: str) -> Subgroup:
        """A category that is in no list and no age band: everyone, or one without a code."""
        own = label_key(category)
        if own in self.totals:
            return _total(heading, category)
        known = (label_key(heading), own) in self.places
        return Subgroup(heading, category, "other_division" if known else "unknown_category")

    def _listed(self, heading: str, entries: Mapping[str, _Entry]) -> dict[str, Subgroup]:
        found = {}
        for category, entry in entries.items():
            one = self.entries.lists[entry.list_code].category[entry.code]
            found[category] = Subgroup(
                heading,
                category,
                category_code=f"{entry.list_code}.{entry.code}",
                position=entry.position,
                category_names=(one.nl, one.en),
                match=entry.match,
                **self._of_list(entry.list_code),
            )
        return found

    def _aged(self, heading: str, categories: Collection[str]) -> dict[str, Subgroup]:
        bands = {c: band for c in categories if (band := age_band(c)) is not None}
        lost = unclear(bands.values())
        list_code = self.ages[label_key(heading)]
        return {
            category: Subgroup(heading, category, "unclear_band")
            if band in lost
            else Subgroup(
                heading,
                category,
                category_code=f"{list_code}.{band.code}",
                position=band.position,
                category_names=band.names,
                match="same",
                low=band.low,
                high=band.high,
                **self._of_list(list_code),
            )
            for category, band in bands.items()
        }

    def _of_list(self, list_code: str) -> _OfList:
        code = self.entries.lists[list_code].dimension
        dimension = self.entries.dimension[code]
        return {
            "dimension_code": code,
            "list_code": list_code,
            "dimension_names": (dimension.nl, dimension.en),
        }


def _total(heading: str | None, category: str) -> Subgroup:
    return Subgroup(
        heading,
        category,
        dimension_code=TOTAL,
        category_code=TOTAL,
        position=0,
        dimension_names=("totaal", "total"),
        category_names=("totaal", "total"),
        match="same",
    )


def _fits(code: str, division: Division, found: Mapping[str, tuple[_Entry, ...]]) -> bool:
    """Whether a table prints every category of a list, and none that the list does not have."""
    mine = [{e.code for e in entries if e.list_code == code} for entries in found.values()]
    return all(mine) and set().union(*mine) == set(division.category)


def code_list(revision: str, name: str, text: str, entries: Entries) -> CodeList:
    """Make a list ready to be asked.

    Raises:
        ValueError: If one label has two codes; the message names it and both.
    """
    places: dict[_Place, dict[str, _Entry]] = {}
    ages = _ages(entries)
    totals = frozenset(map(label_key, entries.total.labels))
    unknown = frozenset(map(label_key, entries.unknown.labels))
    for code, division in entries.lists.items():
        for place, label, entry in _placed(code, division):
            if place[1] in totals | unknown:
                raise ValueError(f"{_at(entry)}: {label!r} is a label of [total] or [unknown]")
            if place[0] in ages and age_band(label.rpartition(LEVEL)[2]) is not None:
                raise ValueError(
                    f"{_at(entry)}: {label!r} is an age band, which list.{ages[place[0]]} reads "
                    "itself: leave it out"
                )
            _add(places.setdefault(place, {}), label, entry, entries)
    return CodeList(
        revision=revision,
        name=name,
        text=text,
        entries=entries,
        places={place: tuple(found.values()) for place, found in places.items()},
        ages=ages,
        headings=frozenset({heading for heading, _ in places} | set(ages)),
        plain=frozenset(
            label
            for (_, label), found in places.items()
            for entry in found.values()
            if not entries.lists[entry.list_code].whole
        ),
        totals=totals,
        unknown=unknown,
    )


def _ages(entries: Entries) -> dict[str, str]:
    """Keys of the headings below which ages are read, with the list that does."""
    ages: dict[str, str] = {}
    for code, division in entries.lists.items():
        for heading in division.headings if division.grammar else ():
            if ages.setdefault(label_key(heading), code) != code:
                other = ages[label_key(heading)]
                raise ValueError(f"list.{code}.headings: {heading!r} is one of list.{other} too")
    return ages


def _placed(code: str, division: Division) -> list[tuple[_Place, str, _Entry]]:
    """Where each label of a list counts, with the label as it is written and its category."""
    found = []
    for position, (own, category) in enumerate(division.category.items(), start=1):
        for label, match in _labels(category):
            heading, level, bare = label.rpartition(LEVEL)
            over = [heading] if level else division.headings
            entry = _Entry(code, own, position, match)
            found += [((label_key(one), label_key(bare)), label, entry) for one in over]
    return found


def _labels(category: Category) -> list[tuple[str, Match]]:
    return [(c, "same") for c in category.labels] + [(c, "near") for c in category.near]


def _add(known: dict[str, _Entry], label: str, entry: _Entry, entries: Entries) -> None:
    """Take a label in, unless another category has it where nothing beside it tells which."""
    for other in known.values():
        both = (entries.lists[one.list_code] for one in (entry, other))
        if other.list_code == entry.list_code or not all(one.whole for one in both):
            same = (other.list_code, other.code) == (entry.list_code, entry.code)
            what = (
                "is there twice but for its layout"
                if same
                else f"is a label of {_at(other)} too: keep one of them"
            )
            raise ValueError(f"{_at(entry)}: {label!r} {what}")
    known[entry.list_code] = entry


def _at(entry: _Entry) -> str:
    return f"list.{entry.list_code}.category.{entry.code}"
