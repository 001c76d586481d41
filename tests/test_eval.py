"""The figures reached on the shared evaluation sets, held by their own scorer."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tabel_extract.claims.quantities.phrases import load_phrases
from tabel_extract.claims.read import read_claims
from tabel_extract.model import Line, Table
from tabel_extract.pipeline import read_report
from tabel_extract.published import publish
from tabel_extract.reading.text import read_text
from tabel_extract.settings import Settings
from tabel_extract.tables.assemble import read_tables

pytestmark = pytest.mark.shared

RATIOS = ("cells", "leaf", "units", "meta", "notes", "question", "doc", "findings")
PHRASES = load_phrases()
PERFECT = dict.fromkeys(RATIOS, 1.0) | {"false_errors": 0}


@cache
def scorer(folder: Path) -> ModuleType:
    """The scorer that comes with the sets."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(folder: Path, path: Path) -> tuple[dict[str, float], dict[str, Any]]:
    """What a text scores, a share for each ratio, and everything that it misses."""
    module = scorer(folder)
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
    got = json.loads(publish(read_report(path)).model_dump_json())
    figures, misses = module.score(gold, got)
    result: dict[str, float] = {"false_errors": figures["false_errors"]}
    for name in RATIOS:
        counts = figures[name]
        if len(counts) == 3:
            result[name] = module.ratio(*counts)
        else:
            result[name] = counts[0] / counts[1] if counts[1] else 1.0
    return result, {k: v for k, v in misses.items() if v and not k.startswith("claims")}


def test_the_real_chapter_is_read_without_a_miss(shared_eval: Path) -> None:
    assert scores(shared_eval, shared_eval / "seed" / "scp-hoofdstuk7.txt") == (PERFECT, {})


@pytest.mark.parametrize("folder", ["seed", "scp", "faults"])
def test_pdfs_are_read_without_a_miss_and_their_faults_named(
    shared_eval: Path, folder: str
) -> None:
    pdfs = sorted((shared_eval / folder).glob("*.pdf"))
    figures = {p.name: scores(shared_eval, p)[0] for p in pdfs}

    meta = {p.name: 29 / 30 if p.name == "fout-3.pdf" else 1.0 for p in pdfs}
    assert pdfs
    assert figures == {p.name: PERFECT | {"meta": meta[p.name]} for p in pdfs}


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["seed", "scp"])
def test_two_independent_readers_agree_on_every_cell(shared_eval: Path, folder: str) -> None:
    pdfs = sorted((shared_eval / folder).glob("*.pdf"))
    reports = {p.name: read_report(p, Settings(cross_check=True)) for p in pdfs}

    assert pdfs
    assert [
        f.message for r in reports.values() for f in r.findings if f.code == "readers_disagree"
    ] == []


def test_the_questions_of_the_real_chapter_are_exact_to_the_letter(shared_eval: Path) -> None:
    path = shared_eval / "seed" / "scp-hoofdstuk7.txt"  # the scorer itself folds case
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))

    wanted = {t["label"]: {o["question"] for o in t["observations"]} for t in gold["tables"]}

    tables = [t for t in read_report(path).tables if t.kind != "box"]
    assert {t.label: {o.question for o in t.observations} for t in tables} == wanted


def test_an_article_gives_no_tables_and_all_that_it_tells_of_its_survey(shared_eval: Path) -> None:
    assert scores(shared_eval, shared_eval / "seed" / "hvn-artikel.txt") == (PERFECT, {})


def test_reports_of_other_subjects_are_read_without_a_miss(shared_eval: Path) -> None:
    texts = sorted((shared_eval / "scp").glob("*.txt"))

    assert texts
    assert {p.name: scores(shared_eval, p) for p in texts} == {p.name: (PERFECT, {}) for p in texts}


