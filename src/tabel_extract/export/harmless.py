"""Texts that a spreadsheet would take for a formula are kept texts, so that they can be restored.

A spreadsheet that opens a CSV evaluates any field that begins as a formula does, whoever wrote it.
As OWASP advises, an apostrophe is put before ``=``, ``+``, ``-`` and ``@``, and their full-width
twins, where they begin a field, blanks and quotes left out; and before a tab or a line feed that
begins one (a carriage return is made visible before). The same is done behind a comma, semicolon,
tab or line feed within a field: a program that splits at another separator than ours begins a cell
there. A plain number (``-3``, ``+6``, ``-12,5``) and a sign alone (``-``) stay as they are: neither
can do anything, and both are what tables print.
"""

from __future__ import annotations

import re

from tabel_extract.shown.controls import IN_JSON, visible_text

_STARTS = "[=+\\-@＝＋－＠]"
_PLAIN = re.compile(r"[+\-−–—]?(?:\d[\d.]*(?:,\d+)?\s?%?)?")
_SKIPPED = "[\\s\"',;\ufeff\u200b-\u200d\u2060]"
_BEFORE_FORMULA = re.compile(f"(?<!{_SKIPPED}){_SKIPPED}*(?={_STARTS})")
_SEPARATORS = frozenset(",;\t\n")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_TO_FORMULA = re.compile(f"(?<!{_SKIPPED}){_SKIPPED}*{_STARTS}")
_BLANK_START = re.compile(r"'*[\t\n]")


def defused(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet could begin to read a formula.

    It comes behind apostrophes that are there already, so :func:`restored` finds back every text.
    """
    if _PLAIN.fullmatch(text):
        return text
    harmless = _BEFORE_FORMULA.sub(lambda m: f"{m[0]}'" if _begins_cell(m) else m[0], text)
    return f"'{harmless}" if _BLANK_START.match(harmless) else harmless


def restored(text: str) -> str:
    """The text as it was before :func:`defused`."""
    if text.startswith("'") and _BLANK_START.match(text):
        text = text[1:]
    return _BEFORE_FORMULA.sub(lambda m: m[0].removesuffix("'") if _begins_cell(m) else m[0], text)


def harmless_json(text: str) -> str:
    """The same JSON, in which no cell begins as a formula does and no character is unseen.

    In a string of it any character can be written as its code point, so nothing is to be restored.
    """
    return _STRING.sub(lambda found: _harmless_string(found[0]), text)


def _harmless_string(quoted: str) -> str:
    if _PLAIN.fullmatch(quoted[1:-1]):
        return quoted
    return _TO_FORMULA.sub(
        lambda m: m[0][:-1] + IN_JSON.format(ord(m[0][-1])) if _begins_cell(m) else m[0],
        visible_text(quoted, IN_JSON),
    )


def _begins_cell(before: re.Match[str]) -> bool:
    """Whether what stands before a formula's first sign begins the field, or ends another."""
    return before.start() == 0 or not _SEPARATORS.isdisjoint(before[0])
