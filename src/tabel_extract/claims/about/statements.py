"""Statements that a sentence puts first, and the people in them, who don't hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.quantities.quantity import Quantity

_STATEMENT = re.compile(
    r"(?:(?:Met|Voor|Over|Aan)\s+)?(?:[Dd]e\s+|[Hh]et\s+|[Ee]en\s+)?"
    r"(?:(?:stelling|gedachte|uitspraak|opvatting|idee|mening|bewering|voorstel|plan|wens|eis)\s+(?:dat|om)"
    r"|Dat(?=[^,]*\s(?:is|kan|mag|moet|zou|hoeft|gaat|wordt|heeft|\w{3,}en),\s"
    r"(?:is|was|zijn|kan|wil|vindt|vinden|vond|vonden|zegt|zeggen|wordt|worden|werd|steunt|steunen|denkt|denken|"
    r"onderschrijft|onderschrijven|gelooft|geloven|wijst|wijzen|staat|daar)\b))"
    r"\s[^.;:]*,\s",
)
"""A statement that a sentence puts first, up to the comma behind it."""


_ASIDE = re.compile(
    r",\s+(?:vaak|meestal|veelal|dikwijls|doorgaans|merendeels|grotendeels)\s[^,;:.%()]*,"
)
"""What people are besides, for the most part: ``…, vaak ouders van jonge kinderen, …``."""


def outside_aside(text: str, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Mentions, without those that only say what others are for the most part."""
    spans = [match.span() for match in _ASIDE.finditer(text)]
    return [m for m in mentions if not any(a <= m.start < b for a, b in spans)]


def outside_statement(
    text: str, found: Sequence[Quantity], mentions: Sequence[Mention]
) -> Sequence[Mention]:
    """Mentions, without those in a statement that opens a sentence: ``Dat kinderen … , vindt``.

    People in it are those whom it is about, and not those who hold it.
    """
    mentions = [m for m in mentions if m.group or not _holds_number(m, found)]
    opening = _STATEMENT.match(text, 0, found[0].start) if found else None
    return [m for m in mentions if m.start >= opening.end()] if opening else mentions


def _holds_number(mention: Mention, found: Sequence[Quantity]) -> bool:
    """Whether what looks like an age is a share: ``via 34 bij huurders tot 56 bij kopers``."""
    return any(
        q.kind == "number" and mention.start < q.start and q.end == mention.end for q in found
    )
