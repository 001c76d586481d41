"""Lines of a text with its page starts ─► running heads, feet, page numbers and bare addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from tabel_extract.reading.endings import ends_sentence

MARGIN_LINES = 2
"""Furniture stands within this many printed lines of a page start."""

LONGEST_HEAD = 100
"""A running head is shorter than this."""

LEAST_WORDS = 2
"""A running head that is printed only twice has this many words: one may head rows (groep 1)."""

MOST_CHAPTERS = 30
"""A higher number in front of a title is of a page, not of a chapter."""
FIRST_YEAR = 1900
"""A number from here on may be a year."""

_NEVER_FURNITURE = re.compile(r"\s*(?:Bron(?:nen)?\s*:|(?:Tabel|Figuur|Kader)\s)")
_URL_ALONE = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[|–-]\s*)?(?:p(?:ag(?:ina)?)?\.?\s*)?(\d{1,4})(?:\s*[|–-])?\s*", re.I
)
_BARRED = re.compile(
    r"\s*(?:(?P<first>\d{1,4})\s+\|\s+[^|\d]*[^\W\d_]{3}[^|]*"
    r"|[^|\d]*[^\W\d_]{3}[^|]*\s\|\s+(?P<last>\d{1,4}))\s*"
)
_CONTINUED = re.compile(r"[ \f]*(?:Tabel|Staat)\s+[\w.]+\s+\(?(?:vervolg|slot)\b", re.IGNORECASE)
_FOOT = re.compile(
    r"\d{1,4}(?P<behind>\s{3,})?(?P<after>[^\d]*)|(?P<title>[^\d]+?)(?P<gap>\s{3,})?\d{1,4}"
)
"""A page number with or without a title, and perhaps a wide gap between."""
_TITLED = re.compile(r"(?P<number>\d{1,2})\s+(?P<title>[A-ZÀ-Ýig].*)")
"""The number of a chapter, and its title, which may have lost its capital."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def furniture(lines: list[str], starts: list[int]) -> set[int]:
    """Indexes of running heads, feet, page numbers and bare addresses."""
    found = {
        i
        for i, line in enumerate(lines)
        if ("http" in line or "www" in line) and _URL_ALONE.fullmatch(line)
    }
    found.update(i for i, line in enumerate(lines) if "|" in line and _is_barred(lines, i, starts))
    found.update(_above_continued(lines))
    found.update(_chapter_heads(lines, found))
    if len(starts) < 2:
        return found
    margins = _margins(lines, starts)
    shapes: dict[str, list[int]] = {}
    for index in margins:
        if not (_PAGE_NUMBER.fullmatch(lines[index]) or _NEVER_FURNITURE.match(lines[index])):
            shapes.setdefault(_DIGITS.sub("#", lines[index].strip(" \f")), []).append(index)
    for shape, places in shapes.items():
        if len(shape) >= LONGEST_HEAD:
            continue
        often = len(places) >= max(3, len(starts) // 3)
        if (often and not _are_rows([lines[i] for i in places])) or _count_pages(
            lines, places, starts
        ):
            found.update(places)
    return found | _page_number_lines(lines, margins, starts)


def _count_pages(lines: list[str], places: list[int], starts: list[int]) -> bool:
    """Whether lines of the same words differ in one number, which rises with the page.

    Others stay what they are: the year of a title.
    """
    numbers = [_DIGITS.findall(lines[i]) for i in places]
    pages = [bisect_right(starts, i) for i in places]
    columns = list(zip(*numbers, strict=True))
    differ = [c for c in columns if len(set(c)) > 1 or int(c[0]) < FIRST_YEAR]
    if len(places) < 2 or len(differ) != 1 or len(set(pages)) < len(pages):
        return False
    first = int(differ[0][0]) - pages[0]
    told = all(int(n) - page == first for n, page in zip(differ[0], pages, strict=True))
    return told and len(_WORD.findall(lines[places[0]])) >= LEAST_WORDS


def _is_barred(lines: list[str], index: int, starts: list[int]) -> bool:
    """Whether a line is a page number and a title, with a bar between.

    It stands beside a page start, or alone between blank lines. The number of a chapter stands
    before its title too, but not at the foot of a page; a year behind one may be of the title.
    Where the neighbours have bars as well, these part the columns of a table.
    """
    if len(lines[index]) >= LONGEST_HEAD:
        return False
    match = _BARRED.fullmatch(lines[index].strip("\f"))
    before, after = _beside(lines, index)
    if match is None or before is None or any("|" in lines[i] for i in (before, after or before)):
        return False
    if after in starts:
        return True
    alone = not any(line.strip(" \f") for line in lines[index - 1 : index + 2 : 2])
    if index not in starts and not alone:
        return False
    number = int(match["first"] or match["last"])
    return number > MOST_CHAPTERS if match["first"] else number < FIRST_YEAR


def _above_continued(lines: list[str]) -> set[int]:
    """Lines with a page number that stand alone above the caption of a table that goes on."""
    found = set()
    for index in (i for i, line in enumerate(lines) if _CONTINUED.match(line)):
        above, _ = _beside(lines, index)
        if above is None or above == index - 1 or lines[above - 1].strip():
            continue
        if _is_foot(lines[above].strip(" \f")):
            found.add(above)
    return found


def _chapter_heads(lines: list[str], beside: set[int]) -> set[int]:
    """Lines that stand alone and are the title of the chapter again, with the number of a page.

    What stands ``beside`` one may be furniture, too. The first line tells the title: ``4 Slapen en
    waken`` heads the chapter, and ``58 Slapen en waken`` one of its pages.
    """
    first = next((i for i, line in enumerate(lines) if line.strip(" \f")), 0)
    chapter = _TITLED.fullmatch(lines[first].strip(" \f")) if lines else None
    if chapter is None or len(_WORD.findall(chapter["title"])) < LEAST_WORDS:
        return set()
    title = re.escape(chapter["title"])
    head = re.compile(rf"[ \f]*(?:(\d{{1,4}})\s+{title}|{title}\s+(\d{{1,4}}))\s*", re.IGNORECASE)
    found = set()
    for index in range(first + 1, len(lines)):
        match = head.fullmatch(lines[index]) if lines[index] else None
        around = {index - 1, index + 1} - beside
        alone = match and not any(lines[i].strip(" \f") for i in around if i < len(lines))
        if match and alone and int(match[1] or match[2]) > int(chapter["number"]):
            found.add(index)
    return found


def _is_foot(text: str) -> bool:
    """Whether a line is a page number, or one with a title that is set apart or long enough."""
    match = _FOOT.fullmatch(text) if len(text) < LONGEST_HEAD else None
    if match is None:
        return False
    words = len(_WORD.findall(match["after"] or match["title"] or ""))
    apart = match["behind"] or match["gap"]
    return text.isdigit() or words >= (1 if apart else LEAST_WORDS)


def _beside(lines: list[str], index: int) -> tuple[int | None, int | None]:
    """The printed lines before and behind a line."""
    before = next((i for i in range(index - 1, -1, -1) if lines[i].strip(" \f")), None)
    after = next((i for i in range(index + 1, len(lines)) if lines[i].strip(" \f")), None)
    return before, after


def _are_rows(lines: list[str]) -> bool:
    """Whether lines with the same words are rows of tables: other numbers, not only of the page."""
    numbers = [_DIGITS.findall(line) for line in lines]
    return sum(len(set(column)) > 1 for column in zip(*numbers, strict=True)) > 1


def _margins(lines: list[str], starts: list[int]) -> list[int]:
    """Indexes of the printed lines next to page starts, and at both ends of the text."""
    printed = [i for i, line in enumerate(lines) if line.strip(" \f")]
    position = {index: place for place, index in enumerate(printed)}
    near: set[int] = set()
    for start in [*starts[1:], len(lines)]:
        at = next((position[i] for i in range(start, len(lines)) if i in position), len(printed))
        near.update(printed[max(0, at - MARGIN_LINES) : at + MARGIN_LINES])
    return sorted(near)


def _page_number_lines(lines: list[str], margins: list[int], starts: list[int]) -> set[int]:
    """Bare numbers in the margins that count pages: they rise by one from page to page."""
    numbers = [
        (index, int(match[1]))
        for index in margins
        if (match := _PAGE_NUMBER.fullmatch(lines[index].strip("\f")))
    ]
    rising = {
        place
        for (index, value), (after, following) in pairwise(numbers)
        for place in ((index, after) if following == value + 1 else ())
    }
    if len(rising) < 2:
        rising = set()
    return rising | {index for index, _ in numbers if _interrupts(lines, index, starts)}


def _interrupts(lines: list[str], index: int, starts: list[int]) -> bool:
    """Whether a bare number stands between words, right before or behind a page start."""
    before, after = _beside(lines, index)
    if before is None or after is None or not {index, after} & set(starts):
        return False
    words = all(not lines[i].rstrip()[-1].isdigit() for i in (before, after))
    return words and not ends_sentence(lines[before].strip())
