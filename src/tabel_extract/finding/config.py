"""``sources.toml``: where reports are found, as people write it down, checked whole."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from tabel_extract.edited import Edited
from tabel_extract.finding.urls import refusal, storage_refusal

_FILE = Edited(
    "list of sources",
    "name a file that can with --sources or TABEL_EXTRACT_SOURCES",
    "docs/sources.md shows what may stand there.",
)
_NAME = r"^[a-z0-9][a-z0-9_-]{0,39}$"
"""It names a folder and stands in the warehouse, so it is plain."""

_Host = Annotated[str, Field(pattern=r"^[A-Za-z0-9.\-:\[\]]{1,255}$")]


class _Source(BaseModel):
    """What every source has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[str, Field(pattern=_NAME)]
    patterns: Annotated[tuple[str, ...], Field(min_length=1)] = ("*.pdf", "*.txt", "*.text")
    max_files: Annotated[int, Field(ge=1, le=100_000)] = 1000


class FolderSource(_Source):
    """A folder of this machine, or one that it has mounted."""

    kind: Literal["folder"]
    path: Path
    recursive: bool = True
    settle_seconds: Annotated[float, Field(ge=0, le=86_400)] = 30.0


class StorageSource(_Source):
    """Object storage: a bucket, or what is below a prefix of one."""

    kind: Literal["storage"]
    url: str
    recursive: bool = True
    endpoint: str | None = None
    anonymous: bool = False
    timeout_seconds: Annotated[float, Field(gt=0, le=3600)] = 120.0

    @field_validator("url")
    @classmethod
    def _is_storage(cls, url: str) -> str:
        return _fine(url, storage_refusal(url))

    @field_validator("endpoint")
    @classmethod
    def _is_web(cls, endpoint: str | None) -> str | None:
        return None if endpoint is None else _fine(endpoint, refusal(endpoint))


class WebSource(_Source):
    """What is got over HTTP."""

    url: str
    allow_redirects: bool = False
    allow_hosts: tuple[_Host, ...] = ()
    allow_private: bool = False
    delay_seconds: Annotated[float, Field(ge=0, le=60)] = 1.0
    timeout_seconds: Annotated[float, Field(gt=0, le=3600)] = 120.0

    @field_validator("url")
    @classmethod
    def _is_web(cls, url: str) -> str:
        return _fine(url, refusal(url))


class PageSource(WebSource):
    """A web page that links to reports, and pages that it links to down to a depth."""

    kind: Literal["page"]
    depth: Annotated[int, Field(ge=0, le=3)] = 0


class FeedSource(WebSource):
    """An RSS or Atom feed that encloses or links to reports."""

    kind: Literal["feed"]


class FileSource(WebSource):
    """One file at one address."""

    kind: Literal["file"]


Source = FolderSource | StorageSource | PageSource | FeedSource | FileSource

_SOURCES: TypeAdapter[list[Source]] = TypeAdapter(
    list[Annotated[Source, Field(discriminator="kind")]]
)


def load_sources(path: Path) -> tuple[Source, ...]:
    """The sources that a file names, in its order; a folder in it is relative to that of the file.

    Raises:
        SettingsError: The file can't be read, or holds something else; the message names the key.
    """
    data = _FILE.read(path)
    with _FILE.understood(str(path)):
        found = _understood(tomllib.loads(data.decode("utf-8-sig")))
    return tuple(_placed(source, path.parent) for source in found)


def _understood(tables: dict[str, Any]) -> list[Source]:
    """The sources of tables that are named after them."""
    if not tables:
        raise ValueError("names no source: give each a table of its own, such as [inbox]")
    given = []
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ValueError(f"{name}: stands outside any source: put it below a [name]")
        if "name" in table:
            raise ValueError(f"{name}.name: a source is named by its [table]: leave this key out")
        given.append({**table, "name": name})
    try:
        return _SOURCES.validate_python(given)
    except ValidationError as error:
        raise ValueError(_first(error, list(tables))) from None


def _first(error: ValidationError, names: list[str]) -> str:
    """The first thing that is wrong, with the key that it is about, and without its value."""
    first = error.errors(include_input=False)[0]
    number, *keys = first["loc"]
    name = names[int(number)]
    where = ".".join([name, *(str(key) for key in keys[1:])])
    if first["type"] in {"union_tag_not_found", "union_tag_invalid"}:
        return f"{name}.kind: say one of folder, storage, page, feed and file"
    if keys[1:] == ["name"]:
        return f"[{name}]: the name of a source has small letters, digits, - and _, at most 40"
    if first["type"] == "extra_forbidden":
        return f"{where}: a {keys[0]} has no such key: mend its spelling or leave it out"
    if first["type"] == "missing":
        return f"{where}: this key is missing: a {keys[0]} needs it"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _placed(source: Source, folder: Path) -> Source:
    if not isinstance(source, FolderSource):
        return source
    return source.model_copy(update={"path": folder / source.path.expanduser()})


def _fine(url: str, refused: str | None) -> str:
    if refused is not None:
        raise ValueError(refused)
    return url
