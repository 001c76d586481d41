"""Which words of a sentence belong to which of its numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tabel_extract.claims.about.segments import in_brackets, segments
from tests.claims.grammar import READER, any_text


def parts(sentence: str) -> list[str]:
    return [sentence[a:b] for a, b in segments(sentence, READER.read(sentence))]


@pytest.mark.parametrize(
    "parted",
    [
        ["Van de vrouwen fietst 40%, ", "van de mannen 30%."],
        ["Van de vrouwen fietst 40%", " terwijl 30% van de mannen fietst."],
        ["Fietst: 40%; ", "loopt: 30%."],
        ["36% voor, ", "41% tegen."],
        ["Meer dan de helft is voor; ", "31% is tegen."],
        ["Dat keurt 52% af ", "(31% keurt het goed)."],
        ["Vrouwen (40%)", " en mannen (30%) fietsen."],
        ["Dat was 43% in 2020, ", "en 66% nu."],
        ["In 2020 fietste 43%, ", "waarna in 2022 een daling inzette, naar 38%."],
        ["Dat steeg van 43%, dankzij het weer, ", "naar 66%."],
        ["Van de vrouwen fietst 40%", " tegen 30% van de mannen."],
        ["Niemand anders fietst dan 40% van hen."],
    ],
)
def test_words_are_parted_where_the_sentence_is(parted: list[str]) -> None:
    found = parts("".join(parted))
    assert "".join(found) == "".join(parted)
    assert [f.strip(" ,") for f in found] == [p.strip(" ,") for p in parted]


def test_a_vague_word_has_the_words_of_the_number_in_brackets_behind_it() -> None:
    first, second, third = parts("Bijna de helft (47%) van hen fietst, 12% loopt.")
    assert first == second
    assert third.strip() == "12% loopt."


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [("Vrouwen (40%) fietsen.", True), ("Vrouwen (veel) 40%.", False), ("Vrouwen 40%.", False)],
)
def test_a_number_in_brackets_is_known(sentence: str, inside: bool) -> None:
    (found,) = READER.read(sentence)
    assert in_brackets(sentence, found) is inside


@settings(max_examples=300, deadline=None)
@given(any_text)
def test_the_words_of_all_numbers_are_the_sentence_and_each_number_is_in_its_own(text: str) -> None:
    found = READER.read(text, graded=True)
    spans = segments(text, found)
    own = list(dict.fromkeys(spans))

    assert len(spans) == len(found)
    assert not own or (own[0][0], own[-1][1]) == (0, len(text))
    assert all(before[1] == after[0] for before, after in pairwise(own))
    for quantity, (start, end) in zip(found, spans, strict=True):
        assert quantity.beside or start <= quantity.start < quantity.end <= end
