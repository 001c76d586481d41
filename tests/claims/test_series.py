"""Series of years that sentences go through, one number after another."""

from __future__ import annotations

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables

REPORT = """\
1 Rust en drukte

{said}

Tabel 1.1 Moeilijk in slaap komen, naar inkomensgroep, volwassenen, 2016-2024 (in procenten)

2016 2018 2020 2022 2024

totaal 21 18 26 24 20

inkomen

laag 43 38 52 48 42

midden 16 13 22 17 14

hoog 5 3 8 6 4

Bron: Rustpanel

Tabel 1.2 In slaap komen, volwassenen, 2024 (in procenten)a

totaal

zeer gemakkelijk 17

gemakkelijk 33

niet moeilijk, niet gemakkelijk 30

moeilijk 15

zeer moeilijk 5

a Vraagstelling: ‘Komt u gemakkelijk of moeilijk in slaap?’

Bron: Rustpanel
"""
START = "In 2018 had 18% van de mensen moeite met in slaap komen. "


def verdicts(said: str) -> dict[str, str]:
    reading = read_tables(read_text(REPORT.format(said=said).encode(), "rust.txt").lines)
    claims = read_claims(reading.prose, reading.tables, load_phrases())
    return {claim.quantity: claim.verdict for claim in claims}


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        ("Toen de kranten vol stonden, werd dat {}% (in 2020).", "26%", "27%"),
        (
            "In 2020 was dat opgelopen tot 26%, waarna in 2022 herstel optrad, naar {}%.",
            "24%",
            "28%",
        ),
        (
            "Bij de laagste inkomens ging het van 38% in 2018 naar {}% vier jaar later.",
            "48%",
            "52%",
        ),
        ("Sindsdien gaat het beter, zodat we nu {} procentpunt onder 2016 zitten.", "1", "4"),
    ],
)
def test_a_series_is_followed_from_year_to_year(said: str, right: str, wrong: str) -> None:
    values = verdicts(START + said.format(right.strip("%")))
    assert set(values.values()) == {"agrees"}
    values = verdicts(START + said.format(wrong.strip("%")))
    assert [v for q, v in values.items() if q.startswith(wrong)] != ["agrees"]


def test_a_group_that_only_one_of_two_tables_divides_by_tells_which_is_meant() -> None:
    said = "Van de middeninkomens heeft nu {}% moeite met in slaap komen."
    assert verdicts(said.format(14))["14%"] == "agrees"
    assert verdicts(said.format(22))["22%"] == "disagrees"


def test_words_of_an_earlier_time_are_those_of_the_number_beside_them_alone() -> None:
    trouble = "moeite met in slaap komen (tabel 1.1)"
    said = f"Van de volwassenen heeft {{}}% {trouble}, tegen 26% vier jaar eerder."
    assert verdicts(said.format(20))["20%"] == "agrees"
    assert verdicts(f"Vier jaar eerder had 26% {trouble}.")["26%"] == "agrees"
    assert "agrees" not in verdicts("Vorig jaar kwam 20% moeilijk in slaap.").values()


def test_a_number_that_another_went_to_is_of_a_year_that_is_not_told() -> None:
    said = START[:-2] + ", sprong tijdens de hittegolf naar {}% en is in 2024 weer wat lager."
    assert verdicts(said.format(26))["26%"] == "not_in_document"
    assert verdicts(said.format(33))["33%"] == "not_in_document"


SCALE = """\
1 Rust

Hoe rustig vindt men het (zie tabel 1.1)? {said}

Tabel 1.1 Rapportcijfer voor de rust thuis, naar woonsituatie, volwassenen, 2024 (in procenten)a

1 2 3 4 5 6 7 8 9 10

kopers 1 1 2 3 8 15 26 28 11 5

huurders 3 4 8 9 14 18 21 15 5 3

a Vraagstelling: ‘Welk rapportcijfer geeft u de rust bij u thuis?’

Bron: Rustpanel
"""


def test_sums_of_two_groups_are_held_against_each_other_and_never_accused() -> None:
    said = "Bij huiseigenaren geeft 15% een 1 tot 5, bij huurders is dat {} procentpunt meer."
    for points, verdict in (("23", "agrees"), ("19", "not_in_document")):
        text = SCALE.format(said=said.format(points)).replace(
            "een 1 tot 5", "een score van 1 tot 5"
        )
        reading = read_tables(read_text(text.encode(), "rust.txt").lines)
        claims = read_claims(reading.prose, reading.tables, load_phrases())
        found = {claim.quantity: claim.verdict for claim in claims}
        assert found == {"15%": "agrees", f"{points} procentpunt": verdict}
