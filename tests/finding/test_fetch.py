"""An address is got whole, within bounds and politely, or not at all."""

from __future__ import annotations

import gzip
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tabel_extract.errors import SourceError
from tabel_extract.finding import fetch
from tabel_extract.finding.addresses import resolve
from tabel_extract.finding.config import FileSource
from tabel_extract.finding.fetch import Fetcher, TooLateError, retry_after
from tabel_extract.finding.found import GoneError
from tests.finding.served import PDF, Site, answer, dripping, in_turn, serving

MOST = 100_000


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        yield served


def fetcher(site: Site, slept: list[float] | None = None, **keys: Any) -> Fetcher:
    named = {"allow_private": True, "delay_seconds": 0, "timeout_seconds": 5, **keys}
    source = FileSource(name="s", kind="file", url=f"{site.url}/a.pdf", **named)
    return Fetcher(source, sleep=([] if slept is None else slept).append)


def refused(site: Site, path: str = "/a.pdf", **keys: Any) -> str:
    """Why an address is not got, with the server's own left out."""
    with fetcher(site, **keys) as getting, pytest.raises(SourceError) as error:
        getting.get(site.url + path, MOST)
    return str(error.value).replace(site.url, "").removeprefix(f"{path}: ")


def test_it_says_who_asks_and_follows_nothing_by_itself(site: Site) -> None:
    site.pages["/a.pdf"] = PDF
    with fetcher(site) as getting:
        assert getting.get(f"{site.url}/a.pdf", MOST).body == PDF
    asked = [(path, h["user-agent"].partition("/")[0]) for path, h in site.asked]
    assert asked == [("/robots.txt", "tabel-extract"), ("/a.pdf", "tabel-extract")]
    assert {h["accept-encoding"] for _, h in site.asked} == {"identity"}


def test_what_lets_in_is_used_and_neither_logged_nor_told(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    site.pages["/a.pdf?token=geheim"] = in_turn(answer(200, PDF), answer(403))
    with fetcher(site) as getting:
        assert getting.get(f"{site.url}/a.pdf?token=geheim", MOST).body == PDF
    assert refused(site, "/a.pdf?token=geheim").startswith("/a.pdf: answers 403")
    assert "geheim" not in caplog.text


def test_an_error_that_passes_is_waited_out_a_little_longer_each_time(site: Site) -> None:
    site.pages["/a.pdf"] = in_turn(answer(500), answer(503), answer(200, PDF))
    slept: list[float] = []
    with fetcher(site, slept) as getting:
        assert getting.get(f"{site.url}/a.pdf", MOST).body == PDF
    assert slept == [1.0, 2.0]


def test_a_server_that_asks_to_be_left_alone_is_left_alone(site: Site) -> None:
    site.pages["/a.pdf"] = in_turn(answer(429, Retry_After="7"), answer(200, PDF))
    site.pages["/b.pdf"] = answer(429, Retry_After="3600")
    slept: list[float] = []
    with fetcher(site, slept) as getting:
        assert getting.get(f"{site.url}/a.pdf", MOST).body == PDF
        with pytest.raises(TooLateError, match="answers 429: nothing to do if it passes"):
            getting.get(f"{site.url}/b.pdf", MOST)
    assert slept == [7.0]
    assert site.paths == ["/a.pdf", "/a.pdf", "/b.pdf"]


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        ("Mon, 02 Mar 2026 03:01:00 GMT", 60.0),
        ("Sun, 01 Mar 2026 03:01:00 GMT", 0.0),
        ("morgen", None),
        ("9" * 400, 999_999_999.0),
    ],
)
def test_how_long_a_server_asks_for_is_understood(given: str, seconds: float) -> None:
    assert retry_after(given, datetime(2026, 3, 2, 3, 0, tzinfo=UTC)) == seconds


def test_what_is_not_there_or_not_open_is_told_and_not_asked_again(site: Site) -> None:
    site.pages["/b.pdf"] = answer(403)
    with fetcher(site) as getting:
        with pytest.raises(GoneError, match="answers 404, so it is not there"):
            getting.get(f"{site.url}/a.pdf", MOST)
        with pytest.raises(SourceError, match="answers 403: check in a browser"):
            getting.get(f"{site.url}/b.pdf", MOST)
    assert site.paths == ["/a.pdf", "/b.pdf"]


