"""What is known of headings, and that the data behind it is sound."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from tabel_extract.tables.lexicon import key, lexicon


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("Opleiding", "opleiding"),
        ("bo,  vmbo", "bo vmbo"),
        ("(helemaal) eens", "helemaal eens"),
        ("65+", "65+"),
        ("< 35 jaar", "< 35 jaar"),
        ("niet-werkend", "niet werkend"),
        ("...", ""),
    ],
)
def test_headings_are_compared_without_case_punctuation_and_spacing(
    text: str, simplified: str
) -> None:
    assert key(text) == simplified


@pytest.mark.parametrize(
    ("heading", "dimension"),
    [
        ("Opleidingsniveau", "opleiding"),
        ("sekse", "geslacht"),
        ("Leeftijd", "leeftijd"),
        ("badmuts", None),
    ],
)
def test_a_dimension_has_one_name_whatever_it_is_called(
    heading: str, dimension: str | None
) -> None:
    assert lexicon().dimension(heading) == dimension


@pytest.mark.parametrize(
    ("category", "dimensions"),
    [
        ("havo, vwo, mbo", {"opleiding"}),
        ("Havo/VWO/mbo", {"opleiding"}),
        ("18-34 jaar", {"leeftijd"}),
        ("65+", {"leeftijd"}),
        ("75 jaar en ouder", {"leeftijd"}),
        ("3e kwintiel", {"inkomen"}),
        ("laag", {"opleiding", "inkomen"}),
        ("weinig of niet", {"stedelijkheid"}),
        ("mbo/hbo", {"opleiding"}),
        ("laag en blauw", set()),
        ("badmuts", set()),
    ],
)
def test_a_category_tells_the_dimensions_that_it_may_belong_to(
    category: str, dimensions: set[str]
) -> None:
    assert lexicon().dimensions_of(category) == dimensions


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("niet koud, niet warm", True),
        ("niet koud en niet warm", True),
        ("niet mee eens, niet mee oneens", True),
        ("noch koud, noch warm", True),
        ("niet koud niet warm", False),
        ("niet koud, wel warm", False),
    ],
)
def test_the_middle_of_a_scale_is_an_answer_by_how_it_names_two_others(
    heading: str, answer: bool
) -> None:
    assert lexicon().is_answer(heading) is answer


@pytest.mark.parametrize(
    "heading", ["65 jaar e.o.", "65 jr. e.o.", "18 t/m 34 jr.", "vanaf 65 jr."]
)
def test_an_age_is_of_the_dimension_of_ages_however_it_is_printed(heading: str) -> None:
    assert lexicon().dimensions_of(heading) == {"leeftijd"}


def test_totals_and_answers_are_known_in_any_spelling() -> None:
    known = lexicon()

    assert [known.is_total(h) for h in ["Totaal", "allen", "totaal (n)", "zwemmers"]] == [
        True,
        True,
        False,
        False,
    ]
    assert [known.is_answer(h) for h in ["(Helemaal) eens", "weet niet", "zwemmen"]] == [
        True,
        True,
        False,
    ]


def test_no_name_stands_for_two_dimensions() -> None:
    text = (files("tabel_extract.tables") / "subgroups.toml").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    doubles = []
    for dimension, entry in tomllib.loads(text)["dimension"].items():
        for name in {key(n) for n in [dimension, *entry.get("names", [])]}:
            if names.setdefault(name, dimension) != dimension:
                doubles.append((name, names[name], dimension))

    assert doubles == []


def test_every_category_of_a_complete_set_is_known_of_its_dimension() -> None:
    known = lexicon()

    unknown = {
        (name, category)
        for name, sets in known.sets.items()
        for one in sets
        for category in one
        if name not in known.dimensions_of(category)
    }

    assert unknown == set()
