"""Text of documents is nothing but text in Markdown, which Prefect's pages read everywhere."""

from __future__ import annotations

import re

import pytest

from flows.markup import inert, link, table

HOSTILE = [
    "a|b.txt",
    "![x](http://example.org/x.png).txt",
    "[here](javascript:alert(1))",
    "<img src=x onerror=alert(1)>.txt",
    "two\nlines.txt",
    "`code` **bold** _under_ # head ~struck~",
    "\x1b[31mred\u202e.txt",
    "https://example.org/ and www.example.org and someone@example.org",
    "WWW.example.org HTTP://example.org",
    "- item",
    "12. item",
    "1) item",
    "=== ",
    "--- ",
    "&lt;b&gt;",
]

_ACTIVE = re.compile(
    r"[<>\x00-\x1f\u202e|*_`\[\]#~@]|!\[|://|www\.|^(?:[-=]|\d+[.)](?:\s|$))", re.IGNORECASE
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_only_text(text: str) -> None:
    unescaped = re.sub(r"\\.", "x", inert(text))
    assert _ACTIVE.search(unescaped) is None


def test_names_of_files_stay_readable_and_can_be_searched_for() -> None:
    assert inert("inbox/eten-en-drinken 2024.txt") == "inbox/eten-en-drinken 2024.txt"


def test_a_link_leads_to_the_web_or_to_a_file_and_nowhere_else() -> None:
    assert (
        link("a|b", "https://example.org/a%20b.html") == r"[a\|b](https://example.org/a%20b.html)"
    )
    assert link("a", "file:///srv/pages/a.html") == "[a](file:///srv/pages/a.html)"
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://example.org/) ![x](https://example.org/x.png",
        "https://example.org/\n",
        "https://example.org/<b>",
        'https://example.org/ "title"',
    ):
        assert link("a", address) == "a"


def test_a_table_has_a_row_for_each_and_its_numbers_to_the_right() -> None:
    assert table([{"file": "a.txt", "cells": 3, "seconds": 1.234}]) == [
        "| file | cells | seconds |",
        "| --- | ---: | ---: |",
        "| a.txt | 3 | 1.23 |",
    ]
    assert table([]) == ["None."]
