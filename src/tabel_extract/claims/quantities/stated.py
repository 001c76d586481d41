"""A number as its sentence states it, before anything is held against it."""

from __future__ import annotations

from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.sentences import Sentence
from tabel_extract.model import Claim


def as_stated(sentence: Sentence, quantity: Quantity) -> Claim:
    """A number as it is stated, held against nothing."""
    return Claim(
        sentence=sentence.text,
        quantity=quantity.text,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        exact=quantity.exact,
        provenance=sentence.place(quantity.start),
    )
