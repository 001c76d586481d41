"""Searches that a cheap look spares: they are left out, and nothing is lost by it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.facts import dates, head, imprint, people, survey
from tabel_extract.model import Document
from tests.facts.told import told

EVERYTHING = re.compile("")
LETTERS = st.characters(max_codepoint=0x17F)
"""Those of Europe, with the long s and the dotless i that a search passes for an s and an i."""
PIECES = [
    *("3", "12", "3-5-2024", "03.05.2024", "3/5/2024", "2024-05-03", "1.2.3", "10.5", "2024"),
    *(
        "mei",
        "MEI",
        "sept.",
        "op 3 mei, 2024",
        "van 3 tot en met 9 mei 2024",
        "op 4 en 5 juni 2023",
    ),
    *(
        "De enquête is gehouden",
        "Het veldwerk liep",
        "onder 1.204 leden",
        "vorige",
        "zee",
        ".",
        ".",
    ),
    *("Uitgever: Stichting Zee.", "UITGEVER", "Uitgave: Zwembond,", "Publicatiedatum:", "Zwembond"),
    *("Dit rapport is", "verschenen", "gepubliceerd", "Verſchenen op", "door Stichting Zee", "op"),
    *(
        "de Nederlandse bevolking van 18 jaar en ouder",
        "bevolking",
        "Meld je aan voor het Zee-panel",
    ),
    *("\n", "\n\n", "\u00a0"),
]


def found(text: str) -> tuple[Document, str, list[dates.Stretch]]:
    """What a text tells, its dates spelled, and its days."""
    return told(text), dates.spelled(text), list(dates.stretches(text, date(2024, 6, 1)))


def found_without_looking(text: str) -> tuple[Document, str, list[dates.Stretch]]:
    """The same where every search is made."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in [
            (dates, "_DAY_IN_MONTH"),
            (dates, "_MONTH_IN_FIGURES"),
            (imprint, "_PUBLISHING"),
        ]:
            patch.setattr(module, name, EVERYTHING)
        patch.setattr(people, "_ALL", "")
        patch.setattr(head, "_NAMED_PANEL", "")
        return found(text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_a_text_tells_the_same_whether_or_not_searches_are_spared(text: str) -> None:
    assert found(text) == found_without_looking(text)


@given(st.text("01 .,’'-x", max_size=14))
def test_a_number_is_found_as_where_what_stands_before_it_is_looked_at_first(text: str) -> None:
    plain = r"(?<![\d.,’'-])(\d{1,3}(?:[. ]\d{3})+|\d{2,6})(?![\d.,]\d)"

    assert re.findall(survey._NUMBER, text) == re.findall(plain, text)


@pytest.mark.parametrize("pattern", ["_PUBLISHER", "_EDITION", "_DATE", "_LABEL", "_MADE_PUBLIC"])
@settings(max_examples=30)
@given(data=st.data())
def test_whatever_is_read_of_publication_names_publishing(
    pattern: str, data: st.DataObject
) -> None:
    said = data.draw(st.from_regex(getattr(imprint, pattern), fullmatch=True, alphabet=LETTERS))

    assert imprint._PUBLISHING.search(said.lower())


def test_a_text_is_searched_for_days_only_where_it_may_name_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_STRETCH", "_SINGLE", "_FIGURES"):
        monkeypatch.delattr(dates, name)

    assert told("In mei 2024 zwom 10,5 procent van 1.204 leden in zee.") == Document()
    with pytest.raises(NameError):
        told("De enquête is gehouden op 4 mei 2024.")
    with pytest.raises(NameError):
        told("De enquête is gehouden op 04-05-2024.")
