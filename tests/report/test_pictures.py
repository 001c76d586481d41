"""A table's numbers as dots: on the scale that is printed, and nothing left out without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tabel_extract.checks.verdicts import Verdict
from tabel_extract.model import Note, Observation, Table
from tabel_extract.report.picture_parts import PictureSheet, PictureView
from tabel_extract.report.picture_scale import printed_ends, round_ends
from tabel_extract.report.picture_view import picture_sheet
from tabel_extract.report.site import write_site
from tests.report.html_page import Element, having, read_page
from tests.report.sample import GROUPS, edition, observation, report, revised, table


def sheet(
    cells: Sequence[Observation], wrong: str = "", language: Any = "nl", **facts: Any
) -> PictureSheet:
    """The pictures of a table with these cells, of which the one that prints ``wrong`` is wrong."""
    of = replace(table(list(cells)), **facts)
    verdicts: list[Verdict] = ["wrong" if cell.raw == wrong else "fine" for cell in cells]
    return picture_sheet(of, list(zip(cells, verdicts, strict=True)), language)


def grouped(row: Sequence[str], raws: str, unit: str = "percent") -> list[Observation]:
    """An answer of everyone and of as many groups as there are numbers left."""
    cells = [
        replace(observation(tuple(row), column, raw), unit=unit)
        for column, raw in zip(GROUPS, raws.split(), strict=False)
    ]
    return [
        replace(c, dimension=c.column[0], category=c.column[1]) if len(c.column) > 1 else c
        for c in cells
    ]


def ends(picture: PictureView) -> tuple[str, str]:
    return picture.low, picture.high


def dots(picture: PictureView) -> list[tuple[str, str, list[tuple[int, float, str, str] | None]]]:
    """Each row: the heading of its group, its name, its dots."""
    return [
        (
            group.heading,
            row.name,
            [(d.series, d.at, d.raw, d.verdict) if d else None for d in row.dots],
        )
        for group in picture.groups
        for row in group.rows
    ]


def test_a_picture_has_a_row_for_each_group_and_a_dot_for_each_answer() -> None:
    cells = [*grouped(("veilig", "eens"), "61 58"), *grouped(("veilig", "oneens"), "17 19")]
    (found,) = sheet(cells, wrong="19").drawn
    assert (found.item, found.series, ends(found)) == ("veilig", ("eens", "oneens"), ("0", "100"))
    assert dots(found) == [
        ("", "totaal", [(0, 61.0, "61", "fine"), (1, 17.0, "17", "fine")]),
        ("leeftijd", "< 35 jaar", [(0, 58.0, "58", "fine"), (1, 19.0, "19", "wrong")]),
    ]


def test_a_distribution_of_everyone_is_a_row_for_each_answer() -> None:
    (found,) = sheet([observation((), (str(n),), str(n * 5)) for n in range(1, 6)]).drawn
    assert (found.series, found.bars) == ((), True)
    assert [row.name for group in found.groups for row in group.rows] == ["1", "2", "3", "4", "5"]


def test_rows_that_are_about_everyone_alone_have_their_name_on_their_own_line() -> None:
    cells = [
        replace(observation((str(n),), ("totaal",), str(n * 5)), question=f"Vraag {n}?")
        for n in range(1, 8)
    ]
    (found,) = sheet(cells).drawn
    assert [(heading, name) for heading, name, _ in dots(found)] == [
        ("", str(n)) for n in range(1, 8)
    ]


def test_a_value_that_is_missing_keeps_its_place_in_the_order_of_the_legend() -> None:
    eens, oneens = grouped(("veilig", "eens"), "61 58"), grouped(("veilig", "oneens"), "17 19")
    without = replace(eens[1], raw=".", value=None, qualifier="not_available")
    expected = [
        ("", "totaal", [(0, 61.0, "61", "fine"), (1, 17.0, "17", "fine")]),
        ("leeftijd", "< 35 jaar", [None, (1, 19.0, "19", "fine")]),
    ]
    for cells in ([eens[0], *oneens], [eens[0], without, *oneens]):
        (found,) = sheet(cells).drawn
        assert dots(found) == expected


def test_a_row_of_which_the_only_number_is_missing_stays() -> None:
    total, young, old = grouped(("ja",), "61 58 60")
    gap = replace(young, raw=".", value=None, qualifier="not_available")
    (found,) = sheet([total, gap, old]).drawn
    assert [row for _, _, row in dots(found)][1] == [None]


@pytest.mark.parametrize(
    ("raws", "refused"),
    [
        ("144 58", "Niet getekend: in het weekend (144 ligt buiten 0 tot 100)."),
        ("-3 58", "Niet getekend: in het weekend (-3 ligt buiten 0 tot 100)."),
        ("12", None),
    ],
    ids=["too much", "below nought", "one number"],
)
def test_what_lies_outside_its_scale_is_not_drawn_and_that_is_said(
    raws: str, refused: str | None
) -> None:
    cells = [*grouped(("in het weekend", "ja"), raws), *grouped(("op maandag", "ja"), "20 30")]
    found = sheet(cells)
    assert [picture.item for picture in found.drawn] == ["op maandag"]
    assert found.refused == ((refused,) if refused else ())


def test_it_is_said_in_the_language_of_the_page() -> None:
    cells = grouped(("cijfer (1-5)",), "7,5 4,1", "mean")
    assert sheet(cells, language="en").refused == (
        "Not drawn: cijfer (1-5) (7,5 lies outside 1 to 5).",
    )


def test_a_picture_of_which_no_row_has_a_name_is_refused_by_the_title_of_its_table() -> None:
    cells = [observation((), (name,), raw) for name, raw in (("a", "140"), ("b", "3"))]
    assert sheet(cells, title="Hoe vaak").refused == (
        "Niet getekend: Hoe vaak (140 ligt buiten 0 tot 100).",
    )


@pytest.mark.parametrize(
    ("row", "unit", "raws", "facts", "expected"),
    [
        ("gemiddelde (1-5)", "mean", "3,1 2,1", {}, ("1", "5")),
        ("gemiddelde (0 t/m 10)", "mean", "3,1 2,1", {}, ("0", "10")),
        ("rapportcijfer", "grade", "7,1 6,1", {}, ("1", "10")),
        ("vrije tijd", "mean", "7,1 6,1", {"title": "Rapportcijfers voor het leven"}, ("1", "10")),
        ("vrije tijd", "mean", "3 4", {"title": "Oordeel op een schaal van 1 tot 7"}, ("1", "7")),
        ("wegdek", "mean", "6,3 5,1", {"unit_text": "gemiddelden, schaal 0-10"}, ("0", "10")),
        ("uren", "mean", "20,6 3,1", {"title": "Op een schaal van 1 tot 7"}, ("0", "50")),
        ("ritten", "mean", "4,9 0,3", {"unit_text": "gemiddeld aantal per week"}, ("0", "5")),
        ("score", "score", "0,3 0,12", {}, ("0", "0,5")),
        ("index", "score", "640 1200", {}, ("0", "2.000")),
        ("eens", "percent", "3 4", {"title": "Oordeel op een schaal van 1 tot 7"}, ("0", "100")),
    ],
)
def test_the_scale_is_the_one_that_is_printed_or_else_a_round_one_above_all_numbers(
    row: str, unit: str, raws: str, facts: dict[str, Any], expected: tuple[str, str]
) -> None:
    (found,) = sheet(grouped((row,), raws, unit), **facts).drawn
    assert ends(found) == expected


def test_a_scale_may_be_printed_in_a_note_or_by_the_points_beside_the_mean() -> None:
    (cell, _) = grouped(("tevredenheid",), "3,1 2,1", "mean")
    noted = Note("b", "scale", "1 = heel ontevreden, 4 = heel tevreden")
    of = replace(table([cell]), notes=(noted,))
    assert printed_ends(of, cell, cell.row) is None
    assert printed_ends(of, replace(cell, markers=("b",)), cell.row) == (1.0, 4.0)
    of_all = replace(of, notes=(replace(noted, marker=None),))
    assert printed_ends(of_all, cell, cell.row) == (1.0, 4.0)
    shares = [observation((str(n),), ("totaal",), "20") for n in range(5)]
    assert printed_ends(table([*shares, cell]), cell, cell.row) == (0.0, 4.0)


def test_two_scales_equally_near_are_none(made: Table) -> None:
    cell = made.observations[0]
    both = Note("b", "scale", "schaal 1-5; voor ouderen schaal 1-7")
    of = replace(made, notes=(both,), caption_markers=("b",))
    assert printed_ends(of, cell, cell.row) is None


@pytest.fixture
def made() -> Table:
    return table(grouped(("tevredenheid",), "3,1 2,1", "mean"))


def test_bars_start_at_nought_so_a_scale_that_does_not_has_dots() -> None:
    (found,) = sheet(grouped(("gemiddelde (1-5)",), "3,0 5,0", "mean")).drawn
    assert (found.bars, [row for _, _, row in dots(found)]) == (
        False,
        [[(0, 50.0, "3,0", "fine")], [(0, 100.0, "5,0", "fine")]],
    )


def test_pictures_of_a_table_without_a_printed_scale_have_one_scale() -> None:
    cells = [
        replace(cell, question=name)
        for name, raws in (("partner", "17,4 18,1"), ("buren", "3,1 3,0"))
        for cell in grouped((f"zorg voor {name}",), raws, "mean")
    ]
    assert [ends(picture) for picture in sheet(cells).drawn] == [("0", "20")] * 2


def test_a_difference_between_two_years_is_no_number_of_their_scale() -> None:
    years = [
        replace(
            observation(("alle zorg",), (year,), raw), unit="mean", period=year if year else None
        )
        for year, raw in (("2020", "11,1"), ("2023", "9,6"))
    ]
    change = replace(
        observation(("alle zorg",), ("verschil 2023-2020",), "−1,5"), unit="mean", period=None
    )
    found = sheet([*years, change])
    assert [name for _, name, _ in dots(found.drawn[0])] == ["2020", "2023"]
    assert found.refused == ()


@pytest.mark.parametrize(
    ("most", "top"), [(0.0, 1), (0.3, 0.5), (1.0, 1), (2.1, 5), (5.1, 10), (20.6, 50), (100, 100)]
)
def test_a_round_scale_ends_at_one_two_or_five_times_a_power_of_ten(
    most: float, top: float
) -> None:
    assert round_ends([most, most / 2]) == pytest.approx((0.0, top))


def page_of(tmp_path: Path, cells: Sequence[Observation]) -> Element:
    write_site(tmp_path, [edition(report(table(list(cells))))])
    (path,) = (p for p in tmp_path.glob("*.html") if p.stem != "index" and ".en" not in p.name)
    return read_page(path.read_text("utf-8"))


def test_each_value_has_the_mark_of_its_answer_beside_it_in_the_order_of_the_legend(
    tmp_path: Path,
) -> None:
    cells = [*grouped(("veilig", "eens"), "61 58"), *grouped(("veilig", "oneens"), "17")]
    page = page_of(tmp_path, cells)
    (legend,) = having(page, "span", "legend")
    marks = [one.attributes["class"] for one in legend.all("i")]
    rows = having(page, "span", "values")
    assert [[i.attributes["class"] for i in row.all("i")] for row in rows] == [marks, marks]
    assert [[value.text() for value in row.all("span")[-2:]] for row in rows] == [
        ["61", "17"],
        ["58", "–"],
    ]


def test_who_cannot_see_is_told_of_bars_where_bars_are_drawn(tmp_path: Path) -> None:
    page = page_of(tmp_path, [observation((), (str(n),), str(n * 5)) for n in range(1, 6)])
    (details,) = having(page, "details", "pictures")
    assert "Per rij een balk, op een schaal van 0 tot 100" in details.text()
    assert details.all("summary")[0].text() == "In beeld"


def test_columns_that_cannot_be_told_apart_are_not_drawn(tmp_path: Path) -> None:
    write_site(tmp_path, [revised()])
    page = read_page((tmp_path / "fietsen-2025.html").read_text("utf-8"))
    drawn = [
        article.all("h3")[0].text()
        for article in page.all("article")
        if having(article, "details", "pictures")
    ]
    assert not [title for title in drawn if title.startswith("Tabel 3.4")]
