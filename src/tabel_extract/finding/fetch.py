"""An address ─► its answer, whole and within bounds, as politely as a server may ask."""

from __future__ import annotations

import logging
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx
from protego import Protego
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from tabel_extract import __version__
from tabel_extract.errors import SourceError
from tabel_extract.finding.addresses import (
    CONNECT_SECONDS,
    READ_SECONDS,
    CheckedTransport,
    Deadline,
    Resolve,
    resolve,
)
from tabel_extract.finding.config import WebSource
from tabel_extract.finding.found import GoneError
from tabel_extract.finding.urls import location_of, may_follow, origin, refusal

AGENT = "tabel-extract"
"""What a robots.txt may call this program."""

ATTEMPTS = 3
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
"""Seconds between attempts, also where a server asks for more: then it is left alone."""

MOST_HOPS = 5
MOST_WORDS = 200
"""Letters of what a library says of a failure, which may repeat what a server sent."""

ROBOTS_BYTES = 500_000
LONGEST_DELAY = 30.0
"""Seconds between two requests that a robots.txt may ask for."""

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


for _name in ("httpx", "httpcore"):  # they log whole addresses, with what lets in
    if logging.getLogger(_name).level == logging.NOTSET:
        logging.getLogger(_name).setLevel(logging.WARNING)


class TooLateError(SourceError):
    """A server that may answer better in a while; ``after`` is how long it asks for, in seconds."""

    def __init__(self, message: str, after: float | None = None) -> None:
        """Take the sentence, and what the server asks for."""
        super().__init__(message, may_pass=True)
        self.after = after


class RefusedError(SourceError):
    """A server that does not give what is asked for, and won't later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: ``url`` after redirects, ``status`` 200 or 304, and its body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def kind(self) -> str:
        """The media type that it says it has, in small letters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(slots=True)
class _Host:
    """What a host asks for: its robots.txt, and when it was last asked something."""

    robots: Protego | None = None
    asked_at: float = field(default=float("-inf"))


