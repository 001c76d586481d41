"""``sources.toml`` is checked whole before anything is looked at, and each key is explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tabel_extract.errors import SettingsError
from tabel_extract.finding.config import (
    FeedSource,
    FileSource,
    FolderSource,
    PageSource,
    Source,
    StorageSource,
    load_sources,
)
from tests.texts import write

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
FOLDER = "kind = 'folder'\npath = 'x'\n"
WEB = "kind = 'page'\nurl = 'https://example.org/'\n"


def refusal(tmp_path: Path, text: str | bytes) -> str:
    """What is said of a file, without its name and where to read more."""
    path = write(tmp_path, "sources.toml", text)
    with pytest.raises(SettingsError) as error:
        load_sources(path)
    return str(error.value).removeprefix(f"{path}: ").partition("; docs/sources.md")[0]


def test_the_example_is_loaded_and_shows_every_kind() -> None:
    path = ROOT / "flows" / "sources.example.toml"
    found = load_sources(path)
    assert [type(one) for one in found] == [
        FolderSource,
        StorageSource,
        PageSource,
        FeedSource,
        FileSource,
    ]
    assert isinstance(found[0], FolderSource)
    assert found[0].path == path.parent / "inbox"  # of the folder that it is copied to


def test_the_example_of_the_page_is_loaded(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    names = [source.name for source in load_sources(write(tmp_path, "sources.toml", text))]
    assert names == ["inbox", "bureau"]


def test_every_key_is_explained_with_its_default_and_no_other() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*?) ?\|", PAGE, re.MULTILINE))
    fields = {
        name: field
        for kind in get_args(Source)
        for name, field in kind.model_fields.items()
        if name != "name"
    }
    assert set(rows) == set(fields)
    for name, shown in rows.items():
        default = fields[name].get_default() if not fields[name].is_required() else None
        written = {True: "true", False: "false"}.get(default) if isinstance(default, bool) else None
        if isinstance(default, tuple):
            written = str(list(default)).replace("'", '"')
        if isinstance(default, int | float) and not isinstance(default, bool):
            written = f"{default:g}"
        assert (name, shown) == (name, f"`{written}`" if written else "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no source: give each a table of its own, such as [inbox]"),
        ("kind = 'folder'", "kind: stands outside any source: put it below a [name]"),
        ("[inbox]\npath = 'x'", "inbox.kind: say one of folder, storage, page, feed and file"),
        ("[i]\nkind = 'ftp'", "i.kind: say one of folder, storage, page, feed and file"),
        ("[i]\nkind = 'folder'", "i.path: this key is missing: a folder needs it"),
        (f"[i]\n{FOLDER}url = 'x'", "i.url: a folder has no such key: mend its spelling or leave"),
        (f"[i]\n{FOLDER}name = 'x'", "i.name: a source is named by its [table]: leave this key"),
        (f"[i]\n{FOLDER}settle_seconds = -1", "i.settle_seconds: Input should be greater than or"),
        (f"[i]\n{FOLDER}patterns = []", "i.patterns: Tuple should have at least 1 item"),
        (f"['../x']\n{FOLDER}", "[../x]: the name of a source has small letters, digits, - and _"),
        (f"[Inbox]\n{FOLDER}", "[Inbox]: the name of a source has small letters, digits, - and _"),
        ("[i]\nkind = 'page'\nurl = 'ftp://example.org/'", "i.url: this is no address of the web"),
        ("[i]\nkind = 'page'\nurl = 'https://a:b@example.org/'", "i.url: an address holds no name"),
        (
            "[i]\nkind = 'feed'\nurl = 'https://x.nl/?api_key=geheim'",
            "i.url: this address holds wh",
        ),
        ("[i]\nkind = 'storage'\nurl = 'file:///etc'", "i.url: this is no address of object stor"),
        ("[i]\nkind = 'storage'\nurl = 'local://x/y'", "i.url: this is no address of object stor"),
        ("[i]\nkind = 'storage'\nurl = 's3://k:s@b/'", "i.url: an address holds no name and pass"),
        (f"[i]\n{WEB}depth = 4", "i.depth: Input should be less than or equal to 3"),
        ("[i", "Expected ']' at the end of a table declaration (at end of document)"),
        (b"\xff", "is not UTF-8 text: save it as that"),
        ("x = " + "[" * 100_000, "lists in lists in lists: too deep"),
        ("#" * 1_000_001, "is too large for a list of sources"),
    ],
)
def test_what_can_not_be_used_is_told_with_its_key(
    tmp_path: Path, text: str | bytes, why: str
) -> None:
    told = refusal(tmp_path, text)
    assert told.startswith(why)
    assert "geheim" not in told


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="the list of sources can't be read"):
        load_sources(tmp_path / "none.toml")
