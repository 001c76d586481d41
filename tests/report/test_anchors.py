"""Ids and file names last, and are one thing's alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabel_extract.report.anchors import anchors, file_stem
from tests.report.sample import cycling, observation, table


def test_a_cell_keeps_its_id_when_values_pages_and_other_tables_change() -> None:
    before = cycling().tables[0]
    changed = tuple(
        replace(seen, raw="99", value=99.0, provenance=replace(seen.provenance, line=700))
        for seen in before.observations
    )
    other = table([observation(("x",), ("y",), "1")], label="Tabel 0.9")
    after = anchors([other, replace(before, title="Anders", observations=changed)])
    assert after.cells[1] == anchors([before]).cells[0]


def test_a_cell_id_is_written_down_here_so_that_links_stay_good() -> None:
    found = anchors([table([observation(("veilig", "eens"), ("totaal",), "61")], "Tabel 3.1")])
    assert found.cells == (("c-0628aec0cf2d",),)
    assert found.tables == ("t-tabel-3-1",)


def test_namesakes_get_ids_of_their_own() -> None:
    twins = [observation(("overig",), ("a",), raw) for raw in ("1", "2")]
    found = anchors([table(twins), table(twins), table([], "Tabel-1"), table([], "Tabel 1-2")])
    ids = [*found.tables, *(cell for cells in found.cells for cell in cells)]
    assert len(set(ids)) == len(ids) == 8


def test_a_path_is_not_confused_with_one_that_is_cut_elsewhere() -> None:
    cells = [(("a", "b"), ("c",)), (("a",), ("b", "c")), (("a b",), ("c",)), ((), ("a", "b", "c"))]
    found = anchors([table([observation(row, column, "1") for row, column in cells])])
    assert len(set(found.cells[0])) == len(cells)


@pytest.mark.parametrize(
    "report_id", ["../../etc/passwd", "index", "A", "x.en", "", "é", "a b", "w" * 300, "..", "a/b"]
)
def test_a_report_id_that_is_no_plain_name_becomes_a_safe_one(report_id: str) -> None:
    stem = file_stem(report_id)
    assert stem.replace("-", "").isalnum()
    assert stem.isascii()
    assert stem == stem.lower()
    assert stem not in {"index", report_id}
    assert len(stem) < 100


def test_a_plain_report_id_is_its_own_file_name() -> None:
    assert file_stem("fietsen-2025") == "fietsen-2025"


def test_ids_that_look_alike_do_not_share_a_file() -> None:
    alike = ["a-b", "a/b", "a b", "A-B", "a.b", "a--b"]
    assert len({file_stem(report_id) for report_id in alike}) == len(alike)
