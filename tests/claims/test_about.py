"""Whom each number of a sentence is about."""

from __future__ import annotations

import pytest

from tabel_extract.claims.groups.group import EVERYONE, Group
from tests.claims.made import (
    HIGHER,
    LOWER,
    MAN,
    MIDDLE,
    OLDEST,
    POOREST,
    RICHEST,
    WOMAN,
    YOUNG,
    whose,
)


def told(sentence: str, before: Group | None = None) -> list[Group | None]:
    return [a.group for a in whose(sentence, before=before)]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("53% van de hbo- en wo-opgeleiden fietst.", HIGHER),
        ("53% van de hbo-opgeleiden fietst.", None),
        ("Een op de vijf vrouwen fietst.", WOMAN),
        ("Fietsen doet 40% onder mannen.", MAN),
        ("Bijna iedereen in het hoogste kwintiel fietst.", RICHEST),
        ("40% van de Nederlanders fietst.", EVERYONE),
        ("40% van de mensen met een auto fietst.", None),
        ("40% van de fietsers draagt een helm.", None),
    ],
)
def test_a_number_is_of_the_group_right_behind_it(sentence: str, group: Group | None) -> None:
    (found,) = whose(sentence)
    assert (found.group, found.stated, found.people) == (group, True, True)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Onder mannen is dat 34%.", MAN),
        ("In het laagste kwintiel fietst 55%.", POOREST),
        ("Van de Nederlanders fietst 40%.", EVERYONE),
        ("Van degenen met een hbo- of wo-opleiding fietst 40%.", HIGHER),
        ("Onder degenen van 75 jaar en ouder is dat 5%.", OLDEST),
        ("Van de mensen jonger dan 35 jaar fietst 60%.", YOUNG),
        ("In de groep ‘bo, vmbo’ fietst 30%.", LOWER),
        ("Onder wie een auto heeft, fietst 40%.", None),
        ("Van wie een auto heeft, fietst 40%.", None),
        ("Onder wetenschappers is dat 34%.", None),
        ("Van de ingeleverde flessen was 8% stuk.", None),
        ("Van het totaal is 8% tegen.", EVERYONE),
        ("Van de alleenstaande mannen fietst 40%.", None),
        ("Van de vrouwen met een hbo- of wo-opleiding fietst 70%.", None),
    ],
)
def test_a_number_is_of_the_group_that_a_preposition_sets_before_it(
    sentence: str, group: Group | None
) -> None:
    assert told(sentence) == [group]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Vrouwen fietsen vaker (66 procent).", WOMAN),
        ("De meeste vrouwen (66%) fietsen.", WOMAN),
        ("Hbo’ers en wo’ers fietsen vaak (40%).", HIGHER),
        ("Fietsen is geliefd (66%).", EVERYONE),
        ("Fietsen doet 66%, waarbij vrouwen en mannen weinig verschillen.", EVERYONE),
        ("Jonge ouders (66%) fietsen vaak.", None),
    ],
)
def test_a_number_in_brackets_is_of_the_group_before_them(
    sentence: str, group: Group | None
) -> None:
    assert told(sentence) == [group]


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Vrouwen: 45% fietst elke dag.", WOMAN),
        ("Vrouwen die werken fietsen vaker: 60%.", None),
        ("Jonge ouders fietsen vaak: 50%.", None),
        ("Mannen en vrouwen fietsen beide 40%.", None),
        ("Fietsen doet 40%.", EVERYONE),
    ],
)
def test_else_it_is_of_whom_the_sentence_opens_with_and_of_everyone_where_it_names_no_one(
    sentence: str, group: Group | None
) -> None:
    assert told(sentence) == [group]


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("40% van de mannen en 30% van de vrouwen fietst.", [MAN, WOMAN]),
        ("Van de 16-34-jarigen fietst 40%, van de 75-plussers 10%.", [YOUNG, OLDEST]),
        ("75-plussers fietsen minder (20%) dan 16-34-jarigen (60%).", [OLDEST, YOUNG]),
        ("Onder mannen en vrouwen fietst respectievelijk 4% en 2%.", [MAN, WOMAN]),
        ("Vrouwen fietsen vaker dan mannen (42% tegenover 34%).", [WOMAN, MAN]),
        ("Vrouwen fietsen vaker dan mannen: 42% tegen 34%.", [WOMAN, MAN]),
        ("Bij vrouwen fietst 42%, tegen 34% van de mannen.", [WOMAN, MAN]),
        ("Van de vrouwen fietst 45% en loopt 34%.", [WOMAN, WOMAN]),
        ("Jonge ouders fietsen vaker dan anderen (42% tegenover 34%).", [None, None]),
        ("Op fietsen scoren mannen 3,4 en vrouwen 2,7.", [MAN, WOMAN]),
    ],
)
def test_each_number_of_a_sentence_has_its_own_group(
    sentence: str, groups: list[Group | None]
) -> None:
    assert told(sentence) == groups


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        (
            "Dit loopt met het opleidingsniveau op van 11% via 16% naar 27%.",
            [LOWER, MIDDLE, HIGHER],
        ),
        ("Dit loopt met de leeftijd op van 11% via 16% naar 27%.", [None, None, None]),
        ("Dit loopt met het opleidingsniveau op van 11% naar 27%.", [None, None]),
        ("Dit daalt met het opleidingsniveau van 27% via 16% naar 11%.", [None, None, None]),
        ("Dit liep op van 11% via 16% naar 27%.", [EVERYONE, EVERYONE, EVERYONE]),
    ],
)
def test_a_trend_along_a_dimension_is_of_its_categories_and_never_of_everyone(
    sentence: str, groups: list[Group | None]
) -> None:
    assert told(sentence) == groups


@pytest.mark.parametrize(
    ("sentence", "before", "group"),
    [
        ("45% van hen fietst elke dag.", WOMAN, WOMAN),
        ("Van hen fietst 45% elke dag.", WOMAN, WOMAN),
        ("In deze groep fietst 45%, 45% van die groep loopt.", WOMAN, WOMAN),
        ("45% van hen fietst elke dag.", None, None),
        ("45% van hen fietst elke dag.", EVERYONE, None),
        ("Vrouwen fietsen vaak; van hen fietst 45% elke dag.", None, WOMAN),
        ("Vrouwen fietsen vaak; van hen fietst 45% elke dag.", MAN, WOMAN),
        ("40% van de vrouwen fietst; van hen doet 45% dat elke dag.", MAN, None),
        ("40% van de mannen fietst; vrouwen doen dat meer: van hen fietst 45%.", None, WOMAN),
    ],
)
def test_words_that_point_back_are_of_whom_was_spoken_of_last(
    sentence: str, before: Group | None, group: Group | None
) -> None:
    assert told(sentence, before)[-1] == group


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("40% van de bedden is leeg.", False),
        ("40% van de uitgaven is voor zorg.", False),
        ("40% van de wetenschappers fietst.", True),
        ("40% van wie werkt, fietst.", True),
    ],
)
def test_a_share_of_things_is_no_share_of_people(sentence: str, people: bool) -> None:
    assert [a.people for a in whose(sentence)] == [people]