# -- bounds ---------------------------------------------------------------------------------


def test_an_answer_is_never_larger_than_it_may_be_packed_or_not(site: Site) -> None:
    why = "is larger than the 100,000 bytes that are got: raise TABEL_EXTRACT_MAX_BYTES if it"
    site.pages["/said.pdf"] = answer(200, b"x", Content_Length="999999999")
    bomb = gzip.compress(bytes(200_000_000), 1)
    site.pages["/bomb.pdf"] = answer(200, bomb, Content_Encoding="gzip")
    endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    site.pages["/endless.pdf"] = dripping(endless, bytes(50_000), 0)
    for path in ("/said.pdf", "/bomb.pdf", "/endless.pdf"):
        assert refused(site, path).startswith(why)


def test_an_answer_that_is_packed_is_unpacked_and_one_cut_off_is_refused(site: Site) -> None:
    packed = gzip.compress(PDF)
    site.pages["/a.pdf"] = answer(200, packed, Content_Encoding="gzip")
    site.pages["/b.pdf"] = answer(200, packed[:-9], Content_Encoding="gzip")
    site.pages["/c.pdf"] = answer(200, PDF, Content_Encoding="br")
    site.pages["/d.pdf"] = answer(200, PDF, Content_Length="999", Connection="close")
    with fetcher(site) as getting:
        assert getting.get(f"{site.url}/a.pdf", MOST).body == PDF
    assert "came cut off" in refused(site, "/b.pdf")
    assert refused(site, "/c.pdf") == "is packed in a way that is not read (br)"
    assert "can't be got (peer closed connection" in refused(site, "/d.pdf", timeout_seconds=1)


