"""The reports in ``fixtures``: what is published of each, and what a person found in it by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.model import Observation, Report, Table
from tabel_extract.pipeline import read_report
from tabel_extract.published import publish

FIXTURES = Path(__file__).parents[1] / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.txt"))
Gold = Mapping[str, Any]


@cache
def parsed(name: str) -> Report:
    return read_report(FIXTURES / f"{name}.txt")


@cache
def gold_of(name: str) -> Gold:
    content: Gold = json.loads((FIXTURES / f"{name}.gold.json").read_text(encoding="utf-8"))
    return content


def tables_of(name: str) -> list[tuple[Gold, Table]]:
    """The tables of a report beside what a person found, in order; boxes hold no cells."""
    wanted, found = gold_of(name)["tables"], [t for t in parsed(name).tables if t.kind != "box"]
    assert [t.label for t in found] == [t["label"] for t in wanted]
    return list(zip(wanted, found, strict=True))


def readable(name: str, *, resolved: bool = True) -> list[tuple[Gold, Table]]:
    """The tables whose text tells everything, or those whose text does not."""
    return [
        (gold, table)
        for gold, table in tables_of(name)
        if bool(gold.get("unresolved_in_text")) != resolved
    ]


def test_every_report_has_a_hand_checked_answer() -> None:
    assert NAMES
    assert sorted(p.name for p in FIXTURES.glob("*.gold.json")) == [
        f"{name}.gold.json" for name in NAMES
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_of_a_report_does_not_change_unnoticed(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    published = publish(parsed(name))
    document = published.document.model_copy(update={"sha256": ""})

    text = published.model_copy(update={"document": document}).model_dump_json(indent=1)

    golden(FIXTURES / "goldens" / f"{name}.json", text + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_captions_and_sources_are_those_that_a_person_found(name: str) -> None:
    for gold, table in tables_of(name):
        found = {
            "label": table.label,
            "title": table.title,
            "population": table.population,
            "period": table.period,
            "unit": table.unit_text,
            "markers": list(table.caption_markers),
            "source": table.source,
            "poles": table.poles and list(table.poles),
        }
        wanted = {key: gold.get(key) for key in found}
        wanted["markers"] = [gold["caption_marker"]] if gold["caption_marker"] else []
        assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_notes_say_what_a_person_read(name: str) -> None:
    for gold, table in tables_of(name):
        # A closing mark that was printed the wrong way round is right in gold.
        found = [(n.marker, n.text.rstrip("‘’")) for n in table.notes]
        wanted = [(n["marker"], n["text"].rstrip("‘’")) for n in gold["footnotes"]]
        assert (table.label, found) == (gold["label"], wanted)


@pytest.mark.parametrize(
    "name",
    NAMES,
)
def test_notes_are_of_the_kind_that_a_person_gave_them(name: str) -> None:
    for gold, table in tables_of(name):
        found = [(n.marker, n.kind) for n in table.notes]
        wanted = [(n["marker"], n["kind"]) for n in gold["footnotes"]]
        assert (table.label, found) == (gold["label"], wanted)


def as_gold(cell: Observation, keys: Sequence[str]) -> dict[str, Any]:
    values = {key: getattr(cell, key) for key in keys}
    return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items()}


def same_cells(name: str, *keys: str) -> None:
    """Fail where any cell of a resolved table differs in any of ``keys`` from the gold."""
    for gold, table in readable(name):
        found = [as_gold(cell, keys) for cell in table.observations]
        wanted = [{key: cell[key] for key in keys} for cell in gold["observations"]]
        assert (table.label, found) == (gold["label"], wanted)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_the_path_and_the_value_that_a_person_found(name: str) -> None:
    same_cells(name, "row", "column", "raw", "value")


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_its_unit_and_the_question_that_it_answers(name: str) -> None:
    same_cells(name, "row", "column", "unit", "question")


@pytest.mark.parametrize(
    "name",
    NAMES,
)
def test_every_cell_has_the_subgroup_that_a_person_found(name: str) -> None:
    same_cells(name, "row", "column", "dimension", "category")


UNRESOLVED = [
    name for name in NAMES if any(t.get("unresolved_in_text") for t in gold_of(name)["tables"])
]


@pytest.mark.parametrize("name", UNRESOLVED)
def test_columns_that_the_text_can_not_tell_apart_are_reported_and_never_guessed(
    name: str,
) -> None:
    for gold, table in readable(name, resolved=False):
        findings = [f.code for f in parsed(name).findings if f.table == table.label]
        cells = table.observations
        wanted = gold["observations"]
        assert "header_unresolved" in findings
        assert [(list(c.row), c.raw, c.value) for c in cells] == [
            (g["row"], g["raw"], g["value"]) for g in wanted
        ]
        for cell, right in zip(cells, wanted, strict=True):
            whole = right["column"]
            if list(cell.column) == whole:
                assert (cell.dimension, cell.category) == (right["dimension"], right["category"])
            else:
                assert list(cell.column) in (whole[-1:], [])
                assert (cell.dimension, cell.category) == (None, None)


@pytest.mark.parametrize("name", NAMES)
def test_the_planted_faults_are_named_and_no_other_error_is(name: str) -> None:
    planted = {(f["table"], f["code"]) for f in gold_of(name).get("findings", [])}
    findings = parsed(name).findings

    assert planted - {(f.table, f.code) for f in findings} == set()
    assert {(f.table, f.code) for f in findings if f.severity == "error"} - planted == set()
