"""A text without tables as lines of a terminal: its survey, and the statistics that it tells."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tabel_extract.checks.catalogue import Language, pick, spot
from tabel_extract.cli.highlight import highlighted
from tabel_extract.cli.terminal import print_wrapped, styled
from tabel_extract.model import Claim, Report
from tabel_extract.report.survey import bounds, left_out, outcome, said_elsewhere, survey_facts


def print_survey(out: Console, report: Report, language: Language, *, everything: bool) -> None:
    """Print what a text says of its survey and what it leaves out, then what the survey found.

    Numbers that are about something else are only counted, unless ``everything`` is asked for.
    """
    facts = survey_facts(report, language)
    width = max(len(name) for name in facts) + 2
    for name, said in facts.items():
        if said:
            print_wrapped(out, styled(said), indent=width, first=styled(name.ljust(width), "dim"))
    if absent := left_out(report, language):
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
    head = styled(f"{claim.quantity}{bounds(claim, language)}", "bold")
    said = outcome(claim, language)
    whom = styled(f" · {said}" if said else "")
    place = styled(spot(claim.provenance, language), "dim")
    print_wrapped(out, Text.assemble(head, whom, place))
    if about := said_elsewhere(claim):
        print_wrapped(out, styled(pick(("Over: ", "About: "), language) + about), indent=2)
    print_wrapped(out, sentence, indent=2)
