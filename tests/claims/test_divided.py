"""Groups that no list of subgroups knows, told by how a table prints them.

The texts stand before the tables of ``sleep.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("sleep.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"


def told(text: str) -> list[tuple[str, float | None]]:
    """The verdict on each number of a text, and the value that it rests on."""
    return [(c.verdict, c.found) for c in claims_in(_REPORT, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Van de mensen met zware slaapklachten gebruikt 57% slaapmiddelen.", [(AGREES, 57.0)]),
        ("Van de mensen met milde slaapklachten gebruikt 28% slaapmiddelen.", [(WRONG, 18.0)]),
        ("Slaapmiddelen worden door 31% gebruikt (zie tabel 8.1).", [(AGREES, 31.0)]),
    ],
)
def test_what_stands_beside_everyone_over_the_same_columns_is_a_group(
    text: str, found: list[tuple[str, float | None]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mensen met zware slaapklachten waarderen hun humeur met een 5,1.", [(AGREES, 5.1)]),
        ("Hun humeur krijgt van mensen met milde slaapklachten een 5,1.", [(WRONG, 6.8)]),
        ("Vrouwen waarderen hun humeur met een 6,1.", [(AGREES, 6.1)]),
    ],
)
def test_rows_under_an_unknown_heading_are_groups_where_all_others_are(
    text: str, found: list[tuple[str, float | None]]
) -> None:
    assert told(f"Het humeur krijgt gemiddeld een 6,2 (zie tabel 8.2). {text}")[1:] == found


def test_whom_a_sentence_points_back_at_is_that_of_both_its_numbers() -> None:
    text = (
        "Mensen met zware slaapklachten zoeken vaker hulp. Van hen gebruikt 57% slaapmiddelen en "
        "36% een gesprek met de huisarts."
    )

    assert told(text) == [(AGREES, 57.0), (AGREES, 36.0)]
