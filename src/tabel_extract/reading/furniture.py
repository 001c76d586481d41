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

_NEVER_FURNITURE = re.compile(r"\s*(?:Bron(?:nen)?\s*:|(?:Tabel|Figuur|Kader)\s)")
_URL_ALONE = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[|–-]\s*)?(?:p(?:ag(?:ina)?)?\.?\s*)?(\d{1,4})(?:\s*[|–-])?\s*", re.I
)
_NUMBERED = re.compile(r"\s*(?:\d{1,4} \| [^|]+|[^|]+ \| \d{1,4})\s*")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def furniture(lines: list[str], starts: list[int]) -> set[int]:
    """Indexes of running heads, feet, page numbers and bare addresses."""
    found = {
        i
        for i, line in enumerate(lines)
        if ("http" in line or "www" in line) and _URL_ALONE.fullmatch(line)
    }
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
    found.update(i for i in margins if _is_numbered(lines, i, starts))
    return found | _page_number_lines(lines, margins, starts)


def _count_pages(lines: list[str], places: list[int], starts: list[int]) -> bool:
    """Whether lines of the same words have one number, which rises with the page."""
    numbers = [_DIGITS.findall(lines[i]) for i in places]
    pages = [bisect_right(starts, i) for i in places]
    if len(places) < 2 or any(len(n) != 1 for n in numbers) or len(set(pages)) < len(pages):
        return False
    first = int(numbers[0][0]) - pages[0]
    told = all(int(n[0]) - page == first for n, page in zip(numbers, pages, strict=True))
    return told and len(_WORD.findall(lines[places[0]])) >= LEAST_WORDS


def _is_numbered(lines: list[str], index: int, starts: list[int]) -> bool:
    """Whether a line right beside a page start is a page number and a title with a bar between.

    Where its neighbours have bars as well, these part the columns of a table.
    """
    if "|" not in lines[index] or not _NUMBERED.fullmatch(lines[index].strip("\f")):
        return False
    before, after = _beside(lines, index)
    near = {i for i in (index, after) if i is not None}
    return bool(near & set(starts)) and not any(
        "|" in lines[i] for i in (before, after) if i is not None
    )


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
