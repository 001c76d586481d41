"""The reports in ``fixtures/pdf``: what is read of each PDF is what it was set from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.model import Report, Table
from tabel_extract.pipeline import read_report
from tabel_extract.published import publish
from tabel_extract.reading.pdf import open_pdf
from tabel_extract.settings import Settings

PDFS = sorted((Path(__file__).parents[1] / "fixtures" / "pdf").glob("*.pdf"))
PARTS = ("code", "table", "row", "column")
NAMES = [p.stem for p in PDFS]
Gold = Mapping[str, Any]


@cache
def parsed(name: str) -> Report:
    return read_report(next(p for p in PDFS if p.stem == name), Settings(cross_check=True))


@cache
def gold_of(name: str) -> Gold:
    path = next(p for p in PDFS if p.stem == name).with_suffix(".gold.json")
    content: Gold = json.loads(path.read_text(encoding="utf-8"))
    return content


def tables_of(name: str) -> list[tuple[Gold, Table]]:
    """The tables beside what they were set from; boxes are not in the answers."""
    found = {t.label: t for t in parsed(name).tables if t.kind != "box"}
    wanted = {t["label"]: t for t in gold_of(name)["tables"]}
    assert set(found) == set(wanted)
    return [(wanted[label], found[label]) for label in wanted]


def test_two_typesetters_set_two_reports_each() -> None:
    sources = sorted(p.suffix for p in PDFS[0].parent.iterdir() if p.suffix in {".typ", ".html"})
    assert sources == [".html", ".html", ".typ", ".typ"]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_its_headings_value_unit_question_and_subgroup(name: str) -> None:
    for gold, table in tables_of(name):
        wanted = [
            (
                tuple(o["row"]),
                tuple(o["column"]),
                o["raw"],
                o["value"],
                o["unit"],
                o["question"],
                tuple(o["markers"]),
                o["dimension"],
                o["category"],
            )
            for o in gold["observations"]
        ]
        assert [
            (
                o.row,
                o.column,
                o.raw,
                o.value,
                o.unit,
                o.question,
                o.markers,
                o.dimension,
                o.category,
            )
            for o in table.observations
        ] == wanted, table.label


@pytest.mark.parametrize("name", NAMES)
def test_what_the_text_tells_of_the_survey_is_among_the_facts_of_the_document(name: str) -> None:
    wanted = gold_of(name)["document"]
    found = json.loads(publish(parsed(name)).document.model_dump_json())
    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_every_caption_is_read_in_its_parts(name: str) -> None:
    for gold, table in tables_of(name):
        assert (
            table.title,
            table.kind,
            table.population,
            table.period,
            table.unit_text,
            list(table.caption_markers),
            table.source,
            list(table.poles) if table.poles else None,
        ) == (
            gold["title"],
            gold["kind"],
            gold["population"],
            gold["period"],
            gold["unit"],
            gold["caption_markers"],
            gold["source"],
            gold["poles"],
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_note_is_read_to_its_end(name: str) -> None:
    for gold, table in tables_of(name):
        assert [(n.marker, n.kind, n.text) for n in table.notes] == [
            (n["marker"], n["kind"], n["text"]) for n in gold["notes"]
        ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_but_blank_cells_and_two_readers_agree_on_every_cell(name: str) -> None:
    wanted = [tuple(f[part] for part in PARTS) for f in gold_of(name)["findings"]]
    found = parsed(name).findings
    assert [
        (f.code, f.table, " › ".join(f.row or ()), " › ".join(f.column or ())) for f in found
    ] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_every_number_stands_on_its_page_in_a_box_of_its_own(name: str) -> None:
    for table in parsed(name).tables:
        places = [(o.provenance.page, o.provenance.bbox) for o in table.observations if o.raw]
        assert len(set(places)) == len(places)
        assert {page for page, _ in places} <= set(table.pages)
        assert all(box is not None and box[0] < box[2] and box[1] < box[3] for _, box in places)


@pytest.mark.parametrize("name", [p.stem for p in PDFS])
def test_every_claim_stands_on_its_page_in_the_box_of_its_line(name: str) -> None:
    (path,) = [p for p in PDFS if p.stem == name]
    found = read_report(path)
    with open_pdf(path.read_bytes(), path.name) as document:
        pages = {n: document.page(n) for n in range(1, document.page_count + 1)}
    assert found.claims
    for claim in found.claims:
        page = pages[claim.provenance.page or 0]
        assert page is not None
        if claim.provenance.bbox is None:
            assert claim.provenance.line is None
            continue
        left, top, right, bottom = claim.provenance.bbox
        inside = " ".join(
            word.text
            for word in page.words
            if left - 1 <= word.x0 <= right
            and top - 1 <= (word.top + word.bottom) / 2 <= bottom + 1
        )
        assert claim.quantity.split()[0] in inside
