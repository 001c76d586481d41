"""Pages, feeds and single addresses ─► the files that they lead to, got where they changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from tabel_extract.errors import SourceError
from tabel_extract.finding.config import FeedSource, FileSource, PageSource, WebSource
from tabel_extract.finding.fetch import Answer, Fetcher
from tabel_extract.finding.found import Got, Listed, Listing
from tabel_extract.finding.landing import is_cut_off, land, place_of
from tabel_extract.finding.links import FEED_TYPES, MOST_LINKS, Link, feed_links, page_links
from tabel_extract.finding.state import Item
from tabel_extract.finding.urls import location_of, matches, may_follow, name_of, refusal

PAGE_BYTES = 5_000_000
"""Of a page or feed; the longest lists of reports are a tenth of that."""

MOST_PAGES = 50
_PAGES = ("*.html", "*.htm", "*.php", "*.aspx", "*.jsp")
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class Web:
    """A source on the web to look at; its files are got into ``root``."""

    def __init__(
        self, source: WebSource, fetcher: Fetcher, root: Path, most_bytes: int, now: datetime
    ) -> None:
        """Take what gets its addresses, and how large a file may be."""
        self._source, self._fetcher, self._root = source, fetcher, root
        self._most_bytes, self._now = most_bytes, now
        self._elsewhere: dict[str, None] = {}

    def listing(self) -> Listing:
        """The files that it leads to.

        Raises:
            SourceError: It can't be got, or is no page or feed.
        """
        if isinstance(self._source, FileSource):
            url = self._source.url
            return Listing([Listed(location_of(url), url, name_of(url))])
        listing = Listing(tells_gone=not isinstance(self._source, FeedSource))
        for number, link in enumerate(self._links(listing), start=1):
            if number == MOST_LINKS:
                listing.lacks(f"there are {MOST_LINKS:,} links or more: name a smaller part")
            if not self._add(link, listing):
                break
        if self._elsewhere:
            hosts = ", ".join(list(self._elsewhere)[:3])
            listing.notes.append(
                f"files on other hosts were left out ({hosts}): name those in allow_hosts if they "
                "are reports"
            )
        return listing

    def _links(self, listing: Listing) -> Iterator[Link]:
        if isinstance(self._source, PageSource):
            yield from self._page_links(self._source, listing)
            return
        answer = self._fetcher.get(self._source.url, PAGE_BYTES)
        yield from feed_links(answer.body, answer.url)

    def _page_links(self, source: PageSource, listing: Listing) -> Iterator[Link]:
        """The links of a page, and of pages that it links to, however they link to each other."""
        to_do, seen = [(source.url, 0)], {source.url}
        below = source.url.partition("?")[0].rpartition("/")[0] + "/"
        while to_do:
            url, depth = to_do.pop(0)
            for link in self._links_of(url, listing, is_first=not depth):
                yield link
                is_page = link.url.startswith(below) and _seems_page(link.url)
                if depth == source.depth or not is_page or link.url in seen:
                    continue
                if len(seen) == MOST_PAGES:
                    listing.lacks(f"there are more than {MOST_PAGES} pages: name a smaller part")
                    break
                seen.add(link.url)
                to_do.append((link.url, depth + 1))

    def _links_of(self, url: str, listing: Listing, *, is_first: bool) -> Iterator[Link]:
        try:
            answer = self._fetcher.get(url, PAGE_BYTES)
        except SourceError as error:
            if is_first:
                raise
            listing.lacks(str(error))
            return
        if answer.kind in _HTML or not answer.kind or is_first:
            yield from page_links(answer.body, answer.url)

    def _add(self, link: Link, listing: Listing) -> bool:
        """Take an address in, if it is one of a file; whether there is room for more."""
        name = name_of(link.url)
        if not matches(name, self._source.patterns) and link.kind not in FEED_TYPES:
            return True
        if refusal(link.url.partition("?")[0]) is not None:
            return True
        if not may_follow(link.url, self._source.url, self._source.allow_hosts):
            self._elsewhere[(urlsplit(link.url).hostname or "")[:80]] = None
            return True
        if len(listing.files) >= self._source.max_files:
            listing.lacks(f"there are more than {self._source.max_files} files: raise max_files")
            return False
        listing.files.append(Listed(location_of(link.url), link.url, name))
        return True

    def get(self, listed: Listed, before: Item | None) -> Got:
        """A file, got where it changed since ``before``.

        Raises:
            GoneError: It is there no more.
            SourceError: It can't be got, or is none.
        """
        lies = self._lies(before)
        if not self._fetcher.may_get(listed.address):
            if lies is not None and before is not None:
                return Got(before, lies)
            raise SourceError(
                f"{listed.location}: its robots.txt asks programs not to get this: ask who runs "
                "the site, or leave it out of the patterns"
            )
        conditions = _conditions(before) if lies is not None and before is not None else {}
        answer = self._fetcher.get(listed.address, self._most_bytes, conditions)
        if answer.status == 304:
            if before is None or lies is None:
                raise SourceError(f"{listed.location}: answers 304 to what was not asked")
            return Got(replace(before, waits=None), lies)
        return self._taken(listed, before, answer)

    def _lies(self, before: Item | None) -> Path | None:
        """Where the bytes of before lie, if they do as they were got."""
        if before is None or before.path is None:
            return None
        path = self._root / before.path
        try:
            return path if path.stat().st_size == before.size else None
        except OSError:
            return None

    def _taken(self, listed: Listed, before: Item | None, answer: Answer) -> Got:
        """Put what came into its place, unless it is no file or not whole."""
        data = answer.body
        if answer.kind in _HTML and not data.startswith(b"%PDF-"):
            raise SourceError(
                f"{listed.location}: gives a web page in the place of a file: check the address"
            )
        digest = hashlib.sha256(data).hexdigest()
        item = Item(
            self._now,
            size=len(data),
            etag=_plain(answer.headers.get("etag")),
            last_modified=_plain(answer.headers.get("last-modified")),
        )
        if is_cut_off(data) and (before is None or before.doubted != digest):
            why = "it is a PDF without its end, and is got again next time"
            return Got(Item(self._now, doubted=digest, waits=why), None)
        within = place_of(listed.location, listed.name)
        old = self._lies(before)
        is_new = old is None or before is None or _hash_of(old) != digest
        path = land(self._root, within, data) if is_new or old != self._root / within else old
        seen_at = self._now if is_new or before is None else before.seen_at
        return Got(replace(item, path=within, seen_at=seen_at), path, is_new=is_new)


def _conditions(before: Item) -> dict[str, str]:
    """What asks a server to answer only if something changed since."""
    asked = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in asked.items() if value is not None}


def _plain(value: str | None) -> str | None:
    """What a server says tells a change, if it can be sent back to it."""
    if value is None or not value.isascii() or not value.isprintable() or len(value) > 300:
        return None
    return value


def _hash_of(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _seems_page(url: str) -> bool:
    name = name_of(url)
    return not name or "." not in name or matches(name, _PAGES)
