"""Servers that take what is told: a webhook and a mail server, on this machine alone."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Webhook:
    """What a webhook was sent; ``answers`` are its next status codes, then 200 for ever."""

    port: int = 0
    answers: list[int] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    bodies: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def webhook() -> Iterator[Webhook]:
    """A server that takes JSON."""
    sink = Webhook()

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sink.paths.append(self.path)
            sink.bodies.append(json.loads(body))
            self.send_response(sink.answers.pop(0) if sink.answers else 200)
            self.send_header("Location", f"http://127.0.0.1:{sink.port}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_request(self, *_: object) -> None:
            """Nothing: tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Taking) as server:
        sink.port = server.server_port
        with _serving(server):
            yield sink


@dataclass
class Mailbox:
    """The mails that a server took."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A mail server that says yes to everything."""
    sink = Mailbox()

    class Taking(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 here")
            while line := self.rfile.readline():
                verb = line.split()[0].upper() if line.split() else b""
                if verb == b"DATA":
                    self._say("354 go on")
                    self._take()
                self._say("221 bye" if verb == b"QUIT" else "250 yes")
                if verb == b"QUIT":
                    return

        def _take(self) -> None:
            lines = []
            while (line := self.rfile.readline()) not in {b".\r\n", b""}:
                lines.append(line)
            mail = message_from_bytes(b"".join(lines), policy=policy.default)
            assert isinstance(mail, EmailMessage)
            sink.mails.append(mail)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Taking) as server:
        sink.port = server.server_address[1]
        with _serving(server):
            yield sink


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
