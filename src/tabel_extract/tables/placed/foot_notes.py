"""Notes at the foot of a page, apart from their tables ─► the table that refers to each.

Running text stands between a table and the foot of its page, where the notes of all its tables may
stand together. A note goes to the one table that has its raised sign on the page and lacks the
note; where no table or several are meant, it stays where it was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tabel_extract.layout.lines import Phrase
from tabel_extract.model import Line, Provenance
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.region import Region
from tabel_extract.tables.regions import Regions
from tabel_extract.tables.text_notes import SURE_NOTE, TextNote, stray_notes

SAME_SIZE = 0.4
"""Points by which the lines of one note may differ in size."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A note that no table has yet: its page, and the numbers of its lines."""

    note: TextNote
    page: int
    numbers: tuple[int, ...]


def with_foot_notes(found: Regions, printed: Mapping[int, Printed]) -> Regions:
    """The regions with the notes that only their raised signs tell them to have."""
    loose = list(_loose(found.prose, printed))
    referring = _Referring(found.regions, printed)
    elsewhere = [n for region in found.regions for n in _astray(region, referring, printed)]
    if not loose and not elsewhere:
        return found
    outside = {n for one in loose for n in one.numbers}
    said: dict[int, list[Printed]] = {}
    for line in found.prose:
        item = printed.get(line.number)
        if item is not None and line.number not in outside:
            said.setdefault(item.visual.page, []).append(item)
    taken: set[int] = set()
    for one in loose:
        region = referring.only(one, said.get(one.page, ()))
        if region is not None:
            region.notes.append(one.note)
            taken.update(one.numbers)
    for holder, one in elsewhere:
        region = referring.only(one, said.get(one.page, ()))
        if region is not None:
            holder.notes.remove(one.note)
            region.notes.append(one.note)
    for region in found.regions:
        region.notes.sort(key=lambda n: n.place.line or 0)
    prose = tuple(line for line in found.prose if line.number not in taken)
    return replace(found, prose=prose, strays=tuple(stray_notes(list(prose))))


def _loose(prose: Sequence[Line], printed: Mapping[int, Printed]) -> Iterator[_Loose]:
    """The notes in running text: lines that a raised sign starts, and those right below each."""
    lines = {line.number: line for line in prose if line.number in printed}
    for number, line in lines.items():
        match = SURE_NOTE.match(line.text) if _lead(printed[number]) else None
        if match is None:
            continue
        first = printed[number].visual
        numbers = [number]
        while (below := numbers[-1] + 1) in lines and not _lead(printed[below]):
            if abs(printed[below].visual.size - first.size) > SAME_SIZE:
                break
            numbers.append(below)
        texts = [match["text"], *(lines[n].text for n in numbers[1:])]
        note = TextNote(match["marker"], texts, Provenance(line.page, number))
        yield _Loose(note, first.page, tuple(numbers))


def _lead(item: Printed) -> str:
    return item.visual.phrases[0].lead


def _astray(
    region: Region, referring: _Referring, printed: Mapping[int, Printed]
) -> Iterator[tuple[Region, _Loose]]:
    """Notes of a region that its table doesn't refer to."""
    for note in region.notes:
        number = note.place.line or 0
        item = printed.get(number)
        if item is None or not _lead(item) or note.marker is None:
            continue
        if note.marker not in referring.anywhere(region):
            yield region, _Loose(note, item.visual.page, (number,))


class _Referring:
    """Which raised signs the tables have, by page."""

    def __init__(self, regions: Sequence[Region], printed: Mapping[int, Printed]) -> None:
        self._signs: dict[str, set[str]] = {}
        self._regions: dict[str, list[Region]] = {}
        self._on_page: dict[int, list[tuple[Region, set[str]]]] = {}
        for region in regions:
            label = region.label.label
            self._regions.setdefault(label, []).append(region)
            for page, signs in _signs_of(region, printed).items():
                self._signs.setdefault(label, set()).update(signs)
                self._on_page.setdefault(page, []).append((region, signs))

    def anywhere(self, region: Region) -> set[str]:
        """The signs of a table on all its pages."""
        return self._signs.get(region.label.label, set())

    def only(self, one: _Loose, text: Iterable[Printed]) -> Region | None:
        """The one region on the page of a note that lacks it; none where ``text`` has its sign."""
        marker = one.note.marker or ""
        if any(_refers(phrase, marker) for item in text for phrase in item.visual.phrases):
            return None
        lacking = [
            (region, signs)
            for region, signs in self._on_page.get(one.page, [])
            if marker in self.anywhere(region) and not self._has(region, marker)
        ]
        here = [region for region, signs in lacking if marker in signs]
        meant = here or [region for region, _ in lacking]
        return meant[0] if len({region.label.label for region in meant}) == 1 else None

    def _has(self, region: Region, marker: str) -> bool:
        same = self._regions[region.label.label]
        return any(note.marker == marker for r in same for note in r.notes)


def _signs_of(region: Region, printed: Mapping[int, Printed]) -> dict[int, set[str]]:
    """The raised signs in the caption and the body of a region, for each page that it is on."""
    start = region.place.line or 0
    end = region.body[0][0].number if region.body else region.last_line + 1
    notes = {note.place.line for note in region.notes}
    numbers = [n for n in range(start, end) if n not in notes]
    found: dict[int, set[str]] = {}
    for number in (*numbers, *(line.number for line, _ in region.body)):
        item = printed.get(number)
        if item is None:
            continue
        signs = found.setdefault(item.visual.page, set())
        signs.update(mark for phrase in item.visual.phrases for mark in phrase.marks)
    return found


def _refers(phrase: Phrase, marker: str) -> bool:
    """Whether a phrase has a raised sign, behind it or inside."""
    if marker in phrase.marks:
        return True
    printed = phrase.text.split()
    words = {w.text for w in phrase.words}
    return any(p not in words and p.removesuffix(marker) in words for p in printed)
