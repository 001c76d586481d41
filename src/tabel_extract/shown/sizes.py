"""Sizes of files, as people read them."""

from __future__ import annotations

_UNITS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def size_text(size: int) -> str:
    """A number of bytes in the unit that fits, in thousands as disks are sold: ``6.3 MB``."""
    for factor, unit in _UNITS:
        if size >= factor:
            return f"{size / factor:,.1f} {unit}"
    return f"{size} bytes"
