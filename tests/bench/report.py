"""Makes a report of any length as PDF: pages of prose, and a table on every fifth.

Written by hand as content streams, with fonts that every reader brings along, so that nothing needs
to be installed and the same length gives the same bytes. Subjects and numbers are invented.
``python report.py PAGES FILE`` writes one.
"""

from __future__ import annotations

import random
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

TABLE_EVERY = 5
"""Pages from one table to the next."""
WIDE, HIGH = 595, 842
LEFT, RIGHT, TOP, FOOT = 72, 523, 776, 70
LEADING = 14
LINE = 85
"""Characters of prose that a line has at most."""
PARAGRAPH = 8
"""Lines of a paragraph."""
DIGIT = 0.556
"""Em that every figure of the font takes."""
PER_CHAPTER = 8
"""Tables of one chapter."""

REGULAR, BOLD, ITALIC = "/F1", "/F2", "/F3"
FONTS = {REGULAR: "Helvetica", BOLD: "Helvetica-Bold", ITALIC: "Helvetica-Oblique"}

SUBJECTS = ("Wandelen", "Lezen", "Zingen", "Tuinieren", "Vissen", "Schaken", "Zwemmen", "Koken")
GROUPS = ("Geslacht", "Leeftijd", "Opleiding", "Huishouden")
ROWS = (
    ("mannen", "vrouwen"),
    ("16-24 jaar", "25-44 jaar", "45-64 jaar", "65 jaar en ouder"),
    ("laag", "midden", "hoog"),
    ("alleenwonend", "met partner", "met partner en kinderen", "met kinderen", "anders"),
)
COLUMNS = ("nooit", "zelden", "soms", "vaak", "altijd", "weet niet")
VOCABULARY = """
de het een van in op met voor naar bij mensen vrouwen mannen jongeren ouderen buurt stad dorp vaker
minder vooral ongeveer bijna steeds sinds tussen terwijl daarbij echter omdat waarbij deelname
vertrouwen aandeel verschil onderzoek verwachting vereniging gezondheid tevredenheid blijft stijgt
daalt verandert hangt samen neemt toe geven aan vinden belangrijk wordt genoemd
"""
WORDS = VOCABULARY.split()


def report(pages: int, prose: bool = True) -> bytes:
    """A report of so many pages as the bytes of a PDF; of its pages with a table alone if asked."""
    every = 1 if prose else TABLE_EVERY
    numbers = range(every, pages + 1, every)
    streams = [_prose(n) if n % TABLE_EVERY else _table(n) for n in numbers]
    pages = len(streams)
    fonts = len(FONTS)
    first = 3 + fonts
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(pages))
    named = " ".join(f"{name} {3 + index} 0 R" for index, name in enumerate(FONTS))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 {WIDE} {HIGH}]"
        f"/Resources<</Font<<{named}>>>>>>".encode(),
    ]
    objects += [
        f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()
        for font in FONTS.values()
    ]
    for index, stream in enumerate(streams):
        packed = zlib.compress(stream)
        objects.append(f"<</Type/Page/Parent 2 0 R/Contents {first + 2 * index + 1} 0 R>>".encode())
        objects.append(
            b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(packed), packed)
        )
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return bytes(data) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        start,
    )


class _Ink:
    """The content of one page."""

    def __init__(self, number: int) -> None:
        self._parts: list[bytes] = []
        self.y = TOP
        self.text(LEFT, HIGH - 40, "Tijd van Nederland", 8, ITALIC)
        self.text(WIDE / 2, 40, str(number), 8)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = REGULAR) -> None:
        signs = text.encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            signs = signs.replace(sign, b"\\" + sign)
        self._parts.append(f"BT {font} {size} Tf {x:.2f} {y:.2f} Td (".encode() + signs + b")Tj ET")

    def rule(self, x0: float, x1: float, y: float) -> None:
        self._parts.append(f"0.5 w {x0:.2f} {y:.2f} m {x1:.2f} {y:.2f} l S".encode())

    def line(self, text: str, size: float = 10, font: str = REGULAR) -> None:
        self.text(LEFT, self.y, text, size, font)
        self.y -= LEADING

    def stream(self) -> bytes:
        return b"\n".join(self._parts)


