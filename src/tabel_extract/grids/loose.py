"""Rules that a reader sees without their being printed: columns and rows inside one ruled field.

Many tables rule off their headings only; the numbers below stand in one field, in columns and
rows of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.grids.columns import Gap, columns_of
from tabel_extract.grids.fields import entries_of
from tabel_extract.grids.frames import Frame
from tabel_extract.grids.ink import Piece, is_figure, lines_of, pieces_of
from tabel_extract.grids.lattice import Lattice, lattice_of
from tabel_extract.grids.rows import rows_of
from tabel_extract.grids.shapes import Stroke
from tabel_extract.page import Word

MIN_LOOSE = 2
"""Lines with numbers side by side in one field, or fields with numbers over one another, from
which a drawing is taken to lack rules."""

Field = list[list[Piece]]


def completed(frame: Frame, words: Sequence[Word]) -> Lattice | None:
    """The grid of a drawing, with the rules that it leaves out; None where there is none."""
    lattice = lattice_of(frame)
    if lattice is None:
        return None
    fields = _fields(lattice, words)
    beside = sum(_side_by_side(line) for field in fields.values() for line in field)
    if beside >= MIN_LOOSE:
        gaps = columns_of(_whole_lines(lattice, words))
        upright = _columns(lattice, fields, gaps, [s.at for s in frame.upright])
        frame = Frame(frame.flat, tuple(sorted((*frame.upright, *upright), key=lambda s: s.at)))
        lattice = lattice_of(frame) or lattice
        fields = _fields(lattice, words)
    if sum(_stacked(field) for field in fields.values()) >= MIN_LOOSE:
        flat = _rows(lattice, fields)
        frame = Frame(tuple(sorted((*frame.flat, *flat), key=lambda s: s.at)), frame.upright)
        lattice = lattice_of(frame) or lattice
    return lattice


def _fields(lattice: Lattice, words: Sequence[Word]) -> dict[int, Field]:
    """The lines in each cell, in pieces."""
    held: dict[int, list[Word]] = {}
    for word in words:
        if not word.angle:
            held.setdefault(lattice.holding(word), []).append(word)
    return {
        index: [pieces_of(line, i) for i, line in enumerate(lines_of(own))]
        for index, own in held.items()
    }


def _whole_lines(lattice: Lattice, words: Sequence[Word]) -> list[list[Piece]]:
    """Lines over the whole width, parted where cells part them too."""
    found: list[list[Piece]] = []
    upright = [w for w in words if not w.angle]
    for number, line in enumerate(lines_of(upright)):
        by_cell: dict[int, list[Word]] = {}
        for word in line.words:
            by_cell.setdefault(lattice.holding(word), []).append(word)
        parts = [p for own in by_cell.values() for p in pieces_of(lines_of(own)[0], number)]
        found.append(sorted(parts, key=lambda p: p.x0))
    return found


def _side_by_side(line: list[Piece]) -> bool:
    return len(line) > 1 and any(is_figure(p.text) for p in line[1:])


def _stacked(field: Field) -> bool:
    """Whether numbers stand over one another in a field."""
    return len(field) > 1 and all(len(line) == 1 and is_figure(line[0].text) for line in field)


def _columns(
    lattice: Lattice, fields: dict[int, Field], gaps: Sequence[Gap], printed: Sequence[float]
) -> list[Stroke]:
    """A line down each field between pieces that stand on both sides of a gap."""
    found: list[Stroke] = []
    for index, field in fields.items():
        left, top, right, bottom = lattice.box(index)
        for low, high in gaps:
            at = next((x for x in printed if low <= x <= high), (low + high) / 2)
            if not left < at < right:
                continue
            before = any(p.x1 <= high for line in field for p in line)
            after = any(p.x0 >= low for line in field for p in line)
            crossed = any(p.x0 < low and p.x1 > high for line in field for p in line)
            if before and after and not crossed:
                found.append(Stroke(at, top, bottom))
    return found


def _rows(lattice: Lattice, fields: dict[int, Field]) -> list[Stroke]:
    """Lines between the rows that stand in one ruled row."""
    bands: dict[int, list[int]] = {}
    for index in fields:
        row, _, high, _ = lattice.spans[index]
        if high == 1:
            bands.setdefault(row, []).append(index)
    found: list[Stroke] = []
    for indexes in bands.values():
        if not any(_stacked(fields[i]) for i in indexes):
            continue
        pieces = sorted(
            (p for i in indexes for line in fields[i] for p in line), key=lambda p: p.baseline
        )
        for at in _parting(lattice, pieces):
            for index in indexes:
                left, _, right, _ = lattice.box(index)
                found.append(Stroke(at, left, right))
    return found


def _parting(lattice: Lattice, pieces: list[Piece]) -> list[float]:
    """The heights between rows of pieces."""
    lines = [
        [p for w in (line.words,) for p in pieces_of(line, i)]
        for i, line in enumerate(lines_of(w for p in pieces for w in p.words))
    ]
    gaps = [(x, x) for x in lattice.xs[1:-1]]
    extents = list(pairwise(lattice.xs))
    entries = [entries_of(line, gaps, extents) for line in lines]
    rows = rows_of(entries, [])
    found: list[float] = []
    for index in range(1, len(rows)):
        if rows[index] != rows[index - 1]:
            upper = max(e.bottom for e in entries[index - 1])
            lower = min(e.top for e in entries[index])
            found.append((upper + lower) / 2)
    return found
