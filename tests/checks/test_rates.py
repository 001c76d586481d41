"""Severity is earned: what is right gets no error, and no check objects to it more than it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tabel_extract.checks.catalogue import finding
from tabel_extract.model import Finding
from tests.checks.rates import Answer, Tally, is_known, measure, own_answers, shared_answers

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "goldens" / "rates.json"


@cache
def own() -> tuple[dict[str, Tally], list[tuple[Answer, Finding]]]:
    return measure(own_answers())


def errors(found: list[tuple[Answer, Finding]]) -> list[tuple[str, str]]:
    return [(a.path.name, f.code) for a, f in found if f.severity == "error"]


def test_no_report_of_ours_gets_an_error_for_what_is_right() -> None:
    assert errors(own()[1]) == []


def test_no_check_objects_more_often_than_it_did_to_what_is_right(
    golden: Callable[[Path, str], None],
    request: pytest.FixtureRequest,
) -> None:
    rates = {code: round(tally.rate, 4) for code, tally in own()[0].items() if tally.false}
    if request.config.getoption("--update-goldens"):
        golden(GOLDEN, json.dumps(rates, indent=2) + "\n")
    before = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert {code: rate for code, rate in rates.items() if rate > before.get(code, 0.0)} == {}


@pytest.mark.parametrize(
    "code",
    [
        "answers_exceed_100",
        "difference_inconsistent",
        "group_exceeds_total",
        "mean_inconsistent",
        "subgroup_weights_inconsistent",
        "sum_not_100",
        "total_outside_subgroups",
        "value_out_of_range",
    ],
)
def test_a_check_of_numbers_is_made_often_enough_to_be_trusted(code: str) -> None:
    assert own()[0][code].made >= 30


@pytest.mark.shared
def test_no_report_of_the_evaluation_sets_gets_an_error_for_what_is_right(
    shared_eval: Path,
) -> None:
    tallies, false = measure(shared_answers())
    assert shared_eval.is_dir()
    assert errors(false) == []
    assert sum(tally.known for tally in tallies.values()) >= 24


def test_what_the_answer_does_not_speak_of_is_not_judged() -> None:
    table = {"label": "Tabel 1", "source": None, "footnotes": [{"text": "Gewogen.", "marker": "a"}]}
    gold = Answer(Path("x.txt"), (table,), (), False, frozenset({("Tabel 1", "note_missing")}))

    def known(found: Finding) -> bool | None:
        return is_known(found, gold)

    one, other, third = "Tabel 1", "Tabel 2", "Tabel 9"
    assert known(finding("source_missing", table=one)) is True
    assert known(finding("period_missing", table=one)) is None
    assert known(finding("source_missing", table=third)) is None
    assert known(finding("note_missing", table=one, marker="b")) is True
    assert known(finding("note_orphan", table=one, marker="a", text="Gewogen.")) is True
    assert known(finding("note_orphan", table=other, marker="a", text="Gewogen.")) is False
    assert known(finding("note_orphan", table=other, marker="a", text="Iets anders.")) is True
    assert known(finding("question_empty", table=one, marker="a")) is False
    assert known(finding("claim_review", table=one, reasoning="Nee.", sentence="Zo")) is None
