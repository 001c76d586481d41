"""The grammars of numbers and of quantities: whatever they are given, what they read is sound."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite
from unicodedata import decimal

from hypothesis import strategies as st

from tabel_extract.dutch import (
    ABSENCES,
    decimals,
    format_number,
    join_lines,
    parse_cell,
    parse_number,
)
from tests.claims.grammar import READER
from tests.fuzz.pieces import cells, numbers, sentences
from tests.fuzz.trying import fuzz

LETTERS = st.sampled_from(["", "a", "abcde"])


def plain(text: str) -> str:
    """A text whose decimal digits are those of the western world."""
    return "".join(c if decimal(c, None) is None else str(decimal(c)) for c in text)


@fuzz(400, text=cells, letters=LETTERS)
def test_a_cell_is_what_its_print_says_or_no_cell(text: str, letters: str) -> None:
    cell = parse_cell(text, letters)
    if cell is None:
        return
    assert cell.raw in text
    assert parse_cell(cell.raw, letters) is not None
    if cell.value is None:
        assert cell.qualifier in ABSENCES
        assert cell.step is None
    else:
        assert isfinite(cell.value)
        assert cell.step is not None
        assert 0 < cell.step <= 1
        whole = format_number(cell.value).lstrip("−").split(",")[0].replace(".", "")
        assert whole in "".join(c for c in plain(cell.raw) if c in "0123456789")


@fuzz(300, text=numbers | cells)
def test_a_number_is_the_same_in_the_digits_of_any_script(text: str) -> None:
    value = parse_number(text)
    assert value == parse_number(plain(text))
    assert value is None or isfinite(value)


@fuzz(300, value=st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12).map(float))
def test_a_number_that_is_printed_is_read_as_itself(value: float) -> None:
    printed = format_number(value)
    again = parse_number(printed)
    if len(printed) > 24:  # noise of binary fractions, which no table prints
        return
    assert again is not None
    assert abs(again - value) <= max(1e-10, abs(value) * 1e-15)
    assert decimals(printed) <= 10


@fuzz(400, text=sentences, graded=st.booleans())
def test_quantities_stand_in_their_sentence_apart_and_in_order(text: str, graded: bool) -> None:
    found = READER.read(text, graded=graded)
    assert all(q.text == text[q.start : q.end] and q.text for q in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for quantity in found:
        assert all(map(isfinite, (quantity.low, quantity.high, *quantity.lenient)))
        assert quantity.lenient[0] <= quantity.low <= quantity.high <= quantity.lenient[1]
    assert found == READER.read(text, graded=graded)


@fuzz(200, lines=st.lists(sentences, max_size=6))
def test_joining_lines_loses_no_letter(lines: list[str]) -> None:
    joined = join_lines(lines)
    before = [c for line in lines for c in line.casefold() if c.isalnum()]
    after = [c for c in joined.casefold() if c.isalnum()]
    plain = str.maketrans("ëïöü", "eiou")
    assert "".join(before).translate(plain) == "".join(after).translate(plain)
