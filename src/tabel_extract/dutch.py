"""Dutch figures as survey tables print them; knows no layout.

Decimals have a comma (``12,5``), thousands a dot (``2.411``), signs may be a hyphen or a true minus
(``−2``), and several signs stand where a number is absent. What such a sign means depends on the
publisher and the year, so only its neutral reading is given here: CBS printed ``-`` for nil until
2012 and ``.`` for unknown, unreliable or secret since 2016 (see the glossaries of its own
publications), hence none of them ever becomes 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱ"
PLAIN = str.maketrans(SUPERSCRIPTS, "123456789abcdefghi")
"""Raised digits and letters are markers; told in plain ones, as their notes are."""

ARROWS = "▲▼△▽▴▾↑↓"
"""Signs beside a number that point at a difference; what differs from what, a legend says."""

_SIGN = "[+\\-−–]"
_BODY = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_ABSENT = {
    "-": "missing",
    "–": "missing",
    "—": "missing",
    "−": "missing",
    ".": "missing",
    "..": "missing",
    "x": "confidential",
    "n.b.": "missing",
    "n.v.t.": "not_applicable",
    "n.s.": "not_significant",
    "ref.": "reference",
    "ref": "reference",
}
ABSENCES = frozenset(_ABSENT.values()) | {"below", "above", "blank"}
"""Why a cell prints no plain number."""
_CELL = re.compile(
    rf"(?P<below>[<>≤≥]\s?)?(?P<euro>€\s?)?(?P<number>{_SIGN}?(?:{_BODY}))(?P<percent>\s?%)?"
    rf"(?:,[-–])?(?P<markers>(?:\*{{1,6}}|[a-z†‡#{SUPERSCRIPTS}]|,(?=[a-z])){{0,4}})"
)
_ABSENT_CELL = re.compile(
    "(?P<raw>" + "|".join(re.escape(s) for s in sorted(_ABSENT, key=len, reverse=True)) + ")"
    r"(?P<markers>\*{0,3}|(?<![a-z])[a-z])"
)
_THOUSANDS = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_NUMBER = re.compile(r"[+\-−–]?\d+(?:\.\d+)*(?:,\d+)?")
MOST_DECIMALS = 10
"""More are the noise of binary fractions."""
LONGEST_NUMBER = 24
"""Characters of a number that tables print; a longer run of digits is a code, and no float."""
LARGEST_NUMBER = 10.0**15
"""Whole numbers from here on are codes too: a float may hold another one than was printed."""
_MARKERS = re.compile(rf"\*+|[a-z†‡#{SUPERSCRIPTS}]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell: ``raw`` without note markers, its value, and how fine it was rounded.

    ``step`` is the distance between two neighbouring printable values (1 for ``12``, 0.1 for
    ``12,5``) and None where there is no number.
    """

    raw: str
    value: float | None
    qualifier: str | None = None
    markers: tuple[str, ...] = ()
    step: float | None = None


REMEMBERED = 4096
"""Texts whose reading is kept: a report asks of the same short texts again and again."""

BLANK = Cell("", None, "blank")


def parse_number(text: str) -> float | None:
    """Read one Dutch number, or None: ``"2.411"`` is 2411, ``"12,5"`` 12.5, ``"−2"`` -2.

    A dot before exactly three digits groups thousands; before any other count it can only be a
    decimal point, as some programs export it.
    """
    if not _NUMBER.fullmatch(text) or len(text) > LONGEST_NUMBER:
        return None
    body = text.lstrip("+-−–")
    if _THOUSANDS.fullmatch(body):
        body = body.replace(".", "")
    if body.count(".") + body.count(",") > 1:
        return None
    value = float(body.replace(",", "."))
    if value >= LARGEST_NUMBER:
        return None
    return -value if text[0] in "-−–" and value else value


@lru_cache(maxsize=REMEMBERED)
def decimals(text: str) -> int:
    """How many decimals a printed number has: 1 for ``12,5``, 0 for ``2.411``."""
    text = text.lstrip("+-−–")
    if _THOUSANDS.fullmatch(text) and "," not in text:
        return 0
    parts = re.split("[,.]", text)
    return len(parts[-1]) if len(parts) > 1 else 0


@lru_cache(maxsize=REMEMBERED)
def parse_cell(text: str, letters: str = "") -> Cell | None:
    """Read the text of one cell, or None where it is no value.

    ``"+6*"`` is 6 with marker ``*``; ``"<1"`` has no value and qualifier ``below``; ``"-"`` has
    qualifier ``missing``; an empty text is a blank cell. A letter behind a number is a marker only
    when it is among ``letters``: ``1e`` is an ordinal in most places.
    """
    text = text.strip()
    if not text:
        return BLANK
    for arrow, bare in ((text[-1], text[:-1]), (text[0], text[1:])):
        if arrow in ARROWS:
            cell = parse_cell(bare, letters) if bare else None
            return replace(cell, markers=(*cell.markers, arrow)) if cell else None
    if match := _ABSENT_CELL.fullmatch(text):
        marks = _split_markers(match["markers"])
        if any(m.isalpha() and m not in letters for m in marks):
            return None
        return Cell(match["raw"], None, _ABSENT[match["raw"]], marks)
    match = _CELL.fullmatch(text)
    if not match:
        return None
    markers = _split_markers(match["markers"])
    raised = match["markers"][:1] in SUPERSCRIPTS if match["markers"] else False
    if not raised and any(m.isalpha() and m not in letters for m in markers):
        return None
    raw = text[: match.start("markers")] if match["markers"] else text
    if match["below"]:
        bound = "below" if match["below"].strip() in "<≤" else "above"
        return Cell(raw, None, bound, markers)
    value = parse_number(match["number"])
    if value is None:
        return None
    return Cell(raw, value, None, markers, 10.0 ** -decimals(match["number"]))


