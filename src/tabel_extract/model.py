"""The nouns of the project, as frozen dataclasses.

Every room of the pipeline passes these on; none of them knows a file format, a library or a
database. A fact that can be pointed at carries a :class:`Provenance`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Severity = Literal["error", "warning", "info"]
TableKind = Literal["table", "figure", "box"]
NoteKind = Literal["question", "scale", "note"]
SourceFormat = Literal["text", "pdf"]
ClaimVerdict = Literal["disagrees", "review", "agrees", "not_in_document"]
Direction = Literal["for", "against"]
CheckStatus = Literal["passed", "failed", "not_made"]
DecisionVerdict = Literal["accepted", "rejected", "corrected", "withdrawn"]
DecisionState = Literal["stands", "lapsed", "replaced", "withdrawn"]
Operation = Literal["cell", "sum", "difference", "each", "rest"]

HeadingPath = tuple[str, ...]
"""Headings of a row or a column, outermost first."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact stands in its document.

    ``page`` counts from 1 and is None where the export has no page starts; ``line`` counts lines
    of the text from 1, for a PDF those in reading order; ``bbox`` is ``(x0, top, x1, bottom)`` in
    points, origin top left. ``origin`` is set where the fact was not printed as text.
    """

    page: int | None = None
    line: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    origin: Literal["ocr"] | None = None

    def same_line(self, other: Provenance) -> bool:
        """Whether two facts stand on one line."""
        return (self.page, self.line) == (other.page, other.line)


NOWHERE = Provenance()


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a report was read from: file name without folder, hash and size in bytes."""

    name: str
    sha256: str
    size: int
    format: SourceFormat


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: as printed, and as repaired (equal to ``printed`` where nothing was).

    ``apart`` tells that it may be no more of the sentence on the line before it.
    """

    number: int
    page: int | None
    printed: str
    text: str
    apart: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Repair:
    """A piece of text that was printed differently from how it is used."""

    kind: Literal["capital", "hyphen", "furniture"]
    line: int
    printed: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note below a table.

    ``marker`` is None where the note has none, and is about the whole table. ``text`` is what
    stands behind the marker; ``question`` the exact wording asked, for notes that hold one (an
    empty string where the note announces a question and then gives none).
    """

    marker: str | None
    kind: NoteKind
    text: str
    question: str | None = None
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed cell.

    ``value`` is in ``unit`` and None where no number is printed; ``qualifier`` then says why.
    ``period`` is set where the cell's own column or row names a period.
    """

    row: HeadingPath
    column: HeadingPath
    raw: str
    value: float | None
    qualifier: str | None
    unit: str | None
    question: str | None
    markers: tuple[str, ...]
    dimension: str | None
    category: str | None
    period: str | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Table:
    """A table, a figure or a box, with its caption in parts and its cells in reading order."""

    label: str
    kind: TableKind
    title: str
    population: str | None = None
    period: str | None = None
    unit: str | None = None
    unit_text: str | None = None
    caption_markers: tuple[str, ...] = ()
    source: str | None = None
    notes: tuple[Note, ...] = ()
    poles: tuple[str, str] | None = None
    observations: tuple[Observation, ...] = ()
    pages: tuple[int, ...] = ()
    lines: tuple[int, int] | None = None
    bbox: tuple[float, float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a report says about itself. None is "not said", never a guess."""

    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str | None = None
    pages: int | None = None
    population: str | None = None
    fieldwork: tuple[str, str] | None = None
    sample_size: int | None = None
    panel: str | None = None
    weighting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that reading noticed and validation has to tell: a code and what fills it in."""

    code: str
    table: str | None = None
    row: HeadingPath | None = None
    column: HeadingPath | None = None
    provenance: Provenance = NOWHERE
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CellRef:
    """One cell of a table, by its headings."""

    row: HeadingPath
    column: HeadingPath


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that running text states, and what the report's own tables say of it.

    ``low`` and ``high`` are the reading of ``quantity`` as a closed interval in ``unit``; a number
    is ``exact`` where it is stated as such, not where words leave room. ``statistic`` is whether it
    is about what people answered or do, rather than about registrations, budgets or prices.
    ``cells`` are those that it rests on, all of ``table``, joined by ``operation``; ``found`` is
    the value computed from them. ``reason`` is a code, filled by ``facts``, that says how the
    verdict came about in more than one language.
    """

    sentence: str
    quantity: str
    low: float
    high: float
    unit: str
    exact: bool
    statistic: bool = True
    item: str | None = None
    group: str | None = None
    direction: Direction | None = None
    table: str | None = None
    cells: tuple[CellRef, ...] = ()
    operation: Operation | None = None
    found: float | None = None
    verdict: ClaimVerdict = "not_in_document"
    reason: str = "no_link"
    facts: tuple[tuple[str, str], ...] = ()
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Finding:
    """Something validation has to say.

    ``facts`` fill the sentences of the code in the catalogue, so that a finding can be told in
    more than one language.
    """

    code: str
    severity: Severity
    message: str
    table: str | None = None
    row: HeadingPath | None = None
    column: HeadingPath | None = None
    provenance: Provenance = NOWHERE
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What became of one check on one table, or on the report where ``table`` is None.

    ``check`` is the code of the finding that it gives, ``table`` the table's place in the report,
    from 0. It was made ``cases`` times, on the cells that stand at those places in the table, and
    objected ``failed`` times. Where it could not be made, ``reason`` is a code that says why.
    """

    check: str
    table: int | None
    cases: int = 0
    failed: int = 0
    cells: tuple[int, ...] = ()
    reason: str | None = None

    @property
    def status(self) -> CheckStatus:
        """Not made is not passed."""
        if not self.cases:
            return "not_made"
        return "failed" if self.failed else "passed"


@dataclass(frozen=True, slots=True)
class Report:
    """One document as read: tables, claims in their order, and findings about both, worst first.

    ``checks`` is what was checked to come to those findings; empty where that was not recorded.
    """

    source: Source
    document: Document
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = field(default=())
    claims: tuple[Claim, ...] = ()
    checks: tuple[CheckOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class CellSubject:
    """A cell that can be found again in other versions of its report: by what stands around it.

    ``table`` is the label of its table. Where several tables carry that label, or several cells of
    the table those headings, the occurrences tell which, from 1.
    """

    table: str
    row: HeadingPath
    column: HeadingPath
    table_occurrence: int = 1
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class ClaimSubject:
    """A claim that can be found again in other versions of its report: by its words.

    ``occurrence`` tells which of the claims with those words it is, from 1.
    """

    sentence: str
    quantity: str
    occurrence: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a cell or a claim; what was read stays as it was read.

    ``corrected`` is what it should be, as it would be printed, and ``corrected_value`` the same as
    a number, None for a sign or other words. ``was`` is what the person looked at and ``now`` the
    same in the version that the decision is shown with, None where the cell or claim is gone from
    it: of a cell what is printed, of a claim its verdict. ``table`` and ``position`` are its places
    there, from 0: of a cell its table and its place in it, of a claim its place in the report.
    """

    subject: CellSubject | ClaimSubject
    verdict: DecisionVerdict
    name: str
    reason: str
    decided_at: datetime
    was: str
    now: str | None
    state: DecisionState
    corrected: str | None = None
    corrected_value: float | None = None
    table: int | None = None
    position: int | None = None

    @property
    def kind(self) -> Literal["cell", "claim"]:
        """What it is about."""
        return "cell" if isinstance(self.subject, CellSubject) else "claim"

    @property
    def replaced(self) -> str:
        """What a correction takes the place of: the print of a cell, the quantity of a claim."""
        return self.was if isinstance(self.subject, CellSubject) else self.subject.quantity

    @property
    def lapsed(self) -> bool:
        """Whether it no longer counts because its cell or claim says something else, or is gone."""
        return self.state == "lapsed"


def printed_rows(table: Table) -> list[list[Observation]]:
    """The cells of a table by the row that they are printed in, in reading order."""
    rows: list[list[Observation]] = []
    for cell in table.observations:
        last = rows[-1][-1] if rows else None
        if last and last.row == cell.row and last.provenance.same_line(cell.provenance):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows
