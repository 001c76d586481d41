"""Decisions that pages send: stored and shown, or refused with a sentence; never half."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tabel_extract.report.anchors import anchors
from tabel_extract.serving.app import MOST_BYTES
from tabel_extract.serving.deciding import SAID
from tabel_extract.warehouse.store import Warehouse
from tests.serving.visits import CELL, CLAIM, STAND, decision, send, taken, told
from tests.warehouse.reports import DISAGREEING, opinions, report, with_claims
from tests.warehouse.taking import save


def said(what: str, language: str = "nl") -> str:
    return SAID[what][language == "en"]


def mark(browser: TestClient, anchor: str, address: str = "/stand.html") -> str | None:
    """What the page shows beside a cell or claim that was decided about."""
    text = browser.get(address).text
    start = text.index(f'id="{anchor}"')
    end = text.index("</td>" if anchor.startswith("c-") else "</li>", start)
    shown = re.search(r'<a class="decided[^>]*>(.*?)</a>', text[start:end], re.DOTALL)
    return shown and shown[0]


@pytest.mark.parametrize(
    ("verdict", "corrected", "sign"),
    [("accepted", None, ">✓<"), ("rejected", None, ">✗<"), ("corrected", "44,5", ">✎ 44,5<")],
)
def test_a_decision_about_a_cell_is_stored_and_shown_in_views_and_on_the_page(
    path: Path, browser: TestClient, verdict: str, corrected: str | None, sign: str
) -> None:
    sent = decision(verdict=verdict, corrected=corrected)
    assert told(send(browser, sent)) == (200, "Vastgelegd.")
    (stored,) = taken(path)
    assert (stored.verdict, stored.corrected, stored.name, stored.reason, stored.state) == (
        verdict,
        corrected,
        "Noor",
        "Gebeld.",
        "stands",
    )
    with Warehouse.open(path, read_only=True) as warehouse:
        rows = warehouse.query("SELECT decision, state, decided_by, decision_reason FROM decisions")
    assert rows == [(verdict, "stands", "Noor", "Gebeld.")]
    for address in ("/stand.html", "/stand.en.html"):
        assert sign in (mark(browser, CELL, address) or "")
        assert "Noor" in (mark(browser, CELL, address) or "")
    with Warehouse.open(path, read_only=True) as warehouse:
        assert warehouse.query("SELECT raw FROM observations WHERE ordinal = 1") == [("40",)]


def test_a_decision_about_a_claim_is_stored_and_shown(path: Path, browser: TestClient) -> None:
    sent = decision(about=CLAIM, verdict="rejected", language="en")
    assert told(send(browser, sent)) == (200, "Recorded.")
    (stored,) = taken(path)
    assert (stored.was, stored.verdict, stored.state) == ("disagrees", "rejected", "stands")
    assert "✗" in (mark(browser, CLAIM) or "")
    assert mark(browser, CELL) is None


def test_a_sentence_is_corrected_in_words(path: Path, browser: TestClient) -> None:
    sent = decision(about=CLAIM, verdict="corrected", corrected="bijna 20 procentpunt")
    assert told(send(browser, sent))[0] == 200
    (stored,) = taken(path)
    assert (stored.corrected, stored.state) == ("bijna 20 procentpunt", "stands")
    assert "(ruim 20 procentpunt → bijna 20 procentpunt)" in (mark(browser, CLAIM) or "")


def test_a_decision_is_withdrawn_by_another_one(path: Path, browser: TestClient) -> None:
    send(browser)
    assert told(send(browser, decision(verdict="withdrawn", reason="Vergist.")))[0] == 200
    assert [(d.verdict, d.state) for d in taken(path)] == [
        ("accepted", "withdrawn"),
        ("withdrawn", "withdrawn"),
    ]
    assert mark(browser, CELL) is None
    assert "Vergist." in browser.get("/stand.html").text


def test_a_decision_lapses_when_a_new_version_changes_its_cell_while_the_server_runs(
    path: Path, browser: TestClient
) -> None:
    send(browser)
    assert 'class="decided"' in (mark(browser, CELL) or "")
    with Warehouse.open(path) as warehouse:
        save(warehouse, with_claims(report(opinions(first=41.0)), DISAGREEING), days=1)
    assert 'class="decided lapsed"' in (mark(browser, CELL) or "")
    assert '"seen": 2' in browser.get("/stand.html").text
    assert [d.state for d in taken(path)] == ["lapsed"]


@pytest.mark.parametrize(
    ("about", "version"),
    [
        (CELL, report(opinions(first=41.0))),
        (CLAIM, with_claims(report(), replace(DISAGREEING, verdict="agrees"))),
        (CLAIM, report()),
    ],
    ids=["other-number", "other-verdict", "sentence-gone"],
)
def test_what_has_changed_since_the_page_was_opened_is_not_decided_about(
    path: Path, browser: TestClient, about: str, version: Any
) -> None:
    with Warehouse.open(path) as warehouse:
        save(warehouse, version, days=1)
    assert told(send(browser, decision(about=about))) == (409, said("overtaken"))
    assert taken(path) == []
    if about == CELL:
        assert told(send(browser, decision(seen=2)))[0] == 200


def test_a_new_version_that_leaves_the_cell_alone_does_not_stand_in_the_way(
    path: Path, browser: TestClient
) -> None:
    with Warehouse.open(path) as warehouse:
        save(warehouse, report(opinions(), opinions("Tabel 1.2")), days=1)
    assert told(send(browser)) == (200, "Vastgelegd.")
    assert [d.state for d in taken(path)] == ["stands"]


WRONG: list[tuple[dict[str, Any], int, str]] = [
    ({"name": ""}, 400, "name"),
    ({"name": " \t"}, 400, "name"),
    ({"reason": ""}, 400, "reason"),
    ({"verdict": "corrected"}, 400, "corrected"),
    ({"verdict": "corrected", "corrected": " "}, 400, "corrected"),
    ({"verdict": "corrected", "corrected": "veel"}, 400, "corrected"),
    ({"verdict": "corrected", "corrected": "=1+1"}, 400, "corrected"),
    ({"verdict": "corrected", "corrected": "44", "name": "No\u0007or"}, 400, "refused"),
    ({"name": "No\u0000or"}, 400, "refused"),
    ({"name": "Noor\u202eroon"}, 400, "refused"),
    ({"reason": "regel\nregel"}, 400, "refused"),
    ({"reason": "\u2028"}, 400, "reason"),
    ({"verdict": "withdrawn"}, 400, "refused"),
    ({"about": "c-000000000000"}, 404, "unknown"),
    ({"about": ""}, 404, "unknown"),
    ({"about": "t-tabel-1-1"}, 404, "unknown"),
    ({"seen": 7}, 404, "unknown"),
    ({"seen": 10**30}, 404, "unknown"),
]


@pytest.mark.parametrize(("changes", "status", "what"), WRONG)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_person_got_wrong_is_told_in_their_language_and_nothing_is_stored(
    path: Path,
    browser: TestClient,
    changes: dict[str, Any],
    status: int,
    what: str,
    language: str,
) -> None:
    answer = send(browser, decision(language=language, **changes))
    assert told(answer) == (status, said(what, language))
    assert taken(path) == []


NOT_UNDERSTOOD: list[bytes] = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"accepted"',
    b"\xff\xfe",
    b"[" * 50_000,
    json.dumps(decision(name="x" * 101)).encode(),
    json.dumps(decision(reason="x" * 1001)).encode(),
    json.dumps(decision(verdict="corrected", corrected="1" * 41)).encode(),
    json.dumps(decision(verdict="deleted")).encode(),
    json.dumps(decision(seen=0)).encode(),
    json.dumps(decision(extra="x")).encode(),
    json.dumps({**decision(), "name": None}).encode(),
    json.dumps({**decision(), "name": "\ud800"}).encode(),
    json.dumps([decision()]).encode(),
]


@pytest.mark.parametrize("body", NOT_UNDERSTOOD, ids=lambda body: body[:20].decode("latin-1"))
def test_what_no_page_sends_is_not_understood_and_not_stored(
    path: Path, browser: TestClient, body: bytes
) -> None:
    assert told(send(browser, body)) == (400, said("not_understood"))
    assert taken(path) == []


@pytest.mark.parametrize(
    "kind",
    [None, "", "text/plain", "text/json", "application/x-www-form-urlencoded", "application/jsonx"],
)
def test_what_a_form_can_send_is_refused_even_from_these_pages(
    path: Path, browser: TestClient, kind: str | None
) -> None:
    assert send(browser, content_type=kind).status_code == 415
    assert taken(path) == []


def test_the_kind_of_content_may_name_its_characters(path: Path, browser: TestClient) -> None:
    assert send(browser, content_type="Application/JSON; charset=utf-8").status_code == 200


def test_more_than_a_decision_can_be_is_not_read(path: Path, browser: TestClient) -> None:
    sent = json.dumps(decision()).encode()
    assert send(browser, sent + b" " * MOST_BYTES).status_code == 413
    assert send(browser, sent + b" " * (MOST_BYTES - len(sent))).status_code == 200
    assert len(taken(path)) == 1


def test_a_report_that_is_not_there_takes_no_decision(path: Path, browser: TestClient) -> None:
    for stem in ("weg", "index", "..%2fw.duckdb"):
        assert send(browser, stem=stem).status_code in {400, 404}
    assert taken(path) == []


def test_each_of_two_cells_of_one_name_takes_its_own_decision(
    path: Path, browser: TestClient
) -> None:
    twice = report(opinions(), opinions(first=42.0))
    with Warehouse.open(path) as warehouse:
        save(warehouse, twice, days=1)
    second = anchors(twice.tables).cells[1][0]
    assert told(send(browser, decision(about=second, seen=2)))[0] == 200
    assert [(d.was, d.table) for d in taken(path)] == [("42", 1)]
    assert (mark(browser, CELL), "✓" in (mark(browser, second) or "")) == (None, True)


def test_words_of_a_decision_are_shown_as_text(path: Path, browser: TestClient) -> None:
    attacks = ("<script>alert(1)</script>", '=HYPERLINK("http://kwaad.example/","klik")')
    sent = decision(name=attacks[0], reason=f"{attacks[1]} </script><img src=x onerror=alert(1)>")
    assert send(browser, sent).status_code == 200
    text = browser.get("/stand.html").text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert [d.name for d in taken(path)] == [attacks[0]]
    assert STAND.document.title in text
