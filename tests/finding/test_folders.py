"""A folder is looked at whole, and a file in it is left until it is whole."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.finding.looking import MINUTE, NOW, Nights, sources_of
from tests.texts import write

OLD = NOW - timedelta(days=1)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def nights(tmp_path: Path, inbox: Path) -> Nights:
    found = sources_of(tmp_path, '[inbox]\nkind = "folder"\npath = "inbox"\n')
    return Nights(tmp_path / "w", found)


def put(folder: Path, name: str, text: str = "stand", *, age: timedelta = OLD - NOW) -> Path:
    """A file that was written at a time of its own, before the first night."""
    path = write(folder, name, text)
    at = (NOW + age).timestamp()
    os.utime(path, (at, at))
    return path


def told(nights: Nights) -> tuple[list[str], list[str]]:
    """What a night finds, and what waits in it."""
    found = nights.night()
    return [one.location for one in found.files], [one.location for one in found.waiting]


def test_a_folder_is_searched_by_pattern_and_as_deep_as_is_asked(
    tmp_path: Path, inbox: Path
) -> None:
    for name in ("b.PDF", "a.txt", "deep/er/c.txt", "x.docx", ".git/y.txt"):
        put(inbox, name)
    (inbox / "folder.txt").mkdir()
    table = '[i]\nkind = "folder"\npath = "inbox"\n'
    asked = {
        "": ["a.txt", "b.PDF", "deep/er/c.txt"],
        "recursive = false": ["a.txt", "b.PDF"],
        'patterns = ["*.docx", "a.*"]': ["a.txt", "x.docx"],
        "max_files = 1": ["a.txt"],
    }
    for number, (more, wanted) in enumerate(asked.items()):
        nights = Nights(tmp_path / str(number), sources_of(tmp_path, table + more))
        found = nights.look()
        assert ([one.location for one in found.files], more) == (wanted, more)
        assert [str(one.path) for one in found.files] == [str(inbox / one) for one in wanted]


def test_a_link_to_a_folder_is_not_followed(nights: Nights, inbox: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "a.txt")
    (inbox / "link").symlink_to(tmp_path / "elsewhere")
    assert told(nights) == ([], [])


def test_a_file_that_changed_just_now_waits_until_it_held_still(
    nights: Nights, inbox: Path
) -> None:
    put(inbox, "a.txt", age=timedelta(seconds=-5))
    assert told(nights) == ([], ["a.txt"])
    assert told(nights) == (["a.txt"], [])


def test_a_name_of_a_draft_waits_for_as_long_as_it_has_that(nights: Nights, inbox: Path) -> None:
    drafts = [".hidden.txt", "a.pdf.part", "b.txt.crdownload", "c.TXT.tmp", "~$d.txt"]
    for name in (*drafts, "e.part", ".~lock.a.txt#"):
        put(inbox, name)
    assert told(nights) == ([], drafts)
    (inbox / "a.pdf.part").rename(inbox / "a.pdf")
    assert told(nights) == (["a.pdf"], [drafts[0], *drafts[2:]])
    assert nights.places() == {"a.pdf": ("stand", None)}


def test_a_time_in_the_future_keeps_a_file_waiting_for_one_look_only(
    nights: Nights, inbox: Path
) -> None:
    put(inbox, "a.txt", age=timedelta(days=3650))
    assert told(nights) == ([], ["a.txt"])
    nights.now = NOW - timedelta(days=400)  # and then the clock is set back
    assert told(nights) == (["a.txt"], [])


def test_a_file_that_grows_at_every_look_is_never_read(nights: Nights, inbox: Path) -> None:
    for number in range(3):
        put(inbox, "a.txt", "x" * number, age=number * MINUTE - timedelta(seconds=1))
        assert told(nights) == ([], ["a.txt"])
    assert nights.places() == {}


def test_what_vanished_is_marked_and_unmarked_when_it_returns(nights: Nights, inbox: Path) -> None:
    path, _ = put(inbox, "a.txt"), put(inbox, "b.txt", "wonen")
    nights.night()
    path.unlink()
    assert [(gone.location, gone.since) for gone in nights.night().vanished] == [
        ("a.txt", NOW + MINUTE)
    ]
    assert nights.night().vanished == ()
    assert nights.places() == {"a.txt": ("stand", 1), "b.txt": ("wonen", None)}
    put(inbox, "a.txt")
    nights.night()
    assert nights.places() == {"a.txt": ("stand", None), "b.txt": ("wonen", None)}
    assert nights.query(
        "SELECT location, is_there, vanished_at IS NULL, times_vanished, "
        "epoch_us(changed_at) - epoch_us(found_at) FROM places ORDER BY 1"
    ) == [("a.txt", True, True, 1, 180_000_000), ("b.txt", True, True, 0, 0)]


def test_a_folder_that_can_not_be_read_marks_nothing_as_vanished(
    nights: Nights, inbox: Path, tmp_path: Path
) -> None:
    put(inbox, "a.txt")
    nights.night()
    inbox.rename(tmp_path / "away")
    found = nights.night()
    assert (found.vanished, [look.outcome for look in found.looks]) == ((), ["failed"])
    assert "check that it is there, or mounted" in found.failures[0].message
    assert nights.places() == {"a.txt": ("stand", None)}
    (tmp_path / "away").rename(inbox)
    assert nights.night().looks[0].outcome == "complete"


def test_a_disk_that_is_not_mounted_marks_nothing_as_vanished(nights: Nights, inbox: Path) -> None:
    path = put(inbox, "a.txt")
    nights.night()
    state = nights.state_file()
    device = inbox.stat().st_dev
    state.write_text(state.read_text().replace(f'"device":{device}', '"device":1'))
    path.unlink()
    found = nights.night()
    assert (found.vanished, found.looks[0].outcome) == ((), "failed")
    assert "on another disk than before: mount it" in found.failures[0].message


def test_part_of_a_folder_that_can_not_be_read_is_told_and_marks_nothing(
    nights: Nights, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(inbox, "a.txt")
    put(inbox, "deep/b.txt", "wonen")
    nights.night()
    whole = os.scandir

    def refused(path: Path) -> object:
        if path.name == "deep":
            raise PermissionError(13, "Permission denied")
        return whole(path)

    monkeypatch.setattr(os, "scandir", refused)
    look = nights.night().looks[0]
    assert (look.outcome, look.message, look.vanished) == (
        "partial",
        "deep/ can't be read (Permission denied): check the rights on it",
        0,
    )


def test_names_that_would_harm_are_only_names(nights: Nights, inbox: Path) -> None:
    names = ["a\nb.txt", "\u202etxt.exe.txt", "..txt", "-rf.txt", "'; DROP TABLE version.txt"]
    for name in names:
        put(inbox, name)
    put(inbox, "tmp.txt").rename(inbox / os.fsdecode(b"\xff.txt"))
    found, waits = told(nights)
    assert (sorted([*found, *waits]), waits) == (sorted([*names, "\\xff.txt"]), ["..txt"])
    assert len(nights.places()) == 5
    assert nights.night().looks[0].fetched == 0
