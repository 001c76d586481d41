"""Object storage ─► the files in it, got where they changed."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tabel_extract.errors import SourceError
from tabel_extract.finding.addresses import CONNECT_SECONDS, READ_SECONDS
from tabel_extract.finding.config import StorageSource
from tabel_extract.finding.found import GoneError, Got, Listed, Listing
from tabel_extract.finding.landing import is_cut_off, land, place_of
from tabel_extract.finding.state import Item
from tabel_extract.finding.urls import matches
from tabel_extract.shown.controls import visible_text

MOST_DEPTH = 20
CHUNK = 1_000_000


for _name in ("botocore", "aiobotocore", "s3fs", "fsspec"):  # they log signed addresses
    if logging.getLogger(_name).level == logging.NOTSET:
        logging.getLogger(_name).setLevel(logging.WARNING)


def connect(source: StorageSource) -> Any:
    """The file system of fsspec that a source is in; what lets in comes from the environment.

    Raises:
        SourceError: The library that knows it is not installed, or refuses.
    """
    import fsspec  # noqa: PLC0415 — only where it is asked for

    scheme = urlsplit(source.url).scheme
    given: dict[str, Any] = {"use_listings_cache": False, "skip_instance_cache": True}
    if scheme == "s3":
        given["anon"] = source.anonymous
        given["config_kwargs"] = {
            "connect_timeout": CONNECT_SECONDS,
            "read_timeout": READ_SECONDS,
            "retries": {"max_attempts": 3, "mode": "standard"},
        }
        if source.endpoint is not None:
            given["endpoint_url"] = source.endpoint
    try:
        return fsspec.filesystem(scheme, **given)
    except ImportError:
        raise SourceError(
            f"{scheme}:// can't be read: pip install 'tabel-extract[storage]' for s3, and for "
            "another store what fsspec names for it"
        ) from None
    except Exception as error:
        raise _failed(source.url, error) from error


class Storage:
    """Object storage to look at; its files are got into ``root``."""

    def __init__(
        self, source: StorageSource, files: Any, root: Path, most_bytes: int, now: datetime
    ) -> None:
        """Take a file system of fsspec, and how large a file may be."""
        self._source, self._files, self._root = source, files, root
        self._most_bytes, self._now = most_bytes, now

    def listing(self) -> Listing:
        """The files below its address that match a pattern.

        Raises:
            SourceError: It can't be listed.
        """
        listing = Listing()
        parts = urlsplit(self._source.url)
        top = f"{parts.netloc}{parts.path}".rstrip("/")
        try:
            for path, facts in self._walked(top):
                name = path.rpartition("/")[2]
                if not matches(name, self._source.patterns) or name.startswith((".", "~$")):
                    continue
                if len(listing.files) == self._source.max_files:
                    most = self._source.max_files
                    listing.lacks(f"there are more than {most} files: raise max_files")
                    break
                etag = facts.get("ETag") or facts.get("etag") or facts.get("md5Hash")
                changed = facts.get("LastModified") or facts.get("updated") or facts.get("created")
                token = str(etag or changed or "") or None
                location = visible_text(path.removeprefix(top).lstrip("/") or name)
                listing.files.append(
                    Listed(location, path, name, size=int(facts.get("size") or 0), etag=token)
                )
        except Exception as error:
            raise _failed(self._source.url, error) from error
        return listing

    def _walked(self, top: str) -> Iterator[tuple[str, dict[str, Any]]]:
        depth = MOST_DEPTH if self._source.recursive else 1
        walked = self._files.walk(top, maxdepth=depth, detail=True, on_error="raise")
        for _, _, files in walked:
            for facts in sorted(files.values(), key=lambda one: str(one["name"])):
                yield str(facts["name"]), facts

    def get(self, listed: Listed, before: Item | None) -> Got:
        """A file, got where it changed since ``before``.

        Raises:
            GoneError: It was removed meanwhile.
            SourceError: It can't be got, or is too large.
        """
        if (lies := self._unchanged(listed, before)) is not None and before is not None:
            return Got(replace(before, waits=None), lies)
        if (listed.size or 0) > self._most_bytes:
            raise self._too_large(listed)
        try:
            data = self._bytes(listed)
        except SourceError:
            raise
        except FileNotFoundError:
            raise GoneError(f"{listed.location}: was removed meanwhile") from None
        except Exception as error:
            raise _failed(listed.location, error) from error
        digest = hashlib.sha256(data).hexdigest()
        cut_off = is_cut_off(data) and (before is None or before.doubted != digest)
        if len(data) != listed.size or cut_off:
            why = "it came shorter than it is, and is got again next time"
            return Got(Item(self._now, doubted=digest, waits=why), None)
        within = place_of(listed.location, listed.name)
        path = land(self._root, within, data)
        return Got(Item(self._now, len(data), etag=listed.etag, path=within), path, is_new=True)

    def _unchanged(self, listed: Listed, before: Item | None) -> Path | None:
        """Where a file lies that did not change since it was got."""
        if before is None or before.path is None or listed.etag is None:
            return None
        if (before.size, before.etag) != (listed.size, listed.etag):
            return None
        path = self._root / before.path
        try:
            return path if path.stat().st_size == before.size else None
        except OSError:
            return None

    def _bytes(self, listed: Listed) -> bytes:
        until = time.monotonic() + self._source.timeout_seconds
        data = bytearray()
        with self._files.open(listed.address, "rb", block_size=CHUNK) as file:
            while piece := file.read(CHUNK):
                data += piece
                if len(data) > self._most_bytes:
                    raise self._too_large(listed)
                if time.monotonic() > until:
                    raise SourceError(
                        f"{listed.location}: did not come in time: try again later, or raise "
                        "timeout_seconds",
                        may_pass=True,
                    )
        return bytes(data)

    def _too_large(self, listed: Listed) -> SourceError:
        return SourceError(
            f"{listed.location}: is larger than the {self._most_bytes:,} bytes that are got: raise "
            "TABEL_EXTRACT_MAX_BYTES if it really is a report"
        )


def _failed(where: str, error: Exception) -> SourceError:
    """What is said of any failure of a library; only its kind, for its words may hold a secret."""
    kind = type(error).__name__
    if isinstance(error, PermissionError) or "Credential" in kind:
        mend = "check that the environment holds credentials that may list and read it"
    elif isinstance(error, FileNotFoundError):
        mend = "check its name"
    else:
        mend = "check its name, the network, and what the environment says of it"
    return SourceError(f"{where}: can't be read ({kind}): {mend}", may_pass=True)
