"""Lines that belong to a table but are no rows of it: its caption, the first line of its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.grids.ink import Piece

_NOTE = re.compile(
    r"(?:sources?|notes?|nb|n\.b\.|bron|bronnen|noot|quelle|key|legend)\s*[:.]", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:table|tabel|tableau|tabelle|tab|exhibit|figure|figuur|fig|chart|graph|box)\.?\s*"
    r"[A-Z]?-?\d+",
    re.IGNORECASE,
)


def is_caption(line: Sequence[Piece]) -> bool:
    """Whether a line starts as the caption of a table or a figure does."""
    return bool(_CAPTION.match(" ".join(p.text for p in line)))


def are_captions(line: Sequence[Piece]) -> bool:
    """Whether a line is a caption, or holds those of tables that stand side by side."""
    return all(_CAPTION.match(p.text) for p in line)


def is_note(line: Sequence[Piece]) -> bool:
    """Whether a line starts as a note below a table does."""
    return bool(_NOTE.match(line[0].text))
