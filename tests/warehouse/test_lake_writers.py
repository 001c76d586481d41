"""Several programs store into one lake at once: each version once, none lost, none half there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tabel_extract.address import Lake
from tabel_extract.model import Report
from tabel_extract.warehouse import history
from tabel_extract.warehouse.decisions import decide, decisions_of
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.programs import Start, asked, check_whole, said
from tests.warehouse.reports import NOW, report, wide_report
from tests.warehouse.test_lake import ACCEPTED, CELL

BATCHES = 5

TOLD = (
    "SELECT version_id, report_id, ordinal, reason, source_sha256, content_sha256, cells_added, "
    "cells_removed, cells_changed FROM version ORDER BY version_id"
)
DOUBLED = (
    "SELECT version_id FROM version GROUP BY version_id HAVING count(*) > 1 "
    "UNION ALL SELECT max(version_id) FROM version GROUP BY report_id, ordinal HAVING count(*) > 1"
)


def stored_in_turn(lake: Lake) -> list[tuple[str, Report]]:
    """What the versions of a lake hold, in the order in which they were stored."""
    with Warehouse.look(lake) as warehouse:
        known = [
            version
            for one in history.reports(warehouse)
            for version in history.versions(warehouse, one.report_id)
        ]
        known.sort(key=lambda version: version.version_id)
        stored = history.contents(warehouse, known)
    return [(one.version.report_id, one.report) for one in stored]


@pytest.mark.slow
def test_two_programs_that_store_at_once_leave_what_one_would_have_left(
    new_lake: Lake, path: Path, start: Start
) -> None:
    """Both make the lake, and each of their batches has two reports that the other revises too."""
    programs = [start("save_beside_others", new_lake, name, BATCHES) for name in ("a", "b")]
    assert [said(program) for program in programs] == ["open", "open"]
    acknowledged = [asked(program, "go") for program in programs]
    acknowledged += [said(program) for program in programs for _ in range(BATCHES - 1)]
    assert [program.wait(60) for program in programs] == [0, 0]

    versions = check_whole(new_lake)
    assert versions == list(range(1, len(versions) + 1))
    with Warehouse.look(new_lake) as warehouse:
        assert warehouse.query(DOUBLED) == []
        told = warehouse.query(TOLD)
        readings = warehouse.query("SELECT count(*) FROM reading")
        turns = warehouse.query("SELECT number FROM writer_turn")
    held = {f"{report_id}:{ordinal}" for _, report_id, ordinal, *_ in told}
    assert held == {one for line in acknowledged for one in line.split()}
    assert readings == [(2 * 3 * BATCHES,)]
    assert turns >= [(2 * BATCHES,)]

    with Warehouse.open(path) as alone:
        for item in stored_in_turn(new_lake):
            alone.save([item], program_version="1", now=NOW)
        assert alone.query(TOLD) == told


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.1, 0.6])
def test_a_program_killed_while_it_stores_in_a_lake_leaves_only_whole_versions(
    lake: Lake, start: Start, seconds: float
) -> None:
    other = start("save_for_ever", lake)
    acknowledged = int(said(other))
    time.sleep(seconds)
    other.kill()
    acknowledged = max([acknowledged, *map(int, other.rest().split())])
    versions = check_whole(lake)
    assert versions == list(range(1, len(versions) + 1))
    # The batch after the last acknowledged one may have been stored, but then whole.
    assert len(versions) in (acknowledged, acknowledged + 5)
    with Warehouse.open(lake) as warehouse:
        (saved,) = warehouse.save([("next", wide_report(1))], program_version="1", now=NOW)
    assert saved.version_id == len(versions) + 1


def test_people_who_decide_at_once_about_a_report_of_a_lake_are_all_heard(lake: Lake) -> None:
    with Warehouse.open(lake) as mine, Warehouse.open(lake) as other:
        mine.save([("stand", report())], program_version="1", now=NOW)
        times = iter(range(2))

        def decided_meanwhile() -> None:
            mine.query("SELECT count(*) FROM decision")
            if next(times) == 0:
                decide(other, "stand", ACCEPTED, NOW)

        mine.store(decided_meanwhile)
        decide(mine, "stand", ACCEPTED, NOW)
        found = decisions_of(mine, "stand")
        numbers = mine.query("SELECT decision_id FROM decision ORDER BY 1")
    assert numbers == [(1,), (2,)]
    assert [(one.subject, one.state) for one in found] == [(CELL, "replaced"), (CELL, "stands")]


def opened_at_once(lake: Lake, start: Start, count: int) -> list[int]:
    programs = [start("hold", lake, "write", 0) for _ in range(count)]
    return [program.wait(60) for program in programs]


@pytest.mark.slow
def test_programs_that_make_the_same_lake_at_once_all_succeed(new_lake: Lake, start: Start) -> None:
    assert opened_at_once(new_lake, start, 2) == [0, 0]
    assert check_whole(new_lake) == [1]
    with Warehouse.look(new_lake) as warehouse:
        doubled = "SELECT number FROM schema_migration GROUP BY number HAVING count(*) > 1"
        assert warehouse.query(doubled) == []
        assert len(warehouse.query("FROM writer_turn")) == 1


def test_a_lake_that_an_operator_tidied_still_tells_who_came_late(lake: Lake) -> None:
    with Warehouse.open(lake) as mine, Warehouse.open(lake) as other:
        mine.save([("stand", report())], program_version="1", now=NOW)
        mine.query("CHECKPOINT")  # DuckLake's own, which writes the turn to a file as well
        seen: list[int] = []

        def job() -> None:
            ((number,),) = mine.query("SELECT count(*) FROM version")
            seen.append(number)
            if number == 1:
                other.save([("other", wide_report(1, 60))], program_version="1", now=NOW)

        mine.store(job)
    assert seen == [1, 2]
