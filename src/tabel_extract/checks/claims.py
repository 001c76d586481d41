"""Claims held against the cells that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding
from tabel_extract.checks.grid import shared_path
from tabel_extract.model import Claim, Finding, Table
from tabel_extract.reasons import reasoning


def claim_cases(claims: Sequence[Claim], tables: Sequence[Table]) -> Iterator[Checked]:
    """Each stated number that cells of a table carry, held against them."""
    by_label = {table.label: table for table in reversed(tables)}
    tied = [claim for claim in claims if claim.verdict in {"agrees", "disagrees"}]
    if not tied:
        yield NotMade("claim_disagrees", None, "no_claims")
    for claim in tied:
        table = by_label.get(claim.table or "")
        places = {(ref.row, ref.column) for ref in claim.cells}
        cells = [c for c in table.observations if (c.row, c.column) in places] if table else []
        wrong = _finding("claim_disagrees", claim) if claim.verdict == "disagrees" else None
        yield Case("claim_disagrees", table, tuple(cells), wrong)


def claim_reviews(claims: Iterable[Claim]) -> Iterator[Finding]:
    """One finding for each claim that fits its table badly without contradicting it."""
    for claim in claims:
        if claim.verdict == "review":
            yield _finding("claim_review", claim)


def _finding(code: str, claim: Claim) -> Finding:
    """At the place of its sentence, about the cells that it rests on."""
    return finding(
        code,
        table=claim.table,
        row=shared_path(c.row for c in claim.cells),
        column=shared_path(c.column for c in claim.cells),
        place=claim.provenance,
        reasoning=reasoning(claim, placed=False),
        reasoning_en=reasoning(claim, "en", placed=False),
        sentence=claim.sentence.rstrip("."),
    )
