"""Whether a line is the first of a note: by its marker, or by the word that it starts with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.dutch import ARROWS
from tabel_extract.model import Line
from tabel_extract.tables.caption import parse_label
from tabel_extract.tables.notes import announces
from tabel_extract.tables.region import Region, value_run
from tabel_extract.tables.rows import YEAR
from tabel_extract.tables.subtitle import parse_particular, parse_subtitle
from tabel_extract.tables.text_notes import (
    LEGEND_SIGNS,
    NOTE,
    NOTE_TEXT,
    SOURCE,
    TextNote,
    is_complete,
    is_unmarked,
)

NEAR_ROWS = 3
"""Lines below a heading within which its first row stands: it may be wrapped over two."""
MOST_LINES_BELOW = 3
"""Lines of a remark behind a source and a blank, at most."""
MOST_LINES_ABOVE = 4
"""Lines of a note between a caption and its header, at most."""
LEAST_BLANKS = 3
"""Blanks that a sentence has at least."""

_REFERS = re.compile(r"(?:[^\W\d_]|[)%’”])[1-9](?=[\s,;:.)]|$)")
"""A digit behind a word, as where it refers to a note."""
_WORDS = re.compile(r"[^\W\d_]{2,}")


def starts_note(region: Region, text: str, open_note: TextNote | None) -> bool:
    """Whether a line starts with a marker that can be one here, and not with a word or a number.

    ``open_note`` is the note that the line before belongs to.
    """
    match = NOTE.match(text)
    if not match:
        return False
    marker, body = match["marker"], match["text"]
    if marker.isalnum() and not NOTE_TEXT.match(body):
        return False
    if not region.behind_rows or (value_run(text) >= 2 and not _WORDS.search(body)):
        return False
    if marker.isdigit():
        return _digit_note(region, int(marker), body)
    if marker.isalpha() and not _next_letter(region, marker, body, open_note):
        return False
    if marker in LEGEND_SIGNS:
        return _is_legend(region, marker, body)
    if len(_WORDS.findall(body)) >= 2 or "‘" in body or not marker.isalnum():
        return True
    return body[0].isupper() and len(body) > 3 and not value_run(body)


def _is_legend(region: Region, marker: str, body: str) -> bool:
    """Whether a line explains a sign that stands in a cell of this table."""
    words = len(_WORDS.findall(body)) >= 2 and not value_run(body)
    texts = [line.text if marker in ARROWS else line.text.split() for line, _ in region.body]
    return words and any(marker in text for text in texts)


def _next_letter(region: Region, marker: str, body: str, open_note: TextNote | None) -> bool:
    """Whether a letter can start a note here, and not be a word such as ``u`` in one."""
    lower = body[0].islower()
    marked = [n.marker for n in region.notes if n.marker is not None]
    if not marked:
        return not lower or marker in "ab"
    if not marked[-1].isalpha():
        return not lower
    follows = ord(marker) == ord(marked[-1]) + 1
    if lower or (open_note is not None and not is_complete(open_note.text)):
        return follows
    return marker > marked[-1]


def _digit_note(region: Region, number: int, body: str) -> bool:
    """Digits mark notes of the table only where something in it refers to them."""
    counted = [n.marker for n in region.notes if n.marker is not None and n.marker.isdigit()]
    if counted:
        if counted[-1] != str(number - 1) or not region.sourced_below:
            return counted[-1] == str(number - 1)
        # Behind the source the next number may be that of a chapter.
        told = [region.caption, *(line.text for line, _ in region.body)]
        referred = re.compile(rf"(?:[^\W\d_]|[)%’”.]){number}(?=[\s,;:.)]|$)")
        return is_complete(body) or any(referred.search(text) for text in told)
    if number != 1 or value_run(body) >= 2:
        return False
    if region.label.continued:
        return True  # what refers to it stands in an earlier part
    headings = [region.caption, *(line.text for line, _ in region.body)]
    return any(_REFERS.search(text) for text in headings)


def starts_unmarked(region: Region, lines: Sequence[Line], index: int, *, gap: bool) -> bool:
    """Whether a line below the rows starts a note without a marker: ``Vraag: …``.

    Where rows follow, the same words are the heading of a section. Behind the source and a blank
    (``gap``) they may be running text, unless they are short, or a question.
    """
    text = lines[index].text
    if not region.behind_rows or not is_unmarked(text):
        return False
    if region.sourced_below and gap and not _may_be_note(lines, index):
        return False
    if region.sourced_below and announces(text) and _is_asked(region):
        return False
    width = min(2, max((value_run(line.text) for line, _ in region.body), default=1) or 1)
    return value_run(text) < width and not _rows_follow(lines, index + 1, width)


def is_remark(region: Region, lines: Sequence[Line], index: int) -> bool:
    """Whether a line starts a sentence between the rows and the source of a table.

    Nothing says that it is a note but the source right below it.
    """
    if not region.behind_rows or region.source or region.sourced_below:
        return False
    for at in range(index, min(index + MOST_LINES_BELOW, len(lines) - 1)):
        if lines[at].blank or value_run(lines[at].text) > 1:
            return False
        if SOURCE.match(lines[at + 1].text):
            text = " ".join(line.text for line in lines[index : at + 1])
            return _is_sentence(text)
    return False


def _is_sentence(text: str) -> bool:
    return text[0].isupper() and text.endswith((".", "?", "!")) and text.count(" ") >= LEAST_BLANKS


def _is_asked(region: Region) -> bool:
    """Whether a question without a marker stands with the table already."""
    return any(note.marker is None and announces(note.text) for note in region.notes)


def unmarked_above(region: Region, lines: Sequence[Line], index: int) -> int | None:
    """The index behind a question between caption and header, or None where there is none there."""
    told = is_unmarked(lines[index].text)
    if region.behind_rows or not (told or _may_ask(lines[index].text)):
        return None
    if region.body and not (told and _is_subtitled(region)):
        return None
    text = ""
    for at in range(index, min(index + MOST_LINES_ABOVE, len(lines))):
        if lines[at].blank or value_run(lines[at].text) >= 2:
            return None
        text = f"{text} {lines[at].text}"
        if is_complete(text):
            if not told and not (text.endswith("?") and _is_sentence(text.strip())):
                return None
            headed = at + 1 < len(lines) and not _starts_row(lines, at + 1)
            return at + 1 if headed else None
    return None


def _is_subtitled(region: Region) -> bool:
    """Whether all that stands below the caption so far tells whom, when and in what units."""
    return all(parse_subtitle(ln.text) or parse_particular(ln.text) for ln, _ in region.body)


def _may_ask(text: str) -> bool:
    """Whether a line that nothing announces may be a question, and no headings of columns."""
    return text[:1].isupper() and "  " not in text and text.count(" ") >= LEAST_BLANKS


def _starts_row(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line that is no source is a row: words, and values that are no years."""
    below = (ln.text for ln in lines[index:] if not ln.blank and not SOURCE.match(ln.text))
    text = next(below, "")
    run = value_run(text)
    years = run > 1 and all(YEAR.fullmatch(t) for t in text.split()[-run:])
    return run > 0 and not years and _WORDS.search(text) is not None


def _may_be_note(lines: Sequence[Line], index: int) -> bool:
    """Whether the lines from here to the next blank are a short remark, or one question."""
    texts = []
    for line in lines[index:]:
        if line.blank:
            break
        texts.append(line.text)
    asks = texts[-1].rstrip(" .’”\"'").endswith("?")
    return asks or (len(texts) <= MOST_LINES_BELOW and not announces(texts[0]))


def _rows_follow(lines: Sequence[Line], index: int, width: int) -> bool:
    """Whether a line with at least so many values stands near below."""
    near = 0
    for at in range(index, len(lines)):
        text = lines[at].text
        if not text:
            continue
        if near == NEAR_ROWS or SOURCE.match(text) or parse_label(text):
            return False
        if value_run(text) >= width and _WORDS.search(text):
            return True
        near = 0 if is_unmarked(text) else near + 1
    return False
