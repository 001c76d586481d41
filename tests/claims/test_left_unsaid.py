"""What sentences leave to the table that they are about, or to the numbers before them.

The texts stand before the tables of ``sleep.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("sleep.txt").read_text(encoding="utf-8")
AGREES, WRONG, LIKELY, OPEN = "agrees", "disagrees", "review", "not_in_document"


def told(text: str) -> list[tuple[str, float | None]]:
    """The verdict on each number of a text, and the value that it rests on."""
    return [(c.verdict, c.found) for c in claims_in(_REPORT, text)]


@pytest.mark.parametrize(
    ("number", "found"),
    [(46, [(AGREES, 46.0), (AGREES, 31.0)]), (64, [(WRONG, 46.0), (AGREES, 31.0)])],
)
def test_a_statement_of_words_that_say_nothing_is_known_by_its_letters(
    number: int, found: list[tuple[str, float | None]]
) -> None:
    said = "Met de stelling ‘Ik kan liggen waar en wanneer ik wil’ is {}% het eens en 31% oneens."

    assert told(said.format(number)) == found
