"""Which machines may be spoken to: an address is checked, and the connection made to that one.

A name can stand for another address a moment later. So it is resolved once, every address that it
stands for is checked, and the connection goes to one of those; TLS still asks for the name.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore
import httpx

from tabel_extract.errors import SourceError

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""A host and port ─► the addresses that it stands for."""

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
"""How long a server may take to be reached, and to say something; all of an answer has more."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_METADATA = frozenset({ipaddress.ip_address("fd00:ec2::254")})
"""What tells the secrets of a rented machine, where that is not link-local."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses that a host stands for.

    Raises:
        OSError: There is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def why_refused(address: str, *, allow_private: bool) -> str | None:
    """Why an IP address is not spoken to; None where it is.

    What lets nobody in from outside is refused even where private addresses are allowed:
    link-local ones, at which a rented machine is told its secrets, and those of no machine.
    """
    ip = _real(ipaddress.ip_address(address.partition("%")[0]))
    if ip.is_link_local or ip in _METADATA:
        return "is link-local, where machines tell their secrets"
    if ip.is_multicast or ip.is_unspecified or (ip.is_reserved and not ip.is_loopback):
        return "is the address of no machine"
    if ip.is_global or allow_private:
        return None
    return "is on this machine or its own network: set allow_private = true if that is right"


def _real(ip: IP) -> IP:
    """The address that is spoken to, where one is wrapped in another."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
    return wrapped or ip


class Deadline:
    """Until when an answer may take, in all."""

    def __init__(self) -> None:
        """Nothing is under way."""
        self._until = float("inf")

    def begin(self, seconds: float) -> None:
        """Let all that follows take so long together."""
        self._until = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """How long the next step may take, which itself may take ``timeout``.

        Raises:
            httpcore.ReadTimeout: The time is over.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took longer than it may")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A connection on which no step goes past the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, *args: Any, **given: Any) -> httpcore.NetworkStream:
        given["timeout"] = self._deadline.left(given.get("timeout"))
        return _Timed(self._stream.start_tls(*args, **given), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Checked(httpcore.NetworkBackend):
    """Connects to an address that was checked, and to nothing else."""

    def __init__(self, resolve: Resolve, deadline: Deadline, *, allow_private: bool) -> None:
        self._resolve, self._deadline, self._allow_private = resolve, deadline, allow_private
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        error: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                error = refused
            else:
                return _Timed(stream, self._deadline)
        raise error or httpcore.ConnectError(f"{host} stands for no address")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("is no address of the web")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host; where one of them is refused, none is spoken to."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known ({error})") from error
        for address in addresses:
            refused = why_refused(address, allow_private=self._allow_private)
            if refused is not None:
                named = host if host == address else f"{host} stands for {address}, which"
                raise SourceError(f"{named} {refused}")
        return addresses


class CheckedTransport(httpx.HTTPTransport):
    """How HTTP is spoken: to addresses that were checked, and no longer than a deadline."""

    def __init__(self, resolve: Resolve, deadline: Deadline, *, allow_private: bool) -> None:
        """Speak to no proxy: what that connects to could not be checked."""
        context = httpx.create_ssl_context()
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=2,
            max_keepalive_connections=1,
            keepalive_expiry=5.0,
            network_backend=_Checked(resolve, deadline, allow_private=allow_private),
        )
