"""What is loaded when: a command that needs no database or data frame doesn't wait for them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.texts import GOOD

HEAVY = ["duckdb", "numpy", "pandas", "pandera", "prefect", "pyarrow"]

LOADED = """
import json, sys
{code}
print(json.dumps(sorted(set({heavy}) & set(sys.modules))), file=sys.stderr)
"""


def loaded(code: str) -> list[str]:
    """The heavy packages that are loaded once some code has run in a fresh interpreter."""
    script = LOADED.format(code=code, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    found: list[str] = json.loads(done.stderr.splitlines()[-1])
    return found


def command(*arguments: str) -> str:
    return (
        "from tabel_extract.cli import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit as done: assert not done.code, done.code"
    )


@pytest.mark.parametrize(
    "code",
    [
        "import tabel_extract.cli",
        "import tabel_extract.pipeline",
        "import tabel_extract.published",
        command("--help"),
        command("ingest", "--help"),
        command("schema"),
        command("parse", str(GOOD)),
        command("parse", str(GOOD), "--format", "json"),
    ],
)
def test_nothing_heavy_is_loaded_where_it_is_not_used(code: str) -> None:
    assert loaded(code) == []


@pytest.mark.slow
def test_the_flow_is_not_loaded_by_the_pipeline(tmp_path: Path) -> None:
    ingest = command("ingest", str(GOOD), "--warehouse", f"{tmp_path}/w.duckdb")
    assert "prefect" not in loaded(ingest)
