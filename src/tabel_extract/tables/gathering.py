"""The pages of a PDF, one after another: laid out where they may hold a table, else as text.

The first one with text is laid out in any case, as its headline is known by its type.

A page whose letters can't be told is not used, and said to be so: rubbish that looks like text is
worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tabel_extract.grids.lattice import Lattice
from tabel_extract.grids.ruled import lattices_on
from tabel_extract.layout.lines import VisualLine
from tabel_extract.layout.order import reading_order
from tabel_extract.limits import MORE_ALLOWED
from tabel_extract.model import Issue, Provenance
from tabel_extract.page import Excess, Page
from tabel_extract.reading.ocr import SCALE, available, words_of_picture
from tabel_extract.reading.pdf import PdfReader
from tabel_extract.tables.caption import CAPTION_WORD
from tabel_extract.tables.placed.captions import is_caption

MIN_PICTURE = 0.3
"""Share of a page that its pictures cover when it is a scan."""
MAX_UNMAPPED = 0.05
"""Share of signs whose letter can't be told, above which none of a page's text is used."""
_UNMAPPED = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x1f]")
FEWEST_ROWS = 3
"""Numbers at the end of a line or before another number, from which on a page may have rows."""
TOP = 8
"""Lines at the top of a page among which the notes of a table that ended above may begin."""
_VALUE = r"(?:[^\w\s]{0,2}\d[\d.,]*\s?%?[^\w\s]{0,2}|[-–—−])"
_OF_ROW = re.compile(rf"(?:^|(?<=\s)){_VALUE}(?=[^\S\n]*$|\s+{_VALUE}(?:\s|$))", re.MULTILINE)
_NOTE = re.compile(
    r"\s*(?:Bron|Noot|Vraag|Toelichting|Stelling|(?:[a-z]|\d{1,2}|[*†‡]{1,4})[.)]?\s)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?)’”\"']\s*$|\s*Bron(?:nen)?\s*:")
"""The last line of a page that breaks nothing off."""
WHAT = {"characters": ("tekens", "characters"), "lines": ("lijnen", "lines")}


@dataclass(slots=True)
class Gathered:
    """What was read of each page, by its number; ``by_ocr`` are those read from a picture.

    ``opening`` is the first page with text, if that could be read.
    """

    pages: dict[int, Page] = field(default_factory=dict)
    visual: dict[int, list[VisualLine]] = field(default_factory=dict)
    lattices: dict[int, tuple[Lattice, ...]] = field(default_factory=dict)
    plain: dict[int, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    by_ocr: set[int] = field(default_factory=set)
    opening: int | None = None

    def tell(self, code: str, number: int, **facts: str) -> None:
        """Note what is to be said of a page."""
        place = Provenance(page=number)
        self.issues.append(Issue(code, provenance=place, facts=tuple(sorted(facts.items()))))

    def tell_excess(self, excess: Excess | None, number: int) -> None:
        """Note that a page was not read whole, where there was too much of something."""
        if excess is not None:
            what, what_en = WHAT[excess.what]
            limit = f" ({MORE_ALLOWED[excess.what]}: {excess.most})"
            self.tell("page_truncated", number, what=what + limit, what_en=what_en + limit)


def gather(document: PdfReader, *, ocr: bool) -> Gathered:
    """Read each page as far as it is needed."""
    gathered = Gathered()
    opened = follows = False
    for number in range(1, document.page_count + 1):
        raw = document.text(number)
        gathered.plain[number] = raw
        if not raw.strip():
            page = _without_text(document, number, gathered, ocr=ocr)
        elif _is_garbled(raw):
            gathered.tell("text_untrusted", number)
            gathered.plain[number] = ""
            page = None
        elif not opened or CAPTION_WORD.search(raw) or (follows and _may_go_on(raw, gathered)):
            page = _laid_out(document, number, gathered)
            if page is not None and not opened:
                gathered.opening = number
        else:
            page = None
            gathered.tell_excess(document.excess(number), number)
        opened = opened or bool(raw.strip())
        follows = page is not None and _keep(page, gathered)
    return gathered


def _keep(page: Page, gathered: Gathered) -> bool:
    """Take a page in; whether a table may go on behind it."""
    lines = reading_order(page, is_caption)
    gathered.pages[page.number] = page
    gathered.visual[page.number] = lines
    gathered.lattices[page.number] = lattices_on(page)
    captions = any(CAPTION_WORD.search(line.text) for line in lines)
    return captions or _has_rows(lines)


def _laid_out(document: PdfReader, number: int, gathered: Gathered) -> Page | None:
    page = document.page(number)
    if page is None:
        gathered.tell("page_unreadable", number)
        return None
    signs = sum(len(w.text) for w in page.words) + page.unmapped
    if page.unmapped > MAX_UNMAPPED * signs:
        gathered.tell("text_untrusted", number)
        gathered.plain[number] = ""
        return None
    gathered.tell_excess(page.truncated, number)
    return page


def _without_text(
    document: PdfReader, number: int, gathered: Gathered, *, ocr: bool
) -> Page | None:
    """A page without text that is one picture, read from that where it can be; else None."""
    page = document.page(number)
    if page is None:
        gathered.tell("page_unreadable", number)
        return None
    covered = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in page.images)
    if covered < MIN_PICTURE * page.width * page.height:
        gathered.tell_excess(page.truncated, number)
        return None
    if ocr and available():
        rendered = document.render(number, SCALE)
        words = words_of_picture(rendered[0]) if rendered is not None else ()
        if words:
            gathered.by_ocr.add(number)
            return replace(page, words=words, scanned=True)
    gathered.tell("page_is_image", number)
    return None


def _has_rows(lines: Sequence[VisualLine]) -> bool:
    """Whether a page without a caption may still be part of a table, and so may the next."""
    return sum(len(line.phrases) > 2 for line in lines) > len(lines) / 2


def _may_go_on(raw: str, gathered: Gathered) -> bool:
    """Whether a page by its bare text may have rows or notes of a table on the page before."""
    before = [v.text for v in gathered.visual[max(gathered.visual)] if not v.text.isdigit()]
    if not before or not _ENDED.search(before[-1]):
        return True
    top = [line for line in raw.splitlines() if line.strip()][:TOP]
    return len(_OF_ROW.findall(raw)) >= FEWEST_ROWS or any(_NOTE.match(line) for line in top)


def _is_garbled(text: str) -> bool:
    """Whether many signs are no letters that anyone could mean."""
    signs = "".join(text.split())
    return len(_UNMAPPED.findall(signs)) > MAX_UNMAPPED * len(signs)
