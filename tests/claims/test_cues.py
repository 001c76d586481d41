"""Cues find what a pattern that knows no case finds, in the same places."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.claims import attitude, context, stances
from tabel_extract.claims.cues import Cue, lowered

WORDS = ["niet", "Eens", "ONEENS", "voor", "tegen", "zitten", "ziet", "dat", "ıs", "İs", "Steunt"]
WORDS += [
    "ſteun",
    "vertrouwen",
    "weet",
    "geen",
    "mening",
    "%",
    "42%",
    ",",
    ".",
    "van",
    "de",
    "hand",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
CUES = {
    f"{module.__name__}.{name}": cue
    for module in (attitude, context, stances)
    for name, cue in vars(module).items()
    if isinstance(cue, Cue)
}


@pytest.mark.parametrize("name", CUES)
@given(sentence=SENTENCES)
def test_a_cue_finds_what_its_pattern_finds_in_any_case(name: str, sentence: str) -> None:
    cue = CUES[name]
    anycase = re.compile(cue.pattern, re.IGNORECASE)
    assert [m.span() for m in cue.finditer(sentence)] == [
        m.span() for m in anycase.finditer(sentence)
    ]
    assert cue.without(sentence) == anycase.sub(" ", sentence)
    first = anycase.search(sentence)
    assert cue.first(sentence) == (first[0] if first else None)


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_cue_with_a_capital_is_refused_as_it_would_never_be_found() -> None:
    with pytest.raises(ValueError, match="small letters"):
        Cue(r"\bNederland\b")
