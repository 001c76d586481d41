"""Lines of running text ─► paragraphs and sentences, with line breaks and hyphens undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabel_extract.dutch import join_lines
from tabel_extract.facts.dates import spelled
from tabel_extract.model import Line

_END = re.compile(r"[.!?][’”\"')]*(?:(?<=[a-zé)][.!?])\d{1,2})?\s+(?=[‘“„\"'(]*[A-Z0-9À-Þ])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bv|bijv|vgl|ca|resp|nr|nrs|blz|p|pp|enz|drs|dr|mr|mw|dhr|ir|ing|prof|incl|excl|art|jl|"
    r"al|o\.a|z\.d|m\.b\.t|d\.w\.z|t\.a\.v)|\b[A-Z]|^\d{1,2})\.$"
)
_CLAUSE_ENDS = re.compile(r",(?=\s)|;|:(?=\s)|[()]|\s[–—](?=\s)")
_WORD = re.compile(r"\w[\w’'&./-]*")
FEW_WORDS = 3
"""A clause of so few words besides a date or a number says nothing of it by itself."""


LONGEST = 1000
"""What runs on for more characters without a full stop is no sentence, but a list or a table."""
_TAIL = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its dates spelled with the month's name; ``before`` is the one before it."""

    text: str
    before: str = ""

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around a place begins and ends; the sentence where that says nothing."""
        left, right = 0, len(self.text)
        for match in _CLAUSE_ENDS.finditer(self.text):
            if match.end() <= start:
                left = match.end()
            elif match.start() >= end:
                right = match.start()
                break
        rest = f"{self.text[left:start]} {self.text[end:right]}"
        return (left, right) if len(_WORD.findall(rest)) > FEW_WORDS else (0, len(self.text))


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """The paragraphs of a text; one that breaks off goes on below."""
    block: list[str] = []
    last = 0
    for line in lines:
        if not line.text:
            continue
        if block and line.number > last + 1 and not _goes_on(block[-1], line.text):
            yield join_lines(block)
            block = []
        block.append(line.text)
        last = line.number
    if block:
        yield join_lines(block)


def _goes_on(above: str, below: str) -> bool:
    return above[-1] not in ".!?:”’\"')" and below[0].islower() and not below[1:2].isspace()


def sentences(lines: Sequence[Line]) -> Iterator[Sentence]:
    """All sentences of a text, in order."""
    for paragraph in paragraphs(lines):
        before = ""
        for text in _cut(spelled(paragraph)):
            if len(text) <= LONGEST:
                yield Sentence(text, before)
                before = text


def _cut(paragraph: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(paragraph):
        if not _ABBREVIATION.search(
            paragraph[max(start, match.start() - _TAIL) : match.start() + 1]
        ):
            yield paragraph[start : match.end()].strip()
            start = match.end()
    if paragraph[start:].strip():
        yield paragraph[start:].strip()
