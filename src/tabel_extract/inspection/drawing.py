"""Marks drawn over the picture of a page, and the legend above it.

Boxes are tinted as by a highlighter, so that the print below stays black.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from tabel_extract.inspection.marks import PRINTED_KINDS, Kind, Mark
from tabel_extract.page import BBox

Color = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

COLORS: dict[Kind, Color] = {
    "caption": (0, 114, 178),
    "heading": (230, 159, 0),
    "section": (204, 121, 167),
    "cell": (0, 158, 115),
    "marker": (94, 44, 165),
    "note": (86, 180, 233),
    "left_over": (190, 140, 0),
    "reach": (176, 112, 0),
    "table": (110, 110, 110),
    "unresolved": (205, 0, 0),
}
"""Told apart with any eyes; red is for what was not understood."""

WORDS: dict[Kind, str] = {
    "caption": "caption",
    "heading": "column heading",
    "reach": "its columns",
    "section": "row heading",
    "cell": "cell",
    "marker": "marker",
    "note": "note, source",
    "left_over": "left over",
    "table": "table, figure or box",
    "unresolved": "not understood",
}

TINT = 0.22
"""How much of its colour a box is filled with."""
GLARING: Color = (255, 226, 60)
"""What is left over is to be seen at once."""
PAD = 0.5
"""Points between print and box."""
LEAST = 5.0
"""Points that a box is wide and high at least: a full stop may be a cell."""
MARKER_TINT = 0.4
"""Raised signs are too small for a line around them."""
DARK = 110
"""Mean lightness (0 to 255) of print on a dark ground, on which a tint does not show."""
OUTLINE_PAD = 3.0
TYPE = 15
"""Pixels of the legend's type."""
LINE = 24
EDGE = 16
MAX_SENTENCES = 8
"""Sentences below the legend; what is wrong with a page shows in the first few."""
MIN_WIDTH = 480
"""Pixels that a legend needs."""

_PLAIN = str.maketrans({"≥": ">=", "≤": "<=", "–": "-", "−": "-", "€": "EUR", "×": "x"})


def draw_marks(page: Image.Image, marks: Sequence[Mark], size: tuple[float, float]) -> Image.Image:
    """A page with its marks; ``size`` is its width and height in points."""
    across, down = page.width / size[0], page.height / size[1]

    def placed(mark: Mark, pad: float = PAD, least: float = LEAST) -> BBox:
        x0, top, x1, bottom = mark.bbox
        wide, high = max(pad, (least - (x1 - x0)) / 2), max(pad, (least - (bottom - top)) / 2)
        return (
            (x0 - wide) * across,
            (top - high) * down,
            (x1 + wide) * across,
            (bottom + high) * down,
        )

    boxes = [(m.kind, placed(m)) for m in marks if m.kind in PRINTED_KINDS]
    tints = Image.new("RGB", page.size, "white")
    brush = ImageDraw.Draw(tints)
    for kind, box in boxes:
        brush.rectangle(box, fill=_tinted(kind))
    for kind, box in boxes:
        if kind != "marker":
            brush.rectangle(box, outline=COLORS[kind], width=1)
    drawn = ImageChops.multiply(page.convert("RGB"), tints)
    pen, lightness = ImageDraw.Draw(drawn), page.convert("L")
    for kind, box in boxes:
        if _is_dark(lightness, box):
            pen.rectangle(box, outline=COLORS[kind], width=1)
    for mark in marks:
        if mark.kind == "reach":
            x0, y, x1, _ = placed(mark, 0, 0)
            _bracket(pen, x0, y, x1)
        elif mark.kind not in PRINTED_KINDS:
            width = 4 if mark.kind == "unresolved" else 1
            pen.rectangle(placed(mark, OUTLINE_PAD), outline=COLORS[mark.kind], width=width)
    return drawn


