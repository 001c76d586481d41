"""The pages that are served: the same as those that are written, of what is stored right now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tabel_extract.checks.verdicts import judge
from tabel_extract.pages import editions
from tabel_extract.report.rendering import render_overview
from tabel_extract.serving.desk import LOADED_AT_ONCE
from tabel_extract.warehouse.store import Warehouse
from tests.serving.visits import CELL, CLAIM, STAND, send, visitor
from tests.warehouse.reports import opinions, report
from tests.warehouse.taking import save


def overview(path: Path) -> str:
    """The page of all reports as it is made for a folder of pages."""
    with Warehouse.open(path, read_only=True) as warehouse:
        found = editions(warehouse)
    return render_overview(found, [judge(one.report) for one in found], [], "nl")


@pytest.mark.parametrize(
    ("address", "language", "heading"),
    [
        ("/", "nl", "Rapporten"),
        ("/index.html", "nl", "Rapporten"),
        ("/index.en.html", "en", "Reports"),
        ("/stand.html", "nl", "Stand van de gemeente"),
        ("/stand.en.html", "en", "Stand van de gemeente"),
    ],
)
def test_each_page_is_there_in_both_languages(
    browser: TestClient, address: str, language: str, heading: str
) -> None:
    answer = browser.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}">' in answer.text
    assert f">{heading}</h1>" in answer.text
    assert browser.head(address).status_code == 200


def test_a_page_that_is_served_can_decide_about_its_cells_and_claims(browser: TestClient) -> None:
    text = browser.get("/stand.html").text
    assert '<form id="decide"' in text
    assert f'data-about="{CLAIM}"' in text
    assert f'<td id="{CELL}"' in text
    assert '"address": "/decisions/stand"' in text
    assert '"seen": 1' in text
    assert "connect-src 'self'" in text


@pytest.mark.parametrize(
    "address",
    [
        "/weg.html",
        "/stand",
        "/stand.csv",
        "/stand.de.html",
        "/.en.html",
        "/.html",
        "/Stand.html",
        "/../w.duckdb",
        "/..%2fw.duckdb.html",
        "/%2e%2e%2f%2e%2e%2fetc%2fpasswd.html",
        "/..%5cw.html",
        "/w.duckdb",
        "/stand%00.html",
        "/%ff.html",
        "/decisions/",
        "/static/app.js",
        "/docs",
        "/openapi.json",
    ],
)
def test_there_is_nothing_else(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_overview_is_the_one_that_is_written_whatever_was_decided_or_added(
    path: Path, browser: TestClient
) -> None:
    assert browser.get("/").text == overview(path)
    assert send(browser).status_code == 200
    assert browser.get("/").text == overview(path)
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(opinions(first=41.0), title="Een nieuwe stand"), days=1)
        save(warehouse, STAND, days=1, report_id="wonen")
    text = browser.get("/").text
    assert text == overview(path)
    assert ("Een nieuwe stand" in text, "/wonen.html" in text or "wonen.html" in text) == (
        True,
        True,
    )


def test_more_reports_than_are_loaded_at_once_are_all_listed_in_order(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        for number in range(LOADED_AT_ONCE + 3):
            title = f"Rapport {number}"
            document = replace(STAND.document, title=title)
            save(warehouse, replace(STAND, document=document), report_id=f"r-{number}")
    with visitor(path) as browser:
        assert browser.get("/").text == overview(path)
        assert browser.get("/index.en.html").status_code == 200


def test_a_warehouse_without_reports_has_an_overview_that_says_so(tmp_path: Path) -> None:
    Warehouse.open(tmp_path / "leeg.duckdb").close()
    with visitor(tmp_path / "leeg.duckdb") as browser:
        assert browser.get("/").status_code == 200


def test_a_warehouse_that_has_gone_is_told_and_not_made_anew(
    path: Path, browser: TestClient
) -> None:
    path.rename(path.with_suffix(".elders"))
    for answer in (browser.get("/"), browser.get("/stand.html"), send(browser)):
        assert answer.status_code == 503
    assert not path.exists()
