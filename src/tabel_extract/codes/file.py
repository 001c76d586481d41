"""Reading the file of subgroups: that of a setting, or the one that the program ships with."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from tabel_extract.codes.codelist import CodeList, code_list
from tabel_extract.codes.entries import Entries
from tabel_extract.edited import Edited

SHIPPED = "subgroups.toml"

_FILE = Edited(
    "list of subgroups",
    "set TABEL_EXTRACT_CODES to a file that can, or leave it out",
    "docs/subgroups.md shows the shape of the file.",
)


def load_codes(path: Path | None = None) -> CodeList:
    """The list of the file at ``path``, or that of the program.

    Raises:
        SettingsError: The file can't be read, is not of the shape of ``subgroups.toml``, or gives
            one label two codes; the message says where.
    """
    return _shipped() if path is None else _understood(_bytes(path), path.name, str(path))


def revision(path: Path | None = None) -> str:
    """The SHA-256 of the file at ``path``, or of that of the program; nothing else is looked at.

    Raises:
        SettingsError: The file can't be read.
    """
    return hashlib.sha256(_bytes(path)).hexdigest()


@cache
def _shipped() -> CodeList:
    return _understood(_bytes(None), SHIPPED, SHIPPED)


def _bytes(path: Path | None) -> bytes:
    if path is None:
        return (files(__package__) / SHIPPED).read_bytes()
    return _FILE.read(path)


def _understood(data: bytes, name: str, shown: str) -> CodeList:
    with _FILE.understood(shown):
        text = data.decode("utf-8-sig")
        try:
            entries = Entries.model_validate(tomllib.loads(text))
        except ValidationError as error:
            raise ValueError(_first(error)) from None
        return code_list(hashlib.sha256(data).hexdigest(), name, text, entries)


def _first(error: ValidationError) -> str:
    """The first thing that is wrong, with the key that it is about."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"] if part != "[key]")
    what = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        what = "no such key is known: mend its spelling or leave it out"
    elif first["type"] == "missing":
        what = "this key is missing"
    elif first["type"] == "string_pattern_mismatch":
        what = "a code has small letters, digits and _ only"
    return f"{where}: {what}" if where else what
