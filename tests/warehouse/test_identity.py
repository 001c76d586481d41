"""A report keeps its name when its file changes, and no two reports share one."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.model import Document, Report
from tabel_extract.warehouse.identity import MAX_LENGTH, report_id
from tests.warehouse.reports import from_bytes, opinions, report
from tests.warehouse.strategies import documents, maybe_text, texts


def titled(title: str | None, publisher: str | None = None) -> Report:
    return replace(report(), document=Document(title=title, publisher=publisher))


def test_an_identity_is_publisher_title_and_edition_year() -> None:
    assert report_id(report()) == "bureau-peil-stand-van-de-gemeente-2025"


def test_another_file_with_other_bytes_is_still_the_same_report() -> None:
    moved = replace(report(opinions(line=400)), findings=(), repairs=())
    assert report_id(from_bytes(moved, "b" * 64, "stand-v2.txt")) == report_id(report())


def test_the_edition_is_the_latest_year_of_the_most_frequent_period() -> None:
    periods = ("2019", "2021-2023", "2021-2023", "voorjaar 2024")
    tables = [replace(opinions(f"Tabel {n}"), period=period) for n, period in enumerate(periods)]
    assert report_id(report(*tables)).endswith("-2023")


def test_of_periods_that_are_equally_frequent_the_latest_counts() -> None:
    tables = [replace(opinions(period), period=period) for period in ("2024", "2023")]
    assert report_id(report(*tables)).endswith("-2024")


def test_a_year_that_the_title_has_already_is_not_repeated() -> None:
    assert report_id(titled("Stand van de gemeente 2025")) == "stand-van-de-gemeente-2025"


def test_without_a_title_the_file_name_stands_in() -> None:
    assert report_id(replace(titled(None), tables=())) == "stand"
    assert report_id(replace(titled("  "), tables=())) == "stand"


def test_accents_are_dropped_and_other_scripts_are_told_apart_by_a_hash() -> None:
    assert report_id(titled("Één België")) == "een-belgie-2025"
    greek, russian = report_id(titled("Ελλάδα")), report_id(titled("Россия"))
    assert greek != russian
    assert report_id(replace(titled("Ελλάδα"), tables=())).startswith("report-")


def test_long_titles_that_begin_alike_are_told_apart() -> None:
    names = {report_id(titled("heel " * 60 + end)) for end in ("oud", "nieuw")}
    assert len(names) == 2
    assert {len(name) <= MAX_LENGTH for name in names} == {True}


@given(documents, texts, st.lists(maybe_text, max_size=3))
def test_an_identity_is_short_plain_and_never_empty(
    document: Document, file: str, periods: list[str | None]
) -> None:
    """These are all that an identity is made of."""
    tables = tuple(replace(opinions(), period=period) for period in periods)
    source = replace(report().source, name=file)
    name = report_id(replace(report(), document=document, source=source, tables=tables))
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)
    assert len(name) <= MAX_LENGTH
