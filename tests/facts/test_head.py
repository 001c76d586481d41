"""When and by whom a text was published, as its first and last lines tell."""

from __future__ import annotations

import pytest

from tests.facts.told import told

TEXT = "Wie graag zwemt, doet dat in zee."


@pytest.mark.parametrize(
    "head",
    [
        "3 mei 2024",
        "3-5-2024 10:15",
        "vrijdag 3 mei 2024, 12:04",
        "Zierikzee, 3 mei 2024",
        "Nieuwsbericht | 03-05-2024 | 10:30",
        "3 mei 2024 - leestijd 4 minuten",
        "Gepubliceerd op: 3 mei 2024",
        "Gepubliceerd: 3 mei 2024\nLaatst bijgewerkt: 5 mei 2024",
        "Door Jan Bad\n\n3 mei 2024 om 12.04 uur",
        "date 2024-05-03 Zwemmen is gezond.",
        "ZIERIKZEE - 3 mei 2024 - De zee is weer warm genoeg.",
        "Zierikzee, 3 mei 2024 – De zee is weer warm genoeg.",
        "Door: Jan Bad | Geplaatst: 3 mei 2024 | Laatst bijgewerkt: 5 mei 2024",
        "Jannie van der Bad 3-5-2024, 05:30",
        "De Duinkrant | 3 mei 2024 | Laatst gewijzigd op 5 mei 2024",
        "# onderzoek  |  3 mei 2024  |  door Jan Bad en Els Duin",
    ],
)
def test_the_day_above_a_text_is_that_of_its_publication(head: str) -> None:
    assert told(f"{head}\n\n{TEXT}").published_on == "2024-05-03"


@pytest.mark.parametrize(
    "head",
    [
        "mei 2024",
        "date 2024-05 Zwemmen is gezond.",
        "Laatst bijgewerkt: 3 mei 2024",
        "Zwemtocht op 3 mei 2024",
        "Het weer van vrijdag 3 mei 2024",
        "Zwemtocht Zuiderstrand 3 mei 2024",
        "Jan Bad won op 3 mei 2024, 05:30",
        "Door: Jan Bad | Laatst bijgewerkt: 3 mei 2024",
        "Van 1 tot en met 3 mei 2024",
        "Op 3 mei 2024 begint het seizoen.",
        "31 april 2024",
        "1 mei 2024\n\n3 mei 2024",
    ],
)
def test_other_days_above_a_text_are_not_that_of_its_publication(head: str) -> None:
    assert told(f"{head}\n\n{TEXT}").published_on is None


def test_a_day_in_running_text_is_not_that_of_its_publication() -> None:
    assert told(f"{TEXT} Op 3 mei 2024 begint het seizoen.").published_on is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"{TEXT}\n\n© 2024 Omroep Strand", "Omroep Strand"),
        (f"{TEXT}\n\nRedactie De Duinpost", "De Duinpost"),
        (f"Nieuws | Gemeente Duinwijk\n\n{TEXT}", "Gemeente Duinwijk"),
        (f"De Duinkrant, 3 mei 2024\n\n{TEXT}", "De Duinkrant"),
        (f"DUINKRANT • Sport • 3 mei 2024\n\n{TEXT} Dat zegt de Duinkrant.", "Duinkrant"),
        (f"Persbericht Stichting Schoon Strand\n\n{TEXT}", "Stichting Schoon Strand"),
        (f"PERSBERICHT\n\n{TEXT}\n\nBron: Zwemraad Zuid", "Zwemraad Zuid"),
        (f"{TEXT} Dat meldt Zwemraad Zuid.\n\nBron: Zwemraad Zuid", "Zwemraad Zuid"),
        (f"Omroep Strand\n\nDonderdag 2 mei 2024, 06.30 uur\n\n{TEXT}", "Omroep Strand"),
        (f"De Duincourant\n\n2 mei 2024\n\n{TEXT}", "De Duincourant"),
        (f"De Duincourant\nRegio > Zierikzee\n\nLekker zwemmen\n\n{TEXT}", "De Duincourant"),
        (
            f"Gemeente Duin\nAfdeling Strand\nPersbericht nr. 24-8\n\nLekker zwemmen\n\n{TEXT}",
            "Gemeente Duin",
        ),
        (f"DE ZILT\nzwemkrant sinds 1968\n\nLekker zwemmen\n\n{TEXT} Dat zegt De Zilt.", "De Zilt"),
        (f"PERSBERICHT\n\nZeeinstituut Zout & Zand\n\n{TEXT}", "Zeeinstituut Zout & Zand"),
        (f"Zilt – onafhankelijk weekblad voor de kust\n\n{TEXT}", "Zilt"),
        (f"ZEEZOUT | Strand | Opinie\n\n{TEXT} Zo blijkt uit een peiling van Zeezout.", "Zeezout"),
        (f"ZEEZOUT\n\nLekker zwemmen\n\n{TEXT} Het Zeezout Opiniepanel is groot.", "Zeezout"),
        (f"{TEXT}\n\nMeld je aan voor het Strandkijkers-panel!", "Strandkijkers"),
    ],
)
def test_who_published_a_text_stands_above_or_below_it(text: str, publisher: str) -> None:
    assert told(text).publisher == publisher


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT} Dat meldt Zwemraad Zuid.",
        f"{TEXT}\n\nBron: ANP",
        f"{TEXT}\n\n© ANP",
        f"{TEXT}\n\nFoto: © Omroep Strand",
        f"{TEXT}\n\nRedactie Binnenland",
        f"Door onze redactie\n\n{TEXT}",
        f"Door Jan Bad, De Duinkrant\n\n{TEXT}",
        f"3 mei 2024 - Redactie Binnenland\n\n{TEXT}",
        f"Zierikzee, 3 mei 2024\n\n{TEXT}",
        f"Bergen aan Zee\n\n3 mei 2024\n\n{TEXT}",
        f"Regio | Gemeente Duinwijk\n\n{TEXT}",
        f"Sociale media\n\n3 mei 2024\n\nDoor Jan Bad\n\n{TEXT}",
        f"Zilt | Strand | Opinie\n\n{TEXT} Zilt is lekker.",
        f"Zilt – de smaak van zee\n\n{TEXT}",
        f"De Duinkrant, 3 mei 2024\n\n{TEXT}\n\n© Omroep Strand",
    ],
)
def test_agencies_desks_places_and_two_names_tell_no_publisher(text: str) -> None:
    assert told(text).publisher is None
