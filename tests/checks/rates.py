"""How often each check objects, and how often it does so to what is right: ``make rates``.

Every report beside which its right answer lies is parsed: those of this repository, and those of
the shared evaluation sets where these are present. An objection is known to be right where the
answer lists it, or where it follows from the answer (a table that has no source there has none to
find). Where the answer says nothing that would tell, the objection is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.model import Finding, Report
from tabel_extract.pipeline import read_report

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
OWN = ("fixtures", "fixtures/pdf", "tests/layouts", "tests/layouts/pdf")
SETS = ("seed", "scp", "faults")

FOLLOWS = {"note_orphan": "note_missing", "label_gap": "label_duplicate"}
"""A code that the fault of another brings along: a lost marker leaves its note without one."""
ABSENT = {"source_missing": "source", "period_missing": "period", "unit_missing": "unit"}
"""What the right answer has no value for where the code is right."""
COUNTED_AS = {"claim_review": "claim_disagrees"}
"""A code that another one's comparisons are made for too."""
NOT_JUDGED = frozenset(
    {
        "question_unquoted",
        "label_gap",
        "no_tables",
        "no_text",
        "read_by_ocr",
        "page_is_image",
        "readers_disagree",
    }
)
"""Codes that tell what was read and how, which an answer does not speak of."""


@dataclass(slots=True)
class Tally:
    """Of one code: comparisons (or tables, where it counts none), objections and their fate."""

    made: int = 0
    objected: int = 0
    known: int = 0
    unjudged: int = 0

    @property
    def false(self) -> int:
        """Objections to what is right."""
        return self.objected - self.known - self.unjudged

    @property
    def rate(self) -> float:
        """The share of comparisons that object to what is right."""
        return self.false / self.made if self.made else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """The right answer to a report, as far as it was written down."""

    path: Path
    tables: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]
    all_claims: bool
    findings: frozenset[tuple[str, str]]


def answers(folders: Iterable[Path]) -> Iterator[Answer]:
    """Every report of some folders that has its answer beside it."""
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            whole = gold if isinstance(gold, dict) else {"tables": gold}
            found = frozenset((f["table"], f["code"]) for f in whole.get("findings") or ())
            base = path.name.removesuffix(".gold.json")
            for kind in (".txt", ".pdf"):
                if (source := folder / f"{base}{kind}").is_file():
                    tables, claims = whole["tables"], whole.get("claims") or ()
                    complete = bool(whole.get("claims_complete"))
                    yield Answer(source, tuple(tables), tuple(claims), complete, found)


def own_answers() -> list[Answer]:
    """The reports of this repository."""
    return list(answers(ROOT / name for name in OWN))


def shared_answers() -> list[Answer]:
    """The reports of the evaluation sets; none where they are absent."""
    return list(answers(SHARED / name for name in SETS))


def is_known(finding: Finding, answer: Answer) -> bool | None:
    """Whether the answer confirms an objection; None where it does not tell."""
    code, table = finding.code, finding.table or ""
    if {(table, code), (table, FOLLOWS.get(code, ""))} & answer.findings:
        return True
    if code.startswith("claim_"):
        return _misquotes(dict(finding.facts), answer)
    if code in NOT_JUDGED or not answer.tables:
        return None
    facts = dict(finding.facts)
    of_label = [t for t in answer.tables if t["label"] == table]
    if code in ABSENT:
        return _lacks(of_label, ABSENT[code])
    if code == "note_orphan":
        return _stray(facts, of_label, answer)
    if code == "group_exceeds_total":
        return _prints(finding, facts["total"], of_label)
    return False


def _misquotes(facts: dict[str, str], answer: Answer) -> bool | None:
    """Whether the sentence is one that the answer finds fault with."""
    said = _bare(facts["sentence"])
    told = [(_bare(c["sentence"]), c) for c in answer.claims]
    same = [claim for sentence, claim in told if said in sentence or sentence in said]
    if not same:
        return False if answer.all_claims else None
    return any(
        c.get("verdict") in {"disagrees", "review"} or c.get("agrees") is False for c in same
    )


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _lacks(tables: list[dict[str, Any]], what: str) -> bool | None:
    """Whether the answer has no value there; figures are not in all answers."""
    if not tables or what not in tables[0]:
        return None
    return not tables[0][what]


def _prints(finding: Finding, total: str, tables: list[dict[str, Any]]) -> bool:
    """Whether a report of made-up counts prints the group's number there, and the total too."""
    cells = [o for t in tables for o in t["observations"]]
    group = (list(finding.row or ()), list(finding.column or ()), dict(finding.facts)["n"])
    return group in [(o["row"], o["column"], o["raw"]) for o in cells] and total in {
        o["raw"] for o in cells
    }


def _stray(facts: dict[str, str], tables: list[dict[str, Any]], answer: Answer) -> bool | None:
    """Whether a note is below no table of the answer, or below one that never refers to it."""
    kept = [n for t in answer.tables for n in t.get("footnotes") or t.get("notes") or ()]
    if not kept:
        return None
    start = _bare(facts["text"].rstrip("…"))
    if not any(_bare(n["text"]).startswith(start) for n in kept):
        return True
    markers = [
        marker
        for t in tables
        for o in (t, *t["observations"])
        for name in ("markers", "caption_markers", "caption_marker")
        for marker in o.get(name) or ()
    ]
    return bool(tables) and facts["marker"] not in markers


def count(answer: Answer, report: Report, tallies: dict[str, Tally]) -> list[Finding]:
    """Add a report to the tallies by code; the objections to what is right."""
    made: dict[str, int] = {}
    for outcome in report.checks:
        made[outcome.check] = made.get(outcome.check, 0) + outcome.cases
    for code in CATALOGUE:
        tallies[code].made += made.get(COUNTED_AS.get(code, code), len(report.tables))
    false = []
    for finding in report.findings:
        known = is_known(finding, answer)
        tally = tallies[finding.code]
        tally.objected += 1
        tally.known += known is True
        tally.unjudged += known is None
        if known is False:
            false.append(finding)
    return false


def measure(found: Iterable[Answer]) -> tuple[dict[str, Tally], list[tuple[Answer, Finding]]]:
    """All reports parsed: a tally for each code, and every objection to what is right."""
    tallies = {code: Tally() for code in CATALOGUE}
    false = []
    for answer in found:
        report = read_report(answer.path)
        false += [(answer, finding) for finding in count(answer, report, tallies)]
    return tallies, false


def main() -> None:
    """Print the table, and below it each objection to what is right."""
    found = [*own_answers(), *shared_answers()]
    tallies, false = measure(found)
    print(f"{len(found)} reports\n")
    print(f"{'code':30s} severity    made objected  known not judged  false    rate")
    for code, tally in tallies.items():
        print(
            f"{code:30s} {CATALOGUE[code].severity:8s} {tally.made:7d} {tally.objected:8d}"
            f" {tally.known:6d} {tally.unjudged:10d} {tally.false:6d} {tally.rate:7.2%}"
        )
    for answer, finding in false:
        print(f"\nfalse: {answer.path.name}: {finding.code}: {finding.message}")


if __name__ == "__main__":
    main()
