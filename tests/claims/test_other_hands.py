"""Claims as other authors write them: answers named as groups, links that a paragraph leaves out.

The texts stand before the tables of ``rest.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("rest.txt").read_text(encoding="utf-8")
AGREES, WRONG = "agrees", "disagrees"


def verdicts(text: str) -> list[str]:
    """The verdict on each number of a text."""
    return [c.verdict for c in claims_in(_REPORT, text)]


@pytest.mark.parametrize(
    ("peak", "now", "verdict"),
    [
        ("16,4", "15,8", [AGREES, AGREES]),
        ("15,8", "16,4", [WRONG, WRONG]),
    ],
)
def test_a_year_before_brackets_is_of_the_number_in_them_and_not_the_one_behind(
    peak: str, now: str, verdict: list[str]
) -> None:
    text = (
        f"Na een piek in 2022 ({peak} procent) lag in 2024 nog {now} procent vaak wakker "
        "(tabel 3.2)."
    )
    assert verdicts(text) == verdict


def test_a_year_behind_brackets_without_a_verb_is_of_the_number_in_them() -> None:
    text = "Vaak wakker (11,1 procent) lag in 2018 minder dan nu (tabel 3.2)."
    assert verdicts(text.replace(" lag in", " in")) == [AGREES]
