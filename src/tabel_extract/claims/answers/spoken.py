"""A number with the words around it, what it speaks of, and what its paragraph spoke of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.context import Context

_CLAUSE = re.compile(r"[:;]\s")
_NEXT_CLAUSE = re.compile(
    r"[;]\s|,\s(?=(?:en|maar|al|hoewel|terwijl|waarbij|omdat|zodat|waardoor|ook al)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about: an item and the answers to it that are meant.

    ``settled`` is False where other answers may be meant as well, whatever the item is, and
    ``passing`` set where what follows isn't of them: `… 19% denkt van niet`.
    ``complement`` is set where the number is of those who don't.
    """

    item: Item
    choice: Choice
    sure: bool
    settled: bool = True
    passing: bool = False
    complement: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Why a number has no subject: a code of ``reasons`` with what fills it."""

    reason: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass
class Discussion:
    """What the paragraph has spoken of so far.

    ``section`` is the one table that its section holds, which the text may be about without a
    word. ``last`` is what a number was last tied to, whatever followed it. ``mixed`` is set where
    the last sentence with numbers gave those of different answers.
    """

    tables: tuple[str, ...] = ()
    section: str | None = None
    absent: str | None = None
    subject: Subject | Open | None = None
    last: Subject | None = None
    sentence: str = ""
    mixed: bool = False
    words: list[str] = field(default_factory=list)

    def refer(self, references: Sequence[str], known: Sequence[str]) -> None:
        """Take in the tables and figures that a sentence refers to."""
        if not references:
            return
        lowered = {k.lower(): k for k in known}
        here = tuple(lowered[r.lower()] for r in references if r.lower() in lowered)
        if here:
            self.tables, self.absent = here, None
        else:
            self.absent = references[0]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One number with the words around it, without the number's own.

    ``near`` are those of its clause, ``far`` those before a colon or semicolon, ``others`` those
    that stand with other numbers of the sentence; ``leading`` are those before its first number,
    ``opening`` the same without the groups that it names,
    ``printed`` those of its clause with the groups that it names, ``whole`` all of the sentence.
    """

    sentence: str
    quantity: Quantity
    near: str
    far: str
    others: str
    context: Context
    leading: str = ""
    printed: str = ""
    whole: str = ""
    opening: str = ""

    @property
    def own(self) -> str:
        """All words of the number: those beside it, and those before a colon."""
        return f"{self.far} {self.near}"


def _without(text: str, spans: Sequence[tuple[int, int]], filler: str) -> str:
    """A text with spans filled up, so that all places stay what they are."""
    for start, end in spans:
        text = text[:start] + filler * (end - start) + text[end:]
    return text


def spoken_of(
    text: str,
    found: list[Quantity],
    quantity: Quantity,
    span: tuple[int, int],
    context: Context,
    mentions: Sequence[Mention],
) -> Spoken:
    """A number with its words; where it has none, with those of the number behind it."""
    printed = _without(text, [(q.start, q.end) for q in found], "%")
    blank = _without(printed, [(m.start, m.end) for m in mentions if m.group is not None], " ")
    blank = _without(blank, [(q.start, q.end) for q in found], "%")
    start, end = span
    breaks = [m.end() for m in _CLAUSE.finditer(blank, start, quantity.start)]
    stop = _NEXT_CLAUSE.search(blank, quantity.end, end)
    first, last = breaks[-1] if breaks else start, stop.start() if stop else end
    far = blank[start:first] + " " + blank[last:end]
    others = blank[:start] + " " + blank[end:]
    leading = text[: found[0].start]
    return Spoken(
        text,
        quantity,
        blank[first:last],
        far,
        others,
        context,
        leading,
        printed[first:last],
        printed,
        blank[: found[0].start],
    )
