"""Where output goes: a console that no text of a report can steer."""

from __future__ import annotations

import os
import re
import sys
from typing import Never

from rich.console import Console
from rich.text import Text

UNLIMITED = 10_000
"""Columns of a pipe or a file: what is cut or folded there can't be found back."""

_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Text of a report or a file name without what steers a terminal or reorders its line."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def printable_json(encoded: str) -> str:
    """JSON with what steers a terminal written as code points: for a program it says the same."""
    return _UNPRINTABLE.sub(
        lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}", encoded
    )


def styled(words: str, style: str = "") -> Text:
    """Words that are printed as they are, whatever is in them."""
    return Text(printable(words), style=style)


class _Quiet(Console):
    """A console whose reader may go away, as that of a pipe does: nobody is left to be told."""

    def on_broken_pipe(self) -> Never:
        """Stop without a word, and without calling it a failure."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0)


def console(*, stderr: bool = False) -> Console:
    """The console of standard output, or of standard error."""
    made = _Quiet(stderr=stderr, highlight=False, soft_wrap=False)
    if not made.is_terminal:
        made.width = UNLIMITED
    return made


def print_wrapped(out: Console, text: Text, indent: int = 0, first: Text | None = None) -> None:
    """Print a paragraph, every line as far in; ``first`` stands before it instead of blanks.

    A terminal too narrow for that gets it at its left side.
    """
    if 2 * indent > out.width:
        indent, text, first = 0, Text.assemble(first or "", text), None
    for number, line in enumerate(text.wrap(out, max(out.width - indent, 1))):
        line.rstrip()
        before = first if first is not None and number == 0 else Text(" " * indent)
        out.print(Text.assemble(before, line), soft_wrap=True)
