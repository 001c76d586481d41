"""`inspect`: pictures of pages with what was recognised, and what is told where there are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.runs import run, start, told
from tests.inspection.made import LEFT, SIZE, Sheet, pdf, table
from tests.texts import FIXTURES, GOOD, report_text, write

YOUNG = FIXTURES / "pdf" / "jong-en-vrij.pdf"
PROSE = Sheet([(LEFT, 100.0, SIZE, "De fiets is nooit ver weg.")])


def fiets(folder: Path, *sheets: Sheet) -> Path:
    return write(folder, "fiets.pdf", pdf(*(sheets or (table(),))))


def test_each_page_with_a_table_becomes_a_png_and_its_path_is_printed(tmp_path: Path) -> None:
    path = fiets(tmp_path, PROSE, table(), PROSE)
    result = run("inspect", path, "-o", tmp_path / "uit")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{tmp_path / 'uit' / 'page-2.png'}\n"
    assert [p.name for p in (tmp_path / "uit").iterdir()] == ["page-2.png"]
    with Image.open(tmp_path / "uit" / "page-2.png") as picture:
        assert (picture.format, picture.width) == ("PNG", 1190)
        assert picture.height > 2 * 842


def test_the_pages_of_a_whole_report_are_drawn(tmp_path: Path) -> None:
    result = run("inspect", YOUNG, "-o", tmp_path)
    written = [tmp_path / f"page-{n}.png" for n in range(1, 5)]
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [str(p) for p in written]
    assert sorted(tmp_path.iterdir()) == written


def test_a_page_that_is_named_is_drawn_alone(tmp_path: Path) -> None:
    result = run("inspect", YOUNG, "--page", "3", "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [p.name for p in tmp_path.iterdir()] == ["page-3.png"]


def test_a_page_without_a_table_is_drawn_when_it_is_named(tmp_path: Path) -> None:
    result = run("inspect", fiets(tmp_path, PROSE, table()), "--page", "1", "-o", tmp_path / "uit")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [p.name for p in (tmp_path / "uit").iterdir()] == ["page-1.png"]


def test_without_a_folder_they_are_written_beside_the_current_one_by_name(tmp_path: Path) -> None:
    path = fiets(tmp_path / "rapporten")
    done = start("inspect", path, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{Path('fiets-inspect') / 'page-1.png'}\n"
    assert (tmp_path / "fiets-inspect" / "page-1.png").is_file()


def test_numbers_of_pages_sort_as_their_pages_do(tmp_path: Path) -> None:
    result = run("inspect", fiets(tmp_path, table(), *[PROSE] * 9), "-o", tmp_path / "uit")
    assert result.stdout.endswith("page-01.png\n")


def test_no_table_on_any_page_is_told_and_is_no_failure(tmp_path: Path) -> None:
    path = fiets(tmp_path, PROSE)
    result = run("inspect", path, "-o", tmp_path / "uit")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"{path}: no table was recognised on any page; --page N draws a page all the same.\n"
    )
    assert not (tmp_path / "uit").exists()


def test_older_pictures_are_replaced_whole(tmp_path: Path) -> None:
    path, other = fiets(tmp_path), tmp_path / "uit" / "aantekening.txt"
    write(tmp_path, "uit/page-1.png", "oud")
    write(tmp_path, "uit/aantekening.txt", "blijft")
    run("inspect", path, "-o", tmp_path / "uit")
    with Image.open(tmp_path / "uit" / "page-1.png") as picture:
        picture.load()
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == ["aantekening.txt", "page-1.png"]
    assert other.read_text() == "blijft"


def test_the_same_pages_give_the_same_pictures(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("inspect", YOUNG, "--page", "1", "-o", tmp_path / name)
    first, second = [(tmp_path / n / "page-1.png").read_bytes() for n in ("a", "b")]
    assert first == second


def test_a_text_export_has_no_page_to_draw(tmp_path: Path) -> None:
    result = run("inspect", GOOD, "-o", tmp_path / "uit")
    assert told(result, 3) == (
        f"{GOOD.name}: is a text export, so there is no page to draw; give the report's PDF."
    )
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("pages", "words"), [(1, "has 1 page; there is no page 9."), (3, "has 3 pages; there is no")]
)
def test_a_page_that_the_document_lacks_is_told_with_how_many_it_has(
    tmp_path: Path, pages: int, words: str
) -> None:
    path = fiets(tmp_path, *[table()] * pages)
    message = told(run("inspect", path, "--page", "9", "-o", tmp_path / "uit"), 5)
    assert message.startswith(f"fiets.pdf: {words}")
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("number", ["0", "-1", "een"])
def test_a_page_that_is_no_number_is_not_understood(tmp_path: Path, number: str) -> None:
    assert run("inspect", fiets(tmp_path), "--page", number).exit_code == 2


def test_a_damaged_pdf_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "stuk.pdf", b"%PDF-1.4 en verder niets")
    assert told(run("inspect", path), 3).startswith("stuk.pdf: is damaged")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "weg.pdf"
    assert told(run("inspect", path), 3).startswith(f"{path}: can't be read")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    in_the_way = write(tmp_path, "vol", "geen map")
    message = told(run("inspect", fiets(tmp_path), "-o", in_the_way / "uit"), 4)
    assert message.startswith(f"{in_the_way / 'uit'}: the pictures can't be written (")


@pytest.mark.skipif(os.name != "posix", reason="file names of Windows can't hold these")
def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    name = "a\x1b[2J\u202e.pdf"
    path = write(tmp_path, name, pdf(PROSE, table()))
    outputs = [
        run("inspect", path, "-o", tmp_path / f"uit{name}"),
        run("inspect", path, "--page", "9"),
        run("inspect", write(tmp_path, f"b{name}", pdf(PROSE)), "-o", tmp_path / "uit"),
        run("inspect", write(tmp_path, "a\x1b.txt", report_text())),
    ]
    for result in outputs:
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
        assert "\N{REPLACEMENT CHARACTER}" in result.output
