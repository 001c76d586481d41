"""The table of quantity words: what holds for all, what it says of each, and how it changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tabel_extract.claims.quantities.phrases import Bounds, load_phrases
from tabel_extract.claims.quantities.reader import QuantityReader
from tabel_extract.errors import SettingsError
from tests.claims.grammar import PHRASES, READER

TABLE = PHRASES.table
INTERVALS: dict[str, Bounds] = {
    **{f"{key} {kind}": b for key, own in TABLE.fraction.items() for kind, b in own.items()},
    **{f"{key} op de {kind}": b for key, own in TABLE.one_in.items() for kind, b in own.items()},
    **{share.name: share for share in TABLE.share},
}


@pytest.mark.parametrize("name", INTERVALS)
def test_bounds_are_shares_in_order_and_stretched_only_outwards(name: str) -> None:
    bounds = INTERVALS[name]
    low, high = bounds.lenient or (bounds.low, bounds.high)
    assert 0 <= low <= bounds.low <= bounds.high <= high <= 100


def test_every_modifier_has_a_rule_for_numbers_and_for_fractions() -> None:
    kinds = {"plain", *TABLE.modifiers}
    assert set(TABLE.number) == {*kinds, "about_small"}
    assert set(TABLE.fraction_rule) == kinds
    assert set(TABLE.tenths) <= {*kinds, "one"}


def test_every_share_has_a_wording_and_every_wording_its_modifier() -> None:
    assert [share.name for share in TABLE.share if not share.words] == []
    assert [kind for kind, words in TABLE.modifiers.items() if not words] == []


def test_words_that_are_stretched_less_lie_inside_those_that_are_stretched_more() -> None:
    """A grote meerderheid is a meerderheid, and a kleine minderheid is a minderheid."""
    for word in ("meerderheid", "minderheid"):
        whole = PHRASES.of_share(word)
        for name, share in PHRASES.shares.items():
            if name.endswith(word):
                assert whole.low <= share.low <= share.high <= whole.high, name


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("driekwart", 73, 77),
        ("drie kwart", 73, 77),
        ("een kwart", 23, 27),
        ("ruim een kwart", 25, 30),
        ("meer dan een kwart", 25, 30),
        ("bijna een kwart", 21, 25),
        ("een derde", 31, 35),
        ("ruim een derde", 33.4, 38),
        ("bijna een derde", 30, 33.3),
        ("minder dan een derde", 0, 33.3),
        ("twee derde", 65, 68),
        ("tweederde", 65, 68),
        ("ruim twee derde", 66.7, 72),
        ("bijna twee derde", 62, 66.6),
        ("de helft", 48, 52),
        ("één op de twee", 48, 52),
        ("ruim de helft", 50, 57),
        ("iets meer dan de helft", 50, 57),
        ("meer dan de helft", 50, 60),
        ("bijna de helft", 45, 50),
        ("iets minder dan de helft", 45, 50),
        ("minder dan de helft", 0, 50),
        ("een vijfde", 18, 22),
        ("een op de vijf", 18, 22),
        ("ongeveer een vijfde", 17, 23),
        ("ruim een vijfde", 20, 24),
        ("vier op de vijf", 78, 82),
        ("een op de tien", 8, 12),
        ("1 op de 10", 8, 12),
        ("een op de vijftien", 6, 7.5),
        ("een op de drie", 31, 35),
        ("twee op de drie", 64, 69),
        ("drie op de vier", 73, 77),
        ("zeven op de tien", 67, 73),
        ("ruim vier op de tien", 40, 45),
        ("bijna zeven op de tien", 65, 70),
        ("twee à drie op de tien", 20, 30),
        ("een meerderheid", 50, 100),
        ("in meerderheid", 50, 100),
        ("een krappe meerderheid", 50, 57),
        ("een nipte meerderheid", 50, 57),
        ("een ruime meerderheid", 60, 85),
        ("een grote meerderheid", 65, 100),
        ("een overgrote meerderheid", 75, 100),
        ("het overgrote deel", 75, 100),
        ("een minderheid", 0, 50),
        ("een kleine minderheid", 0, 25),
        ("een aanzienlijke minderheid", 25, 50),
        ("een klein deel", 0, 20),
        ("een kleine groep", 0, 20),
        ("een groot deel", 50, 100),
        ("nagenoeg alle", 90, 100),
        ("bijna iedereen", 90, 100),
        ("vrijwel niemand", 0, 8),
        ("rond de 57 procent", 54, 60),
        ("ongeveer 5 procent", 4, 6),
        ("dik 40 procent", 40, 45),
        ("krap 40 procent", 35, 40),
    ],
)
def test_a_phrase_is_read_as_the_table_says(words: str, low: float, high: float) -> None:
    (found,) = READER.read(f"Daarvan is {words} voor.")
    assert (found.text, found.low, found.high) == (words, low, high)
    assert found.exact is False


@pytest.mark.parametrize(
    ("words", "lenient"),
    [
        ("bijna de helft", (40, 50)),
        ("twee derde", (64, 69)),
        ("een vijfde", (17, 23)),
        ("een overgrote meerderheid", (67, 100)),
        ("een grote meerderheid", (60, 100)),
        ("een groot deel", (40, 100)),
        ("bijna niemand", (0, 14)),
        ("een kwart", (23, 27)),
    ],
)
def test_authors_stretch_words_as_far_as_has_been_seen(
    words: str, lenient: tuple[float, float]
) -> None:
    (found,) = READER.read(f"Daarvan is {words} voor.")
    assert found.lenient == lenient


Write = Callable[[str], Path]


@pytest.fixture
def given(tmp_path: Path) -> Write:
    def write(text: str) -> Path:
        path = tmp_path / "woorden.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def read_with(path: Path, words: str) -> list[tuple[str, float, float]]:
    found = QuantityReader(load_phrases(path)).read(f"Daarvan is {words} voor.")
    return [(q.text, q.low, q.high) for q in found]


def test_a_file_replaces_the_bounds_that_it_names_and_no_others(given: Write) -> None:
    path = given('[fraction."1/4"]\nplain = { low = 20, high = 30 }\n')
    assert read_with(path, "een kwart") == [("een kwart", 20, 30)]
    assert read_with(path, "ruim een kwart") == [("ruim een kwart", 25, 30)]
    assert read_with(path, "een derde") == [("een derde", 31, 35)]


def test_a_file_changes_a_share_by_its_name_and_keeps_its_wordings(given: Write) -> None:
    path = given('[[share]]\nname = "ruime meerderheid"\nlow = 55\nhigh = 80\n')
    assert read_with(path, "een ruime meerderheid") == [("een ruime meerderheid", 55, 80)]


def test_a_file_adds_a_wording_beside_those_that_there_are(given: Write) -> None:
    path = given('[modifiers]\nover = ["Royaal  meer dan"]\n')
    assert read_with(path, "royaal meer dan 40%") == [("royaal meer dan 40%", 40, 45)]
    assert read_with(path, "ruim 40%") == [("ruim 40%", 40, 45)]


def test_a_wording_that_is_given_elsewhere_moves_there(given: Write) -> None:
    path = given(
        '[modifiers]\nabout = ["tegen de"]\n[[share]]\nname = "minderheid"\nlow = 0\nhigh = 50\n'
        'words = ["Handjevol"]\n'
    )
    assert read_with(path, "tegen de 40%") == [("tegen de 40%", 37, 43)]
    assert read_with(path, "een handjevol") == [("een handjevol", 0, 50)]
    assert read_with(path, "een minderheid") == [("een minderheid", 0, 50)]


def test_a_file_adds_a_share_of_its_own(given: Write) -> None:
    path = given('[[share]]\nname = "leeuwendeel"\nwords = ["leeuwendeel"]\nlow = 60\nhigh = 100\n')
    assert read_with(path, "het leeuwendeel") == [("het leeuwendeel", 60, 100)]


def test_an_empty_file_changes_nothing(given: Write) -> None:
    assert load_phrases(given("")).table == TABLE


WRONG = {
    "no such table": ("[getal]\nplain = 1\n", "getal: Extra inputs"),
    "no such modifier": (
        '[modifiers]\nruimer = ["ruimer dan"]\n',
        "modifiers.ruimer: Input should",
    ),
    "no such rule": ("[number]\nruim = { low = 0, high = 1 }\n", "number.ruim: Input should"),
    "no such bound": (
        "[number]\nover = { low = 0, high = 1, hoog = 2 }\n",
        "number.over.hoog: Extra inputs",
    ),
    "a bound left out": ("[number]\nover = { low = 0 }\n", "number.over.high: Field required"),
    "no number": ('[number]\nover = { low = "nul", high = 1 }\n', "number.over.low: Input should"),
    "no list": ('[modifiers]\nover = "ruim"\n', "modifiers.over: Input should"),
    "no table": ("number = 3\n", "number: Input should"),
    "more than all": (
        '[[share]]\nname = "meerderheid"\nlow = 50\nhigh = 101\n',
        "share.0.high: Input should",
    ),
    "not in order": ("[number]\nover = { low = 2, high = 1 }\n", "number.over: low is above high"),
    "stretched inwards": (
        '[[share]]\nname = "meerderheid"\nlow = 50\nhigh = 100\nlenient = [60, 100]\n',
        "share.0: lenient leaves out a part of the bounds",
    ),
    "no fraction": (
        '[fraction."2/4"]\nplain = { low = 1, high = 2 }\n',
        "fraction.2/4: a fraction",
    ),
    "an empty wording": ('[modifiers]\nover = [" "]\n', "modifiers.over.0: a wording is empty"),
    "a wording twice": (
        '[modifiers]\nover = ["royaal"]\nunder = ["royaal"]\n',
        "the table: 'royaal' is there twice",
    ),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG)
def test_a_file_of_another_shape_is_refused_by_file_and_key(
    given: Write, text: str, told: str
) -> None:
    path = given(text)
    with pytest.raises(SettingsError) as refused:
        load_phrases(path)
    message = str(refused.value)
    assert message.startswith(f"{path}: {told}")
    assert message.endswith("; the file has the shape shown in docs/phrases.md.")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[number\n", "Expected ']'"),
        (b"over = \xff\n", "codec can't decode"),
        (
            b'[[share]]\nname = "leeuwendeel"\nlow = 1\nhigh = 2\n',
            "'leeuwendeel' is new and has no",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "woorden.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=re.escape(told)) as refused:
        load_phrases(path)
    assert str(refused.value).startswith(f"{path}: the quantity phrases can't be read (")


@pytest.mark.parametrize("name", ["weg.toml", "."])
def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(SettingsError) as refused:
        load_phrases(path)
    assert str(refused.value).startswith(f"{path}: the quantity phrases can't be read (")
    assert "Errno" not in str(refused.value)
