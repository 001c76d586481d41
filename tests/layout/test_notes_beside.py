"""Notes in two columns are read in the order that their markers count in, if they do."""

from __future__ import annotations

import pytest

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.layout.notes_beside import notes_in_order
from tabel_extract.page import Word


def line(baseline: float, *texts: str) -> VisualLine:
    phrases = []
    for text, x0 in zip(texts, (10.0, 200.0), strict=False):
        word = Word(text, x0, baseline - 8, x0 + 4 * len(text), baseline, baseline, 8.0)
        phrases.append(Phrase((word,), text, word.x0, word.x1))
    return VisualLine(1, tuple(phrases), baseline)


def read(*lines: VisualLine) -> list[str]:
    return [found.text for found in notes_in_order(lines)]


@pytest.mark.parametrize(
    "printed",
    [
        [("a Zonder feesten.", "c Ook op de radio."), ("b Alleen of samen.", "d Of per fiets.")],
        [("a Zonder feesten.", "b Alleen of samen."), ("c Ook op de radio.", "d Of per fiets.")],
    ],
)
def test_notes_beside_each_other_are_read_as_their_markers_count(
    printed: list[tuple[str, str]],
) -> None:
    lines = [line(100 + 10 * i, *texts) for i, texts in enumerate(printed)]
    behind = line(120, "Bron: Zwempanel 2023")
    assert read(*lines, behind) == [
        "a Zonder feesten.",
        "b Alleen of samen.",
        "c Ook op de radio.",
        "d Of per fiets.",
        "Bron: Zwempanel 2023",
    ]


def test_notes_whose_markers_do_not_count_on_stay_as_they_are_printed() -> None:
    assert read(line(100, "a Zonder feesten.", "d Of per fiets.")) == [
        "a Zonder feesten.  d Of per fiets."
    ]


def test_words_in_two_columns_are_no_notes() -> None:
    assert read(line(100, "zwemt vaak", "zwemt nooit")) == ["zwemt vaak  zwemt nooit"]
