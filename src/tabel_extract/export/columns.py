"""The columns of the flat rows: their names, and what each holds in Dutch and English.

The names are those of the warehouse's view ``observations`` wherever it has the same column.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the flat rows; ``told`` says what it holds, in Dutch and in English."""

    name: str
    told: tuple[str, str]
    width: int
    """How wide it is in a sheet, in characters."""


COLUMNS: tuple[Column, ...] = (
    Column("report_title", ("titel van het rapport", "title of the report"), 24),
    Column("publisher", ("uitgever", "publisher"), 14),
    Column("table_number", ("plaats in het rapport, vanaf 1", "place in the report, from 1"), 8),
    Column("table_label", ("soort en nummer, als gedrukt", "kind and number, as printed"), 12),
    Column("table_title", ("titel van de tabel", "title of the table"), 30),
    Column("population", ("over wie het gaat", "whom it is about"), 22),
    Column("period", ("periode, als gedrukt", "period, as printed"), 9),
    Column("ordinal", ("plaats in de tabel, vanaf 1", "place in the table, from 1"), 8),
    Column("row_text", ("rijkoppen, met › ertussen", "row headings, joined with ›"), 34),
    Column("column_text", ("kolomkoppen, met › ertussen", "column headings, joined with ›"), 24),
    Column("dimension", ("waarnaar is uitgesplitst", "what the subgroup is about"), 14),
    Column("category", ("de groep; leeg bij een totaal", "the subgroup; empty for a total"), 14),
    Column("value", ("het getal, in unit", "the number, in unit"), 9),
    Column("raw", ("de cel als gedrukt", "the cell as printed"), 9),
    Column("qualifier", ("waarom er geen getal staat", "why there is no number"), 12),
    Column("unit", ("eenheid van deze cel", "unit of this cell"), 12),
    Column("question", ("exacte vraagstelling", "exact question wording"), 40),
    Column("markers", ("noottekens van rij, kolom en cel", "markers of row, column, cell"), 9),
    Column(
        "notes", ("noten bij tabel, rij, kolom en cel", "notes of table, row, column, cell"), 40
    ),
    Column("table_source", ("bron, als gedrukt", "source, as printed"), 20),
    Column("page", ("pagina in het bestand, vanaf 1", "page of the file, from 1"), 7),
    Column("line", ("regel in een tekst, vanaf 1", "line of a text, from 1"), 7),
    Column("verdict", ("fine, look (te bekijken) of wrong (fout)", "fine, look or wrong"), 9),
    Column("finding_codes", ("codes van de bevindingen", "codes of the findings"), 22),
    Column("findings", ("de bevindingen in woorden", "the findings in words"), 50),
    Column("file", ("bestand waaruit is gelezen", "file that was read"), 24),
    Column("sha256", ("sha256 van dat bestand", "sha256 of that file"), 20),
    Column("version_ordinal", ("versie van het rapport, vanaf 1", "version, from 1"), 8),
    Column("recorded_at", ("wanneer die is opgeslagen", "when that was stored"), 24),
)
