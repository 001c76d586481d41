"""Where rules or shades draw the cells of a header, the cells tell what stands over what."""

from __future__ import annotations

import pytest

from tests.tables.placed.typed import below, cells_of, tables_on

CAPTION = "Tabel 1.1 Fietsen naar het werk, bevolking 18 jaar en ouder, 2024 (in procenten)"


def columns(body: str) -> list[str]:
    """The paths of the columns of a table with this body."""
    return list(dict.fromkeys(key.split(" | ")[1] for key in below(body)))


def test_the_heading_of_the_stub_is_no_heading_of_a_column() -> None:
    assert columns(
        """
        +------------------------+--------+---------+
        |            Reis        |  soms  |  vaak   |
        +------------------------+--------+---------+
        | werk                   |   12   |   58    |
        +------------------------+--------+---------+
        | school                 |   40   |   25    |
        +------------------------+--------+---------+
        """
    ) == ["soms", "vaak"]


def test_cells_over_several_columns_and_several_lines_head_what_stands_below_them() -> None:
    assert columns(
        """
        +--------------------+--------------------------+-----------------+---------+
        |                    |          Soort           |     Merken      |         |
        |        Reis        +--------+--------+--------+--------+--------+  Alles  |
        |                    |  stad  |  berg  |  race  |   a    |   b    |         |
        +--------------------+--------+--------+--------+--------+--------+---------+
        | werk               |   12   |   58   |   12   |   58   |   12   |   58    |
        +--------------------+--------+--------+--------+--------+--------+---------+
        | school             |   40   |   25   |   40   |        |   40   |   25    |
        +--------------------+--------+--------+--------+--------+--------+---------+
        """
    ) == ["Soort › stad", "Soort › berg", "Soort › race", "Merken › a", "Merken › b", "Alles"]


def test_three_levels_of_cells_of_unequal_depth_are_read_as_drawn() -> None:
    assert columns(
        """
        +----------+----------------------------+------------------+--------+
        |          |           Rijdt            |      Loopt       |  Alles |
        |          +-----------------+----------+---------+--------+        |
        |          |    vandaag      |  anders  |  soms   |  vaak  |        |
        |          +--------+--------+          |         |        |        |
        |          |  vroeg |  laat  |          |         |        |        |
        +----------+--------+--------+----------+---------+--------+--------+
        | werk     |   12   |   58   |    12    |   58    |   12   |   58   |
        +----------+--------+--------+----------+---------+--------+--------+
        | school   |   40   |   25   |    40    |   25    |   40   |   25   |
        +----------+--------+--------+----------+---------+--------+--------+
        """
    ) == [
        "Rijdt › vandaag › vroeg",
        "Rijdt › vandaag › laat",
        "Rijdt › anders",
        "Loopt › soms",
        "Loopt › vaak",
        "Alles",
    ]


def test_a_heading_in_the_first_of_cells_that_were_not_joined_tells_nothing() -> None:
    found = columns(
        """
        +----------+---------+--------+---------+--------+
        |          |  Aard   |        |  Orde   |        |
        +----------+---------+--------+---------+--------+
        |          |   a1    |   a2   |   b1    |   b2   |
        +----------+---------+--------+---------+--------+
        | werk     |   12    |   58   |   12    |   58   |
        +----------+---------+--------+---------+--------+
        | school   |   40    |   25   |   40    |   25   |
        +----------+---------+--------+---------+--------+
        """
    )
    assert found == [""]


def test_a_caption_below_a_drawn_table_takes_all_of_it_whatever_its_rows_say() -> None:
    (table,) = tables_on(
        f"""
        Wie vaak fietst, is gezonder dan wie dat niet doet, zo blijkt uit dit onderzoek.

        +------------------------------------------------------------+--------+---------+
        | Stelling                                                   |  soms  |  vaak   |
        +------------------------------------------------------------+--------+---------+
        | Ik wil elke dag op de fiets naar mijn eigen werk of school |        |         |
        | toe                                                        |   12   |   58    |
        +------------------------------------------------------------+--------+---------+
        | De fiets gaat mee in de trein.                             |   40   |   25    |
        +------------------------------------------------------------+--------+---------+
        {CAPTION}
        Bron: SCP
        """
    )
    assert list(cells_of(table)) == [
        "Ik wil elke dag op de fiets naar mijn eigen werk of school toe | soms",
        "Ik wil elke dag op de fiets naar mijn eigen werk of school toe | vaak",
        "De fiets gaat mee in de trein. | soms",
        "De fiets gaat mee in de trein. | vaak",
    ]


def test_a_cell_beside_several_rows_heads_each_of_them_wherever_its_words_stand() -> None:
    cells = below(
        """
        +----------+----------------+---------+--------+
        | Reis     | Hoe            |   soms  |  vaak  |
        +----------+----------------+---------+--------+
        |          | fiets          |    12   |   58   |
        |          +----------------+---------+--------+
        | werk     | bus            |    22   |   48   |
        |          +----------------+---------+--------+
        |          | trein          |    32   |   38   |
        +----------+----------------+---------+--------+
        |          | fiets          |    40   |   25   |
        | school   +----------------+---------+--------+
        |          | bus            |    41   |   26   |
        +----------+----------------+---------+--------+
        | elke reis                 |    42   |   27   |
        +---------------------------+---------+--------+
        """
    )
    assert list(cells)[::2] == [
        "werk › fiets | soms",
        "werk › bus | soms",
        "werk › trein | soms",
        "school › fiets | soms",
        "school › bus | soms",
        "elke reis | soms",
    ]


@pytest.mark.parametrize("names", [("2021", "2023"), ("stad", "dorp")])
def test_years_in_cells_left_of_other_headings_head_the_rows_beside_them_as_words_do(
    names: tuple[str, str],
) -> None:
    cells = below(
        f"""
        +--------+------------+--------+---------+
        |        |            |  soms  |  vaak   |
        +--------+------------+--------+---------+
        |        | mannen     |   12   |   58    |
        |  {names[0]}  +------------+--------+---------+
        |        | vrouwen    |   40   |   25    |
        +--------+------------+--------+---------+
        |  {names[1]}  | mannen     |   14   |   56    |
        |        +------------+--------+---------+
        |        | vrouwen    |   42   |   23    |
        +--------+------------+--------+---------+
        """
    )
    assert list(cells) == [
        f"{name} › {who} | {often}"
        for name in names
        for who in ("mannen", "vrouwen")
        for often in ("soms", "vaak")
    ]
