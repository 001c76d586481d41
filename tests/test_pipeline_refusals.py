"""Files that are refused, for what they hold or what they claim, keep no other from its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabel_extract import pipeline
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.intake import Holders, Outcome
from tabel_extract.settings import Settings
from tests.outcomes import LOOPT, added, stored
from tests.texts import FIETSEN, report_text, write


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        warehouse=tmp_path / "w" / "tabel.duckdb",
        report_dir=tmp_path / "pages",
        lock_wait_seconds=0,
    )


# -- two files, one report ------------------------------------------------------------------


def refused(path: Path, other: Path, report_id: str = FIETSEN) -> Outcome:
    return Outcome(
        str(path),
        "failed",
        report_id,
        message=f"{path}: says it is the same report as {other} ({report_id}), with other "
        "content; only that one was stored. Remove one of the two, or give this one a name of "
        "its own with --report-id.",
    )


@pytest.mark.parametrize("batch_size", [1, 2, 50])
def test_of_two_files_that_claim_one_report_the_first_is_stored(
    settings: Settings, tmp_path: Path, batch_size: int
) -> None:
    one = write(tmp_path, "a.txt", report_text())
    two = write(tmp_path, "b.txt", report_text(women=52, total=49))
    other = write(tmp_path, "c.txt", report_text("1 Lopen in de stad"))
    settings = settings.model_copy(update={"batch_size": batch_size})
    outcomes = pipeline.ingest([one, two, other], settings)
    assert sorted(outcomes, key=lambda o: o.path) == [
        added(one),
        refused(two, one),
        added(other, LOOPT),
    ]
    assert stored(settings) == {FIETSEN: 1, LOOPT: 1}


@pytest.mark.parametrize("batch_size", [1, 50])
@pytest.mark.parametrize("unchanged_first", [True, False])
def test_an_unchanged_file_keeps_its_claim_against_another(
    settings: Settings, tmp_path: Path, batch_size: int, unchanged_first: bool
) -> None:
    """In whatever order they come, only one speaks, and the other is told."""
    one = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([one], settings)
    two = write(tmp_path, "b.txt", report_text(women=52, total=49))
    settings = settings.model_copy(update={"batch_size": batch_size})
    outcomes = pipeline.ingest([one, two] if unchanged_first else [two, one], settings)
    assert sorted(o.status for o in outcomes if o.status == "failed") == ["failed"]
    (failed,) = (o for o in outcomes if o.status == "failed")
    spoken = two if failed.path == str(one) else one
    assert failed == refused(Path(failed.path), spoken)


def test_two_files_that_say_the_same_are_one_report(settings: Settings, tmp_path: Path) -> None:
    one = write(tmp_path, "a.txt", report_text())
    two = write(tmp_path, "b.txt", report_text() + "\n\n")
    assert [o.status for o in pipeline.ingest([one, two], settings)] == ["added", "unchanged"]
    assert stored(settings) == {FIETSEN: 1}


def test_a_second_file_that_says_the_same_is_no_conflict_where_the_first_is_known(
    settings: Settings, tmp_path: Path
) -> None:
    one = write(tmp_path, "a.txt", report_text())
    pipeline.ingest([one], settings)
    two = write(tmp_path, "b.txt", report_text() + "\n\n")
    assert [o.status for o in pipeline.ingest([one, two], settings)] == ["unchanged"] * 2


def test_a_claim_is_the_first_ones_for_the_whole_run() -> None:
    holders = Holders()
    assert holders.refuse("r", "a.txt", "1") is None
    assert holders.refuse("r", "a.txt", "2") is None
    assert holders.refuse("r", "b.txt", "1") is None
    assert holders.refuse("q", "b.txt", "2") is None
    refusal = holders.refuse("r", "b.txt", "2")
    assert refusal is not None
    assert refusal.startswith("b.txt: says it is the same report as a.txt (r)")


# -- what can't be read ---------------------------------------------------------------------


def test_files_that_cannot_be_read_keep_no_other_from_being_stored(
    settings: Settings, tmp_path: Path
) -> None:
    settings = settings.model_copy(update={"max_bytes": 2000, "batch_size": 3})
    good = [write(tmp_path, f"{n}.txt", report_text(f"1 Verhaal nummer {n}")) for n in range(3)]
    bad = {
        write(tmp_path, "empty.txt", b""): "the file is empty; export the report again.",
        write(tmp_path, "blank.txt", b" \n\t\n "): "the file is empty; export the report again.",
        write(tmp_path, "bytes.txt", bytes(range(256)) * 4): (
            "these bytes are no text; export the report as plain text (UTF-8) again."
        ),
        write(tmp_path, "paper.txt", b"%PDF-1.7\n"): (
            "is damaged, or cut off while it was copied; get the file again."
        ),
        write(tmp_path, "huge.txt", b"x" * 2001): (
            "2,001 bytes is more than the 2,000 that are read; "
            "raise TABEL_EXTRACT_MAX_BYTES if it really is a report."
        ),
    }
    paths = [p for pair in zip(bad, [*good, *good], strict=False) for p in pair]
    outcomes = {o.path: o for o in pipeline.ingest([*paths, *good], settings)}
    failed = {path: o.message for path, o in outcomes.items() if o.status == "failed"}
    told = {p.name: m for p, m in bad.items()}
    assert {Path(p).name: (m or "").removeprefix(f"{p}: ").removeprefix(f"{Path(p).name}: ")
            for p, m in failed.items()} == told  # fmt: skip
    assert sum(o.status == "added" for o in outcomes.values()) == len(good)
    assert len(stored(settings)) == len(good)


def test_a_run_in_which_nothing_can_be_read_makes_no_warehouse(
    settings: Settings, tmp_path: Path
) -> None:
    bad = write(tmp_path, "empty.txt", b"")
    assert [o.status for o in pipeline.ingest([bad, tmp_path / "no"], settings)] == ["failed"] * 2
    assert not settings.warehouse.exists()


def test_a_pipe_or_a_device_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableSourceError, match="not a regular file"):
        pipeline.read_report(pipe)
