"""Questions that a sentence quotes, all but literally."""

from __future__ import annotations

import re
from collections.abc import Collection

from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.spoken import Spoken
from tabel_extract.claims.linking.evidence import Evidence, Pool
from tabel_extract.tables.lexicon import key

QUOTE = re.compile(r"[‘“\"']([^‘’“”\"']{18,}?)[’”\"'](?!\w)")


def quotes(evidence: Evidence, sentence: str, item: Item) -> bool:
    """Whether a sentence quotes the question of an item."""
    return any(item in evidence.quoted(match[1]) for match in QUOTE.finditer(sentence))


def quoted_item(
    evidence: Evidence, spoken: Spoken, tables: Collection[str], among: Pool
) -> Item | None:
    """The one item whose question a sentence quotes first, or whose label a number has in full.

    The latter only of ``tables``, where the label's words say nothing by themselves: `bij niemand`.
    """
    for match in QUOTE.finditer(spoken.sentence):
        found = [i for i in evidence.quoted(match[1]) if evidence.has(among, i)]
        if len(found) == 1:
            return found[0]
    near = f" {key(spoken.near)} "
    here = [i for i in evidence.wordless if i.table.label in tables and evidence.has(among, i)]
    said = [item for item in here if f" {key(item.name)} " in near]
    return said[0] if len(said) == 1 else None