def _is_dark(lightness: Image.Image, box: BBox) -> bool:
    """Whether a box stands on a dark ground."""
    x0, top = max(round(box[0]), 0), max(round(box[1]), 0)
    x1, bottom = min(round(box[2]), lightness.width), min(round(box[3]), lightness.height)
    if x0 >= x1 or top >= bottom:
        return False
    return ImageStat.Stat(lightness.crop((x0, top, x1, bottom))).mean[0] < DARK


def _tinted(kind: Kind) -> Color:
    if kind == "left_over":
        return GLARING
    share = MARKER_TINT if kind == "marker" else TINT
    red, green, blue = (round(255 - share * (255 - c)) for c in COLORS[kind])
    return (red, green, blue)


def with_legend(
    page: Image.Image, title: str, marks: Sequence[Mark], sentences: Sequence[str]
) -> Image.Image:
    """A page below a legend that counts its marks, with what is wrong in sentences."""
    width = max(page.width, MIN_WIDTH)
    font = ImageFont.load_default(TYPE)
    counts = Counter(m.kind for m in marks)
    if marks:
        kinds: list[Kind] = [k for k in WORDS if counts[k] or k in PRINTED_KINDS]
        entries = [(k, WORDS[k] if k == "reach" else f"{WORDS[k]} {counts[k]}") for k in kinds]
        rows = _rows(entries, font, width)
    else:
        title, rows = f"{title}: no table was recognised on this page", []
    said = [s for text in sentences[:MAX_SENTENCES] for s in _wrapped(plain(text), font, width)]
    if len(sentences) > MAX_SENTENCES:
        said.append(f"and {len(sentences) - MAX_SENTENCES} more: see tabel-extract parse")
    height = EDGE + LINE * (1 + len(rows) + len(said)) + EDGE // 2
    whole = Image.new("RGB", (width, height + page.height), "white")
    pen = ImageDraw.Draw(whole)
    pen.text((EDGE, EDGE // 2), _cut(plain(title), font, width - 2 * EDGE), "black", font)
    y = EDGE // 2 + LINE
    for row in rows:
        x = float(EDGE)
        for kind, words in row:
            _swatch(pen, kind, x, y)
            pen.text((x + LINE, y), words, "black", font)
            x += LINE + font.getlength(words) + LINE
        y += LINE
    for text in said:
        pen.text((EDGE, y), text, COLORS["unresolved"], font)
        y += LINE
    pen.line([(0, height - 1), (width, height - 1)], COLORS["table"])
    whole.paste(page, (0, height))
    return whole


def _bracket(pen: ImageDraw.ImageDraw, x0: float, y: float, x1: float) -> None:
    pen.line([(x0, y + 5), (x0, y), (x1, y), (x1, y + 5)], COLORS["reach"], width=2)


def _swatch(pen: ImageDraw.ImageDraw, kind: Kind, x: float, y: float) -> None:
    if kind == "reach":
        _bracket(pen, x, y + 8, x + TYPE)
        return
    outline_only = kind in {"table", "unresolved"}
    pen.rectangle(
        (x, y + 2, x + TYPE, y + 2 + TYPE),
        fill=None if outline_only else _tinted(kind),
        outline=None if kind == "marker" else COLORS[kind],
        width=3 if kind == "unresolved" else 1,
    )


def _rows(
    entries: Sequence[tuple[Kind, str]], font: Font, width: int
) -> list[list[tuple[Kind, str]]]:
    rows: list[list[tuple[Kind, str]]] = []
    left = 0.0
    for kind, words in entries:
        needs = 2 * LINE + font.getlength(words)
        if not rows or needs > left:
            rows.append([])
            left = width - 2 * EDGE + LINE
        rows[-1].append((kind, words))
        left -= needs
    return rows


def _wrapped(text: str, font: Font, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(_cut(word, font, width - 2 * EDGE))
    return lines


def _cut(text: str, font: Font, room: float) -> str:
    while text and font.getlength(text) > room:
        text = text[: len(text) * 9 // 10]
    return text


def plain(text: str) -> str:
    """Text in the signs that the built-in type has; no font of the system is needed."""
    bare = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c if c.isascii() or c in "‘’“”…›" else "" for c in bare if c.isprintable())
