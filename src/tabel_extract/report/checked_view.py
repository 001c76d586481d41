"""What was checked of a table, how often, and what could not be."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.names import name, why_not
from tabel_extract.model import CheckOutcome
from tabel_extract.report import words
from tabel_extract.report.view import CheckedView, Fact


def checked_view(
    checks: Sequence[CheckOutcome], table: int | None, language: Language
) -> CheckedView:
    """The outcomes of one table, or those of the report as a whole where ``table`` is None."""
    texts = words.words(language)
    mine = [outcome for outcome in checks if outcome.table == table]
    return CheckedView(
        made=tuple(
            Fact(name(outcome.check, language), _times(outcome, language))
            for outcome in mine
            if outcome.status != "not_made"
        ),
        not_made=tuple(
            Fact(
                name(outcome.check, language),
                why_not(outcome.reason, language) if outcome.reason else texts["not_said"],
            )
            for outcome in mine
            if outcome.status == "not_made"
        ),
    )


def _times(outcome: CheckOutcome, language: Language) -> str:
    texts = words.words(language)
    count = words.number(outcome.cases, language)
    many = texts["checked_times"].format(count=count)
    told = texts["checked_times_one"] if outcome.cases == 1 else many
    if not outcome.failed:
        return told
    failed = words.number(outcome.failed, language)
    return f"{told}, {texts['objected'].format(count=failed)}"
