"""Note letters glued to headings ─► headings and markers apart.

``gezinsherenigingd`` is a word with note d, ``wordend`` is ``worden`` with note d, ``aandeel`` is
no word with note l. Notes are lettered in the order of the headings that refer to them, so letters
and headings are aligned as a whole; the report's own vocabulary settles what remains.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tabel_extract.tables.lexicon import lexicon

MATCH = 3.0
"""A heading ends with the letter of a note."""
WORD_WITHOUT = 2.0
"""Without its last letter the heading ends in a word of the report, with it it does not."""
WORD_WITH = -4.0
"""The other way round: the letter belongs to the word."""
ORPHAN = -0.5
"""A note that no heading is given to."""
MAX_MISSING = 2
"""Notes that may be missing before the first one that is there."""

_SEVERAL = re.compile(r"^(?P<head>.*?[^\W\d_)\]])\s?(?P<marks>(?:[a-z],\s?)+[a-z])$")
_SYMBOLS = re.compile(r"^(?P<head>.*[^\s*†‡#])\s?(?P<marks>\*{1,6}|[†‡#])$")
_DIGIT = re.compile(r"^(?P<head>.*[^\W\d_)])(?P<marks>\d)$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_BRACKETED = re.compile(r"^(?P<head>.*\S)\s?(?P<marks>[a-z\d])\)$")
_STANDING_APART = re.compile(r"^(?P<head>.*\S)\s(?P<marks>[a-z])$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A heading without its markers, and those; ``missing`` are markers that have no note."""

    text: str
    markers: tuple[str, ...] = ()
    missing: bool = False


def split_markers(
    headings: Sequence[str], notes: Sequence[str], vocabulary: Collection[str], first: str = "a"
) -> list[Marked]:
    """Take the markers off headings, in reading order.

    ``notes`` are the markers of the table's notes that its caption does not use, in order;
    ``vocabulary`` the lower-case words of the report's running text; ``first`` the letter that the
    first heading would have if no note was missing.
    """
    result = [_symbols(h, notes) for h in headings]
    letters = [n for n in notes if len(n) == 1 and n.isalpha()]
    open_headings = [i for i, m in enumerate(result) if not m.markers]
    texts = [result[i].text for i in open_headings]
    wanted = _with_gaps(letters, first)
    chosen = _align(texts, wanted, letters, vocabulary)
    for place, letter in chosen.items():
        index = open_headings[place]
        result[index] = Marked(texts[place][:-1].rstrip(), (letter,), missing=letter not in letters)
    _reuse(result, letters, chosen, vocabulary)
    return result


def _symbols(heading: str, notes: Sequence[str]) -> Marked:
    """Markers that can't be mistaken for a part of the word: signs, digits with a note, lists."""
    if match := _SYMBOLS.match(heading):
        return Marked(match["head"], (match["marks"],), missing=match["marks"] not in notes)
    if (match := _DIGIT.match(heading)) and match["marks"] in notes:
        return Marked(match["head"], (match["marks"],))
    match = _BRACKETED.match(heading)
    if match and match["marks"] in notes and match["head"].count("(") == match["head"].count(")"):
        return Marked(match["head"], (match["marks"],))
    if match := _SEVERAL.match(heading):
        marks = tuple(re.findall("[a-z]", match["marks"]))
        if all(m in notes for m in marks):
            return Marked(match["head"], marks)
    if (match := _STANDING_APART.match(heading)) and match["marks"] in notes:
        return Marked(match["head"], (match["marks"],))
    return Marked(heading)


def _with_gaps(letters: Sequence[str], begin: str) -> list[str]:
    """The letters of the notes, and those skipped between them or behind the last."""
    if not letters:
        return []
    first, last = min(letters), max(letters)
    if ord(last) - ord(first) > 2 * len(letters) + 2:
        return list(letters)
    start = begin if begin <= first and ord(first) - ord(begin) <= MAX_MISSING else first
    return [chr(c) for c in range(ord(start), min(ord(last) + 1, ord("z")) + 1)]


def _merit(text: str, letter: str, vocabulary: Collection[str]) -> float | None:
    """How well a letter at the end of a heading reads as a marker; None where it is not there."""
    if not text.endswith(letter) or len(text) < 3 or _is_known(text):
        return None
    before = text[-2]
    if not (before.isalnum() or before in ")%’”"):
        return None
    word = _LAST_WORD.search(text)
    if word is None or len(word[0]) == 1:
        return MATCH
    whole, stem = word[0].lower(), word[0][:-1].lower()
    merit = MATCH
    if stem in vocabulary and whole not in vocabulary:
        merit += WORD_WITHOUT
    elif whole in vocabulary and stem not in vocabulary:
        merit += WORD_WITH
    return merit


def _is_known(text: str) -> bool:
    """Answers, categories and dimensions as surveys print them end in their own letter."""
    words = lexicon()
    return words.is_answer(text) or bool(words.dimensions_of(text)) or bool(words.dimension(text))


def _align(
    texts: Sequence[str], wanted: Sequence[str], letters: Sequence[str], vocabulary: Collection[str]
) -> dict[int, str]:
    """The best order-keeping match of letters to headings: {position of the heading: letter}."""
    width = len(wanted) + 1
    best = [[0.0] * width for _ in range(len(texts) + 1)]
    for j in range(len(wanted) - 1, -1, -1):
        best[-1][j] = best[-1][j + 1] + (ORPHAN if wanted[j] in letters else 0.0)
    for i in range(len(texts) - 1, -1, -1):
        for j in range(len(wanted) - 1, -1, -1):
            skip = ORPHAN if wanted[j] in letters else 0.0
            best[i][j] = max(
                best[i + 1][j],
                best[i][j + 1] + skip,
                _take(texts[i], wanted[j], letters, vocabulary) + best[i + 1][j + 1],
            )
    chosen: dict[int, str] = {}
    i = j = 0
    while i < len(texts) and j < len(wanted):
        gain = _take(texts[i], wanted[j], letters, vocabulary)
        if gain > 0 and best[i][j] == gain + best[i + 1][j + 1]:
            chosen[i] = wanted[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chosen


def _take(text: str, letter: str, letters: Sequence[str], vocabulary: Collection[str]) -> float:
    merit = _merit(text, letter, vocabulary)
    if merit is None:
        return float("-inf")
    if letter in letters:
        return merit if merit > 0 else float("-inf")
    return _phantom(text, letter, letters, merit, vocabulary)


def _phantom(
    text: str, letter: str, letters: Sequence[str], merit: float, vocabulary: Collection[str]
) -> float:
    """A letter without a note counts between others, or where the vocabulary speaks for it."""
    word = _LAST_WORD.search(text)
    whole = word[0].lower() if word else ""
    supported = merit > MATCH
    between = any(n > letter for n in letters)
    if supported or (between and whole not in vocabulary):
        return merit - 1.0
    return float("-inf")


def _reuse(
    result: list[Marked],
    letters: Sequence[str],
    chosen: dict[int, str],
    vocabulary: Collection[str],
) -> None:
    """Further headings that refer to a note already referred to."""
    for index, marked in enumerate(result):
        if marked.markers:
            continue
        letter = marked.text[-1:]
        if letter not in letters:
            continue
        merit = _merit(marked.text, letter, vocabulary)
        if merit is not None and merit > MATCH:
            result[index] = Marked(marked.text[:-1].rstrip(), (letter,))
