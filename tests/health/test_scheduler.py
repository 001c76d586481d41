"""Whether the Prefect server that a variable names answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tabel_extract.health import scheduler
from tabel_extract.health.check import Check
from tabel_extract.health.scheduler import check_prefect


class _Answering(BaseHTTPRequestHandler):
    """Answers by the first part of the path, and notes what it was asked."""

    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Authorization"]))
        code = int(self.path.split("/")[1])
        self.send_response(code)
        self.send_header("Location", "/200/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_request(self, *_: object) -> None:
        """Nothing: tests are quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """Host and port of a server; ``_Answering.asked`` holds what it was asked."""
    _Answering.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def asked(url: str) -> Check:
    return check_prefect({"PREFECT_API_URL": url})


def test_without_an_address_nothing_is_asked() -> None:
    told = "PREFECT_API_URL is not set: no server is asked for schedules"
    assert check_prefect({}) == Check("prefect", "ok", told)


def test_a_server_that_answers_is_well_and_asked_once(server: str) -> None:
    assert asked(f"http://{server}/200/api/") == Check(
        "prefect", "ok", f"the server at {server} answers"
    )
    assert _Answering.asked == [("/200/api/health", None)]


def test_what_answers_otherwise_is_told(server: str) -> None:
    told = "answers {} and not as a server of Prefect does: check PREFECT_API_URL, and who may ask"
    for code in (404, 500, 302):
        found = asked(f"http://{server}/{code}")
        assert found == Check("prefect", "wrong", f"what is at {server} {told.format(code)}")
    assert asked(f"http://{server}/401").verdict == "look"
    assert [path for path, _ in _Answering.asked] == [
        f"/{code}/health" for code in (404, 500, 302, 401)
    ]


def test_name_and_password_in_an_address_are_neither_told_nor_sent(server: str) -> None:
    for where in (server, "127.0.0.1:9"):
        assert "geheim" not in repr(asked(f"http://iemand:ge:heim@{where}/200?token=geheim"))
        assert "heim@" not in repr(asked(f"http://iemand:ge:heim@{where}/200"))
    assert {sent for _, sent in _Answering.asked} == {None}


@pytest.mark.parametrize("url", ["127.0.0.1:4200", "file:///etc/passwd", "http://x:y/api", "http:"])
def test_what_is_no_address_is_never_asked(url: str) -> None:
    told = "PREFECT_API_URL is no address: write it as http://127.0.0.1:4200/api"
    assert asked(url) == Check("prefect", "wrong", told)


def test_a_server_that_is_not_there_is_wrong() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        found = asked(f"http://127.0.0.1:{port}/api")
    assert found.verdict == "wrong"
    assert found.told.startswith(f"the server at 127.0.0.1:{port} does not answer (")


def test_a_server_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scheduler, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        found = asked(f"http://127.0.0.1:{silent.getsockname()[1]}/api")
    assert found.verdict == "wrong"
    assert "does not answer (timed out)" in found.told
