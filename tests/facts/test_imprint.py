"""What a report says in words of its publisher and of the day that it was published."""

from __future__ import annotations

import pytest

from tabel_extract.facts.tell import told_in
from tabel_extract.model import Line
from tabel_extract.reading.text import read_text
from tabel_extract.tables.assemble import Reading
from tabel_extract.tables.document import document_of
from tests.facts.told import told

TEXT = "Wie graag zwemt, doet dat in zee.\nDat blijkt uit de cijfers over vorig jaar."


@pytest.mark.parametrize(
    "said",
    [
        "Uitgever: Stichting Zee en Strand. Publicatiedatum: 3 mei 2024.",
        "Uitgever: Stichting Zee en Strand, Den Helder. Datum van uitgave: 3 mei 2024.",
        "Uitgever: Stichting Zee en Strand. Verschenen op 3 mei 2024.",
        "Uitgave: Stichting Zee en Strand, 3 mei 2024",
        "Uitgave van de Stichting Zee en Strand, 3 mei 2024. Van de leden zwom de helft.",
        "Dit rapport is op 3 mei 2024 gepubliceerd door Stichting Zee en Strand.",
        "Deze monitor is gepubliceerd door de Stichting Zee\nen Strand op vrijdag 3 mei 2024.",
        "Uitgever: Stichting Zee en\nStrand.\nPublicatiedatum: 03-05-2024",
        "Uitgever: Stichting Zee en Strand\nPublicatiedatum: 03-05-2024",
        "Een uitgave van Stichting Zee en Strand, team Zwemmen. Den Helder, 3 mei 2024",
        "Colofon\nUitgave\nStichting Zee en Strand\nDatum van publicatie\n3 mei 2024",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_report_may_say_who_published_it_and_when(said: str, above: bool) -> None:
    document = told(f"{said}\n\n{TEXT}" if above else f"{TEXT}\n\n{said}")

    assert (document.publisher, document.published_on) == ("Stichting Zee en Strand", "2024-05-03")


@pytest.mark.parametrize(
    "said",
    [
        "Het vorige rapport is op 3 mei 2022 gepubliceerd door Stichting Zee en Strand.",
        "Stichting Zee en Strand hield de peiling op 3 mei 2024.",
        "Uitgever: Stichting Zee en Strand. Uitgever: Vereniging Duin.\n"
        "Verschenen op 3 mei 2024. Publicatiedatum: 4 mei 2024.",
        "Uitgave: definitief, 2024",
        "Uitgave: Tweede druk",
        "Uitgever: Stichting Zee\nen Strand en wat verder nog op het strand voorkomt",
        "De uitgaven van Stichting Zee en Strand stegen op 3 mei 2024.",
    ],
)
def test_what_is_said_of_something_else_or_twice_differently_is_not_told(said: str) -> None:
    document = told(f"{TEXT}\n\n{said}\n\n{TEXT}")

    assert (document.publisher, document.published_on) == (None, None)


@pytest.mark.parametrize(
    ("said", "publisher"),
    [
        ("Een uitgave van De Strandkrant, redactie zwemmen.", "De Strandkrant"),
        ("Een uitgave van de Strandkrant, redactie zwemmen.", "Strandkrant"),
    ],
)
def test_an_article_is_part_of_a_name_where_it_has_a_capital(said: str, publisher: str) -> None:
    assert told(f"{said}\n\n{TEXT}").publisher == publisher


def test_a_place_and_a_day_behind_another_sentence_tell_of_no_publication() -> None:
    said = "Een uitgave van de Strandkrant. Wij zwommen vaak. Den Helder, 3 mei 2024"
    assert told(f"{TEXT}\n\n{said}\n\n{TEXT}").published_on is None


def test_a_line_that_says_who_published_a_report_is_not_its_title() -> None:
    text = f"Uitgegeven door Stichting Zee en Strand, 3 mei 2024\n\nZwemmen in zee\n\n{TEXT}"
    lines = read_text(text.encode(), "zwemmen.txt")

    assert document_of(lines, Reading((), (), lines.lines, ())).title == "Zwemmen in zee"


def test_a_label_without_a_name_behind_it_tells_of_no_publisher() -> None:
    assert told(f"Uitgever: .\n\n{TEXT}").publisher is None


def test_a_label_at_the_end_of_a_page_is_whole_though_text_follows_overleaf() -> None:
    texts = ["Zwemmen in zee", "Uitgever: Stichting Zee en Strand", "Inleiding", TEXT]
    pages = [1, 1, 2, 2]
    lines = [Line(i, p, t, t) for i, (p, t) in enumerate(zip(pages, texts, strict=True), start=1)]
    assert told_in(lines).publisher == "Stichting Zee en Strand"
