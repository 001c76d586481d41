"""What a page is made from, as a hash that it carries: so it is not made again while that holds.

Everything counts that could make the page another one: what is stored, the source if it is at
hand, this program with its templates, and the libraries that draw. Where anything can't be told,
the page is not current.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tabel_extract.checks.catalogue import Language
from tabel_extract.report.report_view import Edition

META = '<meta name="tabel-extract-state" content="{state}-{language}">'
"""How a page carries its state, at the top of its head."""
HEAD_BYTES = 2_048
END = b"</html>\n"
"""A page without this end was cut off."""

PACKAGE = "tabel_extract"
DRAWING = ("jinja2", "markupsafe", "pillow", "pypdfium2")
"""Libraries that a page's text and pictures come from."""
COMPILED = "__pycache__"


def edition_state(edition: Edition, source: bytes | None) -> str:
    """The hash of all that determines the pages of an edition; ``source`` is what it was read from.

    It takes a hundredth of the time that making the pages takes.
    """
    stored = [
        (field.name, getattr(edition, field.name))
        for field in fields(edition)
        if field.name != "read_source"
    ]
    kept = None if source is None else hashlib.sha256(source).hexdigest()
    # Of dataclasses, tuples, texts and numbers the repr tells apart whatever differs.
    made_from = repr((program_state(), kept, stored))
    return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program_state() -> str:
    """The hash of this program's files, and of the versions of the libraries that draw."""
    drawn_by = [version(name) for name in DRAWING]
    return hashlib.sha256(repr((tree_state(files(PACKAGE)), drawn_by)).encode()).hexdigest()


def tree_state(folder: Traversable) -> str:
    """The hash of the names and bytes of all files of a folder, but for compiled ones."""
    digest = hashlib.sha256()
    for name, data in _contents(folder, ""):
        digest.update(repr((name, len(data))).encode("utf-8", "surrogatepass") + data)
    return digest.hexdigest()


def _contents(folder: Traversable, within: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        name = f"{within}/{item.name}"
        if item.is_file():
            yield name, item.read_bytes()
        elif item.is_dir() and item.name != COMPILED:
            yield from _contents(item, name)


def is_current(page: Path, language: Language, state: str, downloads: Iterable[Path]) -> bool:
    """Whether a page is there, whole, of that state, and its downloads were written after it."""
    try:
        if not page.is_file():
            return False
        with page.open("rb") as file:
            head = file.read(HEAD_BYTES)
            file.seek(-len(END), os.SEEK_END)
            end = file.read()
        written = page.stat().st_mtime_ns
        in_step = all(path.stat().st_mtime_ns >= written for path in downloads)
    except OSError:
        return False
    carried = META.format(state=state, language=language).encode()
    return in_step and end == END and carried in head
