"""Which stored reports may hold earlier editions, found in a few queries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tabel_extract.checks.asked import title_key, wording_key
from tabel_extract.model import Document, Note, Report, Table
from tabel_extract.warehouse import editions
from tabel_extract.warehouse.editions import earlier_editions
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, cell, from_bytes, opinions, report


def of_year(year: int, *tables: Table, title: str = "Stand van de gemeente") -> Report:
    """A report whose tables are about one year, from a survey of that year."""
    dated = [
        replace(one, period=str(year), source=f"Gemeentepanel {year}")
        for one in tables or (opinions(),)
    ]
    return from_bytes(report(*dated, title=title), f"{year:064d}", f"stand-{year}.txt")


def found(warehouse: Warehouse | None, *items: tuple[str, Report]) -> list[list[str]]:
    return [[e.report_id for e in one] for one in earlier_editions(warehouse, items)]


def store(warehouse: Warehouse, **reports: Report) -> None:
    warehouse.save(list(reports.items()), program_version="1", now=NOW)


def test_the_latest_earlier_report_is_loaded_as_it_was_saved(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, a=of_year(2019), b=of_year(2022), c=of_year(2025))
        ((only,),) = earlier_editions(warehouse, [("d", of_year(2024))])
        assert (only.report_id, only.report.tables) == ("b", of_year(2022).tables)


def test_versions_of_the_report_itself_are_no_editions(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, a=of_year(2022))
        assert found(warehouse, ("a", of_year(2024))) == [[]]


def test_only_the_current_version_of_another_report_counts(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, a=of_year(2022))
        store(warehouse, a=of_year(2023, title="Stand van zaken"))
        ((only,),) = earlier_editions(warehouse, [("b", of_year(2024))])
        assert only.report.tables[0].period == "2023"


def test_reports_of_one_batch_are_seen_and_count_instead_of_what_is_stored(tmp_path: Path) -> None:
    old, new = of_year(2022), of_year(2024)
    assert found(None, ("new", new), ("old", old)) == [["old"], []]
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, old=of_year(2023))
        _, (only,) = earlier_editions(warehouse, [("old", old), ("new", new)])
        assert only.report is old


def test_a_question_is_found_by_its_letters_whatever_the_layout(tmp_path: Path) -> None:
    question = "vindt u dat uw Gemeente „genoeg”  doet"
    other = replace(
        opinions(),
        title="Iets anders",
        notes=(Note("b", "question", f"Vraagstelling: ‘{question}’", question),),
        observations=tuple(replace(o, question=question) for o in opinions().observations),
    )
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, a=of_year(2022, other, title="Een ander stuk"))
        assert found(warehouse, ("b", of_year(2024))) == [["a"]]


def test_a_title_alone_is_no_series(tmp_path: Path) -> None:
    plain = replace(
        opinions(), notes=(), observations=(replace(cell("eens", "", 40.0), question=None),)
    )
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        unrelated = of_year(2022, plain, title="Een ander stuk")
        tables = tuple(replace(t, source="CBS") for t in unrelated.tables)
        store(warehouse, a=replace(unrelated, tables=tables), b=of_year(2021, plain))
        assert found(warehouse, ("c", of_year(2024, plain))) == [["b"]]


def test_a_table_that_names_its_years_in_its_columns_is_dated_by_them(tmp_path: Path) -> None:
    cells = tuple(replace(cell("eens", "", 40.0), period=str(y)) for y in (2018, 2021))
    series = replace(opinions(), observations=cells)
    undated = replace(of_year(2021, series), tables=(replace(series, period=None),))
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, a=undated)
        assert found(warehouse, ("b", of_year(2024))) == [["a"]]
        assert found(warehouse, ("b", of_year(2021))) == [[]]


@pytest.mark.parametrize("tables", [1, 12])
def test_the_number_of_queries_does_not_grow_with_tables_or_reports(
    tmp_path: Path, tables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [opinions(f"Tabel {n}") for n in range(tables)]
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        store(warehouse, **{f"old-{n}": of_year(2010 + n, *many) for n in range(tables)})
        queries: list[str] = []
        ask = warehouse.query

        def counted(sql: str) -> list[tuple[Any, ...]]:
            queries.append(sql)
            return ask(sql)

        monkeypatch.setattr(warehouse, "query", counted)
        batch = [(f"new-{n}", of_year(2024 + n, *many)) for n in range(tables)]
        assert all(earlier_editions(warehouse, batch))
    assert len(queries) == 9


def test_a_report_without_tables_asks_nothing_of_the_warehouse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = replace(report(), document=Document(), tables=())
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        monkeypatch.setattr(warehouse, "query", pytest.fail)
        assert earlier_editions(warehouse, [("a", article)]) == [()]


DUTCH = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from("‘’„”–…€²½"))


@settings(max_examples=15, deadline=None)
@given(st.lists(DUTCH, min_size=20, max_size=60))
@example(["Een e\u0301e\u0301n-op-één vraag: ‘5% of 1,5×?’", "İJSSEL", "Straße", "²"])
def test_the_keys_of_sql_are_those_of_python(texts: list[str]) -> None:
    with duckdb.connect() as connection:
        for sql, column, key in (
            (editions._WORDING, "n.question", wording_key),
            (editions._TITLE, "t.title", title_key),
        ):
            ask = f"SELECT {sql.replace(column, 'x')} FROM (SELECT unnest(?) AS x)"
            assert [row[0] for row in connection.execute(ask, [texts]).fetchall()] == [
                key(text) for text in texts
            ]
