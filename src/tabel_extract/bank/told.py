"""Questions and trends as plain values, as programs get them in JSON."""

from __future__ import annotations

from typing import Any

from tabel_extract.bank.breaks import Break
from tabel_extract.bank.editions import Edition, Number
from tabel_extract.bank.questions import Found, Question, Trend
from tabel_extract.bank.series import Point
from tabel_extract.checks.asked import Spot


def found_told(found: Found, *, subgroups: bool) -> dict[str, Any]:
    """What a search found; the numbers of subgroups only where they are asked for."""
    return {
        "searched": list(found.searched),
        "nowhere": list(found.nowhere),
        "count": found.count,
        "questions": [question_told(one, subgroups=subgroups) for one in found.questions],
        "without_wording": [
            {"report_id": one.report_id, "table_label": one.label, "table_title": one.title}
            for one in found.unworded
        ],
    }


def question_told(question: Question, *, subgroups: bool) -> dict[str, Any]:
    """A question with its variants and editions."""
    return {
        "id": question.question_id,
        "wording": question.wording,
        "variants": _variants(question),
        "editions": [
            {**_edition(edition), "numbers": _numbers(edition, subgroups=subgroups)}
            for edition in question.editions
        ],
    }


def trend_told(trend: Trend) -> dict[str, Any]:
    """The series of a question, each number with what breaks the series before it."""
    return {
        "id": trend.question.question_id,
        "wording": trend.question.wording,
        "variants": _variants(trend.question),
        "dimension": trend.group.dimension or None,
        "category": trend.group.category or None,
        "series": [
            {
                "item": one.item,
                "answer": one.answer,
                "points": [_point(p, first=not n) for n, p in enumerate(one.points)],
            }
            for one in trend.series
        ],
    }


def _variants(question: Question) -> list[dict[str, Any]]:
    return [
        {
            "id": variant.question_id,
            "wording": variant.wording,
            "differences": [
                {"kind": piece.kind, "text": piece.text}
                for piece in variant.pieces
                if piece.kind != "same"
            ],
        }
        for variant in question.variants
    ]


def _edition(edition: Edition) -> dict[str, Any]:
    printed, table = edition.printed, edition.printed.table
    document = printed.report.document
    return {
        "report_id": printed.report_id,
        "version": printed.ordinal,
        "report_title": document.title,
        "publisher": document.publisher,
        "table_label": table.label,
        "table_title": table.title,
        "pages": list(table.pages),
        "wording": edition.wording,
        "item": list(edition.asked.item),
        "period": edition.period,
        "population": edition.base,
        "unit": table.unit_text,
        "answers": list(edition.answers),
        "poles": list(table.poles) if table.poles else None,
        "scale_notes": list(edition.scale_notes),
        "source": table.source,
        "fieldwork": list(document.fieldwork) if document.fieldwork else None,
        "sample_size": document.sample_size,
        "panel": document.panel,
    }


def _numbers(edition: Edition, *, subgroups: bool) -> list[dict[str, Any]]:
    return [
        {
            "row": list(number.cell.row),
            "column": list(number.cell.column),
            "dimension": number.cell.dimension,
            "category": number.cell.category,
            **_number(number),
        }
        for spot, number in edition.numbers.items()
        if subgroups or is_total_spot(spot)
    ]


def is_total_spot(spot: Spot) -> bool:
    """Whether a number is about all people."""
    return not spot.category


def _number(number: Number) -> dict[str, Any]:
    cell, mark = number.cell, number.mark
    return {
        "raw": cell.raw,
        "value": cell.value,
        "qualifier": cell.qualifier,
        "unit": cell.unit,
        "n": number.n,
        "decision": mark.decision,
        "corrected": mark.corrected,
        "decided_by": mark.by,
        "decision_reason": mark.reason,
        "findings": list(mark.codes),
        "worst_severity": mark.severity,
    }


def _point(point: Point, *, first: bool) -> dict[str, Any]:
    return {
        **_edition(point.edition),
        "dimension": point.number.cell.dimension if point.number else None,
        "category": point.number.cell.category if point.number else None,
        **(_number(point.number) if point.number else {"raw": None, "value": None}),
        "comparable_with_previous": None if first else not point.breaks,
        "breaks": [_break(one) for one in point.breaks],
        "also_printed_in": [
            {"report_id": other.printed.report_id, "table_label": other.printed.table.label}
            for other in point.also
        ],
    }


def _break(one: Break) -> dict[str, Any]:
    dutch, english = one.said
    return {"kind": one.kind, "certain": one.certain, "message": dutch, "message_en": english}
