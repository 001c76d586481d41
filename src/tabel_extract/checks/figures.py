"""What the text says with a reference to a figure, against the question of that figure.

A figure prints no numbers, so the sentence is all that a reader has of them. Two things can be said
for certain. A sentence that wants *less* of what the question only offers *more* of (or too many,
too few) is not what was asked: who disagrees with one side does not thereby hold the other. And a
sentence that shares no word with its figure, but several with another table or figure, refers to
the wrong one. That a sentence shares no word with its figure and none with any other shows nothing:
texts put questions into words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from tabel_extract.checks.cases import Case, Checked, NotMade
from tabel_extract.checks.catalogue import finding
from tabel_extract.claims.text.context import references
from tabel_extract.claims.text.words import content, likeness
from tabel_extract.model import Claim, Finding, Table

CHECK = "figure_question_mismatch"
MIN_ELSEWHERE = 2
"""Words that a sentence shares with another table, and with its own figure none, before it is
said to be about that one."""
MIN_LIKENESS = 0.8

_AMOUNT = re.compile(
    r"\b(?P<amount>te veel|te weinig|meer|minder)\s+(?P<of>[\w’'-]+)", re.IGNORECASE
)
_OPPOSITE = {"te veel": "te weinig", "meer": "minder"}
_OPPOSITE |= {v: k for k, v in _OPPOSITE.items()}
_IN_BRACKETS = re.compile(r"\([^()]*\)")


def figure_cases(claims: Sequence[Claim], tables: Sequence[Table]) -> Iterator[Checked]:
    """Each sentence with a number that refers to one figure without numbers, held against it."""
    figures = {t.label.lower(): t for t in tables if t.kind == "figure" and not t.observations}
    told = False
    for sentence, of_it in groupby(claims, key=lambda c: c.sentence):
        claim = next(of_it)
        named = references(sentence)
        figure = figures.get(named[0].lower()) if len(named) == 1 else None
        if figure is None or claim.table is not None:
            continue
        if not any(n.question for n in figure.notes):
            yield NotMade(CHECK, figure, "no_question")
            continue
        told = True
        yield Case(CHECK, figure, (), _mismatch(claim, figure, tables))
    if not told:
        yield NotMade(CHECK, None, "no_figure_claims")


def _mismatch(claim: Claim, figure: Table, tables: Sequence[Table]) -> Finding | None:
    question = _asked(figure)
    asked = _amounts(question)
    for amount, of in _amounts(claim.sentence):
        opposite = _OPPOSITE[amount]
        if (opposite, of) in asked and (amount, of) not in asked:
            return _finding(
                claim,
                figure,
                f"de zin zegt ‘{amount}’, maar de vraag noemt alleen ‘{opposite}’",
                f"the sentence says ‘{amount}’, but the question offers ‘{opposite}’ only",
            )
    elsewhere = _elsewhere(claim, figure, tables)
    if elsewhere is None:
        return None
    return _finding(
        claim,
        figure,
        f"de zin noemt niets uit titel en vraag, maar wel uit die van {elsewhere.label}",
        f"the sentence names nothing of its title and question, but does of {elsewhere.label}",
    )


def _elsewhere(claim: Claim, figure: Table, tables: Sequence[Table]) -> Table | None:
    """The other table that a sentence is about, where it can't be about the figure."""
    said = content(_IN_BRACKETS.sub(" ", claim.sentence))
    if _shared(said, figure):
        return None
    shared = {id(t): _shared(said, t) for t in tables if t is not figure and t.kind != "box"}
    best = max(shared.values(), default=0)
    if best < MIN_ELSEWHERE:
        return None
    return next(t for t in tables if shared.get(id(t)) == best)


def _shared(said: Sequence[str], table: Table) -> int:
    """How many words of a sentence a table's title and questions have too, or compounds of them."""
    own = content(f"{table.title} {_asked(table)} {' '.join(table.poles or ())}")
    return sum(any(likeness(word, other) >= MIN_LIKENESS for other in own) for word in said)


def _asked(table: Table) -> str:
    return " ".join(n.text for n in table.notes if n.question)


def _amounts(text: str) -> set[tuple[str, str]]:
    """Each `te veel …`, `minder …` with the stem of what there is too much or less of."""
    found = set()
    for match in _AMOUNT.finditer(text):
        of = content(match["of"])
        if of:
            found.add((match["amount"].lower(), of[0]))
    return found


def _finding(claim: Claim, figure: Table, why: str, why_en: str) -> Finding:
    return finding(
        CHECK,
        table=figure.label,
        place=claim.provenance,
        why=why,
        why_en=why_en,
        sentence=claim.sentence.rstrip("."),
    )
