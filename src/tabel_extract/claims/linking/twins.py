"""The same thing that another table prints: one gives it for everyone, one for groups of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tabel_extract.claims.answers.items import Answer, Item
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.spoken import Open, Spoken, Subject
from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.group import About, Group, is_everyone
from tabel_extract.language.cues import Cue
from tabel_extract.model import Table
from tabel_extract.tables.lexicon import key

_AGREEMENT = Cue(
    r"\binstemming\s+met\b|\b(?:percentage|aandeel)\s+(?:dat\s+het\s+)?(?:\(?(?:helemaal|zeer)\)?\s+)?(?:mee\s+)?eens\b"
)
"""What a table is of that has no column for those who disagree."""


def in_print(
    subject: Subject | Open, about: About, spoken: Spoken, items: Sequence[Item]
) -> Subject | Open:
    """A subject in the one other table that prints the group of a number, where its own doesn't.

    Left as it is where no other table has its item and its answers, or several have, and where the
    sentence itself says which table or year it is of.
    """
    group = about.group
    if isinstance(subject, Open) or group is None or is_everyone(group) or not about.stated:
        return subject
    if spoken.context.references or spoken.context.years:
        return subject
    if any(_prints(answer, group) for answer in subject.item.answers):
        return subject
    found = list(_elsewhere(subject, group, items))
    return found[0] if len(found) == 1 else subject


def same_question(before: Subject, beside: Sequence[Item]) -> Subject | None:
    """The mean of a question whose shares were spoken of, or the other way round."""
    own = before.item
    twins = [i for i in beside if i.question == own.question and len(i.answers) == 1]
    if len(twins) != 1 or not (own.question or len(beside) == 1):
        return None
    return Subject(twins[0], Choice(twins[0].answers), sure=before.sure)


def fullest(items: Sequence[Item]) -> Item | None:
    """Of items that are one thing in several tables the one with the most answers; else None."""
    first = items[0]
    if not all(_is_same(first, other) or _is_same(other, first) for other in items[1:]):
        return None
    return max(items, key=lambda item: len(item.answers))


def _elsewhere(subject: Subject, group: Group, items: Sequence[Item]) -> Iterator[Subject]:
    for item in items:
        if item.table is subject.item.table or not _is_same(subject.item, item):
            continue
        answers = tuple(_alike(subject, item))
        if answers and all(_prints(answer, group) for answer in answers):
            choice = replace(subject.choice, answers=answers, otherwise=())
            yield replace(subject, item=item, choice=choice)


def _is_same(one: Item, other: Item) -> bool:
    """Whether two items ask one thing of the same people, and the last time is that of the other.

    Not where one has years and the other too: each has then numbers of its own.
    """
    named = one.labels and list(map(key, one.labels)) == list(map(key, other.labels))
    asked = one.question is None or other.question is None or one.question == other.question
    alike = (one.unit, one.table.population) == (other.unit, other.table.population)
    last = one.periods[-1] if one.periods else one.table.period
    return bool(named) and asked and alike and not other.periods and last == other.table.period


def _alike(subject: Subject, item: Item) -> Sequence[Answer]:
    """The answers of another item that are those of a subject; none where any is not there.

    Where a table gives agreement alone, that is what all answers that agree come to.
    """
    own = subject.choice.answers
    found = [a for mine in own for a in item.answers if key(a.label or "") == key(mine.label or "")]
    if len(found) == len(own):
        return found
    agreeing = [a for a in subject.item.answers if a.stance == "agree"]
    alone = len(item.answers) == 1 and item.answers[0].label is None
    return item.answers if alone and own == tuple(agreeing) and _of_agreement(item.table) else ()


def _of_agreement(table: Table) -> bool:
    """Whether a table says of itself that its numbers are those who agree."""
    told = [table.title, *(note.text for note in table.notes)]
    return any(_AGREEMENT.search(text) for text in told)


def _prints(answer: Answer, group: Group) -> bool:
    printed = {place.group for place in answer.cells}
    return own_group(group, printed) in printed
