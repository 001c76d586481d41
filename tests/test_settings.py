"""Every setting has a default that fits one machine, and a variable that overrides it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from tabel_extract.settings import Settings


def test_the_defaults_fit_one_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TABEL_EXTRACT_{name.upper()}", raising=False)
    assert Settings().model_dump() == {
        "warehouse": Path("warehouse/tabel.duckdb"),
        "report_dir": Path("warehouse/report"),
        "pages_url": None,
        "keep_sources": True,
        "publish": True,
        "batch_size": 50,
        "max_bytes": 50_000_000,
        "max_pages": 2_000,
        "max_characters": 50_000,
        "max_segments": 10_000,
        "max_crossings": 5_000,
        "max_seconds": 120.0,
        "max_memory_mib": 1536,
        "workers": 2,
        "dask": None,
        "cross_check": False,
        "ocr": True,
        "phrases": None,
        "codes": None,
        "sources": None,
        "lock_wait_seconds": 10.0,
    }


def test_every_setting_is_taken_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "warehouse": "/data/t.duckdb",
        "report_dir": "/data/pages",
        "pages_url": "https://pages.example.org/tabel/",
        "keep_sources": "false",
        "publish": "false",
        "batch_size": "7",
        "max_bytes": "1000",
        "max_pages": "3",
        "max_characters": "400",
        "max_segments": "500",
        "max_crossings": "60",
        "max_seconds": "2.5",
        "max_memory_mib": "256",
        "workers": "0",
        "dask": "tcp://scheduler.example.org:8786",
        "cross_check": "true",
        "ocr": "false",
        "phrases": "/data/phrases.toml",
        "codes": "/data/subgroups.toml",
        "sources": "/data/sources.toml",
        "lock_wait_seconds": "0.5",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"TABEL_EXTRACT_{name.upper()}", value)
    assert set(given) == set(Settings.model_fields)
    assert Settings().model_dump() == {
        "warehouse": Path("/data/t.duckdb"),
        "report_dir": Path("/data/pages"),
        "pages_url": "https://pages.example.org/tabel",
        "keep_sources": False,
        "publish": False,
        "batch_size": 7,
        "max_bytes": 1000,
        "max_pages": 3,
        "max_characters": 400,
        "max_segments": 500,
        "max_crossings": 60,
        "max_seconds": 2.5,
        "max_memory_mib": 256,
        "workers": 0,
        "dask": "tcp://scheduler.example.org:8786",
        "cross_check": True,
        "ocr": False,
        "phrases": Path("/data/phrases.toml"),
        "codes": Path("/data/subgroups.toml"),
        "sources": Path("/data/sources.toml"),
        "lock_wait_seconds": 0.5,
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BATCH_SIZE", "0"),
        ("BATCH_SIZE", "1001"),
        ("BATCH_SIZE", "veel"),
        ("MAX_BYTES", "0"),
        ("MAX_PAGES", "0"),
        ("MAX_CHARACTERS", "0"),
        ("MAX_SEGMENTS", "-1"),
        ("MAX_CROSSINGS", "veel"),
        ("MAX_SECONDS", "0"),
        ("MAX_MEMORY_MIB", "63"),
        ("WORKERS", "-1"),
        ("LOCK_WAIT_SECONDS", "-1"),
        ("PAGES_URL", "javascript:alert(1)"),
        ("PAGES_URL", "ftp://pages.example.org"),
        ("PAGES_URL", "//pages.example.org"),
        ("PAGES_URL", "https:///report"),
        ("PAGES_URL", "https://someone:secret@pages.example.org"),
        ("PAGES_URL", "https://pages.example.org/?token=secret"),
        ("PAGES_URL", "https://pages.example.org/) [elsewhere](https://example.org"),
        ("PAGES_URL", "https://pages.example.org/\u202etxt"),
        ("PAGES_URL", "https://[pages"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TABEL_EXTRACT_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_every_setting_says_what_it_is_for() -> None:
    assert [n for n, field in Settings.model_fields.items() if not field.description] == []
