"""The command that opens the pages for sign-off."""

from __future__ import annotations

import os
import re
import secrets
import socket
from contextlib import suppress

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import opened_warehouse, settings_of, warehouse_option
from tabel_extract.errors import SettingsError

TOKEN_VARIABLE = "TABEL_EXTRACT_TOKEN"
TOKEN_BYTES = 24
"""192 random bits: nobody guesses that."""
SHORTEST_TOKEN = 16
"""Characters of a token that is chosen; a shorter one can be found by trying."""
PATIENCE = 15
"""Seconds in which answers that are under way may end: longer than any of them waits by default."""


@click.command()
@warehouse_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
def serve(warehouse: Address | None, host: str, port: int) -> None:
    """Open the pages on this machine, where editors can accept, reject or correct numbers.

    Decisions are stored beside what was read, with name and reason; see docs/decisions.md. On
    another address than this machine's own, every visitor needs the token that is printed, or the
    one in $TABEL_EXTRACT_TOKEN. Stop with Ctrl-C.
    """
    import uvicorn

    from tabel_extract.serving.app import create_app
    from tabel_extract.serving.guard import is_loopback

    settings = settings_of(warehouse=warehouse)
    with opened_warehouse(settings):
        pass  # tells at once where there is none
    token = _chosen_token()
    host = host.strip("[]")
    with _listening(host, port) as listening:
        address, taken = listening.getsockname()[:2]
        if token is None and not is_loopback(address):
            token = secrets.token_urlsafe(TOKEN_BYTES)
        config = uvicorn.Config(
            create_app(settings, token),
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        at = f"http://{f'[{host}]' if ':' in host else host}:{taken}/"
        click.echo(f"open {at}{f'?token={token}' if token else ''} (Ctrl-C stops it)")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _chosen_token() -> str | None:
    """The token of the environment, None where it has none."""
    token = os.environ.get(TOKEN_VARIABLE)
    if token and not re.fullmatch(rf"[A-Za-z0-9._~-]{{{SHORTEST_TOKEN},}}", token):
        raise SettingsError(
            f"the environment variable {TOKEN_VARIABLE} is not usable: give it at least "
            f"{SHORTEST_TOKEN} letters, digits, dots or hyphens, or none to have one made."
        )
    return token or None


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, so that nobody else can take the port from here on."""
    try:
        family, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address, family=family)
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0  # what is below 0 is about the name
        why = os.strerror(number) if number > 0 else "there is no such name"
        raise SettingsError(
            f"{host or 'an empty name'}, port {port}, can't be listened on ({why}); "
            "choose another with --host or --port."
        ) from error
