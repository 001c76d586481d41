"""Numbers, dates and places are written as each language writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from tabel_extract.checks.verdicts import Verdict
from tabel_extract.dutch import ABSENCES
from tabel_extract.report import words
from tabel_extract.report.rendering import SCRIPT_WORDS
from tabel_extract.shown import texts as shown
from tabel_extract.tables.units import UNIT_CODES
from tabel_extract.warehouse.versions import Reason
from tests.report.sample import RECORDED, table

ROOM = Path(words.__file__).parent


def test_counts_have_the_thousands_mark_of_their_language() -> None:
    assert (words.number(1234567, "nl"), words.number(1234567, "en")) == ("1.234.567", "1,234,567")
    assert words.number(999, "nl") == "999"


def test_moments_are_written_out() -> None:
    assert words.moment(RECORDED, "nl") == "9 maart 2026, 07.05 uur (UTC)"
    assert words.moment(RECORDED, "en") == "9 March 2026, 07:05 (UTC)"
    assert words.moment(datetime(2026, 3, 9, 7, 5), "nl") == "9 maart 2026, 07.05 uur"


@pytest.mark.parametrize(
    ("span", "dutch"),
    [
        (("2025-09-01", "2025-09-21"), "1 t/m 21 september 2025"),
        (("2025-09-30", "2025-10-02"), "30 september t/m 2 oktober 2025"),
        (("2024-12-30", "2025-01-02"), "30 december 2024 t/m 2 januari 2025"),
        (("2025-09-01", "2025-09-01"), "1 september 2025"),
        (("najaar", "winter"), "najaar t/m winter"),
    ],
)
def test_a_span_of_days_says_what_both_share_once(span: tuple[str, str], dutch: str) -> None:
    assert words.days(span, "nl") == dutch


def test_a_place_names_pages_and_lines() -> None:
    where = replace(table([]), pages=(3, 4, 5), lines=(10, 12))
    assert words.place(where, "nl") == "p. 3–5, regels 10–12"
    assert words.place(replace(where, pages=(3, 5), lines=(7, 7)), "en") == "p. 3, 5, line 7"
    assert words.place(table([]), "nl") == ""


@pytest.mark.parametrize("code", get_args(Reason))
def test_every_reason_for_a_version_is_told_in_dutch(code: str) -> None:
    assert words.reason(code, "nl") not in {code, words.reason(code, "en")}


def test_every_word_is_said_in_both_languages_and_used() -> None:
    dutch, english = words.words("nl"), words.words("en")
    assert dutch.keys() == english.keys()
    assert all(dutch.values())
    assert all(english.values())
    pages = "".join(path.read_text("utf-8") for path in (ROOM / "templates").glob("*.html"))
    code = "".join(path.read_text("utf-8") for path in ROOM.glob("*.py"))
    built = (
        "severity_",
        "kind_",
        "claim_",
        "said_",
        "part_",
        "decided_",
        "decision_",
        "form_",
        "run_state_",
        "status_",
    )
    for key in dutch:
        named = re.search(rf"w\.{key}\b", pages) or re.search(rf"texts\[['\"]{key}['\"]\]", code)
        used = named or key.startswith(built) or key in {*get_args(Verdict), *SCRIPT_WORDS}
        assert used, f"nothing shows {key!r}"


@pytest.mark.parametrize("code", sorted(UNIT_CODES))
def test_every_unit_that_a_cell_can_have_has_a_dutch_name(code: str) -> None:
    assert code in shown._UNITS


@pytest.mark.parametrize(
    "code",
    sorted(ABSENCES | {"significant", "not_significant", "provisional", "unplaced"}),
)
def test_everything_that_a_cell_can_carry_has_a_dutch_name(code: str) -> None:
    assert code in shown._QUALIFIERS
