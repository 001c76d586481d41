"""The command that opens the pages for sign-off."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from tabel_extract.cli.options import opened_warehouse, settings_of, warehouse_option

TOKEN_VARIABLE = "TABEL_EXTRACT_TOKEN"
TOKEN_BYTES = 24
"""192 random bits: nobody guesses that."""


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
def serve(warehouse: Path | None, host: str, port: int) -> None:
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
    token = os.environ.get(TOKEN_VARIABLE) or None
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(TOKEN_BYTES)
    named = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        create_app(settings, token),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    listening = config.bind_socket()
    at = f"http://{named}:{listening.getsockname()[1]}/"
    click.echo(f"open {at}{f'?token={token}' if token else ''} (Ctrl-C stops it)")
    uvicorn.Server(config).run(sockets=[listening])
