"""What tables measure: items, the answers to them, and whose cells they have, of when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tabel_extract.claims.answers.items import Place, items_of, stance_of, title_of
from tabel_extract.model import Observation, Table
from tests.checks.tables import TOTAL, Column, opinions, table
from tests.claims.made import MAN, SEX, WOMAN, answered, scale

ASKED = [Column((c,)) for c in ("eens", "oneens")]
COUNT = Column(("n",), unit="count")
MEAN = Column(("gemiddeld",), unit="mean")
YEARS = [Column((y,), period=y) for y in ("2020", "2022", "2024")]

Cells = dict[tuple[str | None, str | None], str]


def cells(answers: Mapping[Place, Observation]) -> Cells:
    return {(place.group.category, place.period): cell.raw for place, cell in answers.items()}


def found(*tables: Table) -> list[tuple[tuple[str, ...], dict[str | None, Cells]]]:
    return [
        (item.labels, {a.label: cells(a.cells) for a in item.answers}) for item in items_of(tables)
    ]


def by_sex(made: Table) -> Table:
    """The same cells, where a row that is called after a sex is of that sex."""
    sexes = {"man": MAN, "vrouw": WOMAN}
    return replace(
        made,
        observations=tuple(
            replace(o, dimension=g.dimension, category=g.category)
            if (g := sexes.get(o.row[0]))
            else o
            for o in made.observations
        ),
    )


def test_rows_with_answers_are_items_with_a_cell_for_everyone_and_each_group() -> None:
    assert found(opinions()) == [
        (
            ("vindt fietsen leuk",),
            {
                "eens": {(None, None): "50", ("man", None): "48", ("vrouw", None): "52"},
                "neutraal": {(None, None): "30", ("man", None): "31", ("vrouw", None): "29"},
                "oneens": {(None, None): "20", ("man", None): "21", ("vrouw", None): "19"},
            },
        ),
        (
            ("fietst naar het werk",),
            {
                "eens": {(None, None): "40", ("man", None): "44", ("vrouw", None): "36"},
                "neutraal": {(None, None): "25", ("man", None): "26", ("vrouw", None): "24"},
                "oneens": {(None, None): "35", ("man", None): "30", ("vrouw", None): "40"},
            },
        ),
    ]


def test_a_table_that_is_turned_gives_the_same_items() -> None:
    turned = table(ASKED, {("totaal",): ["60", "40"], ("man",): ["55", "45"]})
    straight = table((TOTAL, SEX[0]), {("eens",): ["60", "55"], ("oneens",): ["40", "45"]})

    assert found(by_sex(turned)) == found(straight)
    assert found(straight) == [
        (
            (),
            {
                "eens": {(None, None): "60", ("man", None): "55"},
                "oneens": {(None, None): "40", ("man", None): "45"},
            },
        )
    ]


def test_items_may_stand_in_columns_above_their_answers() -> None:
    heads = [Column((item, a)) for item in ("fietst", "loopt") for a in ("ja", "nee")]
    made = table(heads, {("totaal",): ["60", "40", "30", "70"]})

    assert found(made) == [
        (("fietst",), {"ja": {(None, None): "60"}, "nee": {(None, None): "40"}}),
        (("loopt",), {"ja": {(None, None): "30"}, "nee": {(None, None): "70"}}),
    ]


def test_the_points_of_a_scale_are_answers() -> None:
    (item,) = items_of([scale(10, 20, 30, 40)])

    assert item.labels == ("er moet minder verkeer komen",)
    assert [a.point for a in item.answers] == [1, 2, 3, 4]
    assert [a.stance for a in item.answers] == [None] * 4


def test_a_series_has_a_cell_for_each_period() -> None:
    made = table(YEARS, {("fietst",): ["30", "31", "32"]}, period="2020-2024")
    (item,) = items_of([made])

    assert item.periods == ("2020", "2022", "2024")
    assert found(made) == [
        (("fietst",), {None: {(None, "2020"): "30", (None, "2022"): "31", (None, "2024"): "32"}})
    ]


def test_the_period_of_the_caption_is_no_period_of_a_cell() -> None:
    (item,) = items_of([table(YEARS[2:], {("fietst",): ["32"]}, period="2024")])
    assert item.periods == ()


def test_bases_are_left_out_and_cells_of_other_units_are_items_of_their_own() -> None:
    made = table((TOTAL, MEAN, COUNT), {("fietst",): ["30", "6,8", "1000"]})

    assert [(i.labels, i.unit) for i in items_of([made])] == [
        (("fietst",), "percent"),
        (("fietst", "gemiddeld"), "mean"),
    ]


@pytest.mark.parametrize(
    ("values", "answers"),
    [
        (["30", "40", "30"], ["met de auto", "met de trein", "te voet"]),
        (["31", "40", "31"], ["met de auto", "met de trein", "te voet"]),
        (["30", "40", "40"], None),
        (["60", "40"], None),
    ],
)
def test_three_rows_or_more_that_add_up_to_everyone_are_answers_to_one_question(
    values: list[str], answers: list[str] | None
) -> None:
    labels = ["met de auto", "met de trein", "te voet"][: len(values)]
    made = table((TOTAL,), {(name,): [v] for name, v in zip(labels, values, strict=True)})
    items = items_of([made])

    assert [[a.label for a in i.answers] for i in items] == (
        [answers] if answers else [[None]] * len(values)
    )


def test_rows_that_add_up_for_everyone_but_not_for_a_group_are_items() -> None:
    made = table((TOTAL, *SEX[:1]), {("a",): ["30", "9"], ("b",): ["30", "9"], ("c",): ["40", "9"]})
    assert [i.labels for i in items_of([made])] == [("a",), ("b",), ("c",)]


def test_an_item_is_called_by_its_labels_its_question_or_its_table() -> None:
    (labelled,) = items_of([answered("eens", "oneens")])
    bare = replace(labelled, labels=())
    asked = replace(bare, question="Fietst u?")

    assert [i.name for i in (labelled, asked, bare)] == [
        "de fiets in de stad",
        "Fietst u?",
        "Mening over de fiets",
    ]


def test_a_title_is_told_without_the_groups_that_its_columns_are_of() -> None:
    assert title_of(opinions(title="Lezen, naar leeftijd en inkomen")) == "Lezen"
    assert title_of(opinions(title="De weg naar huis")) == "De weg naar huis"


@pytest.mark.parametrize(
    ("label", "stance"),
    [
        ("(helemaal) eens", "agree"), ("mee eens", "agree"), ("ja", "agree"),
        ("(Zeer) belangrijk", "agree"), ("(helemaal) oneens", "disagree"), ("nee", "disagree"),
        ("niet tevreden", "disagree"), ("(heel) weinig vertrouwen", "disagree"),
        ("niet eens, niet oneens", "neutral"), ("weet (ik) niet", "neutral"),
        ("geen mening", "neutral"), ("elke dag", None), ("6", None), ("anders", None),
        ("niet voor en niet tegen", "neutral"), ("niet tevreden, niet ontevreden", "neutral"),
        ("noch positief noch negatief", "neutral"), ("niet thuis en niet op het werk", None),
    ],
)  # fmt: skip
def test_an_answer_says_yes_no_or_neither(label: str, stance: str | None) -> None:
    assert stance_of(label) == stance


def test_rows_that_add_up_under_one_heading_of_several_are_no_answers() -> None:
    columns = [Column((c,)) for c in ("bus", "trein", "fiets")]
    chance = table(columns, {("op maandag",): ["33", "32", "34"], ("op zondag",): ["8", "5", "9"]})
    assert [len(item.answers) for item in items_of([chance])] == [1] * 6
    each = table(columns, {("op maandag",): ["33", "32", "34"], ("op zondag",): ["58", "30", "12"]})
    assert [len(item.answers) for item in items_of([each])] == [3, 3]
