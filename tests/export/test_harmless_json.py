"""Lists in a CSV stay the same lists, and no cell that a spreadsheet makes of them acts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.export.harmless import harmless_json

texts = st.text(st.sampled_from([*'=+-@＝,;"\\ a1\t\n', "'", "\u202e", "\ufeff"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=6,
)


@given(st.lists(values, max_size=4))
def test_what_a_json_reader_reads_is_the_same(value: list[object]) -> None:
    text = json.dumps(value, ensure_ascii=False)
    assert json.loads(harmless_json(text)) == value


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('["=1+1"]', '["\\u003d1+1"]'),
        ('["a","@SUM(1)"]', '["a","\\u0040SUM(1)"]'),
        ('["a; -2+3"]', '["a; \\u002d2+3"]'),
        ('["-3","+1,5","-"]', '["-3","+1,5","-"]'),
        ("[-1.5,2.0]", "[-1.5,2.0]"),
        ('["12\u202e43"]', '["12\\u202e43"]'),
        ('["hbo, wo","18-34 jaar"]', '["hbo, wo","18-34 jaar"]'),
        ('["a\\"=1"]', '["a\\"=1"]'),
    ],
)
def test_only_what_could_begin_a_formula_or_is_unseen_is_escaped(text: str, written: str) -> None:
    assert harmless_json(text) == written
