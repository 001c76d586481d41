"""Words that name a subgroup of the tables, and words that name one that no table prints."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import EVERYONE, Group
from tabel_extract.claims.groups.people import ANYONE
from tests.checks.tables import groups
from tests.claims.grammar import any_text
from tests.claims.made import (
    AGE,
    FINDER,
    GROWN,
    HEALTH,
    HIGHER,
    LIVING,
    LOWER,
    MAN,
    MIDDLE,
    OLDER,
    OLDEST,
    POOREST,
    RICHEST,
    SECOND,
    SEX,
    TRUST,
    WOMAN,
    YOUNG,
    of_columns,
    whose,
)

READERS = GroupFinder(
    [
        of_columns(
            *TRUST, *HEALTH, *LIVING, population="bezoekers van bibliotheken, 18 jaar en ouder"
        )
    ]
)
FEW = GroupFinder([of_columns(*SEX)])
VISITORS = Group(None, "bezoekers")


PLACES = GroupFinder([
    of_columns(*groups("landsdeel", "noord", "oost", "west", "zuid")),
    of_columns(*groups("wijk", "Noord", "Kade", "Zuid")),
    of_columns(*groups("huishouden", "alleen", "met kinderen")),
    of_columns(*groups("inkomen", "laag", "midden", "hoog")),
    of_columns(*groups("sector", "zorg en welzijn", "handel en horeca", "handel op straat")),
])  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "categories"),
    [
        ("Alleenwonenden zien vaker mussen dan mensen met kinderen.", ["alleen", "met kinderen"]),
        ("Wie alleen woont, ziet vaker mussen.", ["alleen"]),
        ("Alleen in de tuin zien zij mussen.", []),
        ("In het noorden zien zij mussen, en zuiderlingen zien spreeuwen.", ["noord", "zuid"]),
        ("In het oosten van het land zien zij mussen.", ["oost"]),
        ("In het oosten van Utrecht zien zij mussen.", []),
        ("In Noord en Zuid zien zij mussen.", ["Noord", "Zuid"]),
        ("In Noord-Holland en Zuid-Holland zien zij mussen.", []),
        ("In de zorg en in handel en horeca ziet men mussen.", ["handel en horeca"]),
        ("In de zorg en in de handel en horeca.", ["zorg en welzijn", "handel en horeca"]),
        ("In de handel en in de zorg en welzijn ziet men mussen.", ["zorg en welzijn"]),
        ("De zorg en aandacht voor mussen groeit.", []),
        ("Onder middeninkomens en lage inkomens komt dat uit op iets meer.", ["midden", "laag"]),
    ],
)
def test_categories_are_known_by_nouns_that_are_derived_from_them(
    sentence: str, categories: list[str]
) -> None:
    found = [m.group for m in PLACES.find(sentence) if m.of_category]
    assert [group.category for group in found if group] == categories


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("inwoners van Duinmeer", EVERYONE),
        ("inwoners van de gemeente Duinmeer", EVERYONE),
        ("inwoners van Zeedorp", None),
        ("inwoners van Duinmeer Zuid", None),
    ],
)
def test_the_municipality_whose_survey_it_is_narrows_no_one(
    words: str, group: Group | None
) -> None:
    printed = replace(of_columns(*SEX), source="Gemeente Duinmeer (Peiling 2024)")
    (mention,) = GroupFinder([printed]).find(f"Van de {words} fietst 40%.")

    assert mention.group == group


def named(sentence: str, finder: GroupFinder = FINDER) -> list[tuple[str, Group | None]]:
    return [(m.text.strip(), m.group) for m in finder.find(sentence)]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("16- tot en met 34-jarigen", YOUNG),
        ("16-34-jarigen", YOUNG),
        ("35-54 jaar", GROWN),
        ("16 tot 35 jaar", YOUNG),
        ("jonger dan 35 jaar", YOUNG),
        ("35 t/m 54 jaar", GROWN),
        ("75-plussers", OLDEST),
        ("75 jaar en ouder", OLDEST),
        ("boven de 75", OLDEST),
        ("de jongste groep", YOUNG),
        ("de oudste leeftijdsgroep", OLDEST),
        ("16-plussers", EVERYONE),
        ("16 jaar en ouder", EVERYONE),
        ("18-jarigen", None),
        ("ouder dan 60 jaar", None),
        ("18 tot 25 jaar", None),
    ],
)
def test_years_of_age_name_the_category_that_has_them(words: str, group: Group | None) -> None:
    assert [g for _, g in named(words)] == [group]


def test_the_oldest_are_of_no_known_group_where_no_table_parts_people_by_age() -> None:
    assert named("de oudste groep", FEW) == [("oudste groep", None)]
    assert named("75-plussers", FEW) == [("75-plussers", None)]


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("hbo- of wo-opleiding", HIGHER),
        ("hbo'ers en wo'ers", HIGHER),
        ("hbo’ers en wo’ers", HIGHER),
        ("hbo- en wo-opgeleiden", HIGHER),
        ("havo, vwo of mbo", MIDDLE),
        ("alleen basisonderwijs of een vmbo-opleiding", LOWER),
        ("maximaal een vmbo-diploma", LOWER),
        ("vmbo of lager", LOWER),
        ("bo of minder", LOWER),
        ("lager opgeleiden", LOWER),
        ("praktisch opgeleiden", LOWER),
        ("middelbaar opgeleiden", MIDDLE),
        ("hoogopgeleiden", HIGHER),
        ("theoretisch geschoolden", HIGHER),
        ("mbo-opleiding", None),
        ("hbo-opleiding", None),
        ("academici", None),
    ],
)
def test_kinds_of_school_name_the_category_that_has_all_of_them(
    words: str, group: Group | None
) -> None:
    assert named(words) == [(words, group)]
    assert named(f"Mensen met {words}") == [(f"Mensen met {words}", group)]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ("het hoogste inkomenskwintiel", [RICHEST]),
        ("de laagste inkomensgroep", [POOREST]),
        ("de laagste 20% van de inkomens", [POOREST]),
        ("het 2e kwintiel", [SECOND]),
        ("het tweede kwintiel", [SECOND]),
        ("in het laagste kwintiel en in het hoogste.", [POOREST, RICHEST]),
        ("het 9e deciel", [None]),
        ("in het hoogste.", []),
        ("de laagste groep", []),
        ("de tweede stelling", []),
    ],
)
def test_ranks_name_a_category_where_they_are_of_incomes(
    words: str, groups: list[Group | None]
) -> None:
    assert [g for _, g in named(words)] == groups


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("mannen en vrouwen", [MAN, WOMAN]),
        ("de mannelijke helft", [MAN]),
        ("huurders en kopers", [Group("woonsituatie", "huurder"), Group("woonsituatie", "koper")]),
        ("mensen met een hoog vertrouwen in de politiek", [Group(TRUST[1].dimension, "hoog")]),
        ("mensen met een goede ervaren gezondheid", [Group("ervaren gezondheid", "goed")]),
        ("Het is goed dat de kosten niet hoog zijn.", []),
    ],
)
def test_a_category_is_named_by_its_own_words_and_by_vague_ones_with_its_dimension(
    sentence: str, groups: list[Group]
) -> None:
    finder = GroupFinder([of_columns(*SEX, *TRUST, *HEALTH, *LIVING)])
    assert [g for _, g in named(sentence, finder)] == groups


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("in de groep ‘bo, vmbo’", LOWER),
        ("in de groep ‘hbo, wo’", HIGHER),
        ("in de groep ‘4e’", Group("inkomen", "4e")),
        ("in de groep ‘55-74 jaar’", OLDER),
        ("in de groep ‘zzp’", None),
    ],
)
def test_a_group_that_is_quoted_is_the_column_that_is_printed_so(
    sentence: str, group: Group | None
) -> None:
    assert [g for _, g in named(sentence)] == [group]


@pytest.mark.parametrize(
    "words",
    [
        "Nederlanders", "de bevolking", "Nederlandse burgers", "respondenten", "iedereen",
        "mensen", "Nederlanders in heel Nederland", "inwoners van Nederland", "alle volwassenen",
    ],
)  # fmt: skip
def test_nouns_for_the_people_of_a_country_are_everyone(words: str) -> None:
    assert {g for _, g in named(f"Van {words}")} == {EVERYONE}


@pytest.mark.parametrize(
    "words",
    [
        "mensen met een auto", "Nederlanders die fietsen", "oudere Nederlanders", "ouders",
        "fietsers", "mensen van buiten de stad", "mensen met een auto en een hbo-opleiding",
        "jonge mensen met een hbo- of wo-opleiding", "fietsers van 75 jaar en ouder",
    ],
)  # fmt: skip
def test_people_that_no_table_prints_are_of_no_known_group(words: str) -> None:
    assert {g for _, g in named(words)} == {None}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Van de alleenstaande mannen", "alleenstaande mannen"),
        ("Van de hoogopgeleide vrouwen", "hoogopgeleide vrouwen"),
        ("Van de vrouwelijke 75-plussers", "vrouwelijke 75-plussers"),
        ("Van de vrouwen met een hbo- of wo-opleiding", "vrouwen met een hbo- of wo-opleiding"),
        ("Van de vrouwen van 75 jaar en ouder", "vrouwen van 75 jaar en ouder"),
        ("Van de vrouwen in het laagste kwintiel", "vrouwen in het laagste kwintiel"),
        ("Van de mannen tussen de 40 en 50", "mannen"),
        ("Van de vrouwen die werken", "vrouwen"),
        ("Van de vrouwen met een auto", "vrouwen"),
    ],
)
def test_a_part_of_a_group_is_not_that_group(sentence: str, text: str) -> None:
    assert named(sentence) == [(text, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De meeste vrouwen fietsen.", "Onder Nederlandse vrouwen", "Bij vrouwen met 40%",
        "Bij vrouwen van 40% naar 50%", "Vrouwen in 2024", "Bij vrouwen, met name bij regen,",
    ],
)  # fmt: skip
def test_words_beside_a_group_that_narrow_nothing_leave_it_known(sentence: str) -> None:
    assert [g for _, g in named(sentence)] == [WOMAN]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Van de bezoekers", VISITORS),
        ("Van alle bezoekers", VISITORS),
        ("Van de jongere bezoekers", None),
        ("Van de bezoekers met een abonnement", None),
        ("Van de lezers", None),
        ("Van de 18-plussers", EVERYONE),
        ("Van de 16-plussers", None),
        ("Van de hbo’ers", None),
    ],
)
def test_the_noun_of_a_population_is_everyone_in_it(sentence: str, group: Group | None) -> None:
    assert [g for _, g in named(sentence, READERS)] == [group]


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("Het loopt met het opleidingsniveau op", "opleiding"),
        ("verschilt naar leeftijdsgroep", "leeftijd"),
        ("naar inkomenskwintiel", "inkomen"),
        ("Het loopt op", None),
    ],
)
def test_a_dimension_may_be_named_as_such(text: str, dimension: str | None) -> None:
    assert FINDER.dimension_named(text) == dimension


@settings(max_examples=200, deadline=None)
@given(any_text)
def test_mentions_stand_in_their_order_and_none_in_another(text: str) -> None:
    found = GroupFinder([of_columns(*SEX, *AGE)]).find(text)

    assert all(m.text in (text[m.start : m.end], ANYONE) for m in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_dimension_is_named_by_its_noun_and_not_by_what_that_is_like() -> None:
    finder = GroupFinder([of_columns(*groups("ernstige rugpijn", "wel", "niet"))])

    assert finder.dimension_named("De ernstige hinder neemt toe.") is None
    assert finder.dimension_named("Dat neemt af met de rugpijn.") == "ernstige rugpijn"


def test_what_a_share_of_people_is_counted_for_narrows_them_not() -> None:
    counted = FINDER.find("Het aandeel mensen met een moestuin nam toe van 9% naar 31%.")
    narrowed = FINDER.find("Van de mensen met een moestuin leest 31%.")

    assert [m.group for m in counted] == [EVERYONE]
    assert [m.group for m in narrowed] == [None]


def test_part_of_a_word_is_no_group() -> None:
    told = whose("Oordoppen heeft een bewoner van een twee-onder-een-kapwoning soms (9%).")

    assert [about.text for about in told] == [None]
