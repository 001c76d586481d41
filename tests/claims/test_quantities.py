"""Quantities that a sentence states, by examples: what is one, how it is read, what is none."""

from __future__ import annotations

import pytest

from tabel_extract.claims.quantities.quantity import Quantity
from tests.claims.grammar import READER


def read(sentence: str, *, graded: bool = False) -> list[Quantity]:
    return READER.read(sentence, graded=graded)


def told(sentence: str) -> list[tuple[str, float, float]]:
    return [(q.text, q.low, q.high) for q in read(sentence)]


@pytest.mark.parametrize(
    ("sentence", "text", "value", "step"),
    [
        ("Van hen fietst 40 procent.", "40 procent", 40, 1),
        ("Van hen fietst 40%.", "40%", 40, 1),
        ("Van hen fietst 40 %.", "40 %", 40, 1),
        ("Van hen fietst 40 pct.", "40 pct", 40, 1),
        ("Van hen fietst 12,5 procent.", "12,5 procent", 12.5, 0.1),
        ("Van hen fietst 12.5%.", "12.5%", 12.5, 0.1),
        ("Van hen fietst 12,34%.", "12,34%", 12.34, 0.01),
        ("Van hen fietst zeven procent.", "zeven procent", 7, 1),
        ("Van hen fietst zeventien procent.", "zeventien procent", 17, 1),
        ("Van hen fietst drieëntwintig procent.", "drieëntwintig procent", 23, 1),
        ("Van hen fietst vijfenveertig procent.", "vijfenveertig procent", 45, 1),
        ("Honderd procent fietst.", "Honderd procent", 100, 1),
        ("Slechts 5% fietst.", "5%", 5, 1),
        ("Niet meer dan 5% fietst.", "5%", 5, 1),
        ("Maar liefst 80 procent fietst.", "80 procent", 80, 1),
        ("De omzet groeide met 150 procent.", "150 procent", 150, 1),
        ("De omzet kromp (-5%).", "-5%", -5, 1),
    ],
)
def test_a_number_of_per_cents_is_what_it_says(
    sentence: str, text: str, value: float, step: float
) -> None:
    (found,) = read(sentence)
    assert (found.text, found.low, found.high) == (text, value, value)
    assert (found.exact, found.kind, found.unit) == (True, "number", "percent")
    assert found.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high"),
    [
        ("Ruim 40 procent fietst.", "Ruim 40 procent", 40, 45),
        ("Een dikke 40 procent fietst.", "Een dikke 40 procent", 40, 45),
        ("Meer dan 40% fietst.", "Meer dan 40%", 40, 45),
        ("Bijna veertig procent fietst.", "Bijna veertig procent", 35, 40),
        ("Een kleine 40 procent fietst.", "Een kleine 40 procent", 35, 40),
        ("Nog geen 40 procent fietst.", "Nog geen 40 procent", 30, 40),
        ("Zo’n 40% fietst.", "Zo’n 40%", 37, 43),
        ("Zo'n 40% fietst.", "Zo'n 40%", 37, 43),
        ("Het ligt rond de 40 procent.", "rond de 40 procent", 37, 43),
        ("Ongeveer 5 procent fietst.", "Ongeveer 5 procent", 4, 6),
        ("Hooguit 5% fietst.", "Hooguit 5%", 0, 5),
        ("Minstens 50 procent fietst.", "Minstens 50 procent", 50, 100),
        ("Ruim 98 procent fietst.", "Ruim 98 procent", 98, 100),
    ],
)
def test_words_before_a_number_leave_it_room(
    sentence: str, text: str, low: float, high: float
) -> None:
    (found,) = read(sentence)
    assert (found.text, found.low, found.high, found.exact) == (text, low, high, False)


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high"),
    [
        ("Tussen de 51 en 54% is tegen.", "Tussen de 51 en 54%", 51, 54),
        ("Tussen 51% en 54% is tegen.", "Tussen 51% en 54%", 51, 54),
        ("Het gaat om 12 tot 15 procent.", "12 tot 15 procent", 12, 15),
        ("Het gaat om 12 tot en met 15 procent.", "12 tot en met 15 procent", 12, 15),
        ("Het gaat om 5 à 10 procent.", "5 à 10 procent", 5, 10),
        ("Het gaat om vijf à tien procent.", "vijf à tien procent", 5, 10),
        ("Het gaat om 10–15%.", "10–15%", 10, 15),
        ("Het gaat om 10-15%.", "10-15%", 10, 15),
        ("Het gaat om 10 - 15%.", "10 - 15%", 10, 15),
        ("Het gaat om twee à drie op de tien.", "twee à drie op de tien", 20, 30),
    ],
)
def test_two_numbers_that_bound_a_share_are_one_range(
    sentence: str, text: str, low: float, high: float
) -> None:
    (found,) = read(sentence)
    assert (found.text, found.low, found.high) == (text, low, high)
    assert (found.exact, found.kind, found.unit) == (False, "range", "percent")


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high", "exact"),
    [
        ("Dat is 3 procentpunt meer.", "3 procentpunt", 3, 3, True),
        ("Dat is drie procentpunten meer.", "drie procentpunten", 3, 3, True),
        ("Dat is 2,5 %-punt meer.", "2,5 %-punt", 2.5, 2.5, True),
        ("Dat is 2 procent-punten meer.", "2 procent-punten", 2, 2, True),
        ("Dat is ruim 10 procentpunten meer.", "ruim 10 procentpunten", 10, 15, False),
        ("Dat is 3 à 4 procentpunt meer.", "3 à 4 procentpunt", 3, 4, False),
        ("Het scheelt tussen de 3 en 5 procentpunt.", "tussen de 3 en 5 procentpunt", 3, 5, False),
    ],
)
def test_points_are_a_difference_and_no_share(
    sentence: str, text: str, low: float, high: float, exact: bool
) -> None:
    (found,) = read(sentence)
    assert (found.text, found.low, found.high, found.exact) == (text, low, high, exact)
    assert (found.kind, found.unit) == ("points", "percentage_points")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Van hen leest 66, 72 en 59 procent.",
            [("66", 66, 66), ("72", 72, 72), ("59 procent", 59, 59)],
        ),
        ("Dat was 43 tegen 66 procent.", [("43", 43, 43), ("66 procent", 66, 66)]),
        ("Dat was 43 tegenover 66%.", [("43", 43, 43), ("66%", 66, 66)]),
        ("Het steeg van 43 naar 66 procent.", [("43", 43, 43), ("66 procent", 66, 66)]),
        (
            "Van 43 via 50 naar 66 procent.",
            [("43", 43, 43), ("50", 50, 50), ("66 procent", 66, 66)],
        ),
        ("Dat was 43 respectievelijk 66%.", [("43", 43, 43), ("66%", 66, 66)]),
        ("Dat verschilt (53% versus 47%).", [("53%", 53, 53), ("47%", 47, 47)]),
        ("Dat is ruim 40 en 30 procent.", [("ruim 40", 40, 45), ("30 procent", 30, 35)]),
        ("Wie tot 5 en 6 procent komt.", [("6 procent", 6, 6)]),
    ],
)
def test_numbers_that_share_a_unit_are_read_one_by_one(
    sentence: str, found: list[tuple[str, float, float]]
) -> None:
    assert told(sentence) == found


