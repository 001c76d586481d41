"""Claims as an editor reads them: those that need eyes first, each with its cells and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tabel_extract.checks.catalogue import Language, spot
from tabel_extract.checks.verdicts import Verdict
from tabel_extract.model import Claim, ClaimVerdict, Report
from tabel_extract.reasons import reasoning
from tabel_extract.report import words
from tabel_extract.report.anchors import Anchors, claim_ids
from tabel_extract.report.decision_view import Decided
from tabel_extract.report.quantities import Span, places_of
from tabel_extract.report.view import CellLink, ClaimGroup, ClaimsView, ClaimView, DecisionMark

WORST_FIRST: tuple[ClaimVerdict, ...] = ("disagrees", "review", "not_in_document", "agrees")
VERDICTS: dict[ClaimVerdict, Verdict] = {
    "disagrees": "wrong",
    "review": "look",
    "not_in_document": "fine",
    "agrees": "fine",
}
OPEN = frozenset({"disagrees", "review"})
"""Claims that stand on the page unfolded: they need eyes."""


def claims_view(
    report: Report, anchors: Anchors, decided: Decided, language: Language
) -> ClaimsView:
    """Group the claims of a report by verdict, worst first, each group in reading order."""
    claims = report.claims
    texts = words.words(language)
    found_at = zip(claims, claim_ids(claims), places_of(claims), strict=True)
    views = [
        (claim.verdict, _claim(report, anchors, claim, anchor, place, decided.claim(n), language))
        for n, (claim, anchor, place) in enumerate(found_at)
    ]
    return ClaimsView(
        count=len(claims),
        groups=tuple(
            ClaimGroup(
                verdict=VERDICTS[verdict],
                kind=verdict,
                title=texts[f"claim_{verdict}"],
                counted=texts[f"said_{verdict}"],
                open=verdict in OPEN,
                claims=found,
            )
            for verdict in WORST_FIRST
            if (found := tuple(view for held, view in views if held == verdict))
        ),
    )


def _claim(
    report: Report,
    anchors: Anchors,
    claim: Claim,
    anchor: str,
    place: Span | None,
    decision: DecisionMark | None,
    language: Language,
) -> ClaimView:
    start, end = place or (len(claim.sentence), len(claim.sentence))
    return ClaimView(
        anchor=anchor,
        before=claim.sentence[:start],
        quantity=claim.sentence[start:end],
        after=claim.sentence[end:],
        place=spot(claim.provenance, language).strip(" ()"),
        why=reasoning(claim, language, placed=not claim.cells),
        table=claim.table,
        cells=tuple(_cells(report, anchors, claim)),
        decision=decision,
    )


def _cells(report: Report, anchors: Anchors, claim: Claim) -> Iterator[CellLink]:
    """The cells that a claim rests on: how they are called, what they print, where they stand."""
    wanted = {(ref.row, ref.column) for ref in claim.cells}
    for table, ids in zip(report.tables, anchors.cells, strict=True):
        if table.label != claim.table:
            continue
        for cell, anchor in zip(table.observations, ids, strict=True):
            if (cell.row, cell.column) in wanted:
                yield CellLink(_name(cell.row, cell.column), cell.raw, f"#{anchor}")
        return


def _name(*paths: Sequence[str]) -> str:
    return ", ".join(words.quoted(tuple(path)) for path in paths if path)
