"""Findings as an editor reads them: worst first, by code, each with the place it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tabel_extract.checks import catalogue
from tabel_extract.checks.catalogue import Language
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
    for index, finding in enumerate(report.findings):
        codes = groups[finding.severity]
        group = codes.get(finding.code) or FindingGroup(
            title=_title(finding.code, language),
            advice=_advice(finding.code, language),
            findings=(),
        )
        view = _view(index, finding, judgement.targets[index], anchors, language)
        codes[finding.code] = replace(group, findings=(*group.findings, view))
    return tuple(
        SeverityGroup(
            severity=severity,
            verdict=VERDICT_OF[severity],
            count=sum(len(group.findings) for group in codes.values()),
            groups=_advised_once(codes.values()),
        )
        for severity, codes in groups.items()
        if codes
    )


def _advised_once(groups: Iterable[FindingGroup]) -> tuple[FindingGroup, ...]:
    """The groups with those that share their advice together, and the advice behind the last."""
    by_advice: dict[str | None, list[FindingGroup]] = {}
    for group in groups:
        by_advice.setdefault(group.advice, []).append(group)
    return tuple(
        replace(group, advice=advice if group is together[-1] else None)
        for advice, together in by_advice.items()
        for group in together
    )


def alert(report: Report, index: int, language: Language) -> AlertView:
    """A reference to the report's finding of that index."""
    finding = report.findings[index]
    return AlertView(
        number=index + 1,
        href=f"#{_finding_id(index)}",
        title=_title(finding.code, language),
        verdict=VERDICT_OF[finding.severity],
    )


def _finding_id(index: int) -> str:
    return f"f-{index + 1}"


def _title(code: str, language: Language) -> str:
    """The code's title; the code itself where this program does not know it."""
    return catalogue.title(code, language) if code in CATALOGUE else code


def _advice(code: str, language: Language) -> str | None:
    return catalogue.advice(code, language) if code in CATALOGUE else None


def _view(
    index: int, finding: Finding, target: Target, anchors: Anchors, language: Language
) -> FindingView:
    sentence = _sentence(finding, language)
    where = dict(finding.facts).get("where" if language == "nl" else "where_en", "")
    if where and sentence.startswith(f"{where}: "):
        sentence = sentence.removeprefix(f"{where}: ")
    else:
        where = ""
    sentence = sentence[:1].upper() + sentence[1:]
    return FindingView(
        number=index + 1,
        anchor=_finding_id(index),
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
