"""Whether Python and the packages are those that the installed program asks for."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, requires

import duckdb
import pytest

from tabel_extract.health import packages
from tabel_extract.health.check import Check
from tabel_extract.health.packages import (
    check_engine,
    check_packages,
    check_python,
    installed,
    mismatches,
)

ASKED = [
    "alpha>=2",
    "beta==1.5.5",
    'gamma>=1; sys_platform == "nowhere"',
    'delta>=3; extra == "ocr"',
    'epsilon>=3; extra == "dev"',
]


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"alpha": "2.1", "beta": "1.5.5"}, []),
        ({"alpha": "1.9", "beta": "1.5.5"}, ["alpha 1.9 is not within >=2"]),
        ({"alpha": "2.1"}, ["beta is missing"]),
        ({"alpha": "3.0rc1", "beta": "1.5.5"}, []),
        ({"alpha": "of today", "beta": "1.5.5"}, ["alpha of today is not within >=2"]),
        ({"alpha": "2", "beta": "1.5.5", "delta": "2"}, ["delta 2 is not within >=3"]),
        ({"alpha": "2", "beta": "1.5.5", "gamma": "0", "epsilon": "0"}, []),
    ],
)
def test_what_is_missing_or_of_another_version_is_named(
    there: dict[str, str], told: list[str]
) -> None:
    assert mismatches(ASKED, ["ocr", "dev"], there.get) == told


def test_the_packages_of_this_installation_are_held_against_what_it_asks_itself() -> None:
    assert any(text.startswith("duckdb==") for text in requires("tabel-extract") or [])
    found = check_packages()
    assert (found.name, found.verdict) == ("packages", "ok")


def test_a_package_of_another_version_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "requires", lambda name: ["duckdb<1", "no-such-package"])
    there = installed("duckdb")
    assert check_packages() == Check(
        "packages",
        "wrong",
        f"duckdb {there} is not within <1; no-such-package is missing: "
        "install tabel-extract 0.1.0 anew",
    )


def test_another_python_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.python_version", lambda: "3.9.1")
    assert check_python() == Check(
        "python", "wrong", "3.9.1 is not within >=3.11: install another Python"
    )


def test_a_program_that_is_not_installed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(packages, "requires", absent)
    monkeypatch.setattr(packages, "metadata", absent)
    assert [check_packages().verdict, check_python().verdict] == ["look", "look"]


def test_a_duckdb_that_is_not_the_installed_one_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_engine() == Check("duckdb", "ok", duckdb.__version__)
    monkeypatch.setattr(packages, "installed", lambda name: "1.0.0")
    told = f"{duckdb.__version__} is loaded and 1.0.0 is installed: install duckdb anew"
    assert check_engine() == Check("duckdb", "wrong", told)
