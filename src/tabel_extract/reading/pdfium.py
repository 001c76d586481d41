"""Pages by pdfium: fast, and forgiving with damaged files."""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_uint, c_void_p
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from tabel_extract.errors import Fault, UnreadableSourceError
from tabel_extract.limits import MANY_TIMES, Limits
from tabel_extract.page import BBox, Excess, Page
from tabel_extract.reading.glyphs import (
    GAP,
    JOINER,
    RAISED_SIZE,
    SOFT,
    UNTOLD,
    Font,
    Glyph,
    Sign,
    angle_of,
    font_of,
    printable,
    turn_of,
    within_room,
)
from tabel_extract.reading.layers import Layers
from tabel_extract.reading.pdfium_drawing import read_objects
from tabel_extract.reading.sideways import closed_up, with_room

if TYPE_CHECKING:
    from PIL import Image

_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_WEIGHT = 600
_NAME_BYTES = 256
SAMPLE = 200
"""Signs of a page that are asked whether their letters are known."""
MOST_UNTOLD = 0.3
"""Share of them that may be unknown: lists of signs and formulas have some."""
_REFUSALS: dict[Fault, str] = {
    "no_pages": "has no pages; export the report again.",
    "password_required": "is protected by a password; save a copy without one and give that.",
    "unsupported_encryption": "is encrypted in a way that can't be read; save a copy without "
    "protection.",
    "damaged": "is damaged, or cut off while it was copied; get the file again.",
}
_A_PAGE = re.compile(rb"/Type\s*/Page(?!s)")
_BLANK = 32
_SOFT_HYPHEN = ord(SOFT)
_CODES = 0x110000
_MARKS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_BEHIND_MARKS = _MARKS | frozenset(",.")
RAISED = 0.18
"""Em above the baseline at which the ink of a letter starts when its font raises it by itself."""
MAX_PIXELS = 4_000
"""A picture of a page is at most so wide and so high, whatever size the page claims."""
_NO_FONT = Font("", False, False)


