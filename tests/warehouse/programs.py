"""Programs at work beside the tests: what they say, and whether what they leave behind is whole."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from tabel_extract.address import Address
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.forking import Program

Start = Callable[..., Program]

PARTIAL_VERSIONS = """
SELECT v.version_id FROM version AS v
WHERE v.observation_count <> (SELECT count(*) FROM observation AS o
                              WHERE o.version_id = v.version_id)
   OR v.table_count <> (SELECT count(*) FROM report_table AS t WHERE t.version_id = v.version_id)
   OR NOT EXISTS (SELECT 1 FROM reading AS r WHERE r.version_id = v.version_id)
"""
ORPHANS = (
    "SELECT count(*) FROM observation WHERE version_id NOT IN (SELECT version_id FROM version)"
)


def said(process: Program | subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def check_whole(path: Address) -> list[int]:
    """Open what a program left behind, and return its versions."""
    with Warehouse.open(path) as warehouse:
        assert warehouse.query(PARTIAL_VERSIONS) == []
        assert warehouse.query(ORPHANS) == [(0,)]
        return [row[0] for row in warehouse.query("SELECT version_id FROM version ORDER BY 1")]


def asked(process: Program, line: object) -> str:
    """What a program answers to a line."""
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return said(process)
