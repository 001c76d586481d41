"""Lines of running text as sentences, put together again where a line or a page cut them."""

from __future__ import annotations

from textwrap import dedent

from tabel_extract.facts.sentences import LONGEST, sentences
from tabel_extract.reading.text import read_text
from tests.facts.told import told


def cut(text: str) -> list[str]:
    lines = read_text(dedent(text).strip("\n").encode(), "zwemmen.txt").lines
    return [s.text for s in sentences(lines)]


def test_a_sentence_ends_at_a_full_stop_and_not_at_an_abbreviation_or_in_a_number() -> None:
    text = (
        "Er zwommen bijv. Anna en dhr. Bad. Samen zwommen ze 2.411 banen.1 ‘Leuk.’ 12 riepen dat."
    )

    assert cut(text) == [
        "Er zwommen bijv. Anna en dhr. Bad.",
        "Samen zwommen ze 2.411 banen.1",
        "‘Leuk.’",
        "12 riepen dat.",
    ]


def test_a_sentence_that_breaks_off_goes_on_behind_the_gap() -> None:
    text = """
        Een kop

        Wie graag zwemt, doet dat in een zwem-
        bad dat ook in de winter

        warm is.
        """
    assert cut(text) == [
        "Een kop",
        "Wie graag zwemt, doet dat in een zwembad dat ook in de winter warm is.",
    ]


def test_what_runs_on_without_a_full_stop_is_a_list_and_tells_nothing() -> None:
    clause = "de enquête liep van 3 tot 9 mei 2024 onder 1.204 leden, "

    assert told(clause).sample_size == 1204
    assert told(clause * (LONGEST // len(clause) + 1)).sample_size is None
