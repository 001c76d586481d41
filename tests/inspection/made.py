"""Small PDFs, made for a test: text in Helvetica at given places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SIZE = 9.0
LEFT = 60.0
COLUMN = 80.0
"""Points between columns; the first stands this far behind the row headings."""
STUB = 180.0


@dataclass(frozen=True)
class Sheet:
    """A page: ``texts`` are (x, distance from the top, size, text); ``rules`` are lines, from one x
    and distance from the top to another; ``drawing`` is what else draws it, as PDF says it."""

    texts: Sequence[tuple[float, float, float, str]] = ()
    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    rules: Sequence[tuple[float, float, float, float]] = ()
    drawing: str = ""


def pdf(*sheets: Sheet) -> bytes:
    """A document of some pages."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(sheets)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, sheet in enumerate(sheets):
        drawn = "\n".join(
            f"BT /F1 {size} Tf {x} {sheet.height - top} Td ({_escaped(text)}) Tj ET"
            for x, top, size, text in sheet.texts
        )
        drawn += "".join(
            f"\n{x0} {sheet.height - top} m {x1} {sheet.height - bottom} l S"
            for x0, top, x1, bottom in sheet.rules
        )
        drawn += f"\n{sheet.drawing}"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] "
            f"/Rotate {sheet.rotate} /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * index} 0 R >>"
        )
        bodies.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def table(*below: tuple[float, float, float, str]) -> Sheet:
    """A page with a table of two rows, and what is printed below its source."""
    columns = [LEFT + STUB + COLUMN * i for i in range(3)]
    texts = [
        (LEFT, 100.0, SIZE, "Tabel 1.1 Gebruik van de fiets, naar geslacht, bevolking 18 jaar en")
    ]
    texts += [(LEFT, 111.0, SIZE, "ouder, 2024 (in procenten)")]
    texts += [(x, 140.0, SIZE, w) for x, w in zip(columns, ["totaal", "man", "vrouw"], strict=True)]
    for top, heading, values in [
        (160.0, "fietst elke dag", ["48", "46", "50"]),
        (172.0, "fietst nooit", ["12", "13", "11"]),
    ]:
        texts += [(LEFT, top, SIZE, heading)]
        texts += [(x, top, SIZE, v) for x, v in zip(columns, values, strict=True)]
    texts += [(LEFT, 200.0, SIZE, "Bron: Fietspanel 2024"), *below]
    return Sheet(texts)