def test_no_number_of_a_list_is_exact_where_a_word_may_qualify_them_all() -> None:
    assert [q.exact for q in read("Dat is ruim 40, 35 en 30 procent.")] == [False] * 3
    assert [q.exact for q in read("Dat is slechts 40, 35 en 30 procent.")] == [True] * 3


@pytest.mark.parametrize(
    ("sentence", "text", "low", "high"),
    [
        ("De helft fietst.", "De helft", 48, 52),
        ("Twee derde fietst.", "Twee derde", 65, 68),
        ("Tweederde fietst.", "Tweederde", 65, 68),
        ("Drie kwart fietst.", "Drie kwart", 73, 77),
        ("Ruim driekwart fietst.", "Ruim driekwart", 75, 80),
        ("Een derde van de ouders fietst.", "Een derde", 31, 35),
        ("Een zesde deel fietst.", "Een zesde deel", 14.7, 18.7),
        ("Acht tiende deel fietst.", "Acht tiende deel", 78, 82),
        ("Minstens de helft fietst.", "Minstens de helft", 50, 100),
        ("Vier op de vijf mensen fietsen.", "Vier op de vijf", 78, 82),
        ("1 op de 10 fietst.", "1 op de 10", 8, 12),
        ("Een op elke drie fietst.", "Een op elke drie", 31, 35),
        ("Twee van de drie fietsen.", "Twee van de drie", 64, 69),
    ],
)
def test_fractions_and_so_many_out_of_so_many_are_shares(
    sentence: str, text: str, low: float, high: float
) -> None:
    (found,) = read(sentence)
    assert (found.text, found.low, found.high, found.exact) == (text, low, high, False)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Een ruime meerderheid is voor.", "Een ruime meerderheid"),
        ("In meerderheid zijn ze voor.", "In meerderheid"),
        ("Het overgrote deel is voor.", "Het overgrote deel"),
        ("Vrijwel alle leden zijn voor.", "Vrijwel alle"),
        ("Bijna niemand is voor.", "Bijna niemand"),
        ("Een meerderheid heeft een raam in de slaapkamer.", "Een meerderheid"),
    ],
)
def test_words_for_a_share_are_read_without_a_number(sentence: str, text: str) -> None:
    (found,) = read(sentence)
    assert (found.text, found.kind, found.exact) == (text, "share", False)


