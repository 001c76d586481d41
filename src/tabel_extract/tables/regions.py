"""Lines of a report ─► the regions that hold a table: caption, body, notes and source.

A region starts at a caption and ends at the next caption, at a numbered heading, after its source,
or where running text takes over. Text exports put blank lines anywhere, so a blank line never ends
a part by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tabel_extract.dutch import join_lines
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.caption import (
    ends_caption,
    ends_in_period,
    parse_label,
    split_header,
)
from tabel_extract.tables.leaders import without_leader
from tabel_extract.tables.note_starts import is_remark, starts_note, starts_unmarked, unmarked_above
from tabel_extract.tables.region import Region, value_run
from tabel_extract.tables.text_notes import (
    NOTE,
    NOTE_TEXT,
    SOURCE,
    SURE_NOTE,
    TextNote,
    is_complete,
    is_unmarked,
    parted,
    stray_notes,
)
from tabel_extract.tables.type_sizes import Visual, is_set_larger, small_print

MAX_CAPTION_LINES = 5
"""Captions run over one to three lines; five leaves room for narrow columns."""

PROSE_LENGTH = 140
"""A block of text without values that is longer than this is no heading."""

_APART = re.compile(r"(?:\S+(?: \S+)?(?: {2,}|$)){4,}")
"""A line of headings: one or two words, and then more than a blank, again and again."""
_HEADINGS = re.compile(r"\S.*?(?: {2,}\S.*?){2,}")
"""Three phrases or more, each more than a blank apart: no second line of a caption."""
_CONTINUED = re.compile(r"\(?(?:vervolg|slot|continued)\)?", re.IGNORECASE)
_OPEN_SOURCE = re.compile(r"[,;/-]$|\b(?:bewerking|bewerkt|en|door|van|berekening(?:en)?)$")
_CUT_SHORT = re.compile(
    r"[,/-]$|\b(?:de|het|een|en|of|van|in|op|om|met|voor|te|naar|door|aan|bij|tot|als|over|per)$"
)
_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})+\s+[A-Z‘]")
_CONTENTS_LINE = re.compile(r"(?:\.\s?){3,}\s*\d+\s*$")


@dataclass(frozen=True, slots=True)
class Regions:
    """What a text holds: the regions, the lines of running text, and notes of no table."""

    regions: tuple[Region, ...]
    prose: tuple[Line, ...]
    strays: tuple[TextNote, ...]


def find_regions(
    lines: Sequence[Line],
    sure_notes: Collection[int] = (),
    subtitles: Collection[int] = (),
    visual: Visual | None = None,
) -> Regions:
    """Cut a text into the regions of its tables and the rest.

    ``sure_notes`` are the numbers of lines that start with a raised marker, ``subtitles`` of those
    that a title ends before; ``visual`` tells how lines are set, where their page was laid out.
    """
    regions: list[Region] = []
    rows = [without_leader(line) for line in lines]
    prose: list[Line] = []
    strays: list[TextNote] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        label = parse_label(line.text) if line.text[:1] in _CAPTION_INITIALS else None
        if label is None or _CONTENTS_LINE.search(line.text):
            if line.text:
                prose.append(line)
            index += 1
            continue
        region = Region(label, Provenance(line.page, line.number))
        if not label.rest and _continued_below(lines, index):
            region.label, index = replace(label, continued=True), index + 1
        index = _Reader(rows, region, sure_notes, subtitles, visual or {}).read(index)
        region.notes = [piece for note in region.notes for piece in parted(note)]
        regions.append(region)
    strays.extend(stray_notes(prose))
    return Regions(tuple(_drop_contents(regions)), tuple(prose), tuple(strays))


def _continued_below(lines: Sequence[Line], index: int) -> bool:
    """Whether the line below a label alone says that its table goes on."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    return _CONTINUED.fullmatch(below) is not None


_CAPTION_INITIALS = frozenset({"T", "F", "K", "S", "G", "g", "B", "V"})


def _drop_contents(regions: list[Region]) -> list[Region]:
    """Leave out entries of a list of tables: captions without anything below, told again later."""
    full = {r.label.label for r in regions if r.body or r.notes or r.source}
    return [
        r
        for r in regions
        if r.body or r.notes or r.source or r.label.kind == "box" or r.label.label not in full
    ]


_MORE_PERIOD = re.compile(r"(?:en|tot|tot en met|t/m|[-–/])\s?(?:19|20)\d\d\b")
"""How a line begins in which the period of the line before goes on: ``2019`` / ``en 2023``."""


