"""What was read against what was meant: every difference in a line of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tabel_extract.checks.judge import judge
from tabel_extract.model import Finding, Observation, Table
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables
from tests.synthetic.shapes import ExpectedCell, TableSpec, expected_cells, plain


def read(text: str) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Read a text as the program does."""
    reading = read_tables(read_text(text.encode(), "synthetic.txt").lines)
    return reading.tables, judge(reading.tables, reading.issues)


def folded(text: str | None) -> str:
    """A text without case, hyphens, spacing and kinds of quotation marks."""
    text = unicodedata.normalize("NFKC", text or "").casefold()
    text = re.sub("[‘’“”\"']", "", text.replace("−", "-").replace("–", "-"))
    return " ".join(re.sub(r"(?<=[^\W\d_])-\s?(?=[^\W\d_])", "", text).split()).strip(" .")


def path(parts: Iterable[str]) -> tuple[str, ...]:
    """A path of headings, folded."""
    return tuple(map(folded, parts))


def differences(
    meant: Iterable[TableSpec], tables: Iterable[Table], findings: Iterable[Finding]
) -> Iterator[tuple[str, str, str]]:
    """(label, kind, what) of everything that was read differently from what was meant."""
    found = {folded(t.label): t for t in tables}
    told = list(findings)
    for spec in meant:
        table = found.pop(folded(spec.label), None)
        if table is None:
            yield spec.label, "missing", "not found"
            continue
        mine = [f for f in told if folded(f.table) == folded(spec.label)]
        unresolved = any(f.code == "header_unresolved" for f in mine)
        for kind, what in _table(spec, table, unresolved=unresolved):
            yield spec.label, kind, what
        for finding in mine:
            if finding.severity == "error" and finding.code != "header_unresolved":
                yield spec.label, "finding", f"{finding.code}: {finding.message}"
    for table in found.values():
        yield table.label, "invented", table.title


def _table(spec: TableSpec, table: Table, *, unresolved: bool) -> Iterator[tuple[str, str]]:
    facts = [
        ("title", spec.title, table.title),
        ("population", spec.population, table.population),
        ("period", spec.period, table.period),
        ("unit", spec.unit, table.unit),
        ("unit_text", spec.unit_text, table.unit_text),
        ("source", spec.source, table.source),
        ("caption markers", "".join(spec.caption_markers), "".join(table.caption_markers)),
        ("poles", " / ".join(spec.poles or ()), " / ".join(table.poles or ())),
    ]
    for name, want, got in facts:
        if folded(want) != folded(got) and not (name == "poles" and not spec.strict and not got):
            yield "meta", f"{name}: {got!r} instead of {want!r}"
    want_notes = [(n.marker, folded(plain(n.text))) for n in spec.notes]
    got_notes = [(n.marker, folded(n.text)) for n in table.notes]
    if want_notes != got_notes:
        yield "notes", f"{got_notes} instead of {want_notes}"
    if unresolved and spec.strict:
        yield "unresolved", "the text tells which column is which"
    yield from _cells(expected_cells(spec), table.observations, unresolved=unresolved)


def _cells(
    meant: list[ExpectedCell], found: tuple[Observation, ...], *, unresolved: bool
) -> Iterator[tuple[str, str]]:
    if len(meant) != len(found):
        yield "cells", f"{len(found)} cells instead of {len(meant)}"
        return
    for want, got in zip(meant, found, strict=True):
        if want.raw != got.raw or want.value != got.value:
            yield "values", f"{got.row} {got.column}: {got.raw!r} instead of {want.raw!r}"
        elif not _same_row(want, got, unresolved=unresolved):
            yield "rows", f"{got.row} instead of {want.row}"
        elif not _same_column(want, got, unresolved=unresolved):
            yield "columns", f"{got.column} instead of {want.column}"
        elif want.unit != got.unit and not (unresolved and got.unit is None):
            yield "units", f"{got.row} {got.column}: {got.unit} instead of {want.unit}"
        elif unresolved and path(want.row) != path(got.row):
            continue  # the first section went with the header, and its notes with it
        elif folded(want.question) != folded(got.question):
            yield "questions", f"{got.row}: {got.question!r} instead of {want.question!r}"
        elif want.markers != got.markers:
            yield "markers", f"{got.row}: {got.markers} instead of {want.markers}"
        elif not unresolved and not _same_subgroup(want, got):
            yield (
                "subgroups",
                (
                    f"{got.row} {got.column}: {got.dimension}/{got.category} "
                    f"instead of {want.dimension}/{want.category}"
                ),
            )


def _same_row(want: ExpectedCell, got: Observation, *, unresolved: bool) -> bool:
    """Without a header, the first section's heading may have gone with it."""
    whole, read_ = path(want.row), path(got.row)
    return whole == read_ or (unresolved and len(read_) > 0 and whole[-len(read_) :] == read_)


def _same_column(want: ExpectedCell, got: Observation, *, unresolved: bool) -> bool:
    """Where a table is unresolved, a column may say less than all, but nothing wrong."""
    if path(want.column) == path(got.column):
        return True
    return unresolved and len(got.column) < 2 and path(got.column) in {(), path(want.column[-1:])}


def _same_subgroup(want: ExpectedCell, got: Observation) -> bool:
    if want.dimension is None and got.dimension is not None:
        # Beside a total, columns are those of the one dimension that the caption names.
        return got.category == got.column[-1]
    return (folded(want.dimension), folded(want.category)) == (
        folded(got.dimension),
        folded(got.category),
    )
