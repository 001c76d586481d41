"""A page or feed, as hostile bytes ─► the addresses that it links to."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin
from xml.parsers import expat

import feedparser

from tabel_extract.errors import SourceError
from tabel_extract.finding.urls import MOST_LETTERS, WEB, location_of

MOST_LINKS = 20_000
"""Of one page or feed; what is behind them is not looked at."""

FEED_TYPES = frozenset({"application/pdf", "text/plain"})
"""Kinds of enclosures that are reports, whatever they are called."""

# An attribute never holds < here, so that no page can make this take long.
_TAG = re.compile(r"<(a|area|base)\b([^<>]{0,4000})>", re.IGNORECASE)
_HREF = re.compile(
    r"""(?:^|[\s"'])href\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_SPACES = re.compile(r"[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that something links to, whole, and what kind of file it says that it is."""

    url: str
    kind: str | None = None


def page_links(data: bytes, url: str) -> Iterator[Link]:
    """The addresses that a page got at ``url`` links to, in their order, each once."""
    text = _without_comments(data.decode("utf-8", "replace"))
    base, is_own = url, True
    seen: set[str] = set()
    for tag in _TAG.finditer(text):
        href = _HREF.search(tag[2])
        if href is None:
            continue
        there = _whole(base, html.unescape(next(g for g in href.groups() if g is not None)))
        if there is None:
            continue
        if tag[1].lower() == "base":
            base, is_own = (there, False) if is_own else (base, is_own)  # the first one counts
        elif there not in seen and len(seen) < MOST_LINKS:
            seen.add(there)
            yield Link(there)


def _without_comments(text: str) -> str:
    """A page without its comments, in one pass, however many of them begin and never end."""
    first, *rest = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def feed_links(data: bytes, url: str) -> Iterator[Link]:
    """The addresses that entries of a feed enclose or link to, in their order, each once.

    Raises:
        SourceError: It is no RSS or Atom, or is made to harm.
    """
    _refuse_harm(data, url)
    headers = {"content-type": "application/xml", "content-location": url}
    try:
        found = feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # a library that reads what anybody may write
        kind = type(error).__name__
        raise SourceError(f"{location_of(url)}: can't be read as a feed ({kind})") from error
    if not found.get("version"):
        raise SourceError(f'{location_of(url)}: is no RSS or Atom: a web page is kind = "page"')
    seen: set[str] = set()
    for entry in found.entries:
        for one in [*entry.get("links", ()), *entry.get("enclosures", ())]:
            there = _whole(url, str(one.get("href") or ""))
            if there is not None and there not in seen and len(seen) < MOST_LINKS:
                seen.add(there)
                is_enclosure = one.get("rel") == "enclosure" or "length" in one
                yield Link(there, str(one.get("type") or "") if is_enclosure else None)


def _refuse_harm(data: bytes, url: str) -> None:
    """Let nothing through but XML that declares nothing: what it would unfold into is no feed.

    Raises:
        SourceError: It is something else.
    """
    parser = expat.ParserCreate()
    told = location_of(url)

    def declared(*_: object) -> None:
        raise SourceError(f"{told}: declares entities, which no feed needs: leave this source out")

    parser.EntityDeclHandler = declared
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceError(
            f'{told}: is no well-formed feed ({error}): a web page is kind = "page"'
        ) from None


def _whole(base: str, given: str) -> str | None:
    """An address as a link gives it, made whole; None where it leads to no web server."""
    href = _SPACES.sub("", given.strip())[: MOST_LETTERS + 1]
    if len(href) > MOST_LETTERS:
        return None
    try:
        there = urljoin(base, quote(href, safe="/:?#[]@!$&'()*+,;=%~")).partition("#")[0]
        scheme = there.partition(":")[0].lower()
    except ValueError:
        return None
    return there if scheme in WEB and len(there) <= MOST_LETTERS else None
