"""Small tables made by hand, and the words of one number, for tests of what sentences speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.claims.about.segments import segments
from tabel_extract.claims.about.whom import about
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import About, Group
from tabel_extract.model import HeadingPath, Table
from tests.checks.tables import EDUCATION, TOTAL, Column, groups, table
from tests.claims.grammar import READER

SEX = groups("geslacht", "man", "vrouw")
AGE = groups("leeftijd", "16-34 jaar", "35-54 jaar", "55-74 jaar", "≥ 75 jaar")
INCOME = tuple(
    Column(("inkomen", "kwintiel", c), "inkomen", c) for c in ("1e", "2e", "3e", "4e", "5e")
)
PARENTS = groups("oudste kind", "0-3 jaar", "4-12 jaar")
TRUST = groups("vertrouwen in de politiek", "laag", "hoog")
HEALTH = groups("ervaren gezondheid", "goed", "niet goed")
LIVING = groups("woonsituatie", "huurder", "koper", "woont bij ouders")

MAN, WOMAN = (Group("geslacht", c) for c in ("man", "vrouw"))
LOWER, MIDDLE, HIGHER = (Group("opleiding", c.category) for c in EDUCATION)
YOUNG, GROWN, OLDER, OLDEST = (Group("leeftijd", c.category) for c in AGE)
POOREST, SECOND, *_, RICHEST = (Group("inkomen", c.category) for c in INCOME)


def of_columns(*columns: Column, population: str = "bevolking 16 jaar en ouder") -> Table:
    """A table of one row over everyone and these columns."""
    every = (TOTAL, *columns)
    row = [str(40 + i) for i in range(len(every))]
    return replace(table(every, {("fietst elke dag",): row}), population=population)


FINDER = GroupFinder([of_columns(*SEX, *EDUCATION, *AGE, *INCOME)])


def whose(
    sentence: str, *, finder: GroupFinder = FINDER, before: Group | None = None
) -> list[About]:
    """Whom each number of a sentence is about."""
    found = READER.read(sentence)
    return about(sentence, found, segments(sentence, found), finder, before)


def named(dimension: tuple[str, ...], sentence: str) -> str | None:
    """The category that the first number of a sentence is of, if it is told.

    ``dimension`` is its heading with those of its categories.
    """
    finder = GroupFinder([of_columns(*groups(*dimension))])
    group = whose(sentence, finder=finder)[0].group
    return group.category if group and group.dimension else None


SCALE = tuple(Column((str(point),)) for point in range(1, 11))
"""The points of a scale, as a table prints them side by side."""


def scale(*values: int) -> Table:
    """A table of one row, whose columns are the points of a scale."""
    return table(
        SCALE[: len(values)], {("er moet minder verkeer komen",): [str(v) for v in values]}
    )


def answered(*labels: str, question: str | None = None) -> Table:
    """A table of one item with these answers, which add up to everyone."""
    values = [10] * (len(labels) - 1)
    shares = zip(labels, [*values, 100 - sum(values)], strict=True)
    rows: dict[HeadingPath, Sequence[str]] = {
        ("de fiets in de stad", label): (str(value),) for label, value in shares
    }
    made = table((TOTAL,), rows)
    return replace(
        made, observations=tuple(replace(o, question=question) for o in made.observations)
    )
