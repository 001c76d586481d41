"""Figures and wrapped lines as Dutch reports print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabel_extract.dutch import (
    BLANK,
    Cell,
    decimals,
    format_number,
    join_lines,
    parse_cell,
    parse_number,
)

MINUSES = ["-", "−", "–"]

_few = settings(max_examples=80, deadline=None)
printable = st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(float)


@_few
@given(printable)
def test_a_number_that_is_printed_is_read_back(value: float) -> None:
    assert parse_number(format_number(value)) == value


@_few
@given(printable, st.sampled_from(MINUSES))
def test_every_kind_of_minus_sign_means_the_same(value: float, minus: str) -> None:
    text = format_number(-abs(value)).replace("−", minus)

    assert parse_number(text) == -abs(value)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (-0.0, "0"),
        (7, "7"),
        (2411, "2.411"),
        (-2411.5, "−2.411,5"),
        (12.25, "12,25"),
        (0.1 + 0.2, "0,3"),
        (1_000_000, "1.000.000"),
    ],
)
def test_numbers_are_printed_without_decimals_that_say_nothing(value: float, printed: str) -> None:
    assert format_number(value) == printed


def test_a_number_too_small_to_print_is_zero() -> None:
    assert format_number(1e-12) == "0"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("12", 12.0),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("2.411", 2411.0),
        ("32.411.007,25", 32411007.25),
        ("+6", 6.0),
        ("-0", 0.0),
        ("", None),
        ("-", None),
        ("1,2,3", None),
        ("1.23.4", None),
        ("twaalf", None),
    ],
)
def test_commas_part_decimals_and_dots_group_thousands(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text)
        for text in ["nan", "inf", "-Infinity", "1e5", "1_000", "--2", "+-2", "12."]
    ],
)
def test_what_only_a_programming_language_calls_a_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "value"), [("0.123", 0.123), ("0.001", 0.001), ("-0.250", -0.25)])
def test_a_leading_zero_shows_that_a_dot_is_a_decimal_point(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "count"),
    [("12", 0), ("12,5", 1), ("12.50", 2), ("2.411", 0), ("2.411,50", 2), ("−0,125", 3)],
)
def test_decimals_are_counted_as_printed(text: str, count: int) -> None:
    assert decimals(text) == count


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("", BLANK),
        ("   ", BLANK),
        ("57", Cell("57", 57.0, step=1.0)),
        (" 57 ", Cell("57", 57.0, step=1.0)),
        ("7,4", Cell("7,4", 7.4, step=0.1)),
        ("1.046", Cell("1.046", 1046.0, step=1.0)),
        ("+6*", Cell("+6", 6.0, markers=("*",), step=1.0)),
        ("−2**", Cell("−2", -2.0, markers=("**",), step=1.0)),
        ("5†", Cell("5", 5.0, markers=("†",), step=1.0)),
        ("12%", Cell("12%", 12.0, step=1.0)),
        ("€ 12,50", Cell("€ 12,50", 12.5, step=0.01)),
        ("<1", Cell("<1", None, "below")),
        ("≤ 0,5", Cell("≤ 0,5", None, "below")),
        (">99", Cell(">99", None, "above")),
        ("≥ 5", Cell("≥ 5", None, "above")),
        ("-", Cell("-", None, "missing")),
        ("–", Cell("–", None, "missing")),
        ("—", Cell("—", None, "missing")),
        (".", Cell(".", None, "missing")),
        ("..", Cell("..", None, "missing")),
        ("-*", Cell("-", None, "missing", ("*",))),
        ("x", Cell("x", None, "confidential")),
        ("n.b.", Cell("n.b.", None, "missing")),
        ("n.v.t.", Cell("n.v.t.", None, "not_applicable")),
        ("n.s.", Cell("n.s.", None, "not_significant")),
        ("ref.", Cell("ref.", None, "reference")),
        ("1e", None),
        ("18-34", None),
        ("12-", None),
        ("(5)", None),
        ("ja", None),
        ("*", None),
        ("1 046", None),
    ],
)
def test_a_cell_keeps_what_is_printed_and_says_why_a_number_is_absent(
    text: str, cell: Cell | None
) -> None:
    assert parse_cell(text) == cell


@pytest.mark.parametrize(
    ("text", "letters", "cell"),
    [
        ("12a", "ab", Cell("12", 12.0, markers=("a",), step=1.0)),
        ("12a,b", "ab", Cell("12", 12.0, markers=("a", "b"), step=1.0)),
        ("12**a", "ab", Cell("12", 12.0, markers=("**", "a"), step=1.0)),
        ("<1b", "ab", Cell("<1", None, "below", ("b",))),
        ("-a", "ab", Cell("-", None, "missing", ("a",))),
        ("12a", "", None),
        ("1e", "ab", None),
        ("12c", "ab", None),
    ],
)
def test_a_letter_behind_a_number_is_a_marker_where_such_a_note_exists(
    text: str, letters: str, cell: Cell | None
) -> None:
    assert parse_cell(text, letters) == cell


@pytest.mark.parametrize("text", ["xl", "xs", "-e", "refs", ".a"])
def test_a_letter_behind_a_sign_is_no_marker_where_no_such_note_exists(text: str) -> None:
    assert parse_cell(text) is None


@_few
@given(
    st.sampled_from(["", *MINUSES, "+"]),
    st.integers(0, 10**7),
    st.integers(0, 2),
    st.sampled_from(["", "%", " %"]),
    st.sampled_from([(), ("*",), ("**",), ("a",), ("*", "b")]),
)
def test_a_cell_comes_apart_into_number_and_markers(
    sign: str, digits: int, places: int, percent: str, markers: tuple[str, ...]
) -> None:
    size = format_number(digits / 10**places)
    raw = sign + size + percent
    value = digits / 10**places * (-1 if sign in MINUSES else 1)

    assert parse_cell(raw + "".join(markers), "ab") == Cell(
        raw, value, None, markers, 10.0 ** -decimals(size)
    )


@_few
@given(st.text(max_size=12) | st.text("0123456789.,-–<>*abx €%", max_size=12))
def test_no_text_makes_reading_a_cell_fail_and_what_is_read_stands_in_the_text(text: str) -> None:
    cell = parse_cell(text, "ab")

    assert cell is None or text.strip() == cell.raw + text.strip()[len(cell.raw) :]
    assert cell is None or (cell.step is None) == (cell.value is None)


def test_a_number_that_no_float_holds_is_no_value() -> None:
    cell = parse_cell("9" * 400)

    assert cell is None or cell.value is None


words = st.from_regex(r"[a-z]{2,9}", fullmatch=True).filter(
    lambda word: word not in {"en", "of", "tot", "noch"}
)


@_few
@given(st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=5))
def test_lines_without_hyphens_are_joined_by_one_blank(lines: list[str]) -> None:
    assert join_lines(lines) == " ".join(lines)


SYLLABLES = [
    "fiets-pad",
    "zwem-les-sen",
    "ge-meen-te-raads-ver-kie-zing",
    "Rotter-dam",
    "be-stuur-der",
    "vrij-wel",
    "open-baar-heid",
    "ver-eni-ging",
    "kam-peer-plaats",
    "her-fst-va-kan-tie",
]


@_few
@given(st.sampled_from(SYLLABLES), st.data())
def test_a_word_broken_at_a_syllable_is_whole_again(word: str, data: st.DataObject) -> None:
    parts = word.split("-")
    at = data.draw(st.integers(1, len(parts) - 1))
    head, tail = "".join(parts[:at]), "".join(parts[at:])

    joined = join_lines([f"over de {head}-", f"{tail} wordt gesproken"])

    assert joined == f"over de {head}{tail} wordt gesproken"


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(broken)
        for broken in [
            "pro-centen",
            "pro-gramma",
            "pro-vincie",
            "ex-port",
            "so-ciale",
            "wo-ning",
            "bo-ven",
            "ho-ger",
            "vo-rig",
            "mo-gelijk",
            "stro-ming",
            "vro-lijk",
            "zo-als",
        ]
    ],
)
def test_a_short_first_syllable_is_joined_too(broken: str) -> None:
    head, tail = broken.split("-")

    assert join_lines([f"{head}-", tail]) == head + tail


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["zwem-", "en fietsles"], "zwem- en fietsles"),
        (["huur-", "of koopwoning"], "huur- of koopwoning"),
        (["stads- noch dorps-", "noch streekvervoer"], "stads- noch dorps- noch streekvervoer"),
        (["winter-", "t/m zomertijd"], "winter- t/m zomertijd"),
        (["EU-", "burgers"], "EU-burgers"),
        (["mbo-", "opleiding"], "mbo-opleiding"),
        (["hbo-", "diploma"], "hbo-diploma"),
        (["tv-", "toestel"], "tv-toestel"),
        (["24-", "uursdienst"], "24-uursdienst"),
        (["Oost-", "Gelderland"], "Oost-Gelderland"),
        (["niet-", "zwemmers"], "niet-zwemmers"),
        (["rooms-", "katholiek"], "rooms-katholiek"),
        (["oud-", "leden"], "oud-leden"),
        (["zwem     -", "bad"], "zwembad"),
        (["een -", "vrij lange - zin"], "een - vrij lange - zin"),
        (["fietsers/", "wandelaars"], "fietsers/wandelaars"),
        (["van 2021–", "2023"], "van 2021–2023"),
        (["van 2021 –", "dat weet men –", "2 keer"], "van 2021 – dat weet men – 2 keer"),
        (["de  dubbele", "blanks   ook"], "de dubbele blanks ook"),
        (["een", "", "twee"], "een twee"),
        ([], ""),
    ],
)
def test_a_hyphen_stays_where_the_word_has_it(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["zowel zwem-", "als fietsles"], "zowel zwem- als fietsles"),
        (["eerder huur-", "dan koopwoningen"], "eerder huur- dan koopwoningen"),
    ],
)
def test_a_comparison_suspends_a_hyphen_as_well(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["zee-", "egels tellen"], "zee-egels tellen"),
        (["politie-", "inzet"], "politie-inzet"),
        (["radio-", "uitzending"], "radio-uitzending"),
        (["ge-", "interesseerd"], "geïnteresseerd"),
        (["be-", "invloeden"], "beïnvloeden"),
        (["co-", "ordinatie"], "coördinatie"),
        (["financi-", "eel"], "financieel"),
        (["muse-", "um"], "museum"),
        (["situ-", "atie"], "situatie"),
        (["soci-", "ale"], "sociale"),
    ],
)
def test_vowels_that_would_be_read_as_one_stay_apart(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize(
    ("lines", "joined"), [(["e-", "bike"], "e-bike"), (["u-", "bocht"], "u-bocht")]
)
def test_a_single_letter_keeps_its_hyphen(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_a_whole_number_that_no_float_holds_is_a_code() -> None:
    assert parse_number("999999999999999") == 999_999_999_999_999
    assert parse_number("10000000000000001") is None
    assert parse_cell("10000000000000001") is None


def test_thousands_are_grouped_in_the_digits_of_any_script() -> None:
    assert (parse_number("٣.٤٥٦"), parse_number("３.４５６,５")) == (3456, 3456.5)
    assert decimals("٣.٤٥٦") == 0


PIECES = st.sampled_from(["maat-", "schappelijke", "en", "EU-", "km/", "-", "(-", "24-", "de  -"])


@given(st.lists(st.lists(PIECES, min_size=1, max_size=3).map(" ".join), max_size=8), st.integers(0))
def test_lines_are_joined_alike_whether_at_once_or_one_after_another(
    lines: list[str], at: int
) -> None:
    first = at % (len(lines) + 1)
    assert join_lines([join_lines(lines[:first]), *lines[first:]]) == join_lines(lines)


def test_a_text_whose_lines_all_break_off_is_joined_in_one_pass() -> None:
    # with each break sought from the start of the text, this takes hours
    assert join_lines(["de maat-", "schappelijke zorg-"] * 10_000).startswith(
        "de maatschappelijke zorgde maatschappelijke"
    )
