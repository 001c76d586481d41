"""A page's headline is what it opens with in type that is well larger than all below it."""

from __future__ import annotations

import pytest

from tabel_extract.layout.headline import headline
from tabel_extract.layout.lines import VisualLine, lines_of
from tabel_extract.page import Page, Word

TEXT = [("Wie fietst, doet dat meestal het hele jaar door,", 10.0)] * 6


def lines(*set_in: tuple[str, float]) -> list[VisualLine]:
    """Lines below each other, each in its size."""
    words, y = [], 60.0
    for text, size in set_in:
        y += 1.4 * size
        words.append(Word(text, 50, y - size, 50 + len(text) * size / 2, y + 2, y, size))
    return lines_of(Page(1, 600, 2000, tuple(words)))


def found(*set_in: tuple[str, float]) -> str | None:
    return headline(lines(*set_in), lambda text: text.endswith(".nl"))


def test_the_largest_type_of_a_page_is_its_headline() -> None:
    assert found(("Wegenbureau", 12.0), ("Onderweg in 2025", 22.0), *TEXT) == "Onderweg in 2025"


def test_a_headline_goes_on_over_lines_of_its_own_size_however_short() -> None:
    above = [("Op de fiets naar school:", 22.0), ("2024", 22.0), ("Een peiling", 14.0)]
    assert found(*above, *TEXT) == "Op de fiets naar school: 2024"


@pytest.mark.parametrize(
    "opening",
    [
        [],
        [("W", 30.0)],
        [("wegenbureau.nl", 30.0)],
        [("7 Onderweg", 10.0)],
        [("7 Onderweg", 11.5)],
    ],
    ids=["none", "initial", "site", "no_larger", "hardly_larger"],
)
def test_what_does_not_stand_out_or_is_something_else_is_no_headline(
    opening: list[tuple[str, float]],
) -> None:
    assert found(*opening, *TEXT) is None


def test_a_heading_below_running_text_is_not_that_of_the_page() -> None:
    assert found(*TEXT, ("1.2 Wie er fietst", 16.0), *TEXT) is None


@pytest.mark.parametrize(
    ("size", "title"), [(34.0, "Op de fiets door de provincie Kustland"), (12.0, None)]
)
def test_the_title_of_a_title_page_may_be_more_than_all_else_on_it(
    size: float, title: str | None
) -> None:
    cover = [("Op de fiets door", size), ("de provincie Kustland", size)]
    assert found(*cover, ("Fietspeiling", 14.0), ("Wegenbureau", 8.0), ("3 mei", 8.0)) == title


def test_running_text_is_no_headline_of_what_is_half_as_large() -> None:
    assert found(*TEXT, ("1) Zie de bijlage", 5.0)) is None


def test_large_text_that_goes_on_and_on_is_no_headline() -> None:
    assert found(*[("Lees dit rapport vooral helemaal tot aan het einde", 24.0)] * 6, *TEXT) is None


def test_an_empty_page_has_no_headline() -> None:
    assert found() is None
