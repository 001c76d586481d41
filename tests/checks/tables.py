"""Small tables made by hand, for tests of the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tabel_extract.dutch import parse_cell
from tabel_extract.model import HeadingPath, Observation, Provenance, Table

FIRST_ROW = 5
"""Lines from a table's caption to its first row."""


@dataclass(frozen=True)
class Column:
    """The heading of a column, and what its cells say of themselves because of it."""

    path: HeadingPath
    dimension: str | None = None
    category: str | None = None
    unit: str | None = "percent"
    period: str | None = None


TOTAL = Column(("totaal",))


def groups(dimension: str, *categories: str) -> tuple[Column, ...]:
    return tuple(Column((dimension, c), dimension, c) for c in categories)


MEN, WOMEN = groups("geslacht", "man", "vrouw")
EDUCATION = groups("opleiding", "bo, vmbo", "havo, vwo, mbo", "hbo, wo")


def cell(row: HeadingPath, column: Column, raw: str, place: Provenance) -> Observation:
    read = parse_cell(raw)
    assert read is not None, raw
    return Observation(
        row=row,
        column=column.path,
        raw=read.raw,
        value=read.value,
        qualifier=read.qualifier,
        unit=column.unit,
        question=None,
        markers=(),
        dimension=column.dimension,
        category=column.category,
        period=column.period,
        provenance=place,
    )


def table(
    columns: Sequence[Column],
    rows: Mapping[HeadingPath, Sequence[str]],
    label: str = "Tabel 1.1",
    *,
    line: int = 10,
    **facts: Any,
) -> Table:
    """A table whose caption says all that a caption has to say, on page 3."""
    observations = tuple(
        cell(path, column, raw, Provenance(3, line + FIRST_ROW + number))
        for number, (path, raws) in enumerate(rows.items())
        for column, raw in zip(columns, raws, strict=True)
    )
    whole = Table(
        label=label,
        kind="table",
        title="Mening over de fiets, naar geslacht",
        population="bevolking 18 jaar en ouder",
        period="2024",
        unit="percent",
        unit_text="in procenten",
        source="Fietspanel 2024",
        observations=observations,
        pages=(3,),
        lines=(line, line + 20),
    )
    return replace(whole, **facts)


def with_cell(of: Table, row: HeadingPath, column: HeadingPath, /, **changes: Any) -> Table:
    """The same table with one cell changed."""
    found = [o for o in of.observations if (o.row, o.column) == (row, column)]
    assert len(found) == 1, f"{len(found)} cells at {row}, {column}"
    return replace(
        of,
        observations=tuple(replace(o, **changes) if o is found[0] else o for o in of.observations),
    )


def with_value(of: Table, row: HeadingPath, column: HeadingPath, raw: str) -> Table:
    """The same table with another number printed in one cell."""
    read = parse_cell(raw)
    assert read is not None, raw
    return with_cell(of, row, column, raw=read.raw, value=read.value, qualifier=read.qualifier)


def opinions(label: str = "Tabel 1.1", **facts: Any) -> Table:
    """Two items with three answers each, of everyone and by sex; every column adds up."""
    return table(
        (TOTAL, MEN, WOMEN),
        {
            ("vindt fietsen leuk", "eens"): ("50", "48", "52"),
            ("vindt fietsen leuk", "neutraal"): ("30", "31", "29"),
            ("vindt fietsen leuk", "oneens"): ("20", "21", "19"),
            ("fietst naar het werk", "eens"): ("40", "44", "36"),
            ("fietst naar het werk", "neutraal"): ("25", "26", "24"),
            ("fietst naar het werk", "oneens"): ("35", "30", "40"),
        },
        label,
        **facts,
    )
