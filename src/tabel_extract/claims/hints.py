"""Pieces of text of which each match of a pattern has one, so that it is not tried in vain.

Told from the parsed pattern, as Python's own compiler has it. That parser is an inner part of
`re`: where a later Python has another, no hints are given, and all is found as before, but slower.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

MOST = 64
"""Pieces that take no longer to look for than the pattern itself."""
SHORTEST = 2
"""Letters of a piece: nearly every text has any letter."""

Hints = frozenset[str]


def hints_of(pattern: str, flags: int = 0) -> tuple[str, ...]:
    """Pieces of which each match has one; none where nothing is sure of each match.

    Raises:
        re.error: it is no pattern.
    """
    try:
        tree = import_module("re._parser").parse(pattern, flags)
    except ImportError:
        return ()
    found = _of_sequence(tree)
    if found is None or len(found) > MOST or _worth(found) < SHORTEST:
        return ()
    return tuple(sorted(h for h in found if not any(o != h and o in h for o in found)))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> Hints | None:
    """The best hints of any part of a sequence: its rarest piece is likely its longest."""
    found: list[Hints] = []
    run = ""
    for name, of in parts:
        kind = str(name)
        if kind == "LITERAL":
            run += chr(of)
            continue
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            continue  # it takes no letters
        found += [frozenset({run})] if run else []
        run = ""
        inner = _of_part(kind, of)
        found += [inner] if inner else []
    found += [frozenset({run})] if run else []
    return max(found, key=lambda hints: (_worth(hints), -len(hints)), default=None)


def _of_part(kind: str, of: Any) -> Hints | None:
    if kind == "SUBPATTERN":
        return _of_sequence(of[3])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and of[0] > 0:
        return _of_sequence(of[2])
    if kind != "BRANCH":
        return None
    ways = [_of_sequence(way) for way in of[1]]
    known = [way for way in ways if way is not None]
    return frozenset().union(*known) if len(known) == len(ways) else None


def _worth(hints: Hints) -> int:
    return min(map(len, hints))
