"""What quantity words mean: intervals of per cents, from ``phrases.toml`` and what settings change.

Where a bound is judgement the table says so; none of them decides what is wrong, only what a
person should look at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from tabel_extract.errors import SettingsError

FractionForm = Literal["fraction", "one_in"]
Basis = Literal["definition", "logic", "judgement"]
Modifier = Literal["exact", "about", "over", "more", "under", "less", "at_most", "at_least"]
Kind = Literal[Modifier, "plain"]
SMALL = 10
"""Per cents up to which `ongeveer` leaves one point, not three."""


def _spelled(words: str) -> str:
    """A wording as it is looked up: small letters, one blank between words."""
    spelled = " ".join(words.lower().split())
    if not spelled:
        raise ValueError("a wording is empty")
    return spelled


def _lowest_terms(key: str) -> str:
    try:
        same = key == str(Fraction(key))
    except (ValueError, ZeroDivisionError):
        same = False
    if not same or "/" not in key:
        raise ValueError("a fraction is written in its lowest terms, as 2/3")
    return key


_Percent = Annotated[float, Field(ge=0, le=100)]
_Added = Annotated[float, Field(ge=-100, le=100)]
_Words = tuple[Annotated[str, AfterValidator(_spelled)], ...]
_Fraction = Annotated[str, AfterValidator(_lowest_terms)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(_Strict):
    """What is added to a number, for the low bound of its interval and for the high one."""

    low: _Added
    high: _Added
    basis: Basis = "judgement"
    source: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("low is above high")
        return self


class Bounds(Rule):
    """An interval; ``lenient`` is how far authors stretch it."""

    low: _Percent
    high: _Percent
    lenient: tuple[_Percent, _Percent] | None = None

    @model_validator(mode="after")
    def _stretched(self) -> Self:
        if self.lenient and not self.lenient[0] <= self.low <= self.high <= self.lenient[1]:
            raise ValueError("lenient leaves out a part of the bounds")
        return self


class Share(Bounds):
    """A share without a number, such as ``ruime meerderheid``, in all its wordings."""

    name: str
    words: _Words = ()


class PhraseTable(_Strict):
    """Everything that ``phrases.toml`` holds."""

    modifiers: dict[Modifier, _Words] = Field(default_factory=dict)
    number: dict[Literal[Kind, "about_small"], Rule] = Field(default_factory=dict)
    fraction_rule: dict[Kind, Rule] = Field(default_factory=dict)
    fraction: dict[_Fraction, dict[Kind, Bounds]] = Field(default_factory=dict)
    tenths: dict[Literal[Kind, "one"], Rule] = Field(default_factory=dict)
    one_in: dict[_Fraction, dict[Kind, Bounds]] = Field(default_factory=dict)
    share: tuple[Share, ...] = ()

    @model_validator(mode="after")
    def _each_wording_once(self) -> Self:
        modifiers = [w for given in self.modifiers.values() for w in given]
        shares = [w for share in self.share for w in share.words]
        names = [share.name for share in self.share]
        for found in (modifiers, shares, names):
            twice = next((w for i, w in enumerate(found) if w in found[:i]), None)
            if twice is not None:
                raise ValueError(f"{twice!r} is there twice")
        return self


@dataclass(frozen=True, slots=True)
class Interval:
    """A reading in per cents: the bounds of the words, and those that authors stretch them to."""

    low: float
    high: float
    lenient: tuple[float, float]


def _interval(low: float, high: float, lenient: tuple[float, float] | None) -> Interval:
    low, high = max(0.0, round(low, 6)), min(100.0, round(high, 6))
    return Interval(low, high, (float(lenient[0]), float(lenient[1])) if lenient else (low, high))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table in use."""

    table: PhraseTable

    def of_number(self, value: float, modifier: Kind) -> Interval:
        """``ruim 40 procent``: the number and what its modifier leaves of it."""
        small = modifier == "about" and abs(value) <= SMALL
        bounds = self.table.number["about_small" if small else modifier]
        if value < 0 or value > 100:  # no share: kept as it is stated
            return Interval(value, value, (value, value))
        return _interval(value + bounds.low, value + bounds.high, None)

    def of_fraction(
        self, numerator: int, denominator: int, modifier: Kind, form: FractionForm
    ) -> Interval:
        """``ruim een kwart``, ``twee op de drie`` (form ``one_in``): bounds in per cents."""
        value = round(100 * numerator / denominator, 1)
        key = str(Fraction(numerator, denominator))
        kind = "plain" if modifier == "exact" else modifier
        own = self.table.fraction.get(key, {}).get(kind)
        rule = self.table.fraction_rule[modifier]
        if form == "one_in":
            own = self.table.one_in.get(key, {}).get(kind, own)
            if denominator == 10:
                tenths = self.table.tenths.get("one" if (numerator, kind) == (1, "plain") else kind)
                own, rule = (own, rule) if tenths is None else (None, tenths)
        if own is not None:
            return _interval(own.low, own.high, own.lenient)
        return _interval(value + rule.low, value + rule.high, None)

    def of_share(self, words: str) -> Interval:
        """``ruime meerderheid``: bounds in per cents.

        Raises:
            KeyError: these words are no share.
        """
        share = self.shares[words]
        return _interval(share.low, share.high, share.lenient)

    @property
    def shares(self) -> Mapping[str, Share]:
        """Shares by each of their wordings."""
        return {words: share for share in self.table.share for words in share.words}


