"""Synthetic pages: words of any size at any place, rules, pages of any size and rotation."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.fuzz.pieces import HEADINGS, lines, numbers
from tests.inspection.made import COLUMN, LEFT, SIZE, STUB, Sheet, table

Placed = tuple[float, float, float, str]


def _printable(text: str) -> str:
    """What Helvetica has of a text."""
    return text.encode("cp1252", "ignore").decode("cp1252").replace("\n", " ").replace("\r", " ")


words = (st.sampled_from(HEADINGS) | numbers | lines).map(_printable)
_near = st.sampled_from([LEFT, LEFT + STUB, LEFT + STUB + COLUMN, LEFT + STUB + 2 * COLUMN])
_tops = st.integers(0, 70).map(lambda row: 12.0 * row)
_absurd = st.sampled_from([-1e9, -1.0, 0.0, 1e-6, 0.5, 841.9, 14_400.0, 1e9, 3.4e38, 1e300])
_any = st.floats(-2_000, 20_000, allow_nan=False) | _absurd
_sizes = st.sampled_from([SIZE, SIZE, 7.0, 6.0, 14.0, 0.01, 400.0, -9.0, 0.0])
_orderly: st.SearchStrategy[Placed] = st.tuples(_near, _tops, st.just(SIZE), words)
_wild: st.SearchStrategy[Placed] = st.tuples(_any, _any, _sizes, words)
_jittered: st.SearchStrategy[Placed] = st.tuples(
    st.floats(0, 595), st.floats(0, 842), _sizes, words
)
_rules = st.lists(
    st.tuples(st.floats(0, 600), st.floats(0, 850), st.floats(0, 600), st.floats(0, 850))
    | st.tuples(_any, _any, _any, _any),
    max_size=12,
)
_rotations = st.sampled_from([0, 0, 0, 90, 180, 270, 45, -90, 3_600_090])
_sides = st.sampled_from([595.0, 842.0, 842.0, 1.0, 0.0, -595.0, 14_400.0, 1e7])


def _with(sheet: Sheet, more: list[Placed], rules: list[tuple[float, float, float, float]],
          rotate: int) -> Sheet:  # fmt: skip
    return Sheet([*sheet.texts, *more], sheet.width, sheet.height, rotate, rules)


def _shaken(sheet: Sheet, by: list[tuple[float, float]]) -> Sheet:
    """A page whose texts each stand a little beside their places."""
    shifts = [by[i % len(by)] for i in range(len(sheet.texts))]
    return Sheet(
        [(x + dx, top + dy, size, text) for (x, top, size, text), (dx, dy)
         in zip(sheet.texts, shifts, strict=True)]
    )  # fmt: skip


_shifts = st.tuples(st.floats(-40, 40), st.floats(-8, 8))
_tables = st.builds(table) | st.builds(
    _shaken, st.builds(table), st.lists(_shifts, min_size=1, max_size=16)
)
sheets = st.one_of(
    st.builds(_with, _tables, st.lists(_orderly | _jittered | _wild, max_size=12), _rules,
              _rotations),
    st.builds(Sheet, st.lists(_orderly, max_size=60), st.just(595.0), st.just(842.0), _rotations,
              _rules),
    st.builds(Sheet, st.lists(_wild | _jittered, max_size=40), _sides, _sides, _rotations, _rules),
)  # fmt: skip
"""A table with things thrown at it, words in columns, or words anywhere on any page."""
