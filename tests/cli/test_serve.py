"""The server as a process of its own: where it listens, to whom, what it says, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tabel_extract.cli.serve_command import SHORTEST_TOKEN, TOKEN_VARIABLE
from tabel_extract.warehouse.store import Warehouse
from tests.cli.runs import run, told
from tests.texts import COMMAND
from tests.warehouse.reports import report
from tests.warehouse.taking import save

OPEN = re.compile(r"open (http://(\S+):(\d+)/)(?:\?token=(\S+))? \(Ctrl-C stops it\)\n")
CHOSEN = "gekozen.Token_van-zestien~"
PATIENCE = 30
"""Seconds for a program to start or end on a busy machine."""

Serve = Callable[..., "Served"]


class Served:
    """A server that runs, and the line that it said first."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Wait for that line."""
        self.process = process
        assert process.stdout is not None
        found = OPEN.fullmatch(process.stdout.readline())
        assert found, process.communicate(timeout=PATIENCE)
        self.address, self.host, port, self.token = found.groups()
        self.port = int(port)

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Its exit code, and what else it said."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, report())
    return path


@pytest.fixture
def serve(path: Path) -> Iterator[Serve]:
    running: list[subprocess.Popen[str]] = []

    def started(*arguments: object, **environment: str) -> Served:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", "0", "-w", str(path), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **environment},
        )
        running.append(process)
        return Served(process)

    yield started
    for process in running:
        process.kill()
        process.communicate()


def test_it_opens_on_this_machine_and_ctrl_c_ends_it_without_a_word(serve: Serve) -> None:
    served = serve()
    assert (served.host, served.token) == ("127.0.0.1", None)
    assert httpx.get(served.address).status_code == 200
    assert httpx.get(f"{served.address}stand.html").status_code == 200
    assert httpx.get(served.address, headers={"Host": "kwaad.example"}).status_code == 403
    assert served.stop() == (0, "", "")


def test_visitors_who_send_nothing_half_or_nonsense_neither_hold_it_up_nor_break_it(
    serve: Serve,
) -> None:
    served = serve()
    head = f"POST /decisions/stand HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n".encode()
    mine = f"Origin: http://127.0.0.1:{served.port}\r\nContent-Type: application/json\r\n".encode()
    half = head + mine + b'Content-Length: 90\r\n\r\n{"about":'
    gone, *waiting = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(4)]
    gone.sendall(half)
    time.sleep(0.2)
    gone.close()
    for connection, sent in zip(waiting, (b"", b"GET / HT", half), strict=True):
        connection.sendall(sent)
    with socket.create_connection(("127.0.0.1", served.port)) as huge:
        huge.settimeout(PATIENCE)
        huge.sendall(head + b"X: " + b"x" * 100_000 + b"\r\n\r\n")
        assert huge.recv(100).startswith(b"HTTP/1.1 4")
    with socket.create_connection(("127.0.0.1", served.port)) as twice:
        twice.settimeout(PATIENCE)
        twice.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: kwaad.example\r\n\r\n")
        assert twice.recv(100).startswith(b"HTTP/1.1 400")
    assert httpx.get(served.address, timeout=PATIENCE).status_code == 200
    code, out, err = served.stop()
    assert (code, out, "Traceback" in err) == (0, "", False), err
    for connection in waiting:
        connection.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_where_others_can_reach_it_there_is_a_token_and_nobody_gets_in_without(
    serve: Serve, host: str
) -> None:
    served = serve("--host", host)
    assert served.host == (f"[{host}]" if ":" in host else host)
    assert len(served.token) >= 32
    at = f"http://{'[::1]' if ':' in host else '127.0.0.1'}:{served.port}/"
    assert httpx.get(at).status_code == 401
    with httpx.Client(follow_redirects=True) as member:
        answer = member.get(f"{at}?token={served.token}")
        assert (answer.status_code, str(answer.url)) == (200, at)
    code, out, err = served.stop()
    assert (code, out, served.token in err) == (0, "", False)


def test_two_servers_never_have_the_same_token(serve: Serve) -> None:
    first, second = (serve("--host", "0.0.0.0") for _ in range(2))
    assert first.token != second.token


def test_a_token_of_ones_own_is_asked_everywhere(serve: Serve) -> None:
    served = serve(**{TOKEN_VARIABLE: CHOSEN})
    assert (served.host, served.token) == ("127.0.0.1", CHOSEN)
    assert httpx.get(served.address).status_code == 401
    headers = {"Cookie": f"tabel-extract-token={CHOSEN}"}
    assert httpx.get(served.address, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("host", "shown"), [("::1", "[::1]"), ("[::1]", "[::1]"), ("localhost", "localhost")]
)
def test_other_names_of_this_machine_need_no_token(serve: Serve, host: str, shown: str) -> None:
    served = serve("--host", host)
    assert (served.host, served.token) == (shown, None)
    assert httpx.get(served.address).status_code == 200


def test_a_port_that_is_taken_is_told_in_one_line(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = told(run("serve", "--port", str(port), "-w", path), 2)
    assert said == (
        f"127.0.0.1, port {port}, can't be listened on (Address already in use); "
        "choose another with --host or --port."
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "weg.invalid", "", "a..b", "x" * 300, "[", " "])
def test_an_address_that_is_not_this_machines_is_told_in_one_line(path: Path, host: str) -> None:
    said = told(run("serve", "--port", "0", "--host", host, "-w", path), 2)
    assert said.endswith("; choose another with --host or --port.")
    assert "\n" not in said


@pytest.mark.parametrize(
    "token", ["x", "x" * (SHORTEST_TOKEN - 1), "met een spatie erin", "é" * 20, "a;b=c" * 5, " "]
)
def test_a_token_that_can_be_guessed_or_not_be_sent_is_refused_in_one_line(
    path: Path, token: str
) -> None:
    said = told(run("serve", "--port", "0", "-w", path, env={TOKEN_VARIABLE: token}), 2)
    assert said == (
        "the environment variable TABEL_EXTRACT_TOKEN is not usable: give it at least 16 letters, "
        "digits, dots or hyphens, or none to have one made."
    )


def test_an_empty_token_is_none(serve: Serve) -> None:
    assert serve(**{TOKEN_VARIABLE: ""}).token is None
    assert serve("--host", "0.0.0.0", **{TOKEN_VARIABLE: ""}).token


def test_a_warehouse_that_is_not_there_is_told_at_once_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "weg.duckdb"
    assert "weg.duckdb" in told(run("serve", "--port", "0", "-w", missing), 4)
    assert not missing.exists()
