"""Claims as lines of a terminal: what needs eyes first, each with its cells and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from tabel_extract.checks.catalogue import Language, pick, spot
from tabel_extract.cli.highlight import highlighted
from tabel_extract.cli.render import print_title
from tabel_extract.cli.survey import print_survey
from tabel_extract.cli.terminal import console, print_wrapped, styled
from tabel_extract.model import CellRef, Claim, ClaimVerdict, Report
from tabel_extract.reasons import reasoning
from tabel_extract.report.survey import has_no_tables


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a verdict is shown: its sign, its style, its heading and the word behind a count."""

    sign: str
    style: str
    heading: tuple[str, str]
    counted: tuple[str, str]


_KINDS: dict[ClaimVerdict, _Kind] = {
    "disagrees": _Kind(
        "✗", "bold red", ("In tegenspraak", "Contradicted"), ("in tegenspraak", "contradicted")
    ),
    "review": _Kind(
        "?", "bold yellow", ("Te bekijken", "To look at"), ("te bekijken", "to look at")
    ),
    "not_in_document": _Kind(
        "·", "bold", ("Niet te toetsen", "Not testable"), ("niet te toetsen", "not testable")
    ),
    "agrees": _Kind("✓", "bold green", ("Akkoord", "In agreement"), ("akkoord", "in agreement")),
}
"""Worst first."""
_NEED_EYES: frozenset[ClaimVerdict] = frozenset({"disagrees", "review"})


def print_claims(
    report: Report,
    language: Language = "nl",
    *,
    everything: bool = False,
    stored_as: str | None = None,
) -> None:
    """Print what the tables say of the numbers in a report's running text, worst first.

    What agrees or can't be tested is only counted, unless ``everything`` is asked for. Of a text
    without tables, what it tells of its survey is printed.
    """
    out = console()
    print_title(out, report, stored_as)
    out.print()
    if has_no_tables(report):
        print_survey(out, report, language, everything=everything)
        return
    told = zip(report.claims, highlighted(report.claims), strict=True)
    rank = list(_KINDS)
    for claim, sentence in sorted(told, key=lambda pair: rank.index(pair[0].verdict)):
        if everything or claim.verdict in _NEED_EYES:
            _print_claim(out, report, claim, sentence, language)
            out.print()
    print_wrapped(out, styled(_counts(report.claims, language, everything=everything), "bold"))


def _counts(claims: Sequence[Claim], language: Language, *, everything: bool) -> str:
    if not claims:
        return pick(("Geen getallen in de tekst.", "No numbers in the text."), language)
    found = Counter(claim.verdict for claim in claims)
    numbers = ("getal", "number") if len(claims) == 1 else ("getallen", "numbers")
    where = pick(("in de tekst", "in the text"), language)
    parts = ", ".join(f"{found[v]} {pick(kind.counted, language)}" for v, kind in _KINDS.items())
    line = f"{len(claims)} {pick(numbers, language)} {where}: {parts}"
    if everything or found.keys() <= _NEED_EYES:
        return line
    return line + pick(("; --all toont ze alle", "; --all shows them all"), language)


def _print_claim(
    out: Console, report: Report, claim: Claim, sentence: Text, language: Language
) -> None:
    kind = _KINDS[claim.verdict]
    head = styled(f"{kind.sign} {pick(kind.heading, language)}: ", kind.style)
    place = styled(spot(claim.provenance, language), "dim")
    print_wrapped(out, Text.assemble(head, styled(claim.quantity, "bold"), place))
    print_wrapped(out, sentence, indent=2)
    for indent, line in _cells(report, claim):
        print_wrapped(out, styled(line, "dim"), indent=indent)
    why = reasoning(claim, language, placed=not claim.cells)
    print_wrapped(out, styled(why), indent=2)


def _cells(report: Report, claim: Claim) -> Iterator[tuple[int, str]]:
    """Lines with the cells that a claim rests on and what they print, and how far in each is."""
    told = [_cell(report, claim.table, ref) for ref in claim.cells]
    if len(told) == 1:
        yield 2, f"{claim.table}, {told[0]}"
    elif told:
        yield 2, f"{claim.table}:"
        yield from ((4, line) for line in told)


def _cell(report: Report, table: str | None, ref: CellRef) -> str:
    cells = (cell for known in report.tables if known.label == table for cell in known.observations)
    printed = [cell.raw for cell in cells if (cell.row, cell.column) == (ref.row, ref.column)]
    named = ", ".join(f"‘{' › '.join(path)}’" for path in (ref.row, ref.column) if path)
    return f"{named}: {printed[0]}" if printed else named
