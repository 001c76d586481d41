"""What the list says of the subgroups of a table, and what it leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.codes.codelist import REASONS
from tabel_extract.codes.file import load_codes
from tabel_extract.codes.labels import label_key
from tabel_extract.tables.lexicon import lexicon

SHIPPED = load_codes()


def coded(heading: str | None, *labels: str) -> list[str | None]:
    """The code of each label of a table, or the reason that it has none."""
    found = SHIPPED.of_table(heading, labels)
    return [found[label].category_code or found[label].reason for label in labels]


LEVELS = ["education3.low", "education3.middle", "education3.high"]
CLASSES = [f"urbanity5.{number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("heading", "labels", "codes"),
    [
        ("opleiding", ["bo, vmbo", "havo, vwo, mbo", "hbo, wo"], LEVELS),
        ("Opleidingsniveau", ["laag", "middelbaar", "hoog"], LEVELS),
        ("opleiding", ["lager opgeleid", "middelbaar opgeleid", "hoger opgeleid"], LEVELS),
        (
            "opleiding",
            [
                "Basisonderwijs",
                "Vmbo, mbo1, avo onderbouw",
                "Havo, vwo, mbo",
                "Hbo, wo bachelor",
                "Hbo, wo master, doctor",
            ],
            [f"education5.{number}" for number in range(1, 6)],
        ),
        ("inkomen", ["1e kwintiel", "laagste tertiel"], ["income5.1", "income3.1"]),
        ("inkomenskwintiel", ["1e", "5e"], ["income5.1", "income5.5"]),
        ("Geslacht", ["Man (n=1.190)", "Vrouw (n=1.228)"], ["sex.male", "sex.female"]),
        ("stedelijkheid", ["zeer sterk", "sterk", "matig", "weinig", "niet"], CLASSES),
        (
            "herkomst",
            ["Nederlands", "Europees (excl. Nederland)", "buiten-Europees"],
            ["origin2022.dutch", "origin2022.european", "origin2022.outside_europe"],
        ),
        (
            "herkomst",
            ["Nederlands", "westers", "niet-westers"],
            ["origin2016.dutch", "origin2016.western", "origin2016.non_western"],
        ),
        ("leeftijd", ["18-34 jaar", "75+"], ["age.18-34", "age.75+"]),
        ("geslacht", ["man", "Totaal"], ["sex.male", "total"]),
    ],
)
def test_what_the_list_says(heading: str, labels: list[str], codes: list[str]) -> None:
    assert coded(heading, *labels) == codes


@pytest.mark.parametrize(
    ("heading", "labels", "reasons"),
    [
        # `sterk` of three classes is another one than `sterk` of five
        ("stedelijkheid", ["sterk", "matig", "niet"], ["other_division"] * 3),
        ("opleiding", ["laag", "hoog"], ["other_division"] * 2),
        (
            "opleiding",
            ["laag", "midden", "hoog", "zeer hoog"],
            [*["other_division"] * 3, "unknown_category"],
        ),
        ("opleiding", ["vmbo, mbo1, avo onderbouw"], ["other_division"]),
        ("inkomen", ["laag", "midden", "hoog"], ["unknown_category"] * 3),
        ("inkomen", ["1e", "hoogste"], ["unknown_category"] * 2),
        ("bruto-inkomen", ["1e kwintiel"], ["unknown_dimension"]),
        ("regio", ["noord", "oost", "zuid", "west"], ["unknown_dimension"] * 4),
        ("herkomst", ["Turks", "overig"], ["unknown_category"] * 2),
        ("leeftijd", ["18-35 jaar", "35-50 jaar"], ["unclear_band"] * 2),
        ("leeftijd", ["> 65 jaar"], ["unknown_category"]),
        ("geslacht", ["man", "mannen", "vrouw"], ["two_labels", "two_labels", "sex.female"]),
        ("leeftijd kind", ["4-7 jaar"], ["unknown_dimension"]),
        (None, ["man"], ["no_dimension"]),
    ],
)
def test_what_it_does_not_say_is_not_guessed(
    heading: str | None, labels: list[str], reasons: list[str]
) -> None:
    assert coded(heading, *labels) == reasons


def test_those_who_did_not_tell_are_no_category_and_do_not_change_the_division() -> None:
    assert coded("opleiding", "laag", "midden", "hoog", "onbekend") == [*LEVELS, "unknown_category"]


def test_a_label_that_is_nearly_the_same_is_said_to_be() -> None:
    near = SHIPPED.of_table("opleiding", ["bo, vmbo", "havo, vwo, mbo", "hbo, wo"])
    assert [one.match for one in near.values()] == ["near", "near", "same"]


@given(st.none() | st.text(), st.lists(st.text(), unique=True, max_size=6))
def test_every_label_has_a_code_or_a_reason(heading: str | None, labels: list[str]) -> None:
    found = SHIPPED.of_table(heading, labels)
    assert list(found) == labels
    assert all((one.category_code is None) == (one.reason in REASONS) for one in found.values())


@given(st.permutations(["zeer sterk", "sterk", "matig", "weinig", "niet"]))
def test_the_order_of_labels_makes_no_difference(labels: list[str]) -> None:
    assert set(coded("stedelijkheid", *labels)) == set(CLASSES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bo,vmbo", "Bo / VMBO"),
        ("niet-westers", "niet\u2011westers"),
        ("niet westers", "niet\u00a0 westers"),
        ("op\u00adleiding", "opleiding"),
        ("max. vmbo", "max vmbo"),
        ("Man (n = 1.190)", "man"),
        ("auto’s", "auto's"),
    ],
)
def test_layout_does_not_change_a_label(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("(zeer) goed", "zeer goed"), ("18-34", "1834"), ("< 18", "18"), ("60%", "60"), ("3,5", "35")],
)
def test_what_says_something_else_stays_another_label(one: str, other: str) -> None:
    assert label_key(one) != label_key(other)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Totaal (n=2.418)", "total"),
        ("allen", "total"),
        ("mannen", "no_dimension"),
        ("6-17 jaar", "no_dimension"),
        ("niet", None),  # an answer as often as a class of urbanity
        ("2024", None),
        ("65+", None),
    ],
)
def test_a_heading_that_was_read_as_no_subgroup_may_be_everyone_or_lost(
    heading: str, found: str | None
) -> None:
    one = SHIPPED.of_heading(heading)
    assert (one and (one.category_code or one.reason)) == found


def test_the_reading_knows_every_label_and_heading_of_the_list() -> None:
    names = {
        "sex": "geslacht",
        "age": "leeftijd",
        "education": "opleiding",
        "income": "inkomen",
        "urbanity": "stedelijkheid",
        "origin": "herkomst",
    }
    for code, name in names.items():
        headings, labels = SHIPPED.entries.words_of(code)
        assert {lexicon().dimension(heading) for heading in headings} == {name}
        assert [label for label in labels if name not in lexicon().dimensions_of(label)] == []
