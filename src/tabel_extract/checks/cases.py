"""Checks that were made, on which cells, and those that could not be: neither is silence.

A check that objects to nothing because it never ran must not look like one that passed. So a rule
yields a :class:`Case` each time that it compares something, objection or not, and says with
:class:`NotMade` why it could not compare anything in a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabel_extract.model import CheckOutcome, Finding, Observation, Table


@dataclass(frozen=True, slots=True)
class Case:
    """A check made once: of which ``table`` (None: several), on which cells, and its objection."""

    check: str
    table: Table | None
    cells: tuple[Observation, ...] = ()
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class NotMade:
    """A check that could not be made on a table (None: on the report), by a code of ``REASONS``."""

    check: str
    table: Table | None
    reason: str


Checked = Case | NotMade

REASONS: dict[str, tuple[str, str]] = {
    "compared_unknown": (
        "het is niet zeker tussen welke twee cijfers het verschil ligt",
        "it is not certain between which two numbers the difference lies",
    ),
    "header_unresolved": (
        "de kolomkoppen zijn niet te onderscheiden",
        "the column headings can't be told apart",
    ),
    "no_bounds": (
        "deze eenheid kent geen grenzen",
        "this unit has no bounds",
    ),
    "mean_of_other": (
        "de gemiddelden zijn van iets anders dan de verdeling ernaast",
        "the means are of something else than the distribution beside them",
    ),
    "no_counts": (
        "er staan geen aantallen mensen naast een totaal in",
        "it holds no numbers of people beside a total",
    ),
    "no_difference": (
        "er staat geen verschil tussen jaren in",
        "it holds no difference between years",
    ),
    "no_distribution": (
        "er staat geen volledige verdeling in",
        "it holds no full distribution",
    ),
    "no_figure_claims": (
        "geen zin met een getal verwijst naar een figuur zonder cijfers",
        "no sentence with a number refers to a figure without numbers",
    ),
    "no_mean": (
        "er staat geen gemiddelde naast een verdeling in",
        "it holds no mean beside a distribution",
    ),
    "no_opposites": (
        "er staan geen twee antwoorden in die elkaar uitsluiten",
        "it holds no two answers that exclude each other",
    ),
    "no_question": (
        "er staat geen vraagstelling bij",
        "it comes without a question",
    ),
    "no_total": (
        "er staat geen totaal naast subgroepen",
        "it holds no total beside subgroups",
    ),
    "printed_once": (
        "geen getal eruit staat met zekerheid ook ergens anders",
        "no number of it is certain to be printed elsewhere too",
    ),
    "set_unknown": (
        "of de subgroepen samen iedereen omvatten, is niet bekend",
        "whether the subgroups cover everyone is not known",
    ),
    "too_few_rows": (
        "er zijn te weinig rijen om de gewichten van de subgroepen te bepalen",
        "there are too few rows to tell the weights of the subgroups",
    ),
    "weights_unclear": (
        "de rijen zijn het niet eens over de gewichten van de subgroepen",
        "the rows do not agree on the weights of the subgroups",
    ),
    "one_reader": (
        "een tweede lezing is niet gedaan",
        "no second reading was made",
    ),
    "no_pdf": (
        "een tekstbestand heeft maar één lezing",
        "a text file can be read in one way only",
    ),
    "no_claims": (
        "geen zin in de tekst noemt een getal uit een tabel",
        "no sentence of the text states a number of a table",
    ),
    "no_warehouse": (
        "eerdere edities staan in het pakhuis; dat is alleen bij het opslaan open",
        "earlier editions are in the warehouse, which is open only when storing",
    ),
    "no_earlier_edition": (
        "er is geen eerdere editie opgeslagen",
        "no earlier edition is stored",
    ),
    "not_in_earlier_edition": (
        "geen eerdere editie stelt dezelfde vraag of heeft dezelfde tabel",
        "no earlier edition asks the same question or has the same table",
    ),
    "no_period": (
        "er staat geen periode bij, dus welke editie eerder is, is niet te zeggen",
        "it states no period, so which edition is earlier can't be told",
    ),
    "edition_differs": (
        "de vraag, de groep of de schaal is anders dan in de eerdere editie",
        "the wording, the base or the scale differs from the earlier edition",
    ),
    "no_wordings": (
        "geen van beide edities drukt de vraag af",
        "neither edition prints the wording",
    ),
    "no_wording": (
        "één van beide edities drukt de vraag niet af",
        "one of the two editions does not print the wording",
    ),
    "no_population": (
        "geen van beide edities zegt over wie het gaat",
        "neither edition says whom it is about",
    ),
    "no_base": (
        "één van beide edities zegt niet over wie het gaat",
        "one of the two editions does not say whom it is about",
    ),
    "no_scale": (
        "niet beide edities zeggen op welke schaal is geantwoord",
        "not both editions say on what scale was answered",
    ),
}
"""Why a check could not be made, as (Dutch, English)."""


def findings_of(checked: Iterable[Checked]) -> list[Finding]:
    """The objections, in the order of the cases."""
    return [case.finding for case in checked if isinstance(case, Case) and case.finding]


def outcomes_of(checked: Iterable[Checked], tables: Sequence[Table]) -> tuple[CheckOutcome, ...]:
    """One outcome for each check and table; the report as a whole comes last.

    A check that was made somewhere in a table counts as made, whatever else it could not compare.
    Of several reasons why it was not, the last one is the most telling.
    """
    numbers = {id(table): number for number, table in enumerate(tables)}
    places = [{id(cell): n for n, cell in enumerate(t.observations)} for t in tables]
    gathered: dict[tuple[int | None, str], list[Checked]] = {}
    for one in checked:
        number = None if one.table is None else numbers[id(one.table)]
        gathered.setdefault((number, one.check), []).append(one)
    found = [
        _outcome(check, number, together, {} if number is None else places[number])
        for (number, check), together in gathered.items()
    ]
    return tuple(sorted(found, key=lambda o: (o.table is None, o.table or 0)))


def _outcome(
    check: str, number: int | None, together: Sequence[Checked], places: dict[int, int]
) -> CheckOutcome:
    cases = [one for one in together if isinstance(one, Case)]
    if not cases:
        reason = [one.reason for one in together if isinstance(one, NotMade)][-1]
        return CheckOutcome(check, number, reason=reason)
    cells = {places[id(cell)] for case in cases for cell in case.cells}
    failed = sum(case.finding is not None for case in cases)
    return CheckOutcome(check, number, len(cases), failed, tuple(sorted(cells)))
