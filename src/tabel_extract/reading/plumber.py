"""Pages by pdfplumber: slower, independent of pdfium, so that the two can be held together."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.limits import Limits
from tabel_extract.page import Excess, Page, Word
from tabel_extract.reading.glyphs import SOFT, Font, Glyph, angle_of, font_of, printable
from tabel_extract.reading.layers import Layers


class PlumberReader:
    """A document open in pdfplumber; close it when done."""

    name = "pdfplumber"

    def __init__(self, data: bytes, source: str, limits: Limits) -> None:
        """Open a document with the empty password.

        Raises:
            UnreadableSourceError: it is encrypted, or so damaged that it can't be opened.
        """
        self._limits = limits
        try:
            self._document = pdfplumber.open(io.BytesIO(data))
            self._pages = self._document.pages
        except Exception as error:  # what it raises on damaged files has no common base
            kind = type(error).__name__
            raise UnreadableSourceError(
                f"{source}: pdfplumber can't open it ({kind}); save a copy with another program.",
                "damaged",
                detail=kind,
            ) from error

    def close(self) -> None:
        """Free the document."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """Number of pages that were found."""
        return len(self._pages)

    def text(self, number: int) -> str:
        """The text of a page (from 1); this library has to lay it out for that."""
        page = self.page(number)
        if page is None:
            return ""
        lines: list[list[Word]] = []
        for word in page.words:
            if lines and abs(lines[-1][-1].baseline - word.baseline) < word.size / 2:
                lines[-1].append(word)
            else:
                lines.append([word])
        return "\n".join(" ".join(w.text for w in line) for line in lines)

    def excess(self, number: int) -> Excess | None:
        """What there is too much of on a page (from 1) to be read whole."""
        page = self.page(number)
        return None if page is None else page.truncated

    def page(self, number: int) -> Page | None:
        """A page (from 1) laid out; None where it can't be read."""
        try:
            page = self._pages[number - 1]
            layers = Layers(
                number, (0.0, 0.0, float(page.width), float(page.height)), 0, self._limits
            )
            _read_glyphs(page, layers)
            _read_paths(page, layers)
        except Exception:
            return None
        finally:
            if number <= len(self._pages):
                self._pages[number - 1].close()
        return layers.page()

    def render(self, number: int, scale: float) -> None:
        """No picture: the other reader draws pages."""


def _read_glyphs(page: Any, layers: Layers) -> None:
    chars = page.chars
    if len(chars) > layers.limits.characters:
        layers.too_many_signs()
    fonts: dict[str, Font] = {}
    height = float(page.height)
    left, top = float(page.bbox[0]), float(page.bbox[1])
    x_origin, y_origin = (0.0, 0.0) if page.rotation else map(float, page.mediabox[:2])
    for char in chars[: layers.limits.characters]:
        name = char["fontname"]
        font = fonts.get(name)
        if font is None:
            font = fonts[name] = font_of(name)
        a, b, _c, _d, e, f = char["matrix"]
        angle = angle_of(a, -b)
        box = (char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        size = box[2] - box[0] if angle % 180 else float(char["size"])
        baseline = float(e) - x_origin if angle % 180 else height - (float(f) - y_origin)
        if char["text"].startswith("(cid:"):
            layers.unmapped += 1
            continue
        signs = char["text"]
        for sign in signs if len(signs) == 1 else signs.replace(SOFT, ""):
            text = printable(sign)
            layers.unmapped += "\ue000" <= sign < "\uf900" or sign == "\ufffd"
            if text:
                layers.glyphs.append(Glyph(text, *box, baseline, size, font, angle))


def _read_paths(page: Any, layers: Layers) -> None:
    left, top = float(page.bbox[0]), float(page.bbox[1])
    height = layers.height
    shapes = [*page.lines, *page.rects, *page.curves]
    if len(shapes) > layers.limits.segments:
        layers.too_many_lines()
        return
    for shape in shapes:
        points = shape.get("pts") or []
        corners = [(float(x) - left, height - (float(y) - top)) for x, y in points]
        if shape["object_type"] == "rect":
            corners.append(corners[0])
        color = _color(shape.get("non_stroking_color")) if shape.get("fill") else None
        stroked = bool(shape.get("stroke"))
        straight = shape["object_type"] != "curve" or len(points) <= 5
        if straight and len(corners) > 1:
            layers.add_path(corners, color, stroked=stroked)
    for image in page.images:
        layers.images.append(
            (image["x0"] - left, image["top"] - top, image["x1"] - left, image["bottom"] - top)
        )


def _color(value: Any) -> tuple[int, int, int]:
    parts = [float(v) for v in value] if isinstance(value, list | tuple) else []
    if len(parts) == 1:
        parts *= 3
    if len(parts) == 4:
        c, m, y, k = parts
        parts = [(1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)]
    if len(parts) != 3:
        return (0, 0, 0)
    red, green, blue = (round(255 * min(max(p, 0.0), 1.0)) for p in parts)
    return (red, green, blue)
