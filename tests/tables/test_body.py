"""Body lines told apart: header words, sections and rows with their cells."""

from __future__ import annotations

import pytest

from tabel_extract.tables.body import Body, parse_body
from tabel_extract.tables.rows import Row
from tests.tables.sample import lines_of


def body_of(text: str, markers: str = "") -> Body:
    pairs, gap = [], False
    for line in lines_of(text):
        if not line.blank:
            pairs.append((line, gap))
        gap = line.blank
    return parse_body(pairs, markers)


def shown(body: Body) -> tuple[int, list[str], list[str]]:
    """The width, the header lines, and each item: ``section:`` or ``row | cells`` (? unplaced)."""
    items = []
    for item in body.items:
        if isinstance(item, Row):
            cells = " ".join((c.raw or "_") + "".join(c.markers) for c in item.cells)
            items.append(f"{item.heading} | {cells}" + ("" if item.placed else " ?"))
        else:
            items.append(f"{item.heading}:")
    return body.width, [h.text for h in body.header], items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            """
            man vrouw

            zwemt 12 13
            zwemt niet 88 87
            """,
            (2, ["man vrouw"], ["zwemt | 12 13", "zwemt niet | 88 87"]),
        ),
        (
            """
            man vrouw

            in zee

            vaak 12 13
            soms 3 4

            in een meer

            vaak 5 6
            soms 7 8
            """,
            (
                2,
                ["man vrouw", "in zee"],
                ["vaak | 12 13", "soms | 3 4", "in een meer:", "vaak | 5 6", "soms | 7 8"],
            ),
        ),
        (
            """
            2019 2021 2023

            zwemt - <1 1.250*
            zwemt niet . 87,5 x
            """,
            (3, ["2019 2021 2023"], ["zwemt | - <1 1.250*", "zwemt niet | . 87,5 x"]),
        ),
        (
            """
            0 1 2 3

            koud warm

            12 13 40 35
            """,
            (4, ["0 1 2 3", "koud warm"], [" | 12 13 40 35"]),
        ),
        (
            """
            1e 2e 3e

            zwemt 12 13 14
            """,
            (3, ["1e 2e 3e"], ["zwemt | 12 13 14"]),
        ),
        (
            """
            man vrouw

            zwemt niet 88 87
            zwemt liever in een zwembad dan in
            de zee of in een meer 12 13
            """,
            (
                2,
                ["man vrouw"],
                [
                    "zwemt niet | 88 87",
                    "zwemt liever in een zwembad dan in de zee of in een meer | 12 13",
                ],
            ),
        ),
        (
            """
            man vrouw

            zwemt niet 88 87
            zwemt omdat een ander gezins-
            lid het doet 12 13
            """,
            (
                2,
                ["man vrouw"],
                ["zwemt niet | 88 87", "zwemt omdat een ander gezinslid het doet | 12 13"],
            ),
        ),
        (
            """
            man vrouw

            zwemt minder dan 1 keer per week 12 13
            zwemt 1-2 keer per week 60 61
            zwemt sinds 2015 28 26
            """,
            (
                2,
                ["man vrouw"],
                [
                    "zwemt minder dan 1 keer per week | 12 13",
                    "zwemt 1-2 keer per week | 60 61",
                    "zwemt sinds 2015 | 28 26",
                ],
            ),
        ),
        (
            """
            man vrouw

            2019 12 13
            2021 14 15
            2023 16 17
            """,
            (2, ["man vrouw"], ["2019 | 12 13", "2021 | 14 15", "2023 | 16 17"]),
        ),
        (
            """
            man vrouw

            zwemt

            groep 1 12 13
            groep 2 14 15

            duikt

            groep 1 1 2
            groep 2 3 4
            """,
            (
                2,
                ["man vrouw", "zwemt"],
                [
                    "groep 1 | 12 13",
                    "groep 2 | 14 15",
                    "duikt:",
                    "groep 1 | 1 2",
                    "groep 2 | 3 4",
                ],
            ),
        ),
        ("Geen enkel getal", (0, ["Geen enkel getal"], [])),
        ("", (0, [], [])),
    ],
)
def test_what_a_row_is_follows_from_the_number_of_values(
    text: str, expected: tuple[int, list[str], list[str]]
) -> None:
    assert shown(body_of(text)) == expected


ROWS = """
    man vrouw kind totaal

    zwemt 12 13 14 15
    duikt 16 17 18 19
    {}
"""


def last_row(line: str) -> str:
    return shown(body_of(ROWS.format(line)))[2][-1]


def test_a_row_with_too_few_values_keeps_them_without_a_column() -> None:
    assert last_row("vaart 20 21 22") == "vaart | 20 21 22 ?"


def test_a_row_with_too_many_values_keeps_them_without_a_column() -> None:
    assert last_row("vaart 20 21 22 23 24") == "vaart | 20 21 22 23 24 ?"


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("vaart 20  21 22", "vaart | 20 _ 21 22"),
        ("vaart 20 21  22", "vaart | 20 21 _ 22"),
        ("vaart  20 21 22", "vaart | _ 20 21 22"),
        ("vaart 20   21", "vaart | 20 _ _ 21"),
    ],
)
def test_a_wide_gap_in_a_row_shows_which_cell_is_blank(line: str, row: str) -> None:
    assert last_row(line) == row


def test_a_letter_behind_a_number_is_a_marker_only_where_there_is_such_a_note() -> None:
    text = """
        man vrouw

        zwemt 12 13a
        duikt 14b 15
        vaart 16 17
    """

    assert shown(body_of(text, "ab"))[2] == ["zwemt | 12 13a", "duikt | 14b 15", "vaart | 16 17"]


@pytest.mark.parametrize(
    "answers",
    [
        "zwemt 12 13 14\nduikt 22 23 24\nvaart 66 64 62",
        pytest.param("zwemt 12 13 14\nzwemt niet 88 87 86"),
    ],
)
def test_thousands_that_a_blank_groups_are_one_number(answers: str) -> None:
    width, _, items = shown(body_of(f"man vrouw totaal\n\n{answers}\nn 61 200 62 400 123 600"))

    assert (width, items[-1]) == (3, "n | 61.200 62.400 123.600")


def test_a_heading_may_end_in_letters_that_look_like_a_sign() -> None:
    text = """
        man vrouw

        zwembroek in maat xl 12 13
        zwembroek in maat m 14 15
    """

    assert shown(body_of(text)) == (
        2,
        ["man vrouw"],
        ["zwembroek in maat xl | 12 13", "zwembroek in maat m | 14 15"],
    )


def test_every_row_and_section_knows_its_line() -> None:
    body = body_of(
        """
        man vrouw

        zwemt 12 13

        in zee

        zwemt 14 15
        """
    )

    assert [h.place.line for h in body.header] == [1]
    assert [i.place.line for i in body.items] == [3, 5, 7]
