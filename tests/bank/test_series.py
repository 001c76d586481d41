"""A line is drawn only between numbers that can be compared, and every break has its name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.bank.editions import Mark, Printed, editions_of
from tabel_extract.bank.groups import Group, parse_group
from tabel_extract.bank.labels import unit_of
from tabel_extract.bank.series import Series, lineage, series_of
from tabel_extract.checks.asked import wording_key
from tabel_extract.errors import UnknownQuestionError
from tabel_extract.model import Note, Table
from tabel_extract.pipeline import read_report
from tabel_extract.settings import Settings
from tests.bank.asked import COLUMNS, EENS, WORDING, asking, editions, printed, year
from tests.checks.tables import EDUCATION, TOTAL, Column

ROOT = Path(__file__).parents[2]
OTHER = "Ik zou in de stad vaker willen fietsen dan ik nu doe."
Told = list[tuple[str | None, str | None, list[str]]]


def told(series: Series) -> Told:
    """Period, number and kinds of break of each point."""
    return [
        (
            point.edition.period,
            point.number.cell.raw if point.number is not None else None,
            [one.kind + ("" if one.certain else "?") for one in point.breaks],
        )
        for point in series.points
    ]


def the_series(*tables: Any, group: Group | None = None) -> Told:
    (only,) = series_of(editions(*tables), group or Group())
    return told(only)


def test_editions_that_ask_the_same_are_joined_in_time() -> None:
    assert the_series(year(2024, 43), year(2020, 40), year(2022, 41)) == [
        ("2020", "40", []),
        ("2022", "41", []),
        ("2024", "43", []),
    ]


def test_a_subgroup_has_a_series_of_its_own() -> None:
    tables = year(2022), year(2024)
    for text in ("opleiding=hbo, wo", "HBO, WO", "opleiding = hbo,wo"):
        assert the_series(*tables, group=parse_group(text)) == [
            ("2022", "50", []),
            ("2024", "50", []),
        ]


@pytest.mark.parametrize("text", ["leeftijd=hbo, wo", "oud"])
def test_a_subgroup_that_nobody_prints_is_refused_and_those_there_are_named(text: str) -> None:
    with pytest.raises(UnknownQuestionError, match=r"opleiding=bo, vmbo; .*opleiding=hbo, wo"):
        series_of(editions(year(2022)), parse_group(text))


def test_a_question_without_totals_has_no_series_of_all_people() -> None:
    rows = {("vaker fietsen", "eens"): ["30", "38", "50"]}
    assert series_of(editions(asking(rows, columns=EDUCATION))) == []


NOTE = Note("a", "note", "Breuk in de tijdreeks tussen 2022 en 2023.")
TELEPHONE = Note("a", "note", "De vragenlijst is telefonisch afgenomen.")
BREAKS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "base": ({"population": "vrouwen van 18 jaar en ouder"}, {}),
    "unit": ({"columns": tuple(replace(c, unit="grade") for c in COLUMNS)}, {}),
    "scale": ({"rows": {("vaker fietsen", "vaak"): EENS["vaker fietsen", "eens"]}}, {}),
    "panel": ({}, {"panel": "Ander panel"}),
    "mode": ({"notes": (TELEPHONE,)}, {}),
    "source": ({"source": "Verkeersenquête 2024"}, {}),
    "stated": ({"notes": (NOTE,)}, {}),
}


@pytest.mark.parametrize("kind", [kind for kind in BREAKS if kind != "scale"])
def test_whatever_changed_between_two_editions_breaks_the_series_by_its_name(kind: str) -> None:
    table, document = BREAKS[kind]
    panel = {"panel": "Internetpanel Fiets", **document}
    before = printed(year(2022), panel="Internetpanel Fiets")
    if kind == "mode":
        before = printed(replace(year(2022), notes=(_online(),)))
        panel = {}
    now = printed(year(2024, **table), **panel)
    assert the_series(before, now) == [("2022", "40", []), ("2024", "40", [kind])]


def _online() -> Note:
    return Note("a", "note", "De vragenlijst is online afgenomen.")


def test_other_answers_are_series_of_their_own_with_nothing_between() -> None:
    now = year(2024, **BREAKS["scale"][0])
    eens, vaak = series_of(editions(year(2022), now))
    assert told(eens) == [("2022", "40", []), ("2024", None, ["scale", "number"])]
    assert told(vaak) == [("2022", None, []), ("2024", "40", ["scale", "number"])]


def test_what_neither_edition_tells_is_not_taken_to_be_the_same() -> None:
    def silent(number: int) -> Table:
        columns = tuple(replace(c, unit=None) for c in COLUMNS)
        return year(number, population=None, columns=columns, rows={("fiets",): EENS_ROW})

    assert the_series(silent(2022), silent(2024)) == [
        ("2022", "40", []),
        ("2024", "40", ["base?", "scale?"]),
    ]


EENS_ROW = ["40", "30", "38", "50"]


def test_a_note_about_a_break_is_about_the_step_that_it_names() -> None:
    tables = [replace(year(n), notes=(NOTE,)) for n in (2020, 2022, 2023, 2024)]
    assert [kinds for _, _, kinds in the_series(*tables)] == [[], [], ["stated"], []]


def test_a_variant_stands_in_for_years_when_the_question_was_not_asked_and_breaks_the_series() -> (
    None
):
    own = editions(year(2022), year(2024))
    variant = editions(*(asking(wording=OTHER, period=str(n)) for n in (2020, 2024)), wording=OTHER)
    variant = [replace(e, printed=replace(e.printed, report_id="anders")) for e in variant]
    (series,) = series_of(lineage(own, variant))
    assert told(series) == [
        ("2020", "40", []),
        ("2022", "40", ["wording"]),
        ("2024", "40", []),
    ]


def test_a_wording_that_one_report_prints_beside_the_question_is_another_question() -> None:
    own = editions(printed(year(2022), "fiets-2022"))
    beside = editions(
        printed(asking(wording=OTHER, period="2022"), "fiets-2022"),
        printed(asking(wording=OTHER, period="2020"), "fiets-2020"),
        wording=OTHER,
    )
    assert lineage(own, beside) == own


YEARS = tuple(Column((str(n),), period=str(n)) for n in (2019, 2021, 2023))


def test_a_table_with_several_years_has_an_edition_for_each() -> None:
    rows = {("vaker fietsen", "eens"): ["38", "39", "40"]}
    many = asking(rows, columns=YEARS, period="2019-2023")
    assert the_series(many) == [("2019", "38", []), ("2021", "39", []), ("2023", "40", [])]


def test_a_number_that_is_printed_again_is_one_point_that_names_both_places() -> None:
    rows = {("vaker fietsen", "eens"): ["38", "39", "40"]}
    many = asking(rows, columns=YEARS, period="2019-2023")
    (series,) = series_of(editions(year(2021, 39), many))
    assert told(series) == [("2019", "38", []), ("2021", "39", []), ("2023", "40", [])]
    assert [len(point.also) for point in series.points] == [0, 1, 0]


def test_another_number_for_the_same_year_is_shown_beside_it_and_nothing_is_drawn_between() -> None:
    twice = [printed(year(2022, total), f"rapport-{total}") for total in (40, 44)]
    assert the_series(*twice) == [("2022", "40", []), ("2022", "44", ["period"])]


def test_an_edition_without_the_number_interrupts_the_line() -> None:
    gap = year(2022, rows={("vaker fietsen", "eens"): ["-", "30", "38", "50"]})
    assert the_series(year(2020), gap, year(2024)) == [
        ("2020", "40", []),
        ("2022", "-", ["number"]),
        ("2024", "40", ["number"]),
    ]


def test_a_figure_without_numbers_is_an_edition_without_a_number() -> None:
    note = Note("a", "question", f"Vraagstelling: ‘{WORDING}’", WORDING)
    figure = replace(year(2022), kind="figure", observations=(), notes=(note,))
    assert the_series(year(2020), figure)[1] == ("2022", None, ["number"])


REJECTED = Mark("rejected", None, "Noor", "Nagevraagd.")
CORRECTED = Mark("corrected", "41", "Noor", "Drukfout.")
ACCEPTED = Mark("accepted", None, "Noor", "Klopt.", "error", ("sum_not_100",))
WRONG = Mark(severity="error", codes=("sum_not_100",))


@pytest.mark.parametrize(
    ("mark", "kinds"),
    [(REJECTED, ["decision"]), (CORRECTED, ["decision"]), (WRONG, ["finding"]), (ACCEPTED, [])],
)
def test_a_number_that_is_not_to_be_used_as_printed_is_shown_as_printed_and_joined_to_nothing(
    mark: Mark, kinds: list[str]
) -> None:
    doubted = printed(year(2022), marks={0: mark})
    assert the_series(doubted, year(2024)) == [("2022", "40", []), ("2024", "40", kinds)]


def test_a_correction_is_told_with_who_and_why() -> None:
    (series,) = series_of(editions(printed(year(2022), marks={0: CORRECTED}), year(2024)))
    (only,) = series.points[1].breaks
    assert only.said == (
        "40 is door Noor gecorrigeerd in 41: Drukfout.",
        "40 was corrected to 41 by Noor: Drukfout.",
    )


def test_respondents_are_told_where_the_table_prints_them_in_row_or_column() -> None:
    n = Column(("n",), unit="count")
    beside = asking({("vaker fietsen", "eens"): ["40", "812"]}, columns=(TOTAL, n), period="2022")
    below = asking(
        {("vaker fietsen", "eens"): EENS_ROW, ("n",): ["812", "200", "400", "212"]}, period="2024"
    )
    first, second = editions(beside, below)
    assert [(x.cell.raw, x.n) for x in first.numbers.values()] == [("40", "812")]
    assert [(x.cell.raw, x.n) for x in second.numbers.values()] == list(
        zip(EENS_ROW, ["812", "200", "400", "212"], strict=True)
    )


def test_items_of_one_battery_are_followed_each_by_itself() -> None:
    def battery(number: int) -> Table:
        rows = {
            ("fiets", "eens"): EENS_ROW,
            ("auto", "eens"): ["20", "21", "22", "23"],
        }
        return asking(rows, period=str(number))

    fiets, auto = series_of(editions(battery(2022), battery(2024)))
    assert (fiets.item, fiets.answer) == ("fiets", "eens")
    assert told(auto) == [("2022", "20", []), ("2024", "20", [])]


def test_where_subgroups_are_rows_the_row_of_all_people_is_no_item_of_its_own() -> None:
    fixture = read_report(ROOT / "fixtures" / "vervoer-en-fiets.txt", Settings())
    (table,) = [t for t in fixture.tables if t.label == "Tabel 2.2"]
    asked = table.observations[0].question
    assert asked is not None
    (edition,) = editions_of(Printed("fiets", 1, fixture, table), wording_key(asked))
    daily = [n for n in edition.numbers.values() if n.cell.column[-1] == "(bijna) dagelijks"]
    assert edition.asked.item == ()
    assert [(n.cell.row[-1], n.cell.raw, n.n) for n in daily][:2] == [
        ("totaal", "34", "3.214"),
        ("man", "33", "1.548"),
    ]


def test_the_unit_of_a_series_is_that_of_its_own_numbers() -> None:
    mean = Column(("gemiddelde",), unit="mean")
    mixed = asking({("vaker fietsen", "eens"): ["40", "3,4"]}, columns=(TOTAL, mean))
    assert [unit_of(one, "nl") for one in series_of(editions(mixed))] == [
        "in procenten",
        "een gemiddelde",
    ]


change = st.sampled_from(["", "base", "unit", "panel", "source"])


@given(st.lists(change, min_size=1, max_size=5))
def test_only_steps_without_a_change_are_without_a_break(changes: list[str]) -> None:
    tables = [printed(year(2000), panel="Fietspanel")]
    state: dict[str, int] = {}
    for number, kind in enumerate(changes, start=1):
        state[kind] = number
        facts: dict[str, Any] = {}
        if "base" in state:
            facts["population"] = f"bewoners van wijk {state['base']}"
        if "source" in state:
            facts["source"] = f"Bureau {'x' * state['source']} 2024"
        if "unit" in state:
            code = ["grade", "mean", "percent"][state["unit"] % 3]
            facts["columns"] = tuple(replace(c, unit=f"{code}{state['unit']}") for c in COLUMNS)
        panel = f"Panel {state['panel']}" if "panel" in state else "Fietspanel"
        tables.append(printed(year(2000 + number, **facts), panel=panel))
    found = [kinds for _, _, kinds in the_series(*tables)][1:]
    assert found == [[kind] if kind else [] for kind in changes]
