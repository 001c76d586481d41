"""Groups by schooling: ``mensen met een hbo- of wo-opleiding``, ``lager opgeleiden``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.groups.group import Categories, Group, Mention, mention_of, only
from tabel_extract.language.cues import Cue
from tabel_extract.tables.lexicon import key, lexicon

_LEVELS = {
    "bo": "bo", "basisonderwijs": "bo", "basisschool": "bo", "lager onderwijs": "bo", "lo": "bo",
    "vmbo": "vmbo", "mavo": "mavo", "lbo": "lbo", "havo": "havo", "vwo": "vwo",
    "gymnasium": "vwo", "atheneum": "vwo", "mbo": "mbo", "hbo": "hbo", "hogeschool": "hbo",
    "wo": "wo", "universiteit": "wo", "universitaire": "wo", "universitair": "wo",
    "academici": "wo", "academicus": "wo",
}  # fmt: skip
_LEVEL = rf"\b(?:{'|'.join(sorted(_LEVELS, key=len, reverse=True))})\b(?:[’']ers)?"
_ANY_LEVEL = Cue(_LEVEL)
_RUN = Cue(
    r"(?:(?P<most>alleen|maximaal|hooguit|ten hoogste|hoogstens|niet (?:meer|verder) (?:\w+ )?dan)"
    r"\s+(?:een\s+|het\s+|de\s+)?)?"
    rf"{_LEVEL}(?:(?:[\s,/–-]|\b(?:of|en|een|alleen|op|niveau)\b)*{_LEVEL})*"
    r"(?:-?\s?(?:opleiding(?:en)?|opgeleid\w*|diploma|niveau|onderwijs|school|[’']?ers))?"
    r"(?P<less>\s+of\s+(?:minder|lager))?"
)
_RANKED = Cue(
    r"\b(?P<rank>laag|lager|laagst|middelbaar|hoog|hoger|hoogst|praktisch|theoretisch)[\s-]?"
    r"(?:opgeleid|geschoold)\w*"
)
_PAIR = Cue(
    r"\b(?P<rank>laag|lager|laagst|hoog|hoger|hoogst)e?(?=\s+en\s+(?:de\s+)?(?:laag|lager|laagst|hoog|hoger|hoogst)e?"
    r"[\s-]?(?:opgeleid|geschoold))"
)
_ENDS = Cue(
    r"\b(?P<rank>laagst|hoogst)e(?=(?:\s+en\s+(?:de\s+|het\s+)?(?:laagst|hoogst)e)?\s+opleidings(?:groep|niveau)\b)"
    r"(?:\s+opleidings\w+)?"
)
"""The ends of what schooling divides people into, named as groups."""
_MIDDLE = Cue(r"\b(?:midden|tussen)groep\b|\bmiddelste\s+groep\b")
"""The second of three, where another is named beside it."""
_SCHOOLED = Cue("opgeleid|geschoold|opleidings")
"""What every rank of schooling has in it."""
_RANKS = {
    "laag": 0, "lager": 0, "laagst": 0, "praktisch": 0, "middelbaar": 1,
    "hoog": -1, "hoger": -1, "hoogst": -1, "theoretisch": -1,
}  # fmt: skip
_ABOVE_LOWEST = {"mbo", "havo", "vwo", "hbo", "wo"}


class Schooling:
    """Finds categories that are named by kinds of school."""

    def __init__(self, categories: Categories) -> None:
        self._levels = [
            (levels, Group(dimension, name))
            for dimension, names in categories.items()
            for name in names
            if (levels := _levels_of(name))
        ]
        self._ranks = next(
            (
                (dimension, names)
                for dimension, names in categories.items()
                if (lexicon().dimension(dimension) or key(dimension)) == "opleiding"
                and len(names) == 3
            ),
            None,
        )

    @property
    def groups(self) -> set[Group]:
        """The groups that are named by kinds of school."""
        return {group for _, group in self._levels}

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of schooling; of no known group where no table divides it so."""
        found: list[tuple[re.Match[str], Group | None]] = []
        for match in _RUN.finditer(sentence) if _ANY_LEVEL.search(sentence) else ():
            at_most = bool(match["most"] or match["less"])
            found.append((match, self._of(_levels_of(match[0]), at_most)))
        if _SCHOOLED.search(sentence):
            for cue in (_RANKED, _PAIR, _ENDS):
                found += [(match, self._ranked(match["rank"])) for match in cue.finditer(sentence)]
        if found:
            found += [(match, self._ranked("middelbaar")) for match in _MIDDLE.finditer(sentence)]
        for match, group in found:
            yield mention_of(match, group, sentence)

    def _of(self, levels: frozenset[str], at_most: bool) -> Group | None:
        found = [group for own, group in self._levels if own == levels]
        if not found and at_most:
            found = [g for own, g in self._levels if levels <= own and not own & _ABOVE_LOWEST]
        return only(found or [g for own, g in self._levels if _now(own) == _now(levels)])

    def _ranked(self, rank: str) -> Group | None:
        """Of three categories `lager`, `middelbaar` and `hoger` are the first to the last."""
        if self._ranks is None:
            return None
        dimension, names = self._ranks
        return Group(dimension, names[_RANKS[rank]])


def _levels_of(text: str) -> frozenset[str]:
    found = [match[0] for match in _ANY_LEVEL.finditer(text)]
    return frozenset(_LEVELS[re.split("[’']", f)[0]] for f in found)


def _now(levels: frozenset[str]) -> frozenset[str]:
    """Levels by what they are called today: mavo and lbo are vmbo."""
    return frozenset("vmbo" if level in ("mavo", "lbo") else level for level in levels)
