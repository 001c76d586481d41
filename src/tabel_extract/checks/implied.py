"""One set of subgroup weights fits all rows of a report: which rows, and which cells, do not.

Means are fitted together with percentages, each in steps of its last decimal: the weights are the
same people, and a report prints too few means to find them from those alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.checks.cases import Checked, NotMade
from tabel_extract.checks.catalogue import finding, told
from tabel_extract.checks.comparisons import Comparison
from tabel_extract.checks.frame_rules import in_range
from tabel_extract.checks.grid import shared_path, step
from tabel_extract.checks.suspects import Row, Suspicion, suspicion
from tabel_extract.checks.weights import Moments, Weights
from tabel_extract.model import Finding
from tabel_extract.tables.lexicon import key

CHECK = "subgroup_weights_inconsistent"
STATISTICS = frozenset({"mean", "grade", "score"})
MIN_EXTRA_ROWS = 4
"""Rows beyond the number of weights before the weights are called known."""
MAX_SPREAD = 1.0
"""Weights describe a report only if they fit its other rows this well (points, root mean square);
on real chapters they do within 0.5."""
MIN_RESIDUAL = 2.5
"""A row that misses its fitted total by less is explained by rounding and missing answers."""
RESIDUAL_FACTOR = 4.0
"""... and it must stick out from the others by this factor."""
MAX_EXTRAPOLATION = 1.5
"""Weights found where groups hardly differ say nothing of a row where they differ more."""

MAX_APART = 0.2
"""Where more rows than this would have to be set apart, the weights are not known."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A total against the weights of all other rows; ``row`` is None where they are not known."""

    comparison: Comparison
    reason: str | None = None
    row: Row | None = None
    wrong: bool = False


def weight_cases(
    comparisons: Sequence[Comparison], outside: Sequence[Comparison]
) -> Iterator[Checked]:
    """Totals against the weights which all other rows of the report agree on.

    Those that lie ``outside`` their subgroups can't be of any weights, and say nothing of them;
    nor does a row with a number that its unit does not allow.
    """
    beyond = {id(c) for c in outside}
    beyond |= {id(c) for c in comparisons if not all(in_range(p.unit, p.value) for p in c.parts)}
    sets: dict[tuple[str, tuple[str, ...]], list[Comparison]] = {}
    for comparison in comparisons:
        if id(comparison) not in beyond and comparison.total.unit in STATISTICS | {"percent"}:
            sets.setdefault((key(comparison.dimension), comparison.names), []).append(comparison)
    judged = [one for group in sets.values() for one in _of_set(group)]
    for one in judged:
        table = one.comparison.grid.table
        if one.reason is not None:
            yield NotMade(CHECK, table, one.reason)
            continue
        found = _finding(one, _suspicion(one, judged, outside)) if one.wrong else None
        yield one.comparison.case(CHECK, found)


def _of_set(group: Sequence[Comparison]) -> Iterator[_Judged]:
    """Percentages against each other; means against both."""
    shares = [c for c in group if c.total.unit == "percent"]
    yield from _within(shares, shares)
    yield from _within([c for c in group if c.total.unit in STATISTICS], group)


def _within(checked: Sequence[Comparison], pool: Sequence[Comparison]) -> Iterator[_Judged]:
    """Each comparison against the weights that the others of ``pool`` agree on.

    A row that is wrong draws the weights to itself, so that others seem wrong, or nothing can be
    said of them: while that is so, the row without which the rest agrees best is set apart.
    """
    if not checked:
        return
    enough = len(checked[0].names) + MIN_EXTRA_ROWS
    if len(pool) < enough:
        yield from (_Judged(c, "too_few_rows") for c in checked)
        return
    apart: list[_Fitted] = []
    rest = _fitted(pool)
    while alone := _bending(rest):
        apart.append(alone)
        if len(rest) - 1 < enough or len(apart) > MAX_APART * len(pool):
            yield from (_Judged(c, "weights_unclear") for c in checked)
            return
        rest = _fitted([f.comparison for f in rest if f is not alone])
    asked = {id(c) for c in checked}
    yield from (f.judged() for f in (*apart, *rest) if id(f.comparison) in asked)


