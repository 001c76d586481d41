"""What a PDF refers to is not opened, and what it asks to be run is not run."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from pathlib import Path

import pytest

from tabel_extract.errors import UnreadableSourceError
from tabel_extract.inspection.pictures import write_pictures
from tabel_extract.pipeline import read_report
from tabel_extract.reading.source import find_sources, read_source
from tabel_extract.settings import Settings
from tests.texts import report_text, write

IN_OPEN = 0x20
IN_NONBLOCK = 0o4000


def referring(canary: Path, url: str) -> bytes:
    """A PDF of one line that refers to a file and an address in each way that a PDF can."""
    file, address = str(canary).encode(), url.encode()
    text = b"BT /F1 12 Tf 72 700 Td (Tabel 1.1 Een proef) Tj ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 6 0 R>>"
        b"/Names<</JavaScript<</Names[(a) 6 0 R]>>/EmbeddedFiles<</Names[(b) 7 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 8 0 R]"
        b"/Resources<</Font<</F1 5 0 R>>/XObject<</X1 9 0 R>>>>/AA<</O 6 0 R>>"
        b"/Annots[10 0 R 11 0 R 12 0 R]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text) + 8, text + b" /X1 Do\n"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</S/JavaScript/JS(app.launchURL('%s');this.importDataObject('%s');)>>" % (address, file),
        b"<</Type/Filespec/FS/URL/F(%s)/UF(%s)>>" % (address, address),
        b"<</Length 0/F<</Type/Filespec/F(%s)>>>>stream\n\nendstream" % file,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(%s)/Page 0>>/Length 0"
        b"/F<</FS/URL/F(%s)>>>>stream\n\nendstream" % (file, address),
        b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI(%s)>>>>" % address,
        b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/Launch/F(%s)>>>>" % file,
        b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/GoToR/F(%s)/D[0/Fit]>>>>" % file,
    ]
    document = b"%PDF-1.7\n"
    starts = []
    for number, part in enumerate(parts, start=1):
        starts.append(len(document))
        document += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return document + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(parts) + 1, table, len(parts) + 1, len(document))
    )


class Watch:
    """Tells whether a file was opened, whichever library did so."""

    def __init__(self, path: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._handle: int = libc.inotify_init1(IN_NONBLOCK)
        assert libc.inotify_add_watch(self._handle, os.fsencode(path), IN_OPEN) >= 0

    def was_opened(self) -> bool:
        try:
            return bool(os.read(self._handle, 4096))
        except BlockingIOError:
            return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a library opens")
def test_a_pdf_that_refers_to_a_file_and_an_address_has_neither_opened(tmp_path: Path) -> None:
    canary = write(tmp_path, "canary.pdf", b"%PDF-1.7\n")
    watch = Watch(canary)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        path = write(tmp_path, "a.pdf", referring(canary, address))
        report = read_report(path, Settings(cross_check=True))
        drawn = write_pictures(
            report, path.read_bytes(), tmp_path / "drawn", 1, Settings(ocr=False)
        )
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert ([t.label for t in report.tables], len(drawn)) == (["Tabel 1.1"], 1)
    assert not watch.was_opened()
    assert canary.read_bytes()
    assert watch.was_opened()


@pytest.mark.parametrize("name", ["a.txt", "a.pdf"])
def test_a_link_is_not_followed_wherever_it_leads(tmp_path: Path, name: str) -> None:
    elsewhere = write(tmp_path, f"elsewhere/{name}", report_text())
    (tmp_path / "inbox").mkdir()
    link = tmp_path / "inbox" / name
    link.symlink_to(elsewhere)
    assert find_sources([tmp_path / "inbox"]) == [link]
    with pytest.raises(UnreadableSourceError, match="is a link") as refused:
        read_source(link, 1_000_000)
    assert refused.value.fault == "not_a_regular_file"
