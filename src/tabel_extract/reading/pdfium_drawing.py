"""What is drawn on a page, by pdfium: rules, fills and images."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint

import pypdfium2.raw as pdfium

from tabel_extract.reading.layers import Layers, Matrix, times

_MAX_NESTING = 12
"""Forms within forms: a form that draws itself has no end."""
_MOST_CLIPS, _MOST_CORNERS = 8, 64
"""Outlines around a path, and points of one, that are looked at; a cell's border needs four."""


def read_objects(
    holder: object, matrix: Matrix, layers: Layers, depth: int, *, form: bool = False
) -> None:
    """Gather the rules, fills and images of a page, or of a form drawn on it."""
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
            read_objects(item, own, layers, depth + 1, form=True)


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
    if count > layers.limits.segments - layers.segments:
        layers.too_many_lines()
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
    clips = _clips(item, outer) if color is not None else []
    for points in subpaths:
        layers.add_path(points, color, stroked=bool(stroked.value), clips=clips)


def _clips(item: pdfium.FPDF_PAGEOBJECT, outer: Matrix) -> list[list[tuple[float, float]]]:
    """The outlines that a path is only seen inside of.

    Some programs fill a whole cell to draw one of its borders, and clip all else away.
    """
    held = pdfium.FPDFPageObj_GetClipPath(item)
    found: list[list[tuple[float, float]]] = []
    x, y = c_float(), c_float()
    for index in range(min(pdfium.FPDFClipPath_CountPaths(held), _MOST_CLIPS)):
        count = pdfium.FPDFClipPath_CountPathSegments(held, index)
        points = []
        for at in range(count if count <= _MOST_CORNERS else 0):
            segment = pdfium.FPDFClipPath_GetPathSegment(held, index, at)
            if pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
                points.append(_apply(outer, x.value, y.value))
        if len(points) > 1:
            found.append(points)
    return found


def _color(item: pdfium.FPDF_PAGEOBJECT) -> tuple[int, int, int]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not pdfium.FPDFPageObj_GetFillColor(
        item, byref(red), byref(green), byref(blue), byref(alpha)
    ):
        return (0, 0, 0)
    return (red.value, green.value, blue.value)
