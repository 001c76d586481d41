"""What was told before, so that the same trouble is no new alarm every night.

Kept in a small file beside the warehouse, one for each kind of run, that is put in its place whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tabel_extract.address import Address, Lake
from tabel_extract.files import clear_away, replace_file
from tabel_extract.telling.occasion import Occasion, Trouble

REMIND_AFTER = timedelta(days=7)
"""Trouble that nobody mended is told again so much later, though it is not new."""

FORGET_AFTER = timedelta(days=90)
"""What a kind of run was told is of no use when that has not run for so long."""


@dataclass(frozen=True, slots=True)
class Known:
    """A trouble that was met before: since when, and when it was told; None where nobody was."""

    since: datetime
    told_at: datetime | None = None


Memory = Mapping[str, Known]
"""By the name of a trouble, what is known of it."""

_MEMORY = TypeAdapter(dict[str, Known])


@dataclass(frozen=True, slots=True)
class Sorted:
    """The trouble of an occasion: what nobody was told of yet, and the rest with since when.

    ``gone`` counts what was told before and is there no more.
    """

    new: tuple[Trouble, ...]
    known: tuple[tuple[Trouble, datetime], ...]
    gone: int
    reminder_due: bool


def sorted_out(occasion: Occasion, memory: Memory, now: datetime) -> Sorted:
    """Tell new trouble from what was told before."""
    new, known, due = [], [], False
    for trouble in occasion.troubles:
        before = memory.get(trouble.name)
        if before is None or before.told_at is None:
            new.append(trouble)
            continue
        known.append((trouble, min(before.since, trouble.since or before.since)))
        due |= now - before.told_at >= REMIND_AFTER
    met = {trouble.name for trouble in occasion.troubles}
    told = {name for name, before in memory.items() if before.told_at is not None}
    return Sorted(tuple(new), tuple(known), len(told - met) if occasion.complete else 0, due)


def remembered(
    occasion: Occasion, memory: Memory, now: datetime, *, told: bool
) -> dict[str, Known]:
    """What to keep for the next time; ``told`` says whether somebody was told of this occasion."""
    kept = {} if occasion.complete else dict(memory)
    for trouble in occasion.troubles:
        before = memory.get(trouble.name)
        since = before.since if before else trouble.since or now
        kept[trouble.name] = Known(since, now if told else before.told_at if before else None)
    return kept


def recall(warehouse: Address, scope: str) -> dict[str, Known]:
    """What was told to the end of this kind of run; nothing where that can't be read."""
    try:
        return _MEMORY.validate_json(_place(warehouse, scope).read_bytes())
    except (OSError, ValidationError):
        return {}


def remember(warehouse: Address, scope: str, memory: dict[str, Known], now: datetime) -> None:
    """Keep what was told; that it can't be kept is no error, as it is told once more then."""
    place = _place(warehouse, scope)
    with suppress(OSError):
        if memory:
            place.parent.mkdir(parents=True, exist_ok=True)
            clear_away(place.parent)
            replace_file(place, _MEMORY.dump_json(memory, indent=1))
        else:
            place.unlink(missing_ok=True)
        for other in place.parent.glob("*.json"):
            if now.timestamp() - other.stat().st_mtime > FORGET_AFTER.total_seconds():
                other.unlink(missing_ok=True)


def told_folder(warehouse: Address) -> Path:
    """The folder of what was told; it need not exist."""
    if isinstance(warehouse, Lake):
        return warehouse.folder / "told"
    return warehouse.with_name(f"{warehouse.name}.told")


def _place(warehouse: Address, scope: str) -> Path:
    name = hashlib.sha256(scope.encode("utf-8", "replace")).hexdigest()[:16]
    return told_folder(warehouse) / f"{name}.json"
