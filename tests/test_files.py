"""Files appear whole or not at all, and what a killed program left of one is cleared away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tabel_extract.files import clear_away, replace_file

WRITE_AND_DIE = """
import os, sys
from pathlib import Path
from tabel_extract import files
Path.replace = lambda *_: os.kill(os.getpid(), 9)
files.replace_file(Path(sys.argv[1]), b"half")
"""

WRITE_AND_WAIT = """
import sys
from pathlib import Path
from tabel_extract import files
replace = Path.replace
Path.replace = lambda *all: (print("ready", flush=True), sys.stdin.read(), replace(*all))
files.replace_file(Path(sys.argv[1]), b"whole")
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_program_left_is_cleared_away(tmp_path: Path) -> None:
    place = tmp_path / "state.json"
    replace_file(place, b"before")
    subprocess.run([sys.executable, "-c", WRITE_AND_DIE, place], check=False)
    assert len(names(tmp_path)) == 2

    clear_away(tmp_path)

    assert names(tmp_path) == ["state.json"]
    assert place.read_bytes() == b"before"


def test_what_a_program_is_writing_is_not_cleared_away(tmp_path: Path) -> None:
    place = tmp_path / "below" / "state.json"
    place.parent.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_AND_WAIT, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        clear_away(tmp_path, below=True)
        program.communicate(b"")

    assert program.returncode == 0
    assert names(place.parent) == ["state.json"]
    assert place.read_bytes() == b"whole"


def test_a_folder_that_is_not_there_needs_no_clearing(tmp_path: Path) -> None:
    clear_away(tmp_path / "nowhere")

    assert names(tmp_path) == []
