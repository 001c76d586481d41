"""Lines of running text come together as sentences that know where they are printed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.claims.text.sentences import LONGEST, Sentence, sentences
from tabel_extract.model import Line

FULL = "Een regel lopende tekst die zo lang is dat hij de hele breedte van de kolom vult en die"


def read(*printed: str) -> list[Sentence]:
    """The sentences of lines; an empty line is a gap, which prose leaves out."""
    return sentences([Line(n, 1, t, t) for n, t in enumerate(printed, 1) if t])


def texts(*printed: str) -> list[str]:
    return [s.text for s in read(*printed)]


def lines_of(sentence: Sentence, *words: str) -> list[int | None]:
    return [sentence.place(sentence.text.index(w)).line for w in words]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["Zij fietst. Hij ook."], ["Zij fietst.", "Hij ook."]),
        (["Zij fietst elke dag naar", "het werk."], ["Zij fietst elke dag naar het werk."]),
        (["De helft van de vrou-", "wen fietst."], ["De helft van de vrouwen fietst."]),
        (["Van jonge- en", "oudere mensen."], ["Van jonge- en oudere mensen."]),
        (["Fietst zij? Ja! Vaak…", "Echt."], ["Fietst zij?", "Ja!", "Vaak…", "Echt."]),
        (["‘Dat is zo.’ Zij knikt."], ["‘Dat is zo.’", "Zij knikt."]),
        (["Dat is 40%.3 Zij knikt."], ["Dat is 40%.3", "Zij knikt."]),
        (["Het is 3.5 en 2.411. Zij knikt."], ["Het is 3.5 en 2.411.", "Zij knikt."]),
        (["’s Avonds niet. ’s Ochtends wel."], ["’s Avonds niet.", "’s Ochtends wel."]),
        (["Een onaffe zin"], ["Een onaffe zin"]),
        ([], []),
    ],
)
def test_a_sentence_ends_where_its_stop_is_and_not_where_its_line_does(
    printed: list[str], found: list[str]
) -> None:
    assert texts(*printed) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Zie bijv. Amsterdam en o.a. Utrecht.",
        "Dat zei prof. De Vries tegen drs. P. Jansen.",
        "Prof. De Vries en Dr. Jansen zeggen het.",
        "Vgl. Jansen et al. De Boer (2020).",
        "Zie art. 3, nr. 4 en blz. 12.",
        "Het zijn er ca. 400 (excl. Limburg).",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert texts(sentence) == [sentence]


def test_a_word_that_abbreviates_nothing_does() -> None:
    assert texts("Dat doet de helft al. De rest niet.") == [
        "Dat doet de helft al.",
        "De rest niet.",
    ]


@pytest.mark.parametrize("opened", ["in 2024 was dat zo.", "geen van hen fietst."])
def test_a_sentence_may_open_with_a_capital_that_the_export_lost(opened: str) -> None:
    assert texts(f"Dat is klaar. {opened}") == ["Dat is klaar.", opened]


def test_a_sentence_runs_on_behind_a_table() -> None:
    whole, last = read(FULL, "", "", "", "verder gaat. Einde.")
    assert (whole.text, last.text) == (f"{FULL} verder gaat.", "Einde.")
    assert (lines_of(whole, "Een regel", "verder"), whole.paragraph) == ([1, 5], last.paragraph)


def test_a_sentence_runs_on_behind_a_footnote() -> None:
    note, whole = read(FULL, "", "1 Een noot die ertussen staat.", "", "verder gaat.")
    assert note.text == "1 Een noot die ertussen staat."
    assert whole.text == f"{FULL} verder gaat."
    assert lines_of(whole, "Een regel", "verder") == [1, 5]


def test_a_sentence_runs_on_behind_two_footnotes() -> None:
    found = texts(FULL, "", "1 De eerste.", "", "2 De tweede.", "", "verder gaat.")
    assert found == ["1 De eerste.", "2 De tweede.", f"{FULL} verder gaat."]


@pytest.mark.parametrize("after", [[], ["", "Een nieuwe alinea.", "", "klein begonnen."]])
def test_a_sentence_that_a_footnote_cut_off_is_kept_where_nothing_continues_it(
    after: list[str],
) -> None:
    found = texts(FULL, "", "1 Een noot.", *after)
    assert found == ["1 Een noot.", FULL, *filter(None, after)]


def test_a_heading_closes_a_sentence_that_a_footnote_cut_off() -> None:
    found = read(FULL, "", "1 Een noot.", "", "3.2 Wie fietst er", "", "verder gaat.")
    assert [s.text for s in found] == ["1 Een noot.", FULL, "3.2 Wie fietst er", "verder gaat."]
    assert [s.heading for s in found] == [False, False, True, False]


@pytest.mark.parametrize(
    "heading",
    [
        "Inleiding",
        "3.2 Wie fietst er",
        "3.2 Wie fietst er?",
        "1 Fietsen in de stad",
        "Wie fietst er?",
    ],
)
def test_a_heading_stands_alone_and_starts_a_paragraph(heading: str) -> None:
    before, found, after = read("Dat was het.", "", heading, "", "De helft fietst.")
    assert (found.text, found.heading) == (heading, True)
    assert (before.heading, after.heading) == (False, False)
    assert before.paragraph < found.paragraph < after.paragraph


def test_a_short_line_above_a_full_one_is_a_heading() -> None:
    assert [s.heading for s in read("Fietsers", f"{FULL} stopt.")] == [True, False]


@pytest.mark.parametrize("line", ["De helft fietst.", "klein begonnen", "• Fietsers", "Namelijk:"])
def test_what_ends_or_opens_like_a_sentence_is_no_heading(line: str) -> None:
    assert [s.heading for s in read("Dat was het.", "", line)] == [False, False]


def test_bullets_behind_a_closed_line_are_sentences_of_their_own() -> None:
    assert texts("De redenen:", "• Het is gezond.", "• Het is", "goedkoop.") == [
        "De redenen:",
        "• Het is gezond.",
        "• Het is goedkoop.",
    ]


def test_a_gap_starts_a_paragraph_and_a_line_break_does_not() -> None:
    found = read("Zij fietst.", "Hij loopt.", "", "Samen rijden zij.")
    assert [s.paragraph for s in found] == [1, 1, 2]


def test_each_character_knows_its_line() -> None:
    first, second = read("De helft van de vrou-", "wen fietst. Van de", "mannen loopt  40%.")
    assert lines_of(first, "De helft", "wen", "fietst") == [1, 2, 2]
    assert lines_of(second, "Van de", "mannen", "40%") == [2, 3, 3]


def test_a_sentence_that_opens_on_the_line_before_is_placed_there() -> None:
    """That it opens with a lost capital shows only when the next line has come."""
    _, found = read("Dat is klaar. in", "de stad fietst 40%.")
    assert lines_of(found, "in de", "stad", "40%") == [1, 2, 2]


def test_text_without_any_stop_is_cut_off_and_nothing_of_it_is_lost() -> None:
    printed = ["woord " * 15 + "en"] * 100
    found = texts(*printed)
    assert max(map(len, found)) <= LONGEST + len(printed[0]) + 1
    assert " ".join(found) == " ".join(printed)


PIECES = [
    "De helft",
    "fietst.",
    "40%",
    "1 Noot",
    "in",
    "3.2 Kop",
    "• punt",
    "zie",
    "bijv.",
    FULL,
    "(nr. 2)",
]
line = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.lists(line | st.just(""), max_size=14))
def test_no_word_is_lost_or_told_twice_and_every_place_is_in_its_sentence(
    printed: list[str],
) -> None:
    found = read(*printed)
    words = Counter(word for text in printed for word in text.split())

    assert Counter(word for s in found for word in s.text.split()) == words
    for sentence in found:
        assert sentence.places[0][0] == 0
        assert [at for at, _ in sentence.places] == sorted(at for at, _ in sentence.places)
        assert all(at < len(sentence.text) for at, _ in sentence.places)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40).map(str.strip), max_size=8))
def test_no_text_makes_it_fail(printed: list[str]) -> None:
    assert all(s.text and s.places for s in read(*printed))


def test_each_entry_of_a_list_is_a_sentence_though_none_has_a_stop() -> None:
    listed = ("Dit vonden de leden.", "- 83 procent wil meer loon", "- 71 procent is voor rust")
    assert texts(*listed) == list(listed)


def test_a_line_that_stands_apart_goes_on_with_no_sentence_and_leaves_its_paragraph_in_doubt() -> (
    None
):
    lines = [
        "Zij fietst. Van de mannen",
        "wil de helft naar zee. Het",
        "waait er hard en",
        "veel. Dat is zo.",
        "",
        "Hij fietst ook.",
    ]
    found = sentences([Line(n, 1, t, t, apart=n == 3) for n, t in enumerate(lines, 1) if t])
    assert [(s.text, s.whole) for s in found] == [
        ("Zij fietst.", True),
        ("Van de mannen wil de helft naar zee.", True),
        ("Het", False),
        ("waait er hard en veel.", False),
        ("Dat is zo.", False),
        ("Hij fietst ook.", True),
    ]