def test_reports_with_planted_faults_are_read_and_their_faults_named(shared_eval: Path) -> None:
    texts = sorted((shared_eval / "faults").glob("*.txt"))
    figures = {p.name: scores(shared_eval, p)[0] for p in texts}

    # Two tables of fout-3 have one label, and the scorer looks tables up by label.
    meta = {p.name: 29 / 30 if p.name == "fout-3.txt" else 1.0 for p in texts}
    assert texts
    assert figures == {p.name: PERFECT | {"meta": meta[p.name]} for p in texts}


CLAIM_RATIOS = ("claims_found", "claims_right", "stats")
OPPOSITE = 0.92
"""Two sentences of the set are said to agree where their table prints the number at the opposite
answer; those are to be looked at, so that not all verdicts are the ones of the set."""


def claim_scores(folder: Path, paths: Sequence[Path]) -> dict[str, float]:
    """What the claims of texts score together: shares, and alarms too many."""
    module = scorer(folder)
    hits, alarms = dict.fromkeys(CLAIM_RATIOS, (0, 0)), 0
    for path in paths:
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        got = json.loads(publish(read_report(path)).model_dump_json())
        figures, _ = module.score(gold, got)
        alarms += figures["false_alarms"]
        for name in CLAIM_RATIOS:
            hits[name] = (hits[name][0] + figures[name][0], hits[name][1] + figures[name][1])
    shares = {name: found / wanted for name, (found, wanted) in hits.items() if wanted}
    return shares | {"false_alarms": alarms}


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_every_claim_of_the_real_chapter_has_the_verdict_that_a_person_gave_it(
    shared_eval: Path, suffix: str
) -> None:
    path = shared_eval / "seed" / f"scp-hoofdstuk7{suffix}"

    assert claim_scores(shared_eval, [path]) == {
        "claims_found": 1.0,
        "claims_right": 1.0,
        "false_alarms": 0,
    }


def test_every_number_of_an_article_is_found_with_its_direction(shared_eval: Path) -> None:
    assert claim_scores(shared_eval, [shared_eval / "seed" / "hvn-artikel.txt"]) == {
        "claims_found": 1.0,
        "claims_right": 1.0,
        "stats": 1.0,
        "false_alarms": 0,
    }


@pytest.mark.parametrize("suffix", [".txt", ".pdf"])
def test_claims_of_other_reports_are_found_and_none_is_accused_wrongly(
    shared_eval: Path, suffix: str
) -> None:
    found = claim_scores(shared_eval, sorted((shared_eval / "scp").glob(f"*{suffix}")))

    assert found.pop("claims_right") >= OPPOSITE
    assert found == {"claims_found": 1.0, "false_alarms": 0}


def with_number(line: Line, old: str, new: str) -> Line:
    """A line of running text that states another number."""
    assert line.text.count(old) == 1, f"{old!r} in {line.text!r}"
    return replace(line, text=line.text.replace(old, new))


def verdicts(prose: Sequence[Line], tables: Sequence[Table]) -> list[str]:
    return [c.verdict for c in read_claims(prose, tables, PHRASES)]


@pytest.mark.parametrize("off", [7, -7])
def test_a_wrong_number_is_accused_and_the_verdict_of_no_other_changes(
    shared_eval: Path, off: int
) -> None:
    path = shared_eval / "seed" / "scp-hoofdstuk7.txt"
    reading = read_tables(read_text(path.read_bytes(), path.name).lines)
    claims = read_claims(reading.prose, reading.tables, PHRASES)
    before = [c.verdict for c in claims]
    tried, missed = 0, []

    for place, claim in enumerate(claims):
        stated = re.search(r"\d+", claim.quantity)
        wrong = claim.low + off
        if not (claim.exact and claim.verdict == "agrees" and stated and 0 <= wrong <= 100):
            continue
        changed = claim.quantity.replace(stated[0], f"{wrong:g}")
        prose = [
            with_number(line, claim.quantity, changed)
            if line.number == claim.provenance.line
            else line
            for line in reading.prose
        ]
        tried += 1
        wanted = [*before[:place], "disagrees", *before[place + 1 :]]
        if verdicts(prose, reading.tables) != wanted:
            missed.append((claim.sentence, claim.quantity, changed))

    assert tried
    assert missed == []
