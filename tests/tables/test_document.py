"""What a report says about itself; what it does not say is None."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from tabel_extract.model import Document
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import read_tables
from tabel_extract.tables.document import document_of

DUTCH = "Wie graag zwemt, doet dat in de zee en niet in een bad, want dat is te warm voor het lijf."
TABLE = "Tabel {} Zwemmen, {}, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 88 87\n\nBron: Zwemraad"


def described(text: str) -> Document:
    read = read_text(dedent(text).strip("\n").encode(), "zwemmen.txt")
    return document_of(read, read_tables(read.lines))


def test_the_heading_of_the_chapter_that_the_tables_are_of_is_the_title() -> None:
    text = f"Een kop\n\n{DUTCH}\n\n4 Zwemmen\n\n{DUTCH}\n\n" + TABLE.format("4.1", "zwemmers")

    assert described(text) == Document(title="4 Zwemmen", language="nl", population="zwemmers")


@pytest.mark.parametrize("headline", [None, "Fietsen  in  de stad"])
def test_a_title_whose_words_stand_far_apart_has_one_blank_between_them(
    headline: str | None,
) -> None:
    read = read_text(f"Fietsen  in  de stad\n\n{DUTCH}".encode(), "fietsen.txt")
    told = document_of(replace(read, headline=headline), read_tables(read.lines))
    assert told.title == "Fietsen in de stad"


def test_without_chapter_the_first_line_is_the_title_where_it_is_a_heading() -> None:
    assert described(f"Zwemmen in zee\n\n{DUTCH}").title == "Zwemmen in zee"


@pytest.mark.parametrize("text", [DUTCH, f"{DUTCH}\n\nZwemmen in zee", f"Zwemmen\n{DUTCH}", ""])
def test_a_report_that_starts_with_running_text_has_no_title(text: str) -> None:
    assert described(text).title is None


@pytest.mark.parametrize(
    "above",
    [
        "PERSBERICHT",
        "Nieuws | Gemeente Duinwijk",
        "Duinwijk, 3 mei 2024",
        "Door Jan Bad",
        "Home / Nieuws / Strand",
        "Strand | Duin | Zee",
        "Wij gebruiken cookies. Accepteren / Weigeren",
        "Zilt – weekblad voor de kust",
        "PERSBERICHT\n\nWaterschap Duin & Dijk",
        "Waterschap Duin & Dijk\nAfdeling Communicatie\nPersbericht nr. 2024-8",
    ],
)
def test_a_line_above_the_title_that_names_a_site_a_date_or_a_writer_is_passed_over(
    above: str,
) -> None:
    assert described(f"{above}\n\nZwemmen in zee\n\n{DUTCH}").title == "Zwemmen in zee"
    assert described(f"{above}\n\n{DUTCH}\n\nZwemmen in zee").title is None


def test_the_address_at_the_foot_of_the_page_names_the_publisher() -> None:
    assert described(f"{DUTCH}\n\nhttps://www.cbs.nl\n{DUTCH}").publisher == "CBS"
    assert described(f"{DUTCH}\n\nhttps://www.zwemraad.nl\n{DUTCH}").publisher is None
    assert described(f"{DUTCH}\n\nwww.cbs.nl\n{DUTCH}\n\nwww.scp.nl").publisher is None
    assert described(f"{DUTCH} Dat staat op www.cbs.nl.").publisher is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DUTCH, "nl"),
        ("Those who like to swim do so at sea, and those who do not stay on the beach.", None),
        ("12 13 14", None),
        ("", None),
    ],
)
def test_the_language_is_dutch_where_its_small_words_are_found(
    text: str, language: str | None
) -> None:
    assert described(text).language == language


def test_a_population_is_the_report_s_own_only_where_all_its_tables_have_it() -> None:
    same = [TABLE.format(f"1.{n}", "zwemmers") for n in (1, 2)]
    other = [TABLE.format("1.1", "zwemmers"), TABLE.format("1.2", "huishoudens")]

    assert described("\n\n".join(same)).population == "zwemmers"
    assert described("\n\n".join(other)).population is None


def test_a_population_of_the_tables_comes_before_one_that_the_text_tells() -> None:
    said = "De uitkomst is representatief voor de Nederlandse bevolking."
    table = TABLE.format("1.1", "zwemmers")

    assert described(f"{said}\n\n{table}").population == "zwemmers"
    assert described(said).population == "Nederlandse bevolking"


def test_what_an_article_tells_of_its_survey_is_among_its_facts() -> None:
    text = """
        Zeebad, 3 mei 2024

        Wie graag zwemt, doet dat in zee. Van 8 tot en met 14 april 2024 vulden 1.204 leden van het
        Zwem-
        panel Zuid een vragenlijst in. De antwoorden zijn gewogen naar leeftijd en geslacht.

        Redactie De Zwembode
        """
    assert described(text) == Document(
        publisher="De Zwembode",
        published_on="2024-05-03",
        language="nl",
        fieldwork=("2024-04-08", "2024-04-14"),
        sample_size=1204,
        panel="Zwempanel Zuid",
        weighting=("leeftijd", "geslacht"),
    )


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Zwembond Duinwijk, 3 mei 2024", "Zwembond Duinwijk (Zwempeiling 2023)"),
        ("Duin en Plas 3 mei 2024", "Duin en Plas, Watermonitor 2023"),
        ("Duin & Plas onderzoek\n3 mei 2024", "Duin & Plas, Watermonitor 2023"),
        ("Rond Het Water Noord | 3 mei 2024", "RHWN (Zwempeiling 2023)"),
        ("Rond Het Water Noord\n3 mei 2024", "RHWN, Zwempeiling"),
    ],
)
def test_who_stands_with_a_day_below_the_title_publishes_it_where_a_source_names_it(
    head: str, source: str
) -> None:
    table = TABLE.format("1", "zwemmers").replace("Zwemraad", source)
    document = described(f"Zwemmen in zee\n\n{head}\n\n{DUTCH}\n\n{table}")
    name = head.split("\n", maxsplit=1)[0].removesuffix(" 3 mei 2024").rstrip(",| ")
    assert (document.title, document.publisher) == ("Zwemmen in zee", name)
    assert document.published_on == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "source", "name"),
    [
        ("Plas en Duin Noord", "Plas en Duin Noord (Zwempeiling 2023)", "Plas en Duin Noord"),
        ("Plas Noord, uitkomsten van de peiling", "Plas Noord (2023)", "Plas Noord"),
        ("Stichting Waterpret", "Waterpret, Zwempeiling 2023", "Stichting Waterpret"),
        ("Zwemmen Waterpret", "Waterpret, Zwempeiling 2023", None),
        ("Plas Noord Zwempeiling", "Plas Noord", None),
        ("Duinwijk", "Duinwijk (Zwempeiling 2023)", None),
    ],
)
def test_a_name_below_the_title_is_that_of_the_publisher_where_a_source_starts_with_it(
    line: str, source: str, name: str | None
) -> None:
    table = TABLE.format("1", "zwemmers").replace("Zwemraad", source)
    assert described(f"Zwemmen in zee\n\n{line}\n\n{DUTCH}\n\n{table}").publisher == name


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Duin en Plas 3 mei 2024", "Zwemraad"),
        ("Zwempeiling Duin 3 mei 2024", "Zwempeiling Duin 2023"),
        ("Duinwijk onderzoek 3 mei 2024", "Duinwijk"),
        ("Over Duin en Plas van 1 tot 3 mei 2024", "Duin en Plas"),
        ("Duin en Plas 3 mei 2024 wijzer", "Duin en Plas"),
    ],
)
def test_a_name_with_a_day_that_no_source_starts_with_is_no_publisher(
    head: str, source: str
) -> None:
    table = TABLE.format("1", "zwemmers").replace("Zwemraad", source)
    document = described(f"Zwemmen in zee\n\n{head}\n\n{DUTCH}\n\n{table}")
    assert (document.publisher, document.published_on) == (None, None)


def test_the_publisher_that_a_source_starts_with_may_name_a_part_of_itself_over_the_day() -> None:
    table = TABLE.format("1", "zwemmers").replace("Zwemraad", "Gemeente Duinwijk, Strandpeiling")
    above = "Zwemmen in zee\n\nWie er zwemt\n\nEn wie niet"
    head = f"{above}\n\nGemeente Duinwijk, afdeling Strand en Zee\n\n3 mei 2024"
    told = described(f"{head}\n\n{DUTCH}\n\n{table}")
    assert (told.publisher, told.published_on) == ("Gemeente Duinwijk", "2024-05-03")


@pytest.mark.parametrize(
    ("head", "source", "publisher"),
    [
        ("Gemeente Duinwijk\nStrand en Zee", "Zwempeiling 2023, gemeente Duinwijk", "Gemeente"),
        ("Gemeente Duinwijk\nZee", "Zwempeiling 2023, afdeling Zee gemeente Duinwijk", "Gemeente"),
        ("Gemeente Duinwijk\nStrand en Zee", "Zwempeiling 2023, Strand en Zee", None),
        ("Badplaats Duinwijk\nStrand en Zee", "Zwempeiling 2023, badplaats Duinwijk", None),
        ("Gemeente Duinwijk\nStrand en Zee", "Peiling gemeente Duinwijk 2023", None),
    ],
)
def test_who_has_the_name_of_a_publisher_over_the_day_may_be_named_anywhere_in_a_source(
    head: str, source: str, publisher: str | None
) -> None:
    table = TABLE.format("1", "zwemmers").replace("Zwemraad", source)
    told = described(f"Zwemmen in zee\n\n{head}\n3 mei 2024\n\n{DUTCH}\n\n{table}").publisher
    assert told == (publisher and f"{publisher} Duinwijk")


def test_answers_of_companies_are_weighted_by_what_companies_differ_in() -> None:
    said = "De uitkomsten van de enquête zijn gewogen naar branche en bedrijfsgrootte."
    assert described(said).weighting == ("branche", "bedrijfsgrootte")
