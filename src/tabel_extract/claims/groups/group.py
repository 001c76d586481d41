"""Groups of people, and the words of a sentence that name one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tabel_extract.language.cues import Cue
from tabel_extract.language.pieces import lowered

_CASED = re.compile(r"\(\?-i:([^)]*)\)")
"""A name that is sought as it is written."""

Categories = Mapping[str, tuple[str, ...]]
"""Categories by the dimension that they are printed under, in printed order."""


@dataclass(frozen=True, slots=True)
class Group:
    """A category of a dimension, by their printed names.

    Without a dimension it is everyone; a ``category`` then narrows that to the tables whose
    population has this noun (`bezoekers`).
    """

    dimension: str | None = None
    category: str | None = None


EVERYONE = Group()


def is_everyone(group: Group | None) -> bool:
    """Whether a group is all that its tables are about."""
    return group is not None and group.dimension is None


@dataclass(frozen=True, slots=True)
class About:
    """The group of one number; ``group`` is None where it can't be told, or no table prints it.

    ``people`` is False where it is a share of something else, `van de bedden`; ``sure`` is False
    where another one may be meant as well; ``also`` are others that the same number is said of.
    ``rank`` is its place among how many groups of the dimension ``text``, named in their order.
    """

    group: Group | None
    text: str | None = None
    stated: bool = False
    people: bool = True
    sure: bool = True
    also: tuple[Group, ...] = ()
    rank: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that name a group; ``group`` is None where no table prints it.

    ``part`` is set on words for a part of a group that a table prints.
    """

    start: int
    end: int
    group: Group | None
    text: str
    part: bool = False

    @property
    def of_category(self) -> bool:
        """Whether it names a subgroup that a table prints."""
        return self.group is not None and not is_everyone(self.group)


class Kind(Protocol):
    """Categories of one kind, and what sentences call them: `ages`, `quantiles`, `by_words`."""

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """What a sentence says of them; mentions may overlap, and stand in any order."""


def mention_of(match: re.Match[str], group: Group | None, sentence: str) -> Mention:
    """What was found in a sentence as a mention, in the letters of the sentence."""
    start, end = match.span()
    return Mention(start, end, group, sentence[start:end])


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in their order, of those that overlap the longer one, or the one that is known."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
        elif found[-1].group is None and mention.group is not None:
            found[-1] = mention
    return found


def only(groups: list[Group]) -> Group | None:
    """The group, if there is but one."""
    return groups[0] if len(groups) == 1 else None


def any_of(patterns: Sequence[tuple[re.Pattern[str], Group]]) -> Cue:
    """A pattern of all that any of some patterns finds; of nothing where there are none."""
    whole = "|".join(f"(?:{pattern.pattern})" for pattern, _ in patterns)
    return Cue(uncased(whole) or r"(?!)", lasting=False)


def uncased(pattern: str) -> str:
    """A pattern whose names, that are sought as they are written, are in small letters."""
    return _CASED.sub(lambda name: f"(?:{lowered(name[1])})", pattern)
