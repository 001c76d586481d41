"""What a paragraph has said so far, which its next sentence may go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tabel_extract.claims.about.surveyed import Surveyed
from tabel_extract.claims.groups.group import About, Group
from tabel_extract.claims.judging.gaps import Said, Two, shares_of, two_of
from tabel_extract.claims.judging.tied import Borne


@dataclass
class Paragraph:
    """What its sentences said, up to the last one with numbers.

    ``group`` is whom its last sentence was about, ``earlier`` whom the one before, and ``of_one``
    tells whether all numbers of it were about one and the same; ``narrowed`` is
    set where a sentence without numbers spoke of others. ``groups`` are those of the last numbers,
    ``in_turn`` the same where each has another. ``years`` are those that it speaks of. ``texts``
    are the last sentence with numbers and those since, of which ``heard`` were taken in.
    """

    number: int = -1
    group: Group | None = None
    earlier: Group | None = None
    of_one: bool = True
    narrowed: bool = False
    groups: list[Group] = field(default_factory=list)
    in_turn: list[Group] = field(default_factory=list)
    years: tuple[str, ...] = ()
    shares: list[Said] = field(default_factory=list)
    two: Two | None = None
    alone: Said | None = None
    borne: Borne = field(default_factory=Borne)
    surveyed: Surveyed = field(default_factory=Surveyed)
    texts: list[str] = field(default_factory=list)
    heard: int = 0

    def speak_of(self, whom: Sequence[About]) -> None:
        """Take in whom the numbers of a sentence are about, before they are held against cells."""
        self.earlier = self.group
        self.of_one = len({one.group for one in whom}) == 1 and whom[0].stated
        last = whom[-1]
        if last.stated or (last.text and last.group is None):
            self.group = last.group if last.sure else None

    def take(self, said: Sequence[Said], years: tuple[str, ...]) -> None:
        """Take in the numbers of a sentence, once they were held against cells."""
        whom = [one.about for one in said if not one.quantity.apart]
        self.groups = [one.group for one in whom if one.stated and one.group]
        self.in_turn = self.groups if len(set(self.groups)) == len(whom) > 1 else []
        self.two = self._parted(said)
        self.years = years or self.years
        self.shares = shares_of(said)

    def _parted(self, said: Sequence[Said]) -> Two | None:
        """The cells of the two numbers of a sentence, or of the last two that stood alone."""
        shares = shares_of(said)
        before, self.alone = self.alone, shares[0] if len(shares) == 1 else None
        two = two_of([before, *shares] if before and len(shares) == 1 else shares)
        return two if two is None or len(shares) > 1 else replace(two, sure=False)
