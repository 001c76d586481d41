"""When a survey was held and among how many; what is told of another one is not read as its own."""

from __future__ import annotations

import pytest

from tests.facts.told import told


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Het veldwerk liep van 3 tot en met 17 juni 2022.", "2022-06-03", "2022-06-17"),
        ("Veldwerkperiode: 3-17 juni 2022", "2022-06-03", "2022-06-17"),
        ("De peiling is gehouden op woensdag 4 oktober 2023.", "2023-10-04", "2023-10-04"),
        ("Zwemmers werden ondervraagd van 3 tot 9 mei 2019.", "2019-05-03", "2019-05-09"),
        (
            "Dat blijkt uit een enquête die de bond tussen 3 en 9 mei 2019 hield onder zwemmers.",
            "2019-05-03",
            "2019-05-09",
        ),
        (
            "Wie zwemt, vulde een vragenlijst in. Dat kon tussen 3 en 9 mei 2019; zo deden de "
            "badmeesters en hun gasten mee.",
            "2019-05-03",
            "2019-05-09",
        ),
        (
            "Een enquête onder 800 zwemmers, die tussen 3 en 9 mei 2019 werd ingevuld, is klaar.",
            "2019-05-03",
            "2019-05-09",
        ),
        (
            "De gegevens zijn verzameld van 3 tot en met 9 mei 2019. Zwemmers uit een steekproef "
            "kregen een brief.",
            "2019-05-03",
            "2019-05-09",
        ),
        (
            "Voor het onderzoek, dat van 3 tot 9 mei 2019 plaatsvond, is gebeld.",
            "2019-05-03",
            "2019-05-09",
        ),
    ],
)
def test_the_days_on_which_a_survey_was_held_are_its_fieldwork(
    text: str, first: str, last: str
) -> None:
    assert told(text).fieldwork == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "De enquête is gehouden onder zwemmers.",
        "De gegevens zijn verzameld van 3 tot en met 9 mei 2019. De meter hing in het diepe bad.",
        "De gegevens zijn verzameld van 3 tot en met 9 mei 2019.\n\nWie zwemt, kreeg een enquête.",
        "De gegevens zijn verzameld van 3 tot en met 9 mei 2019. Een eerdere enquête was langer.",
        "In september 2023 is de vragenlijst ingevuld.",
        "De vorige enquête is gehouden van 3 tot en met 9 juni 2022.",
        "In 2021 liep de peiling van 3 tot en met 9 juni.",
        "Het onderzoek naar zwemmen is op 4 juni 2024 aan de raad aangeboden.",
        "De enquête na de verkiezingen van 22 november 2023 werd ook gehouden.",
        "Het zwemfeest dat van 3 tot en met 5 mei 2024 werd gehouden, kreeg in de enquête een 8.",
        "De enquête onder gasten van het bad, dat van 3 tot 5 mei 2024 liep, is nog niet klaar.",
        "Het bad is van 12 tot 18 september 2021 dicht, zo blijkt uit onderzoek.",
        "Het bestuur liet op 4 mei 2024 weten dat het onderzoek klaar is.",
        "Een duiker vond op 4 mei 2024 een ring, zo blijkt uit onderzoek.",
        "De ene ronde van het onderzoek liep van 1 tot 7 mei 2024, de andere van 3 tot 9 juni "
        "2024.",
    ],
)
def test_other_days_and_those_of_other_surveys_are_no_fieldwork(text: str) -> None:
    assert told(text).fieldwork is None


def test_of_two_waves_far_apart_the_last_one_is_the_text_s_own() -> None:
    text = (
        "De meting van dit jaar liep van 1 tot en met 7 juni 2024. "
        "Die daarvoor was een meting die liep van 2 tot en met 8 juni 2022."
    )
    assert told(text).fieldwork == ("2024-06-01", "2024-06-07")


