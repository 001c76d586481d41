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
from tabel_extract.errors import SettingsError

SHIPPED = "subgroups.toml"
MOST_BYTES = 1_000_000
"""Of a file that people edit; a larger one is something else."""

_SEE = "docs/subgroups.md shows the shape of the file."


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
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SettingsError(
            f"{path}: the list of subgroups can't be read ({error.strerror}): set "
            "TABEL_EXTRACT_CODES to a file that can, or leave it out."
        ) from None
    if len(data) > MOST_BYTES:
        raise SettingsError(f"{path}: is too large for a list of subgroups; {_SEE}")
    return data


def _understood(data: bytes, name: str, shown: str) -> CodeList:
    try:
        text = data.decode("utf-8-sig")
        entries = Entries.model_validate(tomllib.loads(text))
        return code_list(hashlib.sha256(data).hexdigest(), name, text, entries)
    except ValidationError as error:
        raise SettingsError(f"{shown}: {_first(error)}; {_SEE}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{shown}: is not UTF-8 text: save it as that; {_SEE}") from None
    except RecursionError:
        raise SettingsError(f"{shown}: lists in lists in lists: too deep; {_SEE}") from None
    except ValueError as error:
        raise SettingsError(f"{shown}: {error}; {_SEE}") from None


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
