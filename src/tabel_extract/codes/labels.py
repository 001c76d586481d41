"""Labels of subgroups without what layout changes, to compare them by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEVEL = "›"
"""Between a heading and a category, where a label is written with its heading."""

_DASHES = re.compile("[‐‑‒–—―−]")
_QUOTES = re.compile("[‘’ʼ´`]")
_COUNT = re.compile(r"\(\s*n\s*=\s*[0-9][0-9. ]*\)")
_LEAST = re.compile(r">\s*=|⩾|≧")
_MOST = re.compile(r"<\s*=|⩽|≦")
_SEPARATORS = re.compile(r"[\s,;:/&·-]+|(?<![0-9])\.|\.(?![0-9])")


@lru_cache(maxsize=8192)
def plain_label(text: str) -> str:
    """A label in small letters, with one kind of dash, quote and blank.

    Soft hyphens and other signs that nobody sees are gone, and so is a count of respondents behind
    it: ``Man (n=1.190)`` is ``man``.
    """
    text = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    text = _QUOTES.sub("'", _DASHES.sub("-", text.casefold()))
    text = _LEAST.sub("≥", _MOST.sub("≤", _COUNT.sub(" ", text)))
    return " ".join(text.split())


def label_key(text: str) -> str:
    """What names a label: ``bo,vmbo``, ``Bo / VMBO`` and ``bo, vmbo`` are one; brackets count."""
    return _SEPARATORS.sub(" ", plain_label(text)).strip().replace("  ", " ")
