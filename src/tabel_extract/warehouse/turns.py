"""Programs that store into one lake at once: each takes its turn, or is told that it came late.

A lake has no keys, and two programs that only add rows never meet. So each transaction changes the
one row of a table that is there for this alone: of two that were under way at once the lake commits
one, and the other, of which nothing is kept, begins again on what the first one stored.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

import duckdb

from tabel_extract.errors import OvertakenWriterError

_T = TypeVar("_T")

CREATE = """
CREATE TABLE writer_turn (number BIGINT NOT NULL);
COMMENT ON TABLE writer_turn IS
    'One row, which every program that stores something changes, so that no two do so at once.';
COMMENT ON COLUMN writer_turn.number IS 'How often something was stored in this lake.';
INSERT INTO writer_turn VALUES (0)
"""

IN_CATALOG = "'data_inlining_row_limit', 10, table_name => 'writer_turn'"
"""The option by which the row is kept in the catalogue, where changing it makes no files."""

TAKE = "UPDATE writer_turn SET number = number + 1"
"""Lets the open transaction fail where another one was committed since it began."""

ATTEMPTS = 20
"""Two programs that store without a pause need three for two batches, and most read in between."""

FIRST_DELAY = 0.1
LONGEST_DELAY = 3.0
"""Seconds that are waited at most before another attempt: about what storing a batch takes."""


def take_turn(connection: duckdb.DuckDBPyConnection) -> None:
    """Let the open transaction fail where another one was committed since it began."""
    connection.execute(TAKE)


def after_others(attempt: Callable[[], _T]) -> _T:
    """Do what others may come before, and do it again where they did.

    Raises:
        OvertakenWriterError: If others came before every time.
    """
    longest = FIRST_DELAY
    for _ in range(ATTEMPTS - 1):
        try:
            return attempt()
        except OvertakenWriterError:
            time.sleep(random.uniform(0, longest))  # at random, or the same ones meet again
            longest = min(2 * longest, LONGEST_DELAY)
    return attempt()
