"""A report that attacks its reader: all it says is shown as text, and none of it is done."""

from __future__ import annotations

import csv
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from openpyxl import load_workbook

from tabel_extract.export.write import export_files
from tabel_extract.model import Report
from tabel_extract.report.site import write_site
from tests.browser.conftest import OpenPage
from tests.browser.example import MISQUOTED, UNRESOLVED, Site
from tests.report.sample import edition

ATTACKS = (
    "<script>window.hit = 1; alert(1)</script>",
    '"><img src=x onerror="window.hit = 1; alert(1)">',
    "' autofocus tabindex=0 onfocus='window.hit = 1' x='",
    "</script></style></textarea></template><svg onload=alert(1)></svg>",
    '=HYPERLINK("http://example.invalid/","klik")',
    "{{ 7 * 7 }}{% raw %}${7*7}`",
    "<a href='javascript:alert(1)'>klik</a><base href='http://example.invalid/'>",
    "&lt;b&gt;&#60;script&#62;<!--",
)
BIDI, BIDI_SHOWN = "\u202e21\u202c", "[U+202E]21[U+202C]"

OWN_WORDS = frozenset(
    {"kind", "verdict", "severity", "code", "reason", "operation", "direction", "check"}
    | {"sha256", "format", "origin"}
)
"""Fields with words of this program, which no report can choose."""

SHOWN = """() => ({
  text: document.querySelector('main').textContent,
  hit: window.hit ?? null,
  made: document.querySelectorAll('img[src=x], [onload], [onfocus], [onerror], base').length,
  ran: [...document.scripts].filter(e => e.textContent.includes('hit = 1')
    && !['application/json', 'text/plain'].includes(e.type)).length,
  links: [...new Set([...document.links].map(a => a.protocol))],
})"""


def poisoned(value: Any) -> Any:
    """The same value with an attack in every text that a report can choose; equals stay equal."""
    if isinstance(value, str):
        return f"{value} {ATTACKS[crc32(value.encode()) % len(ATTACKS)]} {BIDI}"
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        one.name: poisoned(getattr(value, one.name))
        for one in fields(value)
        if one.name not in OWN_WORDS | {"facts"}
    }
    if hasattr(value, "facts"):
        changed["facts"] = tuple((key, poisoned(text)) for key, text in value.facts)
    return replace(value, **changed)


def said(report: Report) -> list[str]:
    """Texts of each kind that a page shows."""
    parts = [report.document.title or "", report.document.publisher or ""]
    for table in report.tables:
        parts += [table.label, table.title, table.population or "", table.source or ""]
        parts += [note.text for note in table.notes]
        parts += [part for cell in table.observations for part in (*cell.row, cell.raw)]
    return list(filter(None, parts))


def test_files_of_a_report_full_of_attacks_hold_text_and_no_formula(
    site: Site, tmp_path: Path
) -> None:
    report = poisoned(site.reports[MISQUOTED])
    comma, book = export_files(report, tmp_path, "verslag")
    cells = [
        cell
        for sheet in load_workbook(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {urlsplit(cell.hyperlink.target or "").scheme for cell in cells if cell.hyperlink} <= {
        ""
    }
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    with comma.open(encoding="utf-8-sig", newline="") as file:
        fields = [field for line in csv.reader(file, delimiter=";") for field in line]
    assert [field for field in fields if field[:1] in {"=", "@", "\t"}] == []
    for held in (texts, fields):
        assert any(ATTACKS[0] in one for one in held)
        assert any(ATTACKS[4] in one for one in held)


def test_a_report_full_of_attacks_is_shown_as_text_and_does_nothing(
    site: Site, open_page: OpenPage, tmp_path: Path
) -> None:
    reports = [poisoned(site.reports[name]) for name in (MISQUOTED, UNRESOLVED)]
    editions = [edition(one, poisoned(f"verslag-{n}")) for n, one in enumerate(reports)]
    written = write_site(tmp_path, editions)
    page = open_page(written[-1].as_uri())
    for path in written:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('[tabindex], a').forEach(e => e.focus())")
        shown = page.evaluate(SHOWN)
        assert (shown["hit"], shown["made"], shown["ran"]) == (None, 0, 0)
        assert set(shown["links"]) == {"file:"}
        assert BIDI_SHOWN in shown["text"]
        assert BIDI not in shown["text"]
    for report, path in zip(reports, written[::2], strict=False):
        page.goto(path.as_uri())
        text = page.evaluate(SHOWN)["text"]
        parts = said(report)
        assert all(any(attack in part for part in parts) for attack in ATTACKS)
        assert [part for part in parts if part.replace(BIDI, BIDI_SHOWN) not in text] == []
