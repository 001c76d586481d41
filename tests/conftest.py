"""Fixtures that all tests share: goldens, and the evaluation sets where they are present."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadScopeScheduling

from tabel_extract.warehouse import opening
from tabel_extract.warehouse.migrate import Migration, shipped_migrations

# Workers take a second to start, so only the tests that are about them have any.
os.environ.setdefault("TABEL_EXTRACT_WORKERS", "0")

# A busy machine is no reason to fail: nothing here is timed.
hypothesis.settings.register_profile("untimed", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SHARING = ("tests/browser", "tests/flows")
SHARED = ROOT.parent / "shared" / "eval"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-goldens``, which continuous integration refuses."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden results")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite goldens where nobody would review them."""
    if config.getoption("--update-goldens") and os.environ.get("CI"):
        raise pytest.UsageError("--update-goldens is not for CI: review the goldens by hand")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand tests out by groups, the largest first; the library's own fail under pytest 9.2."""
    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = _group
    return scheduler


def _group(nodeid: str) -> str:
    """Tests that share a browser or a server stay in one of the processes that run side by side."""
    folder = "/".join(nodeid.split("/")[:2])
    return folder if folder in SHARING else nodeid


@pytest.fixture(scope="session", autouse=True)
def ready_made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a new warehouse be a copy of one that was made before: half a second less, each time."""
    make = opening.fill
    shipped = shipped_migrations()
    template = tmp_path_factory.mktemp("ready-made") / "empty.duckdb"

    def copy(draft: Path, migrations: Sequence[Migration]) -> None:
        if migrations != shipped:
            make(draft, migrations)
            return
        if not template.exists():
            make(template, shipped)
        shutil.copyfile(template, draft)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "fill", copy)
        yield


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
