"""Which answers to an item the words of a number speak of."""

from __future__ import annotations

import pytest

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item, items_of
from tabel_extract.claims.answers.labels import NoChoice
from tabel_extract.claims.answers.scale import scale_in
from tabel_extract.claims.answers.stances import negations, stance_in
from tabel_extract.model import Table
from tests.checks.tables import TOTAL, table
from tests.claims.made import answered, scale


def item(made: Table) -> Item:
    (found,) = items_of([made])
    return found


def chosen(of: Item, words: str, *, quoted: bool = False) -> list[str | None] | str:
    """The labels of the answers, or the reason why there are none."""
    found = choose(of, words, words, words, quoted=quoted)
    return found.reason if isinstance(found, NoChoice) else [a.label for a in found.answers]


def sure(of: Item, words: str) -> bool:
    found = choose(of, words, words, words)
    return not isinstance(found, NoChoice) and found.sure


OPINION = item(
    answered(
        "(helemaal) eens",
        "neutraal",
        "(helemaal) oneens",
        question="Het is goed dat de fiets voorrang krijgt.",
    )
)
NEGATED = item(answered("eens", "oneens", question="De fiets hoeft geen voorrang te krijgen."))
MORE = item(answered("eens", "oneens", question="Er moeten meer fietspaden komen."))
FOUR = item(answered("helemaal eens", "eens", "oneens", "helemaal oneens"))
IMPORTANT = item(answered("(heel) belangrijk", "neutraal", "(heel) onbelangrijk"))
OFTEN = item(answered("nooit", "af en toe", "vaak", "heel vaak"))
EVERY = item(answered("elke dag", "wekelijks", "maandelijks", "niet"))
RARELY = item(answered("nooit", "minder dan wekelijks", "wekelijks", "dagelijks"))
LAST = item(answered("crematie", "begrafenis", "nog niet over nagedacht"))
COUNTS = item(answered("geen fiets", "één fiets", "twee fietsen", "drie fietsen of meer"))
WORRIES = item(answered("weinig zorgen", "veel zorgen", "heel veel zorgen"))
POINTS = item(scale(*range(1, 11)))
COPING = item(
    answered(
        "zeer makkelijk", "makkelijk", "niet makkelijk, niet moeilijk", "moeilijk", "zeer moeilijk"
    )
)
SAFE = item(answered("eens", "oneens", question="Mijn fiets is veilig genoeg voor de stad."))
DAILY = item(table((TOTAL,), {("fietst elke dag",): ["30"]}))


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("% is het daarmee eens", "(helemaal) eens"),
        ("% steunt dit", "(helemaal) eens"),
        ("% is voorstander", "(helemaal) eens"),
        ("% stemt daarmee in", "(helemaal) eens"),
        ("% is voor", "(helemaal) eens"),
        ("% zegt ja", "(helemaal) eens"),
        ("% is het er mee oneens", "(helemaal) oneens"),
        ("% is het niet met deze stelling eens", "(helemaal) oneens"),
        ("% is daar geen voorstander van", "(helemaal) oneens"),
        ("% wijst het af", "(helemaal) oneens"),
        ("% keurt dit plan af", "(helemaal) oneens"),
        ("% is tegen", "(helemaal) oneens"),
        ("% deelt die gedachte niet", "(helemaal) oneens"),
        ("% zegt nee", "(helemaal) oneens"),
        ("% vindt het niet goed", "(helemaal) oneens"),
        ("% weet het niet", "neutraal"),
        ("% heeft geen mening", "neutraal"),
        ("% is het niet eens en niet oneens", "neutraal"),
    ],
)
def test_words_for_against_and_neither_choose_the_answer_that_says_so(
    words: str, answer: str
) -> None:
    assert chosen(OPINION, words) == [answer]
    assert sure(OPINION, words)


def test_against_another_number_says_nothing_against() -> None:
    assert stance_in("% is tegen") == "disagree"
    assert stance_in("% tegen 30%") is None
    assert stance_in("% tegen de helft") is None


