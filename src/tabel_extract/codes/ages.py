"""Labels of age bands ─► years of age, by how they are written and not by a list of bands.

``18-34 jaar`` and ``18 t/m 34`` end with 34; so does ``18 tot 35 jaar``, as CBS counts. ``> 65``
and ``ouder dan 65`` are no band: some mean those who are 65 by it, and some don't.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from tabel_extract.codes.labels import plain_label

OLDEST = 120
"""A higher number is no age."""

_N = "([0-9]{1,3})"
_YEARS = r"(?:[ -]?(?:jaar|jr\.?|jarigen?)(?: oud)?)"
_RANGE = re.compile(
    rf"(?:van )?{_N}{_YEARS}? ?-? ?(?P<until>-|t/m|tot en met|tot) ?{_N}{_YEARS}?", re.ASCII
)
_FROM = re.compile(
    rf"(?:≥ ?|vanaf ){_N}{_YEARS}?|{_N}{_YEARS}? (?:en|of) ouder|{_N}{_YEARS}? e\.? ?o\.?"
    rf"|{_N} ?\+{_YEARS}?|{_N} ?\+ ?'?ers|{_N}[ -]?plus(?:sers?)?",
    re.ASCII,
)
_UP_TO = re.compile(
    rf"(?:≤ ?|t/m |tot en met ){_N}{_YEARS}?|{_N}{_YEARS}? (?:en|of) jonger", re.ASCII
)
_BELOW = re.compile(rf"(?:< ?|tot |jonger dan |onder (?:de )?){_N}{_YEARS}?", re.ASCII)
_ONE = re.compile(rf"{_N}{_YEARS}", re.ASCII)
_SAID = re.compile(r"jaar|\bjr\b|jarig|pluss")


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Years of age that were completed, first and last; None where the label names no bound.

    ``until`` says that the last one was told by the first year that is not in it, as in
    ``18 tot 35 jaar``.
    """

    low: int | None
    high: int | None
    until: bool = field(default=False, compare=False)

    @property
    def code(self) -> str:
        """``18-34``, ``75+``, ``17-`` for everyone up to 17, ``18`` for one year."""
        if self.low is None:
            return f"{self.high}-"
        if self.high is None:
            return f"{self.low}+"
        return f"{self.low}" if self.low == self.high else f"{self.low}-{self.high}"

    @property
    def names(self) -> tuple[str, str]:
        """The band in Dutch and in English."""
        if self.low is None:
            return f"{self.high} jaar en jonger", f"{self.high} and younger"
        if self.high is None:
            return f"{self.low} jaar en ouder", f"{self.low} and older"
        return f"{self.code} jaar", f"aged {self.code}"

    @property
    def position(self) -> int:
        """Rises with the first year, and then with the last."""
        return 1000 * (self.low or 0) + (999 if self.high is None else self.high)


def age_band(label: str) -> AgeBand | None:
    """Read the label of an age band; None where it is none, or can be read in two ways."""
    text = plain_label(label)
    if match := _RANGE.fullmatch(text):
        low, high = int(match[1]), int(match[3])
        until = match["until"] == "tot"
        return _sane(AgeBand(low, high - 1 if until else high, until)) if low < high else None
    if match := _FROM.fullmatch(text):
        return _sane(AgeBand(_number(match), None))
    if match := _UP_TO.fullmatch(text):
        return _sane(AgeBand(None, _number(match)))
    if match := _BELOW.fullmatch(text):
        return _sane(AgeBand(None, _number(match) - 1, until=True)) if _number(match) else None
    if match := _ONE.fullmatch(text):
        return _sane(AgeBand(int(match[1]), int(match[1])))
    return None


def says_years(label: str) -> bool:
    """Whether a label says that its numbers are years of age, so that no heading has to."""
    return _SAID.search(plain_label(label)) is not None and age_band(label) is not None


def unclear(bands: Collection[AgeBand]) -> frozenset[AgeBand]:
    """Those of the bands of one table of which one can't tell where they begin or end.

    Of ``18-35 jaar`` and ``35-50 jaar`` it is not said who counts the people of 35. ``18 tot 34``
    beside ``35 tot 50`` seems to count those of 34, who would be in neither as CBS counts.
    """
    starts = Counter(band.low for band in set(bands))
    ends = Counter(band.high for band in set(bands))
    found = set()
    for band in bands:
        itself = band.low == band.high
        joined_after = band.high is not None and starts[band.high] > itself
        joined_before = band.low is not None and ends[band.low] > itself
        if joined_after or joined_before:
            found.add(band)
    until = {band for band in bands if band.until and band.high is not None}
    if any(b.high + 2 in starts and b.high + 1 not in starts for b in until if b.high is not None):
        found |= until
    return frozenset(found)


def _number(match: re.Match[str]) -> int:
    return next(int(group) for group in match.groups() if group)


def _sane(band: AgeBand) -> AgeBand | None:
    bounds = [bound for bound in (band.low, band.high) if bound is not None]
    return band if all(0 <= bound <= OLDEST for bound in bounds) else None
