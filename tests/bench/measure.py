"""Lets one tool read a PDF and tells what it took: ``python measure.py TOOL FILE``.

Stands by itself, so that any interpreter can run it, one tool in one fresh process: its memory is
then the tool's own. Prints one line of JSON; ends with code 3 where the tool is not installed.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from ctypes import byref, c_double
from importlib import import_module
from pathlib import Path
from typing import Any

NOT_INSTALLED = 3

Job = Callable[[str], tuple[int, int]]
"""Reads a file; how many tables were found, and how many cells or characters."""


def parse() -> Job:
    """What ``parse`` does with a file, start-up and printing apart."""
    read_report = import_module("tabel_extract.pipeline").read_report
    import_module("tabel_extract.reading.pdfium")  # else loaded by the first PDF

    def job(path: str) -> tuple[int, int]:
        tables = read_report(Path(path)).tables
        return len(tables), sum(len(t.observations) for t in tables)

    return job


def tables_alone() -> Job:
    """What of ``parse`` other tools for tables do: its prose is not read for claims and facts."""
    open_pdf = import_module("tabel_extract.reading.pdf").open_pdf
    read_pages = import_module("tabel_extract.tables.pages").read_pages
    read_tables = import_module("tabel_extract.tables.assemble").read_tables
    import_module("tabel_extract.reading.pdfium")

    def job(path: str) -> tuple[int, int]:
        with open_pdf(Path(path).read_bytes(), path, "pdfium") as document:
            pages = read_pages(document)
        tables = read_tables(pages.text.lines, pages.printed).tables
        return len(tables), sum(len(t.observations) for t in tables)

    return job


def floor() -> Job:
    """Each character of all pages with the box around it, by pdfium, and nothing made of them."""
    pypdfium2, pdfium = import_module("pypdfium2"), import_module("pypdfium2.raw")

    def job(path: str) -> tuple[int, int]:
        count = 0
        left, right, bottom, top = (c_double() for _ in range(4))
        into = (byref(left), byref(right), byref(bottom), byref(top))
        for page in pypdfium2.PdfDocument(path):
            text = page.get_textpage()
            raw, found = text.raw, []
            for index in range(pdfium.FPDFText_CountChars(raw)):
                sign = pdfium.FPDFText_GetUnicode(raw, index)
                pdfium.FPDFText_GetCharBox(raw, index, *into)
                found.append((sign, left.value, bottom.value, right.value, top.value))
            count += len(found)
            text.close()
            page.close()
        return 0, count

    return job


def _plumber(strategy: str) -> Job:
    library = import_module("pdfplumber")
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}

    def job(path: str) -> tuple[int, int]:
        tables: list[Any] = []
        with library.open(path) as document:
            for page in document.pages:
                tables += page.extract_tables(settings)
                page.close()
        return len(tables), _cells(tables)

    return job


def plumber_lines() -> Job:
    """pdfplumber's tables by the lines that are drawn, which is its default."""
    return _plumber("lines")


def plumber_text() -> Job:
    """pdfplumber's tables by how words stand below each other."""
    return _plumber("text")


def pymupdf() -> Job:
    """PyMuPDF's tables by its defaults."""
    library = import_module("pymupdf")

    def job(path: str) -> tuple[int, int]:
        tables: list[Any] = []
        with library.open(path) as document:
            for page in document:
                tables += [table.extract() for table in page.find_tables().tables]
        return len(tables), _cells(tables)

    return job


def camelot() -> Job:
    """Camelot's tables by its flavour for tables without boxes, its best on reports like these."""
    library = import_module("camelot")

    def job(path: str) -> tuple[int, int]:
        tables = [t.data for t in library.read_pdf(path, pages="all", flavor="stream")]
        return len(tables), _cells(tables)

    return job


def _cells(tables: list[Any]) -> int:
    return sum(bool(cell) for table in tables for row in table for cell in row)


TOOLS = {
    tool.__name__: tool
    for tool in (parse, tables_alone, floor, plumber_lines, plumber_text, pymupdf, camelot)
}


def main() -> int:
    """Measure one tool; what it imports is not in its time, but is in its memory."""
    tool, path = sys.argv[1:]
    try:
        job = TOOLS[tool]()
    except ImportError:
        return NOT_INSTALLED
    start = time.process_time()
    tables, cells = job(path)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps({"seconds": seconds, "mb": megabytes, "tables": tables, "cells": cells}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
