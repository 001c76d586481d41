"""Which cell of a row whose total does not fit its subgroups is wrong, and what it may have been.

Each cell of such a row has one value that would make the row fit. A cell is suspect where it comes
to that value by a slip that people make in copying; and the dimensions that share a total tell it
from its parts: when several contradict it, the total is wrong, when the others hold, a part is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tabel_extract.checks.grid import step
from tabel_extract.checks.weights import Weights
from tabel_extract.dutch import parse_number
from tabel_extract.model import Observation

SPREAD_FACTOR = 2.0
"""A corrected row must fit about as well as the others do: within twice their mean miss."""

_SHAPES = {"1": "7", "7": "1", "3": "8", "8": "3", "5": "6", "6": "5"}
"""Digits that look alike in print and in handwriting."""
_DIGITS = "0123456789"
_PLAIN = re.compile(r"\d{1,3}(?:,\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Row:
    """A total with its parts, and the weights of all other rows; ``scale`` makes values points."""

    total: Observation
    parts: tuple[Observation, ...]
    weights: Weights
    scale: float = 1.0

    def implied(self, changed: Observation | None = None, value: float = 0.0) -> float:
        """The total that the weights give, with one of the parts ``changed``."""
        values = [value if p is changed else p.value or 0.0 for p in self.parts]
        return self.weights.apply(values)

    def fits(self, changed: Observation, value: float) -> bool:
        """Whether the row would fit as the others do if a cell had had that value."""
        total = value if changed is self.total else self.total.value or 0.0
        allowed = max(self.scale * step(self.total), SPREAD_FACTOR * self.weights.spread)
        return abs(self.implied(changed, value) - total) * self.scale <= allowed


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The cells of which one is wrong, and perhaps which, and what it is a slip for.

    ``likely`` is that cell; ``slip`` the number that it should be, None where a digit is missing
    that may be one of several. ``holding`` are the dimensions that the total does fit.
    """

    cells: tuple[Observation, ...]
    of_total: bool
    likely: Observation | None = None
    slip: str | None = None
    holding: tuple[str, ...] = ()

    def told(self, dimension: str) -> tuple[str, str]:
        """What to compare, in Dutch and in English, to end a sentence with."""
        if self.likely is not None:
            raw, group = self.likely.raw, self.likely.category
            nl = f"{raw} bij ‘{group}’" if group else f"het totaal {raw}"
            en = f"{raw} of ‘{group}’" if group else f"the total {raw}"
            if self.slip is None:
                return f"; mogelijk mist {nl} een cijfer", f"; {en} may lack a digit"
            return (
                f"; mogelijk is {nl} verschreven voor {self.slip}",
                f"; {en} may be a slip for {self.slip.replace(',', '.')}",
            )
        if self.of_total:
            return (
                "; meer dan één indeling spreekt dat tegen, dus vergelijk het totaal",
                "; more than one breakdown contradicts it, so compare the total",
            )
        if self.holding:
            fits = ", ".join(self.holding)
            return (
                f"; bij {fits} past dat wel, dus vergelijk de groepen naar {dimension}",
                f"; it does fit {fits}, so compare the groups by {dimension}",
            )
        return (
            "; vergelijk het totaal en al deze groepen",
            "; compare the total and all of these groups",
        )


def suspicion(
    row: Row, against: Sequence[Row], holding: Sequence[str], *, beyond: bool
) -> Suspicion:
    """Which cells of a row that does not fit may be wrong.

    ``against`` are rows of other dimensions that contradict the same total, ``holding`` the
    dimensions that it fits; ``beyond`` is whether it lies outside one of them.
    """
    contradicted = bool(against) or beyond
    of_total, of_parts = contradicted and not holding, bool(holding) and not contradicted
    cells = (row.total, *row.parts)
    if of_total:
        cells = (row.total,)
    elif of_parts:
        cells = row.parts
    found = {
        (id(cell), raw): (cell, raw)
        for cell in cells
        for raw, value in slips(cell)
        if row.fits(cell, value)
        and (cell is not row.total or all(o.fits(o.total, value) for o in against))
    }
    kept = tuple(holding) if of_parts else ()
    suspects = list({id(cell): cell for cell, _ in found.values()}.values())
    raws = [raw for _, raw in found.values()]
    if len(suspects) == 1 and len(raws) == 1:
        return Suspicion(cells, of_total, suspects[0], raws[0], kept)
    if len(suspects) == 1 and all(len(raw) > len(suspects[0].raw) for raw in raws):
        return Suspicion(cells, of_total, suspects[0], None, kept)
    return Suspicion(cells, of_total, holding=kept)


def slips(cell: Observation) -> Iterator[tuple[str, float]]:
    """The numbers that a cell may be a slip for: as printed, and in value; each once.

    Two neighbouring digits have changed places, one looks like another, or one was lost.
    """
    if not _PLAIN.fullmatch(cell.raw):
        return
    seen = {cell.raw}
    for raw in (*_swapped(cell.raw), *_alike(cell.raw), *_lost(cell.raw)):
        value = parse_number(raw)
        leads = raw.startswith("0") and not raw.startswith("0,") and raw != "0"
        if raw in seen or value is None or leads or (cell.unit == "percent" and value > 100):
            continue
        seen.add(raw)
        yield raw, value


def _swapped(raw: str) -> Iterator[str]:
    places = [i for i, sign in enumerate(raw) if sign.isdigit()]
    for a, b in pairwise(places):
        signs = list(raw)
        signs[a], signs[b] = signs[b], signs[a]
        yield "".join(signs)


def _alike(raw: str) -> Iterator[str]:
    for place, sign in enumerate(raw):
        if sign in _SHAPES:
            yield raw[:place] + _SHAPES[sign] + raw[place + 1 :]


def _lost(raw: str) -> Iterator[str]:
    """A digit lost before the comma: decimals are as many in the whole table."""
    end = raw.index(",") if "," in raw else len(raw)
    for place in range(end + 1):
        for digit in _DIGITS:
            yield raw[:place] + digit + raw[place:]
