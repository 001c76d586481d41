"""Exit codes, for schedulers and scripts."""

from __future__ import annotations

OK = 0
"""Everything that was asked for was done."""
SOME_FAILED = 1
"""Some files could not be ingested, all others were; or `status` or `doctor` has bad news."""
USAGE = 2
"""The command was not understood, or a setting or the file that it names can't be used."""
NO_INPUT = 3
"""Nothing that was named could be read."""
WAREHOUSE = 4
"""The warehouse, or a folder to write to, can't be used: locked, damaged, read-only, full."""
UNKNOWN = 5
"""The warehouse holds no such report, version or table, or the document no such page."""

MEANINGS: dict[int, str] = {
    OK: "done",
    SOME_FAILED: "some files failed, all others were ingested; or something wants a person",
    USAGE: "the command or a setting was not understood",
    NO_INPUT: "nothing that was named could be read",
    WAREHOUSE: "the warehouse or the output folder can't be used",
    UNKNOWN: "no such report, version, table or page",
}
