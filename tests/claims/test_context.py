"""What a sentence says around its numbers: tables, sources, years, and what it points back to."""

from __future__ import annotations

import pytest

from tabel_extract.claims.text.context import Context, context_of, points_back


@pytest.mark.parametrize(
    ("sentence", "references"),
    [
        ("Dat is 40% (zie tabel 7.2).", ["Tabel 7.2"]),
        ("Zie Figuur 3.1 en 3.2.", ["Figuur 3.1", "Figuur 3.2"]),
        ("Zie tabellen 3.1 en 3.2a.", ["Tabel 3.1", "Tabel 3.2a"]),
        ("In bijlagetabel B.3 staat dat.", ["Tabel B.3"]),
        ("Zie grafiek 4, kader 2 en tabel 5.", ["Figuur 4", "Kader 2", "Tabel 5"]),
        ("Zie tabel 3.1 en tabel 3.1.", ["Tabel 3.1"]),
        ("In de tabel staat 3.1.", []),
    ],
)
def test_tables_and_figures_are_called_as_their_captions_call_them(
    sentence: str, references: list[str]
) -> None:
    assert list(context_of(sentence).references) == references


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Volgens het CBS fietst 40%.", "Volgens het CBS"),
        ("Volgens cijfers van het RIVM is dat 40%.", "Volgens cijfers van het RIVM"),
        ("Uit cijfers van de Fietsersbond blijkt dat.", "cijfers van de Fietsersbond"),
        ("Uit eerder onderzoek bleek 40%.", "Uit eerder onderzoek"),
        ("De registraties laten dat zien.", "registraties"),
        ("Dat is 40% (Jansen 2020).", "Jansen 2020"),
        ("Dat is 40% (zie ook Jansen et al. 2020).", "zie ook Jansen et al. 2020"),
        ("Jansen en De Vries (2020) vonden 40%.", "Jansen en De Vries (2020)"),
        ("Volgens de meeste mensen is dat zo.", None),
        ("Volgens 40% van de mensen is dat zo.", None),
        ("Volgens Nederlanders is dat zo.", None),
        ("Volgens de Nederlandse bevolking is dat zo.", None),
        ("Dat is 40% (zie tabel 3.1).", None),
        ("Van de vrouwen fietst 40%.", None),
    ],
)
def test_whose_research_it_is_is_told_by_a_citation_or_a_name(
    sentence: str, source: str | None
) -> None:
    assert context_of(sentence).source == source


@pytest.mark.parametrize(
    ("sentence", "years", "earlier"),
    [
        ("In 2020 was dat 40%, in 2024 50%.", ["2020", "2024"], None),
        ("Tussen 2020 en 2024 groeide dat.", ["2020", "2024"], None),
        ("Dat is 40% (Jansen 2020).", [], None),
        ("Twee jaar geleden was dat 40%.", [], "Twee jaar geleden"),
        ("Vorig jaar was dat 40%.", [], "Vorig jaar"),
        ("Bij de vorige meting was dat 40%.", [], "de vorige meting"),
        ("Dat is 40%.", [], None),
    ],
)
def test_years_are_those_outside_citations_and_earlier_is_told_in_words(
    sentence: str, years: list[str], earlier: str | None
) -> None:
    context = context_of(sentence)
    assert (list(context.years), context.earlier) == (years, earlier)


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Onder vrouwen is dat 50%.", True),
        ("Daarvan fietst 50%.", True),
        ("Deze stelling steunt 40%.", True),
        ("Bij mannen ligt dat op 40%.", True),
        ("De fiets is geliefd bij 40%.", False),
        ("Van de vrouwen fietst 40%.", False),
    ],
)
def test_words_that_point_back_are_known(sentence: str, back: bool) -> None:
    assert context_of(sentence).anaphora is back


def test_a_clause_that_only_says_that_a_number_is_that_of_before_is_known() -> None:
    assert points_back("onder mannen is dat %")
    assert not points_back("% van de mannen vindt dat goed")


def test_a_plain_sentence_has_no_context() -> None:
    assert context_of("Van de vrouwen fietst 40%.") == Context((), None, (), None, False)


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("De fiets wordt het meest gebruikt.", False),
        ("Onder ouderen is verzet het sterkst.", False),
        ("Mannen vinden het vaker leuk.", True),
        ("De helft doet het daar.", True),
    ],
)
def test_a_superlative_points_back_at_nothing(sentence: str, back: bool) -> None:
    assert context_of(sentence).anaphora is back
