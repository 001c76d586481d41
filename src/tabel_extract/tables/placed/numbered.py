"""Numbers at the start of rows that are their headings: years, ``1`` to ``5``, ``≥ 85``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.tables.placed.cells import Cut
from tabel_extract.tables.placed.stretch import Stretch
from tabel_extract.tables.rows import YEAR
from tabel_extract.tables.scale import consecutive

SAME_START = 2.5
"""Points by which row headings may differ in where they start."""


def with_numbered_rows(stretch: Stretch, count: int) -> Stretch:
    """The stretch with first numbers as row headings: years, ``1`` to ``5``, ``≥ 85``.

    Either no row has another heading, or the number stands where the headings of others start, or
    it is one of the years that stand beside each of them. ``count`` lines are the header.
    """
    rows = [c for c in stretch.cuts[count:] if c.values]
    starts = [c.texts[0].x0 for c in rows if c.texts]
    if starts:
        stretch = replace(
            stretch, cuts=tuple(_with_year_first(c, min(starts)) for c in stretch.cuts)
        )
        rows = [c for c in stretch.cuts[count:] if c.values]
        if _have_years_each(rows):
            return _with_first_as_heading(stretch, rows)
        width = Counter(len(c.values) for c in rows if c.texts).most_common(1)[0][0]
        cuts = [
            _numbered(c)
            if not c.texts
            and len(c.values) == width + 1
            and min(abs(c.values[0].x0 - x) for x in starts) <= SAME_START
            else c
            for c in stretch.cuts
        ]
        return replace(stretch, cuts=tuple(cuts))
    if len(rows) < 2 or any(c.texts or len(c.values) < 2 for c in rows):
        return stretch
    firsts = [c.values[0].cell.raw for c in rows]
    years = all(YEAR.fullmatch(f) for f in firsts) and len(set(firsts)) == len(firsts)
    if not years and not (len(firsts) > 2 and consecutive(firsts)):
        return stretch
    return _with_first_as_heading(stretch, rows)


def _numbered(cut: Cut) -> Cut:
    """A line with its first number as a heading, behind the others that it has."""
    return replace(cut, texts=(*cut.texts, cut.values[0].phrase), values=cut.values[1:])


def _with_first_as_heading(stretch: Stretch, rows: Sequence[Cut]) -> Stretch:
    own = {id(row) for row in rows}
    return replace(stretch, cuts=tuple(_numbered(c) if id(c) in own else c for c in stretch.cuts))


def _have_years_each(rows: Sequence[Cut]) -> bool:
    """Whether each heading has rows for years of one series, in a column before all values."""
    if len(rows) < 2 or any(len(c.values) < 2 for c in rows):
        return False
    firsts = [c.values[0] for c in rows]
    end = max(v.x1 for v in firsts)
    behind = all(c.texts[-1].x1 <= c.values[0].x0 for c in rows if c.texts)
    apart = behind and all(c.values[1].x0 > end for c in rows)
    return apart and _is_series_again([v.cell.raw for v in firsts])


def _is_series_again(years: Sequence[str]) -> bool:
    """Whether years run up, or down, again and again, some of them left out at times."""
    if not all(map(YEAR.fullmatch, years)):
        return False
    up = years[0] < years[1]
    runs: list[list[str]] = []
    for year in years:
        if runs and year != runs[-1][-1] and (year > runs[-1][-1]) == up:
            runs[-1].append(year)
        else:
            runs.append([year])
    series = max(runs, key=len)
    several = sum(len(run) > 1 for run in runs) > 1
    return several and all(set(run) <= set(series) for run in runs)


def _with_year_first(cut: Cut, stub: float) -> Cut:
    """A line with the year as a heading that stands in a column left of all words."""
    first = cut.values[0] if cut.values else None
    beside = bool(cut.texts) == (len(cut.values) > 1)  # a row, or nothing else on the line
    if first is None or not beside or first.x1 > stub or not YEAR.fullmatch(first.cell.raw):
        return cut
    return replace(cut, texts=(first.phrase, *cut.texts), values=cut.values[1:])