def test_two_shares_side_by_side_are_both_read() -> None:
    found = [q.text for q in read("Van een grote meerderheid een minderheid maken.")]
    assert found == ["een grote meerderheid", "een minderheid"]


@pytest.mark.parametrize(
    ("sentence", "vague", "exact"),
    [
        ("Bijna de helft (47%) fietst.", "Bijna de helft", "47%"),
        ("Een ruime meerderheid van de mensen (74 procent) fietst.", None, "74 procent"),
    ],
)
def test_a_number_in_brackets_makes_the_word_before_it_exact(
    sentence: str, vague: str | None, exact: str
) -> None:
    word, number = read(sentence)
    assert (word.beside, number.beside, number.text) == (True, False, exact)
    assert vague is None or word.text == vague


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Zij geven gemiddeld een 7,4 en hun ouders een 6,9.", [7.4, 6.9]),
        ("Het rapportcijfer is een 7.", [7]),
        ("Dat is nog geen 7,4 gemiddeld.", []),
        ("De gemiddelde score is 3,2 op een schaal van 1 tot 5.", [3.2]),
        ("Zij krijgen gemiddeld 2,3 euro.", []),
        ("Het cijfer is een 12.", []),
        ("Op die schaal geeft men een 8 of een 9.", []),
    ],
)
def test_averages_are_read_beside_a_word_for_them(sentence: str, values: list[float]) -> None:
    assert [q.low for q in read(sentence) if q.unit == "mean"] == values


def test_an_average_is_read_without_such_a_word_where_marks_are_spoken_of() -> None:
    assert read("Ouders geven een 6,9.") == []
    (found,) = read("Ouders geven een 6,9.", graded=True)
    assert (found.low, found.unit, found.exact) == (6.9, "mean", True)


NO_QUANTITY = {
    "years": ["In 2023 was dat zo.", "Sinds 1995-2005 is dat zo.", "De helft van 2023 was nat."],
    "ages": ["Mensen van 65 jaar en ouder.", "18- tot 34-jarigen.", "De groep 18-34 jaar."],
    "places": ["Zie p. 12.", "Zie blz. 5-7.", "Artikel 12 van de wet.", "Zie tabel 7.2."],
    "money": ["Dat kost € 25.", "Dat kost 25 euro.", "Een kwart miljoen euro.", "€ 2,5 miljard."],
    "time": ["Na een kwartier.", "Een kwart eeuw lang.", "Na driekwart jaar.", "Een half uur."],
    "halves": ["De eerste helft van 2023.", "In de tweede helft.", "In een derde van het jaar."],
    "ordinals": ["Een derde partij.", "Een vierde reden.", "Een zesde.", "Een tweede derde kind."],
    "counts": ["Er deden 2.411 respondenten mee.", "3 van de 5 stellingen.", "Een van de drie."],
    "scores": [
        "Een score 6-10.",
        "4 op de 5-puntsschaal.",
        "3 van de 5 sterren.",
        "4 op de 10.000.",
    ],
    "politics": ["Een Kamermeerderheid is voor.", "Een meerderheid in de Tweede Kamer is voor."],
    "addresses": ["Bel 070-340 70 00.", "Bel 06-12345678.", "Postbus 16164, 2500 BD."],
    "dates": ["Op 12 maart 2024.", "Op 12-03-2024.", "Het is 24/7 open.", "Van 3 t/m 9 mei."],
    "bare": ["Dat zijn er 12, 40 en 50.", "Eendriekwart.", "Meerderheid.", "Een op de een.", ""],
}


