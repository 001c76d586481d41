"""Where the page of a report is, for links in what a run tells."""

from __future__ import annotations

from pathlib import Path

from tabel_extract.report.addresses import page_address
from tabel_extract.settings import Settings


def test_a_page_is_below_the_address_that_is_set_or_else_a_file() -> None:
    served = Settings(pages_url="http://pages.example.org:8000/")
    assert page_address("scp-1", served) == "http://pages.example.org:8000/scp-1.html"
    files = Settings(report_dir=Path("/srv/my pages"))
    assert page_address("scp-1", files) == "file:///srv/my%20pages/scp-1.html"


def test_whatever_a_report_is_called_its_address_can_be_part_of_a_link() -> None:
    served = Settings(pages_url="https://example.org")
    for name in ("../../etc/passwd", "a) [b](c", "<b>", "javascript:alert(1)", "ë \u202e", "index"):
        address = page_address(name, served)
        stem = address.removeprefix("https://example.org/").removesuffix(".html")
        assert stem.replace("-", "").isalnum(), address
        assert stem.isascii()
        assert stem != "index"
