"""Files that can't be read are set aside with their reason, and the rest goes on."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tabel_extract.cli import main
from tabel_extract.errors import UnknownSourceError, UnreadableSourceError, WarehouseError
from tabel_extract.intake import limits_of
from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse import quarantine
from tabel_extract.warehouse.journal import journal
from tabel_extract.warehouse.quarantine import all_set_aside, quarantine_folder
from tabel_extract.warehouse.sources import sources_folder
from tests.texts import report_text, write

NOW = datetime(2026, 3, 1, 3, 15, tzinfo=UTC)
BROKEN = b"%PDF-1.7 half"
ERROR = UnreadableSourceError("x.pdf: is damaged.", "damaged", "Data format error")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "w.duckdb")


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A report, a PDF that is cut off, and one by name alone."""
    half, named = tmp_path / "half.pdf", tmp_path / "naam.pdf"
    half.write_bytes(BROKEN)
    named.write_bytes(b"geen pdf")
    return [half, write(tmp_path, "goed.txt", report_text()), named]


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(
        main, ["quarantine", *arguments, "--warehouse", str(settings.warehouse)]
    )


def outcomes(files: list[Path], settings: Settings) -> list[tuple[str, str]]:
    return sorted((Path(o.path).name, o.status) for o in ingest(files, settings))


def test_a_run_clears_away_what_a_killed_one_left_half_written(
    files: list[Path], settings: Settings
) -> None:
    outcomes(files, settings)
    set_aside = next(quarantine_folder(settings.warehouse).iterdir())
    kept = next(sources_folder(settings.warehouse).iterdir())
    drafts = [folder / ".new-abc.tmp" for folder in (set_aside, kept, journal(settings.warehouse))]
    for draft in drafts:
        draft.write_bytes(b"half")

    outcomes(files, settings)

    assert [draft for draft in drafts if draft.exists()] == []
    assert len(all_set_aside(settings.warehouse)) == 2


def test_what_can_not_be_read_is_set_aside_and_the_rest_stored(
    files: list[Path], settings: Settings
) -> None:
    expected = [("goed.txt", "added"), ("half.pdf", "failed"), ("naam.pdf", "failed")]
    assert outcomes(files, settings) == expected
    damaged, named = sorted(all_set_aside(settings.warehouse), key=lambda e: e.fault)
    assert (damaged.fault, damaged.path, damaged.source_bytes) == (
        "damaged",
        str(files[0]),
        len(BROKEN),
    )
    assert quarantine.kept_bytes(settings.warehouse, damaged) == BROKEN
    assert (named.fault, named.source_sha256) == ("not_a_pdf", None)
    assert damaged.limits == limits_of(settings)


