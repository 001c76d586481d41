"""What people decided about the cells and claims of a report, and whether that still counts."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.checks.catalogue import Language
from tabel_extract.model import CellSubject, Decision, DecisionState
from tabel_extract.report import words
from tabel_extract.report.anchors import Anchors
from tabel_extract.report.view import DecisionLine, DecisionMark, DecisionsView

SIGNS = {"accepted": "✓", "rejected": "✗", "corrected": "✎"}
SHOWN: frozenset[DecisionState] = frozenset({"stands", "lapsed"})
"""Decisions that are shown beside their number; the others are history."""


class Decided:
    """The decisions of a report by what they are about."""

    def __init__(
        self,
        decisions: Sequence[Decision],
        anchors: Anchors,
        claims: Sequence[str],
        language: Language,
    ) -> None:
        """Take the decisions of a report, the ids of its cells and those of its claims."""
        self._language = language
        self._anchors = anchors
        self._claims = claims
        self._all = decisions
        self._numbers = {id(decision): number for number, decision in enumerate(decisions, 1)}
        self._cells: dict[tuple[int, int], Decision] = {}
        self._of_claims: dict[int, Decision] = {}
        for decision in decisions:
            if decision.state not in SHOWN or decision.position is None:
                continue
            if decision.table is not None:
                self._cells[decision.table, decision.position] = decision
            else:
                self._of_claims[decision.position] = decision

    def cell(self, table: int, position: int) -> DecisionMark | None:
        """What was decided about a cell, by its places from 0."""
        return self._mark(self._cells.get((table, position)))

    def claim(self, position: int) -> DecisionMark | None:
        """What was decided about a claim, by its place from 0."""
        return self._mark(self._of_claims.get(position))

    def view(self) -> DecisionsView:
        """All decisions, the last one first, and how many of each kind stand."""
        texts = words.words(self._language)
        standing = [d.verdict for d in self._all if d.state == "stands"]
        counted = []
        for verdict in dict.fromkeys(standing):
            count = words.number(standing.count(verdict), self._language)
            counted.append(f"{count} {texts[f'decided_{verdict}'].lower()}")
        lapsed = sum(d.state == "lapsed" for d in self._all)
        if lapsed:
            counted.append(f"{words.number(lapsed, self._language)} {texts['decision_lapsed']}")
        return DecisionsView(
            summary=", ".join(counted),
            lines=tuple(self._line(decision) for decision in reversed(self._all)),
        )

    def _mark(self, decision: Decision | None) -> DecisionMark | None:
        if decision is None:
            return None
        number = self._numbers[id(decision)]
        return DecisionMark(
            verdict=decision.verdict,
            sign=SIGNS[decision.verdict],
            corrected=decision.corrected,
            lapsed=decision.lapsed,
            said=self._said(decision),
            href=f"#d-{number}",
        )

    def _said(self, decision: Decision) -> str:
        """The decision in a line: what, of what, by whom, why, and whether it still counts."""
        texts = words.words(self._language)
        what = texts[f"decided_{decision.verdict}"]
        if decision.corrected is not None:
            what += f" ({decision.replaced} → {decision.corrected})"
        when = words.day(decision.decided_at, self._language)
        line = texts["decided_by"].format(what=what, name=decision.name, when=when)
        line += f" ‘{decision.reason}’"
        if decision.lapsed:
            now = texts["nothing"] if decision.now is None else decision.now
            line += f" [{texts['decision_lapsed_why'].format(was=decision.was, now=now)}]"
        return line

    def _line(self, decision: Decision) -> DecisionLine:
        texts = words.words(self._language)
        subject = decision.subject
        if isinstance(subject, CellSubject):
            paths = ", ".join(words.quoted(path) for path in (subject.row, subject.column) if path)
            about = f"{subject.table}, {paths}" if paths else subject.table
        else:
            about = f"“{subject.sentence}”"
        return DecisionLine(
            anchor=f"d-{self._numbers[id(decision)]}",
            about=about,
            href=self._href(decision),
            said=self._said(decision),
            state=texts[f"decision_{decision.state}"],
            counts=decision.state == "stands",
        )

    def _href(self, decision: Decision) -> str | None:
        if decision.position is None:
            return None
        if decision.table is not None:
            return f"#{self._anchors.cells[decision.table][decision.position]}"
        return f"#{self._claims[decision.position]}"
