"""A number as its sentence states it, before anything is held against it."""

from __future__ import annotations

from tabel_extract.claims.quantities import Quantity
from tabel_extract.claims.sentences import Sentence
from tabel_extract.claims.stances import stance_in
from tabel_extract.claims.words import content
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


def with_words(
    text: str, found: list[Quantity], spans: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Spans, where the first number has no words of its own with those of the one behind it.

    `Een kleine minderheid, een op de vijf Nederlanders, wil …` states one share twice.
    """
    if len(spans) < 2 or spans[0] == spans[1] or found[0].exact:
        return spans
    start, end = spans[0]
    own = text[start : found[0].start] + " " + text[found[0].end : end]
    return spans if content(own) or stance_in(own) else [(start, spans[1][1]), *spans[1:]]
