"""Two readers of PDFs give the same pages, and say in one line why a file can't be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.page import Page
from tabel_extract.reading.pdf import ReaderName, open_pdf
from tests.inspection.made import Sheet, pdf

FIXTURE = Path(__file__).parents[2] / "fixtures" / "pdf" / "zorgen-voor-een-ander.pdf"
READERS: tuple[ReaderName, ...] = ("pdfium", "pdfplumber")
TEXTS = [(60.0, 100.0, 10.0, "Tabel 1.1 Fietsen"), (60.0, 120.0, 10.0, "man 12,5")]


def page_of(data: bytes, reader: ReaderName, number: int = 1) -> Page:
    with open_pdf(data, "x.pdf", reader) as document:
        page = document.page(number)
    assert page is not None
    return page


def places(page: Page) -> list[tuple[str, int, int]]:
    return [(w.text, round(w.x0), round(w.baseline)) for w in page.words]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_words_stand_where_a_person_sees_them_however_the_page_is_turned(
    reader: ReaderName, rotate: int
) -> None:
    page = page_of(pdf(Sheet(TEXTS, rotate=rotate)), reader)
    assert [p[0] for p in places(page)] == ["Tabel", "1.1", "Fietsen", "man", "12,5"]
    assert places(page)[0] == ("Tabel", 60, 100)
    assert places(page)[3] == ("man", 60, 120)


@pytest.mark.parametrize("number", range(1, 6))
def test_both_readers_give_the_same_words_in_the_same_places(number: int) -> None:
    data = FIXTURE.read_bytes()
    one, other = (places(page_of(data, reader, number)) for reader in READERS)
    assert sorted(w[0] for w in one) == sorted(w[0] for w in other)
    near = {
        (text, x + dx, y + dy) for text, x, y in other for dx in (-1, 0, 1) for dy in (-1, 0, 1)
    }
    assert [w for w in one if w not in near] == []


@pytest.mark.parametrize("reader", READERS)
def test_the_text_of_a_page_comes_without_its_layout(reader: ReaderName) -> None:
    with open_pdf(pdf(Sheet(TEXTS)), "x.pdf", reader) as document:
        assert document.text(1).split() == ["Tabel", "1.1", "Fietsen", "man", "12,5"]
        assert document.page_count == 1


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", FIXTURE.read_bytes()[:9000], b"%PDF-1.7\n" + b"1 0 obj<<\n" * 500]
)
def test_a_damaged_file_is_refused_in_one_line_with_its_name(
    reader: ReaderName, data: bytes
) -> None:
    with (
        pytest.raises(UnreadableSourceError) as refused,
        open_pdf(data, "rapport.pdf", reader) as document,
    ):
        document.page(1)
    assert str(refused.value).startswith("rapport.pdf: ")
    assert "\n" not in str(refused.value)


def test_a_file_without_pages_is_said_to_have_none() -> None:
    with pytest.raises(UnreadableSourceError, match=r"^leeg\.pdf: has no pages"):
        open_pdf(pdf(), "leeg.pdf").__enter__()


def test_a_page_that_is_not_there_is_no_page() -> None:
    with open_pdf(pdf(Sheet(TEXTS)), "x.pdf") as document:
        assert document.page(2) is None
        assert document.text(2) == ""


def test_ink_that_hangs_over_to_the_left_closes_no_gap_between_words() -> None:
    texts = [(60.0, 100.0, 10.0, "komende"), (94.0, 100.0, 10.0, "jaar")]
    end = page_of(_in_italics(texts[:1]), "pdfium").words[0].x1
    texts[1] = (end + 2.3, 100.0, 10.0, "jaar")
    words = page_of(_in_italics(texts), "pdfium").words
    assert [w.text for w in words] == ["komende", "jaar"]


def test_ink_that_hangs_over_to_the_right_closes_no_gap_between_words() -> None:
    end = page_of(_in_italics([(60.0, 100.0, 10.0, "brie")]), "pdfium").words[0].x1
    texts = [(60.0, 100.0, 10.0, "brief"), (end + 2.78 + 2.5, 100.0, 10.0, "met")]
    words = page_of(_in_italics(texts), "pdfium").words
    assert [w.text for w in words] == ["brief", "met"]
    assert round(words[0].x1, 1) == round(end + 2.78, 1)


def _in_italics(texts: list[tuple[float, float, float, str]]) -> bytes:
    """A page in the face whose ``j`` and ``f`` hang over most."""
    return pdf(Sheet(texts)).replace(b"/Helvetica", b"/Times-Italic")


def test_words_that_run_sideways_are_parted_by_a_narrow_gap_as_upright_ones_are() -> None:
    ends = page_of(pdf(Sheet([(60.0, 100.0, 10.0, "in")])), "pdfium").words[0].x1
    texts = [(60.0, 100.0, 10.0, "in"), (ends + 1.9, 100.0, 10.0, "het")]
    for rotate in (0, 90, 270):
        words = page_of(pdf(Sheet(texts, rotate=rotate)), "pdfium").words
        assert [w.text for w in words] == ["in", "het"]


def test_of_a_filled_cell_that_is_clipped_to_its_border_the_border_is_drawn() -> None:
    border = "q 100 600 200 0.5 re W n 100 600 200 40 re f Q"
    page = page_of(pdf(Sheet(TEXTS, drawing=border)), "pdfium")
    assert page.fills == ()
    assert [(round(r.x0), round(r.x1), round(r.top)) for r in page.rules] == [(100, 300, 242)]


def test_what_is_clipped_away_is_not_drawn() -> None:
    page = page_of(pdf(Sheet(TEXTS, drawing="q 0 0 50 50 re W n 100 600 200 40 re f Q")), "pdfium")
    assert (page.fills, page.rules) == ((), ())
