"""PDFs that can't be read, or not wholly: said in one line or as a finding, and never guessed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.limits import HONEST
from tabel_extract.parsing import parse_source
from tabel_extract.pipeline import ingest, read_report
from tabel_extract.reading import ocr
from tabel_extract.reading.pdfium import PdfiumReader
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tests.inspection.made import Sheet, pdf

FIXTURE = Path(__file__).parents[1] / "fixtures" / "pdf" / "buurt-en-groen.pdf"
HOSTILE = Path(__file__).parents[2] / "shared" / "hostile"
BOMB = "02-bomb-content-8gib-triple.pdf"
"""Takes all the memory that a process gets; a bound on the process is what helps."""

SECONDS = 60


def codes(path: Path, settings: Settings | None = None) -> list[tuple[str, int | None]]:
    return [(f.code, f.provenance.page) for f in read_report(path, settings).findings]


def scanned(tmp_path: Path) -> Path:
    """The first page of a report as a picture."""
    reader = PdfiumReader(FIXTURE.read_bytes(), "x", HONEST)
    rendered = reader.render(1, 200 / 72)
    reader.close()
    assert rendered is not None
    path = tmp_path / "scan.pdf"
    rendered[0].convert("L").save(path, resolution=200)
    return path


def test_a_page_that_is_a_picture_is_said_to_be_one(tmp_path: Path) -> None:
    assert codes(scanned(tmp_path), Settings(ocr=False)) == [
        ("page_is_image", 1),
        ("no_tables", None),
    ]


@pytest.mark.skipif(not ocr.available(), reason="Tesseract with Dutch is not installed")
def test_a_picture_is_read_where_tesseract_is_installed_and_every_table_of_it_says_so(
    tmp_path: Path,
) -> None:
    report = read_report(scanned(tmp_path))
    read = {f.table for f in report.findings if f.code == "read_by_ocr"}
    assert read == {t.label for t in report.tables if t.observations}
    values = [o.raw for t in report.tables if t.label == "Tabel 3.1" for o in t.observations]
    assert {o.provenance.origin for t in report.tables for o in t.observations} == {"ocr"}
    assert values == ["4", "3", "6", "8", "13", "12", "17", "18", "8", "11"]


@pytest.mark.parametrize("drawn", [(), [(50.0, 100.0, 200.0, 100.0)]], ids=["blank", "drawn"])
def test_a_document_without_any_text_says_so(
    tmp_path: Path, drawn: list[tuple[float, float, float, float]]
) -> None:
    path = tmp_path / "stil.pdf"
    path.write_bytes(pdf(Sheet(rules=drawn), Sheet()))
    assert codes(path) == [("no_text", None), ("no_tables", None)]
    path.write_bytes(pdf(Sheet(rules=drawn), Sheet([(50, 100, 10, "Colofon")])))
    assert codes(path) == [("no_tables", None)]
    path.write_bytes(pdf(*[Sheet([(50, 30, 10, "Jaarverslag")])] * 3))  # nothing but running heads
    assert codes(path) == [("no_tables", None)]


def test_letters_that_no_font_tells_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "raadsel.pdf"
    path.write_bytes(FIXTURE.read_bytes().replace(b"/ToUnicode", b"/ToUnicodX"))
    found = codes(path)
    assert [c for c, _ in found if c == "text_untrusted"] == ["text_untrusted"] * 5
    assert read_report(path).tables == ()


def test_a_page_with_too_many_signs_is_read_in_part_and_said_to_be(tmp_path: Path) -> None:
    signs = [(50.0, 100.0, 10.0, "Tabel 1.1 Veel tekens, 2024 (in procenten)")]
    signs += [(50.0, 120.0 + i % 600, 1.0, "vol " * 2000) for i in range(8)]
    path = tmp_path / "vol.pdf"
    path.write_bytes(pdf(Sheet(signs)))
    assert ("page_truncated", 1) in codes(path)


def test_a_file_that_cannot_be_opened_keeps_no_other_from_being_stored(tmp_path: Path) -> None:
    bad = tmp_path / "half.pdf"
    bad.write_bytes(FIXTURE.read_bytes()[:9000])
    settings = Settings(warehouse=tmp_path / "w.duckdb")
    assert [o.status for o in ingest([bad, FIXTURE], settings)] == ["failed", "added"]


def test_the_same_pdf_adds_nothing_the_second_time(tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "w.duckdb")
    assert [o.status for _ in range(2) for o in ingest([FIXTURE], settings)] == [
        "added",
        "unchanged",
    ]


def hostile() -> list[Path]:
    return sorted(p for p in HOSTILE.rglob("*") if p.is_file() and p.suffix != ".json")


@pytest.mark.shared
@pytest.mark.slow
def test_hostile_files_are_read_or_refused_in_one_line_within_bounds() -> None:
    files = [p for p in hostile() if p.name != BOMB]
    if not files:
        pytest.skip("the hostile files are not beside this checkout")
    told = json.loads(_in_a_process(files))
    assert set(told) == {p.name for p in files}
    expected = {
        x["file"]: x["expect"] for x in json.loads((HOSTILE / "made/manifest.json").read_text())
    }
    refused = {name for name, message in told.items() if message}
    assert all("\n" not in message for message in told.values())
    made = {p.name for p in files if p.parent.name == "made"}
    for name in made:
        if expected[name] == "ingest":
            assert name not in refused, told[name]
    for name in ("16-zero-pages.pdf", "20-encrypted-user-aes256.pdf", "24-encrypted-pubsec.pdf"):
        assert name in refused
    assert "has no pages" in told["16-zero-pages.pdf"]
    assert "protected by a password" in told["20-encrypted-user-aes256.pdf"]


def _in_a_process(files: list[Path]) -> str:
    """What became of files, read one after another in a process of their own."""
    return subprocess.run(
        [sys.executable, "-c", _READER, *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        timeout=SECONDS * 5,
        cwd=Path(__file__).parents[1],
    ).stdout


_READER = """
import json, sys
from tests.test_pdf_trouble import fate
from pathlib import Path
print(json.dumps({Path(p).name: fate(Path(p)) for p in sys.argv[1:]}))
"""


def fate(path: Path) -> str:
    """Empty where a file was read, else why it was refused."""
    settings = Settings(ocr=False)
    try:
        parse_source(read_source(path, settings.max_bytes), settings)
    except UnreadableSourceError as error:
        return str(error)
    return ""