def _bending(fitted: Sequence[_Fitted]) -> _Fitted | None:
    """The row that has to be set apart, if any: all others agree without it, and not with it."""
    first, *others = sorted(fitted, key=lambda f: f.spread)
    alone = first.spread <= MAX_SPREAD and all(f.spread > MAX_SPREAD for f in others)
    return first if alone or any(f.wrong for f in fitted) else None


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A comparison with the weights of all others; ``known`` is whether these tell its total."""

    comparison: Comparison
    fit: Weights | None
    known: bool
    wrong: bool

    @property
    def spread(self) -> float:
        """By how much the others miss the weights that they agree on."""
        return self.fit.spread if self.fit else float("inf")

    def judged(self) -> _Judged:
        """What it comes to."""
        if self.fit is None or not self.known:
            return _Judged(self.comparison, "weights_unclear")
        total, parts = self.comparison.total, self.comparison.parts
        row = Row(total, parts, self.fit, _scale(self.comparison))
        return _Judged(self.comparison, None, row, self.wrong)


def _fitted(pool: Sequence[Comparison]) -> list[_Fitted]:
    """Each row of a pool with the weights of the others."""
    rows = [_scaled(c) for c in pool]
    spreads = sorted(max(parts) - min(parts) for parts, _ in rows)
    moments = Moments.of([parts for parts, _ in rows], [total for _, total in rows])
    found = []
    for comparison, (parts, total) in zip(pool, rows, strict=True):
        fit = moments.without(parts, total).fit()
        known = fit is not None and fit.spread <= MAX_SPREAD
        known = known and not _extrapolates(max(parts) - min(parts), spreads)
        wrong = False
        if fit is not None and known:
            allowed = max(MIN_RESIDUAL, RESIDUAL_FACTOR * fit.spread)
            wrong = abs(fit.apply(parts) - total) > allowed
        found.append(_Fitted(comparison, fit, known, wrong))
    return found


def _scale(comparison: Comparison) -> float:
    """What makes a point of a row: one percent, or one step of a mean."""
    return 1.0 if comparison.total.unit == "percent" else 1 / step(comparison.total)


def _scaled(comparison: Comparison) -> tuple[list[float], float]:
    scale = _scale(comparison)
    parts = [scale * (p.value or 0.0) for p in comparison.parts]
    return parts, scale * (comparison.total.value or 0.0)


def _extrapolates(spread: float, spreads: list[float]) -> bool:
    """Whether a row's subgroups lie further apart than those of the other rows can speak for."""
    widest = spreads[-2] if spread == spreads[-1] else spreads[-1]
    return spread > MAX_EXTRAPOLATION * widest


def _suspicion(one: _Judged, judged: Sequence[_Judged], outside: Sequence[Comparison]) -> Suspicion:
    """Which cell of the row is wrong, as far as the other dimensions of the same total tell."""
    assert one.row is not None
    total = one.comparison.total
    others = [o for o in judged if o is not one and o.comparison.total is total and o.row]
    against = [o.row for o in others if o.wrong and o.row]
    holding = [o.comparison.dimension for o in others if not o.wrong]
    beyond = any(c.total is total for c in outside)
    return suspicion(one.row, against, holding, beyond=beyond)


def _finding(one: _Judged, suspect: Suspicion) -> Finding:
    """At the cell that is wrong where one stands out, else at all that may be."""
    comparison, row = one.comparison, one.row
    assert row is not None
    decimals = 1 if row.scale == 1.0 else 2
    hint, hint_en = suspect.told(comparison.dimension)
    return finding(
        CHECK,
        table=comparison.grid.table.label,
        row=shared_path(c.row for c in suspect.cells),
        column=shared_path(c.column for c in suspect.cells),
        place=suspect.cells[0].provenance,
        total=comparison.total.raw,
        dimension=comparison.dimension,
        hint=hint,
        hint_en=hint_en,
        **told("expected", round(row.implied(), decimals)),
    )
