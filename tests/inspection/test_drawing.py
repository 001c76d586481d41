"""Marks as a picture: what is printed stays readable, and the legend says what is what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tabel_extract.inspection.drawing import COLORS, draw_marks, plain, with_legend
from tabel_extract.inspection.marks import PRINTED_KINDS, Kind, Mark

DOCS = Path(__file__).parents[2] / "docs"
SIZE = (300.0, 400.0)
BOX = (50.0, 60.0, 120.0, 80.0)


def paper(color: str = "white", scale: int = 2) -> Image.Image:
    return Image.new("RGB", (int(SIZE[0]) * scale, int(SIZE[1]) * scale), color)


def colors(picture: Image.Image) -> set[object]:
    return {color for _, color in picture.getcolors(1 << 24) or []}


@pytest.mark.parametrize("kind", sorted(COLORS))
def test_a_mark_is_drawn_at_its_place(kind: Kind) -> None:
    drawn = draw_marks(paper(), [Mark(kind, BOX)], SIZE)
    left, top, right, bottom = ImageChops.difference(drawn, paper()).getbbox() or (0, 0, 0, 0)
    assert 2 * BOX[0] - 12 <= left <= 2 * BOX[0] + 1
    assert 2 * BOX[2] - 1 <= right <= 2 * BOX[2] + 12
    assert 2 * BOX[1] - 12 <= top
    assert bottom <= 2 * BOX[3] + 12


def test_each_kind_has_colours_of_its_own() -> None:
    drawn = [draw_marks(paper(), [Mark(kind, BOX)], SIZE) for kind in sorted(COLORS)]
    inked = [color for picture in drawn for color in colors(picture) - {(255, 255, 255)}]
    assert len(inked) == len(set(inked)) > len(COLORS)
    assert set(COLORS.values()) - {COLORS["marker"]} <= set(inked)


@pytest.mark.parametrize("kind", PRINTED_KINDS)
def test_print_below_a_mark_stays_black(kind: Kind) -> None:
    drawn = draw_marks(paper("black"), [Mark(kind, BOX)], SIZE)
    assert drawn.getpixel((170, 140)) == (0, 0, 0)


def test_a_mark_on_a_dark_ground_is_outlined_in_its_colour() -> None:
    drawn = draw_marks(paper("#402050"), [Mark("heading", BOX)], SIZE)
    assert COLORS["heading"] in colors(drawn)


def test_a_full_stop_gets_a_box_that_can_be_seen() -> None:
    drawn = draw_marks(paper(), [Mark("cell", (100.0, 100.0, 101.0, 101.0))], SIZE)
    left, top, right, bottom = ImageChops.difference(drawn, paper()).getbbox() or (0, 0, 0, 0)
    assert min(right - left, bottom - top) >= 10


def test_a_mark_beside_the_page_is_no_failure() -> None:
    beside = [
        Mark("cell", (900.0, 900.0, 950.0, 910.0)),
        Mark("cell", (-90.0, -90.0, -50.0, -80.0)),
    ]
    assert draw_marks(paper(), beside, SIZE).tobytes() == paper().tobytes()


def test_a_picture_of_another_scale_has_its_marks_at_the_same_places() -> None:
    small = draw_marks(paper(scale=1), [Mark("cell", BOX)], SIZE)
    large = draw_marks(paper(scale=3), [Mark("cell", BOX)], SIZE)
    assert small.getpixel((85, 70)) == large.getpixel((255, 210)) != (255, 255, 255)
    assert large.getpixel((85, 70)) == (255, 255, 255)


def test_a_page_keeps_its_pixels_below_its_legend() -> None:
    page = draw_marks(paper(), [Mark("cell", BOX)], SIZE)
    whole = with_legend(page, "a.pdf, page 1", [Mark("cell", BOX)], [])
    assert whole.width == page.width
    below = whole.crop((0, whole.height - page.height, page.width, whole.height))
    assert below.tobytes() == page.tobytes()


def test_each_sentence_makes_the_legend_longer_up_to_a_point() -> None:
    def height(count: int) -> int:
        return with_legend(paper(), "a.pdf", [Mark("table", BOX)], ["Not so."] * count).height

    assert height(0) < height(1) < height(3)
    assert height(40) == height(400) < paper().height * 1.5


def test_a_legend_fits_pages_of_any_width() -> None:
    for width in (1, 200, 3_999):
        page = Image.new("RGB", (width, 10), "white")
        marks = [Mark(kind, BOX) for kind in COLORS]
        whole = with_legend(page, "x" * 3_000, marks, ["word " * 500, "y" * 9_000])
        assert whole.width == max(width, 480)
        assert whole.height < 2_500


def test_what_is_left_over_is_seen_before_anything_else() -> None:
    def strength(kind: Kind) -> int:
        red, green, blue = draw_marks(paper(), [Mark(kind, BOX)], SIZE).getpixel((170, 140))  # type: ignore[misc]
        return 3 * 255 - red - green - blue

    strengths = {kind: strength(kind) for kind in PRINTED_KINDS}
    assert max(strengths, key=lambda k: strengths[k]) == "left_over"


def test_marks_turned_inside_out_are_drawn_all_the_same() -> None:
    broken = replace(Mark("cell", BOX), bbox=(120.0, 80.0, 50.0, 60.0))
    assert draw_marks(paper(), [broken], SIZE).size == paper().size


def test_the_legend_is_written_in_signs_that_its_type_has() -> None:
    assert (
        plain("Tabel 3.1, rij ‘≥ 75 jaar’ – één € 5\n\u202e")
        == "Tabel 3.1, rij ‘>= 75 jaar’ - een EUR 5"
    )


def test_the_picture_in_the_documentation_is_there_and_small() -> None:
    picture = DOCS / "inspect.png"
    assert "](inspect.png)" in (DOCS / "inspect.md").read_text(encoding="utf-8")
    assert picture.stat().st_size <= 150_000
