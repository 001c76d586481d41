"""An address tells nothing that lets in, and a page leads nowhere that it may not."""

from __future__ import annotations

import time

import pytest

from tabel_extract.finding.landing import place_of
from tabel_extract.finding.links import page_links
from tabel_extract.finding.urls import location_of, may_follow, refusal

LONG = "f00dfeedf00dfeedf00dfeedf00dfeed"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://example.org/a.pdf?jaar=2024&v=2#p3", "https://example.org/a.pdf?jaar=2024&v=2"),
        ("https://me:pw@example.org/a.pdf", "https://example.org/a.pdf"),
        ("https://x.nl/a?id=7&token=abc&Signature=x&access_token=y", "https://x.nl/a?id=7"),
        ("https://x.nl/a?X-Amz-Credential=k&X-Amz-Date=d&id=1", "https://x.nl/a?id=1"),
        ("https://x.nl/a?sv=1&se=2&sp=r&sig=abc&name=b", "https://x.nl/a?name=b"),
        ("https://x.nl/a?sv=1", "https://x.nl/a?sv=1"),
        (
            "https://x.nl/a?api_key=1&session-id=2&keyword=fiets",
            "https://x.nl/a?session-id=2&keyword=fiets",
        ),
        (f"https://x.nl/a?id={LONG}", "https://x.nl/a?id=~21b0a4cf5a6b1e3d"),
        ("https://x.nl/\u202ea\n.pdf", "https://x.nl/%E2%80%AEa.pdf"),
    ],
)
def test_what_is_told_of_an_address_lets_nobody_in(url: str, told: str) -> None:
    if LONG in url:
        assert (LONG in location_of(url), len(location_of(url))) == (False, len(told))
    else:
        assert location_of(url) == told


def test_two_addresses_that_differ_in_a_long_value_only_stay_apart() -> None:
    assert location_of(f"https://x.nl/a?id={LONG}1") != location_of(f"https://x.nl/a?id={LONG}2")


@pytest.mark.parametrize(
    ("before", "there", "allowed", "may"),
    [
        ("https://a.nl/", "https://a.nl/x", (), True),
        ("https://a.nl/", "https://A.nl:443/x", (), True),
        ("http://a.nl/", "https://a.nl/x", (), True),
        ("https://a.nl/", "http://a.nl/x", (), False),
        ("https://a.nl/", "http://b.nl/x", ("b.nl",), False),
        ("https://a.nl/", "https://b.nl/x", (), False),
        ("https://a.nl/", "https://b.nl/x", ("b.nl",), True),
        ("https://a.nl/", "https://b.nl:8443/x", ("b.nl:8443",), True),
        ("https://a.nl/", "https://a.nl:8443/x", (), False),
        ("https://a.nl/", "https://a.nl.evil.org/x", (), False),
        ("https://a.nl/", "file:///etc/passwd", (), False),
    ],
)
def test_what_a_page_may_lead_to(
    before: str, there: str, allowed: tuple[str, ...], may: bool
) -> None:
    assert may_follow(there, before, allowed) is may


@pytest.mark.parametrize(
    "url",
    [
        "https://a.nl:99999/",
        "http://[::1",
        "https:///x",
        "https://a.nl/\n",
        "https://a.nl/" + "x" * 2000,
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refusal(url) is not None


def test_a_page_is_read_for_its_links_alone() -> None:
    page = b"""<BASE href='/onder/'><a HREF = "a.pdf">a</a><!-- <a href=b.pdf> --><a
      title="x" href='c d.pdf?x=1&amp;y=2'><area href=e.pdf><a data-href="f.pdf"><a href="#g">
      <a href="mailto:x@example.org"><a href="java&#115;cript:h()"><a href=a.pdf>"""
    assert [
        link.url.removeprefix("https://a.nl") for link in page_links(page, "https://a.nl/x/")
    ] == [
        "/onder/a.pdf",
        "/onder/c%20d.pdf?x=1&y=2",
        "/onder/e.pdf",
        "/onder/",
    ]


@pytest.mark.parametrize(
    "piece", [b"<a", b"<a href=", b"<!--", b"--><!--", b"<a href='", b"&#", b"<base href=x/>"]
)
def test_no_page_takes_long_to_be_read(piece: bytes) -> None:
    began = time.process_time()
    list(page_links(piece * (300_000 // len(piece)), "https://a.nl/"))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("name", "placed"),
    [
        ("rapport 2024.pdf", "rapport 2024.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("/etc/a.pdf", "etc_a.pdf"),
        ("", "report"),
        ("..", "report"),
        ("a\x00\n\u202eb.pdf", "a_b.pdf"),
        ("\ud800.pdf", "pdf"),
        ("é" * 200 + ".pdf", "é" * 91 + ".pdf"),
    ],
)
def test_a_file_is_placed_under_a_plain_name(name: str, placed: str) -> None:
    key, _, last = place_of("https://a.nl/x", name).partition("/")
    assert (len(key), last) == (12, placed)
