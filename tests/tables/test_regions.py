"""Where a table begins and ends in a text, and which part of it a line is."""

from __future__ import annotations

import pytest

from tabel_extract.model import Line, Provenance
from tabel_extract.tables.regions import Regions, find_regions
from tabel_extract.tables.text_notes import TextNote
from tests.tables.sample import lines_of

BEFORE = "Wie graag zwemt, doet dat meestal in zee, en wie niet graag zwemt, blijft aan de kant."
AFTER = "Zwemmen is dus populair, zo blijkt uit de tabel, en dat zal voorlopig wel zo blijven."


def found(text: str) -> Regions:
    return find_regions(lines_of(text))


def body(regions: Regions, index: int = 0) -> list[str]:
    return [line.text for line, _ in regions.regions[index].body]


def test_a_region_runs_from_its_caption_to_its_source_and_the_rest_is_prose() -> None:
    regions = found(
        f"""
        {BEFORE}

        Tabel 1.1 Zwemmen in zee, naar geslacht, bevolking van
        12 jaar en ouder, 2023 (in procenten)a

        man vrouw

        zwemt 12 13
        zwemt niet 88 87

        a Vraagstelling: ‘Zwemt u wel eens
        in zee?’
        b Zonder wie niet kan zwem-
        men.

        Bron: Zwemraad (ZWM’23)

        {AFTER}
        """
    )

    (region,) = regions.regions
    assert (region.label.label, region.caption) == (
        "Tabel 1.1",
        "Zwemmen in zee, naar geslacht, bevolking van 12 jaar en ouder, 2023 (in procenten)a",
    )
    assert body(regions) == ["man vrouw", "zwemt 12 13", "zwemt niet 88 87"]
    assert [gap for _, gap in region.body] == [True, True, False]
    assert [(n.marker, n.text, n.place) for n in region.notes] == [
        ("a", "Vraagstelling: ‘Zwemt u wel eens in zee?’", Provenance(line=11)),
        ("b", "Zonder wie niet kan zwemmen.", Provenance(line=13)),
    ]
    assert region.source == "Zwemraad (ZWM’23)"
    assert (region.place.line, region.last_line) == (3, 16)
    assert [line.text for line in regions.prose] == [BEFORE, AFTER]
    assert regions.strays == ()


@pytest.mark.parametrize(
    "caption",
    [
        "Zwemmen in zee, 2023 (in procenten)",
        "Zwemmen in zee,\n2023 (in procenten)",
        "Zwemmen in zee,\n\n2023 (in procenten)",
        "Zwemmen in\nzee, 2023\n(in procenten)",
        "Zwemmen in zee, 2023\n\n(in procenten)",
    ],
)
def test_a_caption_is_read_to_its_unit_however_it_is_broken(caption: str) -> None:
    lines = ["Tabel 1.1 " + caption, "", "man vrouw", "", "zwemt 12 13", "duikt 14 15"]

    regions = found("\n".join(lines))

    assert regions.regions[0].caption == "Zwemmen in zee, 2023 (in procenten)"
    assert body(regions) == ["man vrouw", "zwemt 12 13", "duikt 14 15"]


@pytest.mark.parametrize("marks", ["a", "a, b", "a b", "*"])
def test_markers_behind_the_unit_belong_to_the_caption(marks: str) -> None:
    regions = found(f"Tabel 1.1 Zwemmen (in procenten){marks}\n\nman vrouw\n\nja 12 13\nnee 8 7")

    assert regions.regions[0].caption == f"Zwemmen (in procenten){marks}"
    assert body(regions) == ["man vrouw", "ja 12 13", "nee 8 7"]


def test_header_words_behind_the_unit_belong_to_the_body() -> None:
    regions = found("Tabel 1.1 Zwemmen (in procenten) man vrouw\n\nja 12 13\nnee 88 87")

    assert regions.regions[0].caption == "Zwemmen (in procenten)"
    assert body(regions) == ["man vrouw", "ja 12 13", "nee 88 87"]


def test_a_caption_without_unit_ends_at_a_blank_line() -> None:
    regions = found("Tabel 1.1 Zwemmen in zee, 2023\n\nman vrouw\n\nja 12 13\nnee 88 87")

    assert regions.regions[0].caption == "Zwemmen in zee, 2023"


def test_a_heading_with_its_unit_is_no_rest_of_a_caption_that_ends_in_its_period() -> None:
    title = "Zwemmen en duiken in zee, naar geslacht en leeftijd, zwemmers, 2023"
    regions = found(f"Tabel 1.1 {title}\n\nbaantjes waarvan in zee (%)\n\nman 12 13\nvrouw 14 15")

    assert regions.regions[0].caption == title
    assert body(regions)[0] == "baantjes waarvan in zee (%)"


