"""Groups of several words, bare answers, and what others leave, as chapters word them.

The texts stand before the tables of ``library.txt``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims.housing import claims_in

_REPORT = Path(__file__).with_name("library.txt").read_text(encoding="utf-8")
FINES = "Geen boetes voor te laat inleveren: 46% is het daarmee eens (zie tabel 4.1). "
ASKED = "Om raad over boeken vragen mensen vooral vrienden of andere lezers (52%; zie tabel 4.2). "


def last(text: str) -> str:
    """The verdict on the last number of a text."""
    return claims_in(_REPORT, text)[-1].verdict


@pytest.mark.parametrize(
    ("text", "printed", "other"),
    [
        (  # the words of a group stay together, whatever stands between them
            FINES + "Van de mensen met hoogstens vmbo onderschrijft 61% dit, van de mensen met "
            "havo, vwo of mbo @%.",
            "50",
            "31",
        ),
        (FINES + "In eenoudergezinnen is dat @%.", "58", "42"),
        (FINES + "In gezinnen met twee ouders is dat @%.", "42", "58"),
        (FINES + "In (zeer) sterk stedelijke gemeenten is dat @%.", "44", "48"),
        (ASKED + "Van de kerkelijken doet @% dat.", "56", "50"),
        (ASKED + "Van de mensen die niet bij een kerk horen, doet @% dat.", "50", "56"),
        (  # who are a part of what was asked are no group
            "Vrienden en andere lezers (@%) zijn de voornaamste raadgevers (zie tabel 4.2).",
            "52",
            "44",
        ),
        (
            ASKED + "De boekhandel is in trek bij 65-plussers (54%). De bibliotheekmedewerker "
            "noemt in die leeftijdsgroep @%.",
            "38",
            "18",
        ),
        (  # `meer antwoorden mogelijk` makes `minder` no opposite of what was asked
            ASKED + "De boekhandel noemen kerkelijken met @% minder vaak.",
            "39",
            "47",
        ),
    ],
)
def test_a_number_is_tied_to_the_group_that_its_words_name(
    text: str, printed: str, other: str
) -> None:
    assert last(text.replace("@", printed)) == "agrees"
    assert last(text.replace("@", other)) != "agrees"


def test_the_youngest_are_named_before_the_noun_that_the_oldest_have() -> None:
    rising = "Het aandeel dat de boekhandel noemt, loopt op van @% in de jongste tot 54% in de "
    text = ASKED + rising + "oudste leeftijdsgroep."
    told = [c.verdict for c in claims_in(_REPORT, text.replace("@", "33"))]
    assert told == ["agrees", "agrees", "agrees"]
    assert claims_in(_REPORT, text.replace("@", "45"))[1].verdict != "agrees"


def test_a_label_whose_words_say_nothing_is_known_to_the_letter_in_its_own_table() -> None:
    text = ASKED + "Van de 65-plussers gaat @% bij niemand te rade."
    assert last(text.replace("@", "5")) == "agrees"
    assert last(text.replace("@", "14")) == "disagrees"
    elsewhere = FINES + "Van de mensen met havo, vwo of mbo gaat 5% bij niemand langs."
    assert last(elsewhere) == "not_in_document"


def test_the_last_group_is_none_before_it_where_whom_the_last_number_is_of_is_not_known() -> None:
    text = (
        ASKED + "Van de 18-34-jarigen noemt 61% vrienden, en 33% van de lezers van strips noemt de "
        "boekhandel. Onder die laatste groep noemt @% de bibliotheekmedewerker."
    )
    assert last(text.replace("@", "18")) == "not_in_document"


def test_a_group_behind_a_number_is_not_that_of_the_next_one() -> None:
    text = ASKED + "Tegenover 45% van de 35- tot en met 64-jarigen noemt slechts 33% de boekhandel."
    assert last(text) == "not_in_document"


def test_a_bare_answer_is_one_to_what_was_put_to_people_as_the_answer_before_it() -> None:
    text = "Geen boetes voor te laat inleveren: 46% is het daarmee eens en @% oneens (tabel 4.1)."
    assert last(text.replace("@", "29")) == "agrees"
    assert last(text.replace("@", "46")) == "review"


def test_what_others_leave_counts_a_number_once_that_is_told_in_words_and_in_figures() -> None:
    text = (
        "Bijna de helft (46%) wil geen boetes voor te laat inleveren en 29% is het daarmee oneens "
        "(zie tabel 4.1). De overige @% heeft er geen uitgesproken mening over."
    )
    assert last(text.replace("@", "25")) == "agrees"
    assert last(text.replace("@", "31")) == "not_in_document"


def test_what_a_number_measures_does_not_begin_within_a_citation() -> None:
    text = "Ouder onderzoek (KB 2023; De Wit et al. 2016) laat zien dat een meerderheid ook leent."
    (claim,) = claims_in(_REPORT, text)
    assert (claim.verdict, claim.item) == ("not_in_document", "laat zien dat … ook leent")
