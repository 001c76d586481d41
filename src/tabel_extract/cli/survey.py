"""A text without tables as lines of a terminal: its survey, and the statistics that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from tabel_extract.checks.catalogue import Language, pick, spot
from tabel_extract.cli.highlight import highlighted
from tabel_extract.cli.terminal import print_wrapped, styled
from tabel_extract.dutch import format_number
from tabel_extract.model import Claim, Direction, Report
from tabel_extract.report.words import days, iso_day, number

_DIRECTIONS: dict[Direction, tuple[str, str]] = {
    "for": ("voor", "for"),
    "against": ("tegen", "against"),
}
_NAMES = {
    "publisher": ("Uitgever", "Publisher"),
    "published": ("Datum", "Date"),
    "population": ("Onder wie", "Among whom"),
    "fieldwork": ("Veldwerk", "Fieldwork"),
    "sample": ("Ondervraagden", "Respondents"),
    "panel": ("Panel", "Panel"),
    "weighting": ("Weging", "Weighting"),
    "question": ("Vraagstelling", "Question wording"),
    "margin": ("Foutmarge", "Margin of error"),
}
_MARGIN = re.compile(
    r"\b(?:foute?n?|onzekerheids|nauwkeurigheids|betrouwbaarheids)marges?\b"
    r"|\bbetrouwbaarheidsinterval\w*|\bmarges? van\b",
    re.IGNORECASE,
)
_WORDING = re.compile(
    r"\b(?:vraag|vragen|stelling|stellingen|uitspraak|uitspraken)\b[^‘“\"'.]{0,40}"
    r"[‘“\"'][^’”\"']{15,}[’”\"']",
    re.IGNORECASE,
)
_ENGLISH_POINTS = str.maketrans(",.", ".,")


def print_survey(out: Console, report: Report, language: Language, *, everything: bool) -> None:
    """Print what a text says of its survey and what it leaves out, then what the survey found.

    Numbers that are about something else are only counted, unless ``everything`` is asked for.
    """
    facts = {pick(_NAMES[key], language): said for key, said in _facts(report, language)}
    width = max(len(name) for name in facts) + 2
    for name, said in facts.items():
        if said:
            print_wrapped(out, styled(said), indent=width, first=styled(name.ljust(width), "dim"))
    absent = ", ".join(name.lower() for name, said in facts.items() if not said)
    if absent:
        missing = pick(("Niet gevonden in de tekst", "Not found in the text"), language)
        print_wrapped(out, styled(f"{missing}: {absent}", "yellow"))
    out.print()
    told = list(zip(report.claims, highlighted(report.claims), strict=True))
    statistics = [pair for pair in told if pair[0].statistic]
    others = [pair for pair in told if not pair[0].statistic]
    for claim, sentence in [*statistics, *(others if everything else [])]:
        _print_statistic(out, claim, sentence, language)
        out.print()
    line = _counts(len(statistics), len(others), language, everything=everything)
    print_wrapped(out, styled(line, "bold"))


def _facts(report: Report, language: Language) -> Iterator[tuple[str, str | None]]:
    """What an editor asks of a survey, and what the text says of it.

    A margin is a number, so it stands in the sentence of a claim; so does a question whose answers
    are given with it.
    """
    document = report.document
    published, fieldwork, asked = document.published_on, document.fieldwork, document.sample_size
    sentences = list(dict.fromkeys(claim.sentence for claim in report.claims))
    yield "publisher", document.publisher
    yield "published", iso_day(published, language) if published else None
    yield "population", document.population
    yield "fieldwork", days(fieldwork, language) if fieldwork else None
    yield "sample", None if asked is None else number(asked, language)
    yield "panel", document.panel
    yield "weighting", ", ".join(document.weighting)
    yield "question", next((s for s in sentences if _WORDING.search(s)), None)
    yield "margin", next((s for s in sentences if _MARGIN.search(s)), None)


def _counts(statistics: int, others: int, language: Language, *, everything: bool) -> str:
    nl = language == "nl"
    if not statistics and not others:
        return "Geen getallen in de tekst." if nl else "No numbers in the text."
    if nl:
        line = f"{statistics} {'uitkomst' if statistics == 1 else 'uitkomsten'}; "
        line += "zonder tabel is er niets om ze aan te toetsen"
    else:
        line = f"{statistics} {'result' if statistics == 1 else 'results'}; "
        line += "without a table there is nothing to test them against"
    if not others:
        return line
    noun = ("ander getal", "other number") if others == 1 else ("andere getallen", "other numbers")
    line += f"; {others} {pick(noun, language)}"
    return line if everything else line + pick((" (--all)", " (--all)"), language)


def _print_statistic(out: Console, claim: Claim, sentence: Text, language: Language) -> None:
    head = styled(f"{claim.quantity}{_meant(claim, language)}", "bold")
    stance = claim.direction and pick(_DIRECTIONS[claim.direction], language)
    parts = [part.strip() for part in (stance, claim.group) if part]
    whom = styled("".join(f" · {part}" for part in parts))
    place = styled(spot(claim.provenance, language), "dim")
    print_wrapped(out, Text.assemble(head, whom, place))
    if claim.item:
        about = pick(("Over: ", "About: "), language)
        print_wrapped(out, styled(about + claim.item), indent=2)
    print_wrapped(out, sentence, indent=2)


def _meant(claim: Claim, language: Language) -> str:
    """The bounds of vague words."""
    if claim.exact:
        return ""
    told = f"{format_number(claim.low)}–{format_number(claim.high)}"
    return f" ({told if language == 'nl' else told.translate(_ENGLISH_POINTS)})"
