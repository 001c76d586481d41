"""Dots that lead the eye from a row's heading to its values ─► gone; those of a contents list stay.

A dot may also be a cell that is unknown: those stand apart, in columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tabel_extract.page import Word

MIN_DOTS = 4
"""Dots in a row, at least, that lead from a heading to a value."""
NEAR = 1.2
"""Em from one dot of a leader to the next, at most."""
MIN_ROWS = 2
"""Rows with leaders below a caption, at least: one alone may be the caption's, in a list."""

_DOTS = re.compile(r"[.·…]+")
_BEHIND = re.compile(r"(?P<text>.*?[^.·…])[.·…]{4,}")
_IN_FRONT = re.compile(r"\.+(?=[\d–-])")
_NUMBER = re.compile(r"[\d.,%–-]*\d[\d.,%]*")

Rows = Sequence[list[Word]]


def without_leaders(rows: Rows, is_caption: Callable[[str], bool]) -> list[list[Word]]:
    """The rows of a page without their leaders, where they are rows of a table.

    Entries of a contents list keep them, as they are told by them.
    """
    clean = [_clean(row) for row in rows]
    captions = [is_caption(" ".join(w.text for w in row)) for row in rows]
    led = [new is not row for new, row in zip(clean, rows, strict=True)]
    if not any(led) or any(c and has for c, has in zip(captions, led, strict=True)):
        return list(rows)
    found: list[list[Word]] = []
    for start, end in _below_captions(captions):
        headed = captions[start]
        many = sum(led[start:end]) >= MIN_ROWS
        for row, new in zip(rows[start:end], clean[start:end], strict=True):
            found.append(new if (headed and many) or _numbers(new) > 1 else row)
    return found


def _below_captions(captions: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches of rows: those above the first caption, and from each to the next."""
    starts = [0, *(i for i, is_one in enumerate(captions) if is_one and i)]
    return list(zip(starts, [*starts[1:], len(captions)], strict=True))


def _numbers(row: Sequence[Word]) -> int:
    return sum(_NUMBER.fullmatch(w.text) is not None for w in row)


def _clean(row: list[Word]) -> list[Word]:
    """The row without its leader, the row itself where it has none."""
    dots = _leader([w for w in row if _DOTS.fullmatch(w.text)])
    kept = [w if id(w) in dots else _trimmed(w, drawn_over=bool(dots)) for w in row]
    if all(new is old and id(old) not in dots for new, old in zip(kept, row, strict=True)):
        return row
    found: list[Word] = []
    parted = False
    for new, old in zip(kept, row, strict=True):
        if id(old) in dots:
            parted = True
            continue
        found.append(replace(new, spaced=False) if parted else new)
        parted = new.text != old.text and new.x0 == old.x0
    return found


def _leader(dots: Sequence[Word]) -> frozenset[int]:
    """The dots (their ids) of which enough stand close behind each other."""
    runs: list[list[Word]] = []
    for dot in dots:
        if runs and dot.x0 - runs[-1][-1].x1 <= NEAR * dot.size:
            runs[-1].append(dot)
        else:
            runs.append([dot])
    leaders = [run for run in runs if sum(len(w.text) for w in run) >= MIN_DOTS]
    return frozenset(id(w) for run in leaders for w in run)


def _trimmed(word: Word, *, drawn_over: bool) -> Word:
    """A word without dots that hang together with it: behind a heading, or under a value."""
    if behind := _BEHIND.fullmatch(word.text):
        share = len(behind["text"]) / len(word.text)
        return replace(word, text=behind["text"], x1=word.x0 + share * (word.x1 - word.x0))
    if drawn_over and (front := _IN_FRONT.match(word.text)):
        share = front.end() / (2 * len(word.text))
        return replace(
            word, text=word.text[front.end() :], x0=word.x0 + share * (word.x1 - word.x0)
        )
    return word
