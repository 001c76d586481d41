"""Each limit on what is read of a document is a setting, and what meets it says which to raise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tabel_extract.checks.catalogue import sentence
from tabel_extract.cli import main
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.intake import Holders, limits_of, read_batch
from tabel_extract.model import Finding
from tabel_extract.parsing import grids_of
from tabel_extract.pipeline import read_report
from tabel_extract.reading.source import read_source
from tabel_extract.settings import Settings
from tabel_extract.warehouse.quarantine import all_set_aside
from tests.inspection.made import Sheet, pdf

CAPTION = (50.0, 60.0, 10.0, "Tabel 1.1 Fietsen, 2024 (in procenten)")
PROSE = (50.0, 60.0, 10.0, "Fietsen is gezond en het kost weinig.")
LATTICE = [
    *[(50.0, 100.0 + 20 * i, 200.0, 100.0 + 20 * i) for i in range(4)],
    *[(50.0 + 50 * i, 100.0, 50.0 + 50 * i, 160.0) for i in range(4)],
]
CELLS = [
    (60.0 + 50 * column, 115.0 + 20 * row, 8.0, f"{row}{column}")
    for row in range(3)
    for column in range(3)
]


def written(folder: Path, *sheets: Sheet) -> Path:
    path = folder / "rapport.pdf"
    path.write_bytes(pdf(*sheets))
    return path


def cut_off(path: Path, settings: Settings) -> list[Finding]:
    return [f for f in read_report(path, settings).findings if f.code == "page_truncated"]


def test_a_document_of_too_many_pages_is_refused_and_says_what_to_raise(tmp_path: Path) -> None:
    path = written(tmp_path, *[Sheet([PROSE])] * 3)
    assert len(read_report(path, Settings(max_pages=3)).findings) == 1
    with pytest.raises(UnreadableSourceError, match="TABEL_EXTRACT_MAX_PAGES") as refused:
        read_report(path, Settings(max_pages=2))
    assert refused.value.fault == "too_many_pages"


@pytest.mark.parametrize("text", [CAPTION, PROSE], ids=["laid out", "text alone"])
@pytest.mark.parametrize("cross_check", [False, True])
def test_a_page_of_too_many_characters_says_what_to_raise(
    tmp_path: Path, text: tuple[float, float, float, str], cross_check: bool
) -> None:
    path, length = written(tmp_path, Sheet([text])), len(text[3])
    allowing = Settings(max_characters=length, cross_check=cross_check)
    assert cut_off(path, allowing) == []
    (finding,) = cut_off(path, Settings(max_characters=length - 1, cross_check=cross_check))
    assert finding.provenance.page == 1
    assert f"meer tekens (TABEL_EXTRACT_MAX_CHARACTERS: {length - 1}) dan" in finding.message
    assert f"characters (TABEL_EXTRACT_MAX_CHARACTERS: {length - 1})" in sentence(finding, "en")


@pytest.mark.parametrize("texts", [[CAPTION], []], ids=["with a caption", "without text"])
def test_a_page_of_too_many_segments_says_what_to_raise(
    tmp_path: Path, texts: list[tuple[float, float, float, str]]
) -> None:
    path = written(tmp_path, Sheet(texts, rules=LATTICE))
    assert cut_off(path, Settings(max_segments=16)) == []
    (finding,) = cut_off(path, Settings(max_segments=15))
    assert "meer lijnen (TABEL_EXTRACT_MAX_SEGMENTS: 15) dan" in finding.message


def test_a_flood_of_pieces_is_refused_and_says_how_far_to_raise_what(tmp_path: Path) -> None:
    lines = [(50.0, 100.0 + i, 200.0, 100.0 + i) for i in range(60)]
    path = written(tmp_path, Sheet([PROSE]), Sheet([PROSE], rules=lines))
    assert read_report(path, Settings(max_segments=3)).tables == ()
    with pytest.raises(UnreadableSourceError) as refused:
        read_report(path, Settings(max_segments=2))
    assert refused.value.fault == "too_many_segments"
    assert str(refused.value) == (
        "rapport.pdf: page 2 is drawn in 61 pieces, more than the 50 that a page may have; raise "
        "TABEL_EXTRACT_MAX_SEGMENTS to 3 if it really is a report."
    )


@pytest.mark.parametrize(
    ("name", "enough", "too_few"),
    [("max_crossings", 16, 15), ("max_segments", 16, 9), ("max_characters", 40, 9)],
)
def test_grids_that_are_left_out_are_told_with_what_to_raise(
    tmp_path: Path, name: str, enough: int, too_few: int
) -> None:
    raw = read_source(written(tmp_path, Sheet(CELLS, rules=LATTICE)), 10_000)
    told: list[str] = []
    whole = grids_of(raw, Settings.model_validate({name: enough}), told.append)
    assert ([len(g.cells) for g in whole], told) == ([9], [])
    left = grids_of(raw, Settings.model_validate({name: too_few}), told.append)
    assert left != whole
    (said,) = told
    assert f"raise TABEL_EXTRACT_{name.upper()} if it" in said


def test_grids_tells_on_the_command_line_what_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_MAX_CROSSINGS", "15")
    path = written(tmp_path, Sheet(CELLS, rules=LATTICE))
    told = CliRunner().invoke(main, ["grids", str(path), "--format", "json"])
    assert (told.exit_code, told.stderr.count("TABEL_EXTRACT_MAX_CROSSINGS")) == (0, 1)


def test_pages_are_drawn_within_the_same_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_MAX_PAGES", "1")
    path = written(tmp_path, Sheet([CAPTION]), Sheet([PROSE]))
    told = CliRunner().invoke(main, ["inspect", str(path), "--page", "1", "-o", str(tmp_path)])
    assert (told.exit_code, "TABEL_EXTRACT_MAX_PAGES" in told.output) == (3, True)


def test_a_file_that_is_set_aside_is_tried_again_when_its_limit_is_raised(tmp_path: Path) -> None:
    path = written(tmp_path, *[Sheet([PROSE])] * 3)
    settings = Settings(warehouse=tmp_path / "w.duckdb", max_pages=2)
    batches = [read_batch([path], settings, Holders()) for _ in range(2)]
    assert [[o.status for o in batch.outcomes] for batch in batches] == [["failed"]] * 2
    (entry,) = all_set_aside(settings.warehouse)
    assert (entry.fault, entry.tries) == ("too_many_pages", 1)
    raised = settings.model_copy(update={"max_pages": 3})
    assert [file.path for file in read_batch([path], raised, Holders()).files] == [str(path)]


def test_every_limit_is_noted_of_a_file_that_is_set_aside() -> None:
    given = Settings(
        max_bytes=11,
        max_pages=12,
        max_characters=13,
        max_segments=14,
        max_crossings=15,
        max_seconds=16,
        max_memory_mib=117,
        workers=1,
    )
    assert re.findall(r"\d+", limits_of(given)) == ["11", "12", "13", "14", "15", "16", "117"]
    limits = {name for name in Settings.model_fields if name.startswith("max_")}
    assert len(limits) == 7
