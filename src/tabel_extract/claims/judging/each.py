"""A vague word that several numbers of its sentence spell out rests on the cells of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.claims.judging.judge import Computed, judge
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.model import Claim

_SPELLED_OUT = re.compile(r"\bzowel\b|\bnamelijk\b|\bachtereenvolgens\b|:\s*$", re.IGNORECASE)
_JUDGED = ("agrees", "disagrees", "review")


def spread(text: str, found: Sequence[Quantity], claims: list[Claim]) -> list[Claim]:
    """The claims of a sentence; ``een grote meerderheid, zowel … (64%) als … (70%)`` is of all."""
    if len(found) < 3 or found[0].exact or found[0].beside:
        return claims
    first, rest = claims[0], claims[1:]
    between = text[found[0].end : found[1].start]
    told = all(c.exact and c.verdict in _JUDGED and c.found is not None for c in rest)
    apart = len({c.item for c in rest}) == len(rest)  # not one item, now and then
    if not told or not apart or len({c.table for c in rest}) > 1:
        return claims
    if not _SPELLED_OUT.search(between):
        return claims
    middle = (found[0].low + found[0].high) / 2
    worst = max((c.found or 0.0 for c in rest), key=lambda value: abs(value - middle))
    verdict = judge(found[0], Computed(worst, 0.0, "each", ()), sure=True)
    tied = replace(
        first,
        item=", ".join(dict.fromkeys(c.item for c in rest if c.item)) or None,
        direction=rest[0].direction,
        table=rest[0].table,
        cells=tuple(cell for c in rest for cell in c.cells),
        operation="each",
        found=worst,
        verdict=verdict.verdict,
        reason=verdict.reason,
        facts=(),
    )
    return [tied, *rest]
