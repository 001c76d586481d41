"""What a number measures, in the words of its own sentence, where no table names it."""

from __future__ import annotations

import re

from tabel_extract.claims.answers.attitude import without_attitude
from tabel_extract.claims.text.words import content

_JOINTS = re.compile(
    r"^(?:(?:en|maar|dan|ook|terwijl|tegen(?:over)?|zowel|waarbij|slechts|verder|toch|daarnaast|"
    r"(?:als|wanneer)\s+het\s+gaat\s+(?:om|over))\b|^\d{1,2}[.)]\s|[,;–…•●▪-]|\s)+\s*",
    re.IGNORECASE,
)
_FILLED = re.compile(r"\(?%+\)?|\(\s*(?:zie\s+)?(?:tabel|figuur)[^()]*\)", re.IGNORECASE)
_UNOPENED = re.compile(r"^[^()]*\b(?:19|20)\d\d[a-z]?\)")
"""The end of brackets that a clause before it opened: a second source, behind a semicolon."""
_SPACES = re.compile(r"\s+")
_BEFORE_MARKS = re.compile(r"\s+(?=[,.;:])")
_VERDICT = re.compile(
    r",\s+(?P<rest>(?:vind|is|zijn|steun|wil|wij|keur|heeft|hebben)\w*\b[^,]*)$", re.I
)
_POINTER = re.compile(
    r"\b(?:dit|dat|deze|die|het|zij|ze|hen|daar\w*|hier\w*|er\w*)\b", re.IGNORECASE
)


WHOLE = 3
"""Words that say something, of which so many tell what is measured even beside a pointer."""


def topic(near: str, far: str, *, bracketed: bool) -> str | None:
    """The words of a number's clause, or of those before it; None where they say nothing.

    ``near`` has per cent signs in the place of numbers; of a number in brackets only what stands
    before them is what it measures. A clause that only points back, `vindt dit acceptabel`, leaves
    it to the words before a colon.
    """
    own = near.split("(%", maxsplit=1)[0] if bracketed else near
    whole = len(content(without_attitude(own))) >= WHOLE
    points = _POINTER.search(own) and content(far) and not whole
    texts = [far] if points else [own, far]
    for text in texts:
        told = _tidy(text)
        if content(without_attitude(told)):
            return told
    return None


def _tidy(text: str) -> str:
    text = _SPACES.sub(" ", _FILLED.sub("…", _UNOPENED.sub("", text))).strip()
    text = _JOINTS.sub("", _BEFORE_MARKS.sub("", text)).strip(" ,.;:–-…")
    ending = _VERDICT.search(text)
    if ending and not content(without_attitude(ending["rest"])):
        return text[: ending.start()]
    return text
