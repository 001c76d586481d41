"""Cues find what a pattern that knows no case finds, in the same places."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract import claims
from tabel_extract.claims.cues import Cue, lowered
from tabel_extract.claims.hints import hints_of

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
FOUND = list(iter_modules(claims.__path__))
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
CUES = {
    f"{module.__name__}.{name}": cue
    for module in (import_module(f"{claims.__name__}.{one.name}") for one in FOUND)
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


@pytest.mark.parametrize("name", [name for name in CUES if CUES[name].hints])
@given(data=st.data())
def test_all_that_a_cue_finds_has_one_of_its_hints(name: str, data: st.DataObject) -> None:
    cue = CUES[name]
    found = data.draw(st.from_regex(cue.pattern).map(lowered))
    match = re.search(cue.pattern, found)
    if match:  # another small letter may have been a capital that it looks behind for
        assert any(hint in match[0] for hint in cue.hints)


@pytest.mark.parametrize(
    ("pattern", "hints"),
    [
        (r"\bonder(?:steunt|vindt)\b", ("onder",)),
        (r"\b(?:steunt?|is\s+voor)\b", ("steun", "voor")),
        (r"\bniet\b[^.;]*\boneens\b", ("oneens",)),
        (r"(?:oneens|eens)", ("eens",)),
        (r"(?:heel\s+)?graag", ("graag",)),
        (r"(?<!niet )graag(?! mee)", ("graag",)),
        (r"(?:ja)+", ("ja",)),
        (r"\d+\s?%", ()),
        (r"(?:eens|\d+)", ()),
        (r"(?:eens)?", ()),
        (r"", ()),
    ],
)
def test_the_hints_of_a_pattern_are_pieces_of_each_match(
    pattern: str, hints: tuple[str, ...]
) -> None:
    assert hints_of(pattern) == hints


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_cue_with_a_capital_is_refused_as_it_would_never_be_found() -> None:
    with pytest.raises(ValueError, match="small letters"):
        Cue(r"\bNederland\b")
