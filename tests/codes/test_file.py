"""A file of subgroups that can't be used is refused in one line that says where and what to do."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from tabel_extract.codes.file import load_codes, revision
from tabel_extract.edited import MOST_BYTES
from tabel_extract.errors import SettingsError

ROOT = Path(__file__).parents[2]
GOOD = """
[total]
labels = ["totaal"]

[dimension.sex]
nl = "geslacht"
en = "sex"

[list.sex]
dimension = "sex"
headings = ["geslacht"]
source = "eigen indeling"

[list.sex.category.male]
nl = "man"
en = "male"
labels = ["man"]

[list.sex.category.female]
nl = "vrouw"
en = "female"
labels = ["vrouw"]
"""
OTHER = """
[list.other]
dimension = "sex"
headings = ["Geslacht"]
source = "eigen indeling"

[list.other.category.a]
nl = "a"
en = "a"
labels = ["MAN"]

[list.other.category.b]
nl = "b"
en = "b"
labels = ["b"]
"""


def refused(folder: Path, text: str | bytes) -> str:
    """What is said of a file, without its path."""
    path = folder / "groepen.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsError) as caught:
        load_codes(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ").removesuffix(
        "; docs/subgroups.md shows the shape of the file."
    )


def test_a_file_is_named_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "groepen.toml"
    path.write_text(GOOD)
    codes = load_codes(path)
    assert codes.revision == revision(path) == hashlib.sha256(GOOD.encode()).hexdigest()
    assert (codes.name, codes.text) == ("groepen.toml", GOOD)
    assert [one.category_code for one in codes.of_table("geslacht", ["man"]).values()] == [
        "sex.male"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'labels = ["man"]',
            'lables = ["man"]',
            "list.sex.category.male.lables: no such key is known: mend its spelling or leave it "
            "out",
        ),
        (
            'labels = ["man"]',
            "",
            "list.sex.category.male: it has no labels, so that no table can print it",
        ),
        (
            '["vrouw"]',
            '["vrouw", "Man"]',
            "list.sex.category.female: 'Man' is a label of list.sex.category.male too: keep one of "
            "them",
        ),
        (
            '["vrouw"]',
            '["vrouw", "VROUW "]',
            "list.sex.category.female: 'VROUW' is there twice but for its layout",
        ),
        (
            '["vrouw"]',
            '["vrouw", "Totaal"]',
            "list.sex.category.female: 'Totaal' is a label of [total] or [unknown]",
        ),
        (
            'dimension = "sex"',
            'dimension = "sekse"',
            "list.sex.dimension: there is no [dimension.sekse]",
        ),
        ('source = "eigen indeling"\n', "", "list.sex.source: this key is missing"),
        ('["man"]', '"man"', "list.sex.category.male.labels: Input should be a valid tuple"),
        ('["man"]', "[1]", "list.sex.category.male.labels.0: Input should be a valid string"),
        ('["man"]', '[" - "]', "list.sex.category.male.labels.0: '-' is empty, or has no letter"),
        ('["man"]', '["a › b › c"]', "list.sex.category.male.labels.0: 'a › b › c' has more than"),
        (
            '["man"]',
            '["m\\u0000an"]',
            "list.sex.category.male.labels.0: it holds a sign that can't be seen",
        ),
        ('["man"]', '["m\\u202Ean"]', "list.sex.category.male.labels.0: it holds a sign that"),
        ("category.male", "category.Man", "list.sex.category.Man: a code has small letters"),
        ('["geslacht"]', "[]", "list.sex.headings: Tuple should have at least 1 item"),
        ('["geslacht"]', '["a › b"]', "list.sex.headings.0: 'a › b' has › in it, which only"),
        ('source = "', 'grammar = "age"\nsource = "', "list.sex: a list with a grammar has no"),
        ('source = "', 'whole = "ja"\nsource = "', "list.sex.whole: Input should be a valid bool"),
        (
            "[list.sex.category.female]",
            "[list.sex.category.male]",
            "Cannot declare ('list', 'sex', 'category', 'male') twice",
        ),
        ("[total]", "[totaal]", "totaal: no such key is known"),
        ("[total]", "[total", "Expected ']'"),
    ],
)
def test_each_mistake_is_told_with_its_key(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in GOOD
    assert refused(tmp_path, GOOD.replace(old, new, 1)).startswith(message)


def test_one_label_of_two_lists_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD + OTHER) == (
        "list.other.category.a: 'MAN' is a label of list.sex.category.male too: keep one of them"
    )


def test_one_label_of_two_whole_lists_is_told_by_what_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "groepen.toml"
    path.write_text((GOOD + OTHER).replace("source =", "whole = true\nsource ="))
    codes = load_codes(path)
    for beside, code in (("vrouw", "sex.male"), ("b", "other.a"), ("c", None)):
        assert codes.of_table("geslacht", ["man", beside])["man"].category_code == code


AGE = '[list.{}]\ndimension = "sex"\nheadings = ["geslacht"]\nsource = "x"\ngrammar = "age"\n'


@pytest.mark.parametrize("label", ["18-34", "geslacht › 75 jaar en ouder"])
def test_an_age_band_that_is_listed_below_a_heading_with_the_grammar_is_refused(
    tmp_path: Path, label: str
) -> None:
    text = GOOD.replace('["man"]', f'["{label}"]') + AGE.format("age")
    assert refused(tmp_path, text) == (
        f"list.sex.category.male: {label!r} is an age band, which list.age reads itself: leave it "
        "out"
    )


def test_ages_are_read_by_one_list_below_a_heading(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD + AGE.format("age") + AGE.format("years")) == (
        "list.years.headings: 'geslacht' is one of list.age too"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe", "is not UTF-8 text: save it as that"),
        (b"x = " + b"[" * 100_000, "lists in lists in lists: too deep"),
        (b"#" * (MOST_BYTES + 1), "is too large for a list of subgroups"),
        (b"", "dimension: this key is missing"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    assert refused(tmp_path, data) == message


@pytest.mark.parametrize("name", ["weg.toml", "."])
def test_a_file_that_can_not_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=r"can't be read \(.*\): set TABEL_EXTRACT_CODES"):
        load_codes(tmp_path / name)


def test_every_list_that_is_shipped_says_where_it_comes_from() -> None:
    assert all(one.source for one in load_codes().entries.lists.values())


def test_a_heading_that_is_added_as_documented_gets_its_codes(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "subgroups.md").read_text(encoding="utf-8")
    (heading,) = re.findall(r'headings = \["stedelijkheid", "(.*)"\]', page)
    path = tmp_path / "groepen.toml"
    text = load_codes().text
    path.write_text(text.replace('headings = ["stedelijkheid"', f'headings = ["{heading}"'))
    labels = ("zeer sterk", "sterk", "matig", "weinig", "niet")
    assert {one.reason for one in load_codes().of_table(heading, labels).values()} == {
        "unknown_dimension"
    }
    found = load_codes(path).of_table(heading, labels).values()
    assert [one.category_code for one in found] == [f"urbanity5.{n}" for n in range(1, 6)]


def test_the_files_in_the_documentation_are_of_the_right_shape() -> None:
    page = (ROOT / "docs" / "subgroups.md").read_text(encoding="utf-8")
    for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL):
        shipped = load_codes().entries.lists
        for code, division in tomllib.loads(block)["list"].items():
            assert division.keys() <= {*shipped[code].model_dump()}
