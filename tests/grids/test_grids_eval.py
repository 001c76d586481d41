"""The figures reached on foreign documents, held by the scorer that comes with them."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tabel_extract.grids import find_grids
from tabel_extract.limits import HONEST
from tabel_extract.page import Page
from tabel_extract.reading.pdfium import PdfiumReader

pytestmark = pytest.mark.shared


@cache
def scorer(folder: Path) -> ModuleType:
    """The scorer that comes with the set."""
    spec = importlib.util.spec_from_file_location("score_grids", folder / "score_grids.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tables_of(path: Path, change: Callable[[Page], Page]) -> list[dict[str, Any]]:
    """The tables of a document, as the scorer takes them."""
    reader = PdfiumReader(path.read_bytes(), path.name, HONEST)
    pages = [reader.page(number) for number in range(1, reader.page_count + 1)]
    reader.close()
    return [dataclasses.asdict(grid) for page in pages if page for grid in find_grids(change(page))]


def f1(folder: Path, change: Callable[[Page], Page]) -> float:
    """F1 of the adjacent cells of all documents together."""
    module = scorer(folder)
    sums = [0, 0, 0]
    for gold in sorted((folder / "icdar2013").glob("*.gold.json")):
        pdf = gold.with_name(gold.name.replace(".gold.json", ".pdf"))
        got = module.total(tables_of(pdf, change))
        readings: list[list[int]] = []
        for variant in json.loads(gold.read_text(encoding="utf-8"))["variants"]:
            truth = module.total(variant)
            readings.append([(got & truth).total(), got.total(), truth.total()])
        best = max(readings, key=lambda r: float(module.f1(*r)))
        sums = [a + b for a, b in zip(sums, best, strict=True)]
    return float(module.f1(*sums))


def test_the_tables_of_foreign_documents_are_read(shared_eval: Path) -> None:
    assert f1(shared_eval, lambda page: page) >= 0.995


def test_they_are_read_nearly_as_well_without_their_vertical_rules(shared_eval: Path) -> None:
    assert (
        f1(
            shared_eval,
            lambda page: dataclasses.replace(
                page, rules=tuple(r for r in page.rules if r.horizontal), fills=()
            ),
        )
        >= 0.95
    )


def test_they_are_read_nearly_as_well_without_any_rules(shared_eval: Path) -> None:
    assert f1(shared_eval, lambda page: dataclasses.replace(page, rules=(), fills=())) >= 0.94
