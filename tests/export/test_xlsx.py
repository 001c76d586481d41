"""A workbook can be read by a person, gives back every number, and no text in it can act."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.number_formats import number_format
from tabel_extract.export.sheet_names import SheetNames
from tabel_extract.export.words import words
from tabel_extract.model import Document, Note, Report
from tabel_extract.report.words import words as page_words
from tabel_extract.shown.controls import visible_text
from tests.export.sheets import Language, workbook_of, xlsx_of
from tests.report.sample import cycling, observation, report, table
from tests.warehouse.strategies import reports

HOSTILE = [
    '=HYPERLINK("http://x")',
    "{=1+1}",
    "@SUM(1)",
    "-2+3",
    "+1",
    "\t=1+1",
    "<script>alert(1)</script>",
    "12\u202e43",
    "a\x00b",
    "a\ud800b",
    "_x0041_",
    "http://x",
    "internal:'Overzicht'!A1",
    "x" * 40_000,
    "🙂" * 20_000,
    "]]>&<!--",
    "1e5",
]


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def _lines(sheet: Worksheet) -> list[list[object]]:
    """What each row shows, from its first filled cell to its last."""
    rows: list[list[object]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    return rows


def test_a_table_is_laid_out_as_it_is_printed() -> None:
    sheet = _sheet(workbook_of(cycling()), "Tabel 3.1")
    assert _lines(sheet) == [
        ["Tabel 3.1  Meningen over fietsen, naar leeftijd en woonplaatsᵃ"],
        ["inwoners van 16 jaar en ouder · 2025 · in procenten"],
        ["Getallen: 14 gevonden, 13 in orde, 0 te bekijken, 1 fout; 1 cel zonder getal"],
        [
            "Over de hele tabel: Tabel 3.1 (p. 4, regel 20): in noot b ontbreekt een "
            "aanhalingsteken of staat het verkeerd om; waar de vraag eindigt, is afgeleid."
        ],
        [],
        [None, "totaal", "leeftijd", None, "woonplaats"],
        [None, None, "< 35 jaar", "≥ 35 jaar", "stedelijkheid"],
        [None, None, None, None, "stad", "dorp"],
        ["veilig op de fietsᵇ"],
        ["(helemaal) eens", 61, 58, 63, 49, 70],
        ["(helemaal) oneens", 17, 19, 16, 24, "-"],
        ["meer fietspadenᶜ"],
        ["(helemaal) eens", 72, 140, 69, 66, 75],
        [],
        ["Vraagstelling"],
        ["rij ‘veilig op de fiets’: ‘Ik voel mij veilig op de fiets in mijn buurt.’"],
        ["rij ‘meer fietspaden’: ‘De gemeente moet meer vrijliggende fietspaden aanleggen.’"],
        [],
        ["Noten"],
        ["ᵃ Weergegeven is wie ‘(helemaal) eens’ of ‘(helemaal) oneens’ koos."],
        ["ᵇ Vraagstelling: ‘Ik voel mij veilig op de fiets in mijn buurt.’"],
        ["ᶜ Vraagstelling: ‘De gemeente moet meer vrijliggende fietspaden aanleggen.’"],
        [],
        ["Bron"],
        ["Bureau Zadelpen (Fietspeiling ’25)"],
        [],
        ["Staat op"],
        ["p. 4, regels 8–24"],
    ]
    assert {str(area) for area in sheet.merged_cells.ranges if area.min_row in range(6, 9)} == {
        "B6:B8",
        "C6:D6",
        "E6:F6",
        "C7:C8",
        "D7:D8",
        "E7:F7",
    }
    indents = [sheet.cell(row, 1).alignment.indent for row in range(9, 14)]
    assert (indents, sheet.freeze_panes) == ([0, 1, 1, 0, 1], "B9")


def test_what_is_wrong_or_to_look_at_is_marked_by_more_than_a_colour() -> None:
    book = workbook_of(cycling(), "en")
    wrong = _sheet(book, "Tabel 3.1")["C13"]
    assert wrong.comment is not None
    assert wrong.comment.text == (
        "Tabel 3.1, row ‘meer fietspaden › (helemaal) eens’, column ‘leeftijd › < 35 jaar’ (p. 4, "
        "line 17): 140 is impossible, because a percentage lies between 0 and 100."
    )
    assert (wrong.value, wrong.fill.fgColor.rgb, wrong.border.left.style) == (
        140,
        "FFF4CCCC",
        "medium",
    )
    look = _sheet(book, "Tabel 3.2")["B7"]
    assert (look.value, look.fill.fgColor.rgb, look.border.left.style) == (31, "FFFFF2CC", "thin")
    fine = _sheet(book, "Tabel 3.3")["B6"]
    assert (fine.value, fine.fill.fill_type, fine.comment) == (5, None, None)


def test_the_overview_counts_and_leads_to_every_table() -> None:
    sheet = _sheet(workbook_of(cycling()), "Overzicht")
    lines = _lines(sheet)
    assert lines[0] == ["Fietsen in de buurt"]
    assert ["Uitgever", "Bureau Zadelpen"] in lines
    assert [
        "Getallen: 30 gevonden, 18 in orde, 5 te bekijken, 7 fout; 2 cellen zonder getal"
    ] in lines
    assert ["Tabel 3.4", "Bezit van een elektrische fiets", 0, 0, 4] in lines
    assert ["Figuur 3.1", "Verkochte fietsen per jaar", "geen getallen gelezen"] in lines
    links = {
        str(cell.value): cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links == {f"Tabel 3.{n}": f"'Tabel 3.{n}'!A1" for n in (1, 2, 3, 4)}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_overview_says_what_the_pages_say_of_the_group_and_of_what_colours_mean(
    language: Language,
) -> None:
    told = page_words(language)
    sheet = _sheet(workbook_of(cycling(), language), words(language)["overview"])
    lines = _lines(sheet)
    assert [told["population"], "inwoners van 16 jaar en ouder"] in lines
    for verdict in ("fine", "look", "wrong"):
        (means,) = [line[1] for line in lines if line[:1] == [told[verdict]]]
        assert str(means)[1:] in told["what_counts"]


@pytest.mark.parametrize(("language", "name"), [("nl", "Alle cijfers"), ("en", "All numbers")])
def test_all_numbers_stand_in_one_sheet_to_filter(language: Language, name: str) -> None:
    sheet = _sheet(workbook_of(cycling(), language), name)
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == [column.name for column in COLUMNS]
    assert (len(rows), sheet.auto_filter.ref, sheet.freeze_panes) == (32, "A1:AC33", "A2")
    assert rows[17][7:16] == (3, "naar het werk", "n", None, None, 1204, "1.204", None, "count")


@settings(deadline=None, max_examples=40)
@given(reports)
def test_every_number_of_any_report_comes_back_and_no_text_becomes_anything_else(
    read: Report,
) -> None:
    sheet = workbook_of(read).worksheets[1]
    at = {column.name: number for number, column in enumerate(COLUMNS)}
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    cells = [seen for one in read.tables for seen in one.observations]
    assert len(rows) == len(cells)
    for row, seen in zip(rows, cells, strict=True):
        kept = None if seen.value is None else float(f"{seen.value:.16G}")
        assert row[at["value"]] == kept
        assert (row[at["raw"]] or "") == visible_text(seen.raw)


@pytest.mark.parametrize("poison", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_stays_text_wherever_it_stands(poison: str) -> None:
    seen = replace(
        observation((poison, poison), (poison, poison), "3", question=poison, markers=(poison,)),
        qualifier=poison,
        unit=poison,
    )
    text = replace(observation((poison,), ("b",), poison), value=None)
    hostile = replace(
        table([seen, text], label=poison),
        title=poison,
        population=poison,
        period=poison,
        unit_text=poison,
        source=poison,
        caption_markers=(poison,),
        notes=(Note(poison, "question", poison, poison), Note(None, "note", poison)),
        poles=(poison, poison),
    )
    read = replace(
        report(hostile),
        document=Document(title=poison, publisher=poison, population=poison, panel=poison),
    )
    data = xlsx_of(read)
    for name, part in _parts(data).items():
        assert b"<f>" not in part, name
        assert b"http://x" not in part or name == "xl/sharedStrings.xml", name
    for sheet in workbook_of(read).worksheets:
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
        assert kinds <= {"s", "n"}
        for row in sheet.iter_rows():
            for cell in row:
                assert not isinstance(cell.value, str) or len(cell.value) <= 32_767


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_text_beyond_excels_limit_is_cut_with_a_mark_that_says_so() -> None:
    long = "woord " * 6_667
    read = report(table([observation(("a",), ("b",), "1", question=long)]))
    sheet = workbook_of(read).worksheets[1]
    shown = sheet.cell(2, [column.name for column in COLUMNS].index("question") + 1).value
    assert isinstance(shown, str)
    assert len(shown) == 32_767
    assert shown.endswith(" [… ingekort: 40.002 tekens]")


def test_three_hundred_tables_of_one_name_each_have_a_sheet() -> None:
    one = table([observation(("a",), ("b",), "1")], label="Tabel [1]: a/b?*\\'")
    book = workbook_of(report(*[one] * 300))
    names = book.sheetnames
    assert len(names) == 302
    assert names[2:5] == ["Tabel 1 a b", "Tabel 1 a b (2)", "Tabel 1 a b (3)"]


def test_names_of_sheets_are_short_legal_and_unlike_in_more_than_capitals() -> None:
    names = SheetNames()
    given = ["Tabel", "TABEL", "", "History", "x" * 40, "x" * 41, "🙂" * 20, "'", "\x00", "a/b"]
    legal = [names.legal(name, "Tabel") for name in given]
    assert legal == [
        "Tabel",
        "TABEL (2)",
        "Tabel (3)",
        "History (2)",
        "x" * 31,
        "x" * 27 + " (2)",
        "🙂" * 15,
        "Tabel (4)",
        "U+0000",
        "a b",
    ]


@pytest.mark.parametrize(
    ("raw", "value", "markers", "shown"),
    [
        ("12", 12.0, (), "0"),
        ("12,50", 12.5, (), "0.00"),
        ("2.411", 2411.0, (), "#,##0"),
        ("-3", -3.0, (), "0"),
        ("+6", 6.0, (), "+0;-0;0"),
        ("12,5%", 12.5, (), '0.0"%"'),
        ("€ 3,50", 3.5, (), '"€ "0.00'),
        ("6", 6.0, ("*", "d"), '0"*,ᵈ"'),
        ("6", 6.0, ('"0',), "0"),
        ("12", 99.0, (), "General"),
        ("?", 1.0, (), "General"),
    ],
)
def test_a_number_is_shown_with_the_decimals_and_signs_that_are_printed(
    raw: str, value: float, markers: tuple[str, ...], shown: str
) -> None:
    assert number_format(raw, value, markers) == shown


def test_more_formats_than_excel_takes_leave_numbers_readable() -> None:
    cells = [
        observation((f"r{n}",), (f"k{n % 7}",), f"{n},5", markers=(f"m{n}",)) for n in range(400)
    ]
    parts = _parts(xlsx_of(report(table(cells))))
    assert len(re.findall(rb"<numFmt ", parts["xl/styles.xml"])) <= 150


def test_the_same_report_gives_the_same_bytes() -> None:
    assert xlsx_of(cycling()) == xlsx_of(cycling())
