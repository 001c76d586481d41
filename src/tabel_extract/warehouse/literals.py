"""Values as SQL literals.

The first Python value that is bound to a statement makes DuckDB import pandas, which takes a
second; a run over unchanged files and a look at the history must not pay for that.
"""

from __future__ import annotations

from collections.abc import Iterable


def text_literal(text: str) -> str:
    """Return ``text`` as a quoted SQL string; DuckDB knows no escapes but the doubled quote.

    Raises:
        ValueError: If the text holds a NUL, which would end the statement.
    """
    if "\0" in text:
        raise ValueError("a text with a NUL can't be part of a query")
    return "'" + text.replace("'", "''") + "'"


def text_list(texts: Iterable[str]) -> str:
    """Return texts as what stands between the brackets of ``IN (…)``; ``NULL`` if none."""
    return ", ".join(text_literal(text) for text in texts) or "NULL"


def integer_list(numbers: Iterable[int]) -> str:
    """Return numbers as what stands between the brackets of ``IN (…)``; ``NULL`` if none."""
    return ", ".join(str(int(number)) for number in numbers) or "NULL"
