"""After an upgrade kept files are read again; that can be stopped, goes on, and loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tabel_extract import __version__, intake, pipeline
from tabel_extract import backfill as backfilling
from tabel_extract.backfill import backfill, plan_backfill, read_kept
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.intake import Outcome
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.pipeline import ingest, store_batch, validate_batch
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.quarantine import all_set_aside
from tabel_extract.warehouse.runs import runs
from tabel_extract.warehouse.sources import sources_folder
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run
from tests.places import file_of
from tests.texts import FIETSEN, report_text, write

OLDER = "0.0.1"
NAMES = ["Fietsen", "Lopen", "Varen"]
IDS = [f"1-{name.lower()}-in-de-stad-2024" for name in NAMES]


def by_program(patch: pytest.MonkeyPatch, version: str) -> None:
    for module in (pipeline, intake, backfilling):
        patch.setattr(module, "__version__", version)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of three reports that an older program read."""
    folder = tmp_path_factory.mktemp("older")
    with pytest.MonkeyPatch.context() as patch:
        by_program(patch, OLDER)
        settings = Settings(warehouse=folder / "w.duckdb", publish=False)
        for name in NAMES:
            write(folder, f"in/{name}.txt", report_text(f"1 {name} in de stad"))
        assert [o.status for o in ingest([folder / "in"], settings)] == ["added"] * 3
    return folder


@pytest.fixture
def settings(stored: Path, tmp_path: Path) -> Settings:
    return copied(stored, tmp_path)


def copied(stored: Path, to: Path) -> Settings:
    subprocess.run(["cp", "-r", f"{stored}/.", str(to)], check=True)
    return Settings(warehouse=to / "w.duckdb", publish=False)


def by_one(settings: Settings) -> Settings:
    return settings.model_copy(update={"batch_size": 1})