@pytest.mark.parametrize(
    ("words", "answers", "certain"),
    [
        ("% vindt de fiets goed", ["(helemaal) eens"], True),
        ("de fiets goed: %", ["(helemaal) eens"], False),
        ("% vindt dat niet", ["(helemaal) oneens"], False),
    ],
)
def test_words_that_take_no_side_say_yes_surely_only_with_a_verb_and_without_a_negation(
    words: str, answers: list[str], certain: bool
) -> None:
    assert (chosen(OPINION, words), sure(OPINION, words)) == (answers, certain)


@pytest.mark.parametrize(
    ("words", "answers", "certain"),
    [
        ("% vindt dat de fiets geen voorrang hoeft te krijgen", ["eens"], True),
        ("% vindt dat de fiets voorrang moet krijgen", ["eens"], False),
        ("% is het eens met de stelling dat de fiets geen voorrang hoeft", ["eens"], True),
        ("% onderschrijft die gedachte", ["eens"], True),
        ("% is het niet eens met deze stelling", ["oneens"], True),
        ("% wijst die uitspraak af", ["oneens"], True),
    ],
)
def test_a_negation_counts_unless_words_take_the_statement_as_it_was_put(
    words: str, answers: list[str], certain: bool
) -> None:
    assert (chosen(NEGATED, words), sure(NEGATED, words)) == (answers, certain)


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("% wil meer fietspaden", ["eens"]),
        ("% is voor meer fietspaden", ["eens"]),
        ("% wil minder fietspaden", "polarity"),
        ("% is voor minder fietspaden", "polarity"),
        ("% wil geen fietspaden", ["oneens"]),
    ],
)
def test_the_opposite_of_a_statement_chooses_no_answer(
    words: str, answers: list[str] | str
) -> None:
    assert chosen(MORE, words) == answers


@pytest.mark.parametrize(
    ("of", "words", "answers"),
    [
        (FOUR, "% is het helemaal eens", ["helemaal eens"]),
        (FOUR, "% is het eens", ["helemaal eens", "eens"]),
        (FOUR, "% is helemaal oneens", ["helemaal oneens"]),
        (OPINION, "% is het helemaal eens", "answer_absent"),
        (item(answered("eens", "weet niet")), "% is het oneens", "answer_absent"),
        (item(answered("eens", "oneens")), "% heeft geen mening", "answer_absent"),
        (IMPORTANT, "% vindt het belangrijk", ["(heel) belangrijk"]),
        (IMPORTANT, "% vindt dit heel belangrijk", "answer_absent"),
        (IMPORTANT, "% vindt dit onbelangrijk", ["(heel) onbelangrijk"]),
        (IMPORTANT, "% vindt dit niet belangrijk", ["(heel) onbelangrijk"]),
    ],
)
def test_degrees_are_together_unless_one_is_named_and_an_answer_may_not_be_printed(
    of: Item, words: str, answers: list[str] | str
) -> None:
    assert chosen(of, words) == answers


@pytest.mark.parametrize(
    ("of", "words", "answers"),
    [
        (OFTEN, "% doet dat nooit", ["nooit"]),
        (OFTEN, "% doet dit vaak", ["vaak"]),
        (OFTEN, "% doet dit af en toe of vaker", ["af en toe", "vaak", "heel vaak"]),
        (OFTEN, "% doet dit minstens af en toe", ["af en toe", "vaak", "heel vaak"]),
        (OFTEN, "% doet dit vaak of minder", ["nooit", "af en toe", "vaak"]),
        (OFTEN, "% doet dit vaak of heel vaak", ["vaak", "heel vaak"]),
        (OFTEN, "% doet iets", "answer_unknown"),
        (EVERY, "% doet dit iedere dag", ["elke dag"]),
        (EVERY, "% doet dit dagelijks", ["elke dag"]),
        (EVERY, "% doet het elke week", ["wekelijks"]),
        (EVERY, "% doet dit wekelijks of vaker", ["elke dag", "wekelijks"]),
        (EVERY, "% doet dit een keer in de week of vaker", ["elke dag", "wekelijks"]),
        (RARELY, "% doet het minder dan eens per week", ["minder dan wekelijks"]),
        (RARELY, "% doet het eenmaal per week", ["wekelijks"]),
        (LAST, "% wil gecremeerd worden", ["crematie"]),
        (COUNTS, "% heeft geen fiets", ["geen fiets"]),
        (COUNTS, "% zit zonder fiets", ["geen fiets"]),
        (COUNTS, "% heeft twee of meer fietsen", ["twee fietsen", "drie fietsen of meer"]),
        (COUNTS, "% heeft minstens drie fietsen", ["drie fietsen of meer"]),
        (COUNTS, "% heeft vier of meer fietsen", "answer_unknown"),
        (COUNTS, "% heeft twee of meer steppen", "answer_unknown"),
        (WORRIES, "% maakt zich weinig zorgen", ["weinig zorgen"]),
        (WORRIES, "% maakt zich veel of heel veel zorgen", ["veel zorgen", "heel veel zorgen"]),
    ],
)
def test_answers_are_called_by_their_labels_alone_together_and_from_one_on(
    of: Item, words: str, answers: list[str] | str
) -> None:
    assert chosen(of, words) == answers


