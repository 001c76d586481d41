"""What happens to a report on its way: lines and bytes lost, doubled, moved, glued, overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from hypothesis import strategies as st

from tabel_extract.reading.text import decode
from tests.fuzz.pieces import ODD, SIGNS, lines
from tests.inspection.made import pdf, table

ROOT = Path(__file__).parents[2]
FOLDERS = ["fixtures", "tests/layouts", "tests/claims/reports", "tests/editions"]
TEXTS = [decode(p.read_bytes(), p.name) for f in FOLDERS for p in sorted((ROOT / f).glob("*.txt"))]
PDFS = [pdf(table()), *(p.read_bytes() for p in sorted((ROOT / "fixtures/pdf").glob("*.pdf")))]
LONGEST = 1_000
"""Lines of a damaged text: one that is repeated often shows what grows with the square."""

_OBJECT = re.compile(rb"(?m)^\d+ 0 obj\b.*?\bendobj", re.DOTALL)


@dataclass(frozen=True)
class Edit:
    """One piece of damage: what, at which two places (counted round), how much, and by what."""

    kind: str
    at: int
    other: int
    count: int
    text: str


def _columns(line: str, edit: Edit) -> str:
    """A line whose words beyond some column are moved to the left or to the right."""
    place = edit.other % (len(line) + 1)
    blanks = " " * (edit.count % 9)
    return line[:place].rstrip() + blanks + line[place:].lstrip()


def _inserted(line: str, edit: Edit) -> str:
    place = edit.other % (len(line) + 1)
    return line[:place] + edit.text + line[place:]


def _overwritten(line: str, edit: Edit) -> str:
    place = edit.other % (len(line) + 1)
    return line[:place] + edit.text + line[place + 1 :]


def _marked_twice(line: str, edit: Edit) -> str:
    words = line.split(" ")
    place = edit.other % len(words)
    words[place] += words[place][-1:] or edit.text
    return " ".join(words)


ON_LINES: dict[str, Callable[[list[str], int, Edit], list[str]]] = {
    "drop": lambda ls, i, e: ls[:i] + ls[i + 1 + e.count % 5 :],
    "repeat": lambda ls, i, e: ls[:i] + ls[i : i + 1] * (1 + e.count) + ls[i + 1 :],
    "move": lambda ls, i, e: _moved(ls, i, e.other % len(ls)),
    "glue": lambda ls, i, e: [*ls[:i], " ".join(ls[i : i + 2]), *ls[i + 2 :]],
    "glue_tight": lambda ls, i, e: [*ls[:i], "".join(ls[i : i + 2]), *ls[i + 2 :]],
    "break": lambda ls, i, e: [*ls[:i], *_broken(ls[i], e.other), *ls[i + 1 :]],
    "cut": lambda ls, i, e: [*ls[:i], ls[i][: e.other % (len(ls[i]) + 1)]],
    "behead": lambda ls, i, e: ls[i:],
    "columns": lambda ls, i, e: [*ls[:i], _columns(ls[i], e), *ls[i + 1 :]],
    "insert": lambda ls, i, e: [*ls[:i], _inserted(ls[i], e), *ls[i + 1 :]],
    "overwrite": lambda ls, i, e: [*ls[:i], _overwritten(ls[i], e), *ls[i + 1 :]],
    "mark_twice": lambda ls, i, e: [*ls[:i], _marked_twice(ls[i], e), *ls[i + 1 :]],
    "line": lambda ls, i, e: [*ls[:i], e.text, *ls[i:]],
    "block": lambda ls, i, e: ls[: i + 20] + ls[i : i + 20] * (1 + e.count % 8) + ls[i + 20 :],
}
"""What becomes of lines, by a place among them and the rest of the edit."""


def _moved(found: list[str], i: int, j: int) -> list[str]:
    rest = found[:i] + found[i + 1 :]
    return [*rest[:j], found[i], *rest[j:]]


def _broken(line: str, at: int) -> list[str]:
    place = at % (len(line) + 1)
    return [line[:place], line[place:]]


def edited(found: list[str], edit: Edit) -> list[str]:
    """Lines with one piece of damage."""
    if not found:
        return [edit.text]
    return ON_LINES[edit.kind](found, edit.at % len(found), edit)[:LONGEST]


# Drawn by number: what is drawn from is spelt out where an example fails.
_whole_texts = st.integers(0, len(TEXTS) - 1).map(TEXTS.__getitem__)
_whole_pdfs = st.integers(0, len(PDFS) - 1).map(PDFS.__getitem__)
_places = st.integers(0, 2**16)
text_edits = st.builds(
    Edit,
    st.sampled_from(sorted(ON_LINES)),
    _places,
    _places,
    st.integers(0, 60),
    st.sampled_from(ODD + SIGNS) | lines,
)


def _window(whole: str, start: int, count: int) -> list[str]:
    found = whole.split("\n")
    return found[start % len(found) :][:count]


damaged_texts = st.builds(
    lambda found, edits, end: end.join(reduce(edited, edits, found)),
    st.builds(_window, _whole_texts, _places, st.integers(1, 300)),
    st.lists(text_edits, max_size=6),
    st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\f", " \n"]),
)
"""A report's text, or a stretch of it, that was damaged in up to six places."""


def _swapped(data: bytes, at: int, other: int) -> bytes:
    """A PDF in which two objects stand in each other's place."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return data
    first, second = sorted((found[at % len(found)], found[other % len(found)]), key=re.Match.start)
    if first is second:
        return data
    parts = [data[: first.start()], second[0], data[first.end() : second.start()], first[0]]
    return b"".join([*parts, data[second.end() :]])


def _numbers_changed(data: bytes, at: int, by: bytes) -> bytes:
    """A PDF in which one number outside its packed streams says something else."""
    found = list(re.finditer(rb"(?<=[ /\[])-?\d+(?:\.\d+)?(?=[ \]/>\n])", data))
    if not found:
        return data
    one = found[at % len(found)]
    return data[: one.start()] + by + data[one.end() :]


ABSURD = [b"0", b"-1", b"1e9", b"2147483647", b"-2147483648", b"99999999999999999999", b"0.000001"]
ABSURD += [b"nan", b"<<", b"[", b"3 0 R", b"null"]

_bytes_edits = st.one_of(
    st.builds(
        lambda i, b: lambda d: _flipped(d, i, b), st.integers(0, 2**20), st.binary(max_size=4)
    ),
    st.builds(lambda i: lambda d: d[: 1 + i % len(d)], st.integers(0, 2**20)),
    st.builds(lambda i, n: lambda d: _without(d, i, n), st.integers(0, 2**20), st.integers(1, 500)),
    st.builds(lambda i, j: lambda d: _swapped(d, i, j), _places, _places),
    st.builds(lambda i, b: lambda d: _numbers_changed(d, i, b), _places, st.sampled_from(ABSURD)),
)


def _flipped(data: bytes, at: int, by: bytes) -> bytes:
    place = at % len(data)
    return data[:place] + by + data[place + len(by) :]


def _without(data: bytes, at: int, count: int) -> bytes:
    place = at % len(data)
    return data[:place] + data[place + count :]


def _all(data: bytes, edits: list[Callable[[bytes], bytes]]) -> bytes:
    """All edits, one after another, behind the signature that makes it a PDF at all."""
    return b"%PDF-" + reduce(lambda d, edit: edit(d) or b"%", edits, data).removeprefix(b"%PDF-")


damaged_pdfs = st.builds(
    _all,
    _whole_pdfs,
    st.lists(_bytes_edits, min_size=1, max_size=6),
)
"""A report's PDF that was damaged in up to six places."""
