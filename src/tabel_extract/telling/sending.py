"""Sending a message through Apprise; no address of it is ever logged, told or raised."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from pydantic import SecretStr
from tenacity import Retrying, retry_if_result, stop_after_attempt, wait_exponential

from tabel_extract.telling.message import Message

TRIES = 3
LONGEST_WAIT = 8.0
"""Seconds between tries: a run does not wait long for those that it only tells."""
MOST_TARGETS = 10
"""As many are told; each may take some seconds where it does not answer."""

_BETWEEN = re.compile(r"[\s,]+(?=[A-Za-z][A-Za-z0-9+.-]*://)")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,30})://")
_TALKATIVE = ("apprise", "urllib3", "requests", "smtplib")
"""Loggers of whoever sends: some of them log whole addresses."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whom to tell: ``name`` is its scheme alone, ``send`` says whether the message went out."""

    name: str
    send: Callable[[Message], bool] = field(repr=False)


def targets_of(secret: SecretStr) -> list[Target]:
    """The targets that a setting names, apart by blanks or commas; an address may hold commas."""
    texts = _BETWEEN.split(secret.get_secret_value().strip())
    return [_target(SecretStr(text.strip(" ,\t\r\n"))) for text in texts if text.strip(" ,\t\r\n")]


def deliver(
    message: Message, targets: Sequence[Target], sleep: Callable[[float], None] = time.sleep
) -> tuple[int, list[str]]:
    """Send a message to each target, some times where it fails; how many got it, and warnings.

    Nothing is raised: what can't be told keeps nothing from being done.
    """
    failed = []
    for target in targets[:MOST_TARGETS]:
        retrying = Retrying(
            stop=stop_after_attempt(TRIES),
            wait=wait_exponential(max=LONGEST_WAIT),
            retry=retry_if_result(lambda sent: not sent),
            retry_error_callback=lambda state: False,
            sleep=sleep,
        )
        if not retrying(_sent, target, message):
            failed.append(target.name)
    warnings = [
        f"nobody could be told through {name}: see that its address in TABEL_EXTRACT_NOTIFY, or "
        "in the block, is right and answers; what is new is told after the next run"
        for name in failed
    ]
    if len(targets) > MOST_TARGETS:
        warnings.append(f"only the first {MOST_TARGETS} of {len(targets)} addresses were told")
    return len(targets[:MOST_TARGETS]) - len(failed), warnings


def _sent(target: Target, message: Message) -> bool:
    with _silence():
        try:
            return target.send(message)
        except Exception:  # what a library raises may hold the address: it is not even chained
            return False


def _target(address: SecretStr) -> Target:
    scheme = _SCHEME.match(address.get_secret_value())
    name = scheme[1].lower() if scheme else "an address without a scheme"
    return Target(name, lambda message: _by_apprise(address, message))


def _by_apprise(address: SecretStr, message: Message) -> bool:
    import apprise  # noqa: PLC0415 — takes a second

    asset = apprise.AppriseAsset(
        app_id="tabel-extract",
        app_desc="tabel-extract",
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        async_mode=False,
        interpret_emojis=False,
        interpret_escapes=False,
        http_redirects=False,  # an address is for the one who gave it
        pgp_autogen=False,
        pem_autogen=False,
    )
    sender = apprise.Apprise(asset=asset)
    if not sender.add(address.get_secret_value()):
        return False
    return bool(
        sender.notify(
            body=message.body, title=message.subject, body_format=apprise.NotifyFormat.TEXT
        )
    )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep those who send from logging, as long as they do."""
    names = [n for n in logging.root.manager.loggerDict if n.split(".")[0] in _TALKATIVE]
    loggers = [logging.getLogger(name) for name in (*_TALKATIVE, *names)]
    before = [logger.disabled for logger in loggers]
    for logger in loggers:
        logger.disabled = True
    try:
        yield
    finally:
        for logger, disabled in zip(loggers, before, strict=True):
            logger.disabled = disabled
