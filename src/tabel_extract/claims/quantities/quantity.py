"""A number that a sentence states, and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "range", "fraction", "share", "points", "mean"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its reading.

    ``start`` and ``end`` are its characters in the sentence; ``low`` and ``high`` bound it in
    ``unit`` (`percent`, `percentage_points` or `mean`), ``lenient`` is as far as authors stretch
    it; ``step`` is how finely a plain number is stated. ``beside`` is set on a vague word that a
    number in brackets makes exact.
    """

    start: int
    end: int
    text: str
    low: float
    high: float
    lenient: tuple[float, float]
    unit: str
    exact: bool
    kind: Kind
    step: float = 1.0
    beside: bool = False

    @property
    def apart(self) -> bool:
        """Whether it says how far two others are apart: ``5 procentpunten``, ``0,4 punt``."""
        return self.kind == "points"


def step_of(number: str) -> float:
    """The distance between two numbers that are stated as finely: 1 of ``12``, 0.1 of ``1,5``."""
    decimals = re.search(r"[.,](\d+)$", number)
    return 10.0 ** -len(decimals[1]) if decimals else 1.0