class _Reader:
    """Reads one region line by line; the state is which part is being read."""

    def __init__(
        self,
        lines: Sequence[Line],
        region: Region,
        sure_notes: Collection[int],
        subtitles: Collection[int],
        visual: Visual,
    ) -> None:
        self.sure_notes, self.subtitles, self.visual = sure_notes, subtitles, visual
        self.lines = lines
        self.region = region
        self.note: TextNote | None = None
        self.whole: TextNote | None = None  # a note that nothing below goes on

    def read(self, index: int) -> int:
        """Read the region that starts at ``index``; the index of the first line behind it."""
        index = self._caption(index)
        self._extend(index - 1)
        if self.region.label.kind == "box":
            return index
        gap = False
        while index < len(self.lines):
            line = self.lines[index]
            if line.blank:
                gap = True
                index += 1
                continue
            after = self._part(index, gap)
            if after is None:
                break
            self._extend(after - 1)
            index, gap = after, False
        return index

    def _extend(self, index: int) -> None:
        line = self.lines[index]
        self.region.last_line = line.number
        if line.page is not None:
            self.region.pages.add(line.page)

    def _caption(self, index: int) -> int:
        """The caption's lines: until its unit in brackets, else until a blank line."""
        texts = [self.region.label.rest]
        end = index + 1
        complete = self.region.label.kind == "box" or (self.region.label.continued and not texts[0])
        if not complete and not self._ends(texts[0], end):
            end = self._caption_end(index)
            texts += [ln.text for ln in self.lines[index + 1 : end] if ln.text]
        text = join_lines([t for t in texts if t])
        self.region.caption, header = split_header(text)
        if header:
            last = self.lines[end - 1]
            self.region.body.append((replace(last, text=header), True))
        return end

    def _caption_end(self, index: int) -> int:
        taken, gaps, first_gap = 1, 0, None
        position = index + 1
        while position < len(self.lines) and taken < MAX_CAPTION_LINES:
            line = self.lines[position]
            if line.blank:
                first_gap = position if first_gap is None else first_gap
                gaps += 1
                position += 1
                continue
            headed = taken == 1 and _HEADINGS.fullmatch(line.text) is not None
            if headed or self._starts_other_part(line):
                break
            if first_gap is not None and not self._caption_goes_on(index, first_gap, position):
                break
            taken += 1
            position += 1
            if self._ends(self._joined(index, position), position):
                return position
        if first_gap is not None:
            return first_gap
        return self._until_header(index, position)

    def _ends(self, caption: str, following: int) -> bool:
        """Whether a caption is complete: with its unit, or its period and no more of it follows."""
        after = self.lines[following].text if following < len(self.lines) else ""
        more = after.startswith("(") or not after or _MORE_PERIOD.match(after) is not None
        return ends_caption(caption) or (ends_in_period(caption) and not more)

    def _joined(self, start: int, end: int) -> str:
        return join_lines([ln.text for ln in self.lines[start:end] if ln.text])

    def _starts_other_part(self, line: Line) -> bool:
        return (
            SOURCE.match(line.text) is not None
            or parse_label(line.text) is not None
            or is_unmarked(line.text)
            or (
                (note := NOTE.match(line.text)) is not None
                and NOTE_TEXT.match(note["text"]) is not None
            )
            or value_run(line.text) >= 2
        )

    def _caption_goes_on(self, index: int, gap: int, position: int) -> bool:
        """Whether a caption goes on behind a blank: cut at a comma, or its unit follows."""
        before = self.lines[gap - 1].text
        if self.lines[position].number in self.subtitles and not _CUT_SHORT.search(before):
            return False
        if _CUT_SHORT.search(before) or before.count("(") > before.count(")"):
            return True
        text = self.lines[position].text
        if not ends_caption(text) or ends_caption(before):
            return False
        whole = ends_in_period(self._joined(index, gap))  # what follows is a heading with its unit
        return text.startswith("(") or (len(before) > PROSE_LENGTH // 3 and not whole)

    def _until_header(self, index: int, end: int) -> int:
        """Without blank lines nor unit, the caption ends before the first short line."""
        for position in range(index + 1, end):
            if len(self.lines[position].text) < len(self.lines[position - 1].text) // 2:
                return position + 1
        return min(end, index + 1)

    def _part(self, index: int, gap: bool) -> int | None:
        """Take the line at ``index`` into its part; None where the region has ended."""
        line = self.lines[index]
        if parse_label(line.text) or _HEADING.match(line.text):
            return None
        larger = is_set_larger(self.region, line, self.visual)
        if larger and not self._row_follows(index + 1):
            return None
        if source := SOURCE.match(line.text):
            return self._source(index, source["text"])
        if (behind := self._note(index, gap)) is not None:
            return behind
        if self.note is not None:
            if self.note is not self.whole and self._continues_note(index, gap):
                self.note.lines.append(line.text)
                return index + 1
            return None
        if self.region.sourced_below:
            return None
        if self._is_prose(index):
            return None
        self.region.rows_seen = self.region.rows_seen or value_run(line.text) >= 1
        self.region.body.append((line, gap))
        return index + 1

    def _note(self, index: int, gap: bool) -> int | None:
        """Start a note at a line; the index behind what was taken, None where none starts."""
        line, region = self.lines[index], self.region
        sure = self._is_sure(index)
        above = unmarked_above(region, self.lines, index)
        if above is not None:
            note = TextNote(None, [ln.text for ln in self.lines[index:above]], _place(line))
            region.notes.append(note)
            return above
        if sure or starts_note(region, line.text, self.note):
            match = (SURE_NOTE if sure else NOTE).match(line.text)
            assert match
            self.note = TextNote(match["marker"], [match["text"]], _place(line))
        elif starts_unmarked(region, self.lines, index, gap=gap) or is_remark(
            region, self.lines, index
        ):
            self.note = TextNote(None, [line.text], _place(line))
        else:
            return self._small_print(index)
        region.notes.append(self.note)
        return index + 1

    def _small_print(self, index: int) -> int | None:
        """Take small print below the rows as one note; the index behind it, None where none is."""
        block = small_print(self.region, self.lines, index, self.visual)
        behind = index + len(block)
        if not block or self._row_follows(behind):
            return None
        self.note = self.whole = TextNote(None, [ln.text for ln in block], _place(block[0]))
        self.region.notes.append(self.note)
        return behind

    def _source(self, index: int, text: str) -> int:
        texts = [text]
        end = index + 1
        while end < len(self.lines) and _source_goes_on(texts[-1], self.lines[end].text):
            texts.append(self.lines[end].text)
            end += 1
        self.region.source = join_lines(texts)
        self.region.sourced_below = self.region.behind_rows
        self.note = None
        return end

    def _is_sure(self, index: int) -> bool:
        """Whether a line starts with a raised marker, behind rows that it may belong to."""
        sure = self.lines[index].number in self.sure_notes
        return (
            sure and self.region.behind_rows and SURE_NOTE.match(self.lines[index].text) is not None
        )

    def _continues_note(self, index: int, gap: bool) -> bool:
        assert self.note is not None
        if not gap:
            return True
        text = self.lines[index].text
        if not is_complete(self.note.text) or text.startswith("("):
            return self.note.marker is not None or not text[0].isupper()
        if self.note.marker is None or self.note.marker.isdigit():
            return False
        following = next((ln for ln in self.lines[index + 1 : index + 4] if not ln.blank), None)
        if following is None or self._is_prose(index):
            return False
        note = NOTE.match(following.text)
        expected = chr(ord(self.note.marker[0]) + 1)
        return bool(SOURCE.match(following.text)) or bool(note and note["marker"] == expected)

    def _is_prose(self, index: int) -> bool:
        """Whether running text takes over: a sentence, or a block too long for a heading."""
        block = self._block(index)
        if any(value_run(text) >= 2 for text in block):
            return False
        if all(map(_APART.fullmatch, block)) and self._row_follows(index + len(block)):
            return False
        joined = " ".join(block)
        ended = joined[-1] in ".?!:;"
        if len(joined) >= PROSE_LENGTH and len(joined) / len(block) >= PROSE_LENGTH / 3:
            if len(block) > 1 and self.region.rows_seen:
                return True
            return ended or not self._row_follows(index + len(block))
        sentence = ended and joined[0].isupper() and len(joined.split()) >= 5
        if not sentence:
            return False
        after = index + len(block)
        return not (
            self._like_row_follows(after) if self.region.rows_seen else self._row_follows(after)
        )

    def _block(self, index: int) -> list[str]:
        texts: list[str] = []
        for line in self.lines[index:]:
            ends = line.blank or SOURCE.match(line.text) or parse_label(line.text)
            if ends or (texts and is_unmarked(line.text)):
                break
            texts.append(line.text)
        return texts

    def _like_row_follows(self, index: int) -> bool:
        """Whether the next line is a row with as many values as the last one.

        A sentence between the two is the heading of a section: a statement, with its answers below.
        """
        last = next((ln for ln, _ in reversed(self.region.body) if value_run(ln.text)), None)
        below = next((ln for ln in self.lines[index : index + 3] if not ln.blank), None)
        if last is None or below is None:
            return False
        return 2 <= value_run(below.text) == value_run(last.text)

    def _row_follows(self, index: int) -> bool:
        near = [ln for ln in self.lines[index : index + 6] if not ln.blank][:2]
        return any(value_run(ln.text) >= 2 for ln in near)


def _source_goes_on(source: str, below: str) -> bool:
    """Whether the line below one of a source, if any, belongs to it: either is cut off."""
    if not below or parse_label(below) or SOURCE.match(below) or is_unmarked(below):
        return False
    cut_off = _OPEN_SOURCE.search(source) or _CUT_SHORT.search(source)
    opened = source.count("(") > source.count(")")
    goes_on = below[0].islower() and not NOTE.match(below)
    return not source or cut_off is not None or opened or goes_on


def _place(line: Line) -> Provenance:
    return Provenance(line.page, line.number)
