"""A folder takes its place whole or not at all, and never the place of what is no export."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tabel_extract.errors import OutputError
from tabel_extract.export import folders
from tabel_extract.export.folders import new_folder

OWN = {"a.csv", "b.csv"}


def fill(place: Path, text: str, *, overwrite: bool = False) -> None:
    with new_folder(place, own=OWN, overwrite=overwrite) as folder:
        for name in OWN:
            (folder / name).write_text(text)


def held(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_nothing_is_at_the_place_before_all_is_there(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "out"
    with new_folder(place, own=OWN, overwrite=False) as folder:
        (folder / "a.csv").write_text("1")
        assert not place.exists()
    assert held(place) == {"a.csv": "1"}
    assert os.listdir(place.parent) == ["out"]  # noqa: PTH208


def test_after_an_error_all_is_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path / "out", "old")
    with pytest.raises(TypeError):
        fill(tmp_path / "out", None, overwrite=True)  # type: ignore[arg-type]
    assert held(tmp_path / "out") == {"a.csv": "old", "b.csv": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_may_be_filled_and_a_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    fill(tmp_path / "link", "1")
    assert held(tmp_path / "empty") == {"a.csv": "1", "b.csv": "1"}
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("at_once", [True, False])
def test_an_export_that_is_replaced_is_gone_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(folders, "_exchange", lambda *_: False)
    fill(tmp_path / "out", "old")
    with new_folder(tmp_path / "out", own=OWN, overwrite=True) as folder:
        (folder / "a.csv").write_text("new")
    assert held(tmp_path / "out") == {"a.csv": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_no_export_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "aunt.txt").write_text("dear")
    with pytest.raises(OutputError, match=r"holds what is no export, such as aunt\.txt"):
        fill(tmp_path / "letters", "new", overwrite=True)
    with pytest.raises(OutputError, match="is a file: name a folder"):
        fill(tmp_path / "letters" / "aunt.txt", "new", overwrite=True)
    assert held(tmp_path / "letters") == {"aunt.txt": "dear"}


@pytest.mark.parametrize("overwrite", [True, False])
def test_of_exports_to_one_place_at_once_one_is_there_whole(
    tmp_path: Path, overwrite: bool
) -> None:
    together = Barrier(8)

    def attempt(number: int) -> bool:
        try:
            with new_folder(tmp_path / "out", own=OWN, overwrite=overwrite) as folder:
                for name in OWN:
                    (folder / name).write_text(str(number))
                together.wait()
        except OutputError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = [number for number, has in enumerate(pool.map(attempt, range(8))) if has]
    texts = held(tmp_path / "out")
    assert set(texts) == OWN
    assert len(set(texts.values())) == 1
    assert int(texts["a.csv"]) in won
    assert len(won) == (8 if overwrite else 1)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
