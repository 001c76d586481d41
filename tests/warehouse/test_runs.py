"""Every run is known: what it did, whether it came to its end, and that it told no folders."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tabel_extract.warehouse import runs as module
from tabel_extract.warehouse.journal import Entry, RunFile, Start, journal, waiting, write
from tabel_extract.warehouse.memo import Seen, recall, remember
from tabel_extract.warehouse.runs import RunInfo, begin, runs, runs_waiting, take_in
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW

ROOT = Path(__file__).parents[2]
LATER = NOW + timedelta(seconds=90)
INBOX = Path("/home/someone/inbox")
ADDED = RunFile(f"{INBOX}/a.txt", "added", "stand", 2, "source_revised", 1, 3, 7)
SAME = RunFile(f"{INBOX}/b.txt", "unchanged", "wonen")
BAD = RunFile(f"{INBOX}/deep/c.txt", "failed", message=f"{INBOX}/deep/c.txt: is empty.")
CUT = (
    RunFile("inbox/a.txt", "added", "stand", 2, "source_revised", 1, 3, 7),
    RunFile("inbox/b.txt", "unchanged", "wonen"),
    RunFile("inbox/deep/c.txt", "failed", message="inbox/deep/c.txt: is empty."),
)


def started(path: Path, now: datetime = NOW, asked: Path = INBOX) -> module.Run:
    return begin(path, kind="command", asked=[asked], program_version="1", now=now)


def listed(path: Path, limit: int = 10) -> list[RunInfo]:
    if not path.exists():
        return runs_waiting(path, limit)
    with Warehouse.open(path, read_only=True) as warehouse:
        return runs(warehouse, limit)


def queried(path: Path, sql: str) -> list[tuple[object, ...]]:
    with Warehouse.open(path, read_only=True) as warehouse:
        return warehouse.query(sql)


@pytest.fixture
def made(path: Path) -> Path:
    Warehouse.open(path).close()
    return path


def test_a_finished_run_is_a_row_with_its_files(made: Path) -> None:
    run = started(made)
    run.note([ADDED, SAME])
    run.note([BAD])
    run.finish(now=LATER)
    assert waiting(made) == []
    assert listed(made) == [
        RunInfo(run.run_id, NOW, LATER, None, "1", "command", ("inbox",), CUT),
    ]
    assert queried(
        made,
        "SELECT run_id, seconds, state, message, program_version, kind, asked, files, added, "
        "unchanged, failed FROM runs",
    ) == [(run.run_id, 90.0, "finished", None, "1", "command", ["inbox"], 3, 1, 1, 1)]
    columns = "position, path, status, report_id, version_ordinal, reason, message, errors, "
    assert queried(made, f"SELECT {columns} warnings, changed FROM run_files ORDER BY ALL") == [
        (1, "inbox/a.txt", "added", "stand", 2, "source_revised", None, 1, 3, 7),
        (2, "inbox/b.txt", "unchanged", "wonen", None, None, None, 0, 0, 0),
        (3, "inbox/deep/c.txt", "failed", None, None, None, CUT[2].message, 0, 0, 0),
    ]


def test_each_state_is_told_and_counted(made: Path) -> None:
    began = started(made, NOW)
    stopped = started(made, NOW + timedelta(hours=1))
    stopped.note([SAME])
    stopped.finish(f"{made} is held open by another program (PID 7, /home/x/bin/python): close it")
    whole = started(made, NOW + timedelta(hours=2))
    whole.note([BAD])
    whole.finish()
    told = [(run.run_id, run.state, run.message, run.count("failed")) for run in listed(made)]
    held = "tabel.duckdb is held open by another program (PID 7, python): close it"
    assert told == [
        (whole.run_id, "finished", None, 1),
        (stopped.run_id, "stopped", held, 0),
        (began.run_id, "unfinished", None, 0),
    ]
    assert [run.duration is None for run in listed(made)] == [False, False, True]
    in_sql = "SELECT run_id, state, message, failed FROM runs ORDER BY started_at DESC"
    assert queried(made, in_sql) == told


def test_a_run_without_news_leaves_the_database_alone_and_is_known(made: Path) -> None:
    before = made.read_bytes()
    run = started(made)
    run.note([SAME])
    run.finish(now=LATER)
    assert made.read_bytes() == before
    assert listed(made) == [
        RunInfo(run.run_id, NOW, LATER, None, "1", "command", ("inbox",), CUT[1:2])
    ]
    later = started(made, LATER)
    later.note([ADDED])
    later.finish()
    assert queried(made, "SELECT run_id FROM runs ORDER BY started_at") == [
        (run.run_id,),
        (later.run_id,),
    ]


def test_runs_without_news_do_not_pile_up(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 8)
    left = []
    for number in range(4):
        run = started(made, NOW + timedelta(days=number))
        run.note([SAME])
        run.finish()
        left.append(len(waiting(made)))
    assert left == [3, 6, 0, 3]
    assert len(listed(made)) == 4


def test_a_run_that_was_killed_is_unfinished_and_keeps_what_it_had_done(made: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path;"
        "from tabel_extract.warehouse.runs import begin, RunFile;"
        "run = begin(Path(sys.argv[1]), kind='flow', asked=[Path('in')], program_version='1');"
        "run.note([RunFile('in/a.txt', 'added', 'stand', 1)]);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", program, made], env=environment, timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL
    (killed,) = listed(made)
    assert (killed.state, killed.kind, killed.asked) == ("unfinished", "flow", ("in",))
    assert killed.files == (RunFile("in/a.txt", "added", "stand", 1),)
    take_in(made, "1")
    assert listed(made) == [killed]
    assert queried(made, "SELECT state, added FROM runs") == [("unfinished", 1)]


def test_two_runs_at_once_are_both_known_whichever_ends_first(made: Path) -> None:
    one, other = started(made, NOW), started(made, LATER)
    one.note([ADDED])
    other.note([BAD])
    other.finish(now=LATER)  # takes in the start and the first files of the one under way too
    assert queried(made, "SELECT state FROM runs ORDER BY started_at") == [
        ("unfinished",),
        ("finished",),
    ]
    one.note([SAME])
    assert [(run.state, len(run.files)) for run in listed(made)] == [
        ("finished", 1),
        ("unfinished", 2),
    ]
    one.finish(now=LATER)
    ended = listed(made)
    assert [run.files for run in ended] == [(CUT[2],), CUT[:2]]
    assert [run.state for run in ended] == ["finished", "finished"]


def test_a_database_that_is_held_open_takes_a_run_in_later(made: Path) -> None:
    run = started(made)
    run.note([BAD])
    with Warehouse.open(made, read_only=True) as held:
        run.finish()
        (noted,) = runs(held, 10)
    assert (noted.run_id, noted.state, noted.failed) == (run.run_id, "finished", CUT[2:])
    assert queried(made, "SELECT count(*) FROM runs") == [(0,)]
    take_in(made, "1")
    assert listed(made) == [noted]


def test_what_is_taken_in_twice_is_there_once(made: Path) -> None:
    run = started(made)
    run.note([ADDED, SAME])
    entries = [entry for _, entry in waiting(made)]
    run.finish(now=LATER)
    for entry in entries:  # as if the program was killed before it removed them
        write(made, entry)
    before = listed(made)
    take_in(made, "1")
    assert listed(made) == before
    assert before[0].files == CUT[:2]
    assert queried(made, "SELECT count(*) FROM run_files") == [(2,)]


def test_a_run_that_never_had_a_database_is_known(path: Path) -> None:
    run = started(path / "deeper" / "w.duckdb")
    run.note([BAD])
    run.finish(now=LATER)
    assert not (path / "deeper" / "w.duckdb").exists()
    assert listed(path / "deeper" / "w.duckdb") == [
        RunInfo(run.run_id, NOW, LATER, None, "1", "command", ("inbox",), CUT[2:])
    ]


def test_a_place_that_can_not_be_written_to_keeps_no_run_from_going_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    run = started(tmp_path / "file" / "w.duckdb")
    run.note([BAD])
    run.finish()
    assert listed(tmp_path / "file" / "w.duckdb") == []


def test_a_damaged_note_is_left_and_keeps_no_other_from_being_told(made: Path) -> None:
    run = started(made)
    damaged = journal(made) / "damaged.json"
    damaged.write_bytes(b'{"run_id"')
    run.note([BAD])
    run.finish()
    assert [one.run_id for one in listed(made)] == [run.run_id]
    assert damaged.exists()


def test_the_memo_goes_on_to_count_after_a_run_was_taken_in(made: Path) -> None:
    with Warehouse.open(made) as warehouse:
        warehouse.query("CHECKPOINT")
        remember(made, "1", {"a" * 64: Seen("stand", "hash")})
    assert recall(made, "1")
    run = started(made)
    run.note([BAD])
    run.finish()
    assert queried(made, "SELECT count(*) FROM runs") == [(1,)]
    assert recall(made, "1") == {"a" * 64: Seen("stand", "hash")}


def test_only_the_last_runs_are_told_newest_first(made: Path) -> None:
    ids = []
    for number in range(5):
        run = started(made, NOW + timedelta(days=number))
        run.note([ADDED if number < 3 else SAME])
        run.finish()
        ids.append(run.run_id)
    assert [run.run_id for run in listed(made, 3)] == ids[:1:-1]


def test_a_clock_that_was_set_back_gives_no_negative_duration(made: Path) -> None:
    run = started(made, LATER)
    run.finish(now=NOW)
    assert listed(made)[0].duration == timedelta(0)


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        ("/home/x/in", "/home/x/in/deep/a.txt", "in/deep/a.txt"),
        ("/home/x/in/a.txt", "/home/x/in/a.txt", "a.txt"),
        ("in", "in/a.txt", "in/a.txt"),
        ("../x/in", "../x/in/a.txt: is empty", "in/a.txt: is empty"),
        (".", "a.txt", "a.txt"),
        ("/in", "/in/a.txt", "in/a.txt"),
        ("/x/in", "in/a.txt: the same as /x/in/b.txt.", "in/a.txt: the same as in/b.txt."),
        ("/x/in", "of /x/inner/a.txt and /y/z/b.txt", "of a.txt and b.txt"),
        ("x/a", "extra/x/a", "extra/x/a"),
    ],
)
def test_folders_above_what_was_asked_for_are_not_kept(
    path: Path, asked: str, text: str, kept: str
) -> None:
    run = started(path, asked=Path(asked))
    run.note([RunFile(text, "failed", message=text)])
    (told,) = listed(path)
    assert told.files == (RunFile(kept, "failed", message=kept),)


def test_a_file_name_that_is_no_text_can_be_noted(made: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x00.txt")
    run = started(made, asked=Path(os.fsdecode(b"caf\xe9.txt")))
    run.note([RunFile(name, "failed", message=f"{name}: '; DROP TABLE run;")])
    run.finish()
    (told,) = listed(made)
    assert told.asked == ("caf?.txt",)
    assert told.files == (
        RunFile("caf?\0.txt", "failed", message="caf?\0.txt: '; DROP TABLE run;"),
    )


def test_an_entry_without_its_start_is_no_run(path: Path) -> None:
    write(path, Entry("lost", files=(SAME,)))
    assert runs_waiting(path, 10) == []
    write(path, Entry("lost", start=Start(datetime(2026, 1, 1, tzinfo=UTC), "1", "flow", ())))
    assert [run.files for run in runs_waiting(path, 10)] == [(SAME,)]
