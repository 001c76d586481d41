"""Whole small reports: what is told of every number of their text, for a person to review."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.model import Claim
from tabel_extract.reading.text import read_text
from tabel_extract.reasons import reasoning
from tabel_extract.tables.assemble import read_tables
from tests.claims.grammar import PHRASES

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "reports").glob("*.txt"))


def claims_of(name: str) -> tuple[Claim, ...]:
    path = HERE / "reports" / f"{name}.txt"
    reading = read_tables(read_text(path.read_bytes(), path.name).lines)
    return read_claims(reading.prose, reading.tables, PHRASES)


def told(claim: Claim) -> Iterator[str]:
    """The facts of one claim, each on a line."""
    yield f"- **{claim.quantity}** ({claim.low:g} to {claim.high:g} {claim.unit})"
    yield f"  - group: {claim.group or '–'}; item: {claim.item or '–'}"
    cells = [" › ".join((*c.row, *c.column)) for c in claim.cells]
    if cells:
        yield f"  - {claim.table}, {claim.operation} of {'; '.join(cells)}: {claim.found:g}"
    yield f"  - {claim.verdict}, {claim.reason}: {reasoning(claim)}"


def page(claims: tuple[Claim, ...]) -> str:
    """All claims below the sentences that state them."""
    lines: list[str] = []
    sentence = ""
    for claim in claims:
        if claim.sentence != sentence:
            sentence = claim.sentence
            lines += ["", f"line {claim.provenance.line}: {sentence}", ""]
        lines += told(claim)
    return "\n".join(lines).lstrip() + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_told_of_every_number_of_a_report_does_not_change_unnoticed(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(HERE / "goldens" / f"{name}.md", page(claims_of(name)))


def test_the_misquotes_of_the_reports_are_all_that_is_accused() -> None:
    found = {n: [c.quantity for c in claims_of(n) if c.verdict == "disagrees"] for n in NAMES}
    assert found == {"afval": ["85%"], "buurtpanel": [], "water": ["17%", "43%"]}
