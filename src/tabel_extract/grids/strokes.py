"""Printed rules ─► whole lines: pieces joined, doubles dropped."""

from __future__ import annotations

from collections.abc import Iterable

from tabel_extract.grids.shapes import Stroke
from tabel_extract.page import Fill, Rule

SNAP = 1.5
"""Points by which pieces of one line may be apart sideways: lines are drawn as thin boxes whose
two edges are both printed."""
ROW_WIDTH = 60.0
"""Points: shading that is narrower is that of a bar or a sign."""
ROW_HEIGHT = (6.0, 80.0)
"""Points between which the height of a shaded row is; a higher one is a box."""
JOIN = 3.0
"""Points between two pieces of one line: the width of a rule that crosses it."""


def strokes_of(rules: Iterable[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    """The horizontal and the vertical lines of a page, sorted by where they stand."""
    flat: list[Stroke] = []
    upright: list[Stroke] = []
    for rule in rules:
        if rule.horizontal:
            flat.append(Stroke((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        else:
            upright.append(Stroke((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    return merged(flat), merged(upright)


def edges_of(fills: Iterable[Fill]) -> list[Stroke]:
    """The upper and lower edges of shaded rows, of one cell after another too.

    They part rows as rules do.
    """
    rows = [f.bbox for f in fills if ROW_HEIGHT[0] <= f.bbox[3] - f.bbox[1] <= ROW_HEIGHT[1]]
    edges = merged([Stroke(y, b[0], b[2]) for b in rows for y in (b[1], b[3])])
    return [edge for edge in edges if edge.hi - edge.lo >= ROW_WIDTH]


def merged(strokes: list[Stroke]) -> list[Stroke]:
    """Pieces that lie along one line as one stroke."""
    found: list[Stroke] = []
    group: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: s.at):
        if group and stroke.at - group[0].at > SNAP:
            found += _joined(group)
            group = []
        group.append(stroke)
    return sorted(found + _joined(group), key=lambda s: (s.at, s.lo))


def _joined(group: list[Stroke]) -> list[Stroke]:
    joined: list[list[Stroke]] = []
    end = 0.0
    for stroke in sorted(group, key=lambda s: s.lo):
        if joined and stroke.lo - end <= JOIN:
            joined[-1].append(stroke)
            end = max(end, stroke.hi)
        else:
            joined.append([stroke])
            end = stroke.hi
    return [
        Stroke(sum(s.at for s in pieces) / len(pieces), pieces[0].lo, max(s.hi for s in pieces))
        for pieces in joined
    ]
