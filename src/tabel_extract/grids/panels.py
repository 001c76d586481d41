"""Rules of one width over one another ─► the stretch of a page that they take for one table.

What stands beside them is another table or text, however well its lines are level with those of
the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.grids.ink import Piece, is_figure
from tabel_extract.grids.shapes import Stroke

SAME = 2.0
"""Points within which rules start, and end, alike."""
MAX_RULES = 500
"""Rules on a page, above which they are those of a drawing."""
LABELLED = 0.6
"""Share of the lines in a panel that start with a label and end with a number: rules over some
columns only have numbers alone, or labels alone, below them."""
HEAD = 3
"""Lines of headings above the highest rule of a panel, at most."""
STEP = 2.2
"""Em between baselines of those lines, at most."""


@dataclass(frozen=True, slots=True)
class Panel:
    """From where to where one table stands on a page, going by its rules."""

    x0: float
    top: float
    x1: float
    bottom: float

    def parts(self, left: Piece, right: Piece) -> bool:
        """Whether one of two pieces of a line stands in it, and the other does not."""
        if not self.top <= left.baseline <= self.bottom:
            return False
        return any(
            left.x1 <= edge + SAME and right.x0 >= edge - SAME for edge in (self.x0, self.x1)
        )


def panels_of(lines: Sequence[Sequence[Piece]], flat: Sequence[Stroke]) -> list[Panel]:
    """The panels of a page."""
    if len(flat) > MAX_RULES:
        return []
    groups: list[list[Stroke]] = []
    for stroke in flat:
        near = (
            g
            for g in groups
            if abs(g[0].lo - stroke.lo) <= SAME and abs(g[0].hi - stroke.hi) <= SAME
        )
        group = next(near, None)
        if group:
            group.append(stroke)
        else:
            groups.append([stroke])
    found: list[Panel] = []
    for group in groups:
        run = group[:1]
        for stroke in group[1:]:
            if any(_crosses(line, run[-1], stroke) for line in lines):
                found += _panel(run, lines)
                run = []
            run.append(stroke)
        found += _panel(run, lines)
    return found


def _crosses(line: Sequence[Piece], upper: Stroke, lower: Stroke) -> bool:
    """Whether a line between two rules goes on beyond one of their ends."""
    return any(
        p.x0 < edge - SAME and p.x1 > edge + SAME
        for p in line
        if upper.at < p.baseline <= lower.at
        for edge in (upper.lo, upper.hi)
    )


def _panel(rules: Sequence[Stroke], lines: Sequence[Sequence[Piece]]) -> list[Panel]:
    """The panel of some rules, if labels and numbers stand between them."""
    first, last = rules[0], rules[-1]
    held: list[list[Piece]] = []
    above: list[Sequence[Piece]] = []
    for line in lines:
        own = [p for p in line if p.x0 >= first.lo - SAME and p.x1 <= first.hi + SAME]
        if own and first.at < own[0].baseline <= last.at:
            held.append(own)
        elif line and line[0].baseline <= first.at:
            above.append(line)
    rows = [own for own in held if len(own) > 1]
    labelled = sum(not is_figure(own[0].text) and is_figure(own[-1].text) for own in rows)
    if len(rows) < 2 or labelled < LABELLED * len(rows):
        return []
    top = first.at
    for line in above[: -HEAD - 1 : -1]:
        far = top - line[0].baseline > STEP * line[0].size
        if far or any(
            p.x0 < x - SAME and p.x1 > x + SAME for p in line for x in (first.lo, first.hi)
        ):
            break
        top = line[0].baseline
    return [Panel(first.lo, top, first.hi, last.at)]
