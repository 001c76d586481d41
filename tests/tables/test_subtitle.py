"""A line below a title is taken for a subtitle only where all of it tells what such lines tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.tables.caption import parse_caption
from tabel_extract.tables.subtitle import Subtitle, parse_particular, parse_subtitle


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("%", Subtitle(unit_text="%")),
        ("in procenten", Subtitle(unit_text="in procenten")),
        ("(x 1.000 euro)", Subtitle(unit_text="x 1.000 euro")),
        ("(in procenten)", Subtitle(unit_text="in procenten")),
        (
            "percentage dat (zeer) vaak overlast ervaart",
            Subtitle(unit_text="percentage dat (zeer) vaak overlast ervaart"),
        ),
        (
            "Inwoners van 16 jaar en ouder, 2023, in procenten",
            Subtitle("Inwoners van 16 jaar en ouder", "2023", "in procenten"),
        ),
        (
            "landelijke organisaties met ten minste 5000 vrijwilligers, 2019-2023, aantal",
            Subtitle(
                "landelijke organisaties met ten minste 5000 vrijwilligers", "2019-2023", "aantal"
            ),
        ),
        ("2023; aantal leden", Subtitle(None, "2023", "aantal leden")),
        ("leden, 2023 (in %)**", Subtitle("leden", "2023", "in %", ("**",))),
        (
            "leden van 18 jaar en ouder, exclusief studenten, 2023 (in %)",
            Subtitle("leden van 18 jaar en ouder, exclusief studenten", "2023", "in %"),
        ),
        (
            "huurders die dit jaar verhuizen, 2031, in %",
            Subtitle("huurders die dit jaar verhuizen", "2031", "in %"),
        ),
        (
            "zeilers van 18 jaar en ouder, 2031, schalen van 1 tot 5",
            Subtitle("zeilers van 18 jaar en ouder", "2031", "schalen van 1 tot 5"),
        ),
        (
            "zeilers van 18 jaar en ouder, 2031, in procenten en uren",
            Subtitle("zeilers van 18 jaar en ouder", "2031", "in procenten en uren"),
        ),
        (
            "boten zonder motor, 2031, schaal 1-5",
            Subtitle("boten zonder motor", "2031", "schaal 1-5"),
        ),
        (
            "zeilers van 18 jaar en ouder, 2031, knopen",
            Subtitle("zeilers van 18 jaar en ouder", "2031", "knopen"),
        ),
        (
            "boten zonder motor, Friesland, 2031, gemiddeld, in euro",
            Subtitle("boten zonder motor, Friesland", "2031", "gemiddeld, in euro"),
        ),
    ],
)
def test_a_line_tells_population_period_and_unit(text: str, told: Subtitle | None) -> None:
    assert parse_subtitle(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "mannen",
        "2023",
        "65 jaar en ouder",
        "aantal kinderen",
        "percentage vrouwen",
        "mannen, vrouwen",
        "2019, 2023",
        "in procenten, aantal",
        "mannen, in procenten, vrouwen",
        "soms, in procenten",
        "soms, 2031, in procenten",
        "2031, knopen",
        "zeilers van 18 jaar en ouder, 2031, Knopen",
        "opleiding, 2031, in procenten",
        "naar soort boot, 2031, in procenten",
        "boten zonder motor, in procenten, 2031",
        "boten zonder motor, in procenten",
        "",
        "mannen, 2023, " + "en zo voort " * 20,
    ],
)
def test_a_line_that_may_be_a_heading_or_running_text_is_none(text: str) -> None:
    assert parse_subtitle(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Personen van 15 tot 75 jaar", Subtitle("Personen van 15 tot 75 jaar")),
        ("Huishoudens, exclusief studenten", Subtitle("Huishoudens, exclusief studenten")),
        ("voorjaar 2023", Subtitle(None, "voorjaar 2023")),
        ("Personen, 2023", Subtitle("Personen", "2023")),
        ("Aantal personen", None),
        ("Personen, in procenten", None),
        ("Fietsen naar het werk", None),
        ("Personen, fietsen naar het werk", None),
        ("", None),
    ],
)
def test_a_line_may_tell_a_population_or_a_period_alone(text: str, told: Subtitle | None) -> None:
    assert parse_particular(text) == told


def test_a_caption_gets_what_it_does_not_tell_itself() -> None:
    title = parse_caption("Aantal vrijwilligers, naar leeftijd")
    told = Subtitle("leden", "2023", "in procenten", ("a",))
    assert told.added_to(title) == replace(
        title,
        population="leden",
        period="2023",
        unit="percent",
        unit_text="in procenten",
        markers=("a",),
    )
    assert told.added_to(parse_caption("Sport, leden, 2022")) is None
    scale = Subtitle("leden", "2023", "schalen van 1 tot 5")
    means = scale.added_to(parse_caption("Gemiddelde scores voor sport"))
    assert means is not None
    assert means.unit == "mean"
