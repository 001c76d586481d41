"""Object storage is looked at through fsspec, and got where it changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tabel_extract.errors import SourceError
from tabel_extract.finding import storage
from tabel_extract.finding.config import StorageSource
from tests.finding.looking import Nights, sources_of
from tests.finding.served import PDF

TABLE = '[store]\nkind = "storage"\nurl = "s3://reports/2026/"\n'


class Files:
    """A file system as fsspec has them: names, and bytes with what tells a change."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[bytes, str]] = {}
        self.opened: list[str] = []
        self.fails: Exception | None = None

    def walk(self, top: str, **_: Any) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
        if self.fails is not None:
            raise self.fails
        yield (
            top,
            {},
            {
                name: {"name": name, "size": len(data), "ETag": etag}
                for name, (data, etag) in self.held.items()
            },
        )

    def open(self, name: str, *_: Any, **__: Any) -> Any:
        self.opened.append(name)
        return io.BytesIO(self.held[name][0])


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    made = Files()
    monkeypatch.setattr(storage, "connect", lambda source: made)
    return made


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path / "w", sources_of(tmp_path, TABLE))


def test_a_bucket_is_looked_at_and_only_what_changed_is_got_again(
    nights: Nights, files: Files
) -> None:
    top = "reports/2026"
    files.held = {
        f"{top}/a.pdf": (PDF, "1"),
        f"{top}/deep/b.pdf": (PDF, "1"),
        f"{top}/c.xml": (b"", ""),
    }
    first = nights.night()
    assert [(one.location, one.path.name) for one in first.files] == [
        ("a.pdf", "a.pdf"),
        ("deep/b.pdf", "b.pdf"),
    ]
    assert nights.night().paths == first.paths
    assert files.opened == [f"{top}/a.pdf", f"{top}/deep/b.pdf"]
    files.held[f"{top}/a.pdf"] = (b"stand", "2")
    del files.held[f"{top}/deep/b.pdf"]
    third = nights.night()
    assert [path.read_bytes() for path in third.paths] == [b"stand"]
    assert nights.places("store") == {"a.pdf": ("stand", None), "deep/b.pdf": (PDF.decode(), 2)}


def test_a_store_that_fails_tells_no_secret_and_marks_nothing(nights: Nights, files: Files) -> None:
    files.held = {"reports/2026/a.pdf": (PDF, "1")}
    nights.night()
    files.fails = PermissionError("the key AKIASECRET is refused")
    found = nights.night()
    assert (found.vanished, found.looks[0].outcome, found.failures[0].message) == (
        (),
        "failed",
        "s3://reports/2026/: can't be read (PermissionError): check that the environment holds "
        "credentials that may list and read it",
    )


def test_a_file_of_a_store_has_its_bounds(nights: Nights, files: Files) -> None:
    files.held = {
        "reports/2026/a.txt": (b"x" * 2_000_000, "1"),
        "reports/2026/b.pdf": (PDF[:9], "1"),
    }
    nights.settings = nights.settings.model_copy(update={"max_bytes": 1_000_000})
    found = nights.night()
    assert "a.txt: is larger than the 1,000,000 bytes that are got" in found.failures[0].message
    assert [one.location for one in found.waiting] == ["b.pdf"]
    assert files.opened == ["reports/2026/b.pdf"]
    listed = replace(nights_listed(files), size=5)  # and one that says that it is smaller
    getting = storage.Storage(STORE, files, nights.folder, 1_000_000, nights.now)
    with pytest.raises(SourceError, match="is larger than"):
        getting.get(listed, None)


STORE = StorageSource(name="store", kind="storage", url="s3://reports/2026/")


def nights_listed(files: Files) -> Any:
    getting = storage.Storage(STORE, files, Path(), 1, None)  # type: ignore[arg-type]
    return next(iter(getting.listing()))


@pytest.mark.slow
def test_a_real_bucket_is_read_through_s3(
    nights: Nights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "ACCESS_KEY_ID": "k",
        "SECRET_ACCESS_KEY": "s",
        "REGION": "eu-west-1",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
        client.create_bucket(Bucket="reports")
        for name in ("2026/a.pdf", "2026/deep/b.pdf", "2025/c.pdf"):
            client.put_object(Bucket="reports", Key=name, Body=PDF)
        nights.sources = sources_of(tmp_path, f'{TABLE}endpoint = "{endpoint}"\n')
        first = nights.night()
        assert [(one.location, one.path.read_bytes()) for one in first.files] == [
            ("a.pdf", PDF),
            ("deep/b.pdf", PDF),
        ]
        client.delete_object(Bucket="reports", Key="2026/a.pdf")
        again = nights.night()
        assert ([one.location for one in again.vanished], again.looks[0].fetched) == (["a.pdf"], 0)
        wrong = f'[store]\nkind = "storage"\nurl = "s3://none/"\nendpoint = "{endpoint}"\n'
        nights.sources = sources_of(tmp_path, wrong)
        assert nights.night().looks[0].outcome == "failed"
    finally:
        server.stop()
    assert not list((tmp_path / "w").rglob("*.part"))
