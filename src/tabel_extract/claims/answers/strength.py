"""Answers that a table prints as one, `(zeer) tevreden`, and words that mean only a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import STRONGLY
from tabel_extract.claims.answers.spoken import Spoken

_BOTH = re.compile(r"\((?P<strong>[\w-]+)\)\s+(?:mee\s+)?(?P<plain>\w[\w ]*)", re.IGNORECASE)
_OFTEN = re.compile(
    r"%\s+(?:[\w’']+\s+){0,3}?(?P<often>veel|ernstige?|erg|vaak|regelmatig|dagelijks|wekelijks|"
    r"maandelijks|altijd|soms|zelden|nooit|continu|voortdurend)\b(?!\s+(?:dan|meer|minder))",
    re.IGNORECASE,
)


_WISHED = re.compile(r"\b(?:zou(?:den)?|wil(?:len)?|wilde|wilden|wens\w*)\b", re.IGNORECASE)
_IF = re.compile(
    r"\b(als|indien|wanneer|mits|tenzij|zolang)\s+(?:zij|ze|men|er|die|dat|dit|hun|de|het)\b(?!\s+gaat\b)",
    re.IGNORECASE,
)
_FELT = re.compile(r"vertrouw|tevreden", re.IGNORECASE)
"""What people feel towards something, which is no thing that they do with it."""


def strong_only(item: Item, text: str) -> bool:
    """Whether a text means only the strong answer where a table prints it with the plain one."""
    bare = {(a.label or "").lower() for a in item.answers}
    return any(
        re.search(
            rf"(?<!niet )(?<!of )(?<!\(){STRONGLY}\s+(?:mee\s+)?{plain}\b", text, re.IGNORECASE
        )
        for strong, plain in _together(item)
        if f"{strong} {plain}" not in bare
    )


def says_more(item: Item, text: str) -> bool:
    """Whether a text says how much, how often, if, wished or felt what its item doesn't ask so."""
    answers = [a.label or "" for a in item.answers]
    asked = " ".join([*item.labels, item.question or "", item.table.title, *answers]).lower()
    opinion = any(a.stance for a in item.answers)
    if not opinion and _WISHED.search(text) and not _WISHED.search(asked):
        return True  # what people would do is not what they do
    felt = _FELT.search(text) if len(answers) == 1 else None
    if felt is not None and felt[0].lower() not in asked:
        return True
    match = _OFTEN.search(text) or _IF.search(text)
    return match is not None and match[1].lower() not in asked


def _together(item: Item) -> Iterator[tuple[str, str]]:
    """The strong and the plain word of answers that are printed as one."""
    for answer in item.answers:
        if match := _BOTH.fullmatch((answer.label or "").strip().lower()):
            yield match["strong"], re.escape(match["plain"])


def without_pair(spoken: Spoken) -> str:
    """The words of a number without the `als` of `zowel … als`, which sets no condition."""
    pair = "zowel" in spoken.sentence.lower()
    return spoken.near.removeprefix(" ").removeprefix("als ") if pair else spoken.near
