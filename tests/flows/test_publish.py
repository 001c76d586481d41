"""The publish flow makes the copy and the pages anew without reading any report."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from prefect.client.schemas.objects import State

from flows import publish as flow
from flows.publish import Publication
from tabel_extract import __version__, pipeline
from tabel_extract.codes.file import revision
from tabel_extract.errors import SettingsError
from tabel_extract.settings import Settings
from tabel_extract.warehouse.freshness import is_current, published_path
from tabel_extract.warehouse.subgroups import is_applied
from tests.flows.conftest import ROOT
from tests.flows.test_ingest import shown
from tests.places import file_of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("server")]

OWN_LIST = ROOT / "src" / "tabel_extract" / "codes" / "subgroups.toml"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse with one report."""
    folder = tmp_path_factory.mktemp("stored")
    made = Settings(warehouse=folder / "w.duckdb", workers=0)
    pipeline.ingest([ROOT / "fixtures" / "eten-en-drinken.txt"], made)
    return folder


@pytest.fixture
def settings(stored: Path, tmp_path: Path) -> Settings:
    subprocess.run(["cp", "-a", f"{stored}/.", str(tmp_path)], check=True)
    return Settings(warehouse=tmp_path / "w.duckdb", report_dir=tmp_path / "pages")


def run(settings: Settings) -> State[Publication]:
    state: State[Publication] = flow.publish(
        str(settings.warehouse), str(settings.report_dir), return_state=True
    )
    return state


def test_the_copy_and_the_pages_are_made_anew_where_they_are_not_there(settings: Settings) -> None:
    published_path(file_of(settings)).unlink()
    state = run(settings)
    assert (state.type.value, state.message) == ("COMPLETED", "Published, and 4 pages written.")
    assert is_current(settings.warehouse)
    assert (settings.report_dir / "index.html").exists()
    assert "Pages for editors: 4 written anew" in shown("publish")


def test_what_could_not_be_done_fails_the_run_and_the_rest_is_done(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "pages").write_text("in the way")
    published_path(file_of(settings)).unlink()
    state = run(settings)
    assert state.is_failed()
    assert "the pages can't be written" in (state.message or "")
    assert is_current(settings.warehouse)
    assert "Not done: " in shown("publish")


def test_before_the_first_ingest_there_is_nothing_to_publish(tmp_path: Path) -> None:
    state = run(Settings(warehouse=tmp_path / "none.duckdb", report_dir=tmp_path / "pages"))
    assert state.is_completed()
    assert state.message == "Nothing is stored yet: the first ingest makes the warehouse."
    assert not (tmp_path / "pages").exists()


def test_an_edited_list_of_subgroups_gets_to_the_copy_without_an_ingest(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = tmp_path / "subgroups.toml"
    edited.write_bytes(OWN_LIST.read_bytes() + b"\n# edited\n")
    monkeypatch.setenv("TABEL_EXTRACT_CODES", str(edited))
    assert not is_applied(settings.warehouse, revision(edited), __version__)
    assert run(settings).is_completed()
    assert is_applied(settings.warehouse, revision(edited), __version__)
    assert is_current(settings.warehouse)
    edited.write_text("no list")
    with pytest.raises(SettingsError):
        run(settings).result()