def _table_number(page: int) -> str:
    index = (page - 1) // TABLE_EVERY
    return f"{index // PER_CHAPTER + 1}.{index % PER_CHAPTER + 1}"


def _subject(page: int) -> str:
    return SUBJECTS[(page - 1) // TABLE_EVERY % len(SUBJECTS)]


def _sentences(dice: random.Random, page: int) -> Iterator[str]:
    while True:
        words = dice.choices(WORDS, k=dice.randint(9, 22))
        if dice.random() < 0.2:
            words += ["namelijk", f"{dice.randint(3, 90)},{dice.randint(0, 9)}", "procent"]
        if dice.random() < 0.1:
            words.append(f"(zie tabel {_table_number(page)})")
        yield " ".join(words).capitalize() + "."


def _paragraph(ink: _Ink, sentences: Iterator[str], lines: int) -> None:
    words: list[str] = []
    while lines:
        if not words:
            words = next(sentences).split()
        line = ""
        while len(line) < LINE - 12:
            words = words or next(sentences).split()
            line += " " + words.pop(0)
        ink.line(line.strip())
        lines -= 1
    ink.y -= LEADING // 2


def _prose(number: int) -> bytes:
    dice = random.Random(number)
    ink, sentences = _Ink(number), _sentences(dice, number)
    if number % TABLE_EVERY == 1:
        ink.line(f"{_table_number(number)} {_subject(number)} in de vrije tijd", 13, BOLD)
        ink.y -= LEADING
    while ink.y - (PARAGRAPH + 1) * LEADING > FOOT:
        _paragraph(ink, sentences, PARAGRAPH)
    return ink.stream()


def _table(number: int) -> bytes:
    dice = random.Random(number)
    ink = _Ink(number)
    _paragraph(ink, _sentences(dice, number), 6)
    subject = _subject(number)
    ink.line(
        f"Tabel {_table_number(number)} {subject} in de vrije tijd, naar achtergrondkenmerken,",
        10,
        BOLD,
    )
    ink.line("bevolking van 16 jaar en ouder, 2024 (in procenten)", 10, BOLD)
    count = 3 + number // TABLE_EVERY % 4
    step = (RIGHT - LEFT - 150) / count
    rights = [RIGHT - step * (count - 1 - index) for index in range(count)]
    ink.rule(LEFT, RIGHT, ink.y + 8)
    ink.text(rights[0] - step / 2, ink.y - 4, f"hoe vaak {subject.lower()}", 9)
    ink.rule(rights[0] - step + 14, RIGHT, ink.y - 9)
    ink.y -= LEADING + 4
    for x, head in zip(rights, COLUMNS, strict=False):
        ink.text(x - 34, ink.y, head, 9)
    ink.rule(LEFT, RIGHT, ink.y - 5)
    ink.y -= LEADING + 2
    for group, rows in zip(GROUPS, ROWS, strict=True):
        ink.line(group, 9, BOLD)
        for row in rows:
            _row(ink, dice, row, rights)
    ink.rule(LEFT, RIGHT, ink.y + 10)
    ink.text(LEFT, ink.y + 3, "a", 6)
    ink.text(LEFT + 5, ink.y, "Verschilt significant van het gemiddelde.", 8)
    ink.text(LEFT, ink.y - 12, "Bron: Tijd van Nederland 2024", 8, ITALIC)
    return ink.stream()


def _row(ink: _Ink, dice: random.Random, label: str, rights: list[float]) -> None:
    ink.text(LEFT + 8, ink.y, label, 9)
    cuts = sorted(dice.sample(range(1, 100), len(rights) - 1))
    for x, low, high in zip(rights, [0, *cuts], [*cuts, 100], strict=True):
        value = str(high - low)
        ink.text(x - 9 * DIGIT * len(value) - 8, ink.y, value, 9)
        if dice.random() < 0.05:
            ink.text(x - 8, ink.y + 3, "a", 6)
    ink.y -= LEADING


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(report(int(sys.argv[1])))
