"""What validation can report, by code."""

from tabel_extract.checks.entries.entry import Entry
from tabel_extract.checks.entries.numbers import NUMBERS
from tabel_extract.checks.entries.reading import READING

__all__ = ["CATALOGUE", "Entry"]

CATALOGUE: dict[str, Entry] = NUMBERS | READING
