"""Headings below several dimensions given to them in order, with what is certain."""

from __future__ import annotations

import pytest

from tabel_extract.tables.dimensions import assign, category_of
from tabel_extract.tables.segments import Heading


def assigned(text: str, dimensions: list[str], **known: tuple[str, ...]) -> tuple[list[str], bool]:
    """What each dimension is given, a ``?`` behind what is uncertain; ``a/b`` is b under a."""
    leaves = []
    for place, name in enumerate(text.split(" | ")):
        over, _, own = name.rpartition("/")
        leaves.append(Heading(own, over or None, place))
    groups, certain = assign(leaves, dimensions, known)
    texts = [" | ".join(h.text + ("" if sure else "?") for h, sure in g) for g in groups]
    return texts, certain


@pytest.mark.parametrize(
    ("text", "dimensions", "groups"),
    [
        ("man | vrouw | laag | hoog", ["geslacht", "inkomen"], ["man | vrouw", "laag | hoog"]),
        (
            "18-34 jaar | 35+ jaar | rood | wit | blauw",
            ["leeftijd", "badmuts"],
            ["18-34 jaar | 35+ jaar", "rood | wit | blauw"],
        ),
        (
            "rood | wit | kleur/1e | kleur/2e | kleur/3e",
            ["badmuts", "inkomen"],
            ["rood | wit", "1e | 2e | 3e"],
        ),
        (
            "aan zee | aan een meer | met zwembad | zonder zwembad",
            ["plaats", "huis"],
            ["aan zee | aan een meer", "met zwembad | zonder zwembad"],
        ),
        ("rood | wit | blauw", ["badmuts"], ["rood | wit | blauw"]),
        (  # who has something and who has it not are told by one question
            "rood | wit | blauw | wel | niet",
            ["badmuts", "snorkel"],
            ["rood | wit | blauw", "wel | niet"],
        ),
        (  # a heading without a number is no age among ages, whatever stands behind it
            "12-17 jaar | 18-24 jaar | op kamers | paar | gezin met kinderen",
            ["leeftijd", "huishouden"],
            ["12-17 jaar | 18-24 jaar", "op kamers | paar | gezin met kinderen"],
        ),
        (
            "12-17 jaar | 18-24 jaar | onbekend | man | vrouw",
            ["leeftijd", "geslacht"],
            ["12-17 jaar | 18-24 jaar | onbekend", "man | vrouw"],
        ),
        (
            "(zeer) sterk | matig | weinig of niet | rood | wit",
            ["stedelijkheid", "badmuts"],
            ["(zeer) sterk | matig | weinig of niet", "rood | wit"],
        ),
    ],
)
def test_known_categories_and_likeness_give_headings_to_their_dimension(
    text: str, dimensions: list[str], groups: list[str]
) -> None:
    assert assigned(text, dimensions) == (groups, True)


def test_categories_that_another_table_shows_decide() -> None:
    text = "rood | wit | blauw | nat | droog"

    assert assigned(text, ["muts", "weer"], muts=("rood", "wit", "blauw")) == (
        ["rood | wit | blauw", "nat | droog"],
        True,
    )
    assert assigned(text, ["muts", "weer"], weer=("blauw", "nat", "droog")) == (
        ["rood | wit", "blauw | nat | droog"],
        True,
    )


def test_only_the_headings_between_two_divisions_are_uncertain() -> None:
    groups, certain = assigned("rood | wit | blauw | nat | droog", ["muts", "weer"])

    assert not certain
    assert [g.replace("?", "") for g in groups] in (
        ["rood | wit", "blauw | nat | droog"],
        ["rood | wit | blauw", "nat | droog"],
    )
    assert "blauw?" in " | ".join(groups)
    assert " | ".join(groups).count("?") == 1


def test_what_may_be_the_rest_of_a_set_is_uncertain_beside_an_unknown_dimension() -> None:
    assert assigned("zeer sterk | sterk | iets | rood | wit", ["stedelijkheid", "badmuts"]) == (
        ["zeer sterk | sterk", "iets? | rood | wit"],
        False,
    )


def test_fewer_headings_than_dimensions_are_all_uncertain() -> None:
    assert assigned("rood", ["muts", "weer"]) == (["rood?", ""], False)


def test_a_category_below_a_spanner_is_named_with_it() -> None:
    assert category_of(Heading("1e", "kwintiel", 3)) == "1e kwintiel"
    assert category_of(Heading("rood", None, 3)) == "rood"
