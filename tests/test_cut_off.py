"""A text export that breaks off anywhere is read as far as it goes, and never passes for whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabel_extract.checks.judge import judge
from tabel_extract.model import Finding, Table
from tabel_extract.reading.text import decode, read_text
from tabel_extract.tables.assemble import read_tables
from tests.texts import FIXTURES, report_text

EXPORTS = sorted(FIXTURES.glob("*.txt"))
PER_FIXTURE = 25
"""Places at which each fixture is cut; they differ between the fixtures."""


def read(data: bytes) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    reading = read_tables(read_text(data, "cut.txt").lines)
    return reading.tables, judge(reading.tables, reading.issues)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda p: p.stem)
def test_a_fixture_that_breaks_off_anywhere_is_still_read(path: Path) -> None:
    data = path.read_bytes()
    whole = {t.label for t in read(data)[0]}
    for step in range(1, PER_FIXTURE):
        cut = len(data) * step // PER_FIXTURE + step % 7
        tables, findings = read(data[:cut])
        named = {f.table for f in findings}
        hollow = {t.label for t in tables if t.kind == "table" and not t.observations}
        assert {t.label for t in tables if t.observations} <= whole
        assert hollow <= named


def test_a_text_that_breaks_off_inside_a_character_is_read_in_its_own_alphabet() -> None:
    data = "De tekst houdt op bij ‘één’".encode()
    inside = [cut for cut, byte in enumerate(data) if 0x80 <= byte < 0xC0]
    read_as = {decode(data[:cut], "cut.txt").rstrip("\ufffd") for cut in inside}
    strange = [text for text in read_as if not "De tekst houdt op bij ‘één’".startswith(text)]
    assert strange == []


ROWS = """\
vindt fietsen leuk 51 48 54

fietst naar het werk 40 44 36

draagt een helm 22 18 26
"""


def lines() -> list[str]:
    text = report_text().replace("fietst elke dag 48 46 50\n", ROWS)
    return text.splitlines(keepends=True)


def test_the_uncut_table_has_no_finding() -> None:
    (table,), findings = read("".join(lines()).encode())
    assert (len(table.observations), findings) == (9, ())


@pytest.mark.parametrize("cut", range(7, len(lines())))
def test_a_table_that_breaks_off_between_two_lines_is_not_silently_whole(cut: int) -> None:
    """Its source stands last, so a table that was cut off lacks at least that."""
    _, findings = read("".join(lines()[:cut]).encode())
    complete = "Bron" in "".join(lines()[:cut])
    assert bool(findings) is not complete


def test_a_table_that_breaks_off_inside_a_row_is_not_silently_whole() -> None:
    text = "".join(lines())
    start, end = text.index("vindt fietsen leuk"), text.index("Bron:")
    silent = [cut for cut in range(start, end) if not read(text[:cut].encode())[1]]
    assert silent == []
