"""Lines that stand by their place and style between a title and the columns ─► into the caption.

They would be headings of the columns that they happen to stand over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tabel_extract.layout.lines import Phrase, VisualLine
from tabel_extract.model import Provenance
from tabel_extract.page import Rule
from tabel_extract.tables.caption import parse_caption, parse_label
from tabel_extract.tables.placed.cells import cell_of
from tabel_extract.tables.placed.stretch import WIDE, Bar, Printed, Stretch, bars_of, stretches_of
from tabel_extract.tables.region import Region
from tabel_extract.tables.subtitle import (
    UNIT_WORDS,
    Subtitle,
    parse_particular,
    parse_subtitle,
)
from tabel_extract.tables.text_notes import TextNote
from tabel_extract.tables.units import unit_of

SAME_EDGE = 3.0
"""Points by which such a line may be off an edge of the caption or of the table."""
OTHER_SIZE = 0.4
"""Points by which two sizes differ at least."""
REMARK_WORDS = 3
"""Words of a remark below the title, at least."""
BELOW_LABEL = 1.75
"""Em of the larger of a label and its title between the two, at most."""


def starts_subtitle(before: VisualLine, line: VisualLine) -> bool:
    """Whether a line right below another is such a line, by its words and how it is set."""
    label, phrase = parse_label(before.text), line.phrases[0]
    if label is not None and not label.rest:
        return False  # the title itself follows a label that stands alone
    if len(line.phrases) > 1 or phrase.lead:
        return False
    if parse_subtitle(phrase.text) is None:
        return parse_particular(phrase.text) is not None and _is_below(before, line)
    return _is_set_apart(phrase, before.phrases[-1]) or line.x0 > (before.x0 + before.x1) / 2


def is_title_of(label: VisualLine, line: VisualLine) -> bool:
    """Whether a line is the title right below a label that stands alone, however large it is."""
    found = parse_label(label.text)
    if found is None or found.rest or found.continued or found.kind != "table":
        return False
    apart = line.baseline - label.baseline
    words = len(line.phrases) == 1 and cell_of(line.phrases[0]) is None
    near = 0 < apart <= BELOW_LABEL * max(label.size, line.size)
    return words and _lined_up(label, line) and near


def _lined_up(above: VisualLine, line: VisualLine) -> bool:
    """Whether two lines of one caption start or stand in the middle alike."""
    middles = above.x0 + above.x1 - line.x0 - line.x1
    return min(abs(above.x0 - line.x0), abs(middles) / 2) <= SAME_EDGE


def _is_below(title: VisualLine, line: VisualLine) -> bool:
    """Whether a line is set below a title as a part of its caption, and in another style."""
    own = _is_set_apart(line.phrases[0], title.phrases[-1])
    return own and len(title.phrases) == 1 and _lined_up(title, line)


def subtitles_in(printed: Mapping[int, Printed]) -> frozenset[int]:
    """The numbers of lines that tell of the table above which a blank or their style sets them."""
    found = set()
    for number, item in printed.items():
        before = printed.get(number - 2)
        if before is None or number - 1 in printed or before.visual.page != item.visual.page:
            continue
        if starts_subtitle(before.visual, item.visual):
            found.add(number)
    return frozenset(found)


def take_subtitle(region: Region, printed: Mapping[int, Printed]) -> None:
    """Take what stands on a line of its own above the columns into the caption of a region."""
    body = [printed[line.number] for line, _ in region.body if line.number in printed]
    caption = printed.get(region.place.line or 0)
    first = printed.get(region.body[0][0].number) if region.body else None
    if caption is None or first is None or len(first.visual.phrases) > 1:
        return
    below = [item for item in body[1:] if item.visual.page == first.visual.page]
    phrase = first.visual.phrases[0]
    if phrase.lead or not below or not (region.caption or region.label.continued):
        return
    found = parse_subtitle(phrase.text)
    noted = _is_above_note(region, first, below[0])
    particular = found is not None and found.population is not None and found.period is not None
    apart = particular and abs(phrase.x0 - caption.visual.x0) <= SAME_EDGE
    if found and not noted and not _is_of_table(phrase, caption, first, below, apart=apart):
        found = None
    if found is None and (noted or _is_particular(first, below[0], printed)):
        found = parse_particular(phrase.text)
    found = found or _unit_below_title(phrase, caption)
    if found is None or found.added_to(parse_caption(region.caption)) is None:
        _take_remark(region, phrase, caption, [first, *below])
        return
    region.subtitle = replace(found, markers=(*found.markers, *phrase.marks))
    region.body = region.body[1:]


def _is_above_note(region: Region, first: Printed, below: Printed) -> bool:
    """Whether a note parts a line from the columns, so that it is no heading of them."""
    notes = (note.place.line or 0 for note in region.notes)
    return any(first.line.number < number < below.line.number for number in notes)


def _is_particular(first: Printed, below: Printed, printed: Mapping[int, Printed]) -> bool:
    """Whether a line is nearer to the title above it than to what is below it, with no rule above.

    Words that are a population or a period alone would be a heading if they stood with others.
    """
    before = printed.get(first.line.number - 1) or printed.get(first.line.number - 2)
    if before is None or before.visual.page != first.visual.page:
        return False
    above = first.visual.baseline - before.visual.baseline
    nearer = 0 < above < below.visual.baseline - first.visual.baseline
    ruled = stretches_of([before, first])[0].bars_above(1, shading=True)
    return nearer and not ruled and _is_below(before.visual, first.visual)


def _take_remark(region: Region, phrase: Phrase, caption: Printed, body: list[Printed]) -> None:
    """Take words below the title that are set as no heading for a note, whatever they say.

    They start where the title does, in a style of their own, and the table is drawn below them.
    """
    stretch = stretches_of(body)[0]
    drawn = any(map(stretch.is_wide, [*stretch.bars_above(1, shading=True), *_shaded(stretch)]))
    outside = drawn and not _is_ruled_above(stretch, caption, phrase)
    apart = all(_is_set_apart(phrase, other) for other in body[1].visual.phrases)
    words = len(phrase.words) >= REMARK_WORDS and abs(phrase.x0 - caption.visual.x0) <= SAME_EDGE
    if not (words and outside and apart):
        return
    line = region.body[0][0]
    region.notes.insert(0, TextNote(None, [line.text], Provenance(line.page, line.number)))
    region.body = region.body[1:]


def _shaded(stretch: Stretch) -> list[Bar]:
    """Where shades that touch start between the first line of a stretch and the next one."""
    first, second = (cut.line for cut in stretch.cuts[:2])
    starts = [b for b in stretch.shades if first.baseline - 1 <= b[1] < second.baseline]
    return bars_of(Rule(b[0], b[1], b[2], b[1]) for b in starts)


def _unit_below_title(phrase: Phrase, caption: Printed) -> Subtitle | None:
    """Words that name a unit right below the start of the caption."""
    text = phrase.text.strip("()")
    short = len(text.split()) <= UNIT_WORDS and unit_of(text) is not None
    below = abs(phrase.x0 - caption.visual.x0) <= SAME_EDGE
    return Subtitle(unit_text=text) if short and below else None


def _is_of_table(
    phrase: Phrase, caption: Printed, first: Printed, below: list[Printed], *, apart: bool
) -> bool:
    """Whether a line is set like no heading: at an edge in its own style, or above the first rule.

    A rule below it that is no wider than some columns makes it a heading. Words that are about all
    of the table (``apart``) need no style of their own.
    """
    x0, x1 = min(i.visual.x0 for i in below), max(i.visual.x1 for i in below)
    stretch = stretches_of([first, *below])[0]
    ruled = [bar for bar in stretch.bars_above(1, shading=True) if _runs_along(bar, phrase)]
    wide = [bar for bar in ruled if min(bar.x1, x1) - max(bar.x0, x0) >= WIDE * (x1 - x0)]
    if len(wide) < len(ruled):
        return False
    if wide and not _is_ruled_above(stretch, caption, phrase):
        return True
    left = min(abs(phrase.x0 - x) for x in (caption.visual.x0, x0)) <= SAME_EDGE
    own = apart or all(_is_set_apart(phrase, other) for other in below[0].visual.phrases)
    return own and (left or phrase.x1 >= x1 - SAME_EDGE)


def _is_ruled_above(stretch: Stretch, caption: Printed, phrase: Phrase) -> bool:
    """Whether a rule stands between the caption and a line, so that the line is in the table."""
    line = stretch.cuts[0].line
    low = caption.visual.baseline if caption.visual.page == line.page else 0.0
    return any(low < bar.y < line.baseline - phrase.size / 2 for bar in stretch.bars)


def _runs_along(bar: Bar, phrase: Phrase) -> bool:
    return bar.x0 < phrase.x1 and bar.x1 > phrase.x0


def _is_set_apart(phrase: Phrase, other: Phrase) -> bool:
    """Whether two phrases differ in style or size."""
    styles = (phrase.italic, phrase.bold) != (other.italic, other.bold)
    return styles or abs(phrase.size - other.size) >= OTHER_SIZE
