"""Small text exports for tests of the pipeline and the command line."""

from __future__ import annotations

import sys
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
COMMAND = str(Path(sys.executable).with_name("tabel-extract"))
"""The program as it is installed beside the interpreter."""

GOOD = FIXTURES / "bibliotheek-en-lezen.txt"
WRONG = FIXTURES / "media-en-nieuws-fout.txt"


def report_text(
    title: str = "1 Fietsen in de stad",
    *,
    men: int = 46,
    women: int = 50,
    total: int = 48,
    extra: str = "",
) -> str:
    """A report of one table with three cells."""
    return (
        f"{title}\n\n"
        "De fiets is nooit ver weg, en toch staat hij bij veel mensen vaker stil dan zij zouden\n"
        "willen. In dit hoofdstuk gaan we na wie er fietst en hoe vaak dat is.\n\n"
        "Tabel 1.1 Gebruik van de fiets, naar geslacht, bevolking 18 jaar en ouder, 2024 "
        "(in procenten)\n\n"
        "totaal geslacht\n\nman vrouw\n\n"
        f"fietst elke dag {total} {men} {women}\n\n"
        f"Bron: Fietspanel 2024\n{extra}"
    )


FIETSEN = "1-fietsen-in-de-stad-2024"
"""The identity that the report above gets."""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
