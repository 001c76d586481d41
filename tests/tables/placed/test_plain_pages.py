"""Of pages without a table the text is enough, and says the same as that of others."""

from __future__ import annotations

import pytest

from tabel_extract.facts.tell import told_in
from tabel_extract.tables.pages import read_pages
from tests.tables.placed.typed import Typed, typed


class _WithText(Typed):
    """Pages of which the second has a text of its own."""

    second = ""

    def text(self, number: int) -> str:
        return self.second if number == 2 else super().text(number)


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009"])
def test_thousands_that_a_blank_parts_which_may_not_break_are_one_number(blank: str) -> None:
    document = _WithText([typed("Zwemmen in zee"), typed("Inleiding", 2)])
    document.second = f"In totaal hebben 9{blank}418 personen de vragenlijst ingevuld."
    assert told_in(read_pages(document).text.lines).sample_size == 9418
