"""What became of each check: made and held, made and objected, or not made and why."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.checks.cases import REASONS
from tabel_extract.checks.editions import EDITION_CHECKS
from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.checks.judge import examine
from tabel_extract.model import CheckOutcome, HeadingPath, Issue, Table
from tests.checks.tables import MEN, TOTAL, WOMEN, table

ROWS: dict[HeadingPath, tuple[str, str, str]] = {
    ("fietsen", "ja"): ("60", "55", "65"),
    ("fietsen", "nee"): ("40", "45", "35"),
    ("lopen", "ja"): ("30", "25", "35"),
    ("lopen", "nee"): ("70", "75", "65"),
}


def outcomes(one: Table, *issues: Issue) -> dict[str, CheckOutcome]:
    return {o.check: o for o in examine([one], issues).checks}


def whole() -> Table:
    return table((TOTAL, MEN, WOMEN), ROWS)


def test_a_check_that_held_says_how_often_and_on_which_cells() -> None:
    found = outcomes(whole())
    assert found["total_outside_subgroups"] == CheckOutcome(
        "total_outside_subgroups", 0, cases=4, cells=tuple(range(12))
    )
    assert found["sum_not_100"].status == "passed"
    assert found["answers_exceed_100"].cases == 6


def test_a_check_that_objected_counts_its_objections() -> None:
    wrong = table((TOTAL, MEN, WOMEN), {**ROWS, ("lopen", "ja"): ("90", "25", "35")})
    found = outcomes(wrong)["total_outside_subgroups"]
    assert (found.status, found.cases, found.failed) == ("failed", 4, 1)


def test_a_check_that_could_not_be_made_is_not_passed_and_says_why() -> None:
    found = outcomes(table((MEN, WOMEN), {("fietsen",): ("55", "65")}))
    assert {o.check: o.reason for o in found.values() if o.status == "not_made"} == {
        "difference_inconsistent": "no_difference",
        "figure_question_mismatch": "no_figure_claims",
        "group_exceeds_total": "no_counts",
        "mean_inconsistent": "no_mean",
        "printed_differently": "printed_once",
        "sum_not_100": "no_distribution",
        "answers_exceed_100": "no_opposites",
        "total_outside_subgroups": "no_total",
        "subgroup_weights_inconsistent": "no_total",
        "claim_disagrees": "no_claims",
        "readers_disagree": "no_pdf",
        **dict.fromkeys(EDITION_CHECKS, "no_warehouse"),
    }
    assert found["value_out_of_range"].status == "passed"


def test_the_most_telling_reason_is_given() -> None:
    assert outcomes(whole())["subgroup_weights_inconsistent"].reason == "too_few_rows"


def test_totals_are_not_compared_where_columns_are_not_known() -> None:
    found = outcomes(whole(), Issue("header_unresolved", "Tabel 1.1", facts=(("reason", "."),)))
    reasons = {check: o.reason for check, o in found.items()}
    assert reasons["total_outside_subgroups"] == "header_unresolved"
    assert reasons["subgroup_weights_inconsistent"] == "header_unresolved"


def test_tables_of_one_label_keep_their_own_outcomes() -> None:
    one, other = whole(), replace(whole(), title="Nog een tabel")
    found = [o for o in examine([one, other], []).checks if o.check == "value_out_of_range"]
    assert [(o.table, o.cases) for o in found] == [(0, 12), (1, 12)]


def test_every_check_is_a_code_and_every_reason_has_words() -> None:
    found = examine([whole(), table((MEN,), {("fietsen",): ("55",)})], [])
    assert {o.check for o in found.checks} <= set(CATALOGUE)
    assert {o.reason for o in found.checks if o.reason} <= set(REASONS)
