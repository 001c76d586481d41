"""Notes as found ─► notes of a table, and what is to be said about them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from tabel_extract.model import Issue, Note
from tabel_extract.tables.notes import note_kind, question_of
from tabel_extract.tables.text_notes import LEGEND_SIGNS, TextNote

SNIPPET = 60
"""Characters of a note that are quoted in a message."""
UNMARKED = ("zonder teken", "without a sign")
"""What a note without a marker is called, behind ``noot``."""

_FURTHER = re.compile(r"\b[Vv]raag \d+[a-z]?\s*:")
"""Where a second question starts in a note that holds two."""

Facts = tuple[tuple[str, str], ...]


def note_of(found: TextNote) -> Note:
    """A note with its kind, and the question that it holds."""
    text = found.text
    kind = note_kind(text)
    question = question_of(text) if kind == "question" else None
    wording = question.wording if question else None
    return Note(found.marker, kind, text, wording, found.place)


def question_of_all(notes: Sequence[Note]) -> Note | None:
    """The question that is that of the whole table: the only one that no marker refers to."""
    unmarked = [n for n in notes if n.marker is None and n.kind == "question"]
    several = len(unmarked) > 1 or any(_FURTHER.search(n.question or "") for n in unmarked)
    return None if several or not unmarked else unmarked[0]


def orphan(note: TextNote | Note, table: str | None = None) -> Issue:
    """That nothing refers to a note."""
    place = note.place if isinstance(note, TextNote) else note.provenance
    text = note.text
    snippet = text if len(text) <= SNIPPET else text[: SNIPPET - 1].rstrip() + "…"
    facts = (*_named(note.marker), ("text", snippet))
    return Issue("note_orphan", table, None, None, place, facts)


def note_issues(
    notes: Sequence[Note], used: Collection[str], table: str, *, has_cells: bool
) -> Iterator[Issue]:
    """What is odd about the notes of a table; ``used`` are the markers that something refers to."""
    of_all = question_of_all(notes)
    for note in notes:
        if note.kind == "question" and not note.question:
            yield Issue("question_empty", table, None, None, note.provenance, _named(note.marker))
        question = question_of(note.text)
        if question and question.repaired and question.wording:
            yield Issue(
                "question_unquoted", table, None, None, note.provenance, _named(note.marker)
            )
        if note.marker is None:  # a remark is about all of the table; one of two questions is not
            loose = bool(note.question) and note is not of_all and has_cells
        else:
            loose = note.marker not in used and note.marker not in LEGEND_SIGNS
        if loose:
            yield orphan(note, table)


def _named(marker: str | None) -> Facts:
    if marker is not None:
        return (("marker", marker),)
    return (("marker", UNMARKED[0]), ("marker_en", UNMARKED[1]))
