"""Fixtures that all tests share: goldens, and the evaluation sets where they are present."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# Workers take a second to start, so only the tests that are about them have any.
os.environ.setdefault("TABEL_EXTRACT_WORKERS", "0")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "eval"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-goldens``, which continuous integration refuses."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden results")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite goldens where nobody would review them."""
    if config.getoption("--update-goldens") and os.environ.get("CI"):
        raise pytest.UsageError("--update-goldens is not for CI: review the goldens by hand")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share a browser or a server in one of the processes that run side by side."""
    for item in items:
        for shared in ("browser", "flows"):
            if item.path.is_relative_to(ROOT / "tests" / shared):
                item.add_marker(pytest.mark.xdist_group(shared))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a whole text with its golden file, or rewrite that under ``--update-goldens``."""
    update = bool(request.config.getoption("--update-goldens"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        assert path.exists(), f"{path} is missing; make it with --update-goldens and review it"
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            lines = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=2
            )
            pytest.fail("\n".join([f"{path.name} differs:", *list(lines)[:80]]), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def shared_eval() -> Path:
    """The folder of evaluation sets; tests that use it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation sets are not beside this checkout")
    return SHARED


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that any user may look into, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
