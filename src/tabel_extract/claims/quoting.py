"""Questions that a sentence quotes, all but literally."""

from __future__ import annotations

import re

from tabel_extract.claims.evidence import Evidence, Pool
from tabel_extract.claims.items import Item

QUOTE = re.compile(r"[‘“\"']([^‘’“”\"']{18,}?)[’”\"'](?!\w)")


def quotes(evidence: Evidence, sentence: str, item: Item) -> bool:
    """Whether a sentence quotes the question of an item."""
    return any(item in evidence.quoted(match[1]) for match in QUOTE.finditer(sentence))


def quoted_item(evidence: Evidence, sentence: str, among: Pool) -> Item | None:
    """The one item whose question a sentence quotes first."""
    for match in QUOTE.finditer(sentence):
        found = [i for i in evidence.quoted(match[1]) if evidence.has(among, i)]
        if len(found) == 1:
            return found[0]
    return None
