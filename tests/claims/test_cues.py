"""Cues find what a pattern that knows no case finds, in the same places."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract import claims
from tabel_extract.language.cues import Cue
from tabel_extract.language.hints import Hint, needs_of, ways_of
from tabel_extract.language.pieces import Pieces, lowered

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


@pytest.mark.parametrize("name", CUES)
@settings(max_examples=15)
@given(data=st.data())
def test_all_that_a_cue_finds_has_the_pieces_of_words_that_it_needs(
    name: str, data: st.DataObject
) -> None:
    cue = CUES[name]
    around = data.draw(st.sampled_from(["", " ", "a", ", ", "%"]))
    found = data.draw(st.from_regex(cue.pattern).map(lowered))
    text = f"{around}{found}{around}"
    match = re.search(cue.pattern, text)  # another small letter may be one that it looks behind for
    assert [m.span() for m in cue.finditer(text)] == [
        m.span() for m in re.finditer(cue.pattern, text)
    ]
    assert (cue.search(text) is None) is (match is None)


def _told(pattern: str) -> list[list[str]]:
    """What a pattern needs; ``|`` stands where a word starts or ends with a piece."""
    return [
        sorted(f"{'|' * h.starts}{h.piece}{'|' * h.ends}" for h in hints)
        for hints in needs_of(pattern)
    ]


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bonder(?:steunt|vindt)\b", [["|onder"], ["steunt|", "vindt|"]]),
        (r"\b(?:steunt?|is\s+voor)\b", [["|steun", "|voor|"]]),
        (r"\bniet\b[^.;]*\boneens\b", [["|oneens|"], ["|niet|"]]),
        (r"(?:oneens|eens)", [["eens", "oneens"]]),
        (r"(?:heel\s+)?graag", [["graag"]]),
        (r"(?<!niet )graag(?! mee)", [["graag"]]),
        (r"\b(?:ja|nee)(?!\w)", [["|ja", "|nee"]]),
        (r"(?:ja)+\b", [["ja"]]),
        (r"van\s+de\s+hand", [["|hand"], ["van|"]]),
        (r"^ja$", [["|ja|"]]),
        (r"[,\s]ja\s*nee", [["|ja"], ["nee"]]),
        (r"\d+\s?%", [["|%|"]]),
        (r"a?b", []),
        (r"(?:eens|\d+)", []),
        (r"(?:eens)?", []),
        (r"", []),
    ],
)
def test_the_needs_of_a_pattern_are_pieces_of_each_match(
    pattern: str, needs: list[list[str]]
) -> None:
    assert _told(pattern) == needs


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"a|b", ["a", "b"]),
        (r"(?:a|(?:b|c))|d", ["a", "b", "c", "d"]),
        (r"(?:a|b)(?:c|d)", ["(?:a|b)(?:c|d)"]),
        (r"(?:a)", ["(?:a)"]),
        (r"[|(]|\||[^]|]", ["[|(]", r"\|", "[^]|]"]),
        (r"a(?!b|c)|d", ["a(?!b|c)", "d"]),
        (r"", [""]),
    ],
)
def test_the_ways_of_a_pattern_are_its_alternatives(pattern: str, ways: list[str]) -> None:
    assert ways_of(pattern) == ways


def test_a_text_has_the_pieces_of_its_words_where_they_start_and_end() -> None:
    pieces = Pieces()
    known = {
        hint: pieces.bits(frozenset({hint}))
        for hint in (
            Hint("ja"), Hint("ja", starts=True), Hint("ja", ends=True),
            Hint("ja", starts=True, ends=True), Hint("%", starts=True, ends=True),
        )
    }  # fmt: skip
    assert _had(pieces, known, "Ja, 4%") == ["%", "ja", "ja", "ja", "ja"]
    assert _had(pieces, known, "jaar") == ["ja", "ja"]
    assert _had(pieces, known, "ninja's") == ["ja", "ja"]
    assert _had(pieces, known, "ajax") == ["ja"]
    assert _had(pieces, known, "") == []
    assert len(_had(pieces, known, "x" * 100_000)) == len(known)  # it isn't looked at


def _had(pieces: Pieces, known: dict[Hint, int], text: str) -> list[str]:
    _, bits = pieces.of(text)
    return sorted(hint.piece for hint, bit in known.items() if bits & bit)


def test_pieces_that_come_later_are_found_in_texts_that_were_looked_at_before() -> None:
    pieces = Pieces()
    assert pieces.of("nee") == ("nee", 0)
    bit = pieces.bits(frozenset({Hint("nee")}))
    assert pieces.of("nee") == ("nee", bit)


@given(st.text())
def test_small_letters_keep_their_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_cue_with_a_capital_is_refused_as_it_would_never_be_found() -> None:
    with pytest.raises(ValueError, match="small letters"):
        Cue(r"\bNederland\b")
