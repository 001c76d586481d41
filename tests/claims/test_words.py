"""Forms of one word, which sentences and tables may each have another of."""

from __future__ import annotations

import pytest

from tabel_extract.claims.text.words import Vocabulary, content, root, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("sprak", "spreken"), ("verstond", "verstaat"), ("at", "eten"), ("gekocht", "koopt")],
)
def test_forms_of_a_strong_verb_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)
    assert content(f"in 2012 {one} nog") == [stem(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("steekt", "steken"),
        ("rookte", "roken"),
        ("gefietst", "fietsen"),
        ("leeft", "leven"),
        ("vapen", "vapet"),
        ("gecremeerd", "crematie"),
    ],
)
def test_forms_of_a_weak_verb_are_alike_whatever_letters_are_doubled(one: str, other: str) -> None:
    known = Vocabulary(frozenset({stem(other)}))

    assert list(known.alike(stem(one))) == [stem(other)]


@pytest.mark.parametrize(("one", "other"), [("boot", "bos"), ("wijken", "wijn"), ("raden", "rand")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert root(one) != root(other)
    assert Vocabulary(frozenset({stem(other)})).alike(stem(one)) == {}
