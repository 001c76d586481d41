"""The words by which surveys are told of, as patterns; the lists are data, in ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    text = (files(__package__) / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def any_of(name: str) -> str:
    """The words of a list as one pattern, the longest first; ``*`` stands for letters."""
    words = sorted(_lists()[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace(r"\*", r"[\w-]*") for w in words) + ")"


@cache
def word(name: str) -> re.Pattern[str]:
    """A whole word of a list, wherever it stands."""
    return re.compile(rf"(?<![\w-]){any_of(name)}(?![\w-])", re.IGNORECASE)


@cache
def pairs(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The entries of a list of two words each, both as whole words."""
    split = (entry.split(" ", 1) for entry in _lists()[name])
    return tuple((re.compile(rf"\b{a}\b", re.I), re.compile(rf"\b{b}\b", re.I)) for a, b in split)


@cache
def phrase(name: str) -> re.Pattern[str]:
    """Nothing but a word of a list."""
    return re.compile(any_of(name), re.IGNORECASE)
