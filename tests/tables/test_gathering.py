"""Which pages are laid out: the first, those with a caption, and where a table may go on."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tabel_extract.tables.gathering import gather
from tests.tables.placed.typed import CAPTION, Typed, typed

PROSE = "Wie fietst, doet dat meestal het hele jaar door,\nook als het regent en waait.\n"
TABLE = f"""{CAPTION}

                         nooit   vaak
        met de fiets        12     58
"""


def laid_out(*pages: str) -> set[int]:
    """Numbers of the pages that are laid out, of a first one without a table and these."""
    texts = [PROSE, *(dedent(text) for text in pages)]
    typed_pages = [typed(text, number) for number, text in enumerate(texts, start=1)]
    return set(gather(Typed(typed_pages), ocr=False).visual)


def test_a_page_of_text_behind_a_table_that_has_ended_is_not_laid_out() -> None:
    assert laid_out(f"{TABLE}\nBron: SCP\n\n12", PROSE, PROSE) == {1, 2}
    assert laid_out(f"{TABLE}\nBron: SCP\n\n{PROSE}", PROSE) == {1, 2}


@pytest.mark.parametrize(
    "behind",
    [
        "met de auto 40 25\nmet de bus 11 –\nmet de trein 8% 9%",
        "12\n40\n25\n",
        "Bron: SCP",
        "a Vraagstelling: ‘Hoe vaak?’",
        "* Alleen gevraagd aan wie werkt.",
        "Tabel 1.2 Lopen, naar geslacht, 2023 (in procenten)",
    ],
)
def test_a_page_that_may_have_rows_or_notes_of_the_table_before_it_is_laid_out(
    behind: str,
) -> None:
    assert laid_out(f"{TABLE}\nBron: SCP", f"{behind}\n{PROSE}") == {1, 2, 3}


def test_a_page_behind_a_table_that_breaks_off_is_laid_out_whatever_it_holds() -> None:
    assert laid_out(f"{TABLE}\na Vraagstelling: ‘Hoe vaak gaat u", PROSE) == {1, 2, 3}
