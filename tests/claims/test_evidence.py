"""How items are weighed by the words of a sentence: only those that it may speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.claims.answers.items import Item, items_of
from tabel_extract.claims.linking.evidence import Evidence
from tabel_extract.claims.text.words import content
from tests.checks.tables import TOTAL, table
from tests.claims.made import SEX

HOBBIES = ("wandelen", "zingen", "vissen", "schaken", "zwemmen", "koken", "timmeren", "breien")


def report(hobbies: int, years: int = 1) -> list[Item]:
    """A table for each hobby, that comes back each year in the same words."""
    made = [
        replace(
            table((TOTAL, *SEX), {(f"gaat {hobby}",): ["40", "41", "42"]}),
            label=f"Tabel {year}.{number}",
            title=f"Hoeveel mensen {hobby}",
        )
        for year in range(years)
        for number, hobby in enumerate(HOBBIES[:hobbies], 1)
    ]
    return items_of(made)


def weights(text: str) -> dict[str, float]:
    return dict.fromkeys(content(text), 1.0)


@pytest.mark.parametrize("hobbies", [3, 8])
def test_however_many_tables_there_are_only_those_with_a_word_of_the_sentence_are_ranked(
    hobbies: int,
) -> None:
    """Two more stand for all others, so that the best can be told from the next."""
    found = Evidence(report(hobbies)).rank(weights("zingen"))

    assert [fit.item.labels for fit in found] == [
        ("gaat zingen",), ("gaat wandelen",), ("gaat vissen",),
    ]  # fmt: skip
    assert [fit.score > 0 for fit in found] == [True, False, False]


def test_items_of_the_same_words_fit_as_well_in_printed_order() -> None:
    found = Evidence(report(4, years=3)).rank(weights("zingen vissen"))

    *named, first, second = found
    assert [(f.item.table.label, f.item.labels[0]) for f in named] == [
        (f"Tabel {year}.{number}", f"gaat {HOBBIES[number - 1]}")
        for year in range(3)
        for number in (2, 3)
    ]
    assert len({(f.score, f.explained, f.covered) for f in named}) == 1
    assert [first.item.table.label, second.item.table.label] == ["Tabel 0.1", "Tabel 0.4"]


def test_only_items_of_the_pool_are_ranked() -> None:
    items = report(4, years=2)
    evidence = Evidence(items)
    pool = evidence.pool([items[5], items[1], items[0]])

    assert pool.items == (items[0], items[1], items[5])
    assert [fit.item for fit in evidence.rank(weights("zingen"), pool)] == [
        items[1], items[5], items[0],
    ]  # fmt: skip
    assert [evidence.has(pool, item) for item in items[:3]] == [True, True, False]
