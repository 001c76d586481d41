"""Sentences that refer to a figure without numbers, against its question."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabel_extract.checks.cases import Case, findings_of
from tabel_extract.checks.figures import figure_cases
from tabel_extract.model import Claim, Finding, Note, Table
from tabel_extract.pipeline import read_report
from tests.checks.planted import of_figure
from tests.checks.test_properties import few

CHECK = "figure_question_mismatch"


def told(said: str) -> list[Finding]:
    return [f for f in of_figure(said) if f.code == CHECK]


@pytest.mark.parametrize(
    "said",
    [
        "Van de vrouwen vindt 44% dat er te weinig fietsenstallingen zijn (figuur 1.1).",
        "Van de mannen is 44% het eens met de stelling (figuur 1.1).",
        "Van de mannen is 44% te veel onderweg om een stalling te zoeken (figuur 1.1).",
        "Onder vrouwen gaat het om 44% (figuur 1.1).",
        "Onder vrouwen noemt 44% een plek voor hun rijwiel (figuur 1.1).",
        "Van de vrouwen vindt 44% dat er te veel fietsenstallingen zijn.",
        "Van de vrouwen vindt 44% dat er te veel fietsenstallingen zijn (figuur 9.9).",
        "Te veel fietsenstallingen noemt 44% (figuur 1.1 en tabel 1.1).",
    ],
)
def test_what_can_be_said_of_the_figure_is_left_alone(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize("asked", ["meer", "te veel"])
def test_the_other_side_of_a_question_is_named(asked: str) -> None:
    other = {"meer": "minder", "te veel": "te weinig"}[asked]
    found = findings_of(
        figure_cases([said(f"44% wil {other} auto’s")], [figure(f"{asked} auto’s")])
    )
    assert dict(found[0].facts)["why"] == (
        f"de zin zegt ‘{other}’, maar de vraag noemt alleen ‘{asked}’"
    )


def test_a_question_that_offers_both_sides_is_answered_by_either() -> None:
    both = figure("minder auto’s of juist meer auto’s")
    assert findings_of(figure_cases([said("44% wil minder auto’s")], [both])) == []


def test_a_sentence_that_is_about_a_table_and_not_about_the_figure_is_named() -> None:
    (found,) = told("Een fietshelm is voor 22% van de mensen nodig (figuur 1.1).")
    assert "wel uit die van Tabel 1.1" in found.message


def figure(question: str) -> Table:
    note = Note("a", "question", f"Vraag: ‘Wilt u {question}?’", f"Wilt u {question}?")
    return Table("Figuur 2.1", "figure", "Wensen over verkeer", notes=(note,))


def said(text: str) -> Claim:
    return Claim(f"Van de vrouwen {text} (figuur 2.1).", "44%", 44, 44, "percent", exact=True)


@few
@given(
    st.sampled_from(["auto’s", "bussen", "bomen", "lantaarnpalen"]),
    st.sampled_from(["meer", "minder"]),
)
def test_what_was_asked_is_right_and_its_opposite_is_named(of: str, asked: str) -> None:
    other = {"meer": "minder", "minder": "meer"}[asked]
    for amount, expected in ((asked, []), (other, [CHECK])):
        found = findings_of(
            figure_cases([said(f"wil 44% {amount} {of}")], [figure(f"{asked} {of}")])
        )
        assert [f.code for f in found] == expected


@pytest.mark.shared
def test_the_real_chapter_says_of_its_figure_what_was_asked(shared_eval: Path) -> None:
    report = read_report(shared_eval / "seed" / "scp-hoofdstuk7.txt")
    made = [c for c in figure_cases(report.claims, report.tables) if isinstance(c, Case)]
    assert [(c.table.label if c.table else None, c.finding) for c in made] == [("Figuur 7.1", None)]
