"""What holds for every quantity that the grammar of phrases can make, and for any text at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.grammar import (
    KINDS,
    PHRASES,
    PIECES,
    READER,
    any_text,
    carriers,
    glued,
    modifiers,
    units,
)

_few = settings(max_examples=150, deadline=None)
shares = st.integers(0, 100)


@_few
@given(modifiers, shares, units, carriers)
def test_a_number_with_any_modifier_is_one_quantity_in_any_sentence(
    modifier: str, number: int, unit: str, carrier: str
) -> None:
    sentence = carrier.format(f"{modifier} {number}{unit}".strip())
    kind = KINDS[modifier]
    expected = PHRASES.of_number(number, kind)

    (found,) = READER.read(sentence)

    assert (found.low, found.high, found.lenient) == (expected.low, expected.high, expected.lenient)
    assert found.exact == (kind in ("plain", "exact"))


@_few
@given(st.lists(shares, min_size=2, max_size=2, unique=True).map(sorted), units, carriers)
def test_a_range_keeps_its_order(bounds: list[int], unit: str, carrier: str) -> None:
    low, high = bounds
    for words in (f"tussen de {low} en {high}", f"{low} à {high}", f"{low}-{high}"):
        (found,) = READER.read(carrier.format(words + unit))
        assert (found.low, found.high, found.kind) == (low, high, "range")


@_few
@given(st.lists(shares, min_size=2, max_size=10), units, carriers)
def test_a_list_of_numbers_gives_as_many_quantities(
    numbers: list[int], unit: str, carrier: str
) -> None:
    words = f"{', '.join(map(str, numbers[:-1]))} en {numbers[-1]}{unit}"

    found = READER.read(carrier.format(words))

    assert [q.low for q in found] == [q.high for q in found] == numbers


@_few
@given(st.integers(2, 10).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))), carriers)
def test_so_many_out_of_so_many_holds_its_own_value(pair: tuple[int, int], carrier: str) -> None:
    part, whole = pair

    (found,) = READER.read(carrier.format(f"{part} op de {whole}"))

    assert found.low <= 100 * part / whole <= found.high
    assert found.lenient[0] <= found.low <= found.high <= found.lenient[1]


@settings(max_examples=500, deadline=None)
@given(any_text)
def test_what_is_read_stands_in_the_text_in_order_and_apart(text: str) -> None:
    found = READER.read(text, graded=True)

    assert all(0 <= q.start < q.end <= len(text) and q.text == text[q.start : q.end] for q in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(q.low <= q.high for q in found)


@_few
@given(glued)
def test_a_sentence_is_read_the_same_in_capitals(text: str) -> None:
    if text.upper().lower() != text.lower():
        return
    assert [(q.start, q.low, q.high) for q in READER.read(text.upper())] == [
        (q.start, q.low, q.high) for q in READER.read(text.lower())
    ]


LONG = 100_000
REPEATED = [
    "5% ", "1, ", "1 en ", "de helft ", "een derde ", "een meerderheid ", "tot 5 en 6% ",
    "tussen 1 en 2% ", "gemiddeld 7,4 ", "cijfer", "al ", "1-", "(", " ", "a", "1", "een op de ",
    "bijna de helft (", "om en nabij de ", "5 procentpunt ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", REPEATED)
def test_a_text_as_long_as_a_chapter_is_read_without_ado(piece: str) -> None:
    """Nothing is timed: what grows with the square of the length would take many minutes."""
    text = (piece * LONG)[:LONG]
    assert len(READER.read(text, graded=True)) <= LONG


def test_every_piece_of_the_grammar_can_be_read_on_its_own() -> None:
    for piece in PIECES:
        READER.read(piece)
