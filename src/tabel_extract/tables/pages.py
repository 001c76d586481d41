"""Pages of a PDF ─► lines of text in reading order, with the place of each where it may matter.

Only the first page and those that may hold a table are laid out; of the others the text is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tabel_extract.dutch import ARROWS
from tabel_extract.facts.head import is_above_title
from tabel_extract.layout.headline import LARGER, headline
from tabel_extract.layout.lines import VisualLine
from tabel_extract.model import Issue, Line, Provenance, Repair
from tabel_extract.page import Page
from tabel_extract.reading.furniture import furniture
from tabel_extract.reading.pdf import PdfReader
from tabel_extract.reading.text import ADDRESS, Text
from tabel_extract.tables.gathering import Gathered, gather
from tabel_extract.tables.placed.captions import captions_first, is_caption
from tabel_extract.tables.placed.cells import cell_of, cut
from tabel_extract.tables.placed.stretch import Printed
from tabel_extract.tables.placed.subtitles import is_title_of, starts_subtitle
from tabel_extract.tables.rows import YEAR

PARAGRAPH = 1.75
"""Em between baselines from which a line starts something new."""
EDGE = 0.1
"""Share of a page's height at its top and foot where running heads stand."""
HEADER = 5
"""Lines within which the first row of a table stands below the first line of its header."""
MOST_HEADS = 3
"""Phrases of a running head: left, in the middle and right."""
NEAR = 0.6
"""Em between words of one title, at most."""
MARGIN = 0.07
"""Share of a page's height at its top and foot where a bare number is the page's."""

_PAGE_NUMBER = re.compile(r"\s*(?:[|–-]\s*)?\d{1,4}(?:\s*[|–-])?\s*")
_TURN_OVER = re.compile(
    r"\(?(?:(?:wordt )?vervolgd?|lees verder|zie(?: ook)?|continued)(?: op| on)?"
    r"(?: de| the)? (?:volgende|next) (?:pagina|bladzijde|page)\)?[.:]?",
    re.IGNORECASE,
)
"""What the part of a table ends with that goes on overleaf."""
_SOURCE_BEHIND = re.compile(r"(?<=[.?!’”)])\s+(?=Bron(?:nen)?\s*:)")
_LEGEND = re.compile(rf"[{ARROWS}]\s+[^\W\d_]")
_LEGEND_BEHIND = re.compile(rf"[;,]?\s+(?=[{ARROWS}]\s+[^\W\d_])")
"""Where a legend of arrows goes on with the next one."""
_DIGITS = re.compile(r"\d+")
_BREAK = re.compile("[\u00ad\u2010\ufffe\x02](?=[ \\t]*$)", re.MULTILINE)
"""What PDFs break a word by at the end of a line."""
_ODD_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f]")
"""What says the same as a blank: the one between thousands may not break."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF as lines; ``printed`` has the place of those on pages that were laid out, by number."""

    text: Text
    printed: dict[int, Printed]
    pages: dict[int, Page]
    issues: tuple[Issue, ...] = ()
    by_ocr: frozenset[int] = frozenset()

    def place(self, known: Provenance) -> Provenance:
        """Where a line stands: its box, or its page alone where that was not laid out."""
        item = self.printed.get(known.line or 0)
        return replace(known, line=None) if item is None else replace(known, bbox=item.bbox)


@dataclass(frozen=True, slots=True)
class _Found:
    page: int
    text: str
    visual: VisualLine | None = None


def read_pages(document: PdfReader, *, ocr: bool = False) -> PdfText:
    """Read a whole document, page after page; ``ocr`` reads pages that are pictures, if it can."""
    gathered = gather(document, ocr=ocr)
    heads = _running_heads(gathered.pages, gathered.visual)
    visual = captions_first(
        {n: [v for v in lines if id(v) not in heads] for n, lines in gathered.visual.items()},
        {n: [one.bbox for one in found] for n, found in gathered.lattices.items()},
    )
    found: list[_Found] = []
    starts: list[int] = []
    for number in range(1, document.page_count + 1):
        starts.append(len(found))
        if number in visual:
            above = next((f.visual for f in reversed(found) if f.text), None)
            found += _laid_out(gathered.pages, visual[number], above)
        else:
            found += _plain(number, gathered.plain[number])
    read = _numbered(found, starts, gathered, document.page_count)
    return replace(
        read,
        text=replace(read.text, headline=_headline(gathered)),
        issues=tuple(gathered.issues),
        by_ocr=frozenset(gathered.by_ocr),
    )


def _headline(gathered: Gathered) -> str | None:
    """What stands out on the first page with text."""
    lines = gathered.visual.get(gathered.opening or 0, [])
    return headline(lines, lambda text: is_above_title(text) or is_caption(text))


