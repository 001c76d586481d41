"""What a number that is to be tied to an item brings with it: its words, and what they weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tabel_extract.claims.answers.answers import opposed
from tabel_extract.claims.answers.items import MEANS, Item
from tabel_extract.claims.answers.spoken import Discussion, Spoken
from tabel_extract.claims.answers.stances import negations
from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.group import Group, Mention
from tabel_extract.claims.linking.evidence import Fit, Pool
from tabel_extract.claims.text.words import content
from tabel_extract.claims.text.years import without_counted
from tabel_extract.language.cues import Cue
from tabel_extract.tables.lexicon import key

REMEMBERED = 64
"""Items of which is kept whom they are printed of: each number asks for those that fit it."""

_WHEN = Cue(
    r"\b(?:toen|nadat|voordat)\s[^,;:%]*,\s"
    r"|,\s+die\s[^,;:.%()]{5,80},\s"
    r"|\btijdens\s+(?:(?:de|het)\s+)?(?:[\w-]+e\s+)?[\w-]+"
)
_GROUPS = Cue(r"\b[\w-]*(?:groepen|categorieën|klassen)\b")
"""What subgroups are called together says nothing of what was asked."""
_ASIDE = re.compile(
    r",\s+(?:aan|bij|door|met|onder|op|over|van|voor)\s+wie\b(?:[^,;:.%(]|,\d)*,", re.IGNORECASE
)
"""What is said of a group in passing: ``ouders, voor wie de regeling bedoeld is, …``."""
_OLDER = Cue(
    r"\bnaarmate\s+(?:men|mensen|iemand|ze|zij)\s+(?:ouder|jonger)\s+(?:is|zijn|wordt|worden)\b"
)
"""Words that say in which order groups are named."""
_SHARES = frozenset({"percent", None})
_REFERENCE = re.compile(r"\([^()]*(?:tabel|figuur|bijlage)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Case:
    """A number with what may carry it; ``referred`` where its sentence names the table."""

    spoken: Spoken
    talk: Discussion
    own: list[str]
    among: Pool
    referred: bool


def without_when(text: str) -> str:
    """A text without what only says when, or who people are besides, which no number is of.

    ``Toen de prijzen stegen, werd dat 27%``, ``ouderen, die vaker thuis zijn, noemen dat``.
    """
    return _WHEN.without(text)


def printing(fits: list[Fit], groups: Sequence[Group], margin: float) -> list[Fit]:
    """Of items that fit all but as well as the best, those that print the groups of a number."""
    near = [f for f in fits if fits[0].score - f.score < margin]
    rest = [f for f in near if not all(_prints(f.item, group) for group in groups)]
    return fits if len(rest) == len(near) else [f for f in fits if f not in rest]


def _prints(item: Item, group: Group) -> bool:
    printed = _printed_by(item)
    return group in printed or own_group(group, printed) in printed


@lru_cache(maxsize=REMEMBERED)
def _printed_by(item: Item) -> frozenset[Group]:
    return frozenset(place.group for place in item.answers[0].cells)


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
        if mention.group is not None or mention.part:
            text = text.replace(mention.text, " ")
    text = _OLDER.without(_GROUPS.without(without_counted(text)))
    text = _ASIDE.sub(",", text) if " wie " in text else text
    return content(_REFERENCE.sub(" ", text) if "(" in text else text)


def is_denied(item: Item, text: str) -> bool:
    """Whether a text says that people don't do what a row without answers says that they do."""
    alone = len(item.answers) == 1 and item.answers[0].label is None and item.unit == "percent"
    return alone and negations(text) == 1 and not negations(item.name) and not opposed(item, text)


def fits_unit(item: Item, *, means: bool) -> bool:
    """Whether the cells of an item are of the unit of a number: means, or shares."""
    return item.unit in (MEANS if means else _SHARES)
