"""A CSV holds every number once, opens right in Dutch Excel, and no text in it can act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.harmless import defused, restored
from tabel_extract.model import Document, Observation, Report
from tabel_extract.shown.controls import visible_text
from tests.export.sheets import csv_of, csv_rows
from tests.report.sample import cycling, observation, report, table
from tests.warehouse.strategies import reports

GOLDENS = Path(__file__).parent / "goldens"
HARMFUL = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]


def test_the_rows_of_a_report_do_not_change_unnoticed(golden: Callable[[Path, str], None]) -> None:
    text = csv_of(cycling()).decode("utf-8-sig")
    golden(GOLDENS / "fietsen.csv", text.replace("\r\n", "\n"))


def test_every_cell_of_a_report_made_by_hand_tells_all_about_itself() -> None:
    row = csv_rows(cycling(), "en")[11]
    assert row == {
        "report_title": "Fietsen in de buurt",
        "publisher": "Bureau Zadelpen",
        "table_number": "1",
        "table_label": "Tabel 3.1",
        "table_title": "Meningen over fietsen, naar leeftijd en woonplaats",
        "population": "inwoners van 16 jaar en ouder",
        "period": "2025",
        "ordinal": "12",
        "row_text": "meer fietspaden › (helemaal) eens",
        "column_text": "leeftijd › < 35 jaar",
        "dimension": "",
        "category": "",
        "value": "140",
        "raw": "140",
        "qualifier": "",
        "unit": "percent",
        "question": "De gemeente moet meer vrijliggende fietspaden aanleggen.",
        "markers": "c",
        "notes": "a: Weergegeven is wie ‘(helemaal) eens’ of ‘(helemaal) oneens’ koos. | c: "
        "Vraagstelling: ‘De gemeente moet meer vrijliggende fietspaden aanleggen.’",
        "table_source": "Bureau Zadelpen (Fietspeiling ’25)",
        "page": "",
        "line": "17",
        "verdict": "wrong",
        "finding_codes": "value_out_of_range question_unquoted",
        "findings": "Tabel 3.1, row ‘meer fietspaden › (helemaal) eens’, column ‘leeftijd › < 35 "
        "jaar’ (p. 4, line 17): 140 is impossible, because a percentage lies between 0 and 100. | "
        "Tabel 3.1 (p. 4, line 20): note b lacks a quotation mark or has it the wrong way round; "
        "the end of the question is inferred.",
        "file": "fietsen-2025.txt",
        "sha256": "5f" * 32,
        "version_ordinal": "",
        "recorded_at": "",
    }


def test_a_file_begins_with_a_mark_that_excel_needs_and_ends_lines_as_rfc_4180_asks() -> None:
    raw = csv_of(report(table([observation(("a",), ("b",), "12,5")])))
    assert raw.startswith(b'\xef\xbb\xbf"report_title";"publisher";')
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    assert b'"12,5";"12,5"' in raw


@settings(deadline=None)
@given(reports)
def test_every_observation_stands_in_it_exactly_once_with_its_number_and_text(
    read: Report,
) -> None:
    rows = csv_rows(read)
    cells = [(t, o) for t, one in enumerate(read.tables, 1) for o in enumerate(one.observations, 1)]
    assert [(int(row["table_number"]), int(row["ordinal"])) for row in rows] == [
        (number, ordinal) for number, (ordinal, _) in cells
    ]
    for row, (_, (_, seen)) in zip(rows, cells, strict=True):
        assert _number(row["value"]) == seen.value
        assert restored(row["raw"]) == visible_text(seen.raw)
        assert restored(row["row_text"]) == visible_text(" › ".join(seen.row))
        assert list(row) == [column.name for column in COLUMNS]


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("－1+1", "'－1+1"),
        ("\t=1+1", "'\t'=1+1"),
        ("\tfietsen", "'\tfietsen"),
        ("  =1+1", "  '=1+1"),
        ("fietsen,=1+1", "fietsen,'=1+1"),
        ('fietsen","=1+1', 'fietsen","\'=1+1'),
        ("fietsen; @SUM(1)", "fietsen; '@SUM(1)"),
        ("'=1+1", "''=1+1"),
        ("- geen antwoord", "'- geen antwoord"),
        ("-3", "-3"),
        ("+6", "+6"),
        ("−12,5 %", "−12,5 %"),
        ("-2.411", "-2.411"),
        ("-", "-"),
        ("–", "–"),
        ("hbo, wo", "hbo, wo"),
        ("18-34 jaar", "18-34 jaar"),
        ("‘+’ is meer", "‘+’ is meer"),
        ("a = b", "a = b"),
        ("<script>", "<script>"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_could_evaluate_gets_an_apostrophe(text: str, written: str) -> None:
    assert defused(text) == written
    assert restored(written) == text


@given(st.text(st.sampled_from([*HARMFUL, "'", '"', ",", ";", " ", "1", "a", "\ufeff"])))
def test_what_was_made_harmless_can_be_found_back(text: str) -> None:
    assert restored(defused(text)) == text


@given(
    st.text(st.sampled_from([*HARMFUL, "'", '"', ",", ";", " ", "a"])),
    st.sampled_from([",", ";", "\t", "\n"]),
)
def test_no_cell_begins_a_formula_at_whichever_separator_a_program_splits(
    text: str, separator: str
) -> None:
    if text in {"+", "-"}:
        return
    for cell in defused(visible_text(text)).split(separator):
        assert cell.lstrip(' "\n\t,;')[:1] not in {*"=+-@＝＋－＠"}


@pytest.mark.parametrize("sign", HARMFUL)
def test_no_field_of_a_hostile_report_begins_as_a_formula_does(sign: str) -> None:
    poison = f"{sign}cmd|'/C calc'!A0"
    seen = replace(
        observation((poison,), (poison,), "3", question=poison, markers=(poison,)),
        raw=poison,
        qualifier=poison,
        unit=poison,
        dimension=poison,
        category=poison,
        period=poison,
    )
    hostile = replace(
        report(replace(table([seen], label=poison), title=poison, source=poison)),
        document=Document(title=poison, publisher=poison, population=poison),
    )
    (row,) = csv_rows(hostile)
    begun = {name for name, text in row.items() if text[:1] in {*HARMFUL}}
    assert begun == set()
    assert {"report_title", "raw", "row_text", "table_label"} <= {
        name for name, text in row.items() if "calc" in text
    }


def test_a_negative_number_stays_a_number() -> None:
    seen: Observation = replace(observation(("a",), ("b",), "-3"), value=-3.0)
    (row,) = csv_rows(report(table([seen])))
    assert (row["value"], row["raw"]) == ("-3", "-3")


def test_characters_that_cannot_be_seen_or_stored_are_written_as_their_code_point() -> None:
    (row,) = csv_rows(report(table([observation(("a\x00b\ud800\u202ec",), ("d\r",), "1")])))
    assert (row["row_text"], row["column_text"]) == ("a[U+0000]b[U+D800][U+202E]c", "d[U+000D]")
