"""Pieces of words of which each match of a pattern has one, so that it is not tried in vain.

Told from the parsed pattern, as Python's own compiler has it. That parser is an inner part of
`re`: where a later Python has another, no hints are given, and all is found as before, but slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

MOST = 2
"""Sets of hints that a pattern needs at most; more are not worth their look."""
SHORTEST = 2
"""Letters of a piece whose place in a word is open: nearly every text has any letter."""

_EDGES = ("AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_AHEAD = ("ASSERT", "ASSERT_NOT")

_GROUPED = re.compile(r"\(\?:(.*)\)", re.DOTALL)
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")

Part = tuple[str, Any]


class Hint(NamedTuple):
    """A piece of a word, or a sign that is none; and whether the word starts and ends with it."""

    piece: str
    starts: bool = False
    ends: bool = False


Hints = frozenset[Hint]


def needs_of(pattern: str, flags: int = 0) -> tuple[Hints, ...]:
    """Sets of hints: each match has one of each. None where nothing is sure of each match.

    Raises:
        re.error: it is no pattern.
    """
    try:
        tree = import_module("re._parser").parse(pattern, flags)
    except ImportError:
        return ()
    found = sorted(_needed(_parts(tree), left=False, right=False), key=_worth, reverse=True)
    return tuple(dict.fromkeys(found))[:MOST]


def ways_of(pattern: str) -> list[str]:
    """The alternatives of a pattern, those of a group around them too."""
    ways, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "[":
            at = _end_of_set(pattern, at)
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            ways.append(pattern[start:at])
            start = at + 1
        at += 2 if sign == "\\" else 1
    ways.append(pattern[start:])
    if len(ways) > 1:
        return [inner for way in ways for inner in ways_of(way)]
    grouped = _GROUPED.fullmatch(pattern)
    inner = ways_of(grouped[1]) if grouped and _is_whole(grouped[1]) else []
    return inner if len(inner) > 1 else [pattern]


def _end_of_set(pattern: str, at: int) -> int:
    """Where a set of signs ends that starts at a place."""
    match = _SET.match(pattern, at)
    return match.end() - 1 if match else at


def _is_whole(inner: str) -> bool:
    """Whether brackets around a text are one pair: ``a|b``, but not ``a)(?:b``."""
    depth, at = 0, 0
    while at < len(inner):
        if inner[at] == "[":
            at = _end_of_set(inner, at)
        depth += (inner[at] == "(") - (inner[at] == ")")
        if depth < 0:
            return False
        at += 2 if inner[at] == "\\" else 1
    return True


def _parts(tree: Any) -> list[Part]:
    """What a sequence consists of, without what looks ahead or behind and takes no letters."""
    return [(str(name), of) for name, of in tree if str(name) not in _AHEAD]


def _needed(parts: Sequence[Part], *, left: bool, right: bool) -> Iterator[Hints]:
    """The hints of each part; ``left`` and ``right`` tell that no word goes on beyond them."""
    run, starts = "", left
    for at, (name, of) in enumerate(parts):
        if name == "LITERAL" and _is_letter(chr(of)):
            run += chr(of)
            continue
        edge = _is_edge(parts[at])
        yield from _piece(run, starts=starts, ends=edge)
        before = starts and not run
        run, starts = "", edge
        if name == "LITERAL" and not chr(of).isspace():
            yield frozenset({Hint(chr(of), starts=True, ends=True)})
        after = _is_edge(parts[at + 1]) if at + 1 < len(parts) else right
        inner = _of_part(name, of, left=before, right=after)
        if inner is not None:
            yield inner
    yield from _piece(run, starts=starts, ends=right)


def _piece(run: str, *, starts: bool, ends: bool) -> Iterator[Hints]:
    if len(run) >= SHORTEST or (run and starts and ends):
        yield frozenset({Hint(run, starts, ends)})


def _of_part(name: str, of: Any, *, left: bool, right: bool) -> Hints | None:
    """The best hints of a part that holds others."""
    if name == "SUBPATTERN":
        return _best(of[3], left=left, right=right)
    if name in _REPEATS and of[0] > 0:
        once = of[1] == 1
        return _best(of[2], left=left and once, right=right and once)
    if name != "BRANCH":
        return None
    ways = [_best(way, left=left, right=right) for way in of[1]]
    known = [way for way in ways if way is not None]
    return frozenset().union(*known) if len(known) == len(ways) else None


def _best(tree: Any, *, left: bool, right: bool) -> Hints | None:
    return max(_needed(_parts(tree), left=left, right=right), key=_worth, default=None)


def _worth(hints: Hints) -> tuple[int, int]:
    """The longest piece is likely the rarest."""
    return min(len(h.piece) + h.starts + h.ends for h in hints), -len(hints)


def _is_edge(part: Part) -> bool:
    """Whether no word goes on over a part."""
    name, of = part
    if name == "AT":
        return str(of) in _EDGES
    if name in _REPEATS:
        inner = _parts(of[2])
        return of[0] > 0 and len(inner) == 1 and _is_edge(inner[0])
    if name == "LITERAL":
        return not _is_letter(chr(of))
    return name == "IN" and all(_is_sign(kind, sign) for kind, sign in of)


def _is_sign(kind: Any, sign: Any) -> bool:
    """Whether a member of a set is never part of a word."""
    if str(kind) == "CATEGORY":
        return str(sign) == "CATEGORY_SPACE"
    return str(kind) == "LITERAL" and not _is_letter(chr(sign))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
