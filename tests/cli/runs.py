"""Running the program: in this process, or as users start it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result

from tabel_extract.cli import main
from tests.texts import COMMAND


def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Result:
    """The command in this process, on a wide terminal; any exception that escapes is raised."""
    wide = {"COLUMNS": "300", **(env or {})}
    return CliRunner().invoke(main, [str(a) for a in arguments], env=wide, catch_exceptions=False)


def start(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env={**os.environ, **(env or {})},
    )


def told(result: Result, code: int) -> str:
    """The one line on standard error of a command that failed with an exit code."""
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("tabel-extract: ")
    return result.stderr.removeprefix("tabel-extract: ").removesuffix("\n")