@pytest.mark.parametrize(
    "first",
    [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "],
    ids=["body", "headers"],
)
def test_an_answer_that_drips_is_given_up_when_its_time_is_over(
    site: Site, monkeypatch: pytest.MonkeyPatch, first: bytes
) -> None:
    monkeypatch.setattr(fetch, "ATTEMPTS", 1)
    site.pages["/a.pdf"] = dripping(first, b"x", 0.05)
    site.pages["/robots.txt"] = b""
    began = time.monotonic()
    told = refused(site, timeout_seconds=0.4)
    assert told == "did not answer in time: try again later, or raise timeout_seconds"
    assert time.monotonic() - began < 3


# -- redirects ------------------------------------------------------------------------------


def test_a_redirect_is_refused_unless_allowed_and_then_only_to_the_same_host(site: Site) -> None:
    site.pages |= {
        "/a.pdf": answer(302, Location="/b.pdf"),
        "/b.pdf": PDF,
        "/away.pdf": answer(301, Location="http://example.org/b.pdf?token=abc&id=1"),
        "/file.pdf": answer(302, Location="file:///etc/passwd"),
        "/user.pdf": answer(302, Location="http://me:secret@example.org/"),
        "/loop.pdf": answer(302, Location="/loop.pdf"),
        "/none.pdf": answer(302),
        "/odd.pdf": answer(302, Location="http://[x/"),
    }
    assert refused(site) == (
        "is redirected to /b.pdf: put that in its place, or set allow_redirects = true"
    )
    with fetcher(site, allow_redirects=True) as getting:
        answered = getting.get(f"{site.url}/a.pdf", MOST)
        assert (answered.url, answered.body) == (f"{site.url}/b.pdf", PDF)
    for path, why in {
        "/away.pdf": "is redirected to http://example.org/b.pdf?id=1, which is another host or "
        "not encrypted: add 'example.org' to allow_hosts if that is right",
        "/file.pdf": "is redirected to what is no address of the web",
        "/user.pdf": "is redirected to what is no address of the web",
        "/none.pdf": "is redirected to what is no address of the web",
        "/odd.pdf": "is redirected to what is no address of the web",
        "/loop.pdf": "is redirected more than 5 times",
    }.items():
        assert refused(site, path, allow_redirects=True) == why


def test_each_hop_of_a_redirect_is_checked_anew(site: Site) -> None:
    port = site.url.rpartition(":")[2]
    site.pages["/a.pdf"] = answer(302, Location=f"http://inside.example.org:{port}/b.pdf")
    asked = {"allow_redirects": True, "allow_hosts": ("inside.example.org",)}
    source = FileSource(
        name="s", kind="file", url=f"{site.url}/a.pdf", delay_seconds=0, allow_private=True, **asked
    )
    stands_for = {"127.0.0.1": ["127.0.0.1"], "inside.example.org": ["169.254.169.254"]}
    with (
        Fetcher(source, resolve=lambda host, port: stands_for[host]) as getting,
        pytest.raises(SourceError, match=r"inside.example.org stands for 169\.254\.169\.254"),
    ):
        getting.get(f"{site.url}/a.pdf", MOST)


# -- robots.txt -----------------------------------------------------------------------------


def test_what_a_robots_txt_asks_is_kept(site: Site) -> None:
    site.pages |= {"/a.pdf": PDF, "/closed/b.pdf": PDF}
    site.pages["/robots.txt"] = (
        b"User-agent: *\nAllow: /\n\n"
        b"User-agent: tabel-extract\nDisallow: /closed/\nCrawl-delay: 9\n"
    )
    slept: list[float] = []
    with fetcher(site, slept) as getting:
        getting.get(f"{site.url}/a.pdf", MOST)
        with pytest.raises(SourceError, match=r"its robots\.txt asks programs not to get this"):
            getting.get(f"{site.url}/closed/b.pdf", MOST)
        getting.get(f"{site.url}/a.pdf", MOST)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a.pdf", "/a.pdf"]
    assert [round(seconds) for seconds in slept] == [9, 9]


def test_a_robots_txt_that_can_not_be_had_forbids_all_and_one_that_is_not_there_nothing(
    site: Site,
) -> None:
    site.pages["/a.pdf"] = PDF
    site.pages["/robots.txt"] = answer(503)
    assert refused(site).startswith("/robots.txt: answers 503")
    assert site.paths == []
    site.pages["/robots.txt"] = answer(403)
    with fetcher(site) as getting:
        assert getting.get(f"{site.url}/a.pdf", MOST).body == PDF


def test_a_host_is_left_alone_for_a_while_between_two_requests(site: Site) -> None:
    site.pages |= {"/a.pdf": PDF, "/b.pdf": PDF}
    slept: list[float] = []
    with fetcher(site, slept, delay_seconds=2) as getting:
        getting.get(f"{site.url}/a.pdf", MOST)
        getting.get(f"{site.url}/b.pdf", MOST)
    assert [round(seconds) for seconds in slept] == [2, 2]


# -- addresses ------------------------------------------------------------------------------


def test_an_address_of_the_own_network_is_refused_unless_allowed(site: Site) -> None:
    site.pages["/a.pdf"] = PDF
    assert refused(site, allow_private=False) == (
        "127.0.0.1 is on this machine or its own network: set allow_private = true if that is right"
    )
    assert site.asked == []


def test_a_name_that_stands_for_another_address_a_moment_later_is_not_asked_for_that(
    site: Site,
) -> None:
    port = site.url.rpartition(":")[2]
    given = [["127.0.0.1"], ["10.0.0.1"]]
    seen: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        seen.append(host)
        return given[min(len(seen), 2) - 1]

    site.pages["/a.pdf"] = site.pages["/robots.txt"] = answer(200, PDF, Connection="close")
    url = f"http://name.example.org:{port}/a.pdf"
    source = FileSource(name="s", kind="file", url=url, delay_seconds=0, allow_private=True)
    with Fetcher(source, resolve=changing) as getting:
        # The name is resolved once for each connection, and that goes to what was checked.
        assert getting.may_get(url)
    assert (seen, [headers["host"] for _, headers in site.asked]) == (
        ["name.example.org"],
        [f"name.example.org:{port}"],
    )
    assert resolve("127.0.0.1", 80) == ["127.0.0.1"]
