"""Reports in the habits of other typesetters, read cell by cell as a person reads them.

`layouts/` holds the texts (ligatures, soft hyphens, code pages, running heads, no blank lines,
raised markers, signs apart from their numbers) and, beside each, what it says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.model import Report, Table
from tabel_extract.pipeline import read_report

LAYOUTS = Path(__file__).parent / "layouts"
NAMES = sorted(p.name.removesuffix(".gold.json") for p in LAYOUTS.glob("*.gold.json"))
NO_UNIT = {"standard_deviation", None}
"""Units that the hand-made answers leave open."""


def gold_of(name: str) -> list[dict[str, Any]]:
    """The tables of a hand-made answer."""
    text = (LAYOUTS / f"{name}.gold.json").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = json.loads(text)["tables"]
    return tables


def tables_of(report: Report) -> dict[str, Table]:
    """The tables and figures of a report by label."""
    return {t.label: t for t in report.tables if t.kind != "box"}


@pytest.fixture(scope="module", params=NAMES)
def read(request: pytest.FixtureRequest) -> tuple[list[dict[str, Any]], Report]:
    """A hand-made answer, and the same report as it is read."""
    return gold_of(request.param), read_report(LAYOUTS / f"{request.param}.txt")


def test_every_cell_has_its_row_column_value_unit_and_question(
    read: tuple[list[dict[str, Any]], Report],
) -> None:
    gold, report = read
    wanted = {
        (t["label"], tuple(o["row"]), tuple(o["column"])): (
            o["value"],
            o["unit"] if o["unit"] not in NO_UNIT else None,
            o["question"],
        )
        for t in gold
        for o in t["observations"]
    }
    found = {
        (t.label, o.row, o.column): (
            o.value,
            o.unit if wanted.get((t.label, o.row, o.column), ("", None))[1] else None,
            o.question,
        )
        for t in tables_of(report).values()
        for o in t.observations
    }
    assert found == wanted


def test_every_caption_comes_apart(read: tuple[list[dict[str, Any]], Report]) -> None:
    gold, report = read
    tables = tables_of(report)
    wanted = {t["label"]: (t["title"], t["population"], t["period"], t["source"]) for t in gold}
    assert {
        label: (t.title, t.population, t.period, t.source) for label, t in tables.items()
    } == wanted


def test_every_note_is_kept_under_its_marker(read: tuple[list[dict[str, Any]], Report]) -> None:
    gold, report = read
    wanted = {t["label"]: {n["marker"]: n["text"] for n in t["footnotes"]} for t in gold}
    found = {k: {n.marker: n.text for n in t.notes} for k, t in tables_of(report).items()}
    for (
        label,
        notes,
    ) in wanted.items():  # legends of signs are notes too, which not all answers list
        assert {m: found[label].get(m) for m in notes} == notes


def test_a_report_without_faults_gets_no_error(
    read: tuple[list[dict[str, Any]], Report],
) -> None:
    errors = [f for f in read[1].findings if f.severity == "error"]
    assert [f.message for f in errors if f.code != "claim_disagrees"] == []


def test_only_the_one_number_that_an_author_miscopied_is_accused() -> None:
    """In six reports: `38% van de meisjes`, where the table prints 28."""
    accused = [
        (path.stem, claim.quantity, claim.found)
        for path in sorted(LAYOUTS.glob("*.txt"))
        for claim in read_report(path).claims
        if claim.verdict == "disagrees"
    ]
    assert accused == [("jeugd", "38%", 28.0)]
