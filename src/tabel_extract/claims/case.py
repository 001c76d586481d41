"""What a number that is to be tied to an item brings with it: its words, and what they weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tabel_extract.claims.cues import Cue
from tabel_extract.claims.evidence import Fit, Pool
from tabel_extract.claims.groups import Mention
from tabel_extract.claims.items import Item
from tabel_extract.claims.spoken import Discussion, Spoken
from tabel_extract.claims.words import content
from tabel_extract.claims.years import without_counted
from tabel_extract.tables.lexicon import key

_GROUPS = Cue(r"\b[\w-]*(?:groepen|categorieën|klassen)\b")
"""What subgroups are called together says nothing of what was asked."""
_REFERENCE = re.compile(r"\([^()]*(?:tabel|figuur|bijlage)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Case:
    """A number with what may carry it; ``referred`` where its sentence names the table."""

    spoken: Spoken
    talk: Discussion
    own: list[str]
    among: Pool
    referred: bool


def literally(fits: Sequence[Fit], spoken: Spoken) -> list[Item]:
    """The items with the longest heading that a text has to the letter, numbers and all.

    Words of a heading may be of a longer one: `1 keer per week` of `minder dan 1 keer per week`.
    """
    near = f" {key(spoken.near)} "
    said = [
        (max(len(key(label)) for label in own), f.item)
        for f in fits
        if (own := [n for n in f.item.labels if " " in n and f" {key(n)} " in near])
    ]
    longest = max((length for length, _ in said), default=0)
    return [item for length, item in said if length == longest]


def elsewhere(own: int) -> float:
    """What a word counts that stands with another number: the less, the more a number has."""
    return 0.45 if own <= 1 else 0.25 if own <= 3 else 0.12


def facts(item: Item) -> tuple[tuple[str, str], ...]:
    """What a reason tells of an item: its name and its table."""
    return (("item", item.name), ("table", item.table.label))


def subject_words(text: str, mentions: Sequence[Mention]) -> list[str]:
    """What a text is about, apart from the groups that it names."""
    for mention in mentions:
        if mention.group is not None:
            text = text.replace(mention.text, " ")
    text = _GROUPS.without(without_counted(text))
    return content(_REFERENCE.sub(" ", text) if "(" in text else text)
