"""Which of several items that fit a sentence about as well is meant, and whether one leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice
from tabel_extract.claims.answers.spoken import Discussion, Open, Spoken, Subject
from tabel_extract.claims.linking.case import Case, literally
from tabel_extract.claims.linking.evidence import Evidence, Fit, stems_of
from tabel_extract.claims.linking.twins import fullest
from tabel_extract.claims.text.words import content
from tabel_extract.tables.lexicon import key

LINK = 0.46
"""From this score on an item is what a sentence speaks of."""
SURE = 0.56
"""From this score on a number may be said to be wrong."""
MARGIN = 0.07
"""How much better than the next item the best must fit."""
DISCUSSED = 0.06
"""What it adds that the paragraph has referred to the item's table."""
IN_FULL = 0.95
"""An item is named in full when a sentence has this part of its words."""
_OPENING = 60
"""Characters of a sentence in which a heading must end that it opens with."""


def discussed(talk: Discussion) -> tuple[str, ...]:
    """The tables that a text is about: those it referred to last, or the one of its section."""
    return talk.tables or ((talk.section,) if talk.section else ())


def weighed(fits: Sequence[Fit], talk: Discussion) -> list[Fit]:
    """Fits, of which those in a table that the text is about are better."""
    here = discussed(talk)
    return [
        fit._replace(score=fit.score + DISCUSSED) if fit.item.table.label in here else fit
        for fit in fits
    ]


def _spoken_of_before(fits: Sequence[Fit], talk: Discussion) -> Item | None:
    """The item that was spoken of just before, where it is one of those that fit as well."""
    before = talk.subject.item if isinstance(talk.subject, Subject) else None
    return next((f.item for f in fits if f.item is before), None)


def leads(fits: Sequence[Fit]) -> bool:
    """Whether the first of some fits is an item that is spoken of, and no other is as well."""
    margin = fits[0].score - fits[1].score if len(fits) > 1 else 1.0
    return bool(fits) and fits[0].score >= LINK and margin >= MARGIN


def opens(text: str, labels: Sequence[str], items: Mapping[str, Sequence[Item]]) -> Item | None:
    """The one item under discussion whose heading a sentence opens with to the letter."""
    opening = f"{key(text[:_OPENING])} "
    found = [
        i for label in labels for i in items.get(label.lower(), ())
        if len(i.labels) == 1 and len(i.answers) == 1 and opening.startswith(f"{key(i.name)} ")
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def same_answers(item: Item, before: Subject | Open | None) -> Choice | None:
    """The answers to an item that are those to the one spoken of before, in the same table."""
    if not isinstance(before, Subject) or before.item.table is not item.table:
        return None
    labels = [answer.label for answer in before.choice.answers]
    same = tuple(answer for answer in item.answers if answer.label in labels)
    return Choice(same) if len(same) == len(labels) else None


def named_last(fits: list[Fit], spoken: Spoken) -> list[Fit] | Open:
    """Where the words name several items in full, the one named last before the number."""
    best = fits[0]
    named = [f for f in fits if f.covered >= IN_FULL and best.score - f.score < 3 * MARGIN]
    labels = {id(f): frozenset(stems_of(f.item)) for f in named}
    named = [
        f for f in named
        if labels[id(f)] and not any(labels[id(f)] < labels[id(g)] for g in named)
    ]  # fmt: skip
    if len({labels[id(f)] for f in named}) < 2:
        return fits
    before = frozenset(content(spoken.near.split("%")[0]))
    ahead = [f for f in named if labels[id(f)] <= before]
    if len({labels[id(f)] for f in ahead}) != 1:
        return Open("two_items", (("items", " en ".join(f"‘{f.item.name}’" for f in named[:2])),))
    return [*ahead, *(f for f in fits if f not in named)]


def _tells(evidence: Evidence, stems: Sequence[str], item: Item, other: Item) -> bool:
    """Whether an item has one of some stems that another one hasn't."""
    if not set(evidence.unmatched(other, stems)) <= set(evidence.unmatched(item, stems)):
        return True
    return any(evidence.names(s, item) and not evidence.names(s, other) for s in stems)


def _touched(evidence: Evidence, item: Item, spoken: Spoken) -> bool:
    """Whether a text has a word of each heading of an item: of `1 keer per week › voetbal`."""
    said = {v for w in content(spoken.own) for v in evidence.alike(w)}
    return all(said & set(content(label)) for label in item.labels)


def _measured_as(fits: Sequence[Fit], talk: Discussion) -> Item | None:
    """Of items that differ in one heading, that which has the one of what was spoken of before.

    ``Van hen gebruikt 57% slaapmiddelen en 36% een bril``: not who would like to have one.
    """
    if not isinstance(talk.subject, Subject):
        return None
    before = talk.subject.item
    labels = [fit.item.labels for fit in fits]
    if before.table is not fits[0].item.table or {len(own) for own in labels} != {2}:
        return None
    apart = [at for at in range(2) if len({own[at] for own in labels}) > 1]
    if len(apart) != 1 or len(before.labels) != 2:
        return None
    found = [f.item for f in fits if f.item.labels[apart[0]] == before.labels[apart[0]]]
    return found[0] if len(found) == 1 else None


def tied(evidence: Evidence, fits: list[Fit], case: Case) -> Item | Open:
    """The item of those that fit about as well that is likely meant."""
    best = fits[0]
    near = [f for f in fits if best.score - f.score < MARGIN]
    tables = list(dict.fromkeys(f.item.table.label for f in near))
    said = literally(near, case.spoken)
    if len(said) == 1 and _touched(evidence, said[0], case.spoken):
        return said[0]
    if said and case.referred and len(tables) == 1:
        return Open("number_unclear", (("table", tables[0]),))
    before = _spoken_of_before(near, case.talk)
    if before and not any(_tells(evidence, case.own, f.item, before) for f in near):
        return before
    if len(tables) > 1 and (same := fullest([f.item for f in near])) is not None:
        return same
    if len(tables) > 1:
        return Open("two_tables", (("tables", " en ".join(tables[:2])),))
    if best.score - near[1].score >= MARGIN / 2:
        return best.item
    if (beside := _measured_as(near, case.talk)) is not None:
        return beside
    return Open("two_items", (("items", " en ".join(f"‘{f.item.name}’" for f in near[:2])),))
