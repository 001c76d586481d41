"""Where the headings of rows stand, and which headings above are those of the stub."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tabel_extract.layout.lines import Phrase
from tabel_extract.tables.placed.cells import Lane
from tabel_extract.tables.placed.stretch import Stretch

STUB_HEADING = 1.2
"""Em from where the stub starts, within which a heading is that of the stub."""
LINED_UP = 1.5
"""Points by which a heading may be off the start, or the middle, of what it stands over."""


class StubPlace(NamedTuple):
    """Where the headings of rows start, and where those end that have values beside them.

    ``inner`` are those that stand further right, in a second column of them.
    """

    start: float
    end: float
    inner: tuple[Phrase, ...]

    def is_headed_by(self, phrase: Phrase) -> bool:
        """Whether a heading is that of the stub, or of a column inside it."""
        if phrase.x0 <= self.start + STUB_HEADING * phrase.size or phrase.x1 <= self.end:
            return True
        return any(
            min(abs(phrase.x0 - own.x0), abs(phrase.middle - own.middle)) <= LINED_UP
            for own in self.inner
        )


def stub_of(stretch: Stretch, count: int, lanes: Sequence[Lane]) -> StubPlace | None:
    """The place of the headings of rows below ``count`` lines of header."""
    cuts = [c for c in stretch.cuts[count:] if c.texts and c.texts[0].x0 < lanes[0].x0]
    if not cuts:
        return None
    start = min(c.texts[0].x0 for c in cuts)
    ends = [c.texts[-1].x1 for c in cuts if c.values]
    lasts = [c.texts[-1] for c in cuts if c.values]
    inner = [p for p in lasts if p.x0 > start + STUB_HEADING * p.size and p.x1 <= lanes[0].x0]
    return StubPlace(start, max(ends, default=0.0), tuple(inner))
