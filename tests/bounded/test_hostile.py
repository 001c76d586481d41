"""A folder of files made to harm: each ends as its manifest says, and the good one is stored."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.pipeline import ingest
from tabel_extract.settings import Settings
from tabel_extract.warehouse.quarantine import all_set_aside
from tests.texts import report_text, write

HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
SECONDS = 20
SAME = {"timeout": "time_limit", "parser_error": "damaged", "truncated": "damaged"}
"""Reasons of the manifest that have another name here."""


@pytest.fixture
def inbox(tmp_path: Path) -> Iterator[Path]:
    """Files that are hostile by content, by name or by kind, and a good one."""
    if not HOSTILE.is_dir():
        pytest.skip("the hostile files are not beside this checkout")
    inbox = tmp_path / "inbox"
    shutil.copytree(HOSTILE, inbox, ignore=shutil.ignore_patterns("*.json"))
    write(inbox, "goed.txt", report_text())
    honest = (HOSTILE / "made" / "00-control-ok.pdf").read_bytes()
    for number, one in enumerate(manifest()):
        if one["file"].startswith("names/"):
            place = inbox / "made" / one["file"]
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(honest + b"%% %d\n" % number)
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        special(inbox / "made" / "special", honest, listening)
        yield inbox


def special(folder: Path, honest: bytes, listening: socket.socket) -> None:
    folder.mkdir()
    (folder / "report.pdf").symlink_to("/etc/passwd")
    (folder / "link-inside.pdf").symlink_to("../00-control-ok.pdf")
    (folder / "loop-a.pdf").symlink_to("loop-b.pdf")
    (folder / "loop-b.pdf").symlink_to("loop-a.pdf")
    (folder / "dangling.pdf").symlink_to("nowhere.pdf")
    (folder / "devzero.pdf").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "dir.pdf").mkdir()
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may not be long
    listening.bind("sock.pdf")
    os.chdir(here)
    with (folder / "sparse-4gib.pdf").open("wb") as file:
        file.write(honest)
        file.truncate(4 << 30)


def manifest() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((HOSTILE / "made" / "manifest.json").read_text())
    return found


@pytest.mark.shared
@pytest.mark.slow
def test_every_hostile_file_ends_as_its_manifest_expects(inbox: Path, tmp_path: Path) -> None:
    settings = Settings(
        warehouse=tmp_path / "w.duckdb", workers=2, max_seconds=SECONDS, publish=False, ocr=False
    )
    outcomes = {o.path: o for o in ingest([inbox], settings)}
    faults = {entry.path: entry.fault for entry in all_set_aside(settings.warehouse)}
    assert outcomes[str(inbox / "goed.txt")].status == "added"
    wrong: list[tuple[object, ...]] = []
    for one in manifest():
        place = inbox / "made" / one["file"]
        known = outcomes.get(str(place))
        ended = "ignore" if known is None else _ended(known.status)
        if one["file"] == "special/noread.pdf":  # nothing is forbidden to root
            continue
        if ended not in one["expect"]:
            wrong.append((one["file"], ended, known and known.message))
        reasons = {SAME.get(r, r) for r in (one["reason"] or "").split("|")}
        fault = faults.get(str(place).encode("utf-8", "replace").decode())
        if ended == "quarantine" and one["reason"] and fault not in reasons:
            wrong.append((one["file"], fault, one["reason"]))
    assert wrong == []
    assert all("\n" not in (o.message or "") for o in outcomes.values())
    real = [o for path, o in outcomes.items() if f"{os.sep}real{os.sep}" in path]
    assert len(real) == sum(1 for p in (inbox / "real").iterdir() if p.suffix.lower() == ".pdf")


def _ended(status: str) -> str:
    return "quarantine" if status == "failed" else "ingest"
