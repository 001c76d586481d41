"""Try the properties for as long as asked, each on new examples; see ``make fuzz``.

Run as ``python -m tests.fuzz.run``, with ``--seconds N``, ``--only WORDS`` for the properties whose
name holds those, or ``--files DIR`` to read a folder of odd files in the place of all that, for at
most ``--files-seconds``.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from importlib import import_module
from pathlib import Path

os.environ["TABEL_EXTRACT_FUZZ"] = "1"  # before the properties are made

from tests.fuzz.files import read_folder
from tests.fuzz.trying import KEPT, TRIED, Property

MODULES = ["test_grammars", "test_texts", "test_pages"]


def properties(only: str) -> dict[str, Property]:
    """The properties whose name holds some words, by name."""
    found: dict[str, Property] = {}
    for module in MODULES:
        for name, tried in vars(import_module(f"tests.fuzz.{module}")).items():
            if name.startswith("test_") and only.replace(" ", "_") in name:
                found[name] = tried
    return found


def rounds(open_ones: dict[str, Property], seconds: float) -> set[str]:
    """Try each in turn until the time is over, at least once; the names of those that failed."""
    failed: set[str] = set()
    until = time.monotonic() + seconds
    while open_ones:
        for name, tried in list(open_ones.items()):
            try:
                tried()
            except Exception:  # whatever was found is told, and the others are tried on
                traceback.print_exc()
                failed.add(name)
                del open_ones[name]
            if time.monotonic() > until and all(TRIED[n] for n in open_ones):
                return failed
    return failed


def main() -> int:
    """Run, and say how much was tried; 1 where something failed."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--only", default="")
    asked.add_argument("--files", type=Path)
    asked.add_argument("--files-seconds", type=float, help="begin no batch of files after so long")
    given = asked.parse_args()
    if given.files is not None:
        return read_folder(given.files, given.files_seconds)
    found = properties(given.only)
    failed = rounds(dict(found), given.seconds)
    for name in found:
        print(f"{TRIED[name]:9,} {'FAILED' if name in failed else 'held  '} {name}")
    print(f"{TRIED.total():9,} examples tried, {len(failed)} properties failed")
    if failed:
        print(f"What failed is kept in {KEPT}, and tried first when this is run again.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
