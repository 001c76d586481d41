"""The text below a marker ─► what kind of note it is, and the exact question that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tabel_extract.model import NoteKind

_LEAD = re.compile(
    r"(?:(?:de |exacte |letterlijke |volledige |gestelde )*"
    r"(?:vraagstelling(?:en)?|vraag(?:tekst|formulering|verwoording)?|vragen|stelling(?:en)?|"
    r"formulering)(?:\s+\d{1,3}[a-z]?)?"
    r"(?:\s+(?:luidde|luidt|was|is|luidden|luiden|waren))?(?:\s+als volgt)?|"
    r"gevraagd (?:is|werd)|(?:aan )?respondenten (?:is|werd) gevraagd)\s*:\s*"
    r"|(?:vraag|stelling)\s+\d{1,3}[a-z]?[.)]?\s+(?=[‘“„«\"])",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"\(?\s*\d{1,2}\s*=|(?:op )?(?:een |de )?(?:antwoord)?schaal\b|.*\b\d\s*=\s*\S.*\b\d{1,2}\s*=",
    re.IGNORECASE,
)
_MORE_QUESTIONS = re.compile(r"\s*(?:en|of|[;,/])\s*[‘“„«\"']")
_TRAILING_SCALE = re.compile(
    r"\s*\((?:\s*\d{1,2}\s*=|schaal|antwoord)[^()]*\)?\.?\s*$", re.IGNORECASE
)

OPENING = "‘“„«‚"
CLOSING = "’”»"
STRAIGHT = "'\""
_MARKS = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")


@dataclass(frozen=True, slots=True)
class Question:
    """The wording asked, empty where a note announces one and gives none.

    ``repaired`` tells that a quotation mark was absent or the wrong way round.
    """

    wording: str
    repaired: bool = False


def announces(text: str) -> bool:
    """Whether a text starts by saying that a question follows: ``Vraag: …``."""
    return _LEAD.match(text) is not None


def note_kind(text: str) -> NoteKind:
    """Whether a note gives a question, explains a scale, or remarks on something else."""
    if _LEAD.match(text) or _whole_quote(text):
        return "question"
    return "scale" if _SCALE.match(text) else "note"


def question_of(text: str) -> Question | None:
    """The exact wording in a note of kind ``question``, without lead word and outer quotes."""
    lead = _LEAD.match(text)
    if not lead and not _whole_quote(text):
        return None
    body = text[lead.end() :].strip() if lead else text.strip()
    if not body:
        return Question("")
    if body[0] not in OPENING + STRAIGHT + CLOSING:
        return Question(_TRAILING_SCALE.sub("", body).strip())
    wrong_way = body[0] in CLOSING
    end, sound = _closing(body)
    if end is None:
        return Question(_TRAILING_SCALE.sub("", body[1:]).strip(), repaired=True)
    if _MORE_QUESTIONS.match(body, end + 1):
        return Question(_TRAILING_SCALE.sub("", body).strip())
    return Question(body[1:end].strip(), repaired=wrong_way or not sound)


def _whole_quote(text: str) -> bool:
    """A note that is nothing but a quoted question."""
    body = _TRAILING_SCALE.sub("", text.strip())
    return len(body) > 2 and body[0] in OPENING and body[-1] in CLOSING and "?" in body[-3:]


def _closing(body: str) -> tuple[int | None, bool]:
    """Where the quote that opens a text closes, and whether by the right mark."""
    depth = 0
    found: tuple[int, bool] | None = None
    for mark in _MARKS.finditer(body):
        index = mark.start()
        role = _role(body, index, mark[0])
        if role == "open":
            if found is not None:
                break
            depth += 1
        elif role in {"close", "wrong"}:
            depth -= 1
            if depth <= 0:  # the last of several: the ones before are apostrophes (ouders’ huis)
                found = index, role == "close"
    if found is not None:
        return found
    end = len(_TRAILING_SCALE.sub("", body)) - 1
    closes = end > 0 and body[end] in OPENING + CLOSING + STRAIGHT
    return (end, False) if closes else (None, False)


def _role(body: str, index: int, char: str) -> str | None:
    """What a quotation mark does where it stands: opens, closes, closes with the wrong mark."""
    before = body[index - 1] if index else " "
    after = body[index + 1] if index + 1 < len(body) else " "
    if before.isalnum() and after.isalnum():
        return None  # an apostrophe: foto's
    opens = index == 0 or (before in " (" and after not in " .,;:!?)")
    if char in OPENING:
        return "open" if opens else "wrong"
    if char in CLOSING:
        if index == 0:
            return "open"
        return None if before in " (" and after.isalnum() else "close"  # ’s avonds
    return "open" if opens else "close"
