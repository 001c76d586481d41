"""Pictures of pages ─► words, by Tesseract, where it is installed with Dutch."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from tabel_extract.page import Word

if TYPE_CHECKING:
    from PIL import Image

SCALE = 300 / 72
"""Pixels a point: Tesseract reads best what was scanned at 300 dots an inch."""
LANGUAGE = "nld"
MIN_CONFIDENCE = 30.0
"""Per cent below which a word is a stain."""
SECONDS = 120
"""A page takes some seconds; a picture of noise may take for ever."""
LETTER_HEIGHT = 0.72
"""The height of letters, from the top of capitals to the baseline, in em."""


@cache
def available() -> bool:
    """Whether pages can be read: the library, the program and its Dutch are all there."""
    try:
        import pytesseract  # noqa: PLC0415

        return LANGUAGE in pytesseract.get_languages()
    except Exception:  # not installed, or installed and broken: either way there is no reading
        return False


def words_of_picture(picture: Image.Image) -> tuple[Word, ...]:
    """The words on a picture of a page, in points; empty where the picture can't be read in time.

    All words of a line share its baseline, and all of a page one size, since character recognition
    tells neither well enough for markers.
    """
    import pytesseract  # noqa: PLC0415

    try:
        data: dict[str, list[Any]] = pytesseract.image_to_data(
            picture,
            lang=LANGUAGE,
            config="--psm 6",
            timeout=SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except (RuntimeError, pytesseract.TesseractError):
        return ()
    lines: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for index, text in enumerate(data["text"]):
        if text.strip() and float(data["conf"][index]) >= MIN_CONFIDENCE:
            key = (data["block_num"][index], data["par_num"][index], data["line_num"][index])
            lines[key].append(index)
    if not lines:
        return ()
    heights = [data["height"][i] for indexes in lines.values() for i in indexes]
    size = round(median(heights) / SCALE / LETTER_HEIGHT, 1)
    return tuple(
        _word(data, index, _baseline(data, indexes), size)
        for indexes in lines.values()
        for index in indexes
    )


def _baseline(data: dict[str, list[Any]], indexes: list[int]) -> float:
    """Where most words of a line end; those with a descender end lower."""
    bottoms = sorted(data["top"][i] + data["height"][i] for i in indexes)
    return float(bottoms[len(bottoms) // 3])


def _word(data: dict[str, list[Any]], index: int, baseline: float, size: float) -> Word:
    left, top = data["left"][index], data["top"][index]
    return Word(
        data["text"][index].strip(),
        left / SCALE,
        top / SCALE,
        (left + data["width"][index]) / SCALE,
        (top + data["height"][index]) / SCALE,
        baseline / SCALE,
        size,
        "ocr",
    )
