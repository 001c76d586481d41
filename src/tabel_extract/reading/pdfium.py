"""Pages by pdfium: fast, and forgiving with damaged files."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_uint

import pypdfium2
import pypdfium2.raw as pdfium

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.page import BBox, Page
from tabel_extract.reading.glyphs import RAISED_SIZE, Font, Glyph, angle_of, font_of, printable
from tabel_extract.reading.layers import MAX_GLYPHS, MAX_SEGMENTS, Layers, Matrix, times

_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_WEIGHT = 600
_NAME_BYTES = 256
_MAX_NESTING = 12
_BLANK = 32
_MARKS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
RAISED = 0.18
"""Em above the baseline at which the ink of a letter starts when its font raises it by itself."""
_NO_FONT = Font("", False, False)


class PdfiumReader:
    """A document open in pdfium; close it when done."""

    name = "pdfium"

    def __init__(self, data: bytes, source: str) -> None:
        """Open a document with the empty password.

        Raises:
            UnreadableSourceError: it is encrypted, or so damaged that it can't be opened.
        """
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSourceError(f"{source}: {_reason(str(error))}") from error

    def close(self) -> None:
        """Free the document."""
        self._document.close()

    @property
    def page_count(self) -> int:
        """Number of pages, as the document says."""
        return len(self._document)

    def text(self, number: int) -> str:
        """The text of a page (from 1), in drawing order, without laying it out; cheap."""
        page = self._page(number)
        if page is None:
            return ""
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            text: str = text_page.get_text_range(0, min(count, MAX_GLYPHS)) if count > 0 else ""
        finally:
            text_page.close()
            page.close()
        return text

    def page(self, number: int) -> Page | None:
        """A page (from 1) laid out; None where it can't be loaded."""
        page = self._page(number)
        if page is None:
            return None
        try:
            layers = Layers(number, page.get_bbox(), page.get_rotation())
            self._read_glyphs(page, layers)
            _read_objects(page.raw, (1, 0, 0, 1, 0, 0), layers, 0)
            return layers.page()
        finally:
            page.close()

    def _page(self, number: int) -> pypdfium2.PdfPage | None:
        try:
            return self._document[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            return None

    def _read_glyphs(self, page: pypdfium2.PdfPage, layers: Layers) -> None:
        text_page = page.get_textpage()
        try:
            for glyph in _glyphs(text_page.raw, layers):
                layers.glyphs.append(glyph)
        finally:
            text_page.close()


def _reason(error: str) -> str:
    lower = error.lower()
    if "password" in lower:
        return "is protected by a password; save a copy without one and give that."
    if "security" in lower:
        return "is encrypted in a way that can't be read; save a copy without protection."
    return "is damaged, or cut off while it was copied; get the file again."


def _glyphs(raw: pdfium.FPDF_TEXTPAGE, layers: Layers) -> Iterator[Glyph]:
    count = pdfium.FPDFText_CountChars(raw)
    if count > MAX_GLYPHS:
        layers.truncated = "characters"
        count = MAX_GLYPHS
    unicode_of, is_generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    loose_box, origin_of = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharOrigin
    object_of, void = pdfium.FPDFText_GetTextObject, ctypes.c_void_p
    has_error = pdfium.FPDFText_HasUnicodeMapError
    rect = pdfium.FS_RECTF()
    x, y = c_double(), c_double()
    styles: dict[int | None, tuple[float, Font, int]] = {}
    fonts: dict[int | None, Font] = {}
    last, style = -1, (0.0, _NO_FONT, 0)
    for index in range(count):
        code = unicode_of(raw, index)
        text = printable(chr(code)) if 0 < code < 0x110000 else ""
        if text == " " and is_generated(raw, index) == 1:
            continue
        if not text or "\ue000" <= text < "\uf900":
            layers.unmapped += has_error(raw, index) == 1 or "\ue000" <= text < "\uf900"
            if not text:
                continue
        if not loose_box(raw, index, byref(rect)):
            continue
        origin_of(raw, index, byref(x), byref(y))
        pointer = object_of(raw, index)
        address = ctypes.cast(pointer, void).value
        if address != last:
            if address not in styles:
                styles[address] = _style(raw, index, pointer, layers, fonts)
            last, style = address or -1, styles[address]
        size, font, angle = style
        box = layers.seen(rect.left, rect.bottom, rect.right, rect.top)
        if angle % 180 == 0:
            baseline = layers.point(x.value, y.value)[1]
        else:
            box = _tight(raw, index, layers) or box
            baseline = layers.point(x.value, y.value)[0]
        if text in _MARKS and not angle and _ends_word(raw, index, count):
            tight = _tight(raw, index, layers)
            if tight and baseline - tight[3] > RAISED * size:
                yield Glyph(text, *tight, tight[3], size * RAISED_SIZE, font, angle)
                continue
        yield Glyph(text, *box, baseline, size, font, angle)


def _ends_word(raw: pdfium.FPDF_TEXTPAGE, index: int, count: int) -> bool:
    if index + 1 == count:
        return True
    following = pdfium.FPDFText_GetUnicode(raw, index + 1)
    return following <= _BLANK or chr(following) in ",." or chr(following) in _MARKS


def _tight(raw: pdfium.FPDF_TEXTPAGE, index: int, layers: Layers) -> BBox | None:
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if not pdfium.FPDFText_GetCharBox(
        raw, index, byref(left), byref(right), byref(bottom), byref(top)
    ):
        return None
    return layers.seen(left.value, bottom.value, right.value, top.value)


def _style(
    raw: pdfium.FPDF_TEXTPAGE,
    index: int,
    pointer: pdfium.FPDF_PAGEOBJECT,
    layers: Layers,
    fonts: dict[int | None, Font],
) -> tuple[float, Font, int]:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(raw, index, byref(matrix)):
        return pdfium.FPDFText_GetFontSize(raw, index) or 1.0, _NO_FONT, 0
    size = pdfium.FPDFText_GetFontSize(raw, index) or 1.0
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    angle = angle_of(*layers.direction(matrix.a, matrix.b))
    font = pdfium.FPDFTextObj_GetFont(pointer) if pointer else None
    if not font:
        return size * scale, _NO_FONT, angle
    address = ctypes.cast(font, ctypes.c_void_p).value
    if address not in fonts:
        fonts[address] = _font(font)
    return size * scale, fonts[address], angle


def _font(font: pdfium.FPDF_FONT) -> Font:
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
    flags = pdfium.FPDFFont_GetFlags(font)
    flags = flags if flags > 0 else 0
    weight = pdfium.FPDFFont_GetWeight(font)
    slope = c_int()
    pdfium.FPDFFont_GetItalicAngle(font, byref(slope))
    return font_of(
        buffer.value.decode("utf-8", "replace"),
        bold=bool(flags & _BOLD_FLAG) or weight >= _BOLD_WEIGHT,
        italic=bool(flags & _ITALIC_FLAG) or slope.value != 0,
    )


def _read_objects(
    holder: object, matrix: Matrix, layers: Layers, depth: int, *, form: bool = False
) -> None:
    count = (
        pdfium.FPDFFormObj_CountObjects(holder) if form else pdfium.FPDFPage_CountObjects(holder)
    )
    get = pdfium.FPDFFormObj_GetObject if form else pdfium.FPDFPage_GetObject
    for index in range(max(count, 0)):
        if layers.full:
            return
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(item, matrix, layers)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            _read_image(item, matrix, layers)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_NESTING:
            own = times(_matrix(item), matrix)
            _read_objects(item, own, layers, depth + 1, form=True)


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, byref(m)):
        return (1, 0, 0, 1, 0, 0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _read_image(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, layers: Layers) -> None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if pdfium.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
        corners = [(left.value, bottom.value), (right.value, top.value)]
        layers.add_image([_apply(matrix, *c) for c in corners])


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def _read_path(item: pdfium.FPDF_PAGEOBJECT, outer: Matrix, layers: Layers) -> None:
    mode, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(item, byref(mode), byref(stroked))
    if not mode.value and not stroked.value:
        return
    count = pdfium.FPDFPath_CountSegments(item)
    if count <= 0:
        return
    if count > MAX_SEGMENTS - layers.segments:
        layers.full = True
        layers.truncated = layers.truncated or "lines"
        return
    layers.segments += count
    matrix = times(_matrix(item), outer)
    subpaths: list[list[tuple[float, float]]] = []
    curved = False
    x, y = c_float(), c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not subpaths:
            subpaths.append([])
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        subpaths[-1].append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append(subpaths[-1][0])
    if curved:
        return
    color = _color(item) if mode.value else None
    for points in subpaths:
        layers.add_path(points, color, stroked=bool(stroked.value))


def _color(item: pdfium.FPDF_PAGEOBJECT) -> tuple[int, int, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(
        item, byref(red), byref(green), byref(blue), byref(alpha)
    ):
        return (0, 0, 0)
    return (red.value, green.value, blue.value)
