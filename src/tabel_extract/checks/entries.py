"""What validation can report: of each code its severity, title, sentence and advice.

Sentences are Dutch, because editors read them, with an English twin. ``{…}`` is filled from the
finding's facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from tabel_extract.model import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One code: texts are given as (Dutch, English)."""

    severity: Severity
    title: tuple[str, str]
    sentence: tuple[str, str]
    advice: tuple[str, str]


_CHECK_PRINT = (
    "Vergelijk de cel met het gedrukte rapport; publiceer het getal pas daarna.",
    "Compare the cell with the printed report; do not publish the number before that.",
)
_CHECK_LAYOUT = (
    "Kijk in het rapport welke kop bij welke kolom hoort; gebruik deze cellen tot die tijd niet.",
    "See in the report which heading belongs to which column; do not use these cells until then.",
)

_NO_COMPARISON = (
    "Zet deze cijfers niet naast die van de eerdere editie zonder de verandering te noemen.",
    "Do not set these numbers beside those of the earlier edition without naming the change.",
)

CATALOGUE: dict[str, Entry] = {
    "value_out_of_range": Entry(
        "error",
        ("Waarde buiten bereik", "Value out of range"),
        (
            "{where}: {raw} kan niet, want {unit} {range}.",
            "{where}: {raw} is impossible, because {unit} {range}.",
        ),
        _CHECK_PRINT,
    ),
    "sum_not_100": Entry(
        "error",
        ("Verdeling telt niet op tot 100", "Distribution does not add up to 100"),
        (
            "{where}: de antwoorden tellen op tot {sum}, en afronding verklaart hooguit {allowed} verschil met 100.",
            "{where}: the answers add up to {sum}, and rounding explains at most {allowed} difference from 100.",
        ),
        _CHECK_PRINT,
    ),
    "answers_exceed_100": Entry(
        "error",
        ("Antwoorden samen meer dan 100", "Answers exceed 100 together"),
        (
            "{where}: {answers} sluiten elkaar uit, maar zijn samen {sum}.",
            "{where}: {answers} exclude each other, but add up to {sum}.",
        ),
        _CHECK_PRINT,
    ),
    "total_outside_subgroups": Entry(
        "error",
        ("Totaal ligt buiten de subgroepen", "Total lies outside its subgroups"),
        (
            "{where}: het totaal is {total}, maar de groepen naar {dimension} lopen van {low} tot {high}.",
            "{where}: the total is {total}, but the groups by {dimension} run from {low} to {high}.",
        ),
        _CHECK_PRINT,
    ),
    "subgroup_weights_inconsistent": Entry(
        "warning",
        ("Totaal past niet bij de subgroepen", "Total does not fit its subgroups"),
        (
            "{where}: uit de groepen naar {dimension} volgt een totaal van ongeveer {expected}, gedrukt is {total}{hint}.",
            "{where}: the groups by {dimension} imply a total of about {expected}, printed is {total}{hint}.",
        ),
        _CHECK_PRINT,
    ),
    "difference_inconsistent": Entry(
        "error",
        ("Verschil klopt niet met de jaren", "Difference does not fit its years"),
        (
            "{where}: gedrukt is een verschil van {printed}, maar van {earlier} naar {later} is {expected}; afronding verklaart dat niet.",
            "{where}: a difference of {printed} is printed, but from {earlier} to {later} is {expected}; rounding does not explain that.",
        ),
        _CHECK_PRINT,
    ),
    "mean_inconsistent": Entry(
        "error",
        ("Gemiddelde past niet bij de verdeling", "Mean does not fit its distribution"),
        (
            "{where}: het gemiddelde is {printed}, maar uit de verdeling ernaast volgt {low} tot {high}, afronding meegerekend.",
            "{where}: the mean is {printed}, but the distribution beside it gives {low} to {high}, rounding included.",
        ),
        _CHECK_PRINT,
    ),
    "printed_differently": Entry(
        "warning",
        ("Zelfde getal, twee waarden", "One number, two values"),
        (
            "{where}: hier staat {printed}, maar hetzelfde getal is {earlier} in {other}.",
            "{where}: {printed} is printed here, but the same number is {earlier} in {other}.",
        ),
        (
            "Zoek uit welk van de twee klopt voordat u er een gebruikt.",
            "Find out which of the two is right before you use either.",
        ),
    ),
    "figure_question_mismatch": Entry(
        "warning",
        ("Tekst past niet bij de vraag van de figuur", "Text does not fit the figure's question"),
        (
            "{where}: {why}. In de tekst: “{sentence}”.",
            "{where}: {why}. In the text: “{sentence}”.",
        ),
        (
            "Lees de vraagstelling onder de figuur, en schrijf niet meer op dan er is gevraagd.",
            "Read the question below the figure, and do not write more than was asked.",
        ),
    ),
    "row_incomplete": Entry(
        "error",
        ("Rij met te weinig of te veel waarden", "Row with too few or too many values"),
        (
            "{where}: {found} waarden bij {expected} kolommen.",
            "{where}: {found} values in {expected} columns.",
        ),
        (
            "Zoek in het rapport welke cel ontbreekt of te veel is; de waarden zijn bewaard zoals gedrukt.",
            "Find in the report which cell is missing or extra; the values are kept as printed.",
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
        _CHECK_LAYOUT,
    ),
    "subgroup_inconsistent": Entry(
        "error",
        ("Subgroepkolommen niet volledig", "Subgroup columns incomplete"),
        (
            "{where}: deze cel hoort volgens de koppen niet bij dezelfde groep als de rest van de kolom.",
            "{where}: by its headings this cell is not of the same group as the rest of its column.",
        ),
        _CHECK_LAYOUT,
    ),
    "value_unexplained": Entry(
        "error",
        ("Cel zonder getal en zonder reden", "Cell without number or reason"),
        (
            "{where}: ‘{raw}’ is geen getal en ook geen teken met een bekende betekenis.",
            "{where}: ‘{raw}’ is no number and no sign with a known meaning.",
        ),
        _CHECK_PRINT,
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
        _CHECK_PRINT,
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
        _CHECK_PRINT,
    ),
    "claim_disagrees": Entry(
        "error",
        ("Tekst spreekt tabel tegen", "Text contradicts table"),
        (
            "{where}: {reasoning} In de tekst: “{sentence}”.",
            "{where}: {reasoning} In the text: “{sentence}”.",
        ),
        (
            "Zoek uit welk van de twee klopt, tekst of tabel; publiceer het getal pas daarna.",
            "Find out which of the two is right, text or table; do not publish the number before that.",
        ),
    ),
    "claim_review": Entry(
        "warning",
        ("Tekst past slecht bij tabel", "Text fits its table badly"),
        (
            "{where}: {reasoning} In de tekst: “{sentence}”.",
            "{where}: {reasoning} In the text: “{sentence}”.",
        ),
        (
            "Vergelijk de zin met de tabel, en neem over wat de tabel zegt.",
            "Compare the sentence with the table, and take over what the table says.",
        ),
    ),
    "edition_jump": Entry(
        "warning",
        ("Sprong sinds de vorige editie", "Jump since the earlier edition"),
        (
            "{where}: hier staat {now}, in {earlier} stond {then}; gezien de andere cijfers was een verschil van hooguit {limit} procentpunt te verwachten.",
            "{where}: {now} is printed here, {then} in {earlier}; going by the other numbers, a difference of at most {limit} percentage points was to be expected.",
        ),
        (
            "Vergelijk beide cellen met hun rapport; klopt de sprong, zoek dan uit waar hij vandaan komt.",
            "Compare both cells with their reports; if the jump is real, find out where it comes from.",
        ),
    ),
    "edition_wording_changed": Entry(
        "warning",
        ("Vraag anders gesteld dan eerder", "Question worded differently before"),
        (
            "{where}: de vraag is nu ‘{now}’, in {earlier} was die ‘{then}’.",
            "{where}: the question is now ‘{now}’, in {earlier} it was ‘{then}’.",
        ),
        _NO_COMPARISON,
    ),
    "edition_base_changed": Entry(
        "warning",
        ("Andere groep dan eerder", "Other base than before"),
        (
            "{where}: gaat nu over ‘{now}’, in {earlier} over ‘{then}’.",
            "{where}: is now about ‘{now}’, in {earlier} about ‘{then}’.",
        ),
        _NO_COMPARISON,
    ),
    "edition_scale_changed": Entry(
        "warning",
        ("Andere schaal dan eerder", "Other scale than before"),
        (
            "{where}: {what} nu {now}, in {earlier} {then}.",
            "{where}: {what} now {now}, in {earlier} {then}.",
        ),
        _NO_COMPARISON,
    ),
}
