"""A page that would come out the same is left as it is; in any doubt it is made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path

import pytest

import tabel_extract
from tabel_extract.model import CellSubject, Decision
from tabel_extract.report import state
from tabel_extract.report.site import Edition, write_site
from tests.report.sample import RECORDED, SOURCE, cycling, edition, revised

REPORT = ["fietsen-2025.html", "fietsen-2025.en.html"]
OVERVIEW = ["index.html", "index.en.html"]
DECISION = Decision(
    subject=CellSubject("Tabel 3.1", ("ja",), ("totaal",)),
    verdict="accepted",
    name="Noor",
    reason="klopt",
    decided_at=RECORDED,
    was="61",
    now="61",
    state="stands",
)


def again(folder: Path, shown: Edition) -> list[str]:
    """The names of the files that are written for an edition; all others are as they were."""
    before = {path: _stamp(path) for path in folder.iterdir()}
    written = write_site(folder, [shown])
    assert all(_stamp(path) == stamp for path, stamp in before.items() if path not in written)
    return [path.name for path in written]


def _stamp(path: Path) -> tuple[int, int]:
    return path.stat().st_ino, path.stat().st_mtime_ns


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_site(tmp_path, [revised()])
    return tmp_path


def test_pages_that_would_come_out_the_same_are_left_and_the_overview_is_written(
    folder: Path,
) -> None:
    page = (folder / REPORT[0]).read_bytes()
    assert again(folder, revised()) == OVERVIEW
    assert (folder / REPORT[0]).read_bytes() == page


def _with_cell(shown: Edition, **changed: object) -> Edition:
    first, *tables = shown.report.tables
    cell, *cells = first.observations
    cell = replace(cell, **changed)  # type: ignore[arg-type]
    tables.insert(0, replace(first, observations=(cell, *cells)))
    return replace(shown, report=replace(shown.report, tables=tuple(tables)))


def _with_report(shown: Edition, **changed: object) -> Edition:
    return replace(shown, report=replace(shown.report, **changed))  # type: ignore[arg-type]


CHANGES: dict[str, Callable[[Edition], Edition]] = {
    "ordinal": lambda e: replace(e, ordinal=3),
    "recorded_at": lambda e: replace(e, recorded_at=e.recorded_at + timedelta(minutes=1)),
    "reason": lambda e: replace(e, reason="reread"),
    "report": lambda e: _with_cell(e, raw="60", value=60.0),
    "report, value alone": lambda e: _with_cell(e, value=61.5),
    "report, findings": lambda e: _with_report(e, findings=e.report.findings[1:]),
    "report, claims": lambda e: _with_report(e, claims=e.report.claims[1:]),
    "report, checks": lambda e: _with_report(e, checks=e.report.checks[1:]),
    "report, name of the file": lambda e: _with_report(
        e, source=replace(e.report.source, name="anders.txt")
    ),
    "changes": lambda e: replace(e, changes=()),
    "changes, none": lambda e: replace(e, changes=None),
    "decisions": lambda e: replace(e, decisions=(DECISION,)),
    "downloads": lambda e: replace(e, downloads=("csv",)),
    "read_source": lambda e: replace(e, read_source=lambda: None),
    "read_source, other bytes": lambda e: replace(e, read_source=f"{SOURCE} ".encode),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_changes_the_pages_are_made_again_and_then_left(
    folder: Path, change: Callable[[Edition], Edition]
) -> None:
    other = change(revised())
    for form in other.downloads:
        for page in REPORT:
            (folder / page).with_suffix(f".{form}").write_text("getallen")
    assert again(folder, other) == REPORT + OVERVIEW
    for form in other.downloads:
        for page in REPORT:
            (folder / page).with_suffix(f".{form}").write_text("getallen")
    assert again(folder, other) == OVERVIEW


def test_no_part_of_an_edition_is_left_out_of_these_tests() -> None:
    """Its name gives the file: another report has another page."""
    told = {name.partition(",")[0] for name in CHANGES}
    assert told == {field.name for field in fields(Edition)} - {"report_id"}


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda page: page.write_bytes(b""),
    "cut off": lambda page: os.truncate(page, page.stat().st_size - 1),
    "another page": lambda page: page.write_text("<!doctype html>\n<p>Van mij.</p></html>\n"),
    "the other language": lambda page: shutil.copy(page.with_name(REPORT[0]), page),
    "before there were states": lambda page: page.write_bytes(
        b"".join(
            line for line in page.read_bytes().splitlines(keepends=True) if b"-state" not in line
        )
    ),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_page_that_is_damaged_or_none_of_ours_is_made_again(
    folder: Path, damage: Callable[[Path], object]
) -> None:
    english = folder / REPORT[1]
    whole = english.read_bytes()
    damage(english)
    assert again(folder, revised()) == REPORT + OVERVIEW
    assert english.read_bytes() == whole


def test_a_program_that_makes_other_pages_makes_them_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "program_state", lambda: "another program")
    assert again(folder, revised()) == REPORT + OVERVIEW


@pytest.mark.parametrize(
    "name", ["report/templates/style.css", "report/texts.py", "checks/entries.py"]
)
def test_a_program_is_another_as_soon_as_one_of_its_files_is(tmp_path: Path, name: str) -> None:
    copy = tmp_path / "program"
    shutil.copytree(Path(tabel_extract.__file__).parent, copy)
    before = state.tree_state(copy)
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "cli.cpython-311.pyc").write_bytes(b"compiled anew")
    assert state.tree_state(copy) == before
    with (copy / name).open("a") as file:
        file.write("\n")
    assert state.tree_state(copy) != before


def test_a_program_is_another_with_another_library_that_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = state.program_state.__wrapped__()
    assert before == state.program_state()
    monkeypatch.setattr(state, "version", lambda name: "99" if name == "pillow" else "1")
    assert state.program_state.__wrapped__() != before


def test_a_page_whose_downloads_are_missing_or_older_is_made_again(tmp_path: Path) -> None:
    """What makes the downloads goes by the pages written: both are of one edition."""
    shown = replace(edition(cycling()), downloads=("xlsx",))
    write_site(tmp_path, [shown])
    assert again(tmp_path, shown) == REPORT + OVERVIEW
    for page in REPORT:
        (tmp_path / page).with_suffix(".xlsx").write_bytes(b"getallen")
    assert again(tmp_path, shown) == OVERVIEW
    written = (tmp_path / REPORT[1]).stat().st_mtime_ns
    os.utime(tmp_path / "fietsen-2025.en.xlsx", ns=(written - 1, written - 1))
    assert again(tmp_path, shown) == REPORT + OVERVIEW


def test_of_one_report_that_is_asked_for_the_pages_are_left_where_they_are_current(
    folder: Path,
) -> None:
    other = edition(cycling(), "lopen-2025")
    both = [revised(), other]
    written = write_site(folder, both, only="fietsen-2025")
    assert [path.name for path in written] == ["lopen-2025.html", "lopen-2025.en.html", *OVERVIEW]
    newer = replace(other, ordinal=2)
    written = write_site(folder, [revised(), newer], only="fietsen-2025")
    assert [path.name for path in written] == OVERVIEW
    written = write_site(folder, [revised(), newer], only="lopen-2025")
    assert [path.name for path in written] == ["lopen-2025.html", "lopen-2025.en.html", *OVERVIEW]
