"""Sentences of claims, with the words that state a number made to stand out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from tabel_extract.cli.terminal import styled
from tabel_extract.model import Claim
from tabel_extract.report.quantities import places_of


def highlighted(claims: Sequence[Claim], style: str = "bold") -> list[Text]:
    """The sentence of each claim; claims are all of a report, in reading order."""
    sentences = []
    for claim, place in zip(claims, places_of(claims), strict=True):
        sentence = styled(claim.sentence)
        if place:
            sentence.stylize(style, *place)
        sentences.append(sentence)
    return sentences
