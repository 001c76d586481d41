"""What is known of sources ─► what a person is told of them, without looking anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabel_extract.address import Address
from tabel_extract.finding.found import Gone, Waiting
from tabel_extract.finding.state import found_folder, read_state
from tabel_extract.warehouse.journal import Look


@dataclass(frozen=True, slots=True)
class Story:
    """A source as the last look left it.

    ``waiting`` are files that are not whole, ``vanished`` all that are there no more.
    """

    source: str
    look: Look | None
    there: int
    waiting: tuple[Waiting, ...]
    vanished: tuple[Gone, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing of it could be seen."""
        return self.look is not None and self.look.outcome == "failed"

    @property
    def just_vanished(self) -> tuple[Gone, ...]:
        """What vanished at the last look."""
        at = None if self.look is None else self.look.looked_at
        return tuple(gone for gone in self.vanished if gone.since == at)

    def lines(self) -> Iterator[str]:
        """All that there is to tell, line by line."""
        if self.look is None:
            yield "not looked at yet"
            return
        when = f"{self.look.looked_at.astimezone():%Y-%m-%d %H:%M:%S}"
        counts = f"{self.there} there, {len(self.waiting)} waiting, {len(self.vanished)} vanished"
        yield f"{when} {self.look.outcome}: {counts}"
        if self.look.message is not None:
            yield f"✗ {self.look.message}"
        for one in self.waiting:
            yield f"waiting: {one.location}: {one.why}"
        for gone in self.vanished:
            yield f"vanished: {gone.location}, since {gone.since.astimezone():%Y-%m-%d %H:%M}"


def story(warehouse: Address, source: str) -> Story:
    """What is known of a source; nothing where it was never looked at, or that was lost."""
    state = read_state(warehouse, source)
    if state is None:
        return Story(source, None, 0, (), ())
    there = [item for item in state.items.values() if item.vanished_at is None]
    return Story(
        source,
        state.look,
        sum(item.waits is None for item in there),
        tuple(
            Waiting(source, location, item.waits, item.seen_at)
            for location, item in state.items.items()
            if item.waits is not None
        ),
        tuple(
            Gone(source, location, item.vanished_at)
            for location, item in state.items.items()
            if item.vanished_at is not None
        ),
    )


def stories(warehouse: Address) -> list[Story]:
    """What is known of every source that was ever looked at, by name."""
    names = sorted(place.stem for place in found_folder(warehouse).glob("*.json"))
    return [story(warehouse, name) for name in names]
