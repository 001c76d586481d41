"""Where the page of a report is, for whoever is told of the report elsewhere."""

from __future__ import annotations

from tabel_extract.report.anchors import file_stem
from tabel_extract.report.report_view import page_name
from tabel_extract.settings import Settings


def page_address(report_id: str, settings: Settings) -> str:
    """The address of a report's page: below ``pages_url``, or that of the file itself.

    The name of the page holds nothing but letters of ASCII, digits and hyphens, whatever the report
    is called. That the page is there is not looked at.
    """
    name = page_name(file_stem(report_id), "nl")
    if settings.pages_url is not None:
        return f"{settings.pages_url}/{name}"
    return (settings.report_dir / name).absolute().as_uri()
