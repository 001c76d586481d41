"""Subgroups by other words than their table prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import Group
from tests.checks.tables import groups
from tests.claims.made import SEX, of_columns

HOME = groups("woning", "koop", "sociale huur", "particuliere huur")
HOUSEHOLD = groups("huishouden", "alleenstaand", "eenoudergezin", "paar met kinderen")
WORK = groups("arbeidspositie", "vaste baan", "flexbaan", "uitkering", "zelfstandige")
SECTOR = groups("sector", "onderwijs", "bouw")
DUTY = groups("functie", "leidinggevend", "niet-leidinggevend")
AGES = groups("leeftijd", "15-29 jaar", "30-49 jaar", "50-74 jaar")
FINDER = GroupFinder([
    of_columns(*columns, population="werknemers van 15 tot en met 74 jaar")
    for columns in (HOME, HOUSEHOLD, WORK, SECTOR, DUTY, AGES)
])  # fmt: skip


def found(sentence: str, finder: GroupFinder = FINDER) -> list[str | None]:
    return [m.group.category if m.group else None for m in finder.find(sentence)]


@pytest.mark.parametrize(
    ("sentence", "categories"),
    [
        ("Huiseigenaren klagen minder.", ["koop"]),
        ("Kopers en corporatiehuurders", ["koop", "sociale huur"]),
        ("huurders van een corporatiewoning", ["sociale huur"]),
        ("onder mensen met een eigen huis", ["koop"]),
        ("Alleenstaande ouders hebben het druk.", ["eenoudergezin"]),
        ("stellen met thuiswonende kinderen", ["paar met kinderen"]),
        ("flexwerkers en uitkeringsgerechtigden", ["flexbaan", "uitkering"]),
        ("wie in vaste dienst is", ["vaste baan"]),
        ("Van het onderwijspersoneel", ["onderwijs"]),
        ("bij bouwbedrijven", ["bouw"]),
        ("van de werknemers zonder leidinggevende taken", ["niet-leidinggevend"]),
    ],
)
def test_a_category_is_known_by_what_people_of_it_are_called(
    sentence: str, categories: list[str]
) -> None:
    assert found(sentence) == categories


@pytest.mark.parametrize(
    "sentence",
    ["Huurders klagen meer.", "werknemers zonder flexbaan", "Zij willen graag een eigen huis."],
)
def test_words_for_more_or_other_people_name_no_category(sentence: str) -> None:
    assert not any(found(sentence))


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Van de 50-plussers", "50-74 jaar"),
        ("van de jongste werknemers", "15-29 jaar"),
        ("onder de oudste respondenten", "50-74 jaar"),
        ("degenen tussen 30 en 50 jaar", "30-49 jaar"),
        ("Van de 40-plussers", None),
        ("werknemers tussen 30 en 60 jaar", None),
    ],
)
def test_ages_are_those_of_the_people_who_were_asked(sentence: str, category: str | None) -> None:
    assert found(sentence) == [category]


def test_years_and_older_may_be_written_short() -> None:
    finder = GroupFinder([of_columns(*groups("leeftijd", "18-64 jaar", "65 jaar e.o."))])
    assert found("Van de 65-plussers", finder) == ["65 jaar e.o."]


def test_the_oldest_of_those_asked_are_no_more_than_that_where_others_are_older() -> None:
    finder = GroupFinder([of_columns(*groups("leeftijd", "18-49 jaar", "50-64 jaar", "65+"))])
    assert found("Van de 50-plussers", finder) == [None]


def test_people_of_one_kind_are_one_group_in_tables_that_name_them_otherwise() -> None:
    bought, buyers = Group("woning", "koop"), Group("woonsituatie", "kopers")
    assert own_group(bought, [buyers, Group("woonsituatie", "huurders")]) == buyers
    assert own_group(Group("woning", "sociale huur"), [buyers]).dimension == "woning"
    tenants = Group("regio", "kopers")
    assert own_group(Group("woonsituatie", "koop"), [tenants]).dimension == "woonsituatie"


def test_words_that_no_table_has_a_category_for_name_none() -> None:
    finder = GroupFinder([replace(of_columns(*SEX), population=None)])
    assert not any(found("Flexwerkers en huiseigenaren", finder))


RANKS = ("laag", "midden", "hoog")
INCOMES = GroupFinder([of_columns(*groups("inkomen", *RANKS), *groups("opleiding", *RANKS))])


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("bij de laagste inkomens 34%, bij de hoogste 49%", ["inkomen laag", "inkomen hoog"]),
        (
            "van de laagopgeleiden 4%, van de hoogste is dat 9%",
            ["opleiding laag", "opleiding hoog"],
        ),
        ("Van de rijksten leest 21%, van de armsten 33%.", ["inkomen hoog", "inkomen laag"]),
        ("bij de hoogste 49%", []),
        ("bij de laagste inkomens 34%, bij de hoogste gebouwen 49%", ["inkomen laag"]),
    ],
)
def test_a_rank_without_its_noun_is_of_what_was_named_before_it(
    sentence: str, named: list[str]
) -> None:
    own = [m.group for m in INCOMES.find(sentence)]
    assert [f"{g.dimension} {g.category}" for g in own if g] == named


def test_the_rich_and_the_poor_are_no_group_where_incomes_are_not_divided_so() -> None:
    assert not any(found("Van de rijksten leest 21%, van de armsten 33%."))