def test_a_file_that_is_set_aside_is_told_again_but_not_read_again(
    files: list[Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {o.path: o.message for o in ingest(files, settings) if o.status == "failed"}

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("tabel_extract.intake.parse_source", refuse)
    again = {o.path: o.message for o in ingest(files, settings) if o.status == "failed"}
    assert again == first
    assert [e.tries for e in all_set_aside(settings.warehouse)] == [1, 1]


def test_other_limits_or_another_program_read_it_again(
    files: list[Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(files, settings)
    ingest(files, settings.model_copy(update={"max_bytes": 1_000_000}))
    monkeypatch.setattr("tabel_extract.intake.__version__", "9")
    ingest(files, settings)
    tried = {e.fault: (e.tries, e.program_version) for e in all_set_aside(settings.warehouse)}
    assert tried == {"damaged": (3, "9"), "not_a_pdf": (3, "9")}


def test_a_dropped_file_is_passed_over_until_its_bytes_change(
    files: list[Path], settings: Settings
) -> None:
    ingest(files, settings)
    for entry in all_set_aside(settings.warehouse):
        assert run(settings, "drop", entry.key).exit_code == 0
    assert outcomes(files, settings) == [
        ("goed.txt", "unchanged"),
        ("half.pdf", "unchanged"),
        ("naam.pdf", "unchanged"),
    ]
    assert run(settings, "list").output == "0 set aside; 2 dropped\n"
    told = CliRunner().invoke(
        main, ["ingest", str(files[0]), "--warehouse", str(settings.warehouse)]
    )
    assert told.output.startswith(f"= {files[0]}: given up, not read again\n")
    files[0].write_bytes(BROKEN + b" en meer")
    assert ("half.pdf", "failed") in outcomes(files, settings)


def test_a_file_that_becomes_whole_is_stored_and_forgotten(
    files: list[Path], settings: Settings
) -> None:
    ingest(files, settings)
    fixtures = Path(__file__).parents[2] / "fixtures" / "pdf"
    files[2].write_bytes((fixtures / "buurt-en-groen.pdf").read_bytes())
    assert ("naam.pdf", "added") in outcomes(files, settings)
    assert [e.fault for e in all_set_aside(settings.warehouse)] == ["damaged"]
    files[0].write_bytes((fixtures / "zorgen-voor-een-ander.pdf").read_bytes())
    assert ("half.pdf", "added") in outcomes(files, settings)
    assert all_set_aside(settings.warehouse) == []


def test_the_commands_list_show_and_retry(
    files: list[Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(files, settings)
    (key,) = [e.key for e in all_set_aside(settings.warehouse) if e.fault == "damaged"]
    listed = run(settings, "list").output
    assert f"{key}  damaged  {files[0]}" in listed
    assert listed.endswith("2 set aside\n")
    shown = run(settings, "show", key[:6]).output
    assert f"file     {files[0]}" in shown
    assert "tried    once" in shown
    assert "    Failed to load document (PDFium: Data format error).\n" in shown
    files[0].unlink()
    tried = run(settings, "retry", key)
    assert tried.exit_code == 3
    assert "half.pdf: is damaged" in tried.output
    assert "tried    2 times" in run(settings, "show", key).output
    assert f"file     {files[0]}" in run(settings, "show", key).output


def test_a_retry_that_succeeds_stores_the_report(
    files: list[Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_MAX_BYTES", "100")
    small = settings.model_copy(update={"max_bytes": 100})
    assert outcomes(files[1:2], small) == [("goed.txt", "failed")]
    (entry,) = all_set_aside(settings.warehouse)
    assert entry.fault == "file_too_large"
    monkeypatch.delenv("TABEL_EXTRACT_MAX_BYTES")
    assert run(settings, "retry", entry.key).exit_code == 0
    assert all_set_aside(settings.warehouse) == []


@pytest.mark.parametrize("key", ["", "zz", "../../etc"])
def test_a_key_that_names_no_file_is_told_in_one_line(settings: Settings, key: str) -> None:
    told = run(settings, "show", key)
    assert told.exit_code == 5
    assert "no file was set aside as" in told.output
    with pytest.raises(UnknownSourceError):
        quarantine.find(settings.warehouse, key)


def test_no_name_is_part_of_a_path_and_no_byte_of_it_is_refused(
    tmp_path: Path, settings: Settings
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/..%2f\x1b[31m\xff.pdf"))
    entry = quarantine.set_aside(
        settings.warehouse, odd, None, ERROR, program_version="1", limits="", now=NOW
    )
    (folder,) = quarantine_folder(settings.warehouse).iterdir()
    assert folder.name == entry.key == quarantine.key_of(odd)
    assert "\x1b" not in run(settings, "list").output


def test_a_second_try_keeps_when_it_was_first(tmp_path: Path, settings: Settings) -> None:
    tries = [
        quarantine.set_aside(
            settings.warehouse,
            tmp_path / name,
            BROKEN,
            ERROR,
            program_version="1",
            limits="",
            now=NOW + timedelta(days=day),
        )
        for day, name in enumerate(["a.pdf", "b.pdf"])
    ]
    later = NOW + timedelta(days=1)
    assert tries[1] == replace(tries[0], last_at=later, tries=2)
    assert all_set_aside(settings.warehouse) == [tries[1]]


def test_an_entry_that_is_damaged_or_without_its_bytes_breaks_nothing(
    files: list[Path], settings: Settings
) -> None:
    ingest(files, settings)
    for place in quarantine_folder(settings.warehouse).glob("*/*"):
        place.write_bytes(b"{")
    assert all_set_aside(settings.warehouse) == []
    assert ("half.pdf", "failed") in outcomes(files, settings)
    assert len(all_set_aside(settings.warehouse)) == 2


def test_a_folder_that_can_not_be_written_stops_the_run_with_one_line(
    files: list[Path], settings: Settings
) -> None:
    quarantine_folder(settings.warehouse).write_text("in the way")
    with pytest.raises(WarehouseError, match=r"w\.quarantine can't be written"):
        ingest(files, settings)
