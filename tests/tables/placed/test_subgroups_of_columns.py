"""Of whom the numbers of a column are, as its headings tell by what they are known to be."""

from __future__ import annotations

from tests.tables.placed.typed import tables_on


def subgroups(body: str, title: str = "Zwemmen in zee", by: str = "") -> dict[str, str | None]:
    """The subgroup of each column, by its path."""
    rows = [line.removeprefix(" " * 8) for line in body.strip("\n").splitlines()]
    (found,) = tables_on("\n".join([f"Tabel 1 {title}{by}, 2031 (%)", "", *rows, "Bron: SCP"]))
    return {
        " › ".join(o.column): o.dimension and f"{o.dimension}: {o.category}"
        for o in found.observations
    }


def test_a_known_dimension_is_one_below_other_headings_too() -> None:
    assert subgroups(
        """
                                   kenmerken                      stemt
                    -------------------------------------   -----------------
                         geslacht           opleiding
                    -----------------   -----------------
                     man      vrouw      laag     hoog       laag      hoog
        zwemt          20        18        22       30         20        10
        baadt          40        38        42       50         40        30
        """
    ) == {
        "kenmerken › geslacht › man": "geslacht: man",
        "kenmerken › geslacht › vrouw": "geslacht: vrouw",
        "kenmerken › opleiding › laag": "opleiding: laag",
        "kenmerken › opleiding › hoog": "opleiding: hoog",
        "stemt › laag": None,
        "stemt › hoog": None,
    }


def test_a_statistic_is_no_subgroup_of_what_it_is_of() -> None:
    assert subgroups(
        """
                       uitgave
                 --------------------
                 gemiddeld    mediaan
        zwemt           20         18
        baadt           40         38
        """
    ) == {"uitgave › gemiddeld": None, "uitgave › mediaan": None}


def test_known_categories_over_answers_are_subgroups_and_all_of_them_are_none() -> None:
    body = """
                  alle zwemmers      mannen         vrouwen
                  -------------   -------------   -------------
                   soms   vaak     soms   vaak     soms   vaak
        in zee       20     18       22     30       20     10
        in bad       40     38       42     50       40     30
        """
    assert subgroups(body, by=", naar geslacht") == {
        "alle zwemmers › soms": None,
        "alle zwemmers › vaak": None,
        "mannen › soms": "geslacht: mannen",
        "mannen › vaak": "geslacht: mannen",
        "vrouwen › soms": "geslacht: vrouwen",
        "vrouwen › vaak": "geslacht: vrouwen",
    }


def test_what_stands_over_answers_is_no_subgroup_of_what_the_caption_does_not_name() -> None:
    body = """
                       fiets           auto
                   -------------   -------------
                    soms   vaak     soms   vaak
        werk          20     18       22     30
        school        40     38       42     50
        """
    assert set(subgroups(body, by=", naar geslacht").values()) == {None}
