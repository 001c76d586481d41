"""Configuration: defaults that fit one machine, each overridable by ``TABEL_EXTRACT_<NAME>``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from tabel_extract.address import Address, address_of
from tabel_extract.limits import HONEST, Limits


def _base_address(given: str) -> str:
    """An address that links can start with, without the slash at its end.

    A name, a password or a query would be repeated in every link.
    """
    parts = urlsplit(given)  # a ValueError of its own says what is wrong with brackets
    if parts.scheme not in {"http", "https", "file"} or (
        parts.scheme != "file" and not parts.netloc
    ):
        raise ValueError("write it as https://host/folder, http://host:8000 or file:///folder")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("leave out any name, password, ? and #, as links repeat all of it")
    if not given.isascii() or not given.isprintable() or set(given) & set(" <>\"'`\\()[]|"):
        raise ValueError("write signs that are no part of an address as %…")
    return given.rstrip("/")


class Settings(BaseSettings):
    """Settings of the program, read once from the environment."""

    model_config = SettingsConfigDict(env_prefix="TABEL_EXTRACT_", extra="ignore")

    warehouse: Annotated[Address, NoDecode, BeforeValidator(address_of)] = Field(
        Path("warehouse/tabel.duckdb"),
        description="The DuckDB file that reports are stored in, or the address of a lake.",
    )
    report_dir: Path = Field(
        Path("warehouse/report"), description="The folder that the HTML report is written to."
    )
    pages_url: Annotated[str, AfterValidator(_base_address)] | None = Field(
        None,
        description="The address at which people open the pages, for links in what a run tells, as "
        "that of `serve`; without it links lead to the files.",
    )
    keep_sources: bool = Field(
        True,
        description="Keep the bytes of every ingested file beside the warehouse, to show its pages "
        "and to read it again.",
    )
    publish: bool = Field(
        True,
        description="Publish a copy of the warehouse for readers after every run that changed it "
        "and every decision, and read that.",
    )
    batch_size: int = Field(
        50, ge=1, le=1000, description="Files that are read, validated and stored together."
    )
    max_bytes: int = Field(
        50_000_000, ge=1, description="Largest file that is read; larger ones are refused."
    )
    max_pages: int = Field(
        HONEST.pages,
        ge=1,
        description="Pages of the longest PDF that is read; reports have some hundreds.",
    )
    max_characters: int = Field(
        HONEST.characters,
        ge=1,
        description="Characters of a page that are read; 99 in 100 pages have fewer than 7,300.",
    )
    max_segments: int = Field(
        HONEST.segments,
        ge=1,
        description="Line segments of a page that are read; 99 in 100 pages have fewer than 458.",
    )
    max_crossings: int = Field(
        HONEST.crossings,
        ge=1,
        description="Places where the lines of one drawing cross, above which it is taken for a "
        "map or a chart, and not for a table, by `grids`.",
    )
    max_seconds: float = Field(
        120.0, gt=0, description="Processor time that reading one file may take, in seconds."
    )
    max_memory_mib: int = Field(
        1536, ge=64, description="Memory that reading one file may take, in MiB."
    )
    workers: int = Field(
        2,
        ge=0,
        le=64,
        description="Processes that read files side by side, each within these limits; 0 reads in "
        "the process itself, without limits of time and memory.",
    )
    dask: str | None = Field(
        None,
        description="The address of a Dask scheduler, whose workers read the files of a flow.",
    )
    cross_check: bool = Field(
        False, description="Read PDFs by a second, independent library too, and report differences."
    )
    ocr: bool = Field(
        True, description="Read pages that are pictures with Tesseract, where it is installed."
    )
    phrases: Path | None = Field(
        None,
        description="A TOML file whose readings of quantity words replace the program's own.",
    )
    codes: Path | None = Field(
        None,
        description="A TOML file that says which subgroups are the same, in the place of the "
        "program's own.",
    )
    sources: Path | None = Field(
        None,
        description="A TOML file that says where reports are found: folders, object storage, web "
        "pages and feeds.",
    )
    lock_wait_seconds: float = Field(
        10.0, ge=0, description="How long to wait for a warehouse that another program holds open."
    )

    @property
    def limits(self) -> Limits:
        """How much of one document is read."""
        return Limits(self.max_pages, self.max_characters, self.max_segments, self.max_crossings)