@pytest.mark.parametrize(
    "sentence", [pytest.param(s, id=f"{k}: {s}") for k, v in NO_QUANTITY.items() for s in v]
)
def test_what_is_no_share_is_passed_over(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text", "bounds", "exact"),
    [
        ("Van hen fietsen 48 op de 100 mensen.", "48 op de 100", (48, 48), True),
        ("Slechts 16 van de 100 fietsers.", "16 van de 100", (16, 16), True),
        ("Ruim 16 van de 100 fietsers.", "Ruim 16 van de 100", (16, 21), False),
        ("Van hen fietsen 4 op de 10 mensen.", "4 op de 10", (37, 43), False),
    ],
)
def test_so_many_of_a_hundred_are_per_cents(
    sentence: str, text: str, bounds: tuple[float, float], *, exact: bool
) -> None:
    (found,) = read(sentence)
    assert (found.text, (found.low, found.high), found.exact) == (text, bounds, exact)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("ſlechts 5%", "5%"), ("een mınderheid", "een mınderheid"), ("Vİjf procent", "Vİjf procent")],
)
def test_letters_that_only_look_like_others_are_no_trouble(sentence: str, text: str) -> None:
    assert [q.text for q in read(sentence)] == [text]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("Zij besteden een groot deel van het inkomen aan huur.", []),
        ("18% is een groot deel van hun avond kwijt aan de afwas.", ["18%"]),
        ("Een groot deel van het panel fietst.", ["Een groot deel"]),
        ("Een groot deel van de leden fietst.", ["Een groot deel"]),
    ],
)
def test_a_part_of_something_that_people_are_no_part_of_is_no_share(
    sentence: str, texts: list[str]
) -> None:
    assert [q.text for q in read(sentence)] == texts


def test_a_mark_may_stand_alone_in_brackets_where_marks_are_spoken_of() -> None:
    said = "Over de begeleiding is men minder te spreken (6,4), zie verder tabel (2.1)."
    assert [q.low for q in READER.read(said, graded=True)] == [6.4]
    assert READER.read(said) == []


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("Onder ouderen is het nog geen kwart.", [("nog geen kwart", 0, 25)]),
        ("Van de huurders een klein kwart.", [("een klein kwart", 21, 25)]),
        ("Van de huurders een goed kwart.", [("een goed kwart", 25, 30)]),
        ("Dat duurde nog geen kwart eeuw, tot kwart over vijf.", []),
    ],
)
def test_a_quarter_needs_no_article_behind_a_word_for_how_exact_it_is(
    sentence: str, read: list[tuple[str, float, float]]
) -> None:
    assert [(q.text, q.low, q.high) for q in READER.read(sentence)] == read


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Kopers vaker dan huurders (72 tegen 47%), mannen ook (63 om 57).", [72, 47, 63, 57]),
        ("Dat gaat van 57 bij huurders tot 63 procent bij kopers.", [57, 63]),
        ("Het percentage is van 19 bij 18-34-jarigen, via 34 bij de rest, tot 56.", [19, 34, 56]),
        ("Van de huurders (320 tegen 410) is 12% voor.", [12]),
        ("Mannen vaker dan vrouwen (63 om 57).", []),
        ("Het steeg van 30 bij de start tot 40 bij het einde.", []),
    ],
)  # fmt: skip
def test_a_number_may_leave_its_unit_to_another_one(sentence: str, values: list[float]) -> None:
    assert [q.low for q in READER.read(sentence)] == values
