"""Every reason that a verdict may have is reached, and told in two languages without a gap."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

import pytest

from tabel_extract.claims.read import read_claims
from tabel_extract.model import Claim, Line, Table
from tabel_extract.reasons import REASONS, reasoning
from tests.checks.tables import MEN, TOTAL, WOMEN, Column, groups, opinions, table, with_cell
from tests.claims.grammar import PHRASES
from tests.claims.made import scale

Language = Literal["nl", "en"]

FIRST = opinions()
SECOND = opinions("Tabel 1.2", population="sporters van 18 jaar en ouder")
AGES = table(
    (TOTAL, *groups("leeftijd", "18-34 jaar", "35-64 jaar")),
    {("draagt een helm op de fiets",): ("30", "20", "40")},
    "Tabel 1.3",
)
VISITORS = table(
    (TOTAL,), {("draagt een helm op de fiets",): ("30",)}, population="fietsers in Utrecht"
)
TWINS = table(
    (TOTAL,),
    {("helm bij regen dragen",): ("30",), ("helm bij sneeuw dragen",): ("60",)},
)
OFTEN = table(
    (TOTAL,), {("helm op de fiets", a): (v,) for a, v in (("vaak", "30"), ("soms", "70"))}
)
EMPTY = with_cell(
    table((TOTAL, MEN, WOMEN), {("draagt een helm op de fiets",): ("30", "20", "40")}),
    ("draagt een helm op de fiets",), WOMEN.path, value=None, raw=".", qualifier="unknown",
)  # fmt: skip
FINE = table((TOTAL,), {("draagt een helm op de fiets",): ("29,6",)})
POINTS = scale(10, 15, 25, 30, 20)


def claims_of(text: str, *tables: Table) -> tuple[Claim, ...]:
    lines = [Line(n, 1, s, s) for n, s in enumerate(text.split("\n"), 1)]
    return read_claims(lines, tables, PHRASES)


HELM = ("draagt een helm op de fiets",)
LONELY = table((TOTAL,), {("vindt fietsen leuk", "eens"): ("50",)})
MOST = table((TOTAL,), {HELM: ("70",)})
FEWER = table((TOTAL,), {HELM: ("38",)})
YEARS = [Column((year,), period=year) for year in ("2022", "2024")]
SERIES = table(YEARS, {HELM: ("25", "30")}, period="2022-2024")

CASES: list[tuple[str, str, list[Table]]] = [
    ("equal", "Van de mensen draagt 30% een helm op de fiets (zie tabel 1.3).", [AGES]),
    ("rounded", "Van de mensen draagt 30% een helm op de fiets (zie tabel 1.1).", [FINE]),
    ("differs", "Van de mensen draagt 50% een helm op de fiets (zie tabel 1.3).", [AGES]),
    ("within", "Bijna een derde draagt een helm op de fiets (zie tabel 1.3).", [AGES]),
    ("within_lenient", "Een overgrote meerderheid draagt een helm op de fiets.", [MOST]),
    ("beside", "Bijna de helft (38%) draagt een helm op de fiets.", [FEWER]),
    ("outside", "De helft draagt een helm op de fiets (zie tabel 1.3).", [AGES]),
    ("other_way", "Een helm op de fiets dragen daalde sinds 2022 met 5 procentpunt.", [SERIES]),
    ("other_answer", "Van de mensen is 20% het eens met ‘vindt fietsen leuk’.", [FIRST]),
    ("no_tables", "Van de mensen draagt 30% een helm op de fiets.", []),
    ("not_survey", "De omzet van helmen groeide met 30%.", [AGES]),
    ("no_link", "Van de mensen drinkt 30% koffie.", [AGES]),
    ("year_absent", "In 2012 dronk 30% van de mensen koffie.", [AGES, SERIES]),
    ("number_unclear", "Van de mensen drinkt 30% koffie (zie tabel 1.1).", [TWINS]),
    ("two_tables", "Van de mensen vindt 50% fietsen leuk.", [FIRST, SECOND]),
    ("two_items", "Van de mensen wil 30% een helm dragen.", [TWINS]),
    ("reference_absent", "Een helm op de fiets draagt 30% (zie tabel 9.9).", [AGES]),
    ("other_source", "Volgens het CBS draagt 30% een helm op de fiets.", [AGES]),
    ("other_year", "In 2012 droeg 30% een helm op de fiets.", [AGES]),
    ("answer_absent", "Van de mensen is 30% het oneens met ‘vindt fietsen leuk’.", [LONELY]),
    ("answer_unknown", "Van de mensen heeft 30% een helm op de fiets (zie tabel 1.1).", [OFTEN]),
    ("scale_unclear", "Van de mensen wil 30% minder verkeer (zie tabel 1.1).", [POINTS]),
    ("polarity", "Van de mensen draagt 60% geen helm op de fiets (zie tabel 1.3).", [AGES]),
    ("group_unknown", "Van de jonge ouders draagt 30% een helm op de fiets.", [AGES]),
    ("group_unclear", "De score liep uiteen van 20% tot 40% (zie tabel 1.3).", [AGES]),
    ("group_absent", "Van de vrouwen draagt 30% een helm op de fiets.", [AGES, FIRST]),
    ("population_differs", "Van de Nederlanders draagt 30% een helm op de fiets.", [VISITORS]),
    ("cell_empty", "Van de vrouwen draagt 30% een helm op de fiets.", [EMPTY]),
    ("difference_unclear", "Een helm op de fiets dragen scheelt 5 procentpunt.", [AGES]),
    ("unsure_link", "Van de mensen draagt 21% een helm op de fiets.", [SERIES]),
]
BY_REASON = pytest.mark.parametrize(
    ("reason", "text", "tables"), CASES, ids=[reason for reason, *_ in CASES]
)


@BY_REASON
def test_a_text_is_judged_for_the_reason_that_it_gives(
    reason: str, text: str, tables: list[Table]
) -> None:
    assert claims_of(text, *tables)[0].reason == reason


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
def test_a_year_that_some_table_covers_is_not_called_absent(year: str) -> None:
    (claim,) = claims_of(f"In {year} dronk 30% van de mensen koffie.", SERIES)
    assert claim.reason == "no_link"


def test_every_reason_is_reached() -> None:
    assert sorted(reason for reason, *_ in CASES) == sorted(REASONS)


@BY_REASON
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("placed", [True, False])
def test_a_reason_is_told_in_one_sentence_without_a_gap(
    reason: str, text: str, tables: list[Table], language: Language, placed: bool
) -> None:
    told = reasoning(claims_of(text, *tables)[0], language, placed=placed)

    assert told != reason
    assert re.fullmatch(r"[A-Z‘0-9][^{}]*[.?]", told)
    assert re.search(r"‘’|\(\)|  | [,.;]|, ,|None", told) is None


def test_a_number_that_was_rounded_further_than_its_cell_is_told_how_far_that_may_be() -> None:
    (claim,) = claims_of("Van de mensen draagt 30% een helm op de fiets.", FINE)

    assert reasoning(claim, placed=False) == (
        "In de tabel staat 29,6%; dat de zin 30% zegt, verklaart afronding (hooguit 0,5)."
    )
    assert reasoning(claim, "en", placed=False) == (
        "The table gives 29.6%; rounding (at most 0.5) explains that the sentence says 30%."
    )


@pytest.mark.parametrize(
    ("stated", "dutch", "english"),
    [
        ("50%", "50%, maar in de tabel staat 30%;", "50%, but the table gives 30%;"),
        (
            "50 procent",
            "50 procent, maar in de tabel staat 30 procent;",
            "50 procent, but the table gives 30 per cent;",
        ),
    ],
)
def test_the_number_found_is_written_with_the_unit_of_the_number_stated(
    stated: str, dutch: str, english: str
) -> None:
    (claim,) = claims_of(
        f"Van de mensen draagt {stated} een helm op de fiets (zie tabel 1.3).", AGES
    )

    assert reasoning(claim, placed=False).startswith(f"De zin zegt {dutch}")
    assert reasoning(claim, "en", placed=False).startswith(f"The sentence says {english}")


def test_words_without_a_unit_are_told_their_bounds_without_one() -> None:
    (claim,) = claims_of("De helft draagt een helm op de fiets (zie tabel 1.3).", AGES)

    assert reasoning(claim, placed=False) == (
        "In de tabel staat 30; bij ‘De helft’ rekenen wij op 48 tot 52; "
        "dat past slecht: bekijk de zin."
    )


def test_a_reason_of_another_version_of_the_program_is_told_as_it_is() -> None:
    (claim,) = claims_of("Van de mensen draagt 30% een helm op de fiets.", AGES)
    assert reasoning(replace(claim, reason="of_another_version")) == "of_another_version"
