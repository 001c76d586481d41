"""A decision that was just taken is seen by the next page, whether or not it could be published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabel_extract.pipeline import ingest
from tabel_extract.report.anchors import anchors, file_stem
from tabel_extract.serving.desk import Desk
from tabel_extract.settings import Settings
from tabel_extract.warehouse import history
from tabel_extract.warehouse.freshness import is_current, published_path
from tabel_extract.warehouse.store import Warehouse
from tests.places import file_of
from tests.texts import FIETSEN, report_text, write

REASON = "Nagevraagd bij het panel."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(warehouse=tmp_path / "tabel.duckdb", lock_wait_seconds=0)
    ingest([write(tmp_path, "a.txt", report_text())], settings)
    return settings


def decided(settings: Settings, pages: Desk) -> int:
    """Accept the first number of the report; the status of HTTP that this is answered with."""
    with Warehouse.look(settings.warehouse) as warehouse:
        report = history.load(warehouse, FIETSEN).report
    sent = {
        "about": anchors(report.tables).cells[0][0],
        "seen": 1,
        "verdict": "accepted",
        "name": "Noor",
        "reason": REASON,
    }
    return pages.decide(file_stem(FIETSEN), json.dumps(sent).encode()).status


def test_a_decision_is_published_and_seen_by_the_next_page(settings: Settings) -> None:
    pages = Desk(settings)
    assert REASON not in pages.report(file_stem(FIETSEN), "nl")
    assert decided(settings, pages) == 200
    assert is_current(settings.warehouse)
    assert REASON in pages.report(file_stem(FIETSEN), "nl")


def test_a_decision_that_can_not_be_published_is_seen_all_the_same(settings: Settings) -> None:
    copy = published_path(file_of(settings))
    copy.unlink()
    copy.mkdir()
    pages = Desk(settings)
    assert decided(settings, pages) == 200
    assert not is_current(settings.warehouse)
    assert REASON in pages.report(file_stem(FIETSEN), "nl")


def test_pages_are_shown_while_the_warehouse_is_held_open(settings: Settings) -> None:
    with Warehouse.open(settings.warehouse):
        assert "Fietsen in de stad" in Desk(settings).overview("nl")
