"""Every column is documented, with the words that the workbook uses."""

from __future__ import annotations

import re
from pathlib import Path

from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.resources import RESOURCES

PAGE = Path(__file__).parents[2] / "docs" / "export.md"


def test_every_column_is_documented_in_its_order() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert rows == [(column.name, column.told[1]) for column in COLUMNS]


def test_no_two_columns_share_a_name() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_every_table_of_a_package_is_documented_with_its_key() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.M
    )
    assert rows == [(one.name, ", ".join(f"`{name}`" for name in one.key)) for one in RESOURCES]
