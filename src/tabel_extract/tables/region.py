"""A table's stretch of text: what was taken into it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tabel_extract.dutch import parse_cell
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.caption import Label
from tabel_extract.tables.subtitle import Subtitle
from tabel_extract.tables.text_notes import TextNote


@dataclass(slots=True)
class Region:
    """A table's stretch of text; ``body`` holds its lines between caption and notes."""

    label: Label
    place: Provenance
    caption: str = ""
    caption_marks: tuple[str, ...] = ()
    subtitle: Subtitle | None = None
    body: list[tuple[Line, bool]] = field(default_factory=list)  # with: a blank line stands before
    notes: list[TextNote] = field(default_factory=list)
    source: str | None = None
    last_line: int = 0
    pages: set[int] = field(default_factory=set)
    rows_seen: bool = False
    sourced_below: bool = False  # a source may also stand between caption and header

    @property
    def behind_rows(self) -> bool:
        """Whether notes may stand here: a figure has no rows to stand behind."""
        marked = any(note.marker is not None for note in self.notes)
        return self.rows_seen or self.label.kind == "figure" or marked


def value_run(text: str) -> int:
    """How many values a line ends with."""
    count = 0
    for token in reversed(text.split()):
        if parse_cell(token) is None:
            break
        count += 1
    return count
