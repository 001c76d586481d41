"""Notes of a text: how one begins, and when it is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tabel_extract.dutch import ARROWS, join_lines
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.notes import announces

_SIGN = r"(?:\*{1,6}|[†‡#])"
_BEHIND_SIGN = r"(?<=[*†‡#])(?:\s?[=:]\s?|(?=p\s?[<≤]))"
"""How the text of a sign may be joined to it: ``* = p < 0,05``, ``**p < 0,01``."""
NOTE = re.compile(
    rf"(?P<marker>[a-z]|\*{{1,6}}|[†‡#.–{ARROWS}-]|\d{{1,2}})(?:{_BEHIND_SIGN}|[).]?\s+)"
    r"(?:(?<=[^a-z\d]\s)=\s+)?(?P<text>\S.*)"
)
"""A sign that a legend explains may have ``=`` behind it."""
_NEXT_SIGN = re.compile(
    rf"(?:[;,.]\s+|(?<=\))\s+|\s+(?={_SIGN}\s?[=:]?\s?p\s?[<≤]))"
    rf"(?={_SIGN}(?:\s+[^\W\d_]|\s?[=:]|p\s?[<≤]))"
)
"""Where a legend of signs goes on with the next one."""
SURE_NOTE = re.compile(r"(?P<marker>[^\W_]{1,4}|\*{1,6}|[†‡#])[).]?\s+(?P<text>\S.*)")
NOTE_TEXT = re.compile(r"[A-Z‘“\"'„(<>≥≤0-9]|[ig][a-zé]|[a-z]+:|p\s?<|n\s?=")
SOURCE = re.compile(r"Bron(?:nen)?\s*:\s*(?P<text>.*)")
LEGEND_SIGNS = frozenset(f".–-{ARROWS}")
"""Signs that say something by themselves: they need no note, and one that explains them is none of
a marker."""
_REMARK = re.compile(
    r"(?:Toelichting|Noot|Opmerking(?:en)?|Leesvoorbeeld|Leeswijzer|Let op|Basis|"
    r"(?:Antwoord)?[Ss]chaal|Antwoord(?:mogelijkheden|categorieën)|Legenda|Definitie|Selectie|Populatie|Doelgroep|Weging|Peildatum)\s*:\s|N\.?B\.?:?\s"
)
_SENTENCE_END = re.compile(r"[.?!…)][’‘”\"']?$")


@dataclass(slots=True)
class TextNote:
    """A note as found: its marker if it has one, its lines, and where it starts."""

    marker: str | None
    lines: list[str]
    place: Provenance

    @property
    def text(self) -> str:
        """The note in one piece, line breaks and end-of-line hyphens undone."""
        return join_lines(self.lines)


def parted(note: TextNote) -> list[TextNote]:
    """A note as it is, or the several of a legend on one line: ``* p < 0,05; ** p < 0,01``."""
    pieces = _NEXT_SIGN.split(note.text)
    if len(pieces) < 2 or note.marker is None or re.fullmatch(_SIGN, note.marker) is None:
        return [note]
    found = [match for piece in pieces[1:] if (match := NOTE.fullmatch(piece)) is not None]
    markers = [note.marker, *(match["marker"] for match in found)]
    if len(set(markers)) < len(pieces):
        return [note]  # a sign that is said again belongs to the sentence
    texts = [pieces[0], *(match["text"] for match in found)]
    return [TextNote(m, [t], note.place) for m, t in zip(markers, texts, strict=True)]


def stray_notes(prose: list[Line]) -> list[TextNote]:
    """Letter notes that stand in running text: they belong to no table."""
    found = []
    previous: Line | None = None
    for line in prose:
        starts_block = previous is None or line.number > previous.number + 1
        match = NOTE.match(line.text) if starts_block and line.text[1:2] == " " else None
        if match and match["marker"].isalpha() and match["text"][0].isupper():
            found.append(
                TextNote(match["marker"], [match["text"]], Provenance(line.page, line.number))
            )
        elif found and line.number == (found[-1].place.line or 0) + len(found[-1].lines):
            found[-1].lines.append(line.text)
        previous = line
    return found


def is_unmarked(line: str) -> bool:
    """Whether a line starts with a word that says by itself that a note follows: ``Vraag: …``."""
    return _REMARK.match(line) is not None or (line[:1].isupper() and announces(line))


def is_complete(note: str) -> bool:
    """Whether a note has come to its end: with a full stop, or with its quote closed."""
    if _SENTENCE_END.search(note):
        return True
    if note.count('"') % 2:
        return False
    opened = note.count("‘") + note.count("“")
    closed = len(re.findall(r"[’”](?!\w)", note))
    return note.endswith(("’", "”", '"', "'")) and closed >= opened
