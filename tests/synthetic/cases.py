"""One table with one habit of typesetters, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cells = list[tuple[tuple[str, ...], tuple[str, ...], str]]


@dataclass(frozen=True)
class Case:
    """A text and the cells in it; None where a fact is not looked at."""

    name: str
    text: str
    cells: Cells
    labels: list[str]
    notes: list[tuple[str, str]] | None = None
    source: str | None = "SCP (OPB’23)"
    population: str | None = None
    may_be_unresolved: bool = False


_PROSE = (
    "De uitkomsten laten zien dat opvattingen betrekkelijk stabiel zijn en dat mensen hun mening\n"
    "in de loop van de jaren weinig wijzigen.\n"
)
TOTAL: tuple[str, ...] = ("totaal",)
PAIR: list[tuple[str, ...]] = [TOTAL, ("geslacht", "man"), ("geslacht", "vrouw")]
PAIR_HEAD = ["totaal geslacht", "man", "vrouw"]


def under(dimension: str, *groups: str) -> list[tuple[str, ...]]:
    return [(dimension, group) for group in groups]


def _values(columns: int, row: int) -> list[str]:
    """Values whose first lies between all others, so that no rule takes offence."""
    step = (0, 3, -3)
    return [str(20 + step[row % 3] + step[i % 3]) for i in range(columns)]


def one_case(
    name: str,
    head: list[str],
    columns: Sequence[tuple[str, ...]],
    *,
    caption: str = "Meningen over de buurt, bevolking 18 jaar en ouder, 2023 (in procenten)",
    rows: tuple[tuple[str, tuple[str, ...]], ...] = (),
    notes: tuple[tuple[str, str], ...] = (),
    gap: str = "\n\n",
    after: str = "",
    printed_notes: str | None = None,
    may_be_unresolved: bool = False,
    before: str = "",
    source: str = "SCP (OPB’23)",
    printed_source: str | None = None,
    population: str | None = None,
) -> Case:
    """A table with ``rows`` of (line as printed, path as read); a path () is a section's line."""
    rows = rows or tuple((r, (r,)) for r in ("schone straten", "aardige buren", "genoeg winkels"))
    body, cells, number = [], [], 0
    for printed, path in rows:
        if not path:
            body.append(printed)
            continue
        values = _values(len(columns), number)
        number += 1
        body.append(" ".join(filter(None, (printed, *values))))
        cells += [(path, c, v) for c, v in zip(columns, values, strict=True)]
    foot = printed_notes if printed_notes is not None else "\n".join(" ".join(n) for n in notes)
    parts = [f"Tabel 4.1 {caption}", *head, *body, *([foot] if foot else [])]
    parts.append(f"Bron: {printed_source or source}")
    text = f"4 Wonen\n\n{before}{gap.join(parts)}\n\n{after}{_PROSE}"
    told = list(notes) if notes or printed_notes is not None else None
    return Case(name, text, cells, ["Tabel 4.1"], told, source, population, may_be_unresolved)


def naar(*names: str) -> str:
    by = " en ".join(names)
    return f"Meningen over de buurt, naar {by}, bevolking 18 jaar en ouder, 2023 (in procenten)"


def written(
    name: str,
    text: str,
    rows: list[tuple[tuple[str, ...], str]],
    notes: list[tuple[str, str]] | None = None,
) -> Case:
    """A table by sex that is written out whole; ``rows`` are paths with their values."""
    cells = [
        (path, column, value)
        for path, values in rows
        for column, value in zip(PAIR, values.split(), strict=True)
    ]
    whole = f"4 Wonen\n\n{text.format(caption=naar('geslacht'))}\n{_PROSE}"
    return Case(name, whole, cells, ["Tabel 4.1"], notes)
