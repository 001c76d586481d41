"""Whether Python and the packages are those that this program is made for.

The requirements are those of the installed distribution itself, so they can't differ from what
an installer was told.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires, version

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import InvalidVersion, Version

from tabel_extract.health.check import Check
from tabel_extract.warehouse.glance import engine

DISTRIBUTION = "tabel-extract"
DEVELOPING = "dev"
"""The extra that only those who change the program need."""


def check_python() -> Check:
    """Whether this Python is one that the program is made for."""
    running = platform.python_version()
    try:
        asked = metadata(DISTRIBUTION)["Requires-Python"]
    except PackageNotFoundError:
        return Check("python", "look", f"{running}; {_NOT_INSTALLED}")
    if not _within(running, SpecifierSet(asked)):
        return Check("python", "wrong", f"{running} is not within {asked}: install another Python")
    return Check("python", "ok", f"{running}, within {asked}")


def check_packages() -> Check:
    """Whether each package that the program needs is there, in a version that it is made for."""
    try:
        asked = requires(DISTRIBUTION) or []
        extras = metadata(DISTRIBUTION).get_all("Provides-Extra") or []
    except PackageNotFoundError:
        return Check("packages", "look", _NOT_INSTALLED)
    wrong = mismatches(asked, extras, installed)
    if wrong:
        told = f"{'; '.join(wrong)}: install {DISTRIBUTION} {version(DISTRIBUTION)} anew"
        return Check("packages", "wrong", told)
    return Check("packages", "ok", f"all {len(list(_needed(asked, extras)))} within their ranges")


def check_engine() -> Check:
    """Whether the DuckDB that is loaded is the one that makes files of the right format."""
    loaded, there = engine(), installed("duckdb")
    if loaded != there:
        told = f"{loaded} is loaded and {there} is installed: install duckdb anew"
        return Check("duckdb", "wrong", told)
    return Check("duckdb", "ok", loaded)


def mismatches(
    asked: Iterable[str], extras: Iterable[str], installed: Callable[[str], str | None]
) -> list[str]:
    """Return which requirements are not met, each in a few words.

    Args:
        asked: Requirements as a distribution states them, with markers.
        extras: Names of its extras; what those need may be absent, but not of another version.
        installed: The version of a package; None where it is absent.
    """
    needed = _needed(asked, extras)
    return [told for one in needed if (told := _mismatch(one, installed(one.name))) is not None]


def installed(name: str) -> str | None:
    """The version of a package; None where it is absent."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _needed(asked: Iterable[str], extras: Iterable[str]) -> Iterator[Requirement]:
    """Requirements that hold here; of those of extras without their marker."""
    optional = [extra for extra in extras if extra != DEVELOPING]
    for text in asked:
        one = Requirement(text)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            one.marker = None
            yield one
        elif any(one.marker.evaluate({"extra": extra}) for extra in optional):
            yield one


def _mismatch(asked: Requirement, there: str | None) -> str | None:
    """What is wrong with a package, None where nothing is."""
    if there is None:
        return None if asked.marker else f"{asked.name} is missing"
    if _within(there, asked.specifier):
        return None
    return f"{asked.name} {there} is not within {asked.specifier}"


def _within(there: str, asked: SpecifierSet) -> bool:
    try:
        return asked.contains(Version(there), prereleases=True)
    except InvalidVersion:
        return False


_NOT_INSTALLED = (
    "the program runs without being installed, so what it needs is not known: pip install it"
)
