"""Text of documents, names and answers as a piece of one line, where it is nothing but text."""

from __future__ import annotations

LONGEST = 300
"""Characters of a sentence that a message, an event or a log line repeats."""


def one_line(text: str, longest: int = LONGEST) -> str:
    """Return a text without anything unseen: no line end, control or sign of direction is left.

    Each is written as its code point, ``[U+202E]``, and what is longer than ``longest`` characters
    ends in ``…``.
    """
    kept = text if len(text) <= longest else text[: longest - 1] + "…"
    if kept.isprintable():
        return kept
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in kept)
