"""For or against, number by number: what one does not say itself is that of the one before."""

from __future__ import annotations

import re

from tabel_extract.claims.about.segments import in_brackets
from tabel_extract.claims.answers.answers import CLAUSE
from tabel_extract.claims.answers.attitude import direction_in, speaks
from tabel_extract.claims.answers.spoken import Spoken
from tabel_extract.claims.answers.stances import stance_in
from tabel_extract.claims.text.context import points_back
from tabel_extract.claims.text.words import content
from tabel_extract.language.cues import Cue
from tabel_extract.model import Direction

_APART = re.compile(
    r",\s+(?=(?:maar|terwijl|hoewel|want|omdat|doordat|dus|zodat|waardoor|ook\s+al|al\s+(?:is|zijn)|"
    r"mits|tenzij|indien|zolang|als|wanneer)\b)"
    r"|,?\s+(?=(?:en|maar|terwijl)\s+de\s+(?:rest|overigen)\b)|;\s+(?=de\s+(?:rest|overigen)\b)",
    re.IGNORECASE,
)
"""Where what a sentence says beside a number begins, or of all others than it is of."""
_BEFORE_ENTRY = re.compile(r"\W*(?:\d{1,2}[.)]\s+)?")
_BEHIND_ENTRY = re.compile(r"[^\w%:;.]*?(?:[:–—]|\s-)\s*%+\W*")
"""What stands around the label of a list's entry: ``2. Te veel lawaai – 40 procent``."""
_VERB = re.compile(
    r"(?:vindt?|vinden|wil|willen|zou|zouden|moet|is|zijn|maakt|heeft|steunt|ziet)\b", re.IGNORECASE
)
"""What begins a clause of its own, which is no label."""
_REASONS = Cue(
    r"\bgevraagd\s+naar\s+(?:de|hun)\s+(?:[\w-]+ste\s+)?(?:redenen|reden|motieven|argumenten|oorzaken)\b"
    r"|\b(?:noem\w*|geeft|geven|gaven)\b[^.;]*\bals\s+(?:(?:de\s+)?[\w-]+ste\s+)?(?:reden|motief|argument|oorzaak)\b"
    r"|\bals\s+(?:(?:de\s+)?[\w-]+ste\s+)?(?:reden|motief|argument|oorzaak)\b[^.;]*\bnoem\w*"
)
"""Asks why: what people answer is no position of theirs."""
_STANCES: dict[str | None, Direction] = {"agree": "for", "disagree": "against"}


class Directions:
    """What the numbers of a text say for or against."""

    def __init__(self) -> None:
        self._last: Direction | None = None
        self._reasons = False

    def turn(self) -> None:
        """A new paragraph no longer tells why."""
        self._reasons = False

    def hear(self, sentence: str) -> None:
        """Whether a sentence begins to tell why."""
        self._reasons |= _REASONS.search(sentence) is not None

    def of(self, spoken: Spoken) -> Direction | None:
        """For or against, by the number's own words, those of its sentence, or what went before."""
        if self._reasons:
            return None
        if (label := _label_of(spoken.whole)) is not None:
            self._last = _STANCES.get(stance_in(label))
            return self._last
        own = own_clause(spoken.printed)
        bracketed = in_brackets(spoken.sentence, spoken.quantity)
        texts = (own, spoken.far, spoken.whole if bracketed else "")
        said = next((text for text in texts if speaks(text)), None)
        if said is not None:
            self._last = direction_in(said)
        elif CLAUSE.search(own) and not points_back(own):
            self._last = None  # something else, which no word calls good or bad
        return self._last


def _label_of(printed: str) -> str | None:
    """The label of a list's entry; None where a text is none."""
    end = next((at for at in range(len(printed), 0, -1) if printed[at - 1].isalnum()), 0)
    start = _BEFORE_ENTRY.match(printed)
    label = printed[start.end() : end] if start else ""
    whole = not any(sign in label for sign in "%:;.") and any(map(str.isalpha, label))
    if _VERB.match(label):
        return None
    return label if whole and _BEHIND_ENTRY.fullmatch(printed, end) else None


def own_clause(printed: str) -> str:
    """The words that a number stands in, without what is said beside it."""
    at = printed.find("%")
    cuts = list(_APART.finditer(printed)) if at >= 0 else []
    start = max((m.end() for m in cuts if m.end() <= at), default=0)
    stop = min((m.start() for m in cuts if m.start() >= at), default=len(printed))
    own = printed[start:stop]
    if not content(own) or (points_back(own) and not speaks(own)):
        return printed[:stop]  # `Velen zijn ertegen, maar 17% niet`
    return own