class Fetcher:
    """Gets what a source's addresses give; to be used in a ``with`` statement."""

    def __init__(
        self,
        source: WebSource,
        *,
        resolve: Resolve = resolve,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the source whose rules hold; ``resolve`` and ``sleep`` are others in tests."""
        self._source, self._sleep = source, sleep
        self._deadline = Deadline()
        self._hosts: dict[str, _Host] = {}
        self._client = httpx.Client(
            transport=CheckedTransport(resolve, self._deadline, allow_private=source.allow_private),
            timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
            headers={"User-Agent": f"{AGENT}/{__version__}", "Accept-Encoding": "identity"},
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        """Return the fetcher itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close its connections."""
        self._client.close()

    def get(self, url: str, most_bytes: int, conditions: Mapping[str, str] | None = None) -> Answer:
        """What an address gives, after as many attempts and redirects as are allowed.

        Raises:
            GoneError: The server says that it is not there.
            SourceError: It can't be got, or is larger than ``most_bytes``, or may not be asked for.
        """
        for _ in range(MOST_HOPS + 1):
            self._ask_robots(url)
            answer = self._with_patience(url, most_bytes, conditions or {})
            if answer.status not in _REDIRECTS:
                return answer
            url = self._next_hop(url, answer.headers.get("location", ""))
        raise SourceError(f"{location_of(url)}: is redirected more than {MOST_HOPS} times")

    def may_get(self, url: str) -> bool:
        """Whether the robots.txt of its host lets this program ask for an address.

        Raises:
            SourceError: That can't be told now.
        """
        rules = self._robots(url)
        return rules is None or bool(rules.can_fetch(url, AGENT))

    def _ask_robots(self, url: str) -> None:
        if not self.may_get(url):
            raise SourceError(
                f"{location_of(url)}: its robots.txt asks programs not to get this: ask who runs "
                "the site"
            )

    def _robots(self, url: str) -> Protego | None:
        """What the robots.txt of a host says; None where it has none, which allows all."""
        host = self._hosts.get(origin(url))
        if host is None:
            host = self._hosts[origin(url)] = _Host()
            try:
                host.robots = self._read_robots(urljoin(url, "/robots.txt"))
            except BaseException:
                del self._hosts[origin(url)]  # not known, so asked for again
                raise
        return host.robots

    def _read_robots(self, url: str) -> Protego | None:
        first = url
        for _ in range(MOST_HOPS + 1):
            try:
                answer = self._with_patience(url, ROBOTS_BYTES, {})
            except (GoneError, RefusedError):
                return None  # there is none that may be read, which forbids nothing
            if answer.status not in _REDIRECTS:
                return Protego.parse(answer.body.decode("utf-8", "replace"))
            there = _joined(url, answer.headers.get("location", ""))
            if there is None or not may_follow(there, first, self._source.allow_hosts):
                return None
            url = there
        return None

    def _with_patience(self, url: str, most_bytes: int, conditions: Mapping[str, str]) -> Answer:
        """Ask again where that may help, as late as the server asks for."""
        retrying = Retrying(
            stop=stop_after_attempt(ATTEMPTS),
            retry=retry_if_exception(_is_worth_another),
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        return retrying(self._once, url, most_bytes, conditions)

    def _once(self, url: str, most_bytes: int, conditions: Mapping[str, str]) -> Answer:
        told = location_of(url)
        self._wait_for_turn(url)
        self._deadline.begin(self._source.timeout_seconds)
        try:
            with self._client.stream("GET", url, headers=dict(conditions)) as response:
                refuse_status(told, response)
                body = b""
                if response.status_code == 200:
                    body = b"".join(_bounded(told, response, most_bytes))
                return Answer(url, response.status_code, response.headers, body)
        except httpx.TimeoutException:
            raise TooLateError(
                f"{told}: did not answer in time: try again later, or raise timeout_seconds"
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict) as error:
            why = str(error)[:MOST_WORDS]
            raise TooLateError(
                f"{told}: can't be got ({why}): check the address and the network"
            ) from None

    def _wait_for_turn(self, url: str) -> None:
        """Pause between requests to one host, as long as it or the source asks for."""
        host = self._hosts.get(origin(url)) or _Host()
        asked = host.robots.crawl_delay(AGENT) if host.robots is not None else None
        delay = max(self._source.delay_seconds, min(float(asked or 0), LONGEST_DELAY))
        passed = time.monotonic() - host.asked_at
        if passed < delay:
            self._sleep(delay - passed)
        host.asked_at = time.monotonic()

    def _next_hop(self, url: str, given: str) -> str:
        """Where a redirect leads, if that is allowed."""
        told = location_of(url)
        there = _joined(url, given)
        if there is None:
            raise SourceError(f"{told}: is redirected to what is no address of the web")
        if not self._source.allow_redirects:
            raise SourceError(
                f"{told}: is redirected to {location_of(there)}: put that in its place, or set "
                "allow_redirects = true"
            )
        if not may_follow(there, url, self._source.allow_hosts):
            host = urlsplit(there).hostname
            raise SourceError(
                f"{told}: is redirected to {location_of(there)}, which is another host or not "
                f"encrypted: add {host!r} to allow_hosts if that is right"
            )
        return there


def _joined(url: str, given: str) -> str | None:
    """Where a redirect from an address leads; None where that is no address of the web."""
    try:
        there = urljoin(url, given)
    except ValueError:
        return None
    return None if not given or refusal(there.partition("?")[0]) is not None else there


def refuse_status(told: str, response: httpx.Response) -> None:
    """Let nothing pass but an answer, an unchanged one and a redirect.

    Raises:
        GoneError: It is there no more, or never was.
        TooLateError: It may go better in a while.
        RefusedError: Anything else.
    """
    status = response.status_code
    if status in _REDIRECTS or status in {200, 304}:
        return
    if status in _GONE:
        raise GoneError(f"{told}: answers {status}, so it is not there: check the address")
    if status in _PASSING:
        raise TooLateError(
            f"{told}: answers {status}: nothing to do if it passes",
            retry_after(response.headers.get("retry-after"), datetime.now(UTC)),
        )
    raise RefusedError(f"{told}: answers {status}: check in a browser whether it is open to all")


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a server asks to be left alone, given as such or as a date."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())


def _is_worth_another(error: BaseException) -> bool:
    return isinstance(error, TooLateError) and (error.after or 0.0) <= LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    """Seconds until the next attempt: what the server asks for, or twice as long each time."""
    error = state.outcome.exception() if state.outcome is not None else None
    after = error.after if isinstance(error, TooLateError) else None
    return FIRST_WAIT * 2.0 ** (state.attempt_number - 1) if after is None else after


def _bounded(told: str, response: httpx.Response, most_bytes: int) -> Iterator[bytes]:
    """The bytes of an answer, unpacked where it is packed, and never more than ``most_bytes``."""
    too_large = SourceError(
        f"{told}: is larger than the {most_bytes:,} bytes that are got: raise "
        "TABEL_EXTRACT_MAX_BYTES if it really is a report"
    )
    said = response.headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > most_bytes:
        raise too_large
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise SourceError(f"{told}: is packed in a way that is not read ({packing[:20]})")
    unpacking = zlib.decompressobj(47) if packing not in {"identity", ""} else None
    size = 0
    for chunk in response.iter_raw():
        piece = chunk
        if unpacking is not None:
            try:
                piece = unpacking.decompress(chunk, most_bytes - size + 1)
            except zlib.error:
                raise TooLateError(f"{told}: came damaged: nothing to do if it passes") from None
        size += len(piece)
        if size > most_bytes:
            raise too_large
        yield piece
    if unpacking is not None and not unpacking.eof:
        raise TooLateError(f"{told}: came cut off: nothing to do if it passes")
