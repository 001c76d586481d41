"""Who publishes a report, as its title page names them."""

from __future__ import annotations

import pytest

from tabel_extract.facts.tell import told_in
from tabel_extract.model import Document, Line

TEXT = "Wie graag zwemt, doet dat in zee. Dat vindt ook de Hogeschool Zeeduin."


def told(cover: str) -> Document:
    """The facts of a title page, with a page of text behind it."""
    lines = [Line(i, 1, x, x) for i, x in enumerate(cover.split("\n"), start=1)]
    return told_in([*lines, Line(len(lines) + 1, 2, TEXT, TEXT)])


@pytest.mark.parametrize(
    ("cover", "publisher"),
    [
        (
            "Zwemmen in zee\n\nDr. Jan Bad\n\nUniversiteit van Zilt\n\n3 mei 2024",
            "Universiteit van Zilt",
        ),
        (
            "Zwemmen\nin zee\n\nUniversiteit van Zilt\nLeerstoel Bad\n\nZierikzee, 3 mei 2024",
            "Universiteit van Zilt",
        ),
        (
            "Ministerie van Zee, Strand en Duin\n\nZwemmonitor 2024\n\nDirectie Kust\n\n3 mei 2024",
            "Ministerie van Zee, Strand en Duin",
        ),
        ("gemeente Duinwijk\n\nZwemmen in zee\n\nTeam Strand\n3 mei 2024", "gemeente Duinwijk"),
        (
            "HOGESCHOOL ZEEDUIN\n\nFaculteit der Zwemkunde\n\nZwemmen in zee\n\n3 mei 2024",
            "Hogeschool Zeeduin",
        ),
        ("Zwemmen in zee\n\nLandelijk Zwembureau\n\n3 mei 2024", "Landelijk Zwembureau"),
    ],
)
def test_an_institution_over_the_day_or_the_title_published_a_report(
    cover: str, publisher: str
) -> None:
    assert told(cover).publisher == publisher


@pytest.mark.parametrize(
    "cover",
    [
        "Zwemmen in zee\n\nUniversiteit van Zilt",
        "Zwemmen in zee\n\nIn opdracht van\n\nGemeente Duinwijk\n\n3 mei 2024",
        "Zwemmen in de\nGemeente Duinwijk\n\n3 mei 2024",
        "Gemeente Duinwijk\nen haar zwembaden\n\n3 mei 2024",
        "Zwemmen in zee\n\nLandelijk Zwembureau\nMinisterie van Zee\n\n3 mei 2024",
        "Gemeente Duinwijk\n\nZwemmen in zee\n\nStichting Schoon Strand\n\n3 mei 2024",
        "Zwemmen in zee\n\nOp zoek naar de Universiteit\n\n3 mei 2024",
        "Zwemmen in zee\n\nUniversiteit 2030\n\n3 mei 2024",
    ],
)
def test_titles_those_who_ordered_it_and_two_institutions_tell_no_publisher(cover: str) -> None:
    assert told(cover).publisher is None


def test_an_institution_over_a_day_on_a_page_of_text_published_nothing() -> None:
    text = "\n".join([TEXT] * 12)
    assert told(f"{text}\n\nUniversiteit van Zilt\n\n3 mei 2024").publisher is None
