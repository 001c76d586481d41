"""The command that lists what people decided about a stored report."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import moment_of, opened_warehouse, settings_of, warehouse_option
from tabel_extract.cli.terminal import console, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tabel_extract.model import Decision, DecisionState

_STYLES: dict[DecisionState, str] = {"stands": "green", "lapsed": "bold yellow"}


@click.command()
@click.argument("report")
@warehouse_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
    help="Show the decisions of a moment, in local time.",
)
def decisions(report: str, warehouse: Address | None, as_of: datetime | None) -> None:
    """List what people decided about cells and claims of a stored REPORT, first one first.

    A decision stands until a later one about the same replaces it or it is withdrawn. It lapses
    while its cell or claim says something else than what the person looked at.
    """
    from tabel_extract.warehouse.decisions import decisions_of

    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        found = decisions_of(opened, report, moment_of(None, as_of))
    _print(found)


def _print(found: Sequence[Decision]) -> None:
    out = console()
    if not found:
        out.print("Nothing was decided about this report.")
    for decision in found:
        when = f"{decision.decided_at.astimezone():%Y-%m-%d %H:%M}"
        head = styled(f"{decision.state}: ", _STYLES.get(decision.state, "dim"))
        out.print(head + styled(f"{decision.verdict} by {decision.name}, {when}"), soft_wrap=True)
        out.print(styled(f"  {_subject(decision)}: {_said(decision)}"), soft_wrap=True)
        out.print(styled(f"  {decision.reason}", "italic"), soft_wrap=True)


def _subject(decision: Decision) -> str:
    from tabel_extract.model import ClaimSubject

    subject = decision.subject
    if isinstance(subject, ClaimSubject):
        return f"‘{subject.sentence}’, {subject.quantity}"
    places = [subject.table, " › ".join(subject.row), " › ".join(subject.column)]
    return ", ".join(place for place in places if place)


def _said(decision: Decision) -> str:
    """What was looked at, what it should be, and what is there now where that differs."""
    said = decision.was
    if decision.corrected is not None:
        said = f"{decision.replaced} → {decision.corrected}"
    if decision.now is None:
        return f"{said}; no longer in the report"
    if decision.now != decision.was:
        return f"{said}; now {decision.now}"
    return f"{said}; now with another meaning" if decision.lapsed else said