def test_days_after_the_publication_are_no_fieldwork() -> None:
    assert told("12 mei 2024\n\nDe peiling liep van 6 tot 8 mei 2024.").fieldwork is not None
    assert told("12 mei 2024\n\nDe peiling liep van 20 tot 24 mei 2024.").fieldwork is None
    assert told("12 mei 2024\n\nDe peiling liep van 6 tot 8 mei 2019.").fieldwork is None


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Aan de enquête deden 1.530 zwemmers van de club niet, maar 1.204 gasten wel mee.", None),
        ("Aan de enquête deden 1.530 mensen mee, van wie 410 kinderen.", 1530),
        ("Aan het onderzoek namen 1204 personen deel.", 1204),
        ("Uit een peiling onder 1.006 Vlamingen blijkt dat zij graag zwemmen.", 1006),
        ("De vragen zijn voorgelegd aan 2.046 volwassen Nederlanders.", 2046),
        ("Van de 5.000 genodigden deden er 1.234 mee aan het onderzoek.", 1234),
        ("We ondervroegen bijna 1.300 zwemmers (n=1.287) in alle provincies.", 1287),
        ("Van de 1.204 deelnemers aan de enquête zwemt de helft.", 1204),
        ("De respons was hoog: 3 012 inwoners vulden de vragenlijst in.", 3012),
        ("Er zijn 955 leden uitgenodigd, uiteindelijk hebben 550 leden de enquête ingevuld.", 550),
        ("De enquête is verstuurd aan 5.000 leden en door 1.204 leden ingevuld.", 1204),
        ("Het veldwerk liep in mei. Er werkten 1.267 ouders mee.", 1267),
        ("Aan de enquête werkten 312 leden mee.", 312),
        ("Aan de enquête deden 812 zwemmers mee, allen lid van het Strandpanel.", 812),
        (
            "Wij nodigden 2.000 zwemmers uit. Van hen vulden er 812 de vragenlijst helemaal in.",
            812,
        ),
        (
            "Van de zwemmers kregen er 2.000 een brief. Daarvan stuurden er 812 een ingevulde "
            "vragenlijst terug.",
            812,
        ),
        (
            "Zwemmers kregen een brief met het verzoek de vragenlijst in te vullen. Dat deden "
            "uiteindelijk 812 mensen (41%).",
            812,
        ),
        ("De enquête is niet representatief. 812 zwemmers vulden hem in.", 812),
        ("De cijfers zijn gebaseerd op de antwoorden van 812 zwemmers.", 812),
        ("De enquête is in totaal door 1.999 mensen ingevuld, onder wie 320 ouders.", 1999),
    ],
)
def test_the_number_of_people_who_answered_is_the_size_of_the_sample(
    text: str, size: int | None
) -> None:
    assert told(text).sample_size == size


@pytest.mark.parametrize(
    "text",
    [
        "De enquête is gehouden onder zwemmers.",
        "De vragenlijst werd ingevuld door ruim 2.400 leden.",
        "De vragenlijst werd ingevuld door zo’n 2.400 leden.",
        "Het panel telt 35.000 leden.",
        "De vragen zijn van een bureau, dat 2.600 leden van het Zwempanel uitnodigde.",
        "Aan de peiling deden zwemmers mee. Van hen vulden er 12 de vragenlijst zingend in.",
        "De drukte is gebaseerd op de gegevens van 812 badmeesters niet te schatten.",
        "Het onderzoek werd gehouden onder de 12.000 leden van de bond.",
        "De vraag over duiken is in het onderzoek alleen voorgelegd aan 812 duikers en leden.",
        "De 320 respondenten met kinderen zijn in het onderzoek strenger.",
        "Vrouwen (n = 604) zwemmen vaker dan mannen (n = 512).",
        "Aan de enquête deden 812 leraren en 634 ouders mee.",
        "Een jaar eerder deden 1.530 mensen mee aan de enquête.",
        "Uit onderzoek blijkt steun. Aan de zwemtocht deden 4.000 mensen mee.",
        "Uit onderzoek blijkt dat 4.500 inwoners in 2023 leerden zwemmen.",
        "Na onderzoek hield de politie 140 mensen aan.",
        "Er deden tussen de 1.200 en 1.300 mensen mee aan de enquête.",
        "In de groep tot 34 jaar zijn 312 mensen ondervraagd.",
        "In het onderzoek geven 312 respondenten aan dat zij zwemmen.",
        "312 leden vulden bij de enquête in dat zij zwemmen.",
        "Aan het onderzoek werkten 14 onderzoekers mee.",
        "Aan de peiling werkten 25 studenten mee.",
        "Zwemmers vergaten de vragenlijst in te vullen. Dat deden 812 mensen.",
        "Aan duikers is gevraagd een extra vragenlijst in te vullen. Dat deden 812 mensen.",
        "Zwemmers is gevraagd de vragenlijst in te vullen. Dat deden ruim 800 mensen.",
        "Zwemmers is gevraagd de vragenlijst in te vullen. Dat deden 812 mensen niet.",
        "Zwemmers is gevraagd in het bad een formulier in te vullen. Dat deden 812 mensen.",
        "Wetenschappers ondervroegen 40.000 Amerikanen.",
    ],
)
def test_a_part_a_whole_a_round_number_or_another_survey_s_is_no_sample(text: str) -> None:
    assert told(text).sample_size is None


def test_a_sample_of_another_year_than_the_fieldwork_is_that_of_another_survey() -> None:
    text = "De enquête liep van 3 tot 9 juni 2024. In 2019 deden 900 mensen mee aan de enquête."

    assert told(text).sample_size is None
    assert told(text.replace("2019", "2024")).sample_size == 900


def test_a_sample_of_years_before_the_publication_is_that_of_another_survey() -> None:
    text = "Duinwijk, 3 mei 2024\n\nIn {} deden 812 zwemmers mee aan een enquête."
    assert told(text.format(2019)).sample_size is None
    assert told(text.format(2023)).sample_size == 812


def test_of_two_numbers_that_beside_the_fieldwork_is_the_sample() -> None:
    text = (
        "Van 3 tot 9 juni 2024 vulden 1.811 zwemmers een vragenlijst in. "
        "Voor een tweede vragenlijst zijn 212 duikers ondervraagd."
    )
    assert told(text).sample_size == 1811
