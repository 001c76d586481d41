"""What a generated table is: how it is printed, and what reading it should give."""

from __future__ import annotations

from dataclasses import dataclass, field

Path = tuple[str, ...]

SOFT = "|"
"""Where a word of the pools may be hyphenated at the end of a line."""


def plain(text: str) -> str:
    """A text of the pools without its hyphenation points."""
    return text.replace(SOFT, "")


@dataclass(frozen=True)
class Dimension:
    """Subgroups by one background; ``over`` is a heading between its name and ordinals."""

    name: str
    groups: tuple[str, ...]
    over: str | None = None
    known: bool = True

    def path(self, group: str) -> Path:
        """The column path of one of its groups."""
        middle = (self.over,) if self.over else ()
        return (self.name, *middle, plain(group))

    def category(self, group: str) -> str:
        """The group in plain terms."""
        return f"{plain(group)} {self.over}" if self.over else plain(group)


@dataclass(frozen=True)
class Column:
    """One column: its path, and the unit, subgroup and marker that it gives its cells."""

    path: Path
    unit: str | None = None
    dimension: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class Row:
    """One printed row under its sections; markers stand behind the heading they belong to."""

    sections: Path
    heading: str
    values: tuple[str, ...]
    unit: str | None = None
    dimension: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class NoteSpec:
    """A note: ``heading`` is the row or section that refers to it, None for the caption."""

    marker: str
    text: str
    question: str | None
    heading: str | None


@dataclass
class TableSpec:
    """A table as meant: what is printed and what is expected are both made from it."""

    label: str
    kind: str
    title: str
    population: str | None
    period: str | None
    unit: str | None
    unit_text: str | None
    source: str | None
    header: list[list[str]] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    notes: list[NoteSpec] = field(default_factory=list)
    extra_markers: Path = ()
    poles: tuple[str, str] | None = None
    inside: list[str] = field(default_factory=list)
    strict: bool = True
    tags: set[str] = field(default_factory=set)

    @property
    def caption_markers(self) -> Path:
        """The markers at the end of the caption."""
        return tuple(n.marker for n in self.notes if n.heading is None and n.marker.isalnum())

    def marker_of(self, heading: str) -> str:
        """The marker that is printed behind a heading, or nothing."""
        return next((n.marker for n in self.notes if n.heading == heading), "")


@dataclass(frozen=True)
class ExpectedCell:
    """One cell as it should be read."""

    row: Path
    column: Path
    raw: str
    value: float | None
    unit: str | None
    question: str | None
    dimension: str | None
    category: str | None
    markers: Path


def number(text: str) -> float | None:
    """The value of a printed cell."""
    text = text.rstrip("*")
    if text[:1] == "<" or text in {"-", "."}:
        return None
    sign = -1.0 if text[:1] in "-−" else 1.0
    return sign * float(text.lstrip("+-−").replace(".", "").replace(",", ".")) + 0.0


def expected_cells(table: TableSpec) -> list[ExpectedCell]:
    """Every cell of a table, in reading order."""
    by_heading = {n.heading: n for n in table.notes}
    cells = []
    for row in table.rows:
        path = (*row.sections, *([row.heading] if row.heading else []))
        notes = [by_heading[h] for h in path if h in by_heading]
        asked = [n for n in reversed(notes) if n.question is not None]
        caption = by_heading.get(None)
        if not asked and caption and caption.question is not None:
            asked = [caption]
        for column, raw in zip(table.columns, row.values, strict=True):
            stars = tuple("*" for _ in range(raw.count("*")))
            cells.append(
                ExpectedCell(
                    tuple(map(plain, path)),
                    column.path,
                    raw.rstrip("*"),
                    number(raw),
                    column.unit or row.unit or table.unit,
                    asked[0].question if asked else None,
                    column.dimension or row.dimension,
                    column.category or row.category,
                    (*(n.marker for n in notes), *stars),
                )
            )
    return cells
