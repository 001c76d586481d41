"""Layout never changes which question a wording is; a changed word always makes a variant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.bank.wordings import (
    Piece,
    Wordings,
    is_variant,
    question_id,
    word_differences,
)
from tabel_extract.checks.asked import wording_key

SHORT = "Ik zou vaker een boek willen lezen dan ik nu doe."
LONG = "Ik zou in mijn vrije tijd vaker een boek willen lezen dan ik nu doe."

word = st.text(st.sampled_from("abcdefghijklmnoprstuvwzéëï"), min_size=1, max_size=12)
wording = st.lists(word, min_size=3, max_size=30)
layout = st.sampled_from([" ", "  ", "\n", " – ", "- ", " ‘", "’ ", ", ", " \N{NO-BREAK SPACE}"])


@given(wording, st.data())
def test_layout_never_changes_the_question(words: list[str], data: st.DataObject) -> None:
    printed = "".join(
        data.draw(st.sampled_from([w, w.upper(), w.capitalize()])) + data.draw(layout)
        for w in words
    )
    plain = " ".join(words)
    assert question_id(printed) == question_id(plain)
    assert not is_variant(plain, printed)


@given(wording, st.data())
def test_a_changed_word_always_makes_a_variant(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(word.filter(lambda w: w != words[place]))
    before = " ".join(words)
    after = " ".join([*words[:place], other, *words[place + 1 :]])
    if wording_key(before) == wording_key(after):
        return  # as `a aa` and `aa a`
    assert question_id(before) != question_id(after)
    assert is_variant(before, after)
    assert is_variant(after, before)
    assert Wordings({"changed": after}).variants(before) == ["changed"]
    assert {piece.kind for piece in word_differences(before, after)} >= {"removed", "added"} or (
        sorted(words) == sorted(after.split())
    )


@given(wording, st.lists(wording, max_size=6))
def test_the_index_finds_what_comparing_with_each_wording_finds(
    words: list[str], others: list[list[str]]
) -> None:
    mixed = [*others, [*words, "nu"], words[1:], words[: len(words) // 2 + 2], [*words, *words]]
    known = {str(n): " ".join(one) for n, one in enumerate(mixed)}
    mine = " ".join(words)
    found = Wordings(known).variants(mine)
    assert set(found) == {name for name, other in known.items() if is_variant(mine, other)}


@given(wording, wording)
def test_the_differences_hold_both_wordings_whole(one: list[str], other: list[str]) -> None:
    pieces = word_differences(" ".join(one), " ".join(other))
    assert " ".join(p.text for p in pieces if p.kind != "removed").split() == other
    assert " ".join(p.text for p in pieces if p.kind != "added").split() == one


def test_words_that_a_wording_has_besides_are_told_apart() -> None:
    assert word_differences(SHORT, LONG) == (
        Piece("same", "Ik zou"),
        Piece("added", "in mijn vrije tijd"),
        Piece("same", "vaker een boek willen lezen dan ik nu doe."),
    )


def test_quotes_and_capitals_are_no_difference() -> None:
    assert word_differences("‘Ik fiets’ graag", "ik fiets, Graag") == (
        Piece("same", "ik fiets, Graag"),
    )


def test_a_wording_with_not_in_it_is_a_variant() -> None:
    assert is_variant("De gemeente doet genoeg.", "De gemeente doet niet genoeg.")


def test_two_wordings_that_share_little_are_no_variants() -> None:
    assert not is_variant(SHORT, "De gemeente doet genoeg aan nieuwe fietspaden.")
    assert not is_variant("Fietsen", "Lopen")


def test_the_nearest_variant_comes_first() -> None:
    known = {
        "far": LONG,
        "near": "Ik zou vaker een boek willen lezen dan ik nu deed.",
        "own": SHORT,
    }
    assert Wordings(known).variants(SHORT) == ["near", "far"]
