"""Visiting the pages of one stored report, as a browser on this machine does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from httpx import Response
from starlette.testclient import TestClient

from tabel_extract.address import Lake
from tabel_extract.model import Decision, Report
from tabel_extract.report.anchors import anchors, claim_ids
from tabel_extract.serving.app import create_app
from tabel_extract.settings import Settings
from tabel_extract.warehouse.decisions import decisions_of
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import AGREEING, DISAGREEING, report, with_claims

HERE = "http://127.0.0.1:8765"
AT_HOME = ("127.0.0.1", 50000)
STAND = with_claims(report(), AGREEING, DISAGREEING)
CELL = anchors(STAND.tables).cells[0][0]
CLAIM = claim_ids(STAND.claims)[1]


def visitor(
    path: Path | Lake,
    token: str | None = None,
    *,
    wait: float = 5.0,
    at: str = HERE,
    client: tuple[str, int] = AT_HOME,
) -> TestClient:
    """A browser that follows no redirect, for a server of its own on the warehouse."""
    settings = Settings(warehouse=path, lock_wait_seconds=wait)
    return TestClient(
        create_app(settings, token), base_url=at, client=client, follow_redirects=False
    )


def decision(**changes: Any) -> dict[str, Any]:
    """What the page of the first version sends to accept the first cell."""
    said = {"about": CELL, "seen": 1, "verdict": "accepted", "name": "Noor", "reason": "Gebeld."}
    return {**said, **changes}


def send(
    browser: TestClient, said: Any = None, stem: str = "stand", **headers: str | None
) -> Response:
    """Send a decision as a page does; headers that are None are left out, others are put in."""
    usual = {"Content-Type": "application/json", "Origin": str(browser.base_url).rstrip("/")}
    changed = {name.replace("_", "-"): value for name, value in headers.items()}
    lower = {name.lower(): value for name, value in {**usual, **changed}.items()}
    sent = {name: value for name, value in lower.items() if value is not None}
    body = said if isinstance(said, bytes) else json.dumps(said or decision()).encode()
    answer: Response = browser.post(f"/decisions/{stem}", content=body, headers=sent)
    return answer


def told(answer: Response) -> tuple[int, str]:
    """The status of an answer to a decision, and its sentence."""
    return answer.status_code, answer.json()["message"]


def taken(path: Path | Lake) -> list[Decision]:
    """All decisions about the report that are stored."""
    with Warehouse.open(path, read_only=True) as warehouse:
        return decisions_of(warehouse, "stand")


def anchor(of: Report, table: int, position: int) -> str:
    return anchors(of.tables).cells[table][position]
