"""Groups by rank: ``het hoogste inkomenskwintiel``, ``de laagste 20%``, ``2e kwintiel``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabel_extract.claims.groups.group import Categories, Group, Mention
from tabel_extract.language.cues import Cue

_WORDS = {
    "laagste": 0, "onderste": 0, "armste": 0, "eerste": 0, "tweede": 1, "derde": 2, "middelste": 2,
    "vierde": 3, "vijfde": 4, "hoogste": -1, "bovenste": -1, "rijkste": -1,
}  # fmt: skip
_QUANTILE = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_WORDS)})|(?P<digit>\d{{1,2}})e)\s+"
    r"(?P<share>\d{1,2}\s?(?:%|procent)\s?)?(?P<stem>inkomens?|vermogens?)?"
    r"(?P<noun>-?\s?(?:kwintiel(?:en)?|kwartiel(?:en)?|deciel(?:en)?|tertiel(?:en)?|groep(?:en)?|"
    r"categorie(?:ën)?|klassen?))?\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?:in|bij|onder|van)\s+(?:het|de)\s+(?P<word>laagste|hoogste)\b"
    r"(?!\s+(?!(?:is|was|ligt|lag|zijn|blijft|gaat|komt|loopt|daalt|stijgt|geldt|vindt|wil|heeft|kiest)\b)[a-z])",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\d{1,2}e\b|laagste|hoogste|onderste|bovenste", re.IGNORECASE)
_TOLD = Cue(rf"{'|'.join(_WORDS)}|\de\s")
_SHARE = re.compile(r"(?:%|procent)\s+$")
_VAGUE = ("groep", "categorie", "klas")


class Quantiles:
    """Finds categories that are ranks of one dimension."""

    def __init__(self, categories: Categories) -> None:
        ranked = [
            (dimension, names)
            for dimension, names in categories.items()
            if len(names) > 2 and all(_RANKED.match(name) for name in names)
        ]
        self._ranked = ranked[0] if len(ranked) == 1 else None

    def mentions(self, sentence: str) -> Iterator[Mention]:
        """Every mention of a rank, and `in het hoogste` where one was named before it."""
        if not _TOLD.search(sentence):
            return
        named = False
        for match in _QUANTILE.finditer(sentence):
            noun = (match["noun"] or "").lower().strip(" -")
            vague = not noun or noun.startswith(_VAGUE)
            if vague and not match["stem"] and not match["share"]:
                continue
            named = True
            part = _SHARE.search(sentence, 0, match.start())  # `de 40% laagste inkomens`
            group = None if part else self._of(match["word"], match["digit"])
            yield Mention(*match.span(), group, match[0])
        for match in _BARE.finditer(sentence):
            if named:
                yield Mention(match.start("word"), match.end(), self._of(match["word"]), match[0])

    def _of(self, word: str | None, digit: str | None = None) -> Group | None:
        if self._ranked is None:
            return None
        dimension, names = self._ranked
        index = int(digit) - 1 if digit else _WORDS[(word or "").lower()]
        return Group(dimension, names[index]) if -len(names) <= index < len(names) else None
