"""What a valid frame of observations is, declared with pandera and nowhere else.

All reports of a batch are validated in one concatenated frame, lazily, before they are stored. The
predicates are those of ``frame_rules.py``; what fails becomes findings here, since a SchemaErrors
can't be read any more once it has left the process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from tabel_extract.checks import frame_rules as rules
from tabel_extract.checks.catalogue import worst_first
from tabel_extract.model import Finding, Observation, Report, Table

Predicate = Callable[[pd.DataFrame], "pd.Series[bool]"]


def _rowwise(predicate: Callable[..., bool], *columns: str) -> Predicate:
    """A plain predicate over some columns, as a check over a frame."""

    def check(frame: pd.DataFrame) -> pd.Series[bool]:
        values = [frame[c].astype(object).where(frame[c].notna(), None) for c in columns]
        return pd.Series(
            [predicate(*row) for row in zip(*values, strict=True)], index=frame.index, dtype=bool
        )

    return check


_FINDING_OF: dict[str, Callable[[Table, Observation], Finding]] = {
    "range": rules.out_of_range,
    "subgroup_whole": rules.subgroup_broken,
    "subgroup_consistent": rules.subgroup_broken,
    "explained": rules.unexplained,
    "worded": rules.unworded,
}

OBSERVATIONS = pa.DataFrameSchema(
    {
        "report": pa.Column(int, pa.Check.ge(0)),
        "table": pa.Column(int, pa.Check.ge(0)),
        "cell": pa.Column(int, pa.Check.ge(0)),
        "row": pa.Column(str),
        "column": pa.Column(str),
        "odd": pa.Column(bool),
        "raw": pa.Column(str),
        "value": pa.Column(float, nullable=True),
        "qualifier": pa.Column(str, nullable=True),
        "bounded": pa.Column(bool),
        "unit": pa.Column(str, pa.Check.isin(sorted(rules.UNITS)), nullable=True),
        "question": pa.Column(str, nullable=True),
        "asked": pa.Column(bool),
        "dimension": pa.Column(str, nullable=True),
        "category": pa.Column(str, nullable=True),
    },
    checks=[
        pa.Check(_rowwise(rules.in_range, "unit", "value", "bounded"), name="range"),
        pa.Check(_rowwise(rules.subgroup_whole, "dimension", "category"), name="subgroup_whole"),
        pa.Check(lambda frame: ~frame["odd"], name="subgroup_consistent"),
        pa.Check(_rowwise(rules.explained, "value", "qualifier"), name="explained"),
        pa.Check(_rowwise(rules.worded, "asked", "question"), name="worded"),
    ],
    unique=["report", "table", "cell"],
    strict=True,
    ordered=True,
)


@dataclass(frozen=True, slots=True)
class _Cell:
    table: Table
    observation: Observation


def frame_of(reports: Sequence[Report]) -> pd.DataFrame:
    """All observations of some reports, one row per cell in reading order."""
    return _frame(_cells(reports))


def validate(reports: Sequence[Report]) -> list[Report]:
    """The reports with what the schema says of their cells among their findings.

    Raises:
        SchemaErrors: a frame has other columns or types than declared, which is a bug of ours and
            no property of a report.
    """
    cells = _cells(reports)
    if not cells:
        return list(reports)
    try:
        OBSERVATIONS.validate(_frame(cells), lazy=True)
    except SchemaErrors as errors:
        return _with_findings(reports, cells, errors)
    return list(reports)


def _cells(reports: Sequence[Report]) -> list[tuple[int, int, int, _Cell]]:
    return [
        (r, t, c, _Cell(table, cell))
        for r, report in enumerate(reports)
        for t, table in enumerate(report.tables)
        for c, cell in enumerate(table.observations)
    ]


def _frame(cells: list[tuple[int, int, int, _Cell]]) -> pd.DataFrame:
    asked = {id(x.table): rules.question_markers(x.table) for _, _, _, x in cells}
    found = [x.observation for _, _, _, x in cells]
    columns = [((r, t, x.observation.column), x.observation) for r, t, _, x in cells]
    text = pd.StringDtype(na_value=float("nan"))

    def column(values: list[str | None]) -> pd.Series[str]:
        return pd.Series(pd.array(values, dtype=text))

    return pd.DataFrame(
        {
            "report": pd.Series([r for r, _, _, _ in cells], dtype=int),
            "table": pd.Series([t for _, t, _, _ in cells], dtype=int),
            "cell": pd.Series([c for _, _, c, _ in cells], dtype=int),
            "row": column([" › ".join(o.row) for o in found]),
            "column": column([" › ".join(o.column) for o in found]),
            "odd": pd.Series(rules.odd_subgroups(columns), dtype=bool),
            "raw": column([o.raw for o in found]),
            "value": pd.Series([o.value for o in found], dtype=float),
            "qualifier": column([o.qualifier for o in found]),
            "bounded": pd.Series(list(map(rules.has_bounds, found)), dtype=bool),
            "unit": column([o.unit for o in found]),
            "question": column([o.question for o in found]),
            "asked": pd.Series(
                [bool(asked[id(x.table)] & set(x.observation.markers)) for _, _, _, x in cells],
                dtype=bool,
            ),
            "dimension": column([o.dimension for o in found]),
            "category": column([o.category for o in found]),
        }
    )


def _with_findings(
    reports: Sequence[Report], cells: list[tuple[int, int, int, _Cell]], errors: SchemaErrors
) -> list[Report]:
    failures = errors.failure_cases[["check", "index"]].drop_duplicates()
    extra: dict[int, list[Finding]] = {}
    for check, index in failures.itertuples(index=False):
        if check not in _FINDING_OF or pd.isna(index):
            raise errors
        report, _, _, cell = cells[int(index)]
        extra.setdefault(report, []).append(_FINDING_OF[check](cell.table, cell.observation))
    return [_merged(report, extra.get(number, [])) for number, report in enumerate(reports)]


def _merged(report: Report, extra: list[Finding]) -> Report:
    new = [f for f in dict.fromkeys(extra) if f not in report.findings]
    if not new:
        return report
    return replace(report, findings=worst_first([*report.findings, *new]))
