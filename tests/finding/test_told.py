"""An operator is told what waits, what vanished and which source failed, without a new look."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tabel_extract.finding.told import stories
from tabel_extract.health.check import Check
from tabel_extract.health.reading import check_sources
from tabel_extract.settings import Settings
from tests.cli.runs import run
from tests.finding.looking import NOW, Nights, sources_of
from tests.finding.test_folders import inbox, put
from tests.texts import write

__all__ = ["inbox"]

TABLE = '[inbox]\nkind = "folder"\npath = "inbox"\n'
AWAY = '[weg]\nkind = "folder"\npath = "weg"\n'


@pytest.fixture
def nights(tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> Nights:
    """Two sources after two nights: one whose file vanished while another waits, and one away."""
    made = Nights(tmp_path / "w", sources_of(tmp_path, TABLE + AWAY))
    gone = put(inbox, "a.txt")
    made.night()
    gone.unlink()
    put(inbox, "b\x1b.txt.part")
    made.night()
    monkeypatch.setenv("TABEL_EXTRACT_WAREHOUSE", str(made.settings.warehouse))
    monkeypatch.setenv("TABEL_EXTRACT_SOURCES", str(tmp_path / "sources.toml"))
    return made


def test_status_tells_of_sources(nights: Nights, tmp_path: Path) -> None:
    at = f"{(NOW + timedelta(minutes=1)).astimezone():%Y-%m-%d %H:%M:%S}"
    answer = run("status")
    assert answer.exit_code == 1
    lines = answer.stdout.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("sources "))
    assert [line[11:] for line in lines[first : first + 4]] == [
        f"inbox: {at} complete: 0 files, 1 waiting, 1 vanished",
        "  waits: b\ufffd.txt.part (its name ends in .part: it is still written)",
        "  vanished: a.txt",
        f"weg: {at} failed: 0 files, 0 waiting, 0 vanished",
    ]
    assert "the source weg could not be seen when it was last looked at: the folder" in lines[-1]
    told = json.loads(run("status", "--format", "json").stdout)["sources"]
    assert [(one["source"], one["outcome"], one["files"]) for one in told] == [
        ("inbox", "complete", 0),
        ("weg", "failed", 0),
    ]
    assert told[0]["vanished"] == [
        {"location": "a.txt", "since": (NOW + timedelta(minutes=1)).isoformat()}
    ]
    listed = run("sources", "list").stdout
    assert "    waiting: b\ufffd.txt.part: its name ends in .part: it is still written" in listed
    assert "    vanished: a.txt, since " in listed


def test_a_source_that_left_the_list_is_told_of_no_more(nights: Nights, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(TABLE)
    assert "weg" not in run("status").stdout
    assert [one.source for one in stories(nights.settings.warehouse)] == ["inbox", "weg"]


def test_doctor_checks_the_list_of_sources(inbox: Path, tmp_path: Path) -> None:
    def checked(text: str) -> Check:
        return check_sources(Settings(sources=write(tmp_path, "sources.toml", text)))

    file = tmp_path / "sources.toml"
    assert checked(TABLE) == Check("sources", "ok", f"1 in {file}")
    assert checked(TABLE + AWAY) == Check(
        "sources",
        "look",
        f"{file}: the folder of weg is not there: make or mount it, or mend its path",
    )
    assert checked("[inbox]").verdict == "wrong"
    assert check_sources(Settings()).verdict == "ok"
