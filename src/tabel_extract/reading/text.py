"""Bytes of a text export ─► lines, with pages found, furniture removed and capitals restored.

Text exports of PDF reports lose their layout: a page start is a form feed or one blank before the
first word, running heads and addresses stand between two halves of a sentence, and some fonts lose
the capitals I and G. Each repair is kept beside what was printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tabel_extract.dutch import PLAIN, SUPERSCRIPTS, join_lines
from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Line, Repair
from tabel_extract.reading.endings import ABBREVIATION, ends_sentence
from tabel_extract.reading.furniture import furniture

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st", "ﬅ": "st"}
_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_CONTROLS = [chr(c) for c in range(32) if chr(c) not in "\t\n\f\r"]
_INVISIBLE = (
    _CONTROLS
    + [chr(c) for c in range(0x7F, 0xA0)]
    + list("\u00ad\u061c\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
    + list("\u2066\u2067\u2068\u2069")
)
_TRANSLATION = str.maketrans(
    _LIGATURES | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, "") | {"\t": "  "}
)
_DIRTY = re.compile("[" + re.escape("".join(chr(k) for k in _TRANSLATION)) + "]")
_RAISED = re.compile(rf"(?<!\d)[{SUPERSCRIPTS}]")
_SOFT_AT_END = re.compile("\u00ad(?=[ \\t]*$)", re.MULTILINE)
_UNBROKEN_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_NEWLINE = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_FORM_FEED = re.compile("(?<=.)(?=\f)")

MAX_UNPRINTABLE = 0.02
"""Share of control characters above which bytes are no text: honest exports have next to none."""

LONGEST_CHARACTER = 4
"""Bytes that UTF-8 takes for one character at most."""

MIN_PAGE_LINES = 8
"""A page holds more lines than this on average; a narrower rhythm of blanks is indentation."""

PROSE_WIDTH = 60
"""A line of running text is at least this wide, but for the last of its paragraph."""

ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9-]+)\.nl\b")

_ACRONYM = re.compile(
    r"\b(?=\w*[ig])(?:(?!\w*[ig][ig])(?=[A-Zig]*[A-Z][A-Zig]*[A-Z])[A-Zig]{3,}|[ig]&[A-Z])(?!\w)"
)
_NOT_ACRONYMS = frozenset({"iOS", "WiFi"})
_SENTENCE_START = re.compile(r"(?<=[a-z0-9)\]%’”][.?!] )([ig])(?=[a-zé]*[ ,:])")
_MAYBE_LOST = re.compile(
    r"[.?!] [ig]|:\s*[‘“„\"'][ig]|[A-Z][ig]|[ig][A-Z&]|^(?:Tabel|Figuur|Kader|Box|Staat)\b"
)
_TABLE = re.compile(r"(?:Tabel|Staat)\s+(?:[A-Z]\.?)?\d")
_CAPTION_START = re.compile(
    r"^(?:Tabel|Figuur|Kader|Box|Staat)\s+(?:[A-Z]\.?)?\d[\d.]*\s+"
    r"([ig])(?!(?:s|n|eeft|af|aven|aat|aan|ing|llustreert|eldt|even)\b)(?=[a-zé]+ )"
)
_NOTE_START = re.compile(r"[a-z]\s([ig])(?=[a-zé]+\s.{30})")
_QUESTION_START = re.compile(r"(?:[Vv]raag|[Ss]telling)\w*\s*:\s*[‘“„\"']([ig])(?=[a-zé]*[ ,])")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as lines without furniture.

    ``pages`` is None where no page start is seen; ``headline`` is what the first page sets in the
    largest type, where sizes are known.
    """

    lines: tuple[Line, ...]
    pages: int | None
    repairs: tuple[Repair, ...]
    addresses: tuple[str, ...]
    headline: str | None = None


