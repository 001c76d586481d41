"""Options that commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tabel_extract.address import LAKE, Address, Lake, address_of

if TYPE_CHECKING:
    from tabel_extract.settings import Settings
    from tabel_extract.telling.settings import NotifySettings
    from tabel_extract.warehouse.store import Warehouse


class _AddressType(click.ParamType[Address]):
    """The path of a file, which need not be there, or the address of a lake."""

    name = "address"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Address:
        if isinstance(value, Lake):
            return value
        path = click.Path(dir_okay=False, path_type=Path)
        is_lake = isinstance(value, str) and value.startswith(LAKE)
        return address_of(value) if is_lake else Path(path.convert(value, param, ctx))


ADDRESS = _AddressType()


def warehouse_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take the warehouse that it reads or writes."""
    return click.option(
        "--warehouse",
        "-w",
        type=ADDRESS,
        metavar="FILE",
        help="The DuckDB file, or the address of a lake (docs/lake.md). "
        "Default: $TABEL_EXTRACT_WAREHOUSE or warehouse/tabel.duckdb.",
    )(command)


def format_option(told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Let a command print for people or for programs; ``told`` says what its JSON is."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        show_default=True,
        help=told,
    )


def version_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Let a command take which version of a stored report is meant."""
    numbered = click.option(
        "--version", "ordinal", type=click.IntRange(min=1), help="Number of the version."
    )
    dated = click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
        help="Show the state of a moment, in local time.",
    )
    return numbered(dated(command))


def moment_of(ordinal: int | None, as_of: datetime | None) -> datetime | None:
    """The moment asked for, in local time; it and the number of a version exclude each other."""
    if ordinal is not None and as_of is not None:
        raise click.UsageError("give --version or --as-of, not both.")
    return as_of.astimezone() if as_of is not None else None


def settings_of(**given: Address | None) -> Settings:
    """The settings of the environment, with those that were given in their place."""
    from pydantic import ValidationError

    from tabel_extract.settings import Settings

    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "TABEL_EXTRACT_" + str(first["loc"][0]).upper()
        message = f"the environment variable {name} is not usable: {first['msg']}."
        raise click.UsageError(message) from error
    return settings.model_copy(update={k: v for k, v in given.items() if v is not None})


def notify_of() -> NotifySettings:
    """Whom the environment says to tell, and when.

    Raises:
        SettingsError: a setting can't be used, or names nobody.
    """
    from tabel_extract.errors import SettingsError
    from tabel_extract.telling.settings import notify_settings

    settings = notify_settings()
    if not settings.notify:
        raise SettingsError(
            "--notify tells those whom the environment variable TABEL_EXTRACT_NOTIFY names, and it "
            "names nobody: set it, or leave --notify out."
        )
    return settings


@contextmanager
def opened_warehouse(settings: Settings) -> Iterator[Warehouse]:
    """The stored reports, for reading: as they were published, where they are."""
    from tabel_extract.warehouse.store import Warehouse

    with Warehouse.look(
        settings.warehouse, published=settings.publish, wait_seconds=settings.lock_wait_seconds
    ) as warehouse:
        yield warehouse
