"""A number of several groups, or of several items: ``opleidingsgroepen``, ``taalles en werk``.

It rests on the cells of all of them, and is held against the one that fits it least; none can say
that it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.claims.answers.items import Item, Place
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.spoken import Open, Spoken, Subject
from tabel_extract.claims.groups.group import Categories, Group
from tabel_extract.claims.groups.in_order import IN_TURN
from tabel_extract.claims.judging.cells import Located, period_of
from tabel_extract.claims.judging.judge import Computed, value_of
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.words import WORD, content, likeness
from tabel_extract.tables.lexicon import key

_TOGETHER = r"(?:groepen|kwintielen|klassen|categorieën|niveaus)"
_KINDS = re.compile(
    rf"\b(?P<kinds>(?:\w+-,?\s+(?:(?:en|of)\s+)?)*\w{{3,}}?)s?{_TOGETHER}\b", re.IGNORECASE
)
_ALL = re.compile(rf"\b(?:alle|beide|elke|iedere)\s+(?:{_TOGETHER}|groep)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\s*(?:van|onder|bij|in|binnen)\s+(?:alle|beide|elke|iedere|de)\s", re.I)
_USUAL = frozenset({"opleiding", "inkomen", "leeftijd"})
"""What divides people in most surveys, whether or not a report prints it."""
_AND = re.compile(r"\s+en\s+|\bzowel\b[^,;:]*?(?P<pair>\s+als\s+)", re.IGNORECASE)


def groups_as_such(spoken: Spoken, categories: Categories) -> tuple[str, tuple[str, ...]] | None:
    """The words that name groups by what divides them, and those dimensions; else None.

    Only where the number may be of them: they stand before it, or `onder alle …` behind it. No
    dimensions where a table doesn't print one of them.
    """
    sentence, quantity = spoken.sentence, spoken.quantity
    own = f"{spoken.far} {spoken.near.split('%')[0]}"
    before = sentence[: quantity.start]
    behind = sentence[quantity.end :] if _OF_ALL.match(sentence, quantity.end) else ""
    for text, within in ((own, before), (re.split(r"[,.;:()]", behind)[0], behind)):
        found = _ALL.search(text)
        if found and found[0] in within:
            return found[0], tuple(categories)
        for match in _KINDS.finditer(text):
            roots = [root.lower().removesuffix("s") for root in WORD.findall(match["kinds"])]
            named = [d for d in categories if any(_divides(d, root) for root in roots)]
            absent = {r for r in roots if r in _USUAL and not any(_divides(d, r) for d in named)}
            if (named or absent) and match[0] in within:
                return match[0], () if absent else tuple(named)
    return None


def _divides(dimension: str, root: str) -> bool:
    return key(dimension).split()[0].removesuffix("s") == root


def of_groups(
    subject: Subject, spoken: Spoken, named: tuple[str, tuple[str, ...]]
) -> Located | Open:
    """The cells of all groups of the dimensions, and the value that fits the number least."""
    words, dimensions = named
    item = subject.item
    period = period_of(item, spoken)
    if isinstance(period, Open):
        return period
    places = [
        place for place in item.answers[0].cells
        if place.period == period[0] and place.group.dimension in dimensions
    ]  # fmt: skip
    printed = {place.group.dimension for place in places}
    whichever = bool(_ALL.fullmatch(words))
    if whichever and len(printed) > 1:  # `alle groepen` doesn't tell of which division
        return Open("group_unclear")
    if not places or (len(printed) < len(dimensions) and not whichever):
        return Open("group_absent", (("group", words), ("table", item.table.label)))
    return _each(spoken.quantity, [_value(subject, place) for place in places], subject)


def of_several(subject: Subject, spoken: Spoken, groups: Sequence[Group]) -> Located | Open:
    """The cells of groups that one number is said of, and the value that fits it least."""
    period = period_of(subject.item, spoken)
    if isinstance(period, Open):
        return period
    values = [_value(subject, Place(group, period[0])) for group in groups]
    return _each(spoken.quantity, values, subject)


def items_in_one_breath(subject: Subject, spoken: Spoken, items: Sequence[Item]) -> list[Subject]:
    """The item and those that the words of its number join to it with `en`, of the same table.

    An item is joined where a word of its label stands on the other side of `en`, one that the
    item of the number has nowhere.
    """
    joints = [m.span("pair") if m["pair"] else m.span() for m in _AND.finditer(spoken.near)]
    if not joints or IN_TURN.search(spoken.sentence):
        return [subject]
    own = _stems(subject.item, with_question=True)
    others = [i for i in items if i.table is subject.item.table and i is not subject.item]
    found = [subject]
    for start, end in joints:
        left, right = spoken.near[:start], spoken.near[end:]
        if "%" in left and "%" in right:
            continue  # another number's
        sides = content(left), content(right)
        for one, other in (sides, sides[::-1]):
            if not _has(one, _stems(subject.item)):
                continue
            joined = [i for i in others if _has(other, _stems(i) - own)]
            choice = _same_choice(joined[0], subject) if len(joined) == 1 else None
            if choice and all(s.item is not joined[0] for s in found):
                found.append(replace(subject, item=joined[0], choice=choice))
    return found


def of_items(
    quantity: Quantity, places: Sequence[Located | Open], subject: Subject
) -> Located | Open:
    """The cells of several items, and the value that fits the number least; one alone is itself."""
    if len(places) == 1:
        return places[0]
    for place in places:
        if isinstance(place, Open):
            return place
    return _each(quantity, [p.computed for p in places if isinstance(p, Located)], subject)


def _same_choice(item: Item, subject: Subject) -> Choice | None:
    """The same answers to another item, in its own cells."""
    labels = [a.label for a in subject.choice.answers]
    answers = tuple(a for a in item.answers if a.label in labels)
    return replace(subject.choice, answers=answers) if len(answers) == len(labels) else None


def _stems(item: Item, *, with_question: bool = False) -> frozenset[str]:
    texts = [*item.labels, item.question or ""] if with_question else item.labels
    return frozenset(content(" ".join(texts)))


def _has(words: Sequence[str], label: frozenset[str]) -> bool:
    return any(likeness(word, own) > 0 or own.startswith(word) for word in words for own in label)


def _value(subject: Subject, place: Place) -> Computed | None:
    cells = [answer.cells.get(place) for answer in subject.choice.answers]
    known = [cell for cell in cells if cell is not None]
    return value_of(known, "sum") if len(known) == len(cells) else None


def _each(
    quantity: Quantity, values: Sequence[Computed | None], subject: Subject
) -> Located | Open:
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Open("cell_empty", (("table", subject.item.table.label),))
    middle = (quantity.low + quantity.high) / 2
    worst = max(known, key=lambda computed: abs(computed.value - middle))
    cells = tuple(cell for value in known for cell in value.cells)
    return Located(replace(worst, operation="each", cells=cells), sure=False)
