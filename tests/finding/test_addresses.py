"""Only machines that anybody may speak to are spoken to, whatever a name stands for."""

from __future__ import annotations

import httpcore
import httpx
import pytest

from tabel_extract.errors import SourceError
from tabel_extract.finding.addresses import CheckedTransport, Deadline, why_refused

PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
]
NEVER = [
    "169.254.169.254",
    "169.254.0.1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
]
OPEN = ["8.8.8.8", "93.184.215.14", "2001:4860:4860::8888", "::ffff:8.8.8.8"]


def test_addresses_are_told_apart_by_who_may_speak_to_them() -> None:
    closed = [a for a in [*PRIVATE, *NEVER, *OPEN] if why_refused(a, allow_private=False)]
    assert closed == [*PRIVATE, *NEVER]
    closed = [a for a in [*PRIVATE, *NEVER, *OPEN] if why_refused(a, allow_private=True)]
    assert closed == NEVER


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["8.8.8.8", "10.0.0.1"]])
def test_a_host_of_which_one_address_is_refused_is_not_spoken_to(addresses: list[str]) -> None:
    asked: list[tuple[str, int]] = []

    def stands_for(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return addresses

    transport = CheckedTransport(stands_for, Deadline(), allow_private=False)
    with httpx.Client(transport=transport) as client, pytest.raises(SourceError) as error:
        client.get("https://example.org/")
    assert str(error.value).startswith("example.org stands for 10.0.0.1, which is on this machine")
    assert asked == [("example.org", 443)]


def test_the_connection_goes_to_the_address_and_tls_asks_for_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    met: list[tuple[str, object]] = []

    class Stream(httpcore.NetworkStream):
        def start_tls(self, *args: object, **given: object) -> httpcore.NetworkStream:
            met.append(("tls", given["server_hostname"]))
            raise httpcore.ConnectError("seen enough")

        def close(self) -> None:
            """Nothing is open."""

    def connect(self: object, host: str, port: int, *_: object) -> httpcore.NetworkStream:
        met.append(("tcp", (host, port)))
        return Stream()

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    transport = CheckedTransport(lambda *_: ["8.8.8.8"], Deadline(), allow_private=False)
    with httpx.Client(transport=transport) as client, pytest.raises(httpx.ConnectError):
        client.get("https://example.org/")
    assert met == [("tcp", ("8.8.8.8", 443)), ("tls", "example.org")]


def test_a_host_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    transport = CheckedTransport(unknown, Deadline(), allow_private=False)
    with httpx.Client(transport=transport) as client, pytest.raises(httpx.ConnectError) as error:
        client.get("https://example.org/")
    assert str(error.value) == "example.org is not known ([Errno -2] Name or service not known)"
