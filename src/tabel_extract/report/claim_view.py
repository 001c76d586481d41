"""Claims as an editor reads them: those that need eyes first, each with its cells and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from tabel_extract.checks.catalogue import spot
from tabel_extract.checks.verdicts import CellIndex, Verdict
from tabel_extract.model import Claim, ClaimVerdict
from tabel_extract.reasons import reasoning
from tabel_extract.report import words
from tabel_extract.report.anchors import claim_ids
from tabel_extract.report.quantities import Span, places_of
from tabel_extract.report.survey import bounds, has_no_tables, outcome, said_elsewhere
from tabel_extract.report.table_view import Context
from tabel_extract.report.view import AlertView, CellLink, ClaimGroup, ClaimsView, ClaimView

Kind = ClaimVerdict | Literal["result", "other"]

WORST_FIRST: dict[Kind, Verdict] = {
    "disagrees": "wrong",
    "review": "look",
    "not_in_document": "fine",
    "agrees": "fine",
    "result": "fine",
    "other": "fine",
}
OPEN = frozenset({"disagrees", "review", "result"})
"""Claims that stand on the page unfolded: they need eyes, or are what the text has to tell."""


def claims_view(context: Context) -> ClaimsView:
    """Group the claims of a report by verdict, worst first, each group in reading order."""
    claims = context.report.claims
    texts = words.words(context.language)
    article = has_no_tables(context.report)
    found_at = zip(claims, claim_ids(claims), places_of(claims), strict=True)
    views = [
        (_kind(claim, article=article), _claim(context, n, claim, anchor, place, article=article))
        for n, (claim, anchor, place) in enumerate(found_at)
    ]
    return ClaimsView(
        count=len(claims),
        groups=tuple(
            ClaimGroup(
                verdict=verdict,
                kind=kind,
                title=texts[f"claim_{kind}"],
                counted=_counted(kind, len(found), texts),
                open=kind in OPEN,
                claims=found,
            )
            for kind, verdict in WORST_FIRST.items()
            if (found := tuple(view for held, view in views if held == kind))
        ),
    )


def _kind(claim: Claim, *, article: bool) -> Kind:
    """What a claim stands among: those of its verdict, or in an article the results or others."""
    if not article:
        return claim.verdict
    return "result" if claim.statistic else "other"


def _counted(kind: Kind, count: int, texts: Mapping[str, str]) -> str:
    """The words behind a count; only some have a plural."""
    said = f"said_{kind}"
    return texts.get(f"{said}_many", texts[said]) if count > 1 else texts[said]


def _claim(
    context: Context, number: int, claim: Claim, anchor: str, place: Span | None, *, article: bool
) -> ClaimView:
    start, end = place or (len(claim.sentence), len(claim.sentence))
    result = claim.statistic and article
    return ClaimView(
        anchor=anchor,
        before=claim.sentence[:start],
        quantity=claim.sentence[start:end],
        after=claim.sentence[end:],
        place=spot(claim.provenance, context.language).strip(" ()"),
        why=None if result else reasoning(claim, context.language, placed=not claim.cells),
        bounds=bounds(claim, context.language).strip() if result else "",
        outcome=outcome(claim, context.language) if result else "",
        item=said_elsewhere(claim) if result else None,
        table=claim.table,
        cells=tuple(_cells(context, claim)),
        decision=context.decided.claim(number),
    )


def _cells(context: Context, claim: Claim) -> Iterator[CellLink]:
    """The cells that a claim rests on: how they are called, what they print, where they stand."""
    wanted = {(ref.row, ref.column) for ref in claim.cells}
    for index, table in enumerate(context.report.tables):
        if table.label != claim.table:
            continue
        for place, cell in enumerate(table.observations):
            if (cell.row, cell.column) in wanted:
                name = _name(cell.row, cell.column)
                href = f"#{context.anchors.cells[index][place]}"
                yield CellLink(name, cell.raw, href, _others(context, (index, place)))
        return


def _others(context: Context, cell: CellIndex) -> tuple[AlertView, ...]:
    """What else was found about a cell, which its agreeing with the text does not undo."""
    about = context.judgement.findings_of.get(cell, ())
    codes = [context.report.findings[index].code for index in about]
    alerts = [
        context.alert(index)
        for index, code in zip(about, codes, strict=True)
        if not code.startswith("claim_")
    ]
    return tuple(one for one in alerts if one.verdict != "fine")


def _name(*paths: Sequence[str]) -> str:
    return ", ".join(words.quoted(tuple(path)) for path in paths if path)
