"""Text on Prefect's pages, which read Markdown everywhere: on artifacts, and in cells of tables.

Names of files and sentences of findings come from documents, so they are text and nothing else
there: no picture that a reader's browser would fetch, no link, no heading.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from tabel_extract.cli.terminal import printable

Cell = str | int | float
"""What a table of Prefect's can hold; a number is shown as it is."""

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]()#+!|~@]"  # emphasis, links, pictures, code, cells, addresses of mail
    r"|:(?=//)|(?<=www)\.(?=\S)"  # addresses, of which Markdown makes links by itself
    r"|^[-=]",  # lists, and a line that makes the one above a heading
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")

_ADDRESS = re.compile(r"(?:https?|file)://[!#$%&'*+,./:;=?@A-Z_a-z~0-9\[\]-]*")
"""Addresses that a link may lead to, of signs that can't end it."""


def inert(text: str) -> str:
    """Text of a document as one line of Markdown, where it is nothing but text."""
    line = " ".join(printable(text).split())
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", html.escape(line, quote=False)))


def link(text: str, address: str) -> str:
    """A link in Markdown; the text alone where the address is none of the web or of a file."""
    if _ADDRESS.fullmatch(address) is None:
        return inert(text)
    return f"[{inert(text)}]({address})"


def table(rows: Sequence[dict[str, Cell]]) -> list[str]:
    """Lines of a Markdown table; cells are Markdown already. Numbers stand to the right."""
    if not rows:
        return ["None."]
    names = list(rows[0])
    rule = [" ---: |" if _is_number(rows[0][name]) else " --- |" for name in names]
    lines = [f"| {' | '.join(names)} |", "|" + "".join(rule)]
    return lines + [f"| {' | '.join(_shown(row[name]) for name in names)} |" for row in rows]


def _is_number(cell: Cell) -> bool:
    return not isinstance(cell, str)


def _shown(cell: Cell) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
