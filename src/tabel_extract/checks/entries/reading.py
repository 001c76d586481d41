"""Codes about what is printed around numbers, and about how they were read."""

from __future__ import annotations

from tabel_extract.checks.entries.entry import CHECK_LAYOUT, CHECK_PRINT, Entry

READING: dict[str, Entry] = {
    "row_incomplete": Entry(
        "error",
        ("Rij met te weinig of te veel waarden", "Row with too few or too many values"),
        (
            "{where}: {found} waarden bij {expected} kolommen; {reason}.",
            "{where}: {found} values in {expected} columns; {reason}.",
        ),
        (
            "Zoek in het rapport na wat hier hoort te staan; de waarden zijn bewaard zoals gedrukt.",
            "Find in the report what belongs here; the values are kept as printed.",
        ),
    ),
    "note_missing": Entry(
        "error",
        ("Noot ontbreekt", "Note is missing"),
        (
            "{where}: verwijst naar noot {marker}, maar die staat niet onder de tabel.",
            "{where}: refers to note {marker}, which is not below the table.",
        ),
        (
            "Zonder de noot is de vraagstelling of de voorwaarde onbekend; zoek de noot op in het rapport.",
            "Without the note its question or condition is unknown; look it up in the report.",
        ),
    ),
    "note_orphan": Entry(
        "warning",
        ("Noot zonder verwijzing", "Note that nothing refers to"),
        (
            "{where}: naar noot {marker} (‘{text}’) wordt nergens verwezen.",
            "{where}: nothing refers to note {marker} (‘{text}’).",
        ),
        (
            "Ga na of de noot bij een cel of kop hoort voordat u die cijfers gebruikt.",
            "See whether the note belongs to a cell or heading before you use those numbers.",
        ),
    ),
    "question_empty": Entry(
        "error",
        ("Vraagstelling zonder tekst", "Question without wording"),
        (
            "{where}: noot {marker} kondigt een vraagstelling aan, maar geeft er geen.",
            "{where}: note {marker} announces a question, but gives none.",
        ),
        (
            "Zoek de vraagstelling op in het rapport of de vragenlijst.",
            "Look the wording up in the report or its questionnaire.",
        ),
    ),
    "question_unquoted": Entry(
        "info",
        ("Aanhalingstekens van de vraag hersteld", "Quotes of the question repaired"),
        (
            "{where}: in noot {marker} ontbreekt een aanhalingsteken of staat het verkeerd om; waar de vraag eindigt, is afgeleid.",
            "{where}: note {marker} lacks a quotation mark or has it the wrong way round; the end of the question is inferred.",
        ),
        ("Vergelijk de vraagstelling met het rapport.", "Compare the wording with the report."),
    ),
    "source_missing": Entry(
        "warning",
        ("Bron ontbreekt", "Source is missing"),
        ("{where}: er staat geen bron bij.", "{where}: it states no source."),
        ("Noem de bron van het rapport zelf.", "Cite the source of the report itself."),
    ),
    "period_missing": Entry(
        "warning",
        ("Periode ontbreekt", "Period is missing"),
        (
            "{where}: in het bijschrift en de koppen staat geen periode.",
            "{where}: neither caption nor headings state a period.",
        ),
        ("Zoek op wanneer er is gemeten.", "Look up when this was measured."),
    ),
    "unit_missing": Entry(
        "warning",
        ("Eenheid ontbreekt", "Unit is missing"),
        (
            "{where}: er staat niet bij in welke eenheid de waarden zijn.",
            "{where}: it is not said in which unit the values are.",
        ),
        ("Zet geen procentteken bij deze getallen.", "Do not print a percent sign with these."),
    ),
    "row_repeated": Entry(
        "error",
        ("Twee rijen met dezelfde naam", "Two rows of one name"),
        (
            "{where}: een rij met dezelfde koppen staat al eerder in de tabel{other}; onder welk "
            "kopje elk van de twee hoort, is niet te zien.",
            "{where}: a row with the same headings stands earlier in the table{other}; it can't be "
            "seen below which heading each of the two belongs.",
        ),
        (
            "Zoek in het rapport op onder welk kopje elke rij staat; gebruik deze cijfers tot die "
            "tijd niet.",
            "See in the report below which heading each row stands; do not use these cells until "
            "then.",
        ),
    ),
    "label_duplicate": Entry(
        "error",
        ("Nummer dubbel gebruikt", "Number used twice"),
        (
            "{where}: hetzelfde nummer staat ook bij {other}.",
            "{where}: the same number is also used for {other}.",
        ),
        (
            "Noem bij deze cijfers ook de titel van de tabel; het nummer alleen is niet genoeg.",
            "Cite the table's title too; the number alone is not enough.",
        ),
    ),
    "label_gap": Entry(
        "warning",
        ("Nummer overgeslagen", "Number skipped"),
        (
            "{where}: tussen {before} en {label} niet gevonden: {missing}.",
            "{where}: not found between {before} and {label}: {missing}.",
        ),
        (
            "Ga na of er een tabel is die niet is herkend.",
            "See whether there is a table that was not recognised.",
        ),
    ),
    "header_unresolved": Entry(
        "error",
        ("Kolomkoppen niet te onderscheiden", "Column headings can't be told apart"),
        (
            "{where}: {reason}",
            "{where}: {reason}",
        ),
        CHECK_LAYOUT,
    ),
    "subgroup_inconsistent": Entry(
        "error",
        ("Subgroepkolommen niet volledig", "Subgroup columns incomplete"),
        (
            "{where}: deze cel hoort volgens de koppen niet bij dezelfde groep als de rest van de kolom.",
            "{where}: by its headings this cell is not of the same group as the rest of its column.",
        ),
        CHECK_LAYOUT,
    ),
    "value_unexplained": Entry(
        "error",
        ("Cel zonder getal en zonder reden", "Cell without number or reason"),
        (
            "{where}: ‘{raw}’ is geen getal en ook geen teken met een bekende betekenis.",
            "{where}: ‘{raw}’ is no number and no sign with a known meaning.",
        ),
        CHECK_PRINT,
    ),
    "question_unbound": Entry(
        "error",
        ("Vraagstelling niet aan de cel gekoppeld", "Wording not bound to the cell"),
        (
            "{where}: verwijst naar een noot met een vraagstelling, maar heeft die niet.",
            "{where}: refers to a note with a question, but does not carry it.",
        ),
        (
            "Lees de noot onder de tabel na voordat u het getal gebruikt.",
            "Read the note below the table before you use the number.",
        ),
    ),
    "no_tables": Entry(
        "info",
        ("Geen tabel gevonden", "No table found"),
        (
            "{where}: in deze tekst is geen tabel herkend.",
            "{where}: no table was recognised in this text.",
        ),
        (
            "Een artikel heeft er geen; is dit een rapport, exporteer de tekst dan opnieuw.",
            "An article has none; if this is a report, export its text again.",
        ),
    ),
    "no_text": Entry(
        "error",
        ("Geen tekst gevonden", "No text found"),
        (
            "{where}: dit bestand bevat geen leesbare tekst; wat erop staat kan als tekening zijn opgenomen.",
            "{where}: there is no text in this file that can be read; what it shows may be stored as a drawing.",
        ),
        (
            "Bekijk het bestand zelf. Staat er tekst in, vraag dan om een PDF waarin die te selecteren is.",
            "Look at the file yourself. If it shows text, ask for a PDF in which that can be selected.",
        ),
    ),
    "table_incomplete": Entry(
        "error",
        ("Tabel zonder leesbare cellen", "Table without readable cells"),
        (
            "{where}: er is een bijschrift, maar geen rij met waarden die bij de koppen past.",
            "{where}: there is a caption, but no row of values that fits its headings.",
        ),
        (
            "De tabel is mogelijk afgebroken of een afbeelding; neem de cijfers over uit het rapport.",
            "The table may be cut off or be a picture; take the numbers from the report.",
        ),
    ),
    "readers_disagree": Entry(
        "warning",
        ("Twee lezers zien iets anders", "Two readers disagree"),
        (
            "{where}: gelezen is {raw}, maar {reader} leest hier {seen}.",
            "{where}: {raw} was read, but {reader} reads {seen} here.",
        ),
        CHECK_PRINT,
    ),
    "read_by_ocr": Entry(
        "warning",
        ("Gelezen uit een afbeelding", "Read from a picture"),
        (
            "{where}: deze pagina is een afbeelding; de getallen zijn met tekenherkenning gelezen.",
            "{where}: this page is a picture; its numbers were read by character recognition.",
        ),
        (
            "Vergelijk elk getal met de pagina; tekenherkenning verwart cijfers.",
            "Compare every number with the page; character recognition mistakes digits.",
        ),
    ),
    "page_is_image": Entry(
        "warning",
        ("Pagina zonder tekst", "Page without text"),
        (
            "{where}: deze pagina is een afbeelding zonder tekst; tabellen erop zijn niet gelezen.",
            "{where}: this page is a picture without text; tables on it were not read.",
        ),
        (
            "Bekijk de pagina zelf, of installeer Tesseract met Nederlands om haar te laten lezen.",
            "Look at the page yourself, or install Tesseract with Dutch to have it read.",
        ),
    ),
    "text_untrusted": Entry(
        "error",
        ("Letters niet te herleiden", "Letters can't be told"),
        (
            "{where}: een lettertype op deze pagina zegt niet welke letters het zet; de tekst is "
            "niet gebruikt.",
            "{where}: a font on this page does not tell which letters it sets; its text was not "
            "used.",
        ),
        (
            "Neem de cijfers van deze pagina over uit het gedrukte rapport, of vraag een andere PDF.",
            "Take this page's numbers from the printed report, or ask for another PDF.",
        ),
    ),
    "page_unreadable": Entry(
        "error",
        ("Pagina niet te lezen", "Page can't be read"),
        (
            "{where}: deze pagina is beschadigd en kon niet worden gelezen.",
            "{where}: this page is damaged and could not be read.",
        ),
        (
            "Haal het bestand opnieuw op; lukt dat niet, neem de pagina dan over van papier.",
            "Get the file again; failing that, take the page from the print.",
        ),
    ),
    "page_truncated": Entry(
        "error",
        ("Pagina niet helemaal gelezen", "Page not read in full"),
        (
            "{where}: op deze pagina staan meer {what} dan er worden gelezen.",
            "{where}: there are more {what} on this page than are read.",
        ),
        (
            "Vergelijk deze pagina met het gedrukte rapport. Vraag wie het programma beheert de genoemde instelling te verhogen, als dit echt een rapport is.",
            "Compare this page with the printed report. Ask whoever runs the program to raise the setting named, if this really is a report.",
        ),
    ),
}
