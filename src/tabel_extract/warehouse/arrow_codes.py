"""Codes of subgroups as rows: each table of the database as an Arrow table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from tabel_extract.codes.codelist import RULES, CodeList, Subgroup
from tabel_extract.warehouse.arrow import table_of
from tabel_extract.warehouse.arrow_schemas import CODE_LIST, CODE_LIST_USE, SUBGROUP_CODE
from tabel_extract.warehouse.instants import to_microseconds


@dataclass(frozen=True, slots=True)
class Use:
    """That a list is applied: the number of that, when, by which program, up to which version."""

    number: int
    applied_at: datetime
    program_version: str
    last_version_id: int


def code_tables(
    codes: CodeList,
    use: Use,
    found: Sequence[tuple[Sequence[str], Subgroup]],
    *,
    is_new: bool,
) -> dict[str, pa.Table]:
    """Return rows by database table; empty tables are left out.

    Args:
        codes: The list.
        use: How it is applied.
        found: Subgroups, each with all categories that stand together with it.
        is_new: Whether the list itself is not stored yet.
    """
    at = to_microseconds(use.applied_at)
    applied = (
        use.number, codes.revision, RULES, use.program_version, at, use.last_version_id
    )  # fmt: skip
    tables = {"code_list_use": table_of(CODE_LIST_USE, [applied])}
    if is_new:
        tables["code_list"] = table_of(CODE_LIST, [(codes.revision, codes.name, codes.text, at)])
    rows = [(codes.revision, RULES, *_row(together, one)) for together, one in found]
    if rows:
        tables["subgroup_code"] = table_of(SUBGROUP_CODE, rows)
    return tables


def _row(together: Sequence[str], one: Subgroup) -> tuple[object, ...]:
    return (
        one.dimension,
        list(together),
        one.category,
        one.reason,
        one.dimension_code,
        *(one.dimension_names or (None, None)),
        one.list_code,
        one.category_code,
        *(one.category_names or (None, None)),
        one.position,
        one.match,
        one.low,
        one.high,
    )