def decode(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, UTF-16 with its mark, else Windows' western code page.

    Raises:
        UnreadableSourceError: the bytes are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding != "utf-8" or error.start < len(data) - LONGEST_CHARACTER:
                continue
            text = data[: error.start].decode(encoding)  # the file breaks off in a character
        odd = sum(text.count(c) for c in _CONTROLS) + text.count("\ufffd")
        if odd <= MAX_UNPRINTABLE * len(text):
            return text
    raise UnreadableSourceError(
        f"{name}: these bytes are no text; export the report as plain text (UTF-8) again.",
        "not_text",
    )


def read_text(data: bytes, name: str) -> Text:
    """Read a text export.

    Raises:
        UnreadableSourceError: the bytes are no text.
    """
    printed = _printed_lines(decode(data, name))
    texts = [p.text for p in printed]
    starts = _page_starts(texts)
    dropped = furniture(texts, starts)
    pages = _page_numbers(len(texts), starts)
    kept = [i for i in range(len(texts)) if i not in dropped]
    bodies = {i: texts[i].strip(" \f") for i in kept}
    repairs = [
        Repair("furniture", printed[i].number, texts[i].strip(" \f"), "") for i in sorted(dropped)
    ]
    openings = _sentence_openings([(bodies[i], i in starts) for i in kept])
    damaged = any(_lost_capital(bodies[i], at) for i, at in zip(kept, openings, strict=True))
    lines: list[Line] = []
    for index, opens in zip(kept, openings, strict=True):
        number, body = printed[index].number, bodies[index]
        text = _restore_capitals(body, number, repairs, opens=opens) if damaged else body
        page = pages[index] if pages else None
        lines.append(Line(number, page, texts[index].lstrip("\f"), text))
    repairs += _hyphen_repairs(lines)
    addresses = [a for i in sorted(dropped) for a in ADDRESS.findall(texts[i])]
    repairs.sort(key=lambda r: r.line)
    return Text(tuple(lines), pages[-1] if pages else None, tuple(repairs), tuple(addresses))


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as printed, with its number; what follows a form feed has the same number."""

    number: int
    text: str


def _printed_lines(text: str) -> list[_Printed]:
    """Cut at line ends, and before each form feed; a form feed at a line's end moves down."""
    raw = _clean(_NEWLINE.sub("\n", text)).split("\n")
    if "\f" not in text:
        return [_Printed(number, line) for number, line in enumerate(raw, start=1)]
    found: list[_Printed] = []
    pending = ""
    for number, start in enumerate(raw, start=1):
        line = pending + start
        stripped = line.rstrip("\f ")
        pending = "\f" if "\f" in line[len(stripped) :] and stripped else ""
        pieces = _FORM_FEED.split(stripped if pending else line)
        found += [_Printed(number, p) for p in pieces if p or len(pieces) == 1]
    return found


def _sentence_openings(bodies: list[tuple[str, bool]]) -> list[bool]:
    """For each line, whether a sentence may start with it: text that ran on before has ended.

    A short line before is a heading, but not where a page starts, which may cut any sentence; what
    follows the caption of a table are the headings of its columns.
    """
    openings = []
    ended = heading = True
    for body, starts_page in bodies:
        openings.append(ended or (heading and not starts_page))
        if body:
            ended = ends_sentence(body)
            heading = len(body) < PROSE_WIDTH and body[-1] not in ",-" and not _TABLE.match(body)
    return openings


def _hyphen_repairs(lines: list[Line]) -> list[Repair]:
    """Words that a line end has cut in two, as they are read."""
    found = []
    for line, following in pairwise(line for line in lines if line.text):
        if not line.text.endswith("-"):
            continue
        head, tail = line.text.split()[-1], following.text.split()[0]
        whole = join_lines([line.text, tail]).split()[-1]
        if whole not in (tail, f"{head}{tail}"):
            found.append(Repair("hyphen", line.number, f"{head} {tail}", whole))
    return found


def _clean(text: str) -> str:
    """A text without characters that can't be seen; most have none.

    A soft hyphen at a line's end is a hyphen, a blank that may not break within a number parts
    thousands, and a raised sign behind a word is a marker like any other.
    """
    if _RAISED.search(text):
        text = _RAISED.sub(lambda m: m[0].translate(PLAIN), text)
    if not _DIRTY.search(text):
        return text
    text = _SOFT_AT_END.sub("-", _UNBROKEN_THOUSANDS.sub(".", text))
    return text.translate(_TRANSLATION)


def _page_starts(lines: list[str]) -> list[int]:
    """Indexes of the lines that start a page; empty where the export does not tell."""
    fed = [i for i, line in enumerate(lines) if line.startswith("\f")]
    if fed:
        return [0, *(i for i in fed if i > 0)]
    blank_led = [
        i
        for i, line in enumerate(lines)
        if line.startswith(" ") and not line.startswith("  ") and len(line) > 1
    ]
    if not blank_led or len(lines) < MIN_PAGE_LINES * len(blank_led):
        return []
    return blank_led if blank_led[0] == 0 else [0, *blank_led]


def _page_numbers(count: int, starts: list[int]) -> list[int]:
    if not starts:
        return []
    numbers, page, marks = [], 0, set(starts)
    for index in range(count):
        page += index in marks
        numbers.append(page)
    return numbers


def _lost_capital(body: str, opens: bool) -> bool:
    """Whether a line shows that this export lost capitals: a sentence starts with i or g."""
    if not body:
        return False
    if (opens and _looks_like_prose(body)) or _QUESTION_START.search(body):
        return True
    match = _SENTENCE_START.search(body)
    return match is not None and not ABBREVIATION.search(body[: match.start()])


def _restore_capitals(text: str, number: int, repairs: list[Repair], *, opens: bool) -> str:
    """Give I and G back where they must have been capitals: in acronyms and at sentence starts."""
    may_open = opens and (text[:1] in {"i", "g"} or (text[1:2] == " " and text[2:3] in {"i", "g"}))
    if not may_open and not _MAYBE_LOST.search(text):
        return text
    fixed = _ACRONYM.sub(lambda m: _acronym(m[0], number, repairs), text)
    starts = (_SENTENCE_START, _QUESTION_START, _CAPTION_START)
    for match in [m for pattern in starts for m in pattern.finditer(fixed)]:
        if not ABBREVIATION.search(fixed[: match.start(1)]):
            fixed = _capitalise_at(fixed, match.start(1), number, repairs)
    if opens and _looks_like_prose(fixed):
        fixed = _capitalise_at(fixed, 0, number, repairs)
    elif opens and (note := _NOTE_START.match(fixed)) and not fixed[-1].isdigit():
        fixed = _capitalise_at(fixed, note.start(1), number, repairs)
    return fixed


def _acronym(word: str, number: int, repairs: list[Repair]) -> str:
    if word in _NOT_ACRONYMS or word.isupper():
        return word
    repairs.append(Repair("capital", number, word, word.upper()))
    return word.upper()


def _looks_like_prose(text: str) -> bool:
    """A line that starts with a lost capital and runs on as a sentence does, unlike a heading."""
    return (
        len(text) >= PROSE_WIDTH
        and text[0] in "ig"
        and text[1].isalpha()  # else it may be the letter of a note
        and not text[-1].isdigit()
    )


def _capitalise_at(text: str, position: int, number: int, repairs: list[Repair]) -> str:
    """Restore the capital I or G at ``position``, noting the word as it was printed."""
    if position >= len(text) or text[position] not in "ig":
        return text
    word = re.match(r"\w+", text[position:])
    printed = word[0] if word else text[position]
    head = "IJ" if printed.startswith("ij") else printed[0].upper()
    fixed = head + printed[len(head) :]
    repairs.append(Repair("capital", number, printed, fixed))
    return text[:position] + fixed + text[position + len(printed) :]
