"""Whether a sentence ends with a line."""

from __future__ import annotations

import re

ABBREVIATION = re.compile(
    r"(?:\b(?:bv|bijv|vgl|ca|resp|nr|nrs|blz|p|pp|enz|drs|dr|mr|ir|ing|prof|incl|excl|art|jl|al|"
    r"m\.b\.t|z\.d|o\.a|d\.w\.z|n\.a\.v|t\.a\.v|i\.v\.m|e\.d|a\.d)|\b[A-Z])\. $"
)


def ends_sentence(body: str) -> bool:
    """Whether a line ends as a sentence does, and not with an abbreviation."""
    bare = body.rstrip("’”\"'‘)")
    return bare[-1:] in {".", "?", "!"} and not ABBREVIATION.search(bare + " ")