def _running_heads(pages: dict[int, Page], visual: dict[int, list[VisualLine]]) -> frozenset[int]:
    """Lines (their ids) that stand alone at one height at the edge of several pages.

    What stands left and right may also be the header of a table that goes on from page to page:
    it is none where no rows follow it on one of the pages, and no rule stands outside of it.
    """
    at: dict[tuple[str, int], list[tuple[VisualLine, bool]]] = {}
    ruled: set[tuple[str, int]] = set()
    for number, lines in visual.items():
        for line, inwards in _edges(lines):
            margin = EDGE * pages[number].height
            outside = line.bottom < margin or line.top > pages[number].height - margin
            beside = inwards[0] if inwards else None
            apart = beside is None or abs(beside.baseline - line.baseline) > PARAGRAPH * line.size
            if outside and apart and _may_run(line) and not is_caption(line.text):
                place = (_DIGITS.sub("#", line.text), round(line.baseline))
                alone = len(line.phrases) == 1 or not any(map(_has_cells, inwards))
                at.setdefault(place, []).append((line, alone))
                if len(line.phrases) > 1 and _is_ruled_off(line, pages[number]):
                    ruled.add(place)
    several = [found for place, found in at.items() if len(found) > 1 and place not in ruled]
    return frozenset(id(v) for found in several if any(a for _, a in found) for v, _ in found)


def _has_cells(line: VisualLine) -> bool:
    """Whether a line has values behind its start, where the number of a chapter stands."""
    return any(value.x0 > line.x0 for value in cut(line).values)


def _is_ruled_off(line: VisualLine, page: Page) -> bool:
    """Whether a rule or a shade stands between a line and the edge of the page, or around it."""
    edges = [(r.top, r.x0, r.x1) for r in page.rules if r.horizontal]
    edges += [(y, f.bbox[0], f.bbox[2]) for f in page.fills for y in (f.bbox[1], f.bbox[3])]
    high = 2 * line.baseline < page.height
    return any(
        x0 < line.x1 and x1 > line.x0 and (y < line.top if high else y > line.bottom)
        for y, x0, x1 in edges
    )


def _may_run(line: VisualLine) -> bool:
    """Whether a line has one phrase, or some words and at most one number, that of the page."""
    titles = {  # a year that ends a title, set in another font
        id(b)
        for a, b in pairwise(line.phrases)
        if YEAR.fullmatch(b.text) and not cell_of(a) and b.x0 - a.x1 <= NEAR * b.size
    }
    numbers = sum(
        _PAGE_NUMBER.fullmatch(phrase.text) is not None and id(phrase) not in titles
        for phrase in line.phrases
    )
    return len(line.phrases) == 1 or (len(line.phrases) <= MOST_HEADS and numbers <= 1)


def _edges(lines: list[VisualLine]) -> list[tuple[VisualLine, list[VisualLine]]]:
    """The highest and the lowest line of a page, each with the lines next to it."""
    ordered = sorted(lines, key=lambda v: v.baseline)
    if len(ordered) < 2:
        return [(v, []) for v in ordered]
    return [(ordered[0], ordered[1 : 1 + HEADER]), (ordered[-1], ordered[-2 : -2 - HEADER : -1])]


def _plain(number: int, raw: str) -> Iterator[_Found]:
    text = _BREAK.sub("-", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = _ODD_BLANK.sub(" ", text)
    for line in text.split("\n"):
        yield _Found(number, line.strip())


def _laid_out(
    pages: dict[int, Page], lines: list[VisualLine], before: VisualLine | None
) -> Iterator[_Found]:
    """The lines of a page; ``before`` is the last line of the page before, if that was laid out."""
    for line in lines:
        if before and not _goes_on(before, line):
            yield _Found(line.page, "")
        page = pages[line.page]
        in_margin = not MARGIN * page.height < line.baseline < (1 - MARGIN) * page.height
        if (in_margin and _PAGE_NUMBER.fullmatch(line.text)) or _TURN_OVER.fullmatch(line.text):
            continue
        parts = _LEGEND_BEHIND if _LEGEND.match(line.text) else _SOURCE_BEHIND
        for piece in parts.split(line.text):
            yield _Found(line.page, piece, line)
        before = line


def _goes_on(before: VisualLine, line: VisualLine) -> bool:
    """Whether a line is set right below another, in much the same size."""
    small, large = sorted((before.size, line.size))
    if before.page != line.page:
        return large <= LARGER * small
    if is_title_of(before, line):
        return True
    near = 0 <= line.baseline - before.baseline <= PARAGRAPH * small
    if near and starts_subtitle(before, line):
        return False
    return near and large <= LARGER * small


def _numbered(found: list[_Found], starts: list[int], gathered: Gathered, count: int) -> PdfText:
    pages = gathered.pages
    texts = [f.text for f in found]
    dropped = furniture(texts, starts)
    lines: list[Line] = []
    printed: dict[int, Printed] = {}
    for number, item in enumerate(found, start=1):
        if number - 1 in dropped:
            continue
        line = Line(number, item.page, item.text, item.text)
        lines.append(line)
        if item.visual is not None:
            lattices = gathered.lattices[item.page]
            printed[number] = Printed(line, item.visual, pages[item.page], lattices)
    repairs = tuple(Repair("furniture", i + 1, texts[i], "") for i in sorted(dropped))
    addresses = tuple(a for text in texts if ".nl" in text for a in ADDRESS.findall(text))
    return PdfText(Text(tuple(lines), count, repairs, addresses), printed, pages)