def test_a_blank_line_within_a_note_does_not_end_it() -> None:
    regions = found(
        f"""
        Tabel 1.1 Zwemmen, 2023 (in procenten)

        man vrouw

        zwemta 12 13
        duiktb 14 15

        a Vraagstelling: ‘Zwemt u wel eens in zee,

        of in een meer?’
        b Vraagstelling: ‘Duikt u?’

        Bron: Zwemraad

        {AFTER}
        """
    )

    assert [n.text for n in regions.regions[0].notes] == [
        "Vraagstelling: ‘Zwemt u wel eens in zee, of in een meer?’",
        "Vraagstelling: ‘Duikt u?’",
    ]
    assert regions.regions[0].source == "Zwemraad"


def test_a_source_may_stand_before_the_notes() -> None:
    regions = found(
        f"""
        Tabel 1.1 Zwemmen, 2023 (in procenten)a

        man vrouw

        zwemt 12 13
        duikt 14 15

        Bron: Zwemraad
        a Vraagstelling: ‘Zwemt u?’

        {AFTER}
        """
    )

    (region,) = regions.regions
    assert (region.source, [n.text for n in region.notes]) == (
        "Zwemraad",
        ["Vraagstelling: ‘Zwemt u?’"],
    )
    assert [line.text for line in regions.prose] == [AFTER]


@pytest.mark.parametrize(
    "source",
    [
        "Zwemraad (ZWM’23); bewerking door het Bureau voor\nZee en Strand",
        "Zwemraad (ZWM’23), op verzoek van het Bureau voor Zee\nen Strand",
        "Zwemraad (ZWM’23, ronde twee\nen drie)",
    ],
)
def test_a_source_may_be_wrapped(source: str) -> None:
    regions = found(
        f"Tabel 1.1 Zwemmen, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 88 87\n\n"
        f"Bron: {source}\na Aan de kust.\n\n{AFTER}"
    )

    (region,) = regions.regions
    assert region.source == source.replace("\n", " ")
    assert [n.text for n in region.notes] == ["Aan de kust."]


def test_running_text_ends_a_table_that_has_neither_notes_nor_source() -> None:
    regions = found(f"Tabel 1.1 Zwemmen, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 88 87\n\n{AFTER}")

    assert body(regions) == ["man vrouw", "ja 12 13", "nee 88 87"]
    assert [line.text for line in regions.prose] == [AFTER]


def test_headings_that_stand_apart_are_no_running_text_however_many_there_are() -> None:
    upper = "  ".join(["geslacht", "leeftijd", "opleiding", "stedelijkheid", "huishouden"])
    lower = "  ".join(f"{n}-{n + 4} jaar" for n in range(15, 80, 5))
    rows = f"zwemt  {'  '.join(['12'] * 13)}"
    texts = ["Tabel 1.1 Zwemmen, 2023 (in procenten)", "", upper, lower, "", rows, "Bron: SCP"]
    regions = find_regions([Line(i, 1, t, t) for i, t in enumerate(texts, start=1)])
    assert [line.split()[0] for line in body(regions)] == ["geslacht", "15-19", "zwemt"]


def test_a_header_of_two_long_lines_is_no_running_text() -> None:
    first = " ".join(f"{n}-{n + 4} jaar" for n in range(16, 76, 5))
    second = "in een meer, rivier of zwembad " * 3
    row = "zwemt " + " ".join(str(n) for n in range(20, 32))
    regions = found(f"Tabel 1.1 Zwemmen, 2023 (%)\n\n{first}\n{second}\n\n{row}\n\nBron: Zwemraad")

    assert body(regions) == [first, second.strip(), row]


@pytest.mark.parametrize("next_line", ["Tabel 1.2 Duiken, 2023 (%)", "1.2 Waarom men zwemt"])
def test_the_next_caption_or_numbered_heading_ends_a_table(next_line: str) -> None:
    regions = found(f"Tabel 1.1 Zwemmen, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 8 7\n\n{next_line}")

    assert body(regions) == ["man vrouw", "ja 12 13", "nee 8 7"]
    assert regions.regions[0].last_line == 6


