"""Characters that would change how a text is read without being seen are made visible."""

from __future__ import annotations

import re

from markupsafe import Markup

_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, except tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction of writing
    "\u2028\u2029"  # line and paragraph separators
    "\ud800-\udfff\ufffe\uffff"  # not characters
    "]"
)


VISIBLE = "[U+{:04X}]"
IN_JSON = "\\u{:04x}"
"""How a code point is written: to be seen, or so that whoever reads the JSON finds it back."""


def visible_text(text: str, form: str = VISIBLE) -> str:
    """Write controls in a text as their code point, so that ‘12’ can't be shown as ‘21’."""
    if text.isprintable():  # tells much sooner that there are none, and most texts have none
        return text
    return _UNSEEN.sub(lambda found: form.format(ord(found[0])), text)


def visible(value: object) -> object:
    """What a template prints: a text with its controls visible, anything else as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible_text(value)
