"""Servers of 127.0.0.1 that answer as a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[[BaseHTTPRequestHandler], None]
PDF = b"%PDF-1.4\nstand\n%%EOF\n"


@dataclass
class Site:
    """What a server answers, by path, and what it was asked: path and headers in small letters."""

    pages: dict[str, bytes | Say] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    @property
    def paths(self) -> list[str]:
        """What it was asked for, but for its robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = site.pages.get(self.path)
            try:
                if page is None:
                    answer(404)(self)
                elif isinstance(page, bytes):
                    answer(200, page)(self)
                else:
                    page(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def answer(status: int, body: bytes = b"", **headers: str) -> Say:
    """One answer; an underscore in a header's name stands for a hyphen."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | named).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return say


def in_turn(*answers: Say) -> Say:
    """One answer after the other; the last one from then on."""
    left = list(answers)

    def say(handler: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return say


def tagged(body: bytes, etag: str) -> Say:
    """A file that says when it did not change."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            answer(304, ETag=etag)(handler)
        else:
            answer(200, body, ETag=etag)(handler)

    return say


def dripping(first: bytes, piece: bytes, seconds: float) -> Say:
    """An answer that never ends: a piece, and after a while another."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(first)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            if seconds and threading.Event().wait(seconds):
                break

    return say
