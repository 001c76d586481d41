"""Pages as pictures: as a reader sees them, and never larger than a program can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tabel_extract.page import Page
from tabel_extract.reading.pdf import open_pdf
from tabel_extract.reading.pdfium import MAX_PIXELS
from tests.inspection.looked_at import PDFS
from tests.inspection.made import Sheet, pdf


def rendered(data: bytes, number: int = 1, scale: float = 2.0) -> tuple[Page, Image.Image]:
    with open_pdf(data, "a.pdf") as document:
        page, drawn = document.page(number), document.render(number, scale)
    assert page is not None
    assert drawn is not None
    return page, drawn[0]


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_a_picture_has_the_proportions_of_its_page(path: Path) -> None:
    data = path.read_bytes()
    with open_pdf(data, path.name) as document:
        count = document.page_count
    for number in range(1, count + 1):
        page, picture = rendered(data, number)
        assert abs(picture.width - 2 * page.width) <= 1
        assert abs(picture.height - 2 * page.height) <= 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_stand_in_the_picture_where_the_page_says(rotate: int) -> None:
    """Also where most text runs sideways, so that the page is turned to read it."""
    texts = [(60.0, 100.0 + 12 * i, 9.0, "woorden om te lezen") for i in range(3)]
    page, picture = rendered(pdf(Sheet(texts, 300, 400, rotate)))
    left, top, right, bottom = ink(picture)
    words = page.words
    assert abs(left / 2 - min(w.x0 for w in words)) < 3
    assert abs(right / 2 - max(w.x1 for w in words)) < 3
    assert min(w.top for w in words) - 1 <= top / 2 < bottom / 2
    assert bottom / 2 <= max(w.bottom for w in words) + 1
    assert page.turned == rotate


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    paper = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture.convert("RGB"), paper).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    ("width", "height"),
    [(14_400.0, 14_400.0), (5e5, 5e5), (3.0, 14_400.0), (1e9, 2.0), (0.01, 0.01), (0.0, 0.0)],
)
def test_a_page_of_any_size_gives_a_picture_of_a_bounded_size(width: float, height: float) -> None:
    _, picture = rendered(pdf(Sheet(width=width, height=height)), scale=1_000.0)
    assert 1 <= picture.width <= MAX_PIXELS
    assert 1 <= picture.height <= MAX_PIXELS


def test_a_page_that_is_not_there_has_no_picture() -> None:
    with open_pdf(pdf(Sheet()), "a.pdf") as document:
        assert document.render(2, 1.0) is None
