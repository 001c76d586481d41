"""The title of a report is what its first page is headed by in the largest type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tabel_extract.tables.assemble import read_tables
from tabel_extract.tables.pages import read_pages
from tests.tables.placed.typed import Typed, typed

REST = """
Zwemraad, 3 mei 2031
Wie graag zwemt, doet dat in zee en niet in een bad, want dat is te warm.

Tabel 1 Zwemmen, naar opleiding, 2031 (in procenten)

              laag   hoog
in zee          12     58
in een meer     88     42
Bron: Zwemraad
"""


def _headline(head: str, sizes: Mapping[int, float]) -> str | None:
    """The title of a page with lines of a size, in points, by their number."""
    page = typed(head.strip("\n") + REST)
    heights = sorted({w.baseline for w in page.words})
    large = {heights[at]: size for at, size in sizes.items()}
    words = tuple(replace(w, size=large.get(w.baseline, w.size)) for w in page.words)
    read = read_pages(Typed([replace(page, words=words)]))
    return read_tables(read.text.lines, read.printed).headline


@pytest.mark.parametrize(
    ("head", "sizes", "title"),
    [
        ("Wie zwemt waar?", {0: 20.0}, "Wie zwemt waar?"),
        ("Zwemmen in zee:\nuitkomsten van de\npeiling 2031", dict.fromkeys(range(3), 20.0), None),
        ("Nieuws\nZwemmen in zee", {1: 20.0}, "Zwemmen in zee"),
    ],
)
def test_the_largest_type_at_the_head_of_the_first_page_is_its_title(
    head: str, sizes: Mapping[int, float], title: str | None
) -> None:
    assert _headline(head, sizes) == (title or " ".join(head.split()))


@pytest.mark.parametrize(
    ("head", "sizes"),
    [
        ("Zwemmen in zee", {}),
        ("Zwemmen in zee", {0: 13.0}),
        ("Zwemmen in zee\nWie zwemt daar?\nDuiken in zee", {0: 20.0, 2: 20.0}),
        ("De zee is warm.", {0: 20.0}),
        ("7", {0: 40.0}),
        ("Nieuws", {0: 20.0}),
        ("In de zee zwemmen steeds meer mensen\nZwemmen in zee", {1: 20.0}),
    ],
)
def test_what_is_not_larger_or_stands_apart_or_says_nothing_is_no_title(
    head: str, sizes: Mapping[int, float]
) -> None:
    assert _headline(head, sizes) is None
