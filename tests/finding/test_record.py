"""Where files were found is noted once, whatever is lost, killed, or done twice at once."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from tabel_extract.warehouse import journal
from tests.finding.looking import MINUTE, NOW, Nights, sources_of
from tests.finding.test_folders import inbox, put

__all__ = ["inbox"]

EVENTS = "SELECT source, location, event, report_id FROM place_event ORDER BY happened_at, location"
TWO = """
[inbox]
kind = "folder"
path = "inbox"
[other]
kind = "folder"
path = "other"
"""


@pytest.fixture
def nights(tmp_path: Path, inbox: Path) -> Nights:
    (tmp_path / "other").mkdir()
    return Nights(tmp_path / "w", sources_of(tmp_path, TWO))


def found(*places: str) -> list[tuple[str, ...]]:
    return [(*place.split(), "found", "stand") for place in places]


def test_a_place_is_noted_when_it_is_new_or_says_something_else(
    nights: Nights, inbox: Path
) -> None:
    put(inbox, "a.txt")
    nights.night()
    nights.night()
    assert nights.query(EVENTS) == found("inbox a.txt")
    put(inbox, "a.txt", "wonen")
    nights.night()
    assert nights.query(EVENTS)[1:] == [("inbox", "a.txt", "found", "wonen")]
    put(inbox, "a.txt", "broken")
    nights.night()
    assert nights.query(EVENTS)[2:] == [("inbox", "a.txt", "found", None)]


def test_every_look_at_every_source_is_a_row_with_its_counts(
    nights: Nights, inbox: Path, tmp_path: Path
) -> None:
    gone = put(inbox, "a.txt")
    put(inbox, "b.txt.part")
    put(tmp_path / "other", "c.txt")
    nights.night()
    gone.unlink()
    (tmp_path / "other" / "c.txt").unlink()
    (tmp_path / "other").rmdir()
    nights.night()
    columns = "source, kind, outcome, files, fetched, waiting, vanished"
    looks = f"SELECT {columns} FROM source_look ORDER BY looked_at, source"
    assert nights.query(looks) == [
        ("inbox", "folder", "complete", 1, 1, 1, 0),
        ("other", "folder", "complete", 1, 1, 0, 0),
        ("inbox", "folder", "complete", 0, 0, 1, 1),
        ("other", "folder", "failed", 0, 0, 0, 0),
    ]
    assert nights.query(
        "SELECT source, outcome, places_there, places_vanished, looks, "
        "epoch_us(last_seen_at) = epoch_us(first_looked_at) FROM sources ORDER BY 1"
    ) == [("inbox", "complete", 0, 1, 2, False), ("other", "failed", 1, 0, 2, True)]


def test_a_run_that_is_killed_before_it_read_anything_is_made_up_for_by_the_next(
    nights: Nights, inbox: Path
) -> None:
    path = put(inbox, "a.txt")
    nights.night(reads=False)
    nights.night()
    assert nights.query(EVENTS) == found("inbox a.txt")
    path.unlink()
    nights.night(reads=False)
    nights.night()
    assert nights.places() == {"a.txt": ("stand", 2)}


@pytest.mark.parametrize("left", [b"", b'{"items": {"a.txt', None], ids=["empty", "half", "none"])
def test_a_state_that_is_lost_or_half_written_costs_nothing_but_a_new_look(
    nights: Nights, inbox: Path, left: bytes | None
) -> None:
    gone = put(inbox, "a.txt")
    put(inbox, "b.txt")
    nights.night()
    if left is None:
        nights.state_file().unlink()
        assert nights.query("SELECT count(*) FROM places") == [(2,)]
    else:
        nights.state_file().write_bytes(left)
    gone.unlink()
    assert [one.location for one in nights.night().vanished] == ["a.txt"]
    assert nights.query(EVENTS) == [
        *found("inbox a.txt", "inbox b.txt"),
        ("inbox", "a.txt", "vanished", "stand"),
    ]


def test_notes_that_were_taken_in_and_not_removed_are_not_taken_in_again(
    nights: Nights, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(inbox, "a.txt")
    monkeypatch.setattr(journal, "remove", lambda places: None)
    nights.night()
    path.unlink()
    nights.night()
    in_order = "SELECT event FROM place_event ORDER BY happened_at"
    assert nights.query(in_order) == [("found",), ("vanished",)]
    put(inbox, "a.txt")
    nights.night()
    assert nights.query(in_order) == [("found",), ("vanished",), ("found",)]
    assert nights.query("SELECT count(*) FROM source_look") == [(6,)]


def test_a_clock_that_is_set_back_does_not_turn_the_order_of_events(
    nights: Nights, inbox: Path
) -> None:
    path = put(inbox, "a.txt", age=timedelta(days=-900))
    nights.night()
    path.unlink()
    nights.now = NOW - timedelta(days=365)
    nights.night()
    assert nights.query("SELECT is_there FROM places") == [(False,)]


def test_two_programs_that_look_at_once_note_each_place_once(nights: Nights, inbox: Path) -> None:
    for number in range(20):
        put(inbox, f"{number:02}.txt")
    nights.night(reads=False)
    other = Nights(nights.folder, nights.sources, now=NOW + MINUTE)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        list(pool.map(Nights.night, [nights, other]))
    nights.night()
    places = [f"inbox {number:02}.txt" for number in range(20)]
    assert nights.query(EVENTS) == found(*places)


def test_the_same_bytes_in_two_sources_are_two_places_of_one_report(
    nights: Nights, inbox: Path, tmp_path: Path
) -> None:
    put(inbox, "a.txt")
    put(tmp_path / "other", "b.txt")
    nights.night()
    assert nights.query(EVENTS) == found("inbox a.txt", "other b.txt")
    assert nights.query("SELECT count(DISTINCT source_sha256) FROM places") == [(1,)]
