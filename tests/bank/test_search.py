"""Search finds questions by words as people write them, and the telling words weigh most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.bank.search import Entry, search
from tabel_extract.errors import SearchError

FAMILY = Entry(
    "family",
    "Vluchtelingen moeten hun gezin kunnen laten overkomen.",
    ("gezinshereniging › eens",),
    ("Opvattingen over vluchtelingen",),
)
SHELTER = Entry(
    "shelter",
    "Mijn gemeente moet vluchtelingen opvangen.",
    ("opvang › eens",),
    ("Opvattingen over vluchtelingen",),
)
READING = Entry("reading", "Ik zou vaker een boek willen lezen.", ("lezen",), ("Lezen",))
ALL = [FAMILY, SHELTER, READING]


def found(text: str) -> list[str]:
    return [hit.key for hit in search(ALL, text).hits]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("gezinshereniging", ["family"]),
        ("Gezinshereniging?", ["family"]),
        ("hereniging", ["family"]),
        ("gemeenten", ["shelter"]),
        ("boeken", ["reading"]),
        ("vluchteling", ["shelter", "family"]),
        ("opvattingen", ["shelter", "family"]),
        ("vluchtelingen in de gemeente", ["shelter"]),
    ],
)
def test_words_are_found_in_any_inflection_and_as_a_part(text: str, keys: list[str]) -> None:
    assert found(text) == keys


def test_a_word_of_the_wording_counts_more_than_one_of_the_title() -> None:
    title = Entry("title", "Wat vindt u daarvan?", (), ("Fietsen",))
    wording = Entry("wording", "Hoe vaak gaat u met de bus of fietsen?", (), ("Vervoer",))
    assert [hit.key for hit in search([title, wording], "fietsen").hits] == ["wording", "title"]


def test_where_no_question_has_all_words_those_with_most_are_given_and_the_rest_is_named() -> None:
    result = search(ALL, "boeken over ruimtevaart lezen")
    assert [(hit.key, hit.found) for hit in result.hits] == [("reading", ("boeken", "lezen"))]
    assert result.nowhere == ("ruimtevaart",)


def test_words_that_stand_everywhere_count_only_when_there_are_no_others() -> None:
    assert found("de gemeente") == ["shelter"]
    assert found("ik") == ["reading"]


@pytest.mark.parametrize("text", ["", "  ", "%", "'", "%'_\\;--", "\0"])
def test_a_search_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(SearchError, match="no word to search for"):
        search(ALL, text)


@given(st.text())
def test_any_text_is_searched_or_refused(text: str) -> None:
    try:
        assert set(found(text)) <= {"family", "shelter", "reading"}
    except SearchError:
        assert not any(map(str.isalnum, text))
