"""Where a warehouse is: the path of a DuckDB file, or the address of a lake.

A lake is written as libpq writes a connection, with the folder of its data among the rest:
``ducklake:postgres:dbname=tabel host=db.example folder=/srv/tabel``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.errors import SettingsError

LAKE = "ducklake:"
"""What the address of a lake begins with; anything else is a path."""

EXAMPLE = "ducklake:postgres:dbname=tabel host=db.example user=tabel folder=/srv/tabel"

_CATALOG = "ducklake:postgres:"
_PAIR = re.compile(r"\s*(?P<key>\w+)\s*=\s*(?:'(?P<quoted>(?:[^'\\]|\\.)*)'|(?P<plain>[^\s']+))")
_SECRETS = frozenset({"password", "sslpassword"})
_KEYWORD = re.compile(
    "application_name|channel_binding|client_encoding|connect_timeout|dbname|folder|host|hostaddr|"
    "keepalives(_count|_idle|_interval)?|options|passfile|port|service|tcp_user_timeout|user|"
    "ssl(cert|crl|key|mode|rootcert)|target_session_attrs"
)
"""What libpq takes that is no secret, and the folder; anything else may be a password misspelt."""
_PLAIN = re.compile(r"[^\s'\\]+")


@dataclass(frozen=True, slots=True)
class Lake:
    """A warehouse whose tables are listed in PostgreSQL and kept as Parquet in a folder.

    ``catalog`` is how libpq reaches the database, as keywords and values without any password;
    ``folder`` is the same absolute path on every machine that uses the lake.
    """

    catalog: str
    folder: Path

    def __str__(self) -> str:
        """The address, as a setting gives it."""
        return f"{_CATALOG}{self.catalog} folder={_written(str(self.folder))}"

    @property
    def data(self) -> Path:
        """The folder of the Parquet files, which nothing else may be in."""
        return self.folder / "data"

    def exists(self) -> bool:
        """Say whether its data are in reach; whether its catalogue is, only that can tell."""
        return self.data.is_dir()


Address = Path | Lake


def address_of(text: str | Path | Lake) -> Address:
    """Return what a setting or an option names.

    Raises:
        SettingsError: If it begins as the address of a lake and is none, or holds a password.
    """
    if not isinstance(text, str):
        return text
    if not text.startswith(LAKE):
        return Path(text)
    if not text.startswith(_CATALOG):
        raise SettingsError(f"a lake has its catalogue in PostgreSQL: write it as {EXAMPLE}")
    values = _values(text.removeprefix(_CATALOG))
    secret = next((key for key in values if key in _SECRETS), None)
    if secret is not None:
        raise SettingsError(
            f"the address of a lake holds no {secret}, as others see it: put it into "
            "PGPASSWORD or ~/.pgpass, and leave it out"
        )
    other = next((key for key in values if not _KEYWORD.fullmatch(key)), None)
    if other is not None:
        raise SettingsError(f"the address of a lake has no {other}: write it as {EXAMPLE}")
    folder = Path(values.pop("folder", ""))
    if not folder.is_absolute():
        raise SettingsError(
            "the address of a lake names the folder of its data, by its whole path, the same on "
            f"every machine: {EXAMPLE}"
        )
    return Lake(" ".join(f"{key}={_written(value)}" for key, value in values.items()), folder)


def _values(pairs: str) -> dict[str, str]:
    """The keywords of a connection and their values."""
    found: dict[str, str] = {}
    at = 0
    while pairs[at:].strip():
        pair = _PAIR.match(pairs, at)
        if pair is None:  # what stands there may be a password, and is not repeated
            raise SettingsError(
                f"the address of a lake is made of keywords and values: write it as {EXAMPLE}"
            )
        quoted = pair["quoted"]
        value = pair["plain"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        found[pair["key"]] = value
        at = pair.end()
    return found


def _written(value: str) -> str:
    """A value as libpq reads it."""
    if _PLAIN.fullmatch(value):
        return value
    return "'" + re.sub(r"(['\\])", r"\\\1", value) + "'"
