"""The flow that tells whether somebody has to do something, and fails where that is so.

It tells what ``tabel-extract status`` and ``tabel-extract doctor`` tell. A failed run is what
notifications of Prefect start from, so its message holds what there is to do.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.states import Completed, Failed

from flows.markup import Cell, inert, table
from flows.stages import configured
from flows.summary import shortened
from flows.tasks import FORGETFUL, whole
from flows.telling import tell_of_health
from tabel_extract.cli.render import counted
from tabel_extract.cli.terminal import printable
from tabel_extract.errors import TabelExtractError, WarehouseError
from tabel_extract.health.check import Check
from tabel_extract.health.doctor import examine
from tabel_extract.health.silence import silence
from tabel_extract.health.status import Status, concerns
from tabel_extract.health.status import status as status_of
from tabel_extract.settings import Settings

MOST_TOLD = 5
"""Concerns in the message of a run; what is told by mail or chat is read on a telephone."""


@dataclass(frozen=True, slots=True)
class Health:
    """What wants a person, each with what to do; what was checked; how the warehouse stands.

    ``status`` is None where the database can't be read.
    """

    concerns: tuple[str, ...]
    checks: tuple[Check, ...]
    status: Status | None

    @property
    def message(self) -> str:
        """The run in one line: what to do, or that nothing is."""
        if not self.concerns:
            return "All is well."
        told = [shortened(printable(one)) for one in self.concerns[:MOST_TOLD]]
        more = len(self.concerns) - len(told)
        if more:
            told.append(f"and {more} more, on the artifact of this run")
        return f"Wants a person: {'; '.join(told)}"


class WantsAPersonError(TabelExtractError):
    """Something is not as it should be, and does not mend itself."""


@task(name="look", **FORGETFUL)
def look(settings: Settings, silent_hours: float) -> Health:
    """Look at the warehouse and the installation; nothing is changed, and nobody waited for."""
    checks = tuple(examine(settings, os.environ))
    wrong = [f"{check.name}: {check.told}" for check in checks if check.verdict == "wrong"]
    try:
        found = status_of(settings)
    except WarehouseError as error:
        others = [told for told in wrong if not told.endswith(str(error))]
        return Health((str(error), *others), checks, None)
    silent = silence(found, silent_hours)
    return Health((*concerns(found), *([silent] if silent else []), *wrong), checks, found)


@flow(name="health", persist_result=False)
def health(warehouse: str | None = None, silent_hours: float = 30.0) -> Health:
    """Tell whether somebody has to do something; the run fails where that is so, and says what.

    Args:
        warehouse: The DuckDB file or lake; by default what the settings say.
        silent_hours: Hours without any run after which that wants a person.
    """
    settings = configured(warehouse=warehouse)
    found = look(whole(settings), silent_hours)
    described = inert(found.message)
    create_markdown_artifact(markdown(found), key="health", description=described)
    create_table_artifact(check_rows(found), key="health-checks", description="As doctor tells it")
    tell_of_health(found.concerns, settings)
    if found.concerns:
        failed = WantsAPersonError(found.message)
        return cast(Health, Failed(message=found.message, data=failed))
    return cast(Health, Completed(message=found.message, data=found))


def markdown(found: Health) -> str:
    """The page of a run: what wants a person, how the warehouse stands, what was checked."""
    return "\n".join(
        [
            "# Health",
            "",
            "## Wants a person",
            "",
            *([f"- {inert(one)}" for one in found.concerns] or ["Nothing."]),
            "",
            *(_standing(found.status) if found.status else []),
            "## Installation",
            "",
            *table(check_rows(found)),
            "",
        ]
    )


def check_rows(found: Health) -> list[dict[str, Cell]]:
    """A row per check of the installation, as ``doctor`` tells it; what is wrong comes first."""
    rank = {"wrong": 0, "look": 1, "ok": 2}
    return [
        {"verdict": one.verdict, "check": one.name, "what": inert(one.told)}
        for one in sorted(found.checks, key=lambda check: rank[check.verdict])
    ]


def _standing(found: Status) -> list[str]:
    """How the warehouse stands, and what its last runs did."""
    stored, copy = found.counts, found.copy
    counts = "not known"
    if stored is not None:
        open_ones = f"{counted(stored.errors, 'error')} and {counted(stored.warnings, 'warning')}"
        counts = f"{counted(stored.reports, 'report')}, with {open_ones} that nobody decided about"
    published = "none"
    if copy is not None:
        state = "current" if copy.is_current else "lacks what was stored since"
        published = f"{copy.published_at:%Y-%m-%d %H:%M} UTC, {state}"
    rows: list[dict[str, Cell]] = [
        {
            "started": f"{run.started_at:%Y-%m-%d %H:%M} UTC",
            "state": run.state,
            "added": run.count("added"),
            "unchanged": run.count("unchanged"),
            "failed": run.count("failed"),
            "why": inert(run.message or ""),
        }
        for run in found.runs
    ]
    return [
        "## Warehouse",
        "",
        f"- Stored: {counts}",
        f"- Published copy: {published}",
        f"- Set aside: {counted(len(found.set_aside), 'file')}",
        *([f"- In use: {inert(found.held)}"] if found.held else []),
        "",
        *table(rows),
        "",
    ]
