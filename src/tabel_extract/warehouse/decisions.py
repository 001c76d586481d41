"""Decisions that people take about cells and claims: added to what was read, never in its place.

What became of a decision (whether it stands, has lapsed, was replaced or withdrawn) is told by the
database alone, in ``decisions_as_of``; so is whether a cell is what the person who decides saw.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from tabel_extract.dutch import parse_cell
from tabel_extract.errors import DecisionError, OvertakenDecisionError, UnknownReportError
from tabel_extract.model import CellSubject, ClaimSubject, Decision, DecisionVerdict
from tabel_extract.warehouse import history
from tabel_extract.warehouse.batch import SMALLEST_STEP
from tabel_extract.warehouse.instants import from_microseconds, to_microseconds
from tabel_extract.warehouse.literals import text_list, text_literal
from tabel_extract.warehouse.loading import load_decisions
from tabel_extract.warehouse.store import Warehouse

LONGEST_NAME = 100
LONGEST_REASON = 1000
LONGEST_CORRECTION = 40
"""Characters: what a person would type, and no more than a page can show."""

LARGEST_COUNT = 2**31 - 1
"""What a column of counts holds."""

_UNIT = re.compile(r"\s*(?:%|procent(?:punt(?:en)?)?)$")
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """A decision that a person asks for, with what they looked at.

    ``expected`` is what the cell printed, or the verdict on the claim, when they looked; ``seen``
    the number of the version that they looked at, None for the current one, whatever it is now.
    ``corrected`` goes with the verdict of that name: of a cell a number or a sign as a table prints
    it, of a claim the words that its sentence should have.
    """

    subject: CellSubject | ClaimSubject
    verdict: DecisionVerdict
    name: str
    reason: str
    expected: str
    seen: int | None = None
    corrected: str | None = None


def decide(
    warehouse: Warehouse, report_id: str, request: DecisionRequest, now: datetime
) -> Decision:
    """Store a decision, in one short transaction, and return it as it now stands.

    Args:
        warehouse: A warehouse that is open for writing.
        report_id: The report.
        request: What was decided, about what.
        now: The time to record, with a time zone.

    Raises:
        UnknownReportError: If there is no such report, version, cell or claim.
        OvertakenDecisionError: If the cell or claim says something else now than what was looked
            at, or is gone.
        DecisionError: If name or reason is missing, too long or not printable, the correction of a
            cell is no number or sign, or there is nothing to withdraw.
        WarehouseError: If the warehouse was opened read-only, is full or damaged.
        ValueError: If ``now`` has no time zone.
    """
    to_microseconds(now)
    if request.verdict not in get_args(DecisionVerdict):
        raise DecisionError(f"{request.verdict!r} is no decision: accept, reject or correct it")
    name = _printable("name", request.name, LONGEST_NAME)
    reason = _printable("reason", request.reason, LONGEST_REASON)
    corrected, value = _correction(request)

    def stored() -> Decision:
        known = history.versions(warehouse, _storable(report_id))
        number, at = _next(warehouse, max(now, known[-1].recorded_at))
        row = [
            str(number),
            text_literal(known[0].report_id),
            str(history.choose(known, request.seen, None).version_id),
            *_keys(request.subject),
            text_literal(request.verdict),
            "NULL" if corrected is None else text_literal(corrected),
            "NULL" if value is None else repr(value),
            text_literal(reason),
            text_literal(name),
            text_literal(at.isoformat()),
        ]
        warehouse.query(f"INSERT INTO decision VALUES ({', '.join(row)})")
        *before, decision = load_decisions(warehouse.query, known[0].report_id, None)
        _check(request, decision, before)
        return decision

    return warehouse.store(stored)


def decisions_of(
    warehouse: Warehouse, report_id: str, as_of: datetime | None = None
) -> list[Decision]:
    """Return every decision about a report, first one first, each with what became of it.

    Args:
        warehouse: An open warehouse.
        report_id: The report.
        as_of: A moment with a time zone; the decisions that there were then, held against the
            version that was current then.

    Raises:
        UnknownReportError: If there is no such report, or none yet at that moment.
        ValueError: If ``as_of`` has no time zone.
        WarehouseError: If the file turns out to be damaged, incomplete or unreadable.
    """
    known = history.versions(warehouse, _storable(report_id))
    if as_of is not None:
        history.choose(known, None, as_of)  # tells where there was none yet
    return load_decisions(warehouse.query, known[0].report_id, as_of)


def _check(request: DecisionRequest, decision: Decision, before: list[Decision]) -> None:
    """Refuse what was stored just now where it is not about what the person looked at."""
    what = _named(request.subject)
    if decision.was is None:  # only here: nothing is kept of what was never there
        raise UnknownReportError(f"there is no {what} to decide about")
    if decision.now is None:
        raise OvertakenDecisionError(f"{what} is no longer in the report: look at it again")
    if decision.now != request.expected:
        raise OvertakenDecisionError(
            f"{what} says {decision.now!r} now and not {request.expected!r}: look at it again"
        )
    if decision.lapsed:
        raise OvertakenDecisionError(
            f"{what} means something else now, though it says {decision.now!r}: look at it again"
        )
    about_it = [one for one in before if one.subject == request.subject]
    if request.verdict == "withdrawn" and (not about_it or about_it[-1].verdict == "withdrawn"):
        raise DecisionError(f"nothing was decided about {what}, so there is nothing to withdraw")


def _named(subject: CellSubject | ClaimSubject) -> str:
    if isinstance(subject, ClaimSubject):
        return f"claim {subject.quantity!r}"
    headings = " › ".join((*subject.row, *subject.column))
    return f"cell ‘{headings}’ of {subject.table}"


def _next(warehouse: Warehouse, now: datetime) -> tuple[int, datetime]:
    """Return number and moment of the next decision; both rise, even if the clock was set back."""
    ((number, last),) = warehouse.query(
        "SELECT coalesce(max(decision_id), 0) + 1, epoch_us(max(decided_at)) FROM decision"
    )
    at = now if last is None else max(now, from_microseconds(last) + SMALLEST_STEP)
    return int(number), at


def _keys(subject: CellSubject | ClaimSubject) -> list[str]:
    """Return kind, table, its occurrence, row, column, sentence, quantity and occurrence as SQL."""
    if isinstance(subject, ClaimSubject):
        words = [text_literal(_storable(t)) for t in (subject.sentence, subject.quantity)]
        return ["'claim'", *["NULL"] * 4, *words, _count(subject.occurrence)]
    paths = [_path(path) for path in (subject.row, subject.column)]
    label = text_literal(_storable(subject.table))
    of_label = _count(subject.table_occurrence)
    return ["'cell'", label, of_label, *paths, "NULL", "NULL", _count(subject.occurrence)]


def _count(number: int) -> str:
    return str(max(0, min(number, LARGEST_COUNT)))


def _path(path: tuple[str, ...]) -> str:
    return f"CAST([{text_list(map(_storable, path)) if path else ''}] AS VARCHAR[])"


def _storable(text: str) -> str:
    """Replace what no stored text holds, so that it is looked for in vain and not refused."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")


