"""Telling an operator at the end of a flow: those whom the environment names, and a Prefect block.

What a block holds is as secret as what the environment does: neither is logged, nor is what a
library says of either.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.core import Block
from prefect.blocks.system import Secret
from pydantic import SecretStr

from flows.summary import Summary
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import SettingsError, TabelExtractError
from tabel_extract.settings import Settings
from tabel_extract.telling.message import Message
from tabel_extract.telling.occasion import Occasion, of_concerns, of_run
from tabel_extract.telling.sending import Target, targets_of
from tabel_extract.telling.settings import notify_settings
from tabel_extract.telling.tell import scope_of, tell

log = logging.getLogger("prefect.flow_runs.telling")


def tell_of_run(paths: Sequence[str], summary: Summary) -> None:
    """Tell what a run did, where somebody is to be told; the run is never the worse for it."""
    asked = [Path(path) for path in paths]
    errors = (summary.pages_error, summary.publish_error)
    occasion = of_run(
        asked,
        summary.warehouse,
        summary.outcomes,
        stopped=summary.warehouse_error,
        warnings=[error for error in errors if error is not None],
    )
    _tell(occasion, Settings(warehouse=summary.warehouse), scope_of(asked))


@contextmanager
def failure_told(paths: Sequence[str], settings: Settings) -> Iterator[None]:
    """Tell of a run that an error ends which nobody expected."""
    try:
        yield
    except Exception as error:
        known = isinstance(error, TabelExtractError)
        why = str(error) if known else f"the program failed ({type(error).__name__})"
        asked = [Path(path) for path in paths]
        _tell(of_run(asked, settings.warehouse, (), stopped=why), settings, scope_of(asked))
        raise


def tell_of_health(wanting: Sequence[str], settings: Settings) -> None:
    """Tell what wants a person, where somebody is to be told."""
    _tell(of_concerns(wanting), settings, "health")


def _tell(occasion: Occasion, settings: Settings, scope: str) -> None:
    try:
        notify = notify_settings()
        more = _of_block(notify.notify_block) if notify.notify_block else ()
        url = settings.pages_url
        warnings = tell(occasion, settings.warehouse, notify, more, scope=scope, pages_url=url)
    except SettingsError as error:
        warnings = [f"nobody was told: {error}"]
    except Exception as error:  # its words may hold an address
        warnings = [f"nobody was told: the program failed ({type(error).__name__})"]
    for warning in warnings:
        log.warning("%s", printable(warning))


def _of_block(name: str) -> list[Target]:
    """Those whom a Prefect block names, or tells by itself.

    Raises:
        SettingsError: there is no such block, or it is of another kind.
    """
    try:
        block = Block.load(name)
    except Exception as error:
        raise SettingsError(
            f"the block {name} of TABEL_EXTRACT_NOTIFY_BLOCK can't be loaded "
            f"({type(error).__name__}): `prefect block ls` names those that are there"
        ) from None
    if isinstance(block, Secret):
        return targets_of(SecretStr(str(block.get())))
    if isinstance(block, NotificationBlock):
        return [Target(name.partition("/")[0], lambda message: _notified(block, message))]
    raise SettingsError(
        f"the block {name} of TABEL_EXTRACT_NOTIFY_BLOCK is no Secret and tells nobody"
    )


def _notified(block: NotificationBlock, message: Message) -> bool:
    with block.raise_on_failure():
        told: object = block.notify(message.body, message.subject)
        if inspect.iscoroutine(told):  # as the protocol has it, though Prefect's own are none here
            asyncio.run(told)
    return True