def points(low: int, high: int) -> list[str]:
    return [str(point) for point in range(low, high + 1)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("% geeft score 6-10", 6, 10),
        ("% geeft een score van 6 tot en met 10", 6, 10),
        ("% geeft een 8 of hoger", 8, 10),
        ("% geeft een 8, 9 of 10", 8, 10),
        ("% geeft een 7 of een 8", 7, 8),
        ("% geeft een 4 of lager", 1, 4),
        ("% koos score 10", 10, 10),
        ("% geeft een 8", 8, 8),
        ("% geeft ten minste een 7", 7, 10),
        ("% geeft minstens een 7", 7, 10),
        ("% geeft op zijn minst een 7", 7, 10),
        ("% geeft hooguit een 3", 1, 3),
        ("% geeft ten hoogste een 3", 1, 3),
        ("% geeft maximaal een 3", 1, 3),
        ("gevolgd door de 8 (%)", 8, 8),
        ("% de hoogste", 10, 10),
        ("de vaakst gekozen score is een 7, met %", 7, 7),
        ("% kende een 9 of een 10 toe", 9, 10),
        ("% geeft een onvoldoende", 1, 5),
        ("% geeft een voldoende", 6, 10),
        ("op een schaal van 1 tot 10 geeft % een 8 of hoger", 8, 10),
    ],
)
def test_points_of_a_scale_are_named_one_by_one_in_a_run_and_from_one_on(
    words: str, low: int, high: int
) -> None:
    assert chosen(POINTS, words) == points(low, high)


@pytest.mark.parametrize(
    "words",
    ["op een schaal van 1 tot 10 vindt %", "% wil minder verkeer", "% koos score 11", "% geeft 40"],
)
def test_a_scale_whose_points_are_not_named_leaves_them_open(words: str) -> None:
    assert chosen(POINTS, words) == "scale_unclear"


def test_a_range_of_scores_is_known_as_points_of_a_scale() -> None:
    assert [scale_in(t) for t in ("(score 6-10)", "score 10", "een 8 of hoger", "in 6-10")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("% fietst elke dag", [None]),
        ("% fietst niet elke dag", "polarity"),
        ("% fietst nooit", "polarity"),
        ("% fietst niet alleen in de zomer", [None]),
    ],
)
def test_a_row_without_answers_is_what_it_says_and_not_its_opposite(
    words: str, answers: list[None] | str
) -> None:
    assert chosen(DAILY, words) == answers


def test_a_quoted_statement_needs_no_words_of_its_own() -> None:
    assert chosen(NEGATED, "is het % eens", quoted=True) == ["eens"]
    assert chosen(DAILY, "niet %", quoted=True) == [None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("dat is niet goed", 1),
        ("niemand wil geen fiets", 2),
        ("niet alleen de fiets", 0),
        ("nauwelijks veranderd", 0),
        ("al dan niet met de fiets", 0),
        ("", 0),
    ],
)
def test_negations_count_unless_they_turn_nothing_around(text: str, count: int) -> None:
    assert negations(text) == count


SATISFIED = item(answered("zeer tevreden", "tevreden", "neutraal", "ontevreden", "zeer ontevreden"))
TRUSTING = item(answered("geen vertrouwen", "veel vertrouwen", "heel veel vertrouwen"))


