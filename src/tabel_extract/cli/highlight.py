"""Sentences of claims, with the words that state a number made to stand out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rich.text import Text

from tabel_extract.cli.terminal import styled
from tabel_extract.model import Claim


def highlighted(claims: Sequence[Claim], style: str = "bold") -> list[Text]:
    """The sentence of each claim; claims are all of a report, in reading order.

    So of a sentence that says ``40%`` twice the second is that of the second claim.
    """
    seen: Counter[tuple[str, str]] = Counter()
    sentences = []
    for claim in claims:
        said = (claim.sentence, claim.quantity)
        places = _places(*said)
        sentence = styled(claim.sentence)
        if places:
            sentence.stylize(style, *places[seen[said] % len(places)])
        seen[said] += 1
        sentences.append(sentence)
    return sentences


def _places(sentence: str, quantity: str) -> list[tuple[int, int]]:
    """A number is no part of a longer one: ``9%`` is not in ``79%`` or ``7,9%``."""
    whole = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(quantity)}(?!\w)")
    return [m.span() for m in whole.finditer(sentence)]
