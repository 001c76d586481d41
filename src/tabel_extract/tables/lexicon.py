"""Dimensions, categories and answers that Dutch surveys use; they help, but none is needed.

The lists are data, in ``subgroups.toml``, so that people can read and extend them. Labels that have
a code stand in the program's list of subgroups, and are known from there.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from tabel_extract.codes.ages import age_band
from tabel_extract.codes.file import load_codes

MOST_REMEMBERED = 10_000
"""Headings whose dimensions are kept; reports repeat theirs in every table."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"\s+(?:of|en)\s+|\s*/\s*|,\s+")
"""What joins categories that are printed as one: `weinig of niet` stedelijk."""
_MIDDLE = re.compile(
    r"niet (?:mee )?\w+(?:,| en|, en) niet (?:mee )?\w+|noch \w+,? noch \w+", re.IGNORECASE
)
"""The middle of a scale, between two answers that it names: niet veel, niet weinig."""
_JUNK = re.compile(r"[^\w<>≥≤%+]+")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """A phrase without case, punctuation, brackets and spacing, to compare headings by."""
    return _JUNK.sub(" ", text.casefold()).strip()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of headings.

    ``dimensions`` maps a dimension's key to its canonical name, ``categories`` a category's key to
    the dimensions that have it; ``sets`` are lists of categories that a dimension commonly has,
    in order, and that together cover everyone. ``aged`` is the dimension whose categories are told
    by how ages are written.
    """

    dimensions: dict[str, str]
    categories: dict[str, frozenset[str]]
    sets: dict[str, frozenset[tuple[str, ...]]]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    totals: frozenset[str]
    answers: frozenset[str]
    modifiers: frozenset[str]
    openers: frozenset[str]
    spanners: frozenset[str]
    stubs: frozenset[str]
    aged: str | None = None
    _found: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def dimension(self, name: str) -> str | None:
        """The canonical name of a dimension heading, or None."""
        return self.dimensions.get(key(name))

    def dimensions_of(self, category: str) -> frozenset[str]:
        """Canonical names of the dimensions that a category may belong to."""
        found = self._found.get(category)
        if found is None:
            found = self._named(key(category))
            if not found and "(" in category:
                found = self._named(key(_IN_BRACKETS.sub("", category)))
            if not found and self.aged and age_band(category) is not None:
                found = frozenset({self.aged})
            if not found and len(parts := _JOINED.split(category)) > 1:
                found = frozenset.intersection(*(self._named(key(part)) for part in parts))
            if len(self._found) < MOST_REMEMBERED:
                self._found[category] = found
        return found

    def _named(self, text: str) -> frozenset[str]:
        found = self.categories.get(text, frozenset())
        return found | {name for pattern, name in self.patterns if pattern.fullmatch(text)}

    def is_total(self, heading: str) -> bool:
        """Whether a heading stands for everyone."""
        return key(heading) in self.totals

    def is_answer(self, heading: str) -> bool:
        """Whether a heading is an answer that questionnaires commonly offer."""
        return key(heading) in self.answers or _MIDDLE.fullmatch(heading.strip()) is not None


@cache
def lexicon() -> Lexicon:
    """The lexicon that the program ships with."""
    data = tomllib.loads((files(__package__) / "subgroups.toml").read_text(encoding="utf-8"))
    coded = load_codes().entries
    dimensions: dict[str, str] = {}
    categories: dict[str, set[str]] = {}
    patterns = []
    for name, entry in data["dimension"].items():
        headings, labels = coded.words_of(entry.get("codes", ""))
        for alias in [name, *entry.get("names", []), *headings]:
            dimensions[key(alias)] = name
        for category in [*entry.get("categories", []), *labels]:
            categories.setdefault(key(category), set()).add(name)
        patterns += [(re.compile(p), name) for p in entry.get("patterns", [])]
    return Lexicon(
        dimensions=dimensions,
        categories={k: frozenset(v) for k, v in categories.items()},
        sets={
            name: frozenset(tuple(map(key, one)) for one in entry.get("sets", []))
            for name, entry in data["dimension"].items()
        },
        patterns=tuple(patterns),
        totals=frozenset(map(key, coded.total.labels)),
        answers=frozenset(map(key, data["words"]["answers"])),
        modifiers=frozenset(map(key, data["words"]["modifiers"])),
        openers=frozenset(map(key, data["words"]["openers"])),
        spanners=frozenset(map(key, data["words"]["spanners"])),
        stubs=frozenset(map(key, data["words"]["stubs"])),
        aged=next((name for name, e in data["dimension"].items() if e.get("codes") == "age"), None),
    )
