"""Addresses as text: which may be used, what of one may be told, and what file it names."""

from __future__ import annotations

import hashlib
import re
from fnmatch import fnmatchcase
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

WEB = frozenset({"http", "https"})
STORAGE = frozenset({"s3", "gs", "gcs", "az", "abfs", "abfss"})
"""Object storage; fsspec knows others, which open files of this machine or run programs."""

MOST_LETTERS = 2000
"""Of an address; longer ones are made to harm."""

_SECRET = re.compile(
    r"(?i)(^|[-_.])(sig|signature|token|auth|authorization|key|apikey|secret|password|passwd|pass|"
    r"pwd|credential|credentials|session|sessionid|sid|jwt|hmac|policy|ticket)$"
    r"|^(x-(amz|goog|ms|oss)-|awsaccesskeyid$|expires$|key-pair-id$|googleaccessid$)"
    r"|(token|apikey|signature|password|secret)$"
)
_SAS = frozenset(
    {"sv", "se", "sp", "sr", "st", "spr", "sip", "skoid", "sktid", "skt", "ske", "sks"}
)
"""What stands beside ``sig`` in a signed address of Azure."""
_LONG = 24
"""Letters of a value, from which on it may be one that lets in."""

_HARMFUL = re.compile(r"[\x00-\x20\x7f-\x9f\\\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def refusal(url: str) -> str | None:
    """Why an address of the web may not stand in a list of sources; None where it may."""
    if (wrong := _shape(url)) is not None:
        return wrong
    parts = urlsplit(url)
    if parts.scheme not in WEB or not parts.hostname:
        return "this is no address of the web: write it whole, as https://example.org/reports/"
    return _secrets(parts)


def storage_refusal(url: str) -> str | None:
    """Why an address of object storage may not stand in a list of sources; None where it may."""
    if (wrong := _shape(url)) is not None:
        return wrong
    parts = urlsplit(url)
    if parts.scheme not in STORAGE or not parts.netloc:
        known = ", ".join(sorted(STORAGE))
        return f"this is no address of object storage: write s3://bucket/folder (or {known})"
    return _secrets(parts)


def _shape(url: str) -> str | None:
    if len(url) > MOST_LETTERS or _HARMFUL.search(url):
        return "this address is too long, or holds blanks or unseen letters: write it anew"
    try:
        urlsplit(url).port  # noqa: B018 — looking at it tells whether it is one
    except ValueError:
        return "this is no address: write it whole, as https://example.org/reports/"
    return None


def _secrets(parts: SplitResult) -> str | None:
    if "@" in parts.netloc and parts.scheme not in {"abfs", "abfss"}:
        return (
            "an address holds no name and password, as others see it: leave them out, and let the "
            "environment hold what lets in"
        )
    names = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if any(_SECRET.search(name) for name in names):
        return "this address holds what lets in, such as a token: leave that out of the file"
    return None


def location_of(url: str) -> str:
    """An address as it may be told and kept: without name, password, token and fragment.

    A long value that may let in is replaced by a part of its hash, so that addresses which differ
    only in that stay apart; a parameter that is a secret by its name is left out.
    """
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    signed = any(name.lower() == "sig" for name, _ in pairs)
    kept = [
        (name, _harmless(value))
        for name, value in pairs
        if not _SECRET.search(name) and not (signed and name.lower() in _SAS)
    ]
    netloc = parts.netloc.rpartition("@")[2]
    told = urlunsplit((parts.scheme, netloc, parts.path, urlencode(kept, safe="~/"), ""))
    return _HARMFUL.sub(lambda found: quote(found[0]), told)


def _harmless(value: str) -> str:
    if len(value) < _LONG or re.search(r"[\s.]", value):
        return value
    return "~" + hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:16]


def origin(url: str) -> str:
    """Scheme, host and port of an address: what one robots.txt is about."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{_port(parts)}"


def may_follow(url: str, before: str, allowed: tuple[str, ...]) -> bool:
    """Whether what was met at ``before`` may lead to an address: the same host, or one allowed."""
    parts, there = urlsplit(url), urlsplit(before)
    if parts.scheme not in WEB or (there.scheme, parts.scheme) == ("https", "http"):
        return False
    host = (parts.hostname or "").lower()
    if {host, f"{host}:{_port(parts)}"} & {one.lower() for one in allowed}:
        return True
    ports = {_port(parts), _port(there)}
    same_port = len(ports) == 1 or ports == {80, 443}
    return host == (there.hostname or "").lower() and same_port


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def name_of(url: str) -> str:
    """The name of the file that an address leads to, as its last part has it; it may be empty."""
    return unquote(urlsplit(url).path.rpartition("/")[2])


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    """Whether a name is one of those that are looked for, whatever its capitals."""
    lowered = name.strip().lower()
    return any(fnmatchcase(lowered, pattern.lower()) for pattern in patterns)
