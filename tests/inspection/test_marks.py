"""What each word of a page was taken for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tabel_extract.checks.catalogue import finding
from tabel_extract.inspection.marks import PRINTED_KINDS, marks_of, troubles_of
from tabel_extract.model import Report, Table
from tabel_extract.page import Word
from tests.inspection.looked_at import PDFS, Looked, fixture, look, of_kind, words_in
from tests.inspection.made import LEFT, SIZE, Sheet, pdf, table
from tests.texts import write

GOLDENS = Path(__file__).parent / "goldens"


def changed(looked: Looked, label: str, **fields: object) -> Report:
    """The report with one table changed."""
    tables = tuple(
        replace(t, **fields) if t.label == label else t  # type: ignore[arg-type]
        for t in looked.report.tables
    )
    return replace(looked.report, tables=tables)


def table_of(looked: Looked, label: str) -> Table:
    return next(t for t in looked.report.tables if t.label == label)


def test_all_words_of_a_page_are_marked_as_what_they_are(
    golden: Callable[[Path, str], None],
) -> None:
    """Two tables: headings in two levels and lines, sections, wrapped rows, markers, notes."""
    looked = fixture("jong-en-vrij")
    page, marks = looked.pages.pages[2], marks_of(looked.report, looked.pages)[2]
    lines: list[str] = []
    for kind in PRINTED_KINDS:
        lines += [f"{kind}:", *(f"  {words_in(page, box)}" for box in of_kind(marks, kind))]
    golden(GOLDENS / "jong-en-vrij-page-2.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_every_cell_of_every_table_has_a_mark_of_its_own(path: Path) -> None:
    looked = fixture(path.stem)
    marks = marks_of(looked.report, looked.pages)
    cells = [o for t in looked.report.tables for o in t.observations]
    boxes = [(number, box) for number, found in marks.items() for box in of_kind(found, "cell")]
    assert len(boxes) == len(set(boxes)) == len(cells)
    printed = {(o.provenance.page, o.provenance.bbox) for o in cells if o.qualifier != "blank"}
    assert printed <= set(boxes)


def test_a_blank_cell_is_marked_where_its_row_and_its_column_meet() -> None:
    looked = fixture("jong-en-vrij")
    rows = table_of(looked, "Tabel 10.5").observations
    places = [o.provenance.bbox for o in rows]
    blank = next(i for i, o in enumerate(rows) if o.qualifier == "blank")
    page, found = looked.pages.pages[4], marks_of(looked.report, looked.pages)[4]
    boxes = [b for b in of_kind(found, "cell") if words_in(page, b) == ""]
    above, beside = places[blank - 5], places[blank - 1]
    assert above is not None
    assert beside is not None
    assert boxes[0][0] <= above[0] < above[2] <= boxes[0][2]
    assert (boxes[0][1], boxes[0][3]) == (beside[1], beside[3])


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_nothing_is_left_over_in_tables_that_are_read_right(path: Path) -> None:
    looked = fixture(path.stem)
    marks = marks_of(looked.report, looked.pages)
    left = [
        words_in(looked.pages.pages[number], box)
        for number, found in marks.items()
        for box in of_kind(found, "left_over")
    ]
    assert left == []


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.stem)
def test_every_note_that_was_read_is_marked_where_it_stands(path: Path) -> None:
    looked = fixture(path.stem)
    marks = marks_of(looked.report, looked.pages)
    for note in (n for t in looked.report.tables for n in t.notes):
        page, box = note.provenance.page, note.provenance.bbox
        assert page is not None
        assert box is not None
        tops = [b[1] for b in of_kind(marks[page], "note")]
        assert any(abs(top - box[1]) < 1 for top in tops), note.marker


def test_a_heading_over_others_reaches_from_its_first_to_its_last_column() -> None:
    looked = fixture("jong-en-vrij")
    page, marks = looked.pages.pages[2], marks_of(looked.report, looked.pages)[2]
    place = {words_in(page, box): box for box in of_kind(marks, "heading")}
    reaches = of_kind(marks, "reach")
    assert len(reaches) == 2
    over_schools, over_work = reaches
    assert over_schools[0] <= place["vmbo"][0]
    assert place["wo"][2] <= over_schools[2] < place["werkt"][0]
    assert over_work[0] <= place["werkt"][0] < place["niet"][2] <= over_work[2] + SIZE
    assert over_schools[1] > place["onderwijs"][3]


def test_a_row_that_a_table_lost_is_left_over() -> None:
    looked = fixture("jong-en-vrij")
    kept = tuple(
        o for o in table_of(looked, "Tabel 10.2").observations if o.row[-1] != "niets bijzonders"
    )
    report = changed(looked, "Tabel 10.2", observations=kept)
    page, marks = looked.pages.pages[2], marks_of(report, looked.pages)[2]
    left = [words_in(page, b) for b in of_kind(marks, "left_over")]
    assert left == ["niets bijzonders", "8", "5", "8", "9", "10", "5", "11"]


def test_a_heading_that_no_column_got_is_left_over() -> None:
    looked = fixture("jong-en-vrij")
    headless = tuple(
        replace(o, column=o.column[-1:]) for o in table_of(looked, "Tabel 10.2").observations
    )
    report = changed(looked, "Tabel 10.2", observations=headless)
    page, marks = looked.pages.pages[2], marks_of(report, looked.pages)[2]
    assert [words_in(page, b) for b in of_kind(marks, "left_over")] == ["onderwijs"]


def test_a_table_without_cells_is_left_over_between_caption_and_notes() -> None:
    looked = fixture("jong-en-vrij")
    report = changed(looked, "Tabel 10.3", observations=())
    page, marks = looked.pages.pages[2], marks_of(report, looked.pages)[2]
    left = [words_in(page, b) for b in of_kind(marks, "left_over")]
    assert left[:3] == ["totaal", "12-14 jaar", "15-17 jaar"]
    assert left[-1] == "99,10"


def test_words_that_run_sideways_inside_a_table_are_left_over() -> None:
    looked = fixture("jong-en-vrij")
    page = looked.pages.pages[2]
    word = Word("percentage", 200.0, 150.0, 210.0, 200.0, 200.0, 8.0, angle=270)
    outside = replace(word, top=500.0, bottom=540.0)
    pages = {**looked.pages.pages, 2: replace(page, words=(*page.words, word, outside))}
    marks = marks_of(looked.report, replace(looked.pages, pages=pages))[2]
    assert of_kind(marks, "left_over") == [word.bbox]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ((LEFT, 212.0, SIZE, "Wie een bakfiets heeft, telt ook mee"), 1),
        ((LEFT, 214.0, 11.0, "In de stad fietst bijna de helft van alle mensen elke dag."), 0),
        ((LEFT, 260.0, SIZE, "Wie een bakfiets heeft, telt ook mee"), 0),
    ],
    ids=["set as the table is", "running text", "far below"],
)
def test_a_line_right_below_a_table_is_left_over_where_it_may_be_part_of_it(
    tmp_path: Path, line: tuple[float, float, float, str], left: int
) -> None:
    looked = look(write(tmp_path, "fiets.pdf", pdf(table(line))))
    marks = marks_of(looked.report, looked.pages)[1]
    assert len(of_kind(marks, "cell")) == 6
    boxes = of_kind(marks, "left_over")
    assert [words_in(looked.pages.pages[1], b) for b in boxes] == [line[3]] * left


def test_a_table_whose_headings_are_unresolved_is_outlined_as_not_understood() -> None:
    looked = fixture("jong-en-vrij")
    wrong = table_of(looked, "Tabel 10.2")
    cells = tuple(replace(o, column=()) for o in wrong.observations)
    report = changed(looked, wrong.label, observations=cells)
    place = replace(wrong.observations[0].provenance, line=(wrong.lines or (0, 0))[0])
    told = finding(
        "header_unresolved",
        table=wrong.label,
        place=place,
        reason="de koppen passen niet",
        reason_en="the headings do not fit",
    )
    report = replace(report, findings=(told,))
    page, marks = looked.pages.pages[2], marks_of(report, looked.pages)[2]
    assert len(of_kind(marks, "unresolved")) == len(of_kind(marks, "table")) == 1
    assert words_in(page, of_kind(marks, "unresolved")[0]).startswith("Tabel 10.2")
    headings = [words_in(page, b) for b in of_kind(marks, "heading")]
    assert headings[:2] == ["onderwijs", "werk"]
    (sentence,) = troubles_of(report, 2)
    assert "the headings do not fit" in sentence
    assert troubles_of(report, 3) == []


def test_figures_and_boxes_are_outlined_and_their_words_are_not_left_over() -> None:
    looked = fixture("buurt-en-groen")
    marks = marks_of(looked.report, looked.pages)
    (figure,) = [t for t in looked.report.tables if t.kind == "figure"]
    assert figure.bbox is not None
    found = marks[figure.pages[0]]
    assert any(abs(b[1] - figure.bbox[2]) < 1 for b in of_kind(found, "table"))
    assert of_kind(found, "left_over") == []


def test_the_marks_of_a_text_export_are_none() -> None:
    looked = fixture("jong-en-vrij")
    assert marks_of(looked.report, replace(looked.pages, printed={})) == {}


def test_a_note_at_the_foot_of_the_page_is_marked_there(tmp_path: Path) -> None:
    sheet = table(
        (LEFT + 41.3, 169.0, 6.0, "a"),
        (LEFT, 240.0, 11.0, "In de stad fietst bijna de helft van alle mensen elke dag."),
        (LEFT, 757.0, 5.0, "a"),
        (LEFT + 4, 760.0, 7.0, "Wie een bakfiets heeft, telt ook mee."),
    )
    looked = look(write(tmp_path, "fiets.pdf", pdf(sheet)))
    (note,) = table_of(looked, "Tabel 1.1").notes
    assert (note.marker, note.text) == ("a", "Wie een bakfiets heeft, telt ook mee.")
    boxes = of_kind(marks_of(looked.report, looked.pages)[1], "note")
    assert note.provenance.bbox in boxes


def test_a_line_below_the_title_that_tells_of_the_table_is_marked_as_its_caption(
    tmp_path: Path,
) -> None:
    columns = [(LEFT + 180.0 + 80 * i, word) for i, word in enumerate(["totaal", "man", "vrouw"])]
    rows = [("elke dag", ["48", "46", "50"]), ("nooit", ["12", "13", "11"])]
    texts = [
        (LEFT, 80.0, SIZE, "Tabel 3"),
        (LEFT, 95.0, 13.0, "Gebruik van de fiets, naar geslacht"),
        (LEFT, 108.0, 8.0, "fietsers van 9 jaar en ouder, mei 2031 (in procenten)"),
        *((x, 140.0, SIZE, word) for x, word in columns),
        (LEFT, 200.0, SIZE, "Bron: Fietspanel 2031"),
    ]
    for top, (heading, values) in zip((160.0, 172.0), rows, strict=True):
        texts += [(LEFT, top, SIZE, heading)]
        texts += [(x, top, SIZE, v) for (x, _), v in zip(columns, values, strict=True)]
    looked = look(write(tmp_path, "fiets.pdf", pdf(Sheet(texts))))
    page, marks = looked.pages.pages[1], marks_of(looked.report, looked.pages)[1]
    assert of_kind(marks, "left_over") == []
    assert [words_in(page, b) for b in of_kind(marks, "caption")] == [
        "Tabel 3",
        "Gebruik van de fiets, naar geslacht",
        "fietsers van 9 jaar en ouder, mei 2031 (in procenten)",
    ]
