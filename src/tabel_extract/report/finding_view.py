"""Findings as an editor reads them: worst first, by code, each with the place it is about."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.checks import catalogue
from tabel_extract.checks.catalogue import SEVERITY_RANK, Language
from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.checks.verdicts import VERDICT_OF, Judgement, Target
from tabel_extract.model import Finding, Report, Severity
from tabel_extract.report.anchors import Anchors
from tabel_extract.report.view import AlertView, FindingGroup, FindingView, SeverityGroup


def severity_groups(
    report: Report, judgement: Judgement, anchors: Anchors, language: Language
) -> tuple[SeverityGroup, ...]:
    """Group a report's findings by severity, worst first, then by code."""
    groups: dict[Severity, dict[str, FindingGroup]] = {"error": {}, "warning": {}, "info": {}}
    numbers = numbers_of(report)
    for index, finding in enumerate(report.findings):
        codes = groups[finding.severity]
        group = codes.get(finding.code) or FindingGroup(
            title=_title(finding.code, language),
            advice=_advice(finding.code, language),
            findings=(),
        )
        view = _view(numbers[index], finding, judgement.targets[index], anchors, language)
        codes[finding.code] = replace(group, findings=(*group.findings, view))
    return tuple(
        SeverityGroup(
            severity=severity,
            verdict=VERDICT_OF[severity],
            count=sum(len(group.findings) for group in codes.values()),
            groups=tuple(codes.values()),
        )
        for severity, codes in groups.items()
        if codes
    )


def numbers_of(report: Report) -> tuple[int, ...]:
    """The number of each finding, from 1, in the order in which they are listed."""
    first: dict[tuple[Severity, str], int] = {}
    for index, finding in enumerate(report.findings):
        first.setdefault((finding.severity, finding.code), index)
    listed = sorted(
        range(len(report.findings)),
        key=lambda index: (
            SEVERITY_RANK[report.findings[index].severity],
            first[report.findings[index].severity, report.findings[index].code],
            index,
        ),
    )
    places = {index: number for number, index in enumerate(listed, 1)}
    return tuple(places[index] for index in range(len(listed)))


def alert(report: Report, index: int, number: int, language: Language) -> AlertView:
    """A reference to the report's finding of that index, by its number in the list."""
    finding = report.findings[index]
    return AlertView(
        number=number,
        href=f"#{_finding_id(number)}",
        title=_title(finding.code, language),
        verdict=VERDICT_OF[finding.severity],
    )


def _finding_id(number: int) -> str:
    return f"f-{number}"


def _title(code: str, language: Language) -> str:
    """The code's title; the code itself where this program does not know it."""
    return catalogue.title(code, language) if code in CATALOGUE else code


def _advice(code: str, language: Language) -> str | None:
    return catalogue.advice(code, language) if code in CATALOGUE else None


def _view(
    number: int, finding: Finding, target: Target, anchors: Anchors, language: Language
) -> FindingView:
    sentence = _sentence(finding, language)
    where = dict(finding.facts).get("where" if language == "nl" else "where_en", "")
    if where and sentence.startswith(f"{where}: "):
        sentence = sentence.removeprefix(f"{where}: ")
    else:
        where = ""
    sentence = sentence[:1].upper() + sentence[1:]
    return FindingView(
        number=number,
        anchor=_finding_id(number),
        where=where,
        sentence=sentence,
        href=_href(target, anchors),
    )


def _sentence(finding: Finding, language: Language) -> str:
    """The catalogue's sentence; the stored one where an older finding lacks what it needs."""
    try:
        return catalogue.sentence(finding, language)
    except KeyError:
        return finding.message


def _href(target: Target, anchors: Anchors) -> str | None:
    if target.cells and not target.whole_table:
        table, cell = target.cells[0]
        return f"#{anchors.cells[table][cell]}"
    if target.tables:
        return f"#{anchors.tables[target.tables[0]]}"
    return None
