"""Whether runs have stopped coming, which no run can tell."""

from __future__ import annotations

from datetime import timedelta

from tabel_extract.health.status import Status

AHEAD = timedelta(minutes=5)
"""How far the clocks of two machines may be apart before somebody should know."""


def silence(found: Status, hours: float) -> str | None:
    """A sentence that says since when no run was started; None where one was lately.

    A run that was started later than it is now, as by a clock that was wrong, stays the last one
    until then, and would hide that others have stopped coming or fail.

    Args:
        found: How the warehouse stands.
        hours: How long the time between two runs may be.
    """
    look = "see whether its deployment is scheduled, and whether a worker is running"
    if not found.runs:
        return f"no run was ever noted: {look}"
    last = max(run.started_at for run in found.runs)
    if last - found.at > AHEAD:
        return (
            f"the last run was started at {last.astimezone():%Y-%m-%d %H:%M}, which is still to "
            "come: set the clock of this machine right, and look at the runs below that one with "
            "`tabel-extract runs`"
        )
    if (found.at - last).total_seconds() <= hours * 3600:
        return None
    return f"no run was started since {last.astimezone():%Y-%m-%d %H:%M}: {look}"
