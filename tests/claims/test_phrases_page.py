"""``docs/phrases.md`` shows each phrase as the program reads it, and an example file that works."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tabel_extract.claims.quantities.phrases import Phrases, load_phrases
from tests.claims.grammar import PHRASES
from tests.claims.phrase_tables import tables

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "phrases.md"
BELOW = "## Every phrase\n\n"
"""What is below this line is made from the table; ``--update-goldens`` rewrites it."""


def test_the_page_tells_every_phrase_as_it_is_read(golden: Callable[[Path, str], None]) -> None:
    above, heading, _ = PAGE.read_text(encoding="utf-8").partition(BELOW)
    golden(PAGE, above + heading + tables(PHRASES.table))


def test_every_wording_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    given = [w for words in PHRASES.table.modifiers.values() for w in words]
    assert [w for w in (*given, *PHRASES.shares) if f"`{w}`" not in page] == []


@pytest.fixture
def example(tmp_path: Path) -> Phrases:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "woorden.toml"
    path.write_text(text, encoding="utf-8")
    return load_phrases(path)


def test_the_example_file_does_what_the_page_says_of_it(example: Phrases) -> None:
    assert example.of_number(40, "over").high == 44
    assert example.table.modifiers["over"] == (*PHRASES.table.modifiers["over"], "royaal")
    assert example.of_fraction(1, 4, "over", "fraction").lenient == (24, 31)
    assert example.of_fraction(1, 4, "plain", "fraction") == PHRASES.of_fraction(
        1, 4, "plain", "fraction"
    )
    assert example.of_share("ruime meerderheid").low == 58
    assert example.of_share("leeuwendeel").low == 60


def test_the_readme_leads_to_the_page() -> None:
    assert "(docs/phrases.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
