"""A report beside earlier editions: what is paired, what is said, and what is left unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tabel_extract.checks.asked import heading_key, title_key, wording_key
from tabel_extract.checks.bases import base_key
from tabel_extract.checks.cases import REASONS
from tabel_extract.checks.catalogue import sentence
from tabel_extract.checks.editions import EDITION_CHECKS, held_against
from tabel_extract.checks.jumps import LEAST_JUMP, limit_of, sampling_limit
from tabel_extract.checks.pairs import Earlier
from tabel_extract.checks.verdicts import judge
from tabel_extract.model import CheckOutcome, Finding, Report, Table
from tests.checks.planted import EENS, LAST, report_of, worded
from tests.checks.tables import MEN, TOTAL, WOMEN, Column, opinions, table, with_value


def edition(of: Table, year: int = 2022, **facts: object) -> Table:
    """A table as an edition of another year prints it."""
    changed = replace(of, period=str(year), source=f"Fietspanel {year}")
    return replace(changed, **facts)  # type: ignore[arg-type]


def beside(now: Table | Report, *then: Table) -> Report:
    """A report, each table of ``then`` being that of an earlier one."""
    report = now if isinstance(now, Report) else report_of(now)
    earlier = [Earlier(f"fiets-{n}", report_of(one)) for n, one in enumerate(then)]
    return held_against(report, earlier)


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings]


def reasons(report: Report) -> dict[str, str | None]:
    """Why checks of editions were not made; those that were made are left out."""
    return {o.check: o.reason for o in report.checks if o.status == "not_made"}


def with_jump(by: int = 27) -> Table:
    value = next(o for o in opinions().observations if (o.row, o.column) == (LAST, MEN.path))
    assert value.value is not None
    return with_value(opinions(), LAST, MEN.path, f"{value.value - by:g}")


# -- pairing ---------------------------------------------------------------------------------------


def test_an_edition_that_says_the_same_gives_nothing_and_all_checks_are_made() -> None:
    now = worded("Ik vind fietsen leuk.")
    found = beside(now, edition(now))
    assert found.findings == ()
    assert found.checks == (
        CheckOutcome("edition_wording_changed", 0, cases=1, cells=tuple(range(9))),
        CheckOutcome("edition_base_changed", 0, cases=2, cells=tuple(range(18))),
        CheckOutcome("edition_scale_changed", 0, cases=2, cells=tuple(range(18))),
        CheckOutcome("edition_jump", 0, cases=18, cells=tuple(range(18))),
    )


def test_only_the_title_without_its_numbers_must_be_that_of_the_series() -> None:
    now = opinions(title="De fiets in 2024, naar geslacht")
    assert codes(beside(now, edition(with_jump(), title="De fiets in 2022, naar geslacht"))) == [
        "edition_jump"
    ]
    other = report_of(edition(with_jump(), title=now.title, source="CBS"))
    unrelated = replace(other, document=replace(other.document, title="2 De trein"))
    alone = held_against(report_of(now), [Earlier("trein", unrelated)])
    assert set(reasons(alone).values()) == {"not_in_earlier_edition"}


def test_a_question_is_found_again_in_another_table_of_another_report() -> None:
    question = "Ik vind fietsen leuk."
    now = worded(question)
    moved = worded("ik vind ‘fietsen’  leuk", title="Plezier op de weg", label="Tabel 9.9")
    then = replace(
        edition(moved),
        source="CBS",
        observations=tuple(
            replace(o, row=("plezier", o.row[1]), value=(o.value or 0) + 30, raw="0")
            for o in moved.observations
            if o.row[0] == EENS[0]
        ),
    )
    elsewhere = report_of(then)
    elsewhere = replace(elsewhere, document=replace(elsewhere.document, title="Onderweg"))
    found = held_against(report_of(now), [Earlier("onderweg-2022", elsewhere)])
    assert {(f.code, f.row) for f in found.findings} == {
        ("edition_jump", ("vindt fietsen leuk", answer))
        for answer in ("eens", "neutraal", "oneens")
    }


def test_of_several_editions_the_latest_that_is_earlier_counts() -> None:
    wrong, right = with_jump(), opinions()
    assert codes(beside(opinions(), edition(wrong, 2018), edition(right, 2022))) == []
    assert codes(beside(opinions(), edition(right, 2018), edition(wrong, 2022))) == ["edition_jump"]
    assert codes(beside(opinions(), edition(right, 2022), edition(wrong, 2026))) == []


@pytest.mark.parametrize("year", [2024, 2026])
def test_an_edition_of_the_same_time_or_later_is_not_compared(year: int) -> None:
    found = beside(opinions(), edition(with_jump(), year))
    assert found.findings == ()
    assert reasons(found) == dict.fromkeys(EDITION_CHECKS, "not_in_earlier_edition")


def test_without_a_period_nothing_is_compared_and_that_is_said() -> None:
    found = beside(opinions(period=None), edition(with_jump()))
    assert (found.findings, set(reasons(found).values())) == ((), {"no_period"})


def test_without_an_earlier_edition_that_is_said_once() -> None:
    assert beside(opinions()).checks == tuple(
        CheckOutcome(check, None, reason="no_earlier_edition") for check in EDITION_CHECKS
    )


def test_what_the_plain_reading_could_not_say_is_replaced() -> None:
    plain = tuple(CheckOutcome(c, None, reason="no_warehouse") for c in EDITION_CHECKS)
    other = CheckOutcome("sum_not_100", 0, cases=1)
    before = replace(report_of(opinions()), checks=(other, *plain))
    found = beside(before, edition(opinions()))
    assert found.checks[0] == other
    assert "no_warehouse" not in {o.reason for o in found.checks}


def test_of_a_time_series_the_last_columns_are_compared() -> None:
    def series(*years: int, last: str) -> Table:
        columns = [Column((str(y),), period=str(y)) for y in years]
        raws = [*["40"] * (len(years) - 1), last]
        return table(columns, {(f"fietst {n}",): raws for n in range(12)}, period=None)

    quiet = beside(series(2018, 2021, 2024, last="44"), edition(series(2018, 2021, last="41")))
    # The caption of the earlier one names no year: its columns do.
    undated = replace(edition(series(2018, 2021, last="41")), period=None)
    assert (codes(quiet), quiet.checks[-1].cases) == ([], 12)
    assert beside(series(2018, 2021, 2024, last="44"), undated).checks[-1].cases == 12


def test_cells_of_columns_that_are_not_known_are_not_compared() -> None:
    def unplaced(of: Table) -> Table:
        cells = tuple(replace(o, qualifier="unplaced") for o in of.observations)
        return replace(of, observations=cells)

    found = beside(unplaced(opinions()), edition(with_jump()))
    assert (found.findings, set(reasons(found).values())) == ((), {"header_unresolved"})


# -- what changed ----------------------------------------------------------------------------------


def told(report: Report) -> str:
    (one,) = report.findings
    assert sentence(one, "en") != one.message
    return one.message


def test_another_wording_is_shown_beside_the_earlier_one_and_its_numbers_are_not_compared() -> None:
    then = with_value(worded("Ik vind fietsen erg leuk."), EENS, MEN.path, "3")
    found = beside(worded("Ik vind fietsen leuk."), edition(then))
    assert told(found).endswith(
        "de vraag is nu ‘Ik vind fietsen leuk.’, in Tabel 1.1 van ‘1 De fiets’ (2022) was die "
        "‘Ik vind fietsen erg leuk.’."
    )
    assert next(o for o in found.checks if o.check == "edition_jump").cells == tuple(range(9, 18))


def test_an_item_with_another_heading_and_a_near_wording_is_the_same_question() -> None:
    def named(heading: str, question: str) -> Table:
        of = worded(question)
        return replace(
            of,
            observations=tuple(
                replace(o, row=(heading, o.row[1])) if o.row[0] == EENS[0] else o
                for o in of.observations
            ),
        )

    now = named("plezier", "Ik vind het leuk om elke dag te fietsen.")
    near = named("leuk", "Ik vind het leuk om iedere dag te fietsen.")
    assert codes(beside(now, edition(near))) == ["edition_wording_changed"]
    far = named("leuk", "Een helm is nodig voor wie fietst.")
    assert codes(beside(now, edition(far))) == []


def test_a_wording_that_one_edition_leaves_out_is_no_change_and_its_numbers_are_not_compared() -> (
    None
):
    found = beside(
        worded("Ik vind fietsen leuk."), edition(with_value(opinions(), EENS, MEN.path, "3"))
    )
    assert (codes(found), reasons(found)) == ([], {"edition_wording_changed": "no_wordings"})
    assert next(o for o in found.checks if o.check == "edition_jump").cases == 9


def test_another_base_is_said_of_the_table_and_not_of_each_question() -> None:
    found = beside(opinions(), edition(with_jump(), population="fietsers van 12 jaar en ouder"))
    assert told(found).endswith(
        "gaat nu over ‘bevolking 18 jaar en ouder’, in Tabel 1.1 van ‘1 De fiets’ (2022) over "
        "‘fietsers van 12 jaar en ouder’."
    )
    assert reasons(found)["edition_jump"] == "edition_differs"


def test_a_base_that_one_edition_leaves_out_is_taken_from_its_report_or_not_compared() -> None:
    then = edition(with_jump(), population=None)
    assert reasons(beside(opinions(), then))["edition_jump"] == "no_base"
    known = report_of(then, population="18-plussers")
    found = held_against(report_of(opinions()), [Earlier("fiets-2022", known)])
    assert codes(found) == ["edition_jump"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bevolking 18 jaar en ouder", "Bevolking van 18 jaar of ouder", True),
        ("bevolking 18 jaar en ouder", "18-plussers", True),
        ("bevolking 18 jaar en ouder", "bevolking vanaf 18 jaar", True),
        ("bevolking (18+)", "bevolking 18 jaar en ouder", True),
        ("bevolking 18 jaar en ouder", "bevolking 16 jaar en ouder", False),
        ("bevolking 18 jaar en ouder", "vrouwen 18 jaar en ouder", False),
        ("bevolking", "bevolking 18 jaar en ouder", False),
        ("bevolking 18-64 jaar", "bevolking 18 jaar en ouder", False),
    ],
)
def test_one_base_may_be_written_in_several_ways(one: str, other: str, same: bool) -> None:
    assert (base_key(one) == base_key(other)) is same


def answers(*names: str, raws: Sequence[str] = ("40", "60"), **facts: object) -> Table:
    rows = {("fietsen", name): (raw,) * 3 for name, raw in zip(names, raws, strict=True)}
    return replace(table((TOTAL, MEN, WOMEN), rows), **facts)  # type: ignore[arg-type]


def in_unit(unit: str) -> Table:
    columns = [replace(c, unit=unit) for c in (TOTAL, MEN, WOMEN)]
    return table(columns, {("fietst graag",): ("7", "8", "6")}, unit=unit)


@pytest.mark.parametrize(
    ("now", "then", "said"),
    [
        (in_unit("mean"), in_unit("grade"), "de eenheid is nu een gemiddelde"),
        (answers("eens", "oneens"), answers("ja", "nee"), "de antwoorden zijn nu ‘eens’, ‘oneens’"),
        (
            answers("eens", "oneens"),
            answers("eens", "neutraal", "oneens", raws=("30", "30", "40")),
            "de antwoorden zijn nu ‘eens’, ‘oneens’",
        ),
        (
            answers("(helemaal) eens", raws=("40",)),
            answers("helemaal eens", raws=("10",)),
            "de antwoorden zijn nu ‘(helemaal) eens’",
        ),
        (
            opinions(poles=("slecht", "goed")),
            opinions(poles=("oneens", "eens")),
            "de uiteinden van de schaal zijn nu ‘slecht’, ‘goed’",
        ),
        (
            opinions(title="De fiets op een schaal van 1 tot 10"),
            opinions(title="De fiets op een schaal van 0 tot 10"),
            "de schaal heeft nu de punten 1 tot en met 10",
        ),
        (
            opinions(unit_text="gemiddelden op een vijfpuntsschaal"),
            opinions(unit_text="gemiddelden op een zevenpuntsschaal"),
            "de schaal heeft nu 5 punten",
        ),
    ],
)
def test_another_scale_is_said_and_its_numbers_are_not_compared(
    now: Table, then: Table, said: str
) -> None:
    found = beside(now, edition(then))
    assert said in told(found)
    assert [f.code for f in found.findings] == ["edition_scale_changed"]
    assert reasons(found)["edition_jump"] == "edition_differs"


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (answers("eens", raws=("40",)), answers("eens", "oneens")),
        (answers("mee eens", "mee oneens"), answers("eens", "oneens")),
        (opinions(poles=("slecht", "goed")), opinions()),
        (
            opinions(title="De fiets op een schaal van 1 tot 10"),
            opinions(title="De fiets op een schaal van 1-10"),
        ),
    ],
)
def test_the_same_scale_printed_otherwise_is_no_change(now: Table, then: Table) -> None:
    assert "edition_scale_changed" not in codes(beside(now, edition(then)))


def test_a_change_of_the_question_makes_no_number_doubtful_and_a_jump_does() -> None:
    other = beside(opinions(), edition(opinions(), population="fietsers"))
    assert judge(other).total.look == 0
    assert judge(other).findings_of
    assert judge(beside(opinions(), edition(with_jump()))).total.look == 1


# -- jumps -----------------------------------------------------------------------------------------


def test_a_jump_is_named_at_its_cell() -> None:
    (found,) = beside(opinions(), edition(with_jump())).findings
    assert (found.code, found.severity, found.row, found.column) == (
        "edition_jump",
        "warning",
        LAST,
        MEN.path,
    )
    assert "hier staat 30, in Tabel 1.1 van ‘1 De fiets’ (2022) stond 3;" in found.message


def test_a_row_that_moved_as_a_whole_is_named_once_with_its_total() -> None:
    then = opinions()
    for path in (TOTAL.path, MEN.path, WOMEN.path):
        then = with_value(then, LAST, path, "5")
    (found,) = beside(opinions(), edition(then)).findings
    assert (found.row, found.column) == (LAST, None)
    assert "hier staat 35 bij ‘totaal’, in" in found.message


def test_where_most_numbers_move_far_a_large_change_is_no_jump() -> None:
    assert limit_of([1.0] * 20 + [40.0]) == LEAST_JUMP
    assert limit_of([8.0, -8.0] * 10) == pytest.approx(47.4, abs=0.1)


def test_of_a_few_numbers_only_what_stands_out_in_any_survey_is_a_jump() -> None:
    few = table((TOTAL,), {("fietst graag",): ("45",)})
    assert codes(beside(few, edition(with_value(few, ("fietst graag",), ("totaal",), "30")))) == []
    assert codes(beside(few, edition(with_value(few, ("fietst graag",), ("totaal",), "20")))) == [
        "edition_jump"
    ]


def test_what_small_samples_explain_is_no_jump() -> None:
    def asked(people: int) -> list[Finding]:
        earlier = Earlier("f", report_of(edition(with_jump(16)), sample_size=people))
        return list(held_against(report_of(opinions(), sample_size=people), [earlier]).findings)

    assert [f.code for f in asked(2000)] == ["edition_jump"]
    assert asked(300) == []
    assert sampling_limit((50, 50), (200, 200)) == pytest.approx(15.0)


# -- keys and words --------------------------------------------------------------------------------


def test_layout_makes_no_other_wording() -> None:
    assert wording_key("‘Een  e-mail\nis  biblio- theek.’") == wording_key(
        "een Email is bibliotheek"
    )
    assert wording_key("Ik vind 5 dagen veel") != wording_key("Ik vind 4 dagen veel")
    assert title_key("De fiets, 2019/2020") == title_key("De fiets 2023")
    assert heading_key("(helemaal) mee eens") != heading_key("helemaal mee eens")


def test_every_reason_that_is_given_has_words() -> None:
    given = {
        reason
        for report in (
            beside(opinions()),
            beside(opinions(period=None), edition(opinions())),
            beside(opinions(), edition(opinions(), population="fietsers")),
            beside(opinions(), edition(opinions(), 2026)),
        )
        for reason in reasons(report).values()
    }
    assert given <= set(REASONS)
