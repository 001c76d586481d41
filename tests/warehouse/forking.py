"""Second programs without the two seconds that an interpreter and its libraries take to start.

One program imports what the others need and does nothing else; each of them is forked from it, and
is a process of its own as much as one that is started: with its own locks, its own end, and
standard input and output that are pipes to the tests.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Program:
    """A forked program; what tests do with one is called as it is of ``subprocess.Popen``."""

    def __init__(self, forker: socket.socket, arguments: list[str]) -> None:
        """Have it forked, with the environment of now."""
        ours, theirs = socket.socketpair()
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        socket.send_fds(forker, [b"."], [theirs.fileno(), read_in, write_out])
        theirs.close()
        os.close(read_in)
        os.close(write_out)
        self.stdin = os.fdopen(write_in, "w", encoding="utf-8")
        self.stdout = os.fdopen(read_out, encoding="utf-8")
        self._socket = ours
        self._keeper = ours.makefile("rw", encoding="utf-8")
        print(json.dumps([arguments, dict(os.environ)]), file=self._keeper, flush=True)
        self.pid = int(self._keeper.readline())
        self._code: int | None = None

    def wait(self, seconds: float | None = None) -> int:
        """Return its exit code, or the negative number of the signal that ended it."""
        if self._code is None:
            self._socket.settimeout(seconds)
            self._code = int(self._keeper.readline())
        return self._code

    def kill(self) -> None:
        """Kill it, unless it has ended."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def rest(self) -> str:
        """What it said before it ended that was not read yet."""
        return self.stdout.read()

    def end(self) -> None:
        """Kill it, and close what led to it."""
        self.kill()
        self.wait()
        for one in (self.stdin, self.stdout, self._keeper, self._socket):
            one.close()


class Forker:
    """The program that the others are forked from."""

    def __init__(self) -> None:
        """Start it; it ends when this process does, at the latest."""
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.warehouse.other_program", str(theirs.fileno())],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
                pass_fds=[theirs.fileno()],
            )

    def start(self, *arguments: object) -> Program:
        """Have a program do what a verb and its arguments say."""
        return Program(self._socket, [*map(str, arguments)])

    def end(self) -> None:
        """End it, and wait until it has."""
        self._socket.close()
        self._process.wait(60)


def fork_for(number: int, verbs: Mapping[str, Callable[..., None]]) -> None:
    """Fork a program whenever the socket of this number asks for one, until it is closed."""
    with socket.socket(fileno=number) as asking:
        while True:
            asked, numbers, _, _ = socket.recv_fds(asking, 1, 3)
            if not asked:
                break
            if os.fork() == 0:
                asking.close()
                _keep(numbers, verbs)
            for one in numbers:
                os.close(one)
            with suppress(ChildProcessError):  # keepers that are done
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
    with suppress(ChildProcessError):
        while os.wait():
            pass


def _keep(numbers: list[int], verbs: Mapping[str, Callable[..., None]]) -> None:
    """Fork one program, say its number, wait for its end, and say how that came."""
    talk, stdin, stdout = numbers
    with socket.socket(fileno=talk) as asking, asking.makefile("rw", encoding="utf-8") as told:
        arguments, environment = json.loads(told.readline())
        pid = os.fork()
        if pid == 0:
            os.dup2(stdin, 0)
            os.dup2(stdout, 1)
            os.closerange(3, 1 + max(talk, stdin, stdout))
            os.environ.clear()
            os.environ.update(environment)
            _work(arguments, verbs)
        os.close(stdin)
        os.close(stdout)
        print(pid, file=told, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), file=told, flush=True)
    os._exit(0)


def _work(arguments: list[str], verbs: Mapping[str, Callable[..., None]]) -> None:
    code = 1
    try:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        verb, *rest = arguments
        verbs[verb](*rest)
        sys.stdout.flush()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)
