"""The whole reader of texts: reports that were made up, and reports that were damaged."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.model import Report, Source
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings
from tests.fuzz.damage import damaged_texts
from tests.fuzz.pieces import texts
from tests.fuzz.promises import keeps_its_promises, stands_in_its_text
from tests.fuzz.trying import fuzz

SETTINGS = Settings(ocr=False)


def parsed(data: bytes) -> Report | None:
    """The report that some bytes are read as; None where they are refused in so many words."""
    source = Source("rapport.txt", hashlib.sha256(data).hexdigest(), len(data), "text")
    try:
        return parse_source(RawSource(source, data), SETTINGS)
    except UnreadableSourceError as refused:
        assert "\n" not in str(refused)  # noqa: PT017
        return None


def sound(data: bytes) -> None:
    report = parsed(data)
    if report is not None:
        keeps_its_promises(report)
        stands_in_its_text(report, data)


@fuzz(60, text=damaged_texts)
def test_a_damaged_report_is_read_soundly(text: str) -> None:
    sound(text.encode("utf-8", "replace"))


@fuzz(80, text=texts)
def test_a_text_with_the_parts_of_a_report_is_read_soundly(text: str) -> None:
    sound(text.encode("utf-8", "replace"))


@fuzz(15, text=damaged_texts | texts)
def test_the_same_text_is_read_the_same_twice(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert parsed(data) == parsed(data)


@fuzz(40, data=st.binary(max_size=400) | texts.map(lambda t: t.encode("utf-16")))
def test_bytes_are_read_soundly_or_refused(data: bytes) -> None:
    sound(data)
