"""Captions taken apart, and told from sentences about a table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.tables.caption import (
    Caption,
    Label,
    ends_caption,
    parse_caption,
    parse_label,
    split_header,
    split_segments,
)

_few = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Tabel 3.1 Zwemmen in zee", Label("Tabel 3.1", "table", "Zwemmen in zee", False)),
        ("Tabel 3.1. Zwemmen", Label("Tabel 3.1", "table", "Zwemmen", False)),
        ("Tabel 3.1: Zwemmen", Label("Tabel 3.1", "table", "Zwemmen", False)),
        ("Tabel  3.1   Zwemmen", Label("Tabel 3.1", "table", "Zwemmen", False)),
        ("Tabel B3.1 Zwemmen", Label("Tabel B3.1", "table", "Zwemmen", False)),
        ("Tabel S.1 Zwemmen", Label("Tabel S.1", "table", "Zwemmen", False)),
        ("Tabel 3-2 Zwemmen", Label("Tabel 3-2", "table", "Zwemmen", False)),
        ("Tabel 3.2a Zwemmen", Label("Tabel 3.2a", "table", "Zwemmen", False)),
        ("Staat 2.1 Baden", Label("Staat 2.1", "table", "Baden", False)),
        ("Figuur 1 Baden", Label("Figuur 1", "figure", "Baden", False)),
        ("grafiek 3 Baden", Label("Grafiek 3", "figure", "Baden", False)),
        ("Kader 2.1  Over baden", Label("Kader 2.1", "box", "Over baden", False)),
        ("Tabel 3.1", Label("Tabel 3.1", "table", "", False)),
        ("Tabel 3.1 gezin, 2023", Label("Tabel 3.1", "table", "gezin, 2023", False)),
        ("Tabel 3.1 ‘Zwemmen’", Label("Tabel 3.1", "table", "‘Zwemmen’", False)),
        ("Tabel 4.1 (vervolg)", Label("Tabel 4.1", "table", "", True)),
        ("Tabel 4.1 (slot)", Label("Tabel 4.1", "table", "", True)),
        ("Tabel 4.1 vervolg", Label("Tabel 4.1", "table", "", True)),
        ("Tabel 4.1 (Vervolg) Zwemmen", Label("Tabel 4.1", "table", "Zwemmen", True)),
        ("Tabel 4.1 Vervolgcursussen", Label("Tabel 4.1", "table", "Vervolgcursussen", False)),
    ],
)
def test_a_caption_starts_with_its_kind_and_number(line: str, label: Label) -> None:
    assert parse_label(line) == label


@pytest.mark.parametrize(
    "line",
    [
        "Tabel 3.1 laat zien dat men zwemt.",
        "Tabel 3.1 geeft aan hoe vaak men zwemt.",
        "Tabel 3.1 is gebaseerd op metingen.",
        "Tabel 3.1 en 3.2 gaan over zwemmen",
        "Tabel 3.1, die over zwemmen gaat",
        "Tabel 3.1) Zwemmen",
        "Tabellen 3.1 Zwemmen",
        "tabel 3.1 Zwemmen",
        "zie Tabel 3.1 Zwemmen",
        "Tabel van zwemmers",
        "",
    ],
)
def test_a_sentence_about_a_table_starts_no_caption(line: str) -> None:
    assert parse_label(line) is None


@pytest.mark.parametrize("title", ["Vervolg van de zwemles", "Slot van de zwemles"])
def test_a_title_may_start_with_a_word_that_announces_a_continuation(title: str) -> None:
    assert parse_label(f"Tabel 4.1 {title}, 2023 (in procenten)") == Label(
        "Tabel 4.1", "table", f"{title}, 2023 (in procenten)", False
    )


titles = st.sampled_from(
    [
        "Zwemmen in zee",
        "Zwemmen, duiken en varen",
        "Mening over baden (buiten)",
        "Bezit van een badmuts",
        "‘Ik zwem, dus ik ben’",
    ]
)
dimensions = st.lists(
    st.sampled_from(["opleiding", "leeftijd", "soort bad", "huishoudensinkomen", "zwemdiploma"]),
    max_size=3,
    unique=True,
)
populations = st.sampled_from(
    [
        None,
        "bevolking van 12 jaar en ouder",
        "inwoners van badplaatsen",
        "zwemmers van 16 jaar en ouder",
        "18-plussers",
        "leden van een zwemclub",
        "huishoudens met kinderen",
    ]
)
periods = st.sampled_from(
    [None, "2023", "2010-2024", "2019/2020", "2019 en 2023", "mei 2023", "2019, 2021 en 2023"]
)
units = st.sampled_from(
    [
        (None, None),
        ("percent", "in procenten"),
        ("percent", "%"),
        ("count", "aantallen x 1000"),
        ("index", "index, 2015 = 100"),
        ("mean", "gemiddelden op een schaal van 1-10"),
    ]
)
markers = st.sampled_from([(), ("a",), ("d",), ("*",), ("1",), ("a", "b")])


def naar(names: list[str]) -> str:
    listed = " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    return f", naar {listed}" if names else ""


@_few
@given(titles, dimensions, populations, periods, units, markers)
def test_a_caption_that_was_put_together_comes_apart_again(
    title: str,
    names: list[str],
    population: str | None,
    period: str | None,
    unit: tuple[str | None, str | None],
    marks: tuple[str, ...],
) -> None:
    title += naar(names)
    code, unit_text = unit
    if unit_text is None and period is None:
        marks = ()  # a letter glued to a word can't be told from that word
    if unit_text is None:
        marks = tuple(m for m in marks[:1] if not m.isdigit())
    text = ", ".join(part for part in [title, population, period] if part)
    text += f" ({unit_text})" if unit_text else ""
    text += ", ".join(marks)

    assert parse_caption(text) == Caption(
        title, population, period, code, unit_text, marks, tuple(names)
    )


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        (
            "Zwemmen, 2023, in procentena",
            Caption("Zwemmen", None, "2023", "percent", "in procenten", ("a",), ()),
        ),
        (
            "Zwemmen, in %",
            Caption("Zwemmen", None, None, "percent", "in %", (), ()),
        ),
        (
            "Zwemmen, zomer 2021, %",
            Caption("Zwemmen", None, "zomer 2021", "percent", "%", (), ()),
        ),
        (
            "Ouderen en zwemmen, 2023 (in procenten)",
            Caption("Ouderen en zwemmen", None, "2023", "percent", "in procenten", (), ()),
        ),
        (
            "Reizen naar zee, naar leeftijd, 2023",
            Caption("Reizen naar zee, naar leeftijd", None, "2023", None, None, (), ("leeftijd",)),
        ),
        (
            "Reizen naar zee, naar leeftijd en naar eigen vervoer, 2023",
            Caption(
                "Reizen naar zee, naar leeftijd en naar eigen vervoer",
                None,
                "2023",
                None,
                None,
                (),
                ("leeftijd", "eigen vervoer"),
            ),
        ),
        (
            "Zwemmen, naar leeftijd, ouders en inkomen, 2023",
            Caption(
                "Zwemmen, naar leeftijd, ouders en inkomen",
                None,
                "2023",
                None,
                None,
                (),
                ("leeftijd", "ouders", "inkomen"),
            ),
        ),
        (
            "Zwemmen, 2019-2023, zwemmers van 12+ (%)",
            Caption("Zwemmen", "zwemmers van 12+", "2019-2023", "percent", "%", (), ()),
        ),
        ("Baden, omstaanden, 2023", Caption("Baden", "omstaanden", "2023", None, None, (), ())),
        (
            "Baden, aandeel volwassenen in zee, 2023",
            Caption("Baden, aandeel volwassenen in zee", None, "2023", None, None, (), ()),
        ),
        (
            "Zwemmen, 2023 (% dat (heel) vaak zwemt)b",
            Caption("Zwemmen", None, "2023", "percent", "% dat (heel) vaak zwemt", ("b",), ()),
        ),
        (
            "Cijfer voor zwemmen, 16- tot en met 25-jarigen, 2022 (schaal 1-10)",
            Caption(
                "Cijfer voor zwemmen",
                "16- tot en met 25-jarigen",
                "2022",
                None,
                "schaal 1-10",
                (),
                (),
            ),
        ),
        (
            "Zwemmen, 2022 (n = 12)",
            Caption("Zwemmen, 2022 (n = 12)", None, None, None, None, (), ()),
        ),
        (
            "Zwemmen, zwemmers met een diploma, 2023 (rijpercentages).",
            Caption(
                "Zwemmen", "zwemmers met een diploma", "2023", "percent", "rijpercentages", (), ()
            ),
        ),
        ("Zwemmen, 2023.", Caption("Zwemmen", None, "2023", None, None, (), ())),
        ("Zwemmen, duiken enz.", Caption("Zwemmen, duiken enz.", None, None, None, None, (), ())),
        (
            "Gemiddelde scores voor zwemmen, 2023 (schalen van 1 tot 5)",
            Caption(
                "Gemiddelde scores voor zwemmen",
                None,
                "2023",
                "mean",
                "schalen van 1 tot 5",
                (),
                (),
            ),
        ),
        ("Zwemmen", Caption("Zwemmen", None, None, None, None, (), ())),
        ("2023", Caption("2023", None, None, None, None, (), ())),
        ("(in procenten)", Caption("", None, None, "percent", "in procenten", (), ())),
        ("", Caption("", None, None, None, None, (), ())),
    ],
)
def test_what_is_not_recognised_stays_in_the_title(text: str, caption: Caption) -> None:
    assert parse_caption(text) == caption


@_few
@given(st.text(max_size=40) | st.text("Tabel 3.1,()ain%procenten2023", max_size=40))
def test_no_text_makes_taking_a_caption_apart_fail_and_nothing_is_invented(text: str) -> None:
    caption = parse_caption(text)

    parts = [*caption.title.split(", "), caption.population, caption.period, caption.unit_text]
    assert [p for p in parts if p and not all(q in text for q in p.split(", "))] == []


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("zwemmen, duiken", ["zwemmen", "duiken"]),
        ("zwemmen (zee, meer), duiken", ["zwemmen (zee, meer)", "duiken"]),
        ("1,5 meter, diep", ["1,5 meter", "diep"]),
        ("zwemmen,", ["zwemmen"]),
        ("zwemmen), duiken", ["zwemmen)", "duiken"]),
        (", ,", []),
    ],
)
def test_captions_are_split_at_commas_outside_brackets(text: str, segments: list[str]) -> None:
    assert split_segments(text) == segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Zwemmen (in procenten) man vrouw", ("Zwemmen (in procenten)", "man vrouw")),
        ("Zwemmen (in procenten)a man vrouw", ("Zwemmen (in procenten)a", "man vrouw")),
        ("Zwemmen (in procenten)", ("Zwemmen (in procenten)", "")),
        ("Zwemmen (in procenten)a", ("Zwemmen (in procenten)a", "")),
        ("Zwemmen (in zee) en duiken", ("Zwemmen (in zee) en duiken", "")),
        ("Zwemmen (in procenten), 2023", ("Zwemmen (in procenten), 2023", "")),
    ],
)
def test_header_words_behind_the_unit_are_no_part_of_the_caption(
    text: str, parts: tuple[str, str]
) -> None:
    assert split_header(text) == parts


@pytest.mark.parametrize(
    "marks",
    [
        "a, b",
        "a,b",
        "a b",
        "*",
        " a",
        pytest.param(" a, b"),
    ],
)
def test_several_markers_behind_the_unit_are_no_header_words(marks: str) -> None:
    text = f"Zwemmen, 2023 (in procenten){marks}"

    assert (split_header(text), ends_caption(text)) == ((text, ""), True)


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("Zwemmen, 2023 (in procenten)", True),
        ("Zwemmen, 2023 (in procenten)a", True),
        ("(%)", True),
        ("Zwemmen, 2023 (in procenten).", True),
        ("Zwemmen in zee.", False),
        ("Zwemmen, 2023 (in procenten) man vrouw", True),
        ("Zwemmen, 2023", False),
        ("Zwemmen (in zee)", False),
        ("", False),
    ],
)
def test_a_caption_is_complete_with_its_unit_in_brackets(text: str, complete: bool) -> None:
    assert ends_caption(text) is complete
