"""What the cells say of a number: equal, rounded, within, beside, and when it may be accused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.claims.judging.judge import FAR, Computed, judge, value_of
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.model import Observation, Operation
from tests.checks.tables import TOTAL, table
from tests.claims.grammar import READER

whole = st.integers(0, 100)
tenths = st.integers(0, 1000).map(lambda n: n / 10)


def cells(*raws: str) -> tuple[Observation, ...]:
    return table((TOTAL,), {(str(i),): [raw] for i, raw in enumerate(raws)}).observations


def computed(*raws: str, operation: Operation | None = None) -> Computed:
    found = value_of(cells(*raws), operation or ("sum" if len(raws) > 1 else "cell"))
    assert found is not None
    return found


def said(text: str) -> Quantity:
    (quantity,) = READER.read(f"Van hen fietst {text}.")
    return quantity


def told(text: str, found: Computed, *, sure: bool = True) -> tuple[str, str]:
    verdict = judge(said(text), found, sure=sure)
    return verdict.verdict, verdict.reason


@pytest.mark.parametrize(
    ("raws", "operation", "value", "allowed"),
    [
        (("50",), "cell", 50, 0),
        (("49,6",), "cell", 49.6, 0),
        (("20", "30"), "sum", 50, 1),
        (("20,1", "30,2"), "sum", 50.3, 0.1),
        (("20", "30,2"), "sum", 50.2, 1),
        (("20", "30"), "difference", 10, 1),
        (("30,5", "20,2"), "difference", 10.3, 0.1),
        (("50%",), "cell", 50, 0),
    ],
)
def test_a_value_is_computed_from_cells_and_rounding_may_have_moved_it_by_one_step(
    raws: tuple[str, ...], operation: Operation, value: float, allowed: float
) -> None:
    found = computed(*raws, operation=operation)
    assert (found.value, found.allowed) == pytest.approx((value, allowed))
    assert (found.operation, len(found.cells)) == (operation, len(raws))


def test_cells_without_a_number_give_no_value() -> None:
    one, other = cells("20", "30")
    assert value_of([one, replace(other, value=None)], "sum") is None
    assert value_of([one, replace(other, value=None)], "difference") is None
    assert value_of([], "sum") is None


@pytest.mark.parametrize(
    ("text", "raws", "verdict"),
    [
        ("50%", ("50",), ("agrees", "equal")),
        ("50%", ("49",), ("disagrees", "differs")),
        ("50%", ("51",), ("disagrees", "differs")),
        ("50%", ("49,6",), ("agrees", "rounded")),
        ("50%", ("49,5",), ("agrees", "rounded")),
        ("50%", ("50,5",), ("agrees", "rounded")),
        ("50%", ("50,6",), ("disagrees", "differs")),
        ("50%", ("49,4",), ("disagrees", "differs")),
        ("49,6%", ("50",), ("disagrees", "differs")),
        ("50%", ("20", "30"), ("agrees", "equal")),
        ("50%", ("20", "31"), ("agrees", "rounded")),
        ("50%", ("20", "32"), ("disagrees", "differs")),
        ("ruim een kwart", ("27",), ("agrees", "within")),
        ("ruim een kwart", ("30",), ("agrees", "within")),
        ("ruim een kwart", ("40",), ("review", "outside")),
        ("een kwart", ("90",), ("review", "outside")),
    ],
)
def test_a_number_is_held_against_the_cells_that_surely_are_its_own(
    text: str, raws: tuple[str, ...], verdict: tuple[str, str]
) -> None:
    assert told(text, computed(*raws)) == verdict


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("45", "within"),
        ("44,5", "within"),
        ("44", "within_lenient"),
        ("40", "within_lenient"),
        ("39,9", "outside"),
        ("50,5", "within"),
        ("50,6", "outside"),
    ],
)
def test_vague_words_reach_half_a_per_cent_on_and_as_far_as_authors_stretch_them(
    raw: str, reason: str
) -> None:
    vague = said("bijna de helft")
    assert (vague.low, vague.high, vague.lenient) == (45, 50, (40, 50))
    assert judge(vague, computed(raw), sure=True).reason == reason


def test_vague_words_with_their_number_beside_them_need_a_look_from_far_off_only() -> None:
    vague, _ = READER.read("Bijna de helft (47%) fietst.")
    assert vague.beside
    near, far = vague.low - FAR + 1, vague.low - FAR
    reasons = [judge(vague, computed(f"{v:g}"), sure=True).reason for v in (near, far)]
    assert reasons == ["beside", "outside"]


@pytest.mark.parametrize(
    ("text", "raw", "verdict"),
    [
        ("50%", "50", ("agrees", "equal")),
        ("50%", "70", ("not_in_document", "unsure_link")),
        ("een kwart", "25", ("agrees", "within")),
        ("een kwart", "90", ("not_in_document", "unsure_link")),
        ("een kwart", "33", ("review", "outside")),
    ],
)
def test_an_unsure_link_may_bear_a_number_out_and_never_accuses_it(
    text: str, raw: str, verdict: tuple[str, str]
) -> None:
    assert told(text, computed(raw), sure=False) == verdict


@pytest.mark.parametrize(
    ("opposite", "verdict"),
    [
        ("16", ("review", "other_answer")),
        ("17", ("disagrees", "differs")),
        (None, ("disagrees", "differs")),
    ],
)
def test_a_number_that_is_exactly_the_opposite_answers_is_for_a_person_to_see(
    opposite: str | None, verdict: tuple[str, str]
) -> None:
    other = computed(opposite) if opposite else None
    found = judge(said("16%"), computed("57"), sure=True, opposite=other)
    assert (found.verdict, found.reason) == verdict


def test_a_number_that_its_cell_bears_out_needs_no_opposite() -> None:
    found = judge(said("50%"), computed("50"), sure=True, opposite=computed("50"))
    assert found.reason == "equal"


@given(stated=whole, printed=st.lists(whole, min_size=1, max_size=5))
def test_a_whole_number_farther_off_than_rounding_allows_always_disagrees_and_an_equal_one_never(
    stated: int, printed: list[int]
) -> None:
    found = computed(*map(str, printed))
    off = abs(stated - sum(printed))
    verdict, reason = told(f"{stated}%", found)

    assert (verdict == "disagrees") == (off > found.allowed)
    assert (reason == "equal") == (off == 0)


@given(stated=whole, printed=tenths)
def test_a_whole_number_agrees_with_a_finer_cell_that_rounds_to_it_and_with_no_other(
    stated: int, printed: float
) -> None:
    found = computed(f"{printed:.1f}".replace(".", ","))
    assert (told(f"{stated}%", found)[0] == "agrees") == (abs(stated - printed) <= 0.5 + 1e-6)


@given(stated=whole, printed=whole, opposite=st.none() | whole)
def test_an_unsure_link_never_accuses(stated: int, printed: int, opposite: int | None) -> None:
    other = None if opposite is None else computed(str(opposite))
    found = judge(said(f"{stated}%"), computed(str(printed)), sure=False, opposite=other)
    assert found.verdict == ("agrees" if stated == printed else "not_in_document")