def _printable(what: str, text: str, longest: int) -> str:
    text = text.strip()
    if not text:
        raise DecisionError(f"a decision needs a {what}: fill it in")
    if len(text) > longest:
        raise DecisionError(f"the {what} has {len(text)} characters: use at most {longest}")
    if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
        raise DecisionError(f"the {what} holds a character that can't be printed: type it again")
    return text


def _correction(request: DecisionRequest) -> tuple[str | None, float | None]:
    """Return the correction as it would be printed, and as a number where it is one."""
    if request.verdict != "corrected":
        if request.corrected is not None:
            raise DecisionError(f"a correction goes with no verdict {request.verdict!r}")
        return None, None
    text = _printable("correction", request.corrected or "", LONGEST_CORRECTION)
    if isinstance(request.subject, ClaimSubject):
        return text, _number_in(text)
    cell = parse_cell(text)
    if cell is None or cell.markers:
        raise DecisionError(
            f"{text!r} is no number or sign as a table prints it, such as 12,5 or -: type it again"
        )
    return cell.raw, cell.value


def _number_in(text: str) -> float | None:
    """The number that words of a sentence are, such as 18,5%; None where they are not just that."""
    cell = parse_cell(_UNIT.sub("", text))
    return None if cell is None or cell.markers else cell.value
