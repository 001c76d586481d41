"""Why a claim got its verdict, in one sentence that an editor can follow.

Dutch, because editors read it, with an English twin. ``{…}`` is filled from the claim itself and
from its facts. The codes are those that the room of claims gives.
"""

from __future__ import annotations

import re
from typing import Literal

from tabel_extract.dutch import format_number
from tabel_extract.model import Claim

_ENGLISH_POINTS = str.maketrans(",.", ".,")

REASONS: dict[str, tuple[str, str]] = {
    "equal": (
        "{where} staat {found}, zoals de zin zegt.",
        "{where} gives {found}, as the sentence says.",
    ),
    "rounded": (
        "{where} staat {found}; dat de zin {stated} zegt, verklaart afronding (hooguit {allowed}).",
        "{where} gives {found}; rounding (at most {allowed}) explains that the sentence says {stated}.",
    ),
    "within": (
        "{where} staat {found}; bij ‘{quantity}’ rekenen wij op {low} tot {high}.",
        "{where} gives {found}; for ‘{quantity}’ we expect {low} to {high}.",
    ),
    "within_lenient": (
        "{where} staat {found}; bij ‘{quantity}’ rekenen wij op {low} tot {high}; "
        "dat ligt er net buiten, maar zo ruim wordt het vaker gebruikt.",
        "{where} gives {found}; for ‘{quantity}’ we expect {low} to {high}; "
        "just outside that, but it is often used so.",
    ),
    "beside": (
        "{where} staat {found}; ‘{quantity}’ is ruim gezegd, maar het getal staat erbij.",
        "{where} gives {found}; ‘{quantity}’ is loosely said, but the number stands beside it.",
    ),
    "outside": (
        "{where} staat {found}; bij ‘{quantity}’ rekenen wij op {low} tot {high}; "
        "dat past slecht: bekijk de zin.",
        "{where} gives {found}; for ‘{quantity}’ we expect {low} to {high}; "
        "that fits badly: look at the sentence.",
    ),
    "differs": (
        "De zin zegt {stated}, maar {where} staat {found}; afronding verklaart dat niet.",
        "The sentence says {stated}, but {where} gives {found}; rounding does not explain that.",
    ),
    "other_way": (
        "De zin zegt {stated}; {where} staat {found}, maar de andere kant op: "
        "wat volgens de zin daalde, steeg, of omgekeerd.",
        "The sentence says {stated}; {where} gives {found}, but the other way: "
        "what fell by the sentence rose, or the reverse.",
    ),
    "other_answer": (
        "De zin zegt {stated}, maar {where} staat {found}; {stated} staat bij het tegengestelde "
        "antwoord. Zijn getal of antwoord verwisseld?",
        "The sentence says {stated}, but {where} gives {found}; {stated} is printed at the opposite "
        "answer. Have the number or the answer been swapped?",
    ),
    "no_tables": (
        "Dit stuk heeft geen tabellen: deze zin is de enige vindplaats van het getal.",
        "This text has no tables: this sentence is the only place of the number.",
    ),
    "not_survey": (
        "Dit getal gaat niet over wat mensen antwoordden, maar over registraties, geld of groei.",
        "This number is not about what people answered, but about registrations, money or growth.",
    ),
    "no_link": (
        "Geen tabel in dit rapport gaat herkenbaar over wat deze zin zegt.",
        "No table of this report is recognisably about what this sentence says.",
    ),
    "year_absent": (
        "De zin noemt {year}; geen tabel in dit rapport gaat over dat jaar.",
        "The sentence names {year}; no table of this report is about that year.",
    ),
    "number_unclear": (
        "In {table} is niet met zekerheid te vinden welk getal is bedoeld.",
        "Which number of {table} is meant can't be found for certain.",
    ),
    "two_tables": (
        "{tables} kunnen allebei bedoeld zijn; de zin zegt niet welke.",
        "{tables} may both be meant; the sentence does not say which.",
    ),
    "two_items": (
        "{items} kunnen allebei bedoeld zijn; de zin zegt niet welke.",
        "{items} may both be meant; the sentence does not say which.",
    ),
    "reference_absent": (
        "De zin gaat over {reference}, waarvan dit rapport geen cijfers afdrukt.",
        "The sentence is about {reference}, of which this report prints no numbers.",
    ),
    "other_source": (
        "De zin geeft cijfers van een andere bron ({source}).",
        "The sentence gives numbers of another source ({source}).",
    ),
    "other_year": (
        "De zin gaat over een andere meting ({year}) dan de tabel.",
        "The sentence is about another measurement ({year}) than the table.",
    ),
    "answer_absent": (
        "{table} drukt bij ‘{item}’ het antwoord waar de zin over gaat niet af.",
        "{table} does not print the answer to ‘{item}’ that the sentence is about.",
    ),
    "answer_unknown": (
        "De zin zegt niet herkenbaar welk antwoord op ‘{item}’ ({table}) is bedoeld.",
        "The sentence does not recognisably say which answer to ‘{item}’ ({table}) is meant.",
    ),
    "scale_unclear": (
        "De zin zegt niet welke punten van de schaal in {table} zijn bedoeld.",
        "The sentence does not say which points of the scale of {table} are meant.",
    ),
    "polarity": (
        "De zin zegt het anders om dan ‘{item}’ in {table}; welk antwoord is bedoeld, is niet zeker.",
        "The sentence puts it the other way round than ‘{item}’ in {table}; which answer is meant is not certain.",
    ),
    "group_unknown": (
        "Over wie het getal gaat ({group}), drukt geen tabel herkenbaar af.",
        "Whom the number is about ({group}) is printed recognisably by no table.",
    ),
    "group_unclear": (
        "Bij welke groep in de tabel dit getal hoort, is niet met zekerheid te zeggen.",
        "Which group of the table this number belongs to can't be said for certain.",
    ),
    "group_absent": (
        "{table} heeft geen kolom of rij voor deze groep ({group}).",
        "{table} has no column or row for this group ({group}).",
    ),
    "population_differs": (
        "De zin gaat over {group}, de tabel over {population}.",
        "The sentence is about {group}, the table about {population}.",
    ),
    "cell_empty": (
        "{table} drukt op die plaats geen getal af.",
        "{table} prints no number in that place.",
    ),
    "difference_unclear": (
        "De zin zegt niet herkenbaar tussen welke twee cijfers dit verschil ligt.",
        "The sentence does not recognisably say between which two numbers this difference lies.",
    ),
    "unsure_link": (
        "Waarschijnlijk is {table} bedoeld, maar dat is niet zeker genoeg om het getal eraan te houden.",
        "{table} is probably meant, but not certainly enough to hold the number against it.",
    ),
}
_THE_TABLE = ("in de tabel", "the table")
_UNIT_SIGN = re.compile(r"(?<=\d)\s?(?P<sign>%|procent(?P<points>punt(?:en)?)?)$", re.IGNORECASE)
_OPERATIONS = {
    "sum": ("samen {}", "{} together"),
    "difference": ("als verschil {}", "a difference of {}"),
    "rest": ("als rest {}", "{} as the rest"),
    "each": ("als uiterste {}", "{} at the extreme"),
}


