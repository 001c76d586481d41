"""PDFs in the habits of many typesetters: every number below its own headings, or below none.

`layouts/pdf` holds reports in the looks of TeX, browsers, word processors, statistical offices and
design agencies, and beside each what it says, as `row | column | printed`.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.model import Report
from tabel_extract.pipeline import read_report
from tabel_extract.settings import Settings

LAYOUTS = Path(__file__).parent / "layouts" / "pdf"
NAMES = sorted(p.stem for p in LAYOUTS.glob("*.pdf"))
OPEN = {
    "bieb-latex": {"Tabel 3.4"},
    "eten-tweekolom": {"Tabel 3"},
}
"""Tables that are not read whole: headings a blank apart where none are printed, headings that fit
two ways alike, and last words of a row that would have fitted on the line before."""

Cell = tuple[str, str, str]


@cache
def parsed(name: str) -> Report:
    return read_report(LAYOUTS / f"{name}.pdf", Settings(ocr=False))


def wanted(name: str) -> dict[str, Counter[Cell]]:
    text = (LAYOUTS / f"{name}.gold.json").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = json.loads(text)
    return {t["label"]: Counter((r, c, v) for r, c, v in t["cells"]) for t in tables}


def found(name: str) -> dict[str, Counter[Cell]]:
    return {
        t.label: Counter((" › ".join(o.row), " › ".join(o.column), o.raw) for o in t.observations)
        for t in parsed(name).tables
        if t.observations
    }


def test_there_are_many_of_them() -> None:
    assert len(NAMES) == 28


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_read_below_its_own_headings(name: str) -> None:
    left = OPEN.get(name, set())
    gold, got = wanted(name), found(name)
    assert set(got) == set(gold)
    for label in set(gold) - left:
        assert got[label] - gold[label] == Counter(), label
        assert gold[label] - got[label] == Counter(), label


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_of_an_error_is_about_a_table_that_was_read_whole(name: str) -> None:
    left = OPEN.get(name, set())
    errors = [f.message for f in parsed(name).findings if f.severity == "error"]
    assert [e for e in errors if not any(e.startswith(label) for label in left)] == []