def test_a_figure_has_its_notes_and_source_without_any_row() -> None:
    regions = found(
        f"""
        Figuur 1.1 Zwemmen, 2023 (in procenten)a

        a Vraagstelling: ‘Zwemt u?’

        Bron: Zwemraad

        {AFTER}
        """
    )

    (region,) = regions.regions
    assert (region.label.kind, region.source, [n.marker for n in region.notes]) == (
        "figure",
        "Zwemraad",
        ["a"],
    )
    assert [line.text for line in regions.prose] == [AFTER]


def test_a_box_is_its_caption_and_its_text_stays_prose() -> None:
    regions = found(f"Kader 1.1  Zwemmen in vroeger tijd\n{BEFORE}\n\n{AFTER}")

    assert [(r.label.label, r.caption, r.body) for r in regions.regions] == [
        ("Kader 1.1", "Zwemmen in vroeger tijd", [])
    ]
    assert [line.text for line in regions.prose] == [BEFORE, AFTER]


def test_a_note_in_running_text_belongs_to_no_table() -> None:
    regions = found(f"{BEFORE}\n\na Weergegeven is wie zwemt.\n\n{AFTER}")

    assert regions.regions == ()
    assert regions.strays == (TextNote("a", ["Weergegeven is wie zwemt."], Provenance(line=3)),)


def test_a_list_of_tables_holds_no_tables() -> None:
    regions = found(
        f"""
        Tabel 1.1 Zwemmen in zee ............ 4
        Tabel 1.2 Duiken in zee . . . . . . . 5

        {BEFORE}

        Tabel 1.1 Zwemmen in zee, 2023 (%)

        man vrouw

        ja 12 13
        nee 88 87

        Bron: Zwemraad
        """
    )

    assert [(r.label.label, r.place.line) for r in regions.regions] == [("Tabel 1.1", 6)]


def test_a_sentence_that_starts_with_the_name_of_a_table_is_prose() -> None:
    sentence = "Tabel 1.1 laat zien dat men graag zwemt."

    regions = found(f"{BEFORE}\n{sentence}\n{AFTER}")

    assert regions.regions == ()
    assert [line.text for line in regions.prose] == [BEFORE, sentence, AFTER]


def test_an_empty_text_has_no_regions() -> None:
    assert find_regions(()) == Regions((), (), ())


def test_notes_marked_with_ever_more_stars_are_as_many_notes() -> None:
    regions = found(
        """
        Tabel 1 Zwemmen, 2031 (in procenten)

        in zee*  7  8
        in een meer**  7  8
        in een bad***  7  8
        in een vijver****  7  8

        * Vraag: ‘Zwemt u in zee?’
        ** Vraag: ‘Zwemt u in een meer?’
        *** Vraag: ‘Zwemt u in een bad?’
        **** Vraag: ‘Zwemt u in een vijver?’
        Bron: SCP
        """
    )
    assert [n.marker for n in regions.regions[0].notes] == ["*", "**", "***", "****"]


def test_a_statement_between_rows_of_as_many_values_heads_a_section_of_the_table() -> None:
    regions = found(
        """
        Tabel 1.1 Zwemmen, 2023 (%)

        man vrouw

        Wie in zee zwemt, moet dat zelf weten.
        eens 12 13
        oneens 88 87

        Het strand is er voor iedereen.

        eens 40 35
        oneens 60 65

        Wie wil, mag 3 keer zwemmen.
        Bron: Zwemraad
        """
    )

    assert body(regions)[1:] == [
        "Wie in zee zwemt, moet dat zelf weten.",
        "eens 12 13",
        "oneens 88 87",
        "Het strand is er voor iedereen.",
        "eens 40 35",
        "oneens 60 65",
    ]
    assert [n.text for n in regions.regions[0].notes] == ["Wie wil, mag 3 keer zwemmen."]


def test_a_sentence_above_a_row_of_more_values_ends_a_table() -> None:
    regions = found(
        f"Tabel 1.1 Zwemmen, 2023 (%)\n\nman vrouw\n\nja 12 13\nnee 88 87\n\n{AFTER}\n\nja 1 2 3"
    )

    assert body(regions) == ["man vrouw", "ja 12 13", "nee 88 87"]


def test_headings_set_apart_right_below_a_caption_are_no_line_of_it() -> None:
    texts = [
        "Tabel 1.1 Wie er in de zomer in zee zwemt",
        "Leeftijd  n  %",
        "tot 18 jaar  120  40",
        "ouder  180  60",
    ]
    lines = [Line(i, 1, t, t) for i, t in enumerate(texts, start=1)]
    regions = find_regions(lines)
    assert regions.regions[0].caption == "Wie er in de zomer in zee zwemt"
    assert body(regions) == texts[1:]
