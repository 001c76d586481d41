"""Groups that a phrase says in words of its own, each of which its dimension or category has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.claims.text.amounts import Amount, amount_in
from tabel_extract.claims.text.often import Often, often_in
from tests.claims.made import named

_CINEMA = ("bioscoopbezoek", "nooit", "minder dan maandelijks", "maandelijks of vaker")
_CHOIR = ("koorlidmaatschap", "lid", "geen lid")
_LENDER = ("bibliotheeklid", "ja", "nee")
_DRAWING = ("tekent in vrije tijd", "ja", "nee")
_CLIMBING = ("klimfrequentie", "nooit", "soms", "wekelijks of vaker")
_INSTRUMENTS = ("aantal muziekinstrumenten", "geen", "1", "2 of meer")
_SAVINGS = (
    "spaargeld huishouden",
    "tot 5.000 euro",
    "5.000 tot 20.000 euro",
    "20.000 euro of meer",
)
_VILLAGE = ("gemeentegrootte (aantal inwoners)", "< 10.000", "10.000-40.000", "≥ 40.000")
_YOUNGEST = ("leeftijd jongste kind", "0-5 jaar", "6-11 jaar", "12-17 jaar")
_SIGHT = ("gezichtsbeperking", "geen", "licht", "ernstig")
_RUN = ("dienstverband", "vast", "tijdelijk")
_VICTIM = ("slachtofferschap", "ja", "nee")
_TRUST = ("vertrouwen in de rechter", "veel", "weinig")


@pytest.mark.parametrize(
    ("dimension", "sentence", "category"),
    [
        (
            _CINEMA,
            "Wie minstens eens per maand een bioscoop bezoekt, leest vaker (34%).",
            "maandelijks of vaker",
        ),
        (
            _CINEMA,
            "Van de mensen die minder dan een keer per maand naar de bioscoop gaan, leest 34%.",
            "minder dan maandelijks",
        ),
        (_CINEMA, "Onder mensen die nooit een bioscoop bezoeken, is dat 34%.", "nooit"),
        (_CLIMBING, "Van de mensen die zo nu en dan klimmen, leest 34%.", "soms"),
        (_CLIMBING, "Van de niet-klimmers leest 34%.", "nooit"),
        (_CLIMBING, "Onder wekelijkse klimmers is dat 34%.", "wekelijks of vaker"),
        (_CHOIR, "Van de mensen die geen lid zijn van een koor, leest 34%.", "geen lid"),
        (_LENDER, "Wie lid is van een bibliotheek, leest vaker (34%).", "ja"),
        (_DRAWING, "Degenen die in hun vrije tijd niet tekenen, lezen vaker (34%).", "nee"),
        (
            _INSTRUMENTS,
            "Wie twee of meer muziekinstrumenten bezit, leest vaker (34%).",
            "2 of meer",
        ),
        (_INSTRUMENTS, "Van de mensen zonder muziekinstrumenten leest 34%.", "geen"),
        (
            _SAVINGS,
            "Huishoudens met een spaargeld van 5.000 tot 20.000 euro lezen vaker (34%).",
            "5.000 tot 20.000 euro",
        ),
        (_VILLAGE, "In gemeenten met minder dan 10.000 inwoners leest 34%.", "< 10.000"),
        (
            _VILLAGE,
            "Wie in een gemeente met 10.000 tot 40.000 inwoners woont, leest vaker (34%).",
            "10.000-40.000",
        ),
        (_YOUNGEST, "Van de ouders met een jongste kind tot zes jaar leest 34%.", "0-5 jaar"),
        (_SIGHT, "Van de mensen met een ernstige gezichtsbeperking leest 34%.", "ernstig"),
        (_RUN, "Onder werknemers met een vast dienstverband is dat 34%.", "vast"),
        (_VICTIM, "Van de slachtoffers leest 34%.", "ja"),
        (
            _VICTIM,
            "Wie het afgelopen jaar slachtoffer werd van een inbraak, leest vaker (34%).",
            "ja",
        ),
        (_TRUST, "Wie weinig vertrouwen in de rechter heeft, leest vaker (34%).", "weinig"),
    ],
)
def test_a_group_is_known_by_a_phrase_of_which_each_word_is_its_own(
    dimension: tuple[str, ...], sentence: str, category: str
) -> None:
    assert named(dimension, sentence) == category


@pytest.mark.parametrize(
    ("dimension", "sentence"),
    [
        (_CINEMA, "Van de mensen die eens per maand een theater bezoeken, leest 34%."),
        (_CINEMA, "Wie minstens wekelijks een bioscoop bezoekt, leest vaker (34%)."),
        (_CINEMA, "Van de mensen die eens per maand over de bioscoop lezen, fietst 34%."),
        (_CLIMBING, "Van de mensen die bijna nooit klimmen, leest 34%."),
        (_LENDER, "Van de leden van een sportclub leest 34%."),
        (_INSTRUMENTS, "Van de mensen met drie muziekinstrumenten leest 34%."),
        (_INSTRUMENTS, "Van de jongeren zonder muziekinstrumenten leest 34%."),
        (_SAVINGS, "Huishoudens met een inkomen van 5.000 tot 20.000 euro lezen vaker (34%)."),
        (_VILLAGE, "In gemeenten met minder dan 40.000 inwoners leest 34%."),
        (_YOUNGEST, "Van de jongeren van 12 tot en met 17 jaar leest 34%."),
        (_RUN, "Van de werknemers met een vaste werkplek leest 34%."),
        (_RUN, "Van de jongeren met een vast dienstverband leest 34%."),
        (_TRUST, "Van de mensen met weinig interesse in de rechter leest 34%."),
    ],
)
def test_a_word_that_is_none_of_a_group_makes_it_another(
    dimension: tuple[str, ...], sentence: str
) -> None:
    assert named(dimension, sentence) is None


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("elke dag", Often(365, 365, bare=True)),
        ("wekelijks", Often(52, 52, bare=True)),
        ("drie keer per week", Often(156, 156, bare=True)),
        ("ten minste eens per maand", Often(12, float("inf"))),
        ("maandelijks of vaker", Often(12, float("inf"))),
        ("minder dan een keer per jaar", Often(0.5, 0)),
        ("af en toe", Often(0.5, 0.5)),
        ("nooit", Often(0, 0)),
    ],
)
def test_how_often_is_told_in_times_a_year(text: str, often: Often) -> None:
    found = often_in(text)
    assert found is not None
    assert found == (often, (0, len(text)))


@given(st.integers(1, 20), st.sampled_from(["dag", "week", "maand", "jaar"]))
def test_more_often_than_a_number_of_times_is_not_that_often(times: int, per: str) -> None:
    at_least, above = (
        often_in(f"minstens {times} keer per {per}"),
        often_in(f"meer dan {times} keer per {per}"),
    )
    assert at_least is not None
    assert above is not None
    assert above[0].low == at_least[0].low + 1
    assert not above[0].is_of(at_least[0])


@given(st.integers(0, 99_999), st.integers(1, 99_999))
def test_an_amount_is_the_same_however_its_end_is_printed(low: int, more: int) -> None:
    closed, open_ = amount_in(f"{low}-{low + more}"), amount_in(f"{low} tot {low + more + 1}")
    assert closed is not None
    assert open_ is not None
    assert closed[0] == Amount(low, low + more)
    assert open_[0].is_of(closed[0])
    assert closed[0].is_of(open_[0])
