"""What quantity words mean: intervals of per cents, from ``phrases.toml`` and what settings change.

Where a bound is judgement the table says so; none of them decides what is wrong, only what a
person should look at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tabel_extract.errors import SettingsError

Basis = Literal["definition", "logic", "judgement"]
SMALL = 10
"""Per cents up to which `ongeveer` leaves one point, not three."""

_Percent = Annotated[float, Field(ge=-100, le=100)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bounds(_Strict):
    """An interval, or what is added to a number for one; ``lenient`` is how far authors stretch."""

    low: _Percent
    high: _Percent
    basis: Basis = "judgement"
    source: str = ""
    lenient: tuple[_Percent, _Percent] | None = None


class Share(Bounds):
    """A share without a number, such as ``ruime meerderheid``, in all its wordings."""

    name: str
    words: tuple[str, ...] = ()


class PhraseTable(_Strict):
    """Everything that ``phrases.toml`` holds."""

    modifiers: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    number: dict[str, Bounds] = Field(default_factory=dict)
    fraction_rule: dict[str, Bounds] = Field(default_factory=dict)
    fraction: dict[str, dict[str, Bounds]] = Field(default_factory=dict)
    tenths: dict[str, Bounds] = Field(default_factory=dict)
    one_in: dict[str, dict[str, Bounds]] = Field(default_factory=dict)
    share: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A reading in per cents: the bounds of the words, and those that authors stretch them to."""

    low: float
    high: float
    lenient: tuple[float, float]


def _interval(low: float, high: float, lenient: tuple[float, float] | None) -> Interval:
    low, high = max(0.0, round(low, 1)), min(100.0, round(high, 1))
    return Interval(low, high, (float(lenient[0]), float(lenient[1])) if lenient else (low, high))


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table in use."""

    table: PhraseTable

    def of_number(self, value: float, modifier: str) -> Interval:
        """``ruim 40 procent``: the number and what its modifier leaves of it."""
        rule = modifier
        if modifier == "about" and abs(value) <= SMALL:
            rule = "about_small"
        bounds = self.table.number[rule]
        if value < 0 or value > 100:  # no share: kept as it is stated
            return Interval(value, value, (value, value))
        return _interval(value + bounds.low, value + bounds.high, None)

    def of_fraction(self, numerator: int, denominator: int, modifier: str, form: str) -> Interval:
        """``ruim een kwart``, ``twee op de drie`` (form ``one_in``): bounds in per cents."""
        value = 100 * numerator / denominator
        key = str(Fraction(numerator, denominator))
        kind = "plain" if modifier == "exact" else modifier
        own = self.table.fraction.get(key, {}).get(kind)
        if form == "one_in":
            own = self.table.one_in.get(key, {}).get(kind, own)
            if denominator == 10:
                tenths = self.table.tenths.get("one" if (numerator, kind) == (1, "plain") else kind)
                if tenths is not None:
                    return _interval(value + tenths.low, value + tenths.high, tenths.lenient)
        if own is not None:
            return _interval(own.low, own.high, own.lenient)
        rule = self.table.fraction_rule[modifier]
        return _interval(value + rule.low, value + rule.high, rule.lenient)

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
        other = tomllib.loads(path.read_text(encoding="utf-8"))
        changed = PhraseTable.model_validate(other)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"{path}: the quantity phrases can't be read ({error}); see docs/phrases.md."
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"{path}: {where}: {first['msg']}; the file has the shape shown in docs/phrases.md."
        ) from None
    return Phrases(_merged(PhraseTable.model_validate(own), changed))


def _merged(own: PhraseTable, changed: PhraseTable) -> PhraseTable:
    """``own`` with everything that ``changed`` names in its place."""
    replaced = {share.name: share for share in changed.share}
    shares = [_share(s, replaced.pop(s.name)) if s.name in replaced else s for s in own.share]
    return PhraseTable(
        modifiers=own.modifiers | changed.modifiers,
        number=own.number | changed.number,
        fraction_rule=own.fraction_rule | changed.fraction_rule,
        fraction=_by_fraction(own.fraction, changed.fraction),
        tenths=own.tenths | changed.tenths,
        one_in=_by_fraction(own.one_in, changed.one_in),
        share=(*shares, *replaced.values()),
    )


def _share(own: Share, changed: Share) -> Share:
    return changed if changed.words else changed.model_copy(update={"words": own.words})


def _by_fraction(
    own: dict[str, dict[str, Bounds]], changed: dict[str, dict[str, Bounds]]
) -> dict[str, dict[str, Bounds]]:
    return {key: own.get(key, {}) | changed.get(key, {}) for key in own | changed}
