"""A number tied to its cells, and what the other numbers of its paragraph say of that tie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.answers.items import Answer, Item
from tabel_extract.claims.answers.spoken import Subject
from tabel_extract.claims.judging.cells import Located
from tabel_extract.claims.judging.judge import OTHER_WAY, UNSURE, allowed, judge
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.model import CellRef, Claim, Direction

ENOUGH = 2
"""Other cells of an item that exact numbers agree with, from which it is certainly spoken of: less
than once in a thousand times two numbers are those of one row by chance, each in its own column."""
_DIRECTIONS: dict[str, Direction | None] = {"agree": "for", "disagree": "against", "neutral": None}


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim as it is judged, with what it is judged by.

    ``strangers`` tells that its words speak of something that its item doesn't have.
    """

    claim: Claim
    quantity: Quantity
    subject: Subject
    located: Located
    strangers: bool


_Key = tuple[Item, tuple[Answer, ...]]


def _key(tied: Tied) -> _Key:
    return tied.subject.item, tied.subject.choice.answers


class Borne:
    """The cells that exact numbers of a sentence and the one before agree with, by their item."""

    def __init__(self) -> None:
        self._before: dict[_Key, set[tuple[CellRef, ...]]] = {}
        self._cells: dict[_Key, set[tuple[CellRef, ...]]] = {}
        self._left: set[_Key] = set()

    def take(self, sentence: Sequence[Tied]) -> None:
        """Remember the cells of the numbers of one more sentence that agree with them."""
        self._before, self._cells = self._cells, {}
        self._left = {_key(tied) for tied in sentence if tied.strangers}
        for tied in sentence:
            agrees = tied.claim.verdict == "agrees" and tied.quantity.exact
            if agrees and tied.claim.operation in ("cell", "sum"):
                self._cells.setdefault(_key(tied), set()).add(tied.claim.cells)

    def settled(self, tied: Tied) -> Claim:
        """A claim, accused where others leave no doubt of the item that it is tied to.

        A sentence that has words for something else, with any of its numbers, may have left it.
        """
        subject = tied.subject
        others = self._cells.get(_key(tied), set()) | self._before.get(_key(tied), set())
        sure = tied.quantity.exact and subject.settled and tied.located.sure
        sure = sure and _key(tied) not in self._left
        if tied.claim.reason != "unsure_link" or not sure or len(others) < ENOUGH:
            return tied.claim
        return judged(tied.claim, tied.quantity, replace(subject, sure=True), tied.located)


def one_cell_each(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a sentence, without those that are held against another's own cells.

    No sentence gives two numbers for one cell: where one is that cell's, the other is of another
    answer, year or group than its words tell, and where none is, it can't be told whose it is.
    """
    own = {c.cells for c in claims if c.verdict == "agrees" and c.exact and c.operation == "cell"}
    accused = {(c.cells, c.low) for c in claims if c.verdict == "disagrees"}
    own |= {cells for cells, times in Counter(cells for cells, _ in accused).items() if times > 1}
    return [_unheld(c) if c.verdict == "disagrees" and c.cells in own else c for c in claims]


def fair(claims: Sequence[Claim], *, whole: bool) -> list[Claim]:
    """The claims of a sentence; one of which something may be missing bears out, but never accuses.

    Its words may be those of two sentences that stand beside each other.
    """
    return [c if whole or c.verdict != "disagrees" else _unheld(c) for c in claims]


def _unheld(claim: Claim) -> Claim:
    facts = (("table", claim.table or ""),)
    bare = replace(claim, table=None, cells=(), operation=None, found=None)
    return replace(bare, verdict=UNSURE.verdict, reason=UNSURE.reason, facts=facts)


def judged(claim: Claim, quantity: Quantity, subject: Subject, located: Located) -> Claim:
    """A claim with the verdict of the cells that it is tied to."""
    computed = located.computed
    verdict = judge(
        quantity, computed, sure=subject.sure and located.sure, opposite=located.opposite
    )
    if located.turned and verdict.verdict == "agrees":
        sure = quantity.exact and subject.sure and located.sure
        verdict = OTHER_WAY if sure else UNSURE
    if verdict.verdict == "not_in_document":
        return replace(claim, reason=verdict.reason, facts=(("table", subject.item.table.label),))
    stance = subject.choice.stance
    return replace(
        claim,
        table=subject.item.table.label,
        cells=tuple(CellRef(c.row, c.column) for c in computed.cells),
        operation=computed.operation,
        found=computed.value,
        verdict=verdict.verdict,
        reason=verdict.reason,
        direction=_DIRECTIONS[stance] if stance else claim.direction,
        facts=(("allowed", f"{allowed(quantity, computed):g}"),),
    )
