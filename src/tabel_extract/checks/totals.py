"""A total is a weighted mean of a complete set of its subgroups, so it lies within their range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabel_extract.checks.cases import Checked, NotMade
from tabel_extract.checks.catalogue import finding_at, told
from tabel_extract.checks.comparisons import Comparison, comparisons_of
from tabel_extract.checks.grid import Grid
from tabel_extract.checks.implied import weight_cases
from tabel_extract.model import Finding
from tabel_extract.tables.lexicon import lexicon

MIN_INSIDE = 3
"""A set that is not known to be complete counts as such where this many other totals lie inside."""

_NUMBER = re.compile(r"\d{1,3}")


def total_cases(grids: Sequence[Grid]) -> Iterator[Checked]:
    """Totals against their subgroups, and against the weights that the whole report implies."""
    outside = []
    comparisons = [c for grid in grids for c in comparisons_of(grid)]
    for grid in grids:
        for check in ("total_outside_subgroups", "subgroup_weights_inconsistent"):
            yield NotMade(check, grid.table, "no_total")
    for comparison in comparisons:
        if not _complete(comparison, comparisons):
            yield NotMade("total_outside_subgroups", comparison.grid.table, "set_unknown")
            continue
        found = None
        if comparison.outside():
            outside.append(comparison)
            found = _outside(comparison)
        yield comparison.case("total_outside_subgroups", found)
    yield from weight_cases(comparisons, outside)


def _complete(comparison: Comparison, others: Sequence[Comparison]) -> bool:
    """Whether the parts cover everyone: known of the dimension, or shown by the other totals."""
    canonical = lexicon().dimension(comparison.dimension) or ""
    if comparison.names in lexicon().sets.get(canonical, ()) or _gapless_ages(comparison):
        return True
    alike = [o for o in others if o is not comparison and o.names == comparison.names]
    inside = sum(not o.outside() for o in alike)
    return inside >= MIN_INSIDE and inside == len(alike)


def _gapless_ages(comparison: Comparison) -> bool:
    """Whether ages follow each other without a gap, and the last band has no end."""
    if lexicon().dimension(comparison.dimension) != "leeftijd":
        return False
    *bands, last = [[int(n) for n in _NUMBER.findall(p.category or "")] for p in comparison.parts]
    if not all(len(b) == 2 for b in bands) or len(last) != 1:
        return False
    starts = [b[0] for b in bands[1:]] + last
    return all(start == band[1] + 1 for band, start in zip(bands, starts, strict=True))


def _outside(comparison: Comparison) -> Finding:
    values = [p.value or 0.0 for p in comparison.parts]
    total = comparison.total
    return finding_at(
        total,
        "total_outside_subgroups",
        comparison.grid.table,
        total=total.raw,
        dimension=comparison.dimension,
        **told("low", min(values)),
        **told("high", max(values)),
    )