@pytest.mark.parametrize(
    ("of", "words", "answers"),
    [
        (SATISFIED, "% is (zeer) tevreden", ["zeer tevreden", "tevreden"]),
        (SATISFIED, "% is (zeer) ontevreden", ["ontevreden", "zeer ontevreden"]),
        (SATISFIED, "% is zeer tevreden", ["zeer tevreden"]),
        (SATISFIED, "% is zeer ontevreden", ["zeer ontevreden"]),
        (TRUSTING, "% heeft (heel) veel vertrouwen", ["veel vertrouwen", "heel veel vertrouwen"]),
        (OFTEN, "% doet dat (heel) vaak", ["vaak", "heel vaak"]),
        (OFTEN, "% doet dat heel vaak", ["heel vaak"]),
    ],
)
def test_a_strong_word_in_brackets_is_both_answers_and_without_them_one(
    of: Item, words: str, answers: list[str]
) -> None:
    assert (chosen(of, words), sure(of, words)) == (answers, True)


@pytest.mark.parametrize(
    ("of", "words", "both"),
    [
        (SATISFIED, "% is tevreden", ["zeer tevreden", "tevreden"]),
        (SATISFIED, "% is ontevreden", ["ontevreden", "zeer ontevreden"]),
        (OFTEN, "% doet dat vaak", ["vaak", "heel vaak"]),
    ],
)
def test_a_plain_word_may_hold_the_strong_answer_so_that_it_accuses_no_one(
    of: Item, words: str, both: list[str]
) -> None:
    found = choose(of, words, words, words)

    assert not isinstance(found, NoChoice)
    assert [a.label for a in found.otherwise] == both
    assert len(found.answers) == 1
    assert not found.sure


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("antwoordt % ‘oneens’ op de stelling", ["oneens"]),
        ("% zegt ‘eens’ of ‘helemaal eens’", ["helemaal eens", "eens"]),
        ("antwoordt % niet ‘oneens’", "polarity"),
        ("% is het oneens", ["oneens", "helemaal oneens"]),
    ],
)
def test_answers_in_quotes_are_those_answers_alone(words: str, answers: list[str] | str) -> None:
    assert chosen(FOUR, words) == answers


def test_an_answer_in_quotes_that_is_a_part_of_a_printed_one_is_not_that() -> None:
    assert chosen(OPINION, "% zegt ‘helemaal eens’") == "answer_absent"


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("% heeft moeite met het vervoer", ["moeilijk", "zeer moeilijk"]),
        ("% zit daar tussenin", ["niet makkelijk, niet moeilijk"]),
        ("% doet het zonder moeite", "answer_unknown"),
        ("% heeft weinig moeite met het vervoer", "answer_unknown"),
    ],
)
def test_trouble_is_every_answer_by_which_it_is_hard_and_in_between_is_the_middle_one(
    words: str, answers: list[str] | str
) -> None:
    assert chosen(COPING, words) == answers


def test_the_opposite_of_a_word_of_the_question_is_its_negation() -> None:
    assert chosen(SAFE, "% acht de eigen fiets onveilig") == ["oneens"]
    assert not sure(SAFE, "% acht de eigen fiets onveilig")
    assert chosen(IMPORTANT, "% vindt dat onbelangrijk") == ["(heel) onbelangrijk"]
    assert chosen(SAFE, "% acht de eigen fiets veilig") == ["eens"]


def test_a_verb_with_wel_says_that_people_do() -> None:
    assert chosen(SAFE, "% vindt dat wel") == ["eens"]
    assert sure(SAFE, "% vindt dat wel")


def test_a_question_in_the_first_person_is_answered_by_its_verb() -> None:
    asleep = item(
        answered("eens", "oneens", question="Ik slaap slecht doordat het buiten licht is.")
    )
    assert chosen(asleep, "% slaapt er slecht van") == ["eens"]
    assert sure(asleep, "% slaapt er slecht van")
    assert not sure(asleep, "% ligt er wakker van")
    assert not sure(asleep, "% slaapt er niet slecht van")


def test_that_little_changed_turns_nothing_around() -> None:
    assert negations("is sindsdien niet wezenlijk veranderd") == 0
    assert negations("is sindsdien niet wezenlijk anders") == 1
    assert negations("tegenstanders zijn er nauwelijks") == 0
