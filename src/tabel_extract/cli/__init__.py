"""The command line: arguments, messages and exit codes. What it does is in the pipeline."""

from __future__ import annotations

from tabel_extract.cli.commands import main

__all__ = ["main"]
