"""Whom a number is of where all who were asked are old, and where groups are listed with theirs."""

from __future__ import annotations

import pytest

from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, Group
from tabel_extract.claims.groups.people import all_old
from tests.claims.made import FINDER, MAN, WOMAN, of_columns, whose

OLD = GroupFinder([of_columns(population="inwoners van 65 jaar en ouder")])


def test_the_elderly_are_everyone_where_all_who_were_asked_are_old() -> None:
    said = "In 2024 maakte 17% van de ouderen er gebruik van."
    assert [one.group for one in whose(said, finder=OLD)] == [EVERYONE]
    assert [one.group for one in whose(said, finder=FINDER)] == [None]


@pytest.mark.parametrize("who", ["zelfstandige ouderen", "ouderen met een auto"])
def test_a_part_of_the_elderly_is_not_everyone(who: str) -> None:
    assert [one.group for one in whose(f"17% van de {who} fietst.", finder=OLD)] == [None]


@pytest.mark.parametrize(
    ("populations", "old"),
    [
        (["inwoners van 65 jaar en ouder"], True),
        (["65 jaar en ouder", "bevolking 18 jaar en ouder"], False),
        (["65-plussers", ""], False),
        (["werknemers van 55 jaar en ouder"], False),
        ([], False),
    ],
)
def test_all_are_old_only_where_every_table_says_so(populations: list[str], old: bool) -> None:
    assert all_old(populations) is old


def test_groups_listed_with_their_numbers_have_them() -> None:
    found: list[Group | None] = [o.group for o in whose("Dat verschilt (mannen 29%; vrouwen 19%).")]
    assert found == [MAN, WOMAN]
