"""A report held against earlier editions: the same questions, asked before in another report.

Questions are paired by their wording, and where no earlier report has it, by the title of their
table in the same series and by item. Numbers are compared only where wording, base and scale are
the same; where one of those changed, that is what is said. Versions of one and the same report are
no editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tabel_extract.checks.asked import Asked, end_of, wording_key
from tabel_extract.checks.bases import base_key, base_of
from tabel_extract.checks.cases import Case, Checked, NotMade, findings_of, outcomes_of
from tabel_extract.checks.catalogue import finding, told, worst_first
from tabel_extract.checks.grid import is_total
from tabel_extract.checks.jumps import limit_of, sampling_limit
from tabel_extract.checks.labels import caption_place
from tabel_extract.checks.pairs import Earlier, Editions, Pair
from tabel_extract.checks.scales import scale_differences
from tabel_extract.model import Finding, HeadingPath, Observation, Report, Table

EDITION_CHANGES = ("edition_wording_changed", "edition_base_changed", "edition_scale_changed")
EDITION_CHECKS = ("edition_jump", *EDITION_CHANGES)

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What a change of one kind came to for one pair: facts where there is one, or why not told."""

    facts: Facts | None = None
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class _Move:
    """A share that two editions print."""

    pair: Pair
    now: Observation
    then: Observation

    @property
    def change(self) -> float:
        return (self.now.value or 0.0) - (self.then.value or 0.0)


def not_held(reason: str, table: Table | None = None) -> Iterator[NotMade]:
    """That a table, or a whole report, was held against no earlier edition, and why."""
    return (NotMade(check, table, reason) for check in EDITION_CHECKS)


def held_against(report: Report, earlier: Sequence[Earlier]) -> Report:
    """A report with what is to be said of it beside earlier ones, and of that having been done."""
    checked = list(edition_cases(report, earlier))
    new = [f for f in dict.fromkeys(findings_of(checked)) if f not in report.findings]
    others = tuple(o for o in report.checks if o.check not in EDITION_CHECKS)
    return replace(
        report,
        findings=worst_first([*report.findings, *new]),
        checks=(*others, *outcomes_of(checked, report.tables)),
    )


def edition_cases(report: Report, earlier: Sequence[Earlier]) -> Iterator[Checked]:
    """Hold each question of a report against the latest of ``earlier`` reports that asked it.

    What was stored before is not judged anew when an older edition is added later.
    """
    if not earlier:
        yield from not_held("no_earlier_edition")
        return
    editions = Editions(earlier)
    moves: list[_Move] = []
    for table in report.tables:
        if not table.observations:
            continue
        pairs = list(editions.pairs(report, table))
        if not pairs:
            yield from not_held(_why_alone(table), table)
            continue
        compared = [[_wording(p), _base(report, p), _scale(p)] for p in pairs]
        for check, found in zip(EDITION_CHANGES, zip(*compared, strict=True), strict=True):
            yield from _told(check, pairs, found)
        for pair, results in zip(pairs, compared, strict=True):
            reason = _why_incomparable(results)
            if reason is None:
                moves += _moves(pair)
            else:
                yield NotMade("edition_jump", table, reason)
    yield from _jumps(report, moves)


def _why_alone(table: Table) -> str:
    if all(cell.qualifier == "unplaced" for cell in table.observations):
        return "header_unresolved"
    return "not_in_earlier_edition" if end_of(table) else "no_period"


def _why_incomparable(results: Iterable[_Compared]) -> str | None:
    if any(one.facts for one in results):
        return "edition_differs"
    unknown = [one.unknown for one in results if one.unknown in {"no_wording", "no_base"}]
    return unknown[0] if unknown else None


# -- what changed about a question -----------------------------------------------------------------


def _wording(pair: Pair) -> _Compared:
    now, then = pair.now.question, pair.then.question
    if now is None and then is None:
        return _Compared(unknown="no_wordings")
    if now is None or then is None:
        return _Compared(unknown="no_wording")
    same = wording_key(now) == wording_key(then)
    return _Compared(None if same else _in_both(pair, now=now, then=then))


def _base(report: Report, pair: Pair) -> _Compared:
    now, then = base_of(report, pair.now.table), base_of(pair.earlier.report, pair.then.table)
    if now is None and then is None:
        return _Compared(unknown="no_population")
    if now is None or then is None:
        return _Compared(unknown="no_base")
    same = base_key(now) == base_key(then)
    return _Compared(None if same else _in_both(pair, now=now, then=then))


def _scale(pair: Pair) -> _Compared:
    compared, difference = scale_differences(pair.now, pair.then)
    if difference is None:
        return _Compared(unknown=None if compared else "no_scale")
    named = zip(("what", "now", "then"), difference, strict=True)
    facts = {name: nl for name, (nl, _) in named}
    english = zip(("what_en", "now_en", "then_en"), difference, strict=True)
    return _Compared(_in_both(pair, **facts, **{name: en for name, (_, en) in english}))


