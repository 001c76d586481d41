"""Answers that a sentence counts together: ``neutraal of oneens``, ``tegen of weet het niet``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tabel_extract.claims.answers.items import Answer
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.stances import KNOWS_NOT
from tabel_extract.language.cues import Cue

_NO_OPINION = Cue(r"\bgeen\s+(?:[\w-]+\s+)?(?:mening|oordeel|standpunt)\b")
_KNOWS_NOT = (
    rf"{KNOWS_NOT}"
    r"|\bgeen\s+(?:(?:uitgesproken|duidelijke?)\s+)?(?:mening|oordeel|standpunt|keuze)\b"
    r"|\bniet\s+(?:goed\s+)?beoordelen\b"
)
_KINDS = {
    "unknown": Cue(_KNOWS_NOT),
    "neutral": Cue(r"\bneutra\w+\b|\btussenin\b|\bmidden(?:positie|antwoord)\b"),
    "disagree": Cue(r"\b(?:mee\s+)?oneens\b|\bertegen\b|\btegen\b|\bhet\s+tegendeel\b"),
}
"""Kinds of answers, by the words for each."""
_NEITHER = Cue(r"\b(?:noch|niet)\b[^.;:]*\b(?:noch|niet)\b")
_BETWEEN = re.compile(
    r"(?:,|\s|\b(?:is|zijn|of|en|er|het|dat|daar|mee|heeft|hebben|vindt|vinden|staat|staan)\b)*",
    re.IGNORECASE,
)
_OR = re.compile(r"\b(?:of|en)\b", re.IGNORECASE)
_LEAST = 2


def joined(answers: Sequence[Answer], text: str) -> Choice | None:
    """The answers of each kind that a text counts together, where all of them are printed."""
    found = sorted(
        (match.start(), match.end(), kind)
        for kind, cue in _KINDS.items()
        for match in list(cue.finditer(text))[:1]
    )
    if len(found) < _LEAST:
        return None
    steps = [text[a[1] : b[0]] for a, b in pairwise(found)]
    if not all(_BETWEEN.fullmatch(step) for step in steps) or not _OR.search(steps[-1]):
        return None
    of_each = [[a for a in answers if kind_of(a) == kind] for _, _, kind in found]
    if not all(of_each):
        return None
    chosen = tuple(a for a in answers if any(a in own for own in of_each))
    return Choice(chosen, sure=False, named=True)


def of_kind(answers: Sequence[Answer], text: str) -> tuple[Answer, ...]:
    """Of answers that are neither for nor against those that a text means."""
    kinds = [kind for kind in ("unknown", "neutral") if _KINDS[kind].search(text)]
    kinds = kinds or ["neutral"] * bool(_NEITHER.search(text))
    found = tuple(a for a in answers if [kind_of(a)] == kinds)
    return found or tuple(answers)


def of_either(answers: Sequence[Answer], text: str) -> bool:
    """Whether who has no opinion may stand in between or not know, as a table prints both."""
    return len({kind_of(a) for a in answers}) > 1 and bool(_NO_OPINION.search(text))


def kind_of(answer: Answer) -> str | None:
    """Which kind of answer it is: against, in between, or that of those who can't tell."""
    if answer.stance == "neutral":
        return "unknown" if _KINDS["unknown"].search(answer.label or "") else "neutral"
    return answer.stance
