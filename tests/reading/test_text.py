"""Text exports with their damage: pages, furniture, lost capitals, odd characters."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Line, Repair
from tabel_extract.reading.text import Text, decode, read_text

_few = settings(max_examples=80, deadline=None)

WHO = ["aap", "beer", "civet", "das"]
VERBS = ["zwemt", "duikt", "drijft"]
PLACES = ["zee", "beek", "gracht"]


def text_of(text: str) -> list[str]:
    return [line.text for line in read_text(text.encode(), "zwemmen.txt").lines]


def page(number: int, start: str = "\f") -> list[str]:
    """A page of ten lines; ``start`` stands before its first word."""
    who = WHO[number - 1]
    prose = [f"De {who} {verb} in het water van de {where}." for verb in VERBS for where in PLACES]
    return [f"{start}Over de {who}", *prose]


@_few
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf\xff")
@example(b"\x81\x8d\x8f")
def test_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        text = read_text(data, "zwemmen.txt")
    except UnreadableSourceError as refused:
        assert str(refused) == (  # noqa: PT017
            "zwemmen.txt: these bytes are no text; export the report as plain text (UTF-8) again."
        )
    else:
        numbers = [line.number for line in text.lines]
        assert numbers == sorted(numbers)  # what follows a form feed stays on its line
        assert set(numbers) == set(range(1, len(set(numbers)) + 1))


line_texts = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=70).filter(
    lambda text: "http" not in text and "www" not in text
)


@_few
@given(st.lists(line_texts, min_size=1, max_size=30), st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_line_keeps_its_number_whatever_ends_it(lines: list[str], end: str) -> None:
    text = read_text(end.join(lines).encode(), "zwemmen.txt")
    removed = [r.line for r in text.repairs if r.kind == "furniture"]

    assert sorted([line.number for line in text.lines] + removed) == list(range(1, len(lines) + 1))


def test_a_form_feed_does_not_make_a_line_of_its_own() -> None:
    text = read_text(b"een\n\ftwee\ndrie\n\fvier", "zwemmen.txt")

    assert [(ln.number, ln.page, ln.text) for ln in text.lines] == [
        (1, 1, "een"),
        (2, 2, "twee"),
        (3, 2, "drie"),
        (4, 3, "vier"),
    ]


@pytest.mark.parametrize("text", ["een\ftwee", "een\f\ntwee"])
def test_a_form_feed_behind_the_last_word_of_a_page_starts_the_next(text: str) -> None:
    lines = read_text(text.encode(), "zwemmen.txt").lines

    assert [(ln.page, ln.text) for ln in lines if ln.text] == [(1, "een"), (2, "twee")]


@pytest.mark.parametrize(
    "data",
    [
        "naïeve fietsers – ’s avonds".encode(),
        "naïeve fietsers – ’s avonds".encode("utf-8-sig"),
        "naïeve fietsers – ’s avonds".encode("utf-16"),
        b"\xfe\xff" + "naïeve fietsers – ’s avonds".encode("utf-16-be"),
        "naïeve fietsers – ’s avonds".encode("cp1252"),
    ],
)
def test_the_usual_encodings_give_the_same_text(data: bytes) -> None:
    assert decode(data, "zwemmen.txt") == "naïeve fietsers – ’s avonds"


@pytest.mark.parametrize(
    "data",
    [bytes(range(32)) * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 100, b"a\0b\0c\0d\0", b"\xff\xfea"],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSourceError, match="these bytes are no text"):
        decode(data, "zwemmen.txt")


def test_characters_that_can_not_be_seen_go_and_ligatures_come_apart() -> None:
    text = "een\u00adhalve \u200b\ufb01ets\u00a0met\u202fwielen" + " en een bel" * 6 + "\x07"

    assert text_of(text) == ["eenhalve fiets met wielen" + " en een bel" * 6]


def test_a_tab_is_a_wide_blank_so_that_cells_stay_apart() -> None:
    assert text_of("zwemmen\t12\t\t13") == ["zwemmen  12    13"]


@pytest.mark.parametrize("start", ["\f", " "])
def test_a_page_starts_at_a_form_feed_or_at_a_line_led_by_one_blank(start: str) -> None:
    lines = [*page(1, ""), *page(2, start), *page(3, start)]

    text = read_text("\n".join(lines).encode(), "zwemmen.txt")

    printed = [(ln.page, ln.text) for ln in text.lines if ln.text.startswith("Over")]
    assert printed == [(1, "Over de aap"), (2, "Over de beer"), (3, "Over de civet")]
    assert text.pages == 3


def test_a_text_without_page_starts_has_no_pages() -> None:
    text = read_text(b"zwemmen\nfietsen\nlopen", "zwemmen.txt")

    assert text == Text(
        (
            Line(1, None, "zwemmen", "zwemmen"),
            Line(2, None, "fietsen", "fietsen"),
            Line(3, None, "lopen", "lopen"),
        ),
        None,
        (),
        (),
    )


def test_lines_that_are_all_led_by_a_blank_are_indented_and_start_no_page() -> None:
    text = read_text(b"zwemmen\n fietsen\n lopen\n varen", "zwemmen.txt")

    assert text.pages is None


def test_an_address_alone_on_a_line_is_taken_out_of_the_sentence_and_remembered() -> None:
    lines = ["In de winter gaat men", "", "http://www.zwemraad.nl", " naar het zwembad."]

    text = read_text("\n".join(lines).encode(), "zwemmen.txt")

    assert [ln.text for ln in text.lines] == ["In de winter gaat men", "", "naar het zwembad."]
    assert text.repairs == (Repair("furniture", 3, "http://www.zwemraad.nl", ""),)
    assert text.addresses == ("zwemraad",)


def test_an_address_within_a_sentence_stays() -> None:
    assert text_of("Zie www.zwemraad.nl voor meer.") == ["Zie www.zwemraad.nl voor meer."]


def test_running_heads_and_page_numbers_are_removed_and_kept_as_repairs() -> None:
    lines: list[str] = []
    for number in (1, 2, 3, 4):
        lines += [*page(number, " " if number > 1 else ""), "Zwemmen in 2023", str(10 + number)]

    text = read_text("\n".join(lines).encode(), "zwemmen.txt")

    gone = [(r.line, r.printed, r.text) for r in text.repairs if r.kind == "furniture"]
    kept = [ln.text for ln in text.lines]
    assert [g[1] for g in gone if g[1][0] == "Z"] == ["Zwemmen in 2023"] * 4
    assert [g[1] for g in gone if g[1].isdigit()] == ["11", "12", "13", "14"]
    assert {g[2] for g in gone} == {""}
    assert not {"Zwemmen in 2023", "11", "12", "13", "14"} & set(kept)
    assert len(kept) == 4 * len(page(1))


def furniture_of(*lines: str) -> list[str]:
    text = read_text("\n".join(lines).encode(), "zwemmen.txt")
    return [r.printed for r in text.repairs if r.kind == "furniture"]


def test_a_running_head_of_three_pages_goes_where_its_number_rises_with_the_page() -> None:
    lines = [*page(1, ""), "Zwemraad | Zwemmen in zee 71", *page(2, " ")]
    lines += ["Zwemraad | Zwemmen in zee 72", *page(3, " ")]

    assert furniture_of(*lines) == ["Zwemraad | Zwemmen in zee 71", "Zwemraad | Zwemmen in zee 72"]


def test_a_running_head_with_a_year_goes_where_its_other_number_rises_with_the_page() -> None:
    heads = [f"{number} Zwemraad | Stand van het zwemmen 2024" for number in (41, 42)]

    assert furniture_of(*page(1, ""), heads[0], *page(2, " "), heads[1], *page(3, " ")) == heads


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zwemmen in zee 12 30", "Zwemmen in zee 13 30"),  # one number of a row is that above it
        ("Zwemmen in zee 12", "Zwemmen in zee 14"),  # two numbers of one row
        ("wijk 1", "wijk 2"),
        ("Zwemmen in zee 12 30", "Zwemmen in zee 13 31"),
    ],
)
def test_two_lines_that_do_not_count_pages_stay(first: str, second: str) -> None:
    assert furniture_of(*page(1, ""), first, *page(2, " "), second, *page(3, " ")) == []


@pytest.mark.parametrize("foot", ["57 | Zwemmen in zee", "Zwemmen in zee | 57"])
def test_a_title_with_a_page_number_behind_a_bar_goes_at_a_page_start(foot: str) -> None:
    assert furniture_of(*page(1, ""), foot, *page(2, " ")) == [foot]


def test_a_title_with_a_page_number_behind_a_bar_goes_where_it_stands_alone() -> None:
    around = ["Zwemmen", "", "in zee 12 13", ""], ["", "in een meer 14 15"]

    assert furniture_of(*around[0], "Zwemmen 2023  |  45", *around[1]) == ["Zwemmen 2023  |  45"]
    assert furniture_of(*around[0], "45 | Zwemmen 2023", *around[1]) == ["45 | Zwemmen 2023"]
    assert furniture_of(*around[0], "4 | Zwemmen", *around[1]) == []  # may be of a chapter
    assert furniture_of(*around[0], "Zwemmen | 2023", *around[1]) == []
    assert furniture_of("Zwemmen | 45", "", *around[0]) == []


@pytest.mark.parametrize("foot", ["Zwemraad      88", "88", "Zwemmen in zee 88", "88   Zwemraad"])
def test_a_page_number_above_a_table_that_goes_on_is_no_section_of_it(foot: str) -> None:
    assert furniture_of("in zee 12 13", "", foot, "", "Tabel 1.1 (vervolg)", "") == [foot]


@pytest.mark.parametrize("section", ["groep 2", "In zee", "Zwemt 12 13"])
def test_a_section_above_a_table_that_goes_on_stays(section: str) -> None:
    assert furniture_of("in zee 12 13", "", section, "", "Tabel 1.1 (vervolg)", "") == []


@pytest.mark.parametrize("head", ["58 Zwemmen in zee", "Zwemmen in zee 59"])
def test_the_title_of_a_chapter_goes_where_it_stands_again_with_a_page_number(head: str) -> None:
    around = ["Wie graag zwemt, doet", ""], ["", "dat meestal in zee."]
    whole = [*around[0], head, *around[1]]

    assert furniture_of("4 Zwemmen in zee", "", *whole) == [head]
    assert furniture_of("4 Zwemmen in zee", "", *around[0], "www.zwem.nl", head, *around[1]) == [
        "www.zwem.nl",
        head,
    ]
    assert furniture_of("Zwemmen in zee", "", *whole) == []  # no chapter's number
    assert furniture_of("18 jaar en ouder", "", "65 jaar en ouder", "", *around[0]) == []


def test_a_bar_between_the_columns_of_a_table_is_none_before_a_page_number() -> None:
    assert furniture_of(*page(1, ""), "zwemt | 56", "duikt | 57", *page(2, " ")) == []
    assert furniture_of(*page(1, ""), "", "zwemt | 56", *page(2, "")) == []


def test_a_number_that_does_not_count_pages_stays() -> None:
    lines = [*page(1, ""), "1987", *page(2, " "), *page(3, " ")]

    assert "1987" in text_of("\n".join(lines))


def test_a_lone_page_number_within_a_sentence_goes() -> None:
    lines = [*page(1, ""), "Wie graag zwemt, doet", "", "27", " dat meestal in zee.", *page(2, "")]

    text = read_text("\n".join(lines).encode(), "zwemmen.txt")

    assert text.repairs == (Repair("furniture", 13, "27", ""),)


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("Het was warm. in de zomer zwemt men.", "Het was warm. In de zomer zwemt men."),
        ("Het was warm. gelukkig is er een meer.", "Het was warm. Gelukkig is er een meer."),
        ("Het vriest nu. ijs ligt er volop.", "Het vriest nu. IJs ligt er volop."),
        (
            "Het werd 3. in die zomer zwom men. Dan. is",
            "Het werd 3. In die zomer zwom men. Dan. is",
        ),
        ("Wie kan dat zien? ik zie dat.", "Wie kan dat zien? Ik zie dat."),
        ("Het is warm. De iND en het LiSS-panel.", "Het is warm. De IND en het LISS-panel."),
        ("Het is warm. Zwembond i&O.", "Het is warm. Zwembond I&O."),
    ],
)
def test_lost_capitals_come_back_at_sentence_starts_and_in_acronyms(
    printed: str, repaired: str
) -> None:
    damage = "Er was eens. in den beginne was er niets."

    assert text_of(f"{damage}\n{printed}")[1] == repaired


@pytest.mark.parametrize(
    "printed",
    [
        "Zie bv. in het zwembad en vgl. in de zee.",
        "Dat is m.b.t. iets dat prof. gisteren zei.",
        "Met WiFi en iOS en een kilo.",
        "in de zee",
    ],
)
def test_capitals_that_were_never_lost_stay_as_printed(printed: str) -> None:
    damage = "Er was eens. in den beginne was er niets."

    assert text_of(f"{damage}\n{printed}")[1] == printed


def test_a_sound_export_is_not_repaired() -> None:
    printed = "De iND zwemt. Gelukkig kan dat. In de zomer is het warm, ’s winters niet."

    text = read_text(printed.encode(), "zwemmen.txt")

    assert ([ln.text for ln in text.lines], text.repairs) == ([printed], ())


def test_a_capital_that_comes_back_is_kept_beside_what_was_printed() -> None:
    text = read_text(b"Het was warm. gelukkig maar, zei de LiSS.", "zwemmen.txt")

    assert text.lines == (
        Line(
            1,
            None,
            "Het was warm. gelukkig maar, zei de LiSS.",
            "Het was warm. Gelukkig maar, zei de LISS.",
        ),
    )
    assert set(text.repairs) == {
        Repair("capital", 1, "gelukkig", "Gelukkig"),
        Repair("capital", 1, "LiSS", "LISS"),
    }


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("a Vraag: ‘ik zwem graag in zee.’", "a Vraag: ‘Ik zwem graag in zee.’"),
        (
            "b Vraag: ‘gemeenten horen een bad te hebben.’",
            "b Vraag: ‘Gemeenten horen een bad te hebben.’",
        ),
        ("c Stelling: ‘in zee is het water schoon.’", "c Stelling: ‘In zee is het water schoon.’"),
    ],
)
def test_lost_capitals_come_back_at_the_start_of_a_note_and_of_a_quoted_question(
    printed: str, repaired: str
) -> None:
    damage = "Er was eens. in den beginne was er niets."

    assert text_of(f"{damage}\n\n{printed}")[2] == repaired


WRAPPED_NOTE = [
    "b Vraagstelling: ‘Mensen die vlak bij zee wonen en daar vaak zwemmen, moeten",
    "",
    "in de zomer voorrang krijgen bij het huren van een kleedhokje op het strand.’",
]


def test_a_sentence_that_goes_on_behind_a_blank_line_gets_no_capital() -> None:
    assert text_of("\n".join(["De zomer is warm.", "", *WRAPPED_NOTE]))[2:] == WRAPPED_NOTE


def test_a_page_that_starts_within_a_sentence_is_no_sign_of_lost_capitals() -> None:
    lines = [
        *page(1, ""),
        "Wie graag zwemt, doet dat",
        "",
        " in de zomer in zee en in de winter in een zwembad, als dat er tenminste nog is.",
        *page(2, ""),
    ]

    assert read_text("\n".join(lines).encode(), "zwemmen.txt").repairs == ()


def test_headings_below_the_caption_of_a_table_open_no_sentence() -> None:
    lines = [
        "Tabel 3.2 (vervolg)",
        "",
        "geen vertrouwen weinig vertrouwen veel vertrouwen gemiddelde (1-5) n",
    ]

    assert text_of("\n".join(lines)) == lines


@pytest.mark.parametrize("blank", ["\u1680", "\u205f", "\u2007", "\u3000"])
def test_a_line_of_odd_blanks_is_blank(blank: str) -> None:
    assert text_of(f"zwem-\n{blank}\nbroek{blank}blauw") == ["zwem-", "", "broek blauw"]


def test_a_mark_of_the_direction_of_writing_is_not_read() -> None:
    assert text_of("12\u061c5% zwemt") == ["125% zwemt"]


def test_rows_with_the_same_words_at_the_edges_of_pages_are_kept() -> None:
    pages = [f"Zwemmers {n}\n\noneens {n + 20} {n + 30}\n" for n in range(11, 17)]

    text = read_text("\f".join(pages).encode(), "zwemmen.txt")

    assert [line.text for line in text.lines if line.text.startswith("oneens")] == [
        f"oneens {n + 20} {n + 30}" for n in range(11, 17)
    ]