@pytest.fixture(scope="module")
def undisturbed(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What is stored after a backfill that nothing disturbed."""
    settings = copied(stored, tmp_path_factory.mktemp("whole"))
    backfill(settings)
    return state(settings)


@pytest.fixture
def reads_otherwise(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Let the program of now read one cell of a file otherwise."""
    changed: dict[str, int] = {}

    def read(raw: RawSource, settings: Settings) -> Report:
        report = parse_source(raw, settings)
        if raw.source.name not in changed:
            return report
        (table,) = report.tables
        first, *others = table.observations
        other = replace(first, raw=str(changed[raw.source.name]), value=7.0)
        table = replace(table, observations=(other, *others))
        return replace(report, tables=(table,))

    monkeypatch.setattr(intake, "parse_source", read)
    return changed.__setitem__


def state(settings: Settings) -> dict[str, list[Any]]:
    """All that is stored of reports and readings, but for the moments."""
    with Warehouse.open(settings.warehouse) as warehouse:
        return {
            "versions": warehouse.query(
                "SELECT report_id, ordinal, reason, program_version, content_sha256, cells_changed "
                "FROM version ORDER BY ALL"
            ),
            "readings": warehouse.query(
                "SELECT source_sha256, source_name, program_version, report_id, version_id "
                "FROM reading ORDER BY ALL"
            ),
        }


def told(outcomes: list[Outcome]) -> list[tuple[str, str, str | None, int]]:
    return [(o.path, o.status, o.reason, o.changed) for o in outcomes]


UNCHANGED = [(f"{name}.txt", "unchanged", None, 0) for name in NAMES]


def test_what_reads_the_same_adds_no_version_and_is_not_read_a_second_time(
    settings: Settings,
) -> None:
    before = state(settings)["versions"]
    assert [kept.last.source_name for kept in plan_backfill(settings)] == [
        f"{name}.txt" for name in NAMES
    ]
    assert told(backfill(settings)) == UNCHANGED
    assert state(settings)["versions"] == before
    assert (plan_backfill(settings), backfill(settings)) == ([], [])
    assert [o.status for o in ingest(inbox(settings), settings)] == (["unchanged"] * 3)


def inbox(settings: Settings) -> list[Path]:
    return sorted((file_of(settings).parent / "in").iterdir())


def test_what_reads_otherwise_adds_a_version_that_says_the_program_changed_and_by_how_much(
    settings: Settings, reads_otherwise: Callable[[str, int], None]
) -> None:
    reads_otherwise("Lopen.txt", 7)
    assert told(backfill(settings)) == [
        UNCHANGED[0],
        ("Lopen.txt", "added", "reread", 1),
        *UNCHANGED[2:],
    ]
    with Warehouse.open(settings.warehouse) as warehouse:
        assert [
            (v.ordinal, v.reason, v.program_version, v.cells_changed)
            for v in history.versions(warehouse, IDS[1])
        ] == [(1, "first_seen", OLDER, 0), (2, "reread", __version__, 1)]
        last = runs(warehouse, 1)[0]
    assert (last.kind, last.state, last.asked, last.count("added")) == (
        "backfill",
        "finished",
        (),
        1,
    )


def test_a_file_that_can_not_be_read_any_more_is_set_aside_and_keeps_what_is_stored(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(settings)

    def read(raw: RawSource, given: Settings) -> Report:
        if raw.source.name == "Lopen.txt":
            raise UnreadableSourceError("Lopen.txt: holds bytes that are no text.", "not_text")
        return parse_source(raw, given)

    monkeypatch.setattr(intake, "parse_source", read)
    outcomes = backfill(settings)
    assert [o.status for o in outcomes] == ["failed", "unchanged", "unchanged"]
    said = (
        f"{IDS[1]}: this program ({__version__}) can't read its file any more, so what is stored "
        "stays as it is. Lopen.txt: holds bytes that are no text."
    )
    assert (outcomes[0].message, outcomes[0].report_id) == (said, IDS[1])
    (entry,) = all_set_aside(settings.warehouse)
    assert (entry.fault, entry.message, entry.tries) == ("not_text", said, 1)
    assert state(settings)["versions"] == before["versions"]
    again = backfill(settings)  # told again, and not read again
    assert [(o.status, o.message) for o in again] == [("failed", said)]
    assert [e.tries for e in all_set_aside(settings.warehouse)] == [1]
    monkeypatch.undo()
    raised = settings.model_copy(update={"max_pages": 3_000})
    assert told(backfill(raised)) == [UNCHANGED[1]]
    assert all_set_aside(settings.warehouse) == []


def test_files_that_were_not_kept_are_told_once_and_keep_no_other_from_being_read(
    settings: Settings,
) -> None:
    lost, damaged = (kept.last.source_sha256 for kept in plan_backfill(settings)[:2])
    folder = sources_folder(settings.warehouse)
    (folder / lost[:2] / lost).unlink()
    (folder / damaged[:2] / damaged).write_bytes(b"cut")
    warned: list[str] = []
    outcomes = backfill(settings, warned=warned.append)
    assert warned == [
        "1 of the stored reports can't be read again, because their files were not kept, or are "
        f"damaged: {IDS[0]}. Ingest those files again to have them read."
    ]
    assert told(outcomes) == [("Lopen.txt", "unchanged", "not_kept", 0), UNCHANGED[2]]
    assert [o.status for o in ingest(inbox(settings), settings)] == ["unchanged"] * 3
    assert plan_backfill(settings) == []


def test_it_stops_after_the_batch_that_is_under_way_and_the_next_goes_on(
    settings: Settings, undisturbed: dict[str, list[Any]]
) -> None:
    warned: list[str] = []
    done: list[Outcome] = []
    backfill(
        by_one(settings),
        stopping=lambda: len(done) == 1,
        told=lambda some, total: done.extend(some),
        warned=warned.append,
    )
    said = (
        "was asked to stop after 1 of 3 reports; `tabel-extract backfill` goes on with the others"
    )
    assert (told(done), warned) == (UNCHANGED[:1], [said])
    with Warehouse.open(settings.warehouse) as warehouse:
        (last,) = runs(warehouse, 1)
    assert (last.state, last.message) == ("stopped", said)
    assert told(backfill(settings, limit=1)) == UNCHANGED[1:2]
    assert told(backfill(settings)) == UNCHANGED[2:]
    assert state(settings) == undisturbed


def test_everything_is_read_again_where_that_is_asked_those_read_longest_ago_first(
    settings: Settings,
) -> None:
    assert told(backfill(settings, limit=2)) == UNCHANGED[:2]
    assert told(backfill(settings, everything=True, limit=2)) == [UNCHANGED[2], UNCHANGED[0]]


def test_newer_bytes_that_came_in_meanwhile_are_not_overtaken_by_older_ones(
    settings: Settings, reads_otherwise: Callable[[str, int], None], tmp_path: Path
) -> None:
    reads_otherwise("Fietsen.txt", 7)
    planned = plan_backfill(settings)[:1]
    late = read_kept(planned, settings)
    newer = write(tmp_path, "nieuw.txt", report_text(men=45))
    assert [o.ordinal for o in ingest([newer], settings)] == [2]
    outcomes = store_batch(validate_batch(late, settings), settings)
    assert told(outcomes) == UNCHANGED[:1]
    assert read_kept(planned, settings).files == ()
    with Warehouse.open(settings.warehouse) as warehouse:
        assert [v.reason for v in history.versions(warehouse, FIETSEN)] == [
            "first_seen",
            "source_revised",
        ]
    assert FIETSEN not in [kept.report_id for kept in plan_backfill(settings)]


def test_two_at_once_store_each_report_once(
    settings: Settings, reads_otherwise: Callable[[str, int], None]
) -> None:
    for number, name in enumerate(NAMES):
        reads_otherwise(f"{name}.txt", number)
    seen: list[Outcome] = []

    def other(done: object, total: int) -> None:
        if not seen:  # a second one runs whole after the first batch of this one
            seen.append(Outcome("", "unchanged"))
            seen.extend(backfill(settings))

    first = backfill(by_one(settings), told=other)
    counts = [o.status for o in [*first, *seen[1:]]]
    assert counts.count("added") == 3
    assert [v[:3] for v in state(settings)["versions"]] == [
        (report_id, ordinal, reason)
        for report_id in IDS
        for ordinal, reason in [(1, "first_seen"), (2, "reread")]
    ]


def test_a_warehouse_that_is_not_there_has_nothing_to_read(tmp_path: Path) -> None:
    settings = Settings(warehouse=tmp_path / "none.duckdb")
    assert (plan_backfill(settings), backfill(settings)) == ([], [])
    assert list(tmp_path.iterdir()) == []


_KILLED = """
import sys, time
from tabel_extract.backfill import backfill
from tabel_extract.settings import Settings
from pathlib import Path

def told(done, total):
    if done:
        print(len(done), flush=True)
        time.sleep(60)

backfill(Settings(warehouse=Path(sys.argv[1]), publish=False, batch_size=1), told=told)
"""


def test_a_backfill_that_is_killed_goes_on_to_the_end_that_an_undisturbed_one_reaches(
    settings: Settings, undisturbed: dict[str, list[Any]]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(settings.warehouse)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        process.kill()
    assert told(backfill(settings)) == UNCHANGED[1:]
    assert state(settings) == undisturbed
    with Warehouse.open(settings.warehouse) as warehouse:
        assert [one.state for one in runs(warehouse, 2)] == ["finished", "unfinished"]


def test_the_command_lists_what_it_would_read_and_reads_nothing(settings: Settings) -> None:
    before = state(settings)
    told = run("backfill", "--dry-run", "--limit", "2", "-w", file_of(settings))
    lines = told.stdout.splitlines()
    assert [line.split(", read ")[0] for line in lines] == [
        f"{IDS[0]}  Fietsen.txt",
        f"{IDS[1]}  Lopen.txt",
        "2 of 3 would be read again",
    ]
    assert state(settings) == before


def test_a_signal_ends_the_command_after_its_batch_and_minutes_before_the_next(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TABEL_EXTRACT_BATCH_SIZE", "1")
    monkeypatch.setenv("TABEL_EXTRACT_PUBLISH", "false")

    def read(raw: RawSource, given: Settings) -> Report:
        os.kill(os.getpid(), signal.SIGTERM)
        return parse_source(raw, given)

    monkeypatch.setattr(intake, "parse_source", read)
    before = signal.getsignal(signal.SIGTERM)
    told = run("backfill", "-w", file_of(settings))
    assert (told.exit_code, told.stdout.splitlines()[0]) == (
        0,
        f"= Fietsen.txt: {IDS[0]}, nothing new",
    )
    assert "stopping after this batch" in told.stderr
    assert "after 1 of 3 reports" in " ".join(told.stderr.split())
    assert signal.getsignal(signal.SIGTERM) == before
    late = run("backfill", "--minutes", "0.0000001", "-w", file_of(settings))
    assert "after 0 of 2 reports" in " ".join(late.stderr.split())