class PdfiumReader:
    """A document open in pdfium; close it when done."""

    name = "pdfium"

    def __init__(self, data: bytes, source: str, limits: Limits) -> None:
        """Open a document with the empty password.

        Raises:
            UnreadableSourceError: it is encrypted, or so damaged that it can't be opened.
        """
        self._limits, self._source = limits, source
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            fault = "no_pages" if _has_no_pages(data) else _fault(str(error))
            message = f"{source}: {_REFUSALS[fault]}"
            raise UnreadableSourceError(message, fault, detail=str(error)) from error
        self._open: tuple[int, pypdfium2.PdfPage, pypdfium2.PdfTextPage] | None = None

    def close(self) -> None:
        """Free the document."""
        self._close_page()
        self._document.close()

    @property
    def page_count(self) -> int:
        """Number of pages, as the document says."""
        return len(self._document)

    def text(self, number: int) -> str:
        """The text of a page (from 1), in drawing order, without laying it out; cheap.

        Where fonts don't tell which letters they set, it is one sign that stands for any.
        """
        opened = self._opened(number)
        if opened is None:
            return ""
        text_page = opened[1]
        count = text_page.count_chars()
        if _is_untold(text_page.raw, count):
            return UNTOLD
        most = self._limits.characters
        text: str = text_page.get_text_range(0, min(count, most)) if count > 0 else ""
        return text

    def excess(self, number: int) -> Excess | None:
        """What there is too much of on a page (from 1) for its text to be whole; cheap."""
        opened, most = self._opened(number), self._limits.characters
        too_many = opened is not None and opened[1].count_chars() > most
        return Excess("characters", most) if too_many else None

    def page(self, number: int) -> Page | None:
        """A page (from 1) laid out; None where it can't be loaded."""
        opened = self._opened(number)
        if opened is None:
            return None
        page, text_page = opened
        layers = Layers(number, page.get_bbox(), page.get_rotation(), self._limits)
        layers.glyphs.extend(closed_up(within_room(_glyphs(text_page.raw, layers))))
        read_objects(page.raw, (1, 0, 0, 1, 0, 0), layers, 0)
        return layers.page()

    def render(self, number: int, scale: float) -> tuple[Image.Image, float] | None:
        """A page (from 1) as a picture, and its pixels per point: fewer than asked if it is large.

        It is turned as :meth:`page` turns it, so that places fit; None where it can't be loaded.
        """
        opened = self._opened(number)
        if opened is None:
            return None
        page, text_page = opened
        most = (MAX_PIXELS - 1) / max(1.0, *page.get_size())
        layers = Layers(number, page.get_bbox(), page.get_rotation(), self._limits)
        turn = (360 - turn_of(_angles(text_page.raw, layers))) % 360
        used = min(scale, most)
        picture: Image.Image = page.render(scale=used, rotation=turn).to_pil()
        return picture, used

    def _page(self, number: int) -> pypdfium2.PdfPage | None:
        try:
            return self._document[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            return None

    def _opened(self, number: int) -> tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage] | None:
        """A page and its text, kept open for what is asked of it next."""
        if self._open is None or self._open[0] != number:
            self._close_page()
            page = self._page(number)
            if page is None:
                return None
            self._refuse_a_flood(page, number)
            self._open = (number, page, page.get_textpage())
        return self._open[1:]

    def _refuse_a_flood(self, page: pypdfium2.PdfPage, number: int) -> None:
        pieces, most = pdfium.FPDFPage_CountObjects(page.raw), self._limits.pieces
        if pieces > most:
            page.close()
            enough = -(-pieces // MANY_TIMES)
            raise UnreadableSourceError(
                f"{self._source}: page {number} is drawn in {pieces:,} pieces, more than the "
                f"{most:,} that a page may have; raise TABEL_EXTRACT_MAX_SEGMENTS to {enough} if "
                "it really is a report.",
                "too_many_segments",
            )

    def _close_page(self) -> None:
        if self._open is not None:
            _, page, text_page = self._open
            self._open = None
            text_page.close()
            page.close()


def _has_no_pages(data: bytes) -> bool:
    """Whether a file that can't be opened says itself that it has no pages."""
    return b"/Count 0" in data and _A_PAGE.search(data) is None


def _fault(error: str) -> Fault:
    lower = error.lower()
    if "password" in lower:
        return "password_required"
    return "unsupported_encryption" if "security" in lower else "damaged"


def _address(pointer: Any) -> int | None:
    return ctypes.cast(pointer, c_void_p).value


def _light(function: Any, result: Any) -> Any:
    """The same function without checks of what it is given, which take longer than it does itself.

    For calls by the character alone; all that is given is a handle as ``c_void_p``, an index, and
    references to where the answer goes.
    """
    return ctypes.PYFUNCTYPE(result)(_address(function) or 0)


_unicode_of = _light(pdfium.FPDFText_GetUnicode, c_uint)
_is_generated = _light(pdfium.FPDFText_IsGenerated, c_int)
_loose_box = _light(pdfium.FPDFText_GetLooseCharBox, c_int)
_tight_box = _light(pdfium.FPDFText_GetCharBox, c_int)
_origin_of = _light(pdfium.FPDFText_GetCharOrigin, c_int)
_object_of = _light(pdfium.FPDFText_GetTextObject, c_void_p)
_has_error = _light(pdfium.FPDFText_HasUnicodeMapError, c_int)
_matrix_of = _light(pdfium.FPDFText_GetMatrix, c_int)
_font_size_of = _light(pdfium.FPDFText_GetFontSize, c_double)
_font_of = _light(pdfium.FPDFTextObj_GetFont, c_void_p)

_floats, _doubles = struct.Struct("4f").unpack, struct.Struct("4d").unpack


def _glyphs(raw: pdfium.FPDF_TEXTPAGE, layers: Layers) -> Iterator[Sign]:
    """The signs of a page; behind a gap that ink may close, with where the one before it ends."""
    count = pdfium.FPDFText_CountChars(raw)
    if count > layers.limits.characters:
        layers.too_many_signs()
        count = layers.limits.characters
    page = c_void_p(_address(raw))
    codes = [_unicode_of(page, index) for index in range(count)]
    texts = {code: printable(chr(code)) if code < _CODES else "" for code in set(codes)}
    ends = {c for c in texts if c <= _BLANK or (c < _CODES and chr(c) in _BEHIND_MARKS)}
    signs = _Signs(page, layers)
    loose, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    into_loose, into_x, into_y = byref(loose), byref(x), byref(y)
    last, span, baseline, end, before = -1, (0.0, 0.0), 0.0, 0.0, 0
    size, font, angle, unsure, behind_gap = 0.0, _NO_FONT, 0, False, False
    for index, code in enumerate(codes):
        text = texts[code]
        if text == " " and _is_generated(page, index) == 1:
            behind_gap = True
            continue
        if not text or "\ue000" <= text < "\uf900":
            layers.unmapped += text >= "\ue000" or _has_error(page, index) == 1
            if not text:
                continue
        if code == _SOFT_HYPHEN and index and signs.same_glyph(index - 1, index):
            text = JOINER  # some fonts say of a letter that a hyphen may follow
        if not _loose_box(page, index, into_loose):
            continue
        left, high, right, low = _floats(loose)
        box = layers.seen(left, low, right, high)
        address = _object_of(page, index)
        moved = address != last
        if moved:
            size, font, angle = signs.style(index, address)
            last = address or -1
            unsure = signs.is_unsure(index)
        layers.unmapped += unsure
        if moved or angle or layers.rotation or span != (low, high):
            # What is drawn at once, and stands equally high, has one baseline.
            _origin_of(page, index, into_x, into_y)
            across, down = layers.point(x.value, y.value)
            baseline, span = across if angle % 180 else down, (low, high)
        hangs = behind_gap and not angle and 0 < box[0] - end <= GAP * size
        box, room = signs.beside_gap(before, index, box) if hangs else (box, None)
        behind_gap, end, before = False, box[2], index
        sideways = angle % 180 != 0
        box, told = signs.sideways(index, address, box, down) if sideways else (box, True)
        if text in _MARKS and not angle and (index + 1 == count or codes[index + 1] in ends):
            tight = signs.tight(index)
            if tight and baseline - tight[3] > RAISED * size:
                yield Glyph(text, *tight, tight[3], size * RAISED_SIZE, font, angle), True, room
                continue
        yield Glyph(text, *box, baseline, size, font, angle), told, room


def _angles(raw: pdfium.FPDF_TEXTPAGE, layers: Layers) -> Iterator[int]:
    """The angle of each sign of a page that can be seen, as laid out, without laying it out."""
    page = c_void_p(_address(raw))
    signs, into_loose = _Signs(page, layers), byref(pdfium.FS_RECTF())
    count = min(pdfium.FPDFText_CountChars(raw), layers.limits.characters)
    codes = [_unicode_of(page, index) for index in range(count)]
    seen = {code for code in set(codes) if code < _CODES and printable(chr(code)).strip(" ")}
    last, angle = -1, 0
    for index, code in enumerate(codes):
        if code in seen and _loose_box(page, index, into_loose):
            address = _object_of(page, index)
            if address != last:
                angle = signs.style(index, address)[2]
                last = address or -1
            yield angle


def _is_untold(raw: pdfium.FPDF_TEXTPAGE, count: int) -> bool:
    """Whether many of some signs of a page, taken all over it, are of unknown letters."""
    page = c_void_p(_address(raw))
    asked = range(0, count, max(1, count // SAMPLE))
    unknown = sum(_has_error(page, index) == 1 for index in asked)
    return bool(unknown > MOST_UNTOLD * len(asked))


class _Signs:
    """What can be asked of single characters of a page."""

    def __init__(self, page: c_void_p, layers: Layers) -> None:
        self._page, self._layers = page, layers
        self._ink, self._matrix = (c_double * 4)(), pdfium.FS_MATRIX()
        self._into = [byref(self._ink, index * ctypes.sizeof(c_double)) for index in range(4)]
        self._x, self._y = c_double(), c_double()
        self._styles: dict[int | None, tuple[float, Font, int]] = {}
        self._fonts: dict[int, Font] = {}

    def tight(self, index: int) -> BBox | None:
        """The box around the ink of a character."""
        if not _tight_box(self._page, index, *self._into):
            return None
        left, right, bottom, top = _doubles(self._ink)
        return self._layers.seen(left, bottom, right, top)

    def sideways(
        self, index: int, address: int | None, box: BBox, start: float
    ) -> tuple[BBox, bool]:
        """The room that a character takes which starts at a height, and whether that is sure."""
        size, _, angle = self.style(index, address)
        told = self._width(index, address, size)
        return with_room(self.tight(index) or box, start, angle, told, size)

    def _width(self, index: int, address: int | None, size: float) -> float | None:
        """The room that a character takes along its line, where its font tells that."""
        font, width = _font_of(c_void_p(address)) if address else None, c_float()
        handle = ctypes.cast(font, pdfium.FPDF_FONT) if font else None
        code = _unicode_of(self._page, index)
        known = handle and pdfium.FPDFFont_GetGlyphWidth(handle, code, size, byref(width))
        return width.value if known and width.value > 0 else None

    def is_unsure(self, index: int) -> bool:
        """Whether the font of a letter does not tell which letters it sets."""
        code = _unicode_of(self._page, index)
        return chr(code).isalnum() and _has_error(self._page, index) == 1

    def same_glyph(self, one: int, other: int) -> bool:
        """Whether two characters are what one glyph stands for: they start at one point."""
        places = []
        for index in (one, other):
            _origin_of(self._page, index, byref(self._x), byref(self._y))
            places.append((self._x.value, self._y.value))
        return places[0] == places[1]

    def beside_gap(self, before: int, index: int, box: BBox) -> tuple[BBox, float | None]:
        """A box without ink in front of where its sign is set, and where the one before it ends."""
        address = _object_of(self._page, before)
        size, _, angle = self.style(before, address)
        width = None if angle else self._width(before, address, size)
        room = None if width is None else self._start(before) + width
        return (max(box[0], self._start(index)), *box[1:]), room

    def _start(self, index: int) -> float:
        _origin_of(self._page, index, byref(self._x), byref(self._y))
        return self._layers.point(self._x.value, self._y.value)[0]

    def style(self, index: int, address: int | None) -> tuple[float, Font, int]:
        """Size, font and angle of a character, by the text object that it belongs to."""
        style = self._styles.get(address)
        if style is None:
            style = self._styles[address] = self._read(index, address)
        return style

    def _read(self, index: int, address: int | None) -> tuple[float, Font, int]:
        size = _font_size_of(self._page, index) or 1.0
        matrix = self._matrix
        if not _matrix_of(self._page, index, byref(matrix)):
            return size, _NO_FONT, 0
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        angle = angle_of(*self._layers.direction(matrix.a, matrix.b))
        font = _font_of(c_void_p(address)) if address else None
        if font is None:
            return size, _NO_FONT, angle
        if font not in self._fonts:
            self._fonts[font] = _font(ctypes.cast(font, pdfium.FPDF_FONT))
        return size, self._fonts[font], angle


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
