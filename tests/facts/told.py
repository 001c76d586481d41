"""What small texts tell of themselves."""

from __future__ import annotations

from textwrap import dedent

from tabel_extract.facts.tell import told_in
from tabel_extract.model import Document
from tabel_extract.reading.text import read_text


def told(text: str) -> Document:
    """The facts of an indented text."""
    return told_in(read_text(dedent(text).strip("\n").encode(), "zwemmen.txt").lines)
