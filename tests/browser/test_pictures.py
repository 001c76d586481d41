"""The pictures of a table: one scale for all rows and the axis, wherever they are looked at."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, OpenPage
from tests.browser.example import UNRESOLVED, Site
from tests.browser.test_access import OUTSIDE, violations

PHONE = (390, 844)
NARROW = (320, 700)
PAPER = (688, 1000)
SHOWN = ["zorgen-voor-een-ander.pdf", "jong-en-vrij.pdf", UNRESOLVED]

OPEN = "() => document.querySelectorAll('details.pictures').forEach(one => { one.open = true; })"

# Each picture: its ends, where axis and tracks lie, and its marks with the numbers beside them.
MEASURED = """() => [...document.querySelectorAll('.plot')].map(plot => {
  const tracks = [...plot.querySelectorAll('.track')].map(e => e.getBoundingClientRect());
  const ends = [...plot.querySelectorAll('.axis .track span')].map(e => e.textContent);
  const rows = [...plot.querySelectorAll('.group-row:not(.axis)')].map(row => {
    const track = row.querySelector('.track').getBoundingClientRect();
    const values = [...row.querySelectorAll('.values > span')];
    return {
      values: values.map(e => e.textContent.trim()),
      right: Math.max(...values.map(e => e.getBoundingClientRect().right)),
      marks: [...row.querySelectorAll('.track .dot')].map(e => {
        const box = e.getBoundingClientRect();
        return {
          series: +[...e.classList].find(name => /^s[0-9]$/.test(name)).slice(1),
          at: (plot.matches('.bars') ? box.right : (box.left + box.right) / 2) - track.left,
          start: box.left - track.left,
        };
      }),
    };
  });
  const box = plot.getBoundingClientRect();
  return {
    ends, rows, bars: plot.matches('.bars'), right: box.right,
    tracks: tracks.map(e => [e.left, e.width]),
  };
})"""


def measured(page: Page) -> list[dict[str, Any]]:
    page.evaluate(OPEN)
    found: list[dict[str, Any]] = page.evaluate(MEASURED)
    assert found
    return found


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("name", SHOWN)
def test_all_rows_of_a_picture_and_its_axis_are_on_one_scale(
    site: Site, open_page: OpenPage, name: str, size: tuple[int, int]
) -> None:
    for picture in measured(open_page(site.page(name), size=size)):
        left, width = picture["tracks"][-1]
        assert width > 60
        for track in picture["tracks"]:
            assert track == pytest.approx([left, width], abs=0.01)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", SHOWN)
def test_a_mark_stands_where_its_number_is_on_the_scale(
    site: Site, open_page: OpenPage, name: str, size: tuple[int, int]
) -> None:
    for picture in measured(open_page(site.page(name), size=size)):
        low, high = map(number, picture["ends"])
        width = picture["tracks"][-1][1]
        for row in picture["rows"]:
            there = [n for n, value in enumerate(row["values"]) if value != "–"]
            assert [mark["series"] for mark in row["marks"]] == there
            for mark in row["marks"]:
                value = number(row["values"][mark["series"]])
                assert mark["at"] == pytest.approx((value - low) / (high - low) * width, abs=1)
                assert not picture["bars"] or (mark["start"], low) == (
                    pytest.approx(0, abs=0.01),
                    0,
                )


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("name", SHOWN)
def test_no_number_runs_out_of_its_picture_or_the_page(
    site: Site, open_page: OpenPage, name: str, size: tuple[int, int]
) -> None:
    page = open_page(site.page(name), size=size)
    for picture in measured(page):
        assert all(row["right"] <= picture["right"] + 0.5 for row in picture["rows"])
    assert page.evaluate(OUTSIDE) == []


def test_on_paper_they_are_on_one_scale_too(site: Site, open_page: OpenPage) -> None:
    page = open_page(site.page(SHOWN[0]), size=PAPER)
    page.emulate_media(media="print")
    for picture in measured(page):
        assert len({(round(left, 1), round(width, 1)) for left, width in picture["tracks"]}) == 1
        assert all(row["right"] <= picture["right"] + 0.5 for row in picture["rows"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_picture_breaks_no_rule_of_access(
    site: Site, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(site.page(SHOWN[0]), color_scheme=scheme)
    page.evaluate(OPEN)
    assert violations(page) == []
