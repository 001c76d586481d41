"""A number and the cells it rests on ─► what the tables say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.dutch import decimals
from tabel_extract.model import ClaimVerdict, Observation, Operation

FAR = 10.0
"""Per cents beyond its bounds from which vague words beside a number are worth a look."""
_NOISE = 1e-6
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Computed:
    """A value computed from cells, and how far rounding may have moved it either way."""

    value: float
    allowed: float
    operation: Operation
    cells: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say of a number, and why, by a code of ``reasons``."""

    verdict: ClaimVerdict
    reason: str


OTHER_WAY = Verdict("disagrees", "other_way")
"""A change of the size that the sentence states, the other way."""
UNSURE = Verdict("not_in_document", "unsure_link")


def value_of(cells: Sequence[Observation], operation: Operation) -> Computed | None:
    """The sum or difference of cells, or the rest; None where one of them prints no number.

    Each printed cell is up to half a step off, so the sum of several may differ by one step from
    the rounded sum of what was measured (by two in less than one of a hundred sums of five).
    """
    values = [c.value for c in cells]
    if not values or any(v is None for v in values):
        return None
    numbers = [v for v in values if v is not None]
    step = max(10.0 ** -decimals(c.raw.strip(" %€")) if c.raw else 1.0 for c in cells)
    if operation == "difference":
        return Computed(round(abs(numbers[0] - numbers[1]), 6), step, operation, tuple(cells))
    allowed = step if len(numbers) > 1 else 0.0
    total = sum(numbers) if operation != "rest" else _WHOLE - sum(numbers)
    return Computed(round(total, 6), allowed, operation, tuple(cells))


def judge(
    quantity: Quantity, computed: Computed, *, sure: bool, opposite: Computed | None = None
) -> Verdict:
    """Hold a number against the value of its cells.

    ``opposite`` is what the opposite answer to the same question gives for the same group: a
    number that is exactly that one was probably taken from the wrong row, or the sentence means
    the other answer; which of both is for a person to see.
    """
    if quantity.exact:
        found = _exact(quantity, computed, sure=sure)
        if (
            found.verdict == "disagrees"
            and opposite
            and abs(opposite.value - quantity.low) < _NOISE
        ):
            return Verdict("review", "other_answer")
        return found
    low, high = quantity.low - 0.5, quantity.high + 0.5
    if low - _NOISE <= computed.value <= high + _NOISE:
        return Verdict("agrees", "within")
    low, high = quantity.lenient
    if low - _NOISE <= computed.value <= high + _NOISE:
        return Verdict("agrees", "within_lenient")
    if sure and quantity.beside and _off(quantity, computed.value) < FAR:
        return Verdict("agrees", "beside")
    if not sure and _off(quantity, computed.value) > FAR:
        return Verdict("not_in_document", "unsure_link")
    return Verdict("review", "outside")


def _off(quantity: Quantity, value: float) -> float:
    return max(quantity.low - value, value - quantity.high, 0.0)


def _exact(quantity: Quantity, computed: Computed, *, sure: bool) -> Verdict:
    off = abs(quantity.low - computed.value)
    if off < _NOISE:
        return Verdict("agrees", "equal")
    if off <= allowed(quantity, computed) + _NOISE:
        return Verdict("agrees", "rounded")
    if not sure:
        return Verdict("not_in_document", "unsure_link")
    return Verdict("disagrees", "differs")


def allowed(quantity: Quantity, computed: Computed) -> float:
    """How far an exact number may be off, as its cells were rounded, and it was rounded further."""
    coarser = quantity.step > _step(computed) + _NOISE
    return computed.allowed + (quantity.step / 2 if coarser else 0.0)


def _step(computed: Computed) -> float:
    return max(10.0 ** -decimals(c.raw.strip(" %€")) if c.raw else 1.0 for c in computed.cells)
