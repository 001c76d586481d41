"""Years that words name."""

from __future__ import annotations

import pytest

from tabel_extract.claims.text.years import counted_year, years_in


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("In 2021 en 2024 was dat zo.", ["2021", "2024"]),
        ("Dat was in 1998.", ["1998"]),
        ("Tussen 1995-2005 niet.", ["1995"]),
        ("Er waren 2.021 mensen, 20245 euro en 1,2024.", []),
        ("Bel 06-2024 of 3024.", []),
        ("", []),
    ],
)
def test_years_are_numbers_of_four_figures_on_their_own(text: str, years: list[str]) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "base", "year"),
    [
        ("Drie jaar eerder was dat 40%.", "2024", "2021"),
        ("Een jaar geleden.", "2024", "2023"),
        ("Tien jaar daarvoor.", "2024-03-01", "2014"),
        ("Twee jaar voor de laatste meting.", "2024", "2022"),
        ("Vier jaar later.", "2018", "2022"),
        ("12 jaar daarna.", "2000", "2012"),
        ("VİJF jaar later.", "2000", "2005"),
        ("0 jaar later.", "2000", "2000"),
        ("Mensen van 12 jaar en ouder.", "2024", None),
        ("Drie jaar eerder.", None, None),
        ("Drie jaar eerder.", "voorjaar", None),
    ],
)
def test_a_year_is_counted_from_another(text: str, base: str | None, year: str | None) -> None:
    assert counted_year(text, base) == year
