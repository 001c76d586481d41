"""What is printed on a picture of a page: whether a box lies around a number."""

from __future__ import annotations

import base64
from io import BytesIO
from math import ceil, floor

from PIL import Image

DARK, FAINT = 140, 210
"""A pixel darker than this is ink; a thin dash may be as light as the other."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the picture."""


def picture(address: str) -> Image.Image:
    """The picture of a data address, in grey."""
    with Image.open(BytesIO(base64.b64decode(address.split(",", 1)[1]))) as held:
        return held.convert("L")


def surrounds(image: Image.Image, box: Box) -> bool:
    """Whether there is ink in the box, and none just left and right of it."""
    left, top, right, bottom = floor(box[0]), floor(box[1]), ceil(box[2]), ceil(box[3])
    inside = image.crop((left, top - 1, right, bottom + 1))
    above_rule = max(top, bottom - 2)  # the rule below the last row may touch the box
    edges = [image.crop((x, top, x + 1, above_rule)) for x in (left - 1, right)]
    return _darkest(inside) < FAINT and min(map(_darkest, edges)) >= DARK


def _darkest(image: Image.Image) -> int:
    return min(image.tobytes(), default=255)
