"""Several at once: editors who decide, a run that stores; all are heard, or told to wait."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from starlette.testclient import TestClient

from tabel_extract.serving.deciding import SAID
from tabel_extract.warehouse.store import Warehouse
from tests.serving.visits import CELL, CLAIM, STAND, decision, send, taken, told, visitor
from tests.warehouse.taking import save

PATIENCE = 0.3


def test_editors_and_readers_at_once_are_all_answered_and_every_decision_is_kept(
    path: Path,
) -> None:
    browser = visitor(path, wait=60)
    people = [f"lezer {number}" for number in range(6)]
    sent = [decision(about=about, name=name) for name in people for about in (CELL, CLAIM)]
    with ThreadPoolExecutor(8) as pool:
        answers = [pool.submit(send, browser, one) for one in sent]
        pages = [pool.submit(browser.get, page) for page in ("/", "/stand.html") * 3]
        assert {told(one.result()) for one in answers} == {(200, "Vastgelegd.")}
        assert {page.result().status_code for page in pages} == {200}
    stored = taken(path)
    assert sorted(d.name for d in stored) == sorted(people * 2)
    assert [d.state for d in stored].count("stands") == 2
    text = browser.get("/stand.html").text
    assert [name for name in people if name not in text] == []


def test_a_warehouse_that_is_held_is_told_with_a_sentence_and_later_all_is_well(
    path: Path,
) -> None:
    with visitor(path, wait=PATIENCE) as browser:
        with Warehouse.open(path):
            began = time.monotonic()
            assert told(send(browser)) == (503, SAID["busy"][0])
            assert told(send(browser, decision(language="en"))) == (503, SAID["busy"][1])
            page = browser.get("/stand.html")
            assert time.monotonic() - began < 10 * PATIENCE
        assert (page.status_code, page.headers["retry-after"]) == (503, "5")
        assert page.text.startswith("503: ")
        assert "\n" not in page.text
        assert taken(path) == []
        assert told(send(browser)) == (200, "Vastgelegd.")
        assert browser.get("/stand.html").status_code == 200


def test_visitors_who_wait_for_a_held_warehouse_do_not_wait_for_each_other_too(
    path: Path,
) -> None:
    with visitor(path, wait=PATIENCE) as browser, Warehouse.open(path):
        began = time.monotonic()
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(browser.get, ["/", "/stand.html"] * 4))
        assert {answer.status_code for answer in answers} == {503}
        assert time.monotonic() - began < 5 * PATIENCE


def test_a_server_that_nobody_asks_anything_is_in_nobodys_way(
    path: Path, browser: TestClient
) -> None:
    for ask in (
        lambda: browser.get("/"),
        lambda: browser.get("/stand.html"),
        lambda: send(browser),
    ):
        assert ask().status_code == 200
        with Warehouse.open(path, wait_seconds=0) as warehouse:
            save(warehouse, STAND, days=1)
