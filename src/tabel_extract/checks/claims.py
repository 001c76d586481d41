"""Claims that their tables contradict, or that fit badly ─► findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from tabel_extract.checks.catalogue import finding
from tabel_extract.model import Claim, Finding, HeadingPath
from tabel_extract.reasons import reasoning

_CODES = {"disagrees": "claim_disagrees", "review": "claim_review"}


def claim_findings(claims: Iterable[Claim]) -> Iterator[Finding]:
    """One finding for each claim that needs eyes, at the place of its sentence."""
    for claim in claims:
        code = _CODES.get(claim.verdict)
        if code:
            yield finding(
                code,
                table=claim.table,
                row=_shared(c.row for c in claim.cells),
                column=_shared(c.column for c in claim.cells),
                place=claim.provenance,
                reasoning=reasoning(claim, placed=False),
                reasoning_en=reasoning(claim, "en", placed=False),
                sentence=claim.sentence.rstrip("."),
            )


def _shared(paths: Iterable[HeadingPath]) -> HeadingPath | None:
    """The path that all cells have, or the headings above them that they have in common."""
    found = list(dict.fromkeys(paths))
    if len(found) < 2:
        return found[0] if found else None
    levels = zip(*found, strict=False)
    common = takewhile(lambda level: len(set(level)) == 1, levels)
    return tuple(level[0] for level in common) or None
