"""Exported files read back, as another program would."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Literal

from openpyxl import Workbook, load_workbook

from tabel_extract.checks.verdicts import judge
from tabel_extract.export.content import Content
from tabel_extract.export.csv_file import csv_bytes
from tabel_extract.export.rows import flat_rows
from tabel_extract.export.xlsx import xlsx_bytes
from tabel_extract.model import Report

Language = Literal["nl", "en"]


def csv_of(report: Report, language: Language = "nl") -> bytes:
    """The bytes of a report's CSV."""
    return csv_bytes(flat_rows(Content(report, judge(report), language)))


def csv_rows(report: Report, language: Language = "nl") -> list[dict[str, str]]:
    """The rows of a report's CSV."""
    text = csv_of(report, language).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def xlsx_of(report: Report, language: Language = "nl") -> bytes:
    """The bytes of a report's workbook."""
    return xlsx_bytes(Content(report, judge(report), language))


def workbook_of(report: Report, language: Language = "nl") -> Workbook:
    """A report's workbook, read back."""
    return load_workbook(BytesIO(xlsx_of(report, language)))
