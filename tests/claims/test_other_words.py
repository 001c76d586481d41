"""What sentences say in other words than a table: the other side, another kind, a feeling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item, items_of
from tabel_extract.claims.answers.labels import NoChoice
from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.model import HeadingPath, Line, Table
from tests.checks.tables import TOTAL, table
from tests.claims.made import answered

PHRASES = load_phrases()


def item(*labels: str, asked: str | None = None) -> Item:
    (found,) = items_of([answered(*labels, question=asked)])
    return found


def chosen(of: Item, words: str) -> tuple[list[str | None], bool] | str:
    """The labels of the answers and whether they are sure, or the reason why there are none."""
    found = choose(of, words, words, words)
    if isinstance(found, NoChoice):
        return found.reason
    return [a.label for a in found.answers], found.sure


def verdict(said: str, of: Table) -> str:
    text = f"De cijfers staan in tabel 1.1. {said}"
    (claim,) = read_claims([Line(1, 1, text, text)], [of], PHRASES)
    return claim.verdict


def shares(title: str, *labels: str) -> Table:
    rows: Mapping[HeadingPath, Sequence[str]] = {
        (label,): [str(31 + 7 * i)] for i, label in enumerate(labels)
    }
    return table((TOTAL,), rows, title=title)


OUTINGS = shares(
    "Uitstapjes in de zomer",
    "zwembad bezocht", "klassiek ballet bezocht", "volksballet of circus bezocht", "boot gehuurd",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Een zwembad bezocht 77 procent.", "disagrees"),
        ("Een zwembadkaart heeft 77 procent.", "not_in_document"),
        ("Een zwembadkaart heeft 31 procent.", "agrees"),
    ],
)
def test_what_only_begins_as_an_item_is_something_else_that_accuses_no_one(
    said: str, told: str
) -> None:
    assert verdict(said, OUTINGS) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Klassiek ballet bezocht 77 procent.", "disagrees"),
        ("Een ballet bezocht 77 procent.", "not_in_document"),
    ],
)
def test_a_word_of_one_item_that_another_is_a_kind_of_too_accuses_no_one(
    said: str, told: str
) -> None:
    assert verdict(said, OUTINGS) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Een boot huurde 77 procent.", "disagrees"),
        ("Vertrouwen in een gehuurde boot heeft 77 procent.", "not_in_document"),
    ],
)
def test_what_people_feel_about_a_thing_is_not_what_they_do_with_it(said: str, told: str) -> None:
    assert verdict(said, OUTINGS) == told


BOAT = item("eens", "oneens", asked="De woonboten moeten uit de haven.")


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("% wil de woonboten uit de haven", (["eens"], True)),
        ("% wil de woonboten in de haven houden", "polarity"),
        ("% wil de woonboten in de stad uit de haven", (["eens"], True)),
    ],
)
def test_in_what_an_item_says_out_of_is_its_opposite(
    words: str, answers: tuple[list[str], bool] | str
) -> None:
    assert chosen(BOAT, words) == answers


PLEASED = item("zeer tevreden", "tevreden", "neutraal", "ontevreden", "zeer ontevreden")
HELD = item("eens", "neutraal", "oneens", "weet niet")


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("over de fiets klaagt %", (["ontevreden", "zeer ontevreden"], False)),
        ("% stoort zich aan de fiets", (["ontevreden", "zeer ontevreden"], False)),
        ("% is niet te spreken over de fiets", (["ontevreden", "zeer ontevreden"], False)),
        ("% is te spreken over de fiets", (["zeer tevreden", "tevreden"], False)),
        ("% vindt dat de fiets te weinig doet", (["ontevreden", "zeer ontevreden"], False)),
        ("% vindt de fiets belangrijk", (["zeer tevreden", "tevreden"], True)),
    ],
)
def test_who_complains_is_discontent_where_people_were_asked_how_content_they_are(
    words: str, answers: tuple[list[str], bool]
) -> None:
    assert chosen(PLEASED, words) == answers


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("% is niet positief en niet negatief over de fiets", (["neutraal"], True)),
        ("noch positief noch negatief over de fiets is %", (["neutraal"], True)),
        ("noch voor noch tegen de fiets is %", (["neutraal"], True)),
        ("% heeft geen uitgesproken oordeel over de fiets", (["weet niet"], False)),
        ("% weet het niet", (["weet niet"], True)),
    ],
)
def test_neither_of_two_is_in_between_and_no_opinion_may_be_either(
    words: str, answers: tuple[list[str], bool]
) -> None:
    assert chosen(HELD, words) == answers


TRUST = item("score 0-4", "score 5", "score 6-10")
MARKS = item("1-4", "5", "6-7", "8-10")


@pytest.mark.parametrize(
    ("of", "words", "answers"),
    [
        (TRUST, "% geeft de fietsenmaker een 6 of hoger", ["score 6-10"]),
        (TRUST, "% geeft de fietsenmaker een 4 of lager", ["score 0-4"]),
        (TRUST, "% geeft de fietsenmaker een onvoldoende", ["score 0-4"]),
        (TRUST, "% heeft voldoende vertrouwen in de fietsenmaker", ["score 6-10"]),
        (TRUST, "% heeft geen vertrouwen in de fietsenmaker", ["score 0-4"]),
        (MARKS, "% geeft de fiets een 8 of hoger", ["8-10"]),
        (MARKS, "% geeft de fiets een voldoende", ["6-7", "8-10"]),
        (MARKS, "% geeft de fiets een 5 of lager", ["1-4", "5"]),
    ],
)
def test_parts_of_a_scale_are_named_by_their_points_and_by_what_is_enough(
    of: Item, words: str, answers: list[str]
) -> None:
    assert chosen(of, words) == (answers, False)


def test_points_that_no_parts_of_a_scale_come_to_together_leave_it_open() -> None:
    assert chosen(MARKS, "% geeft de fiets een 7 of hoger") == "answer_unknown"


TIMES = item("nooit", "soms", "vaak", "altijd")
MUCH = item("helemaal van toepassing", "enigszins van toepassing", "niet van toepassing")
WON = item("ja, alleen", "ja, met hulp", "nee, ik kan het niet", "nooit gedaan")


@pytest.mark.parametrize(
    ("of", "words", "answers"),
    [
        (TIMES, "% fietst dikwijls", ["vaak"]),
        (TIMES, "% fietst af en toe", ["soms"]),
        (TIMES, "% fietst niet", ["nooit"]),
        (MUCH, "% herkent zich daar een beetje in", ["enigszins van toepassing"]),
        (MUCH, "% herkent zich daar volledig in", ["helemaal van toepassing"]),
        (MUCH, "% herkent zich daar niet in", ["niet van toepassing"]),
        (WON, "% kan geen band plakken", ["nee, ik kan het niet"]),
        (WON, "% plakte nog nooit een band", ["nooit gedaan"]),
    ],
)
def test_other_words_for_how_much_or_how_often_and_a_bare_negation_likely_name_an_answer(
    of: Item, words: str, answers: list[str]
) -> None:
    assert chosen(of, words) == (answers, False)


@pytest.mark.parametrize(
    "words", ["% fietst niet vaak", "% fietst", "% fietst niet zonder helm", "% kent het niet zo"]
)
def test_how_often_is_left_open_where_words_only_turn_that_around_or_say_nothing_of_it(
    words: str,
) -> None:
    assert chosen(MUCH, words) == "answer_unknown"


@pytest.mark.parametrize(
    "words",
    [
        "dat weet % niet",
        "of het zin heeft, weet % van hen niet",
        "% heeft daar geen idee van",
        "dat kan % niet zeggen",
        "% blijft het antwoord schuldig",
    ],
)
def test_who_can_not_tell_says_so_in_whatever_order(words: str) -> None:
    assert chosen(HELD, words) == (["weet niet"], True)


PETS = shares("Wat huisdieren kosten", "hondenvoer", "kattenluik", "vissenkom")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Voer voor de hond noemt 31 procent.", "agrees"),
        ("Voer voor de hond noemt 77 procent.", "not_in_document"),
        ("Hondenvoer noemt 77 procent.", "disagrees"),
    ],
)
def test_a_short_part_of_a_compound_likely_means_it_and_accuses_no_one(
    said: str, told: str
) -> None:
    assert verdict(said, PETS) == told


def test_only_a_few_is_no_answer_of_those_who_find_it_bad() -> None:
    rated = item("zeer slecht", "slecht", "goed", "zeer goed")

    assert chosen(rated, "slechts % noemt het zeer slecht") == (["zeer slecht"], True)