def _in_both(pair: Pair, **facts: str) -> Facts:
    """Facts together with the name of the earlier edition."""
    table = pair.then.table
    name = pair.earlier.report.document.title or pair.earlier.report_id
    period = table.period or next(c.period for c in pair.then.cells.values() if c.period)
    return {
        "earlier": f"{table.label} van ‘{name}’ ({period})",
        "earlier_en": f"{table.label} of ‘{name}’ ({period})",
        **facts,
    }


def _told(check: str, pairs: Sequence[Pair], results: Sequence[_Compared]) -> Iterator[Checked]:
    """A case for each pair of a table; what changed for all alike is one finding on the table."""
    first = results[0].facts
    whole = None
    if first and all(one.facts == first for one in results):
        item = pairs[0].now.item if len(pairs) == 1 else ()
        whole = _changed(check, pairs[0], item, first)
    for pair, one in zip(pairs, results, strict=True):
        table = pair.now.table
        if one.unknown:
            yield NotMade(check, table, one.unknown)
        elif one.facts:
            told_here = whole or _changed(check, pair, pair.now.item, one.facts)
            yield Case(check, table, tuple(pair.now.cells.values()), told_here)
        else:
            yield Case(check, table, tuple(pair.now.cells.values()))


def _changed(check: str, pair: Pair, item: HeadingPath, facts: Facts) -> Finding:
    table = pair.now.table
    first = next(iter(pair.now.cells.values()), None)
    place = first.provenance if item and first else caption_place(table)
    return finding(check, table=table.label, row=item or None, column=None, place=place, **facts)


# -- how far numbers moved -------------------------------------------------------------------------


def _moves(pair: Pair) -> list[_Move]:
    """The shares that both editions print."""
    return [
        _Move(pair, cell, then)
        for at, cell in pair.now.cells.items()
        if (then := pair.then.cells.get(at)) is not None
        and (cell.unit, then.unit) == ("percent", "percent")
        and cell.value is not None
        and then.value is not None
    ]


def _jumps(report: Report, moves: Sequence[_Move]) -> Iterator[Checked]:
    """Each share held against how far the others moved since the same earlier report."""
    by_report: dict[str, list[_Move]] = {}
    for move in moves:
        by_report.setdefault(move.pair.earlier.report_id, []).append(move)
    for together in by_report.values():
        common = limit_of([move.change for move in together])
        far: dict[int, float] = {}
        for move in together:
            if abs(move.change) > common:
                limit = max(common, _by_chance(report, move))
                if abs(move.change) > limit:
                    far[id(move.now)] = limit
        for row in _by_row(together):
            yield from _in_row(row, far)


def _by_row(moves: Sequence[_Move]) -> list[list[_Move]]:
    rows: dict[tuple[int, HeadingPath], list[_Move]] = {}
    for move in moves:
        rows.setdefault((id(move.pair.now), move.now.row), []).append(move)
    return list(rows.values())


def _in_row(row: Sequence[_Move], far: dict[int, float]) -> Iterator[Case]:
    """One finding for each cell that jumped, or one for the row where most of it jumped one way."""
    jumped = [move for move in row if id(move.now) in far]
    one_way = len({move.change > 0 for move in jumped}) == 1
    whole = None
    if len(jumped) > 1 and 2 * len(jumped) > len(row) and one_way:
        shown = next((move for move in jumped if is_total(move.now.column)), jumped[0])
        whole = _jump(shown, far[id(shown.now)], whole_row=True)
    for move in row:
        found = None
        if id(move.now) in far:
            found = whole or _jump(move, far[id(move.now)], whole_row=False)
        yield Case("edition_jump", move.pair.now.table, (move.now,), found)


def _jump(move: _Move, limit: float, *, whole_row: bool) -> Finding:
    at = " › ".join(move.now.column)
    named = whole_row and bool(at)
    return finding(
        "edition_jump",
        table=move.pair.now.table.label,
        row=move.now.row or None,
        column=None if whole_row else move.now.column or None,
        place=move.now.provenance,
        **_in_both(move.pair, then=move.then.raw),
        now=f"{move.now.raw} bij ‘{at}’" if named else move.now.raw,
        now_en=f"{move.now.raw} at ‘{at}’" if named else move.now.raw,
        **told("limit", round(limit, 1)),
    )


def _by_chance(report: Report, move: _Move) -> float:
    """What drawing two samples explains; 0 where either report does not say how many it asked.

    How large a subgroup is, no table says: half the average one is allowed for.
    """
    samples = report.document.sample_size, move.pair.earlier.report.document.sample_size
    parts = _groups(move.pair.now, move.now)
    if not samples[0] or not samples[1]:
        return 0.0
    shares = move.now.value or 0.0, move.then.value or 0.0
    return sampling_limit(shares, (samples[0] / parts, samples[1] / parts))


def _groups(asked: Asked, cell: Observation) -> int:
    """Into how many parts a sample falls so that each is half as large as the average subgroup."""
    if cell.category is None:
        return 1
    return 2 * len({c.category for c in asked.cells.values() if c.dimension == cell.dimension})
