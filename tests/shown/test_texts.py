"""Numbers of pages are told in their shortest form, whatever they are."""

from __future__ import annotations

import tracemalloc

import pytest

from tabel_extract.shown.texts import span


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((3,), "3"),
        ((3, 4), "3–4"),
        ((3, 4, 5), "3–5"),
        ((3, 7), "3, 7"),
        ((3, 5, 5), "3, 5, 5"),
        ((7, 3), "7, 3"),
        ((3, 3), "3, 3"),
    ],
)
def test_pages_that_follow_each_other_are_told_as_one_stretch(
    numbers: tuple[int, ...], told: str
) -> None:
    assert span(numbers) == told


def test_pages_that_are_far_apart_take_no_room_for_all_between_them() -> None:
    tracemalloc.start()
    try:
        assert span((1, 100_000)) == "1, 100000"
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()
