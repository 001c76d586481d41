"""Groups that a sentence narrows further than a table does: ``hoogopgeleide vrouwen``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabel_extract.claims.groups.group import Mention

_JOINED = re.compile(
    r"\s+\(?|\s+(?:van|met|uit|in|tussen|onder|boven|die)\s+(?:(?:de|het|een|alleen)\s+)?(?:[\w-]+e\s+)?",
    re.IGNORECASE,
)
"""What stands between two groups of which people are in both."""
_NARROWED = re.compile(
    r"\s+(?:(?:met|zonder|die|wier|uit(?!\s+op\b)|in)\s+"
    r"|van\s+(?!(?:mening|oordeel|plan|wel|niet|dit|die|deze|dat|het|de)\b))"
    r"(?!(?:(?:gemiddeld\s+)?(?:een\s+)?[\d%]|[<>‘]|tabel|figuur|heel|nederland|ons\s+land|dit|deze|bijna|ruim|meer|mindere\s+mate|"
    r"meerderheid|totaal|algemeen|goede\s+aarde|18\s+jaar)\b|\d|\()",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\s+(?:(?:jonger|ouder)\s+dan|(?:vanaf|tot|boven|onder|tussen)\s+(?:de\s+)?"
    r"\d{1,3}(?![\d,]|\s?(?:%|procent)|\s+(?:bij|onder|voor)\b))",
    re.IGNORECASE,
)
"""Years of age that narrow a group, where no table has them as a group to cross."""
_ADJECTIVE = re.compile(r"\b([a-zà-ÿ-]{3,}(?:e|den|end))\s+$", re.IGNORECASE)
_IDLE = re.compile(
    r"alle|beide|deze|die|enige|gehele|hele|meeste|nederlandse|onze|ruime|tweede|vele|"
    r"volwassen|gemiddelde|worden|werden|hadden|zouden|vinden|vonden|houden|konden|wilde|"
    r"wilden|zeiden|deden|stonden|hielden|steunde|steunden|voelde|voelden",
    re.IGNORECASE,
)
"""What ends like an adjective and narrows no group."""
_OF_A_KIND = re.compile(
    r"(?<=e)\s(?:ouders|moeders|vaders|mannen|vrouwen|jongeren|ouderen|studenten|werknemers)\b",
    re.IGNORECASE,
)
"""People whom a group's word as an adjective makes another group: ``alleenstaande ouders``."""
_PEOPLE = re.compile(r".*[a-zà-ÿ](?:en|s)", re.IGNORECASE | re.DOTALL)


def narrowed(sentence: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions, where those that are only a part of their group are of no known one.

    Two that cross, `vrouwen met een hbo-opleiding`, become one.
    """
    waiting: Mention | None = None
    for mention in mentions:
        if waiting is not None and _crosses(sentence, waiting, mention):
            text = sentence[waiting.start : mention.end]
            waiting = Mention(waiting.start, mention.end, None, text)
            continue
        if waiting is not None:
            yield _part(sentence, waiting)
        waiting = mention
    if waiting is not None:
        yield _part(sentence, waiting)


def goes_on(sentence: str, end: int) -> bool:
    """Whether words behind a group narrow it: ``mensen met een hbo-opleiding die huren``."""
    return bool(_NARROWED.match(sentence, end))


def _crosses(sentence: str, one: Mention, other: Mention) -> bool:
    if not one.of_category or not other.of_category or one.group == other.group:
        return False
    same = one.group and other.group and one.group.dimension == other.group.dimension
    return not same and bool(_JOINED.fullmatch(sentence[one.end : other.start]))


def _part(sentence: str, mention: Mention) -> Mention:
    """A mention, of no known group where an adjective or words behind it narrow it."""
    if not mention.of_category:
        return mention
    if kind := _OF_A_KIND.match(sentence, mention.end):
        return Mention(mention.start, kind.end(), None, sentence[mention.start : kind.end()])
    if not _PEOPLE.fullmatch(mention.text):
        return mention
    before = _ADJECTIVE.search(sentence[: mention.start])
    start = before.start() if before and not _IDLE.fullmatch(before[1]) else mention.start
    if start == mention.start and not (
        goes_on(sentence, mention.end) or _AGED.match(sentence, mention.end)
    ):
        return mention
    return Mention(start, mention.end, None, sentence[start : mention.end])
