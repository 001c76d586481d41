"""Tables that name no population ─► about those whom their report counts as asked.

``In totaal vulden 1.120 ondernemers de vragenlijst in``: all its tables are of ``ondernemers``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.claims.text.words import words
from tabel_extract.facts.sentences import sentences
from tabel_extract.facts.survey import samples_in
from tabel_extract.facts.words import word
from tabel_extract.model import Line, Table

_NOUN = re.compile(r"[^\W\d_]+$")
"""What the people are called whom a sentence counts, at the end of its words for them."""


def of_asked(tables: Sequence[Table], prose: Sequence[Line]) -> Sequence[Table]:
    """The tables, those without a population with the noun for all who were asked."""
    if all(t.population for t in tables):
        return tables
    samples = [s for s in samples_in(list(sentences(prose))) if s.sure]
    told = (_NOUN.search(s.sentence.text[s.start : s.end]) for s in samples)
    nouns = {match[0].lower() for match in told if match}
    noun = nouns.pop() if len(nouns) == 1 else ""
    if noun not in words().people or word("members").fullmatch(noun):
        return tables
    return [t if t.population else replace(t, population=noun) for t in tables]
