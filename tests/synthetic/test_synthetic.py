"""Generated reports are read as they were meant; what the text does not tell is said to be so."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tests.synthetic.cases import Case
from tests.synthetic.classes import CLASSES
from tests.synthetic.compare import differences, read
from tests.synthetic.generator import generate
from tests.synthetic.layout import Printer, style_of
from tests.synthetic.shapes import TableSpec, expected_cells
from tests.synthetic.unresolvable import KINDS

REPORTS = 60
BROKE = (100, 118, 119, 177, 216, 430, 478, 616, 721, 798, 854, 953)
"""Reports that once were read wrongly, or not at all."""


@pytest.mark.parametrize("seed", [*range(REPORTS), *BROKE])
def test_a_report_is_read_as_meant(seed: int) -> None:
    report = generate(seed)
    tables, findings = read(report.text)
    told = [" | ".join(d) for d in differences(report.tables, tables, findings)]
    assert not told, f"seed {seed}:\n" + "\n".join(told[:12])


@pytest.mark.parametrize("make", KINDS, ids=lambda k: k.__name__)
@pytest.mark.parametrize("seed", range(12))
def test_what_the_text_does_not_tell_is_no_guess(
    make: Callable[[int], TableSpec], seed: int
) -> None:
    spec = make(seed)
    rng = Random(seed)
    printer = Printer(rng, style_of(rng))
    tables, findings = read(printer.finish(["4 Meedoen", "", *printer.table(spec)]))
    codes = {f.code for f in findings}
    paths = [o.column for t in tables for o in t.observations]
    wanted = [c.column for c in expected_cells(spec)]
    assert "header_unresolved" in codes or paths == wanted
    for got, want in zip(paths, wanted, strict=True):
        assert got in {(), want, want[-1:]}


@pytest.mark.parametrize("case", CLASSES, ids=lambda c: c.name)
def test_a_class_of_layouts_is_read(case: Case) -> None:
    tables, findings = read(case.text)
    unresolved = any(f.code == "header_unresolved" for f in findings)
    cells = [(o.row, o.column, o.raw) for t in tables for o in t.observations]
    if not (unresolved and case.may_be_unresolved):
        assert cells == case.cells
    assert [t.label for t in tables] == case.labels
    if case.notes is not None:
        assert [(n.marker, n.text) for t in tables for n in t.notes] == case.notes
    if case.source is not None:
        assert [t.source for t in tables] == [case.source] * len(tables)
    if case.population is not None:
        assert [t.population for t in tables] == [case.population] * len(tables)
    allowed = {"header_unresolved"} if case.may_be_unresolved else set()
    assert {f.code for f in findings if f.severity == "error"} <= allowed


def test_answers_that_all_stand_alone_over_two_lines_are_no_dimensions() -> None:
    """Once a name above nothing was looked for among the headings, which broke the reading."""
    (table,), found = read(
        "1 Proef\n\n"
        "Tabel 2.2 Stellingen over veiligheid, werkenden van 15-74 jaar, 2025 (in procenten)\n\n"
        "geen vertrouwen\n\nweinig vertrouwen\n\nveel\nvertrouwen\n\n"
        "alleen over straat 24 55 21\n\nmeer blauw op straat 22 53 25\n\nBron: SCP\n"
    )
    assert [(one.row, one.column, one.value) for one in table.observations] == [
        (("alleen over straat",), ("geen vertrouwen",), 24.0),
        (("alleen over straat",), ("weinig vertrouwen",), 55.0),
        (("alleen over straat",), ("veel vertrouwen",), 21.0),
        (("meer blauw op straat",), ("geen vertrouwen",), 22.0),
        (("meer blauw op straat",), ("weinig vertrouwen",), 53.0),
        (("meer blauw op straat",), ("veel vertrouwen",), 25.0),
    ]
    assert found == ()
