"""Claims that tests of the commands are about, and what the commands print of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from click.testing import Result

from tabel_extract.model import Claim, Provenance, Report
from tabel_extract.warehouse.store import Warehouse
from tests.texts import FIXTURES
from tests.warehouse.reports import NOW

ARTICLE = FIXTURES / "cultuur-artikel.txt"
SHARE = Claim(
    sentence="Ruim twee op de drie panelleden (68 procent) zijn voor het plan.",
    quantity="68 procent",
    low=68.0,
    high=68.0,
    unit="percent",
    exact=True,
    item="het plan",
    group="panelleden",
    direction="for",
    reason="no_tables",
    provenance=Provenance(line=4),
)
VAGUE = replace(
    SHARE, quantity="Ruim twee op de drie", low=66.7, high=72.0, exact=False, direction="against"
)


def keep(warehouse: Path, *reports: Report) -> None:
    with Warehouse.open(warehouse) as opened:
        for report in reports:
            opened.save([("stand", report)], program_version="1", now=NOW)


def printed(result: Result) -> str:
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout
