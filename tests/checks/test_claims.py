"""Claims that need eyes become findings, and only a contradiction marks a cell, to be looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.checks.cases import findings_of
from tabel_extract.checks.claims import claim_cases, claim_reviews
from tabel_extract.checks.verdicts import Tally, judge, locate
from tabel_extract.model import CellRef, Claim, ClaimVerdict, Finding, HeadingPath, Provenance
from tests.checks.tables import opinions
from tests.report.sample import report

TABLE = opinions()
LIKES = ("vindt fietsen leuk", "eens")
WOMAN = CellRef(LIKES, ("geslacht", "vrouw"))
MAN = CellRef(LIKES, ("geslacht", "man"))
CLAIM = Claim(
    sentence="Van de vrouwen vindt 97% fietsen leuk.",
    quantity="97%",
    low=97,
    high=97,
    unit="percent",
    exact=True,
    table="Tabel 1.1",
    cells=(WOMAN,),
    operation="cell",
    found=52,
    verdict="disagrees",
    reason="differs",
    provenance=Provenance(3, 40),
)
VAGUE = replace(
    CLAIM, quantity="een kwart", low=23, high=27, exact=False, verdict="review", reason="outside"
)


def finding_of(claim: Claim) -> Finding:
    (found,) = [*findings_of(claim_cases([claim], ())), *claim_reviews([claim])]
    return found


def test_a_number_that_its_cell_contradicts_is_an_error_at_its_sentence() -> None:
    found = finding_of(CLAIM)

    assert (found.code, found.severity, found.provenance) == (
        "claim_disagrees",
        "error",
        Provenance(3, 40),
    )
    assert (found.table, found.row, found.column) == ("Tabel 1.1", WOMAN.row, WOMAN.column)
    assert "Van de vrouwen vindt 97% fietsen leuk" in found.message
    assert "De zin zegt 97%, maar in de tabel staat 52%" in found.message


def test_words_that_fit_badly_are_a_warning() -> None:
    found = finding_of(VAGUE)
    assert (found.code, found.severity) == ("claim_review", "warning")
    assert "bij ‘een kwart’ rekenen wij op 23 tot 27" in found.message


@pytest.mark.parametrize("verdict", ["agrees", "not_in_document"])
def test_a_claim_that_needs_no_eyes_is_no_finding(verdict: ClaimVerdict) -> None:
    claim = replace(CLAIM, verdict=verdict)
    assert [*findings_of(claim_cases([claim], ())), *claim_reviews([claim])] == []


def test_a_contradiction_marks_its_cell_to_be_looked_at_and_no_other() -> None:
    judged = judge(report(TABLE, findings=[finding_of(CLAIM)]))
    place = [(o.row, o.column) for o in TABLE.observations].index((WOMAN.row, WOMAN.column))

    assert judged.verdicts == {(0, place): "look"}
    assert judged.total == Tally(fine=len(TABLE.observations) - 1, look=1)


NEUTRAL = CellRef((LIKES[0], "neutraal"), WOMAN.column)
OTHER = CellRef(("fietst naar het werk", "eens"), ("totaal",))


@pytest.mark.parametrize(
    ("cells", "row", "column", "marked"),
    [
        ((MAN, WOMAN), LIKES, ("geslacht",), 2),
        ((WOMAN, NEUTRAL), LIKES[:1], WOMAN.column, 3),
        ((WOMAN, OTHER), None, None, 18),
    ],
)
def test_a_contradiction_of_several_cells_is_at_the_headings_that_they_share(
    cells: tuple[CellRef, ...], row: HeadingPath | None, column: HeadingPath | None, marked: int
) -> None:
    found = finding_of(replace(CLAIM, cells=cells, operation="sum"))

    assert (found.row, found.column) == (row, column)
    assert judge(report(TABLE, findings=[found])).total == Tally(fine=18 - marked, look=marked)


def test_words_to_be_reviewed_lead_to_their_cell_and_leave_its_number_fine() -> None:
    found = finding_of(VAGUE)

    assert len(locate(found, [TABLE]).cells) == 1
    assert judge(report(TABLE, findings=[found])).total == Tally(fine=len(TABLE.observations))


def test_a_cell_that_is_wrong_by_itself_stays_wrong_beside_a_contradiction() -> None:
    wrong = Finding(
        "value_out_of_range", "error", "Er is iets.", "Tabel 1.1", WOMAN.row, WOMAN.column
    )
    judged = judge(report(TABLE, findings=[finding_of(CLAIM), wrong]))
    assert set(judged.verdicts.values()) == {"wrong"}
