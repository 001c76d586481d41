"""Two editions of a question ─► every reason why their numbers can't be compared, named.

The population and the scale must be told by both, or it is not certain that they are comparable;
panel, mode and source count where both tell them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tabel_extract.bank.editions import Edition, Number
from tabel_extract.bank.modes import modes_of, stated_breaks
from tabel_extract.checks.asked import title_key, wording_key
from tabel_extract.checks.bases import base_key
from tabel_extract.checks.scales import UNIT_IS, all_scale_differences
from tabel_extract.codes.codelist import REASONS, Subgroup
from tabel_extract.codes.labels import label_key

Words = tuple[str, str]
"""One text in Dutch and in English."""

BreakKind = Literal[
    "wording",
    "base",
    "unit",
    "scale",
    "panel",
    "mode",
    "source",
    "stated",
    "period",
    "group",
    "number",
    "decision",
    "finding",
]

NAMES: dict[BreakKind, Words] = {
    "wording": ("andere vraagtekst", "other wording"),
    "base": ("andere populatie", "other population"),
    "unit": ("andere eenheid", "other unit"),
    "scale": ("andere schaal", "other scale"),
    "panel": ("ander panel", "other panel"),
    "mode": ("anders ondervraagd", "asked in another way"),
    "source": ("andere bron", "other source"),
    "stated": ("breuk volgens de tabel", "break, says the table"),
    "period": ("geen volgorde in de tijd", "no order in time"),
    "group": ("andere subgroep", "other subgroup"),
    "number": ("geen getal", "no number"),
    "decision": ("getal niet geaccepteerd", "number not accepted"),
    "finding": ("getal is fout bevonden", "number found wrong"),
}
"""What a picture says at a break; ``Break.said`` tells the whole of it."""

_NOT_SAID: Words = ("niet genoemd", "not said")


@dataclass(frozen=True, slots=True)
class Break:
    """One reason why a number can't be compared with the one before it.

    ``certain`` is False where it can't be told that they are comparable, and not that they aren't.
    """

    kind: BreakKind
    said: Words
    certain: bool = True

    @property
    def name(self) -> Words:
        """What it is in a few words."""
        dutch, english = NAMES[self.kind]
        return (dutch, english) if self.certain else (f"{dutch}?", f"{english}?")


def breaks_between(then: Edition, now: Edition) -> tuple[Break, ...]:
    """What changed in how a question was asked; of one table in one report, only what it says."""
    found = [*_period(then, now), *_stated(then, now)]
    if then.printed is not now.printed:
        found += [
            *_wording(then, now),
            *_base(then, now),
            *_panel(then, now),
            *_mode(then, now),
            *_source(then, now),
        ]
    found += _scale(then, now)
    return tuple(found)


def breaks_of_numbers(then: Number | None, now: Number | None) -> tuple[Break, ...]:
    """What stands in the way of comparing two numbers themselves."""
    found = []
    for number in (then, now):
        if number is None:
            found.append(Break("number", ("niet afgedrukt", "not printed")))
        elif number.cell.value is None:
            raw = number.cell.raw or "…"
            found.append(Break("number", (f"er staat ‘{raw}’", f"it prints ‘{raw}’")))
        elif number.mark.doubted and number.mark.decision is not None:
            found.append(_decided(number))
        elif number.mark.doubted:
            codes = ", ".join(number.mark.codes)
            said = (f"{number.cell.raw}: {codes}", f"{number.cell.raw}: {codes}")
            found.append(Break("finding", said))
    return tuple(dict.fromkeys(found))


def breaks_of_groups(then: Subgroup | None, now: Subgroup | None) -> tuple[Break, ...]:
    """What the list of subgroups says against comparing two subgroups; nothing where it is silent.

    Nearly the same, and a code for only one of the two, are no certainty.
    """
    if then is None or now is None or then.category_code == now.category_code is None:
        return ()
    if then.category_code and now.category_code and then.category_code != now.category_code:
        mine, theirs = (f"{_label(one)} ({one.category_code})" for one in (now, then))
        return (Break("group", _changed(mine, theirs)),)
    lost = now if now.category_code is None else then
    if lost.reason is not None:
        dutch, english = REASONS[lost.reason]
        said = (f"{_label(lost)}: {dutch}", f"{_label(lost)}: {english}")
        return (Break("group", said, certain=False),)
    same_label = label_key(now.category) == label_key(then.category)
    if same_label or "near" not in {now.match, then.match}:
        return ()
    dutch, english = _changed(_label(now), _label(then))
    said = (f"{dutch}; bijna gelijk volgens de lijst", f"{english}; nearly the same, says the list")
    return (Break("group", said, certain=False),)


def _label(one: Subgroup) -> str:
    return f"‘{one.dimension}: {one.category}’" if one.dimension else f"‘{one.category}’"


def _decided(number: Number) -> Break:
    mark, raw = number.mark, number.cell.raw
    by, why = mark.by or "", mark.reason or ""
    if mark.decision == "corrected":
        dutch = f"{raw} is door {by} gecorrigeerd in {mark.corrected}: {why}"
        return Break("decision", (dutch, f"{raw} was corrected to {mark.corrected} by {by}: {why}"))
    return Break(
        "decision", (f"{raw} is door {by} afgekeurd: {why}", f"{raw} was rejected by {by}: {why}")
    )


def _period(then: Edition, now: Edition) -> Iterator[Break]:
    if then.end is None or now.end is None:
        yield Break("period", ("de periode staat er niet bij", "the period is not printed"), False)
    elif then.end == now.end:
        yield Break("period", (f"beide over {now.period}", f"both about {now.period}"))
    elif not then.end.before(now.end):
        said = (
            f"{now.period} komt niet zeker na {then.period}",
            f"{now.period} is not certainly after {then.period}",
        )
        yield Break("period", said, False)


def _stated(then: Edition, now: Edition) -> Iterator[Break]:
    if then.end is not None and now.end is not None:
        tables = (now.printed.table, then.printed.table)
        texts = [text for table in tables for text in stated_breaks(table, then.end, now.end)]
        yield from (Break("stated", (text, text)) for text in dict.fromkeys(texts))


def _wording(then: Edition, now: Edition) -> Iterator[Break]:
    if wording_key(then.wording) != wording_key(now.wording):
        yield Break("wording", _changed(f"‘{now.wording}’", f"‘{then.wording}’"))


def _base(then: Edition, now: Edition) -> Iterator[Break]:
    mine, theirs = now.base, then.base
    if mine is None or theirs is None:
        yield Break("base", _changed(mine, theirs), certain=False)
    elif base_key(mine) != base_key(theirs):
        yield Break("base", _changed(mine, theirs))


def _panel(then: Edition, now: Edition) -> Iterator[Break]:
    mine, theirs = (e.printed.report.document.panel for e in (now, then))
    if mine and theirs and wording_key(mine) != wording_key(theirs):
        yield Break("panel", _changed(mine, theirs))


def _mode(then: Edition, now: Edition) -> Iterator[Break]:
    mine, theirs = (modes_of(e.printed.report, e.printed.table) for e in (now, then))
    if mine and theirs and mine.keys() != theirs.keys():
        now_nl, now_en = (", ".join(told) for told in zip(*mine.values(), strict=True))
        then_nl, then_en = (", ".join(told) for told in zip(*theirs.values(), strict=True))
        yield Break("mode", (f"{now_nl}; eerst {then_nl}", f"{now_en}; before {then_en}"))


def _source(then: Edition, now: Edition) -> Iterator[Break]:
    mine, theirs = now.printed.table.source, then.printed.table.source
    if mine and theirs and title_key(mine) != title_key(theirs):
        yield Break("source", _changed(mine, theirs))


def _scale(then: Edition, now: Edition) -> Iterator[Break]:
    if not then.numbers or not now.numbers:
        return
    compared, differences = all_scale_differences(now.asked, then.asked)
    for what, mine, theirs in differences:
        dutch = f"{what[0]} {mine[0]}; eerst {theirs[0]}"
        english = f"{what[1]} {mine[1]}; before {theirs[1]}"
        yield Break("unit" if what == UNIT_IS else "scale", (dutch, english))
    if not compared:
        said = ("de schaal staat er niet bij", "the scale is not printed")
        yield Break("scale", said, certain=False)


def _changed(now: str | None, then: str | None) -> Words:
    mine, theirs = ((text, text) if text else _NOT_SAID for text in (now, then))
    return f"{mine[0]}; eerst {theirs[0]}", f"{mine[1]}; before {theirs[1]}"
