"""How cells look: calm, and readable in black and white, for no colour says a thing alone."""

from __future__ import annotations

from tabel_extract.checks.verdicts import Verdict
from tabel_extract.export.book import Style

TITLE: Style = {"bold": True, "font_size": 14}
HEADING: Style = {"bold": True, "font_size": 11, "top": 1, "valign": "top"}
PLAIN: Style = {"valign": "top"}
STRONG: Style = {"bold": True, "valign": "top"}
QUIET: Style = {"font_color": "#595959", "valign": "top"}
WRAPPED: Style = {"text_wrap": True, "valign": "top"}
LINK: Style = {"font_color": "#0B5394", "underline": 1, "valign": "top"}
COLUMN_HEADING: Style = {
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "valign": "bottom",
    "bottom": 1,
}
SECTION: Style = {"bold": True, "text_wrap": True, "valign": "top"}
NUMBER: Style = {"align": "right", "valign": "top"}

OF_VERDICT: dict[Verdict, Style] = {
    "fine": {},
    "look": {"bg_color": "#FFF2CC", "border": 1, "border_color": "#BF9000"},
    "wrong": {"bg_color": "#F4CCCC", "border": 2, "border_color": "#990000", "bold": True},
}
"""Background and border: a thin one to look at, a thick one where it is wrong."""


def indented(style: Style, level: int) -> Style:
    """A style so many levels in; Excel knows 15."""
    return {**style, "indent": min(level, 15)} if level else style
