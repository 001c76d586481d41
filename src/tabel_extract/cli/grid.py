"""A table as lines of a terminal: headings that span their columns, sections, aligned numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from itertools import groupby

from rich.text import Text

from tabel_extract.cli.terminal import printable, styled
from tabel_extract.model import HeadingPath, Observation, Table, printed_rows

HEADING_WIDTH = 10
"""Characters after which the heading of a column is wrapped."""
LABEL_WIDTH = 44
"""Characters after which the heading of a row is wrapped."""
GAP = 2
"""Blanks between columns."""

Style = Callable[[Observation], tuple[str, str]]
"""The sign in front of a cell and its style: both empty for a cell without a finding."""


def lines_of(table: Table, style: Style) -> list[Text]:
    """A table's rows below their headings; rows with other columns get headings of their own."""
    lines: list[Text] = []
    for columns, block in groupby(printed_rows(table), key=lambda row: [c.column for c in row]):
        lines += _block(list(columns), list(block), style)
    return lines


def _block(columns: list[HeadingPath], rows: list[list[Observation]], style: Style) -> list[Text]:
    heads = [_wrapped(path[-1] if path else "?", HEADING_WIDTH) for path in columns]
    widths = [
        max([len(part) for part in head] + [len(_shown(row[i], style)) for row in rows])
        for i, head in enumerate(heads)
    ]
    label = max(
        [min(LABEL_WIDTH, len(_label(row)) + 2 * (len(row[0].row) > 1)) for row in rows] + [1]
    )
    lines = _groups(columns, widths, label)
    depth = max(len(h) for h in heads)
    for level in range(depth):
        line = " " * label
        for head, width in zip(heads, widths, strict=True):
            padded = [""] * (depth - len(head)) + head
            line += " " * GAP + padded[level].rjust(width)
        lines.append(styled(line.rstrip(), "dim"))
    section: HeadingPath = ()
    for row in rows:
        above = row[0].row[:-1]
        if above and above != section:
            lines.append(styled(" › ".join(above), "bold"))
        section = above
        lines += _row(row, widths, label, style)
    return lines


def _groups(columns: list[HeadingPath], widths: list[int], label: int) -> list[Text]:
    """A line for the headings above the columns' own; widens the columns below a long one."""
    if all(len(path) < 2 for path in columns):
        return []
    line = " " * label
    for above, run in groupby(range(len(columns)), key=lambda i: columns[i][:-1]):
        places = list(run)
        name = " › ".join(above)
        room = sum(widths[i] for i in places) + GAP * (len(places) - 1)
        widths[places[-1]] += max(0, len(name) - room)
        line += " " * GAP + name.rjust(max(room, len(name)))
    return [styled(line.rstrip(), "dim")]


def _row(row: list[Observation], widths: list[int], label: int, style: Style) -> list[Text]:
    indent = "  " if len(row[0].row) > 1 else ""
    parts = _wrapped(_label(row), label - len(indent))
    lines = [styled(indent + part) for part in parts[:-1]]
    last = styled((indent + parts[-1]).ljust(label))
    for cell, width in zip(row, widths, strict=True):
        shown = _shown(cell, style)
        last.append(" " * (GAP + width - len(shown)))
        last.append(shown, style=style(cell)[1])
    return [*lines, last]


def _label(row: list[Observation]) -> str:
    return printable(row[0].row[-1]) if row[0].row else ""


def _shown(cell: Observation, style: Style) -> str:
    return style(cell)[0] + (printable(cell.raw) or "·")


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(printable(words), max(width, 1), break_long_words=False) or [""]
