"""What SECURITY.md promises is held by tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {name}\(", source, re.MULTILINE)


def test_every_promise_names_a_test_that_holds_it() -> None:
    promised = PAGE.split("## What is promised")[1].split("## What is not promised")[0]
    rows = re.findall(r"^\| (?!---|promise|where it goes)(.+?) \| (.+) \|$", promised, re.MULTILINE)
    assert len(rows) > 20
    for promise, held_by in rows:
        assert re.fullmatch(
            r"`tests/[\w/]+\.py::test_\w+`(, `tests/[\w/]+\.py::test_\w+`)*", held_by
        )
        assert promise.endswith(".")


def test_every_file_that_is_named_is_there() -> None:
    files = set(re.findall(r"\b(?:tests|docs)/[\w/]+\.(?:py|md)\b", PAGE))
    assert {file for file in files if not (ROOT / file).is_file()} == set()