@lru_cache(maxsize=8)
def load_phrases(path: Path | None = None) -> Phrases:
    """The table that the program ships with, with the bounds of the file at ``path`` in its place.

    Raises:
        SettingsError: the file can't be read, or isn't of the shape of ``phrases.toml``.
    """
    own = tomllib.loads((files(__package__) / "phrases.toml").read_text(encoding="utf-8"))
    if path is None:
        return Phrases(PhraseTable.model_validate(own))
    try:
        changed = PhraseTable.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return Phrases(_merged(PhraseTable.model_validate(own), changed))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part != "[key]")
        what = first["msg"].removeprefix("Value error, ")
        raise SettingsError(
            f"{path}: {where or 'the table'}: {what}; "
            "the file has the shape shown in docs/phrases.md."
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise SettingsError(
            f"{path}: the quantity phrases can't be read ({why}); see docs/phrases.md."
        ) from None


def _merged(own: PhraseTable, changed: PhraseTable) -> PhraseTable:
    """``own`` with the bounds of ``changed`` in their place, and its wordings added."""
    return PhraseTable.model_validate(
        {
            "modifiers": _modifiers(own.modifiers, changed.modifiers),
            "number": own.number | changed.number,
            "fraction_rule": own.fraction_rule | changed.fraction_rule,
            "fraction": _by_fraction(own.fraction, changed.fraction),
            "tenths": own.tenths | changed.tenths,
            "one_in": _by_fraction(own.one_in, changed.one_in),
            "share": _shares(own.share, changed.share),
        }
    )


_Wordings = dict[Modifier, tuple[str, ...]]


def _modifiers(own: _Wordings, changed: _Wordings) -> _Wordings:
    """A wording that is given anew leaves the place that it had; the others stay.

    A list that took the place of the old one would make exact what `ruim` and its like qualify.
    """
    moved = {words for given in changed.values() for words in given}
    return {
        kind: (*(w for w in own.get(kind, ()) if w not in moved), *changed.get(kind, ()))
        for kind in own | changed
    }


def _shares(own: Sequence[Share], changed: Sequence[Share]) -> list[Share]:
    moved = {words for share in changed for words in share.words}
    shares = {share.name: share for share in own}
    kept = {s.name: tuple(w for w in s.words if w not in moved) for s in own}
    for share in changed:
        if not share.words and share.name not in kept:
            raise ValueError(f"share {share.name!r} is new and has no words")
        words = (*kept.get(share.name, ()), *share.words)
        kept[share.name], shares[share.name] = words, share
    return [share.model_copy(update={"words": kept[name]}) for name, share in shares.items()]


def _by_fraction(
    own: dict[str, dict[Kind, Bounds]], changed: dict[str, dict[Kind, Bounds]]
) -> dict[str, dict[Kind, Bounds]]:
    return {key: own.get(key, {}) | changed.get(key, {}) for key in own | changed}
