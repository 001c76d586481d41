"""What `status` says of sources: how the last look at each went, what waits, what vanished."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from tabel_extract.cli.render import counted
from tabel_extract.cli.terminal import styled
from tabel_extract.finding.told import Story

MOST_TOLD = 5
"""Files of a source that are named; more would push the rest off the screen."""


def source_lines(sources: Sequence[Story]) -> Iterator[Text]:
    """Each source in a line, and the files of it that wait, or vanished at the last look.

    Nothing where there are none.
    """
    for one in sources:
        if one.look is None:
            yield styled(f"{one.source}: not looked at yet")
            continue
        when = f"{one.look.looked_at.astimezone():%Y-%m-%d %H:%M:%S}"
        counts = f"{counted(one.there, 'file')}, {len(one.waiting)} waiting"
        gone = len(one.just_vanished)
        line = f"{one.source}: {when} {one.look.outcome}: {counts}, {gone} vanished"
        yield styled(line, "red" if one.failed else "")
        named = [f"waits: {file.location} ({file.why})" for file in one.waiting]
        named += [f"vanished: {file.location}" for file in one.just_vanished]
        for told in named[:MOST_TOLD]:
            yield styled(f"  {told}")
        if len(named) > MOST_TOLD:
            yield styled(f"  and {len(named) - MOST_TOLD} more: tabel-extract sources list")


def source_json(one: Story) -> dict[str, Any]:
    """The same for programs; ``vanished`` are all that are there no more, with since when."""
    look = one.look
    return {
        "source": one.source,
        "looked_at": None if look is None else look.looked_at.isoformat(),
        "outcome": None if look is None else look.outcome,
        "message": None if look is None else look.message,
        "files": one.there,
        "waiting": [{"location": file.location, "why": file.why} for file in one.waiting],
        "vanished": [
            {"location": gone.location, "since": gone.since.isoformat()} for gone in one.vanished
        ],
    }
