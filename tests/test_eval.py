"""The figures reached on the shared evaluation sets, held by their own scorer."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tabel_extract.pipeline import read_report
from tabel_extract.published import publish
from tabel_extract.settings import Settings

pytestmark = pytest.mark.shared

RATIOS = ("cells", "leaf", "units", "meta", "notes", "question", "doc", "findings")
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
