"""Periods as printed, in the order in which they end."""

from __future__ import annotations

import pytest

from tabel_extract.checks.periods import Moment, moment


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2023", Moment(2023)),
        ("2019/2020", Moment(2020)),
        ("2010/’11", Moment(2011)),
        ("2019/20", Moment(2020)),
        ("2019-2023", Moment(2023)),
        ("2023 kw1", Moment(2023, 3)),
        ("1e kwartaal 2023", Moment(2023, 3)),
        ("derde kwartaal van 2023", Moment(2023, 9)),
        ("2e halfjaar 2023", Moment(2023, 12)),
        ("maart 2023", Moment(2023, 3)),
        ("maart/april 2023", Moment(2023, 4)),
        ("voorjaar 2023", Moment(2023)),
        ("2022 kw4 - 2023 kw1", Moment(2023)),
        ("2023-04", Moment(2023)),
        ("onbekend", None),
        ("", None),
        (None, None),
    ],
)
def test_a_period_ends_where_its_words_say(period: str | None, end: Moment | None) -> None:
    assert moment(period) == end


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        ("2022", "2023", True),
        ("2019/2020", "2021", True),
        ("2019/2020", "2020", False),
        ("2023 kw1", "2023 kw2", True),
        ("2023 kw4", "2024 kw1", True),
        ("2023 kw1", "2023", False),
        ("2023", "2023 kw4", False),
        ("2023", "2023", False),
        ("voorjaar 2023", "najaar 2023", False),
    ],
)
def test_only_what_certainly_ended_earlier_is_earlier(one: str, other: str, earlier: bool) -> None:
    first, second = moment(one), moment(other)
    assert first is not None
    assert second is not None
    assert first.before(second) is earlier
    assert not second.before(first) or not earlier