def _split_markers(text: str) -> tuple[str, ...]:
    return tuple(m.translate(PLAIN) for m in _MARKERS.findall(text))


def format_number(value: float) -> str:
    """Print a number the Dutch way, without decimals that say nothing: ``2411`` is ``2.411``."""
    text = f"{Decimal(repr(round(value, MOST_DECIMALS) + 0.0)):,f}".removesuffix(".0")
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".").replace("-", "−")


_SUSPENDED = re.compile(r"(?:en|of|noch|als|dan|resp\.|respectievelijk|tot|t/m|/)(?!\w)")
_LAST_WORD = re.compile(r"[\w’'&./]*$")
_FIRST_WORD = re.compile(r"[\w’']*")
_ONE_WORD = frozenset({"zoals", "evenals", "alsof", "dezelfde"})
_KEPT_PREFIXES = frozenset(
    {"niet", "non", "oud", "semi", "quasi", "mbo", "hbo", "vmbo", "vwo", "havo", "mavo", "lbo"}
    | {"vice", "adjunct", "rooms", "protestants"}
)
_CLASH = re.compile("aa|ae|ai|au|ee|ei|eu|oe|oi|oo|ou|ui|uu")
_VOWEL_ENDING = re.compile("um|iek|ine|ite|en|e+l.*|is(?:me|ch|t).*")
_DIAERESIS_PREFIX = re.compile("(?:on|in|aan)?ge|be|re|co")
_DIAERESIS = str.maketrans("eiou", "ëïöü")


_OPEN_RANGE = re.compile(r"\d[–—]$")


def join_lines(lines: list[str]) -> str:
    """Put wrapped lines together again, end-of-line hyphens undone.

    ``maat-`` / ``schappelijke`` becomes one word; a suspended hyphen (``opleidings-`` / ``en
    inkomensgroepen``) stays, and so does one that the word always has: before a capital or a
    figure, after an abbreviation, a figure or ``niet``, and in a compound between vowels that would
    be read as one (``zee-egel``). Behind a prefix such vowels get the diaeresis that the break took
    away: ``ge-`` / ``interesseerd``. A range goes on behind its dash.
    """
    pieces: list[str] = []  # what blanks part, the last word by itself: it may go on
    for printed in lines:
        line = _squeeze(printed) if "  " in printed else printed
        if not line:
            continue
        last = pieces[-1] if pieces else ""
        if last.endswith("-") and last != "-":
            pieces[-1:] = _join_hyphen(last, line).rsplit(" ", 1)
        elif last.endswith("/") or (_OPEN_RANGE.search(last) and line[0].isdigit()):
            pieces[-1:] = (last + line).rsplit(" ", 1)
        else:
            pieces += line.rsplit(" ", 1)
    return " ".join(pieces)


def _squeeze(line: str) -> str:
    """A line with one blank at most between words, and its hyphen at its word."""
    before = line[:-1].rstrip()
    if line.endswith("-") and len(line) - len(before) > 2:
        return " ".join(before.split()) + "-"
    return " ".join(line.split())


def _join_hyphen(text: str, line: str) -> str:
    head = _LAST_WORD.search(text[:-1])
    word = head[0] if head else ""
    following = _FIRST_WORD.match(line)
    after = following[0] if following else ""
    if f"{word}{after}".lower() in _ONE_WORD:
        return text[:-1] + line
    if _SUSPENDED.match(line) or text[-2] in " (":
        return f"{text} {line}"
    if not after or after[0].isupper() or after[0].isdigit() or _keeps_hyphen(word):
        return text + line
    if _CLASH.fullmatch((word[-1] + after[0]).lower()):
        if _DIAERESIS_PREFIX.fullmatch(word.lower()):
            return text[:-1] + line[0].translate(_DIAERESIS) + line[1:]
        if not _VOWEL_ENDING.fullmatch(after.lower()):
            return text + line
    return text[:-1] + line


def _keeps_hyphen(word: str) -> bool:
    """Whether a word in front of a hyphen keeps it: EU-, 24-, mbo-, niet-."""
    return (
        len(word) < 2
        or word[-1].isdigit()
        or word.isupper()
        or word.lower() in _KEPT_PREFIXES
        or not re.search("[aeiouyéëïöü]", word.lower())
    )
