"""What analysts see of claims: flat, current or as of any moment, with what the tables say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NOW,
    UNLINKED,
    from_bytes,
    opinions,
    report,
    with_claims,
)

LATER = NOW + timedelta(days=30)
FLAT = (
    "report_id, publisher, report_title, position, sentence, quantity, low, high, unit, exact, "
    "statistic, item, group_text, direction, verdict, reason, facts, found, operation, "
    "table_number, table_label, table_title, observations, cell_texts, page, line, version_id, "
    "version_ordinal"
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    path: Path = tmp_path_factory.mktemp("claim_views") / "tabel.duckdb"
    first = with_claims(report(), AGREEING, DISAGREEING)
    revised = report(opinions("Tabel 0.1"), opinions(first=30.0))
    second = from_bytes(with_claims(revised, DISAGREEING, UNLINKED), "b" * 64)
    with Warehouse.open(path) as warehouse:
        wonen = with_claims(report(title="Wonen"), UNLINKED)
        warehouse.save([("stand", first), ("wonen", wonen)], program_version="1", now=NOW)
        warehouse.save([("stand", second)], program_version="1", now=LATER)
        yield warehouse


def test_current_claims_are_flat_and_complete(stored: Warehouse) -> None:
    current = f"SELECT {FLAT} FROM current_claims WHERE report_id = 'stand' ORDER BY position"
    assert stored.query(current) == [
        (
            *("stand", "Bureau Peil", "Stand van de gemeente", 1),
            "Het verschil tussen beide groepen is ruim 20 procentpunt.",
            *("ruim 20 procentpunt", 20.0, 25.0, "percentage_points", False, True),
            *("gemeente doet genoeg", None, None, "disagrees", "number_differs"),
            [{"name": "found", "value": "10"}, {"name": "stated", "value": "20"}],
            *(10.0, "difference", 2, "Tabel 1.1", "Oordeel over de gemeente, naar opleiding"),
            [2, 1],
            [
                "gemeente doet genoeg › eens › opleiding › hbo, wo",
                "gemeente doet genoeg › eens › opleiding › mbo, havo, vwo",
            ],
            *(2, 6, 3, 2),
        ),
        (
            *("stand", "Bureau Peil", "Stand van de gemeente", 2),
            *("De gemeente telt 120 buurten.", "120", 120.0, 120.0, "count", True, False),
            *(None, None, None, "not_in_document", "no_link", [], None, None),
            *(None, None, None, [], [], None, None, 3, 2),
        ),
    ]


def test_each_report_shows_the_claims_of_its_own_current_version(stored: Warehouse) -> None:
    counts = "SELECT report_id, version_ordinal, count(*) FROM current_claims GROUP BY ALL"
    assert stored.query(f"{counts} ORDER BY 1") == [("stand", 2, 2), ("wonen", 1, 1)]


def test_a_past_moment_shows_the_claims_that_were_current_then(stored: Warehouse) -> None:
    past = f"claims_as_of('{NOW.isoformat()}')"
    assert stored.query(
        f"SELECT quantity, verdict, table_number, observations FROM {past} "
        "WHERE report_id = 'stand' ORDER BY position"
    ) == [
        ("Veertig procent", "agrees", 1, [1]),
        ("ruim 20 procentpunt", "disagrees", 1, [2, 1]),
    ]


def test_a_moment_before_everything_shows_no_claims(stored: Warehouse) -> None:
    assert stored.query("SELECT * FROM claims_as_of('2020-01-01')") == []
