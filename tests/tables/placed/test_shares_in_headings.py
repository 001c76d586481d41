"""Shares below the words of headings: ``laagste`` and ``20%`` below it name one group."""

from __future__ import annotations

from tests.tables.placed.typed import below


def test_shares_below_the_words_of_headings_end_those_where_no_row_has_the_sign() -> None:
    assert below(
        """
                     laagste   middelste   hoogste
                       20%        60%        20%
        ------------------------------------------
        fietst          12         30         58
        loopt           40         35         25
        """
    ) == {
        "fietst | laagste 20%": "12",
        "fietst | middelste 60%": "30",
        "fietst | hoogste 20%": "58",
        "loopt | laagste 20%": "40",
        "loopt | middelste 60%": "35",
        "loopt | hoogste 20%": "25",
    }


def test_a_first_row_that_alone_has_the_sign_is_a_row() -> None:
    assert below(
        """
                     laagste   middelste   hoogste
        fietst         20%        60%        20%
        loopt           40         35         25
        """
    ) == {
        "fietst | laagste": "20%",
        "fietst | middelste": "60%",
        "fietst | hoogste": "20%",
        "loopt | laagste": "40",
        "loopt | middelste": "35",
        "loopt | hoogste": "25",
    }
