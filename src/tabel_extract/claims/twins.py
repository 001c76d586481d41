"""The same thing that another table prints: one gives it for everyone, one for groups of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tabel_extract.claims.called import own_group
from tabel_extract.claims.groups import About, Group, is_everyone
from tabel_extract.claims.items import Answer, Item
from tabel_extract.claims.spoken import Open, Spoken, Subject
from tabel_extract.tables.lexicon import key


def in_print(
    subject: Subject | Open, about: About, spoken: Spoken, items: Sequence[Item]
) -> Subject | Open:
    """A subject in the one other table that prints the group of a number, where its own doesn't.

    Left as it is where no other table has its item and its answers, or several have, and where the
    sentence itself says which table it is of.
    """
    group = about.group
    if isinstance(subject, Open) or group is None or is_everyone(group) or not about.stated:
        return subject
    if spoken.context.references or any(_prints(a, group) for a in subject.item.answers):
        return subject
    found = list(_elsewhere(subject, group, items))
    return found[0] if len(found) == 1 else subject


def _elsewhere(subject: Subject, group: Group, items: Sequence[Item]) -> Iterator[Subject]:
    for item in items:
        if item.table is subject.item.table or not _is_same(item, subject.item):
            continue
        answers = tuple(a for own in subject.choice.answers for a in item.answers if _says(a, own))
        whole = len(answers) == len(subject.choice.answers)
        if whole and all(_prints(answer, group) for answer in answers):
            yield replace(
                subject, item=item, choice=replace(subject.choice, answers=answers, otherwise=())
            )


def _is_same(one: Item, other: Item) -> bool:
    """Whether two items ask one thing, of the same people, in the same year or one unknown."""
    named = one.labels and list(map(key, one.labels)) == list(map(key, other.labels))
    asked = one.question is None or other.question is None or one.question == other.question
    alike = (one.unit, one.table.population) == (other.unit, other.table.population)
    return bool(named) and asked and alike and one.table.period == other.table.period


def _says(one: Answer, other: Answer) -> bool:
    return key(one.label or "") == key(other.label or "")


def _prints(answer: Answer, group: Group) -> bool:
    printed = {place.group for place in answer.cells}
    return own_group(group, printed) in printed
