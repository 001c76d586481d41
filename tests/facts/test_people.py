"""Panel, population and weighting; what is said of nobody in particular is None."""

from __future__ import annotations

import pytest

from tests.facts.told import told


@pytest.mark.parametrize(
    ("text", "panel"),
    [
        ("De peiling is gehouden onder leden van het Badpanel Zeeland.", "Badpanel Zeeland"),
        ("Uit onderzoek van het Hart van Zeeland-panel blijkt het.", "Hart van Zeeland-panel"),
        ("Leden van het B&O Research Panel kregen vragen.", "B&O Research Panel"),
        ("Onder leden van het online panel Stem van het Strand is gepeild.", "Stem van het Strand"),
        ("Via het eigen ZwemVandaag Opiniepanel is gevraagd.", "ZwemVandaag Opiniepanel"),
        ("De vragen gingen naar leden van het ZwemPanel.", "ZwemPanel"),
        (
            "Leden van het Zeeuws Panel Jonge duikers en Zwemmers kregen een brief.",
            "Zeeuws Panel Jonge duikers en Zwemmers",
        ),
        ("Dit is gebaseerd op het Zeeuws Panel Zwemmen. Het liep in mei.", "Zeeuws Panel Zwemmen"),
        ("Wij vroegen 812 zwemmers, allen lid van het Strand-panel.", "Strand-panel"),
    ],
)
def test_a_panel_has_the_name_by_which_its_members_were_asked(text: str, panel: str) -> None:
    assert told(text).panel == panel


@pytest.mark.parametrize(
    "text",
    [
        "Wij vroegen het panel wat het van zwemmen vindt.",
        "Uit onderzoek onder een panel van deskundigen blijkt dat het kan.",
        "Meld je aan voor het Zwemmerspanel en praat mee.",
        "Ben je nog geen lid van het Zwemmerspanel?",
        "Het Deskundigenpanel Zwemwater schreef een rapport.",
        "Een peiling van het vorige Zwemmerspanel zei iets anders.",
        "De enquête is uitgezet via het Zwemmerspanel en via het Duikpanel Noord.",
    ],
)
def test_a_panel_without_a_name_or_with_several_is_none(text: str) -> None:
    assert told(text).panel is None


@pytest.mark.parametrize(
    ("text", "population"),
    [
        (
            "De enquête is gehouden onder 1.200 zwemmers en 300 leden.",
            None,
        ),
        (
            "De enquête is gehouden onder 1.200 inwoners van 16 jaar en ouder in Zeeland.",
            "inwoners van 16 jaar en ouder in Zeeland",
        ),
        (
            "Er deden 1.412 jongeren van 12 tot en met 24 jaar mee aan de enquête.",
            "jongeren van 12 tot en met 24 jaar",
        ),
        ("De uitkomst is representatief voor de Nederlandse bevolking.", "Nederlandse bevolking"),
        ("Van de bevolking van 15 jaar en ouder zwemt de helft.", "bevolking van 15 jaar en ouder"),
    ],
)
def test_a_population_is_that_of_the_sample_or_whom_it_stands_for(
    text: str, population: str | None
) -> None:
    assert told(text).population == population


@pytest.mark.parametrize(
    "text",
    [
        "De enquête is gehouden onder 1.200 leden van 16 jaar en ouder.",
        "De enquête is gehouden onder 1.200 inwoners van 16 jaar en ouder met een boot.",
        "De uitkomst is niet representatief voor de Nederlandse bevolking.",
        "De uitkomst is representatief voor leeftijd en geslacht.",
        "Van de bevolking van 65 jaar en ouder zwemt een derde.",
    ],
)
def test_members_groups_and_what_is_denied_are_no_population(text: str) -> None:
    assert told(text).population is None


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("De antwoorden zijn gewogen op leeftijd en geslacht.", ["leeftijd", "geslacht"]),
        (
            "Na weging op geslacht, leeftijd en regio is de uitkomst representatief.",
            ["geslacht", "leeftijd", "regio"],
        ),
        (
            "De uitkomst is na weging representatief voor drie variabelen, namelijk leeftijd, de "
            "grootte van het bad en geslacht.",
            ["leeftijd", "grootte van het bad", "geslacht"],
        ),
        (
            "Het bestand is herwogen naar de kenmerken leeftijd (in vijf klassen) en geslacht, "
            "zodat het een goede afspiegeling is.",
            ["leeftijd", "geslacht"],
        ),
        (
            "De antwoorden zijn gewogen op geslacht en stemgedrag bij de laatste verkiezingen van "
            "het waterschap.",
            ["geslacht", "stemgedrag bij de laatste verkiezingen van het waterschap"],
        ),
        (
            "De uitkomsten zijn gewogen naar leeftijd en regio en daarmee representatief.",
            ["leeftijd", "regio"],
        ),
        (
            "De verdeling op de kenmerken leeftijd, geslacht en regio is door weging hersteld.",
            ["leeftijd", "geslacht", "regio"],
        ),
    ],
)
def test_the_variables_of_the_weighting_are_those_that_are_listed(
    text: str, variables: list[str]
) -> None:
    assert list(told(text).weighting) == variables


@pytest.mark.parametrize(
    "text",
    [
        "De antwoorden zijn gewogen.",
        "De raad heeft de belangen afgewogen op basis van leeftijd en inkomen.",
        "Het gewogen gemiddelde is 7,1.",
        "Bij de loting wordt gewogen naar leeftijd en geslacht.",
        "Voors en tegens zijn gewogen op basis van draagvlak, prijs en water.",
        "De antwoorden zijn niet gewogen naar leeftijd en geslacht.",
        "De steekproef is representatief naar leeftijd, geslacht en regio.",
        "De antwoorden van het vorige onderzoek zijn gewogen op leeftijd en regio.",
        "Het ene deel is gewogen op leeftijd en regio. Het andere is gewogen op geslacht.",
    ],
)
def test_weighing_of_other_kinds_names_no_variables(text: str) -> None:
    assert told(text).weighting == ()