def reasoning(claim: Claim, language: Literal["nl", "en"] = "nl", *, placed: bool = True) -> str:
    """The sentence that tells why a claim got its verdict.

    Without ``placed`` it says `in de tabel` for the cells, where they are named already.
    """
    english = language == "en"
    facts = {
        "where": _where(claim) if placed else _THE_TABLE[english],
        "quantity": claim.quantity,
        "stated": claim.quantity,
        "low": _number(claim.low, english=english),
        "high": _number(claim.high, english=english),
        "found": _found(claim, english=english),
        **dict(claim.facts),
    }
    texts = REASONS.get(claim.reason)
    if texts is None:  # judged by another version of the program
        return claim.reason
    try:
        if "allowed" in facts:
            facts["allowed"] = _number(float(facts["allowed"]), english=english)
        told = texts[english].format_map(facts)
    except (KeyError, ValueError):  # facts of another version of the program
        return texts[english]
    return told[0].upper() + told[1:]


def _number(value: float, *, english: bool) -> str:
    text = format_number(value)
    return text.translate(_ENGLISH_POINTS) if english else text


def _found(claim: Claim, *, english: bool) -> str:
    """The value of the cells, and how it comes from them."""
    if claim.found is None:
        return ""
    told = _OPERATIONS.get(claim.operation or "", ("{}", "{}"))[english]
    return told.format(_number(claim.found, english=english) + _unit_sign(claim, english=english))


def _unit_sign(claim: Claim, *, english: bool) -> str:
    """The unit as the sentence writes it behind its number; nothing where it writes none."""
    match = _UNIT_SIGN.search(claim.quantity)
    if match is None:
        return ""
    if not english or match["sign"] == "%":
        return match[0]
    return " percentage points" if match["points"] else " per cent"


def _where(claim: Claim) -> str:
    """The cells in words: table, row, columns."""
    named = f"in {claim.table}" if claim.table else ""
    rows = dict.fromkeys(" › ".join(c.row) for c in claim.cells if c.row)
    columns = dict.fromkeys(" › ".join(c.column) for c in claim.cells if c.column)
    at, below = (", ".join(f"‘{name}’" for name in names) for names in (rows, columns))
    return ", ".join(part for part in (named, at, below) if part)
