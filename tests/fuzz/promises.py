"""What holds of every report that is read, whatever it was read from."""

from __future__ import annotations

import re
from math import isfinite

from tabel_extract.checks.catalogue import SEVERITY_RANK, sentence
from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.dutch import ABSENCES, parse_cell
from tabel_extract.model import Claim, Finding, Line, Observation, Report, Table
from tabel_extract.published import ParsedReport, publish
from tabel_extract.reading.text import read_text

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls and signs of direction: nothing that is read out of a text holds one."""

GROUPING = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""A blank between thousands; whether it is one, only its place on the page tells."""

NOTHING_READ = {"no_tables", "table_incomplete", "page_is_image", "page_unreadable"}
NOTHING_READ |= {"page_truncated", "text_untrusted", "no_text"}
"""Findings that say that there is less in a report than in its document, or nothing at all."""


def keeps_its_promises(report: Report) -> None:
    """Assert what holds of a report from any source."""
    printed = publish(report).model_dump_json()
    assert ParsedReport.model_validate_json(printed) == publish(report)
    for table in report.tables:
        for cell in table.observations:
            _is_a_cell(cell)
    for claim in report.claims:
        _is_a_claim(claim, report.tables)
    for finding in report.findings:
        _is_told(finding)
        assert finding.table is None or finding.table in {t.label for t in report.tables}
    ranks = [SEVERITY_RANK[f.severity] for f in report.findings]
    assert ranks == sorted(ranks)
    assert says_something(report)


def says_something(report: Report) -> bool:
    """Whether a report holds something, or says that it does not."""
    cells = any(table.observations for table in report.tables)
    told = {finding.code for finding in report.findings}
    return cells or bool(report.claims) or bool(told & NOTHING_READ)


def _is_a_cell(cell: Observation) -> None:
    if cell.value is None:
        assert cell.qualifier in ABSENCES | {"unplaced"}
    else:
        assert isfinite(cell.value)
        again = parse_cell(cell.raw) or parse_cell(GROUPING.sub("", cell.raw))
        assert again is not None
        assert again.value == cell.value
    assert (cell.dimension is None) <= (cell.category is None)


def _is_a_claim(claim: Claim, tables: tuple[Table, ...]) -> None:
    assert isfinite(claim.low)
    assert isfinite(claim.high)
    assert claim.low <= claim.high
    assert claim.quantity in claim.sentence
    assert claim.found is None or isfinite(claim.found)
    if claim.cells:
        carrying = [t for t in tables if t.label == claim.table]
        known = {(c.row, c.column) for t in carrying for c in t.observations}
        assert {(c.row, c.column) for c in claim.cells} <= known


def _is_told(finding: Finding) -> None:
    """A finding has all that its sentences need, so that neither falls back on what was stored."""
    dutch, english = (sentence(finding, language) for language in ("nl", "en"))
    facts = dict(finding.facts)
    assert dutch == finding.message == CATALOGUE[finding.code].sentence[0].format_map(facts)
    in_english = facts | {k.removesuffix("_en"): v for k, v in facts.items() if k.endswith("_en")}
    assert english == CATALOGUE[finding.code].sentence[1].format_map(in_english)
    assert dutch.strip()
    assert english.strip()


def stands_in_its_text(report: Report, data: bytes) -> None:
    """Assert that all that a report tells has its place in the text that it was read from."""
    text = read_text(data, report.source.name)
    lines: dict[int, list[Line]] = {}
    for line in text.lines:
        lines.setdefault(line.number, []).append(line)
    pages = {line.page for line in text.lines}
    for table in report.tables:
        assert set(table.pages) <= pages
        assert table.lines is not None
        first, last = table.lines
        assert 1 <= first <= last <= max(lines)
        for cell in table.observations:
            number = cell.provenance.line
            assert number is not None
            assert cell.provenance.page in {line.page for line in lines[number]}
            here = " ".join(line.text for line in lines[number])
            assert "".join(cell.raw.split()) in "".join(here.split())
    places = [c.provenance for c in report.claims] + [f.provenance for f in report.findings]
    places += [n.provenance for t in report.tables for n in t.notes]
    for place in places:
        assert place.line is None or place.line in lines
        assert place.page is None or place.page in pages
    told = publish(report).model_copy(update={"document": None, "repairs": []})
    assert not STEERING.search("\n".join(_strings(told.model_dump(exclude={"document"}))))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    return [s for v in value for s in _strings(v)] if isinstance(value, (list, tuple)) else []


def stands_on_its_pages(report: Report, sizes: list[tuple[float, float]]) -> None:
    """Assert that all that a report tells has its place on a page, by the widths and heights."""
    places = [c.provenance for t in report.tables for c in t.observations]
    places += [n.provenance for t in report.tables for n in t.notes]
    places += [c.provenance for c in report.claims] + [f.provenance for f in report.findings]
    for place in places:
        assert place.page is None or 1 <= place.page <= len(sizes)
        if place.bbox is None:
            continue
        assert place.page is not None
        x0, top, x1, bottom = place.bbox
        assert all(map(isfinite, place.bbox))
        assert x0 <= x1
        assert top <= bottom
        width, height = sizes[place.page - 1]
        side = max(width, height)  # a page may have been turned
        assert x1 >= -1
        assert bottom >= -1
        assert x0 <= side + 1
        assert top <= side + 1
