"""Which subgroup of each edition is the one that is followed, by the list of subgroups."""

from __future__ import annotations

import pytest

from tabel_extract.bank.breaks import breaks_of_groups
from tabel_extract.codes.codelist import Subgroup
from tabel_extract.codes.file import load_codes

CODES = load_codes()
FIVE = ("zeer sterk", "sterk", "matig", "weinig", "niet")


def of(heading: str, category: str, *beside: str) -> Subgroup:
    return CODES.of_table(heading, (category, *beside))[category]


LOW = of("opleiding", "bo, vmbo", "havo, vwo, mbo", "hbo, wo")
LOWER = of("opleiding", "lager opgeleid", "middelbaar opgeleid", "hoger opgeleid")
HIGH = of("opleiding", "hbo, wo", "bo, vmbo", "havo, vwo, mbo")
HIGHER = of("opleiding", "hoger opgeleid", "lager opgeleid", "middelbaar opgeleid")
OLD = of("herkomst", "Nederlands", "westers", "niet-westers")
NEW = of("herkomst", "Nederlands", "Europees (excl. Nederland)", "buiten-Europees")
STRONG = of("stedelijkheid", "sterk", "zeer sterk", "matig", "weinig", "niet")
OF_THREE = of("stedelijkheid", "sterk", "matig", "niet")
LOST = of("rondkomen", "komt net rond")


@pytest.mark.parametrize(
    ("then", "now", "certain"),
    [
        (HIGH, HIGHER, []),  # two labels of one meaning
        (LOW, LOW, []),  # nearly what the code means, but the same label
        (LOW, LOWER, [False]),
        (LOWER, LOW, [False]),
        (OLD, NEW, [True]),  # one label in two divisions
        (STRONG, OF_THREE, [False]),
        (LOST, LOST, []),
        (None, LOW, []),
    ],
)
def test_what_the_list_says_against_comparing(
    then: Subgroup | None, now: Subgroup | None, certain: list[bool]
) -> None:
    found = breaks_of_groups(then, now)
    assert [(one.kind, one.certain) for one in found] == [("group", sure) for sure in certain]


def test_one_label_in_two_divisions_is_told_with_both_codes() -> None:
    ((dutch, english),) = [one.said for one in breaks_of_groups(OLD, NEW)]
    assert dutch == (
        "‘herkomst: Nederlands’ (origin2022.dutch); eerst ‘herkomst: Nederlands’ (origin2016.dutch)"
    )
    assert "before ‘herkomst: Nederlands’ (origin2016.dutch)" in english
