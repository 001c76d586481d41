"""Claims as other authors write them: answers named as groups, links that a paragraph leaves out.

The texts stand before the tables of ``rest.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("rest.txt").read_text(encoding="utf-8")
AGREES, WRONG, OPEN = "agrees", "disagrees", "not_in_document"

TIRED = "In totaal was 17,5 procent vaak moe (tabel 3.1). "
EARLY = "Dat winkels vroeg dicht moeten, vindt 31% (tabel 3.5). "
BOSSES = "Bijna de helft meent dat bazen niet luisteren naar wie moe is (tabel 3.5). "
CALM = "Een score van 8 of hoger geeft 15% (tabel 3.6). "
NIGHT = "De nacht als geheel krijgt gemiddeld een 7,1 (tabel 3.4). "


def verdicts(text: str) -> list[str]:
    """The verdict on each number of a text."""
    return [c.verdict for c in claims_in(_REPORT, text)]


@pytest.mark.parametrize(
    ("peak", "now", "verdict"),
    [
        ("16,4", "15,8", [AGREES, AGREES]),
        ("15,8", "16,4", [WRONG, WRONG]),
    ],
)
def test_a_year_before_brackets_is_of_the_number_in_them_and_not_the_one_behind(
    peak: str, now: str, verdict: list[str]
) -> None:
    text = (
        f"Na een piek in 2022 ({peak} procent) lag in 2024 nog {now} procent vaak wakker "
        "(tabel 3.2)."
    )
    assert verdicts(text) == verdict


def test_a_year_behind_brackets_without_a_verb_is_of_the_number_in_them() -> None:
    text = "Vaak wakker (11,1 procent) lag in 2018 minder dan nu (tabel 3.2)."
    assert verdicts(text.replace(" lag in", " in")) == [AGREES]


@pytest.mark.parametrize(("told", "verdict"), [("17,5", AGREES), ("18,5", WRONG)])
def test_an_answer_is_no_group_where_its_own_table_prints_it_as_an_answer(
    told: str, verdict: str
) -> None:
    assert verdicts(f"In totaal was {told} procent vaak moe (tabel 3.1).") == [verdict]


def test_the_same_words_are_a_group_where_a_table_has_a_column_of_them() -> None:
    text = (
        "Mensen die vaak moe zijn, geven de nacht gemiddeld een {}, mensen die niet moe zijn een "
        "{} (tabel 3.4)."
    )
    assert verdicts(text.format("5,4", "7,8")) == [AGREES, AGREES]
    assert AGREES not in verdicts(text.format("7,8", "5,4"))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Jongeren zijn het vaakst vaak moe.", AGREES),
        ("Jongeren zijn het vaakst soms moe.", OPEN),
    ],
)
def test_an_answer_that_a_sentence_without_numbers_names_is_gone_on_about(
    said: str, verdict: str
) -> None:
    text = "Vermoeidheid hangt samen met leeftijd (tabel 3.1). "
    told = " Bij 15- tot 34-jarigen gaat het om 22,4 procent."
    assert verdicts(text + said + told) == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (EARLY + "In de meest stedelijke gemeenten is dat 24%.", AGREES),
        (EARLY + "In de minst stedelijke gemeenten is dat 41%.", AGREES),
        (EARLY + "In de minst stedelijke gemeenten is dat 24%.", WRONG),
        (EARLY + "In niet-stedelijke gemeenten is dat 41%.", AGREES),
        (EARLY + "In sterk stedelijke gemeenten is dat 28%.", AGREES),
        (EARLY + "In zeer sterk stedelijke gebieden is dat 24%.", AGREES),
        (EARLY + "Wie zeer sterk hecht aan rust, vindt dat vaker: 24%.", OPEN),
        (EARLY + "Van de mensen die (zeer) moeilijk rondkomen vindt 37% dat.", AGREES),
        (EARLY + "Van de mensen die net kunnen rondkomen vindt 34% dat.", AGREES),
        (EARLY + "Van de mensen die nauwelijks rondkomen vindt 34% dat.", OPEN),
        (EARLY + "Van de laagste opleidingsgroep vindt 39% dat.", AGREES),
        (EARLY + "Van de hoogste opleidingsgroep vindt 39% dat.", WRONG),
        (TIRED + "Van de alleroudsten is dat 12,3 procent.", AGREES),
        (TIRED + "Onder jongvolwassenen is dat 22,4 procent.", AGREES),
    ],
)
def test_a_group_is_known_by_other_words_than_its_heading(text: str, verdict: str) -> None:
    assert verdicts(text)[-1] == verdict


@pytest.mark.parametrize(
    ("first", "second", "verdict"), [("18,7", "14,2", AGREES), ("14,2", "18,7", WRONG)]
)
def test_two_groups_that_share_their_words_are_told_in_turn(
    first: str, second: str, verdict: str
) -> None:
    text = (
        TIRED
        + f"Bij paren met en zonder kinderen is dat respectievelijk {first} en {second} procent."
    )
    assert verdicts(text)[-2:] == [verdict, verdict]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Van de praktisch opgeleiden vindt zelfs een meerderheid (58%) dat.", AGREES),
        ("Van de praktisch opgeleiden is 58% het daar niet mee eens.", OPEN),
    ],
)
def test_who_goes_on_about_a_statement_that_denies_takes_it_as_it_was_put(
    said: str, verdict: str
) -> None:
    assert verdicts(BOSSES + said)[-1] == verdict


def test_or_not_turns_nothing_around() -> None:
    text = "Het sluiten van winkels op een vroeg uur is, {}, een goede zaak, vindt 31% (tabel 3.5)."
    assert verdicts(text.format("verliezen of niet")) == [AGREES]
    assert verdicts(text.format("denkt men, niet")) != [AGREES]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("34 procent doet wekelijks een dutje thuis en 13 procent doet dat onderweg (tabel 3.3).",
         [AGREES, AGREES]),
        ("34 procent doet wekelijks een dutje thuis en 22 procent doet dat onderweg (tabel 3.3).",
         [AGREES, OPEN]),
        ("Thuis doet een derde elke week een dutje (tabel 3.3).", [AGREES]),
    ],
)  # fmt: skip
def test_rows_under_a_heading_that_add_up_are_the_answers_to_it(
    text: str, verdict: list[str]
) -> None:
    assert verdicts(text) == verdict


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Ruim de helft komt niet verder dan een onvoldoende.", AGREES),
        ("Slechts 6% koos de laagste antwoordmogelijkheid.", AGREES),
        ("Slechts 9% koos de laagste antwoordmogelijkheid.", WRONG),
        ("Ruim de helft geeft de winkels een onvoldoende.", OPEN),
    ],
)
def test_points_of_the_scale_under_discussion_name_its_table(said: str, verdict: str) -> None:
    assert verdicts(CALM + said)[-1] == verdict


def test_marks_are_heard_on_past_a_sentence_without_numbers() -> None:
    said = "Leeftijd doet er niet toe. Wie vaak moe is, geeft de nacht als geheel een 5,4."
    assert verdicts(NIGHT + said) == [AGREES, AGREES]


def test_a_place_that_a_table_names_is_none_elsewhere() -> None:
    text = "In de {} slaapdag heeft momenteel {} procent zin (tabel 3.2)."
    assert verdicts(text.format("Europese", "9,3")) == [AGREES]
    assert verdicts(text.format("Belgische", "7,1")) == [OPEN]
