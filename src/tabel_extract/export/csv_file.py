"""Flat rows to a CSV that Excel opens right in the Netherlands, and that no text can steer.

RFC 4180 in all but the separator, and one dialect always:

- Semicolons between fields and a comma in decimals, as Dutch Excel expects and StatLine writes.
  With commas and points, Dutch Excel would put a row into one cell and, once split, read ``12.5``
  as 12 May: a wrong number that looks right. A program that expects the other dialect fails to
  find the columns, and tells.
- UTF-8 with a byte order mark: without one Excel reads ``›`` and ``é`` as other characters.
- Every field in quotes, lines ended by CR LF, a header line first; what is not said is empty.
- Formulas are defused, see :mod:`tabel_extract.export.harmless`; ``value`` is written from the
  number itself and never is. Characters that can't be seen are written as their code point.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from tabel_extract.export.columns import COLUMNS
from tabel_extract.export.harmless import defused
from tabel_extract.export.rows import Field, FlatRow
from tabel_extract.shown.controls import visible_text

SEPARATOR = ";"
ENCODING = "utf-8-sig"


def csv_bytes(rows: Iterable[FlatRow]) -> bytes:
    """The whole file: a header of column names, then one line per cell."""
    text = StringIO(newline="")
    writer = csv.writer(
        text, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n", doublequote=True
    )
    writer.writerow([column.name for column in COLUMNS])
    writer.writerows([_written(field) for field in row.fields] for row in rows)
    return text.getvalue().encode(ENCODING)


def _written(field: Field) -> str:
    if field is None:
        return ""
    if isinstance(field, float):
        return repr(field).removesuffix(".0").replace(".", ",")
    return defused(visible_text(str(field)))
