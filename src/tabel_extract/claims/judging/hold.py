"""A number with its subject ─► the claim held against the cells that the tables have of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tabel_extract.claims.answers.spoken import Open, Subject
from tabel_extract.claims.answers.strength import says_more, without_pair
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import is_everyone
from tabel_extract.claims.judging.cells import Located, at_end, in_rank, locate, unknown_group
from tabel_extract.claims.judging.doubts import doubtful, points_at_them, rises, spreads, sums_up
from tabel_extract.claims.judging.gaps import (
    Said,
    between_two,
    named_apart,
    points_at_two,
    printed_change,
    shares_of,
    sum_of,
    told_behind,
    two_of,
)
from tabel_extract.claims.judging.judge import value_of
from tabel_extract.claims.judging.paragraph import Paragraph
from tabel_extract.claims.judging.several import groups_as_such, of_groups, of_items, of_several
from tabel_extract.claims.judging.tied import Tied, judged
from tabel_extract.claims.linking.link import Linker
from tabel_extract.claims.linking.quoting import quotes
from tabel_extract.model import Claim


class Holder:
    """Holds the numbers of a sentence against their cells; made for each sentence.

    ``said`` are its numbers, ``before`` is what the paragraph said until it; ``tied`` are those
    that were held against cells.
    """

    def __init__(
        self,
        groups: GroupFinder,
        linker: Linker,
        known: Sequence[str],
        before: Paragraph,
        said: list[Said],
    ) -> None:
        self._groups, self._linker, self._known = groups, linker, known
        self._evidence = linker.evidence
        self._before, self._said = before, said
        self.tied: list[Tied] = []

    def summed(self, claim: Claim, one: Said) -> Claim | None:
        """A claim that is what the numbers before it come to together: ``samen dus 64%``."""
        ahead = [s for s in shares_of(self._said) if s.quantity.end <= one.quantity.start]
        found = sum_of(one, ahead or self._before.shares)
        if found is None:
            return None
        subject, located = found
        held = judged(replace(claim, item=subject.item.name), one.quantity, subject, located)
        return held if held.verdict == "agrees" else None

    def held(self, claim: Claim, one: Said, subjects: list[Subject]) -> Claim:
        """A claim held against the cells of its subjects."""
        places = [self._located(one, subject) for subject in subjects]
        located = of_items(one.quantity, places, subjects[0])
        if not isinstance(located, Located):
            return replace(claim, reason=located.reason, facts=located.facts)
        found = judged(claim, one.quantity, subjects[0], located)
        if len(subjects) == 1:
            strange = self._linker.speaks_of_else(subjects[0].item, one.spoken)
            self.tied.append(Tied(found, one.quantity, subjects[0], located, strange))
        return found

    def _located(self, one: Said, subject: Subject) -> Located | Open:
        before = [s for s in self._said if s.quantity.end <= one.quantity.start]
        if not one.quantity.apart:
            return self._cell(one, subject, before)
        if named := named_apart(
            one, subject, before, self._groups, self._before.years, self._before.groups
        ):
            return named
        named_too = [
            m for m in self._groups.find(one.spoken.sentence)
            if m.of_category or (m.group is None and m.start < one.quantity.start)
        ]  # fmt: skip
        bare = not before and not named_too
        last = self._before.two if bare and not one.spoken.context.years else None
        two = two_of(shares_of(before)) or told_behind(one, self._said)
        pointed = points_at_two(one.spoken)
        if two is None and last and (last.alike or pointed) and last.item is subject.item:
            two = last
        change = printed_change(one, subject, self._evidence.items) if bare else None
        if two is None and change is not None:
            return change
        if two is None or (two is last and one.spoken.context.earlier):
            return Open("difference_unclear", (("table", subject.item.table.label),))
        strangers = partial(self._evidence.strangers, subject.item)
        doubt = two is last and doubtful(one.spoken, strangers, stated=False)
        words = f"{one.spoken.far} {one.spoken.printed}"
        return between_two(
            two, subject, words, sure=two.sure and (two is not last or two.alike) and not doubt
        )

    def _cell(self, one: Said, subject: Subject, before: list[Said]) -> Located | Open:
        if not one.about.stated and spreads(one.spoken):
            return unknown_group(one.about)
        if not one.about.stated and not subject.item.periods and (end := rises(one.spoken)):
            return at_end(subject, one.about, one.spoken, end)
        named = groups_as_such(one.spoken, self._groups.categories)
        if named and not one.about.stated:
            return of_groups(subject, one.spoken, named)
        if one.about.group and one.about.also:
            return of_several(subject, one.spoken, (one.about.group, *one.about.also))
        found = locate(subject, in_rank(one.about, subject.item), one.spoken)
        if subject.complement and isinstance(found, Located):
            rest = value_of(found.computed.cells, "rest")
            found = Located(rest or found.computed, sure=False)
        alone = isinstance(found, Located) and len(found.computed.cells) == 1
        if alone and not one.quantity.exact and sums_up(one.spoken):
            return Open("number_unclear", (("table", subject.item.table.label),))
        earlier = self._before.earlier is not None and not is_everyone(self._before.earlier)
        groups = [s.about.group for s in before if s.about.stated]
        beside = any(g is not None and not is_everyone(g) for g in groups)
        told = self._told(one, subject)
        narrowed = earlier or beside or (self._before.narrowed and not told)
        narrowed |= points_at_them(one.spoken)
        still = narrowed and not one.about.stated  # it may still be that group's, or the next
        strangers = partial(self._evidence.strangers, subject.item)
        summed = told and len(subject.choice.answers) > 1
        doubt = doubtful(one.spoken, strangers, stated=one.about.stated, told=told, summed=summed)
        more = says_more(subject.item, without_pair(one.spoken))
        if isinstance(found, Located) and (still or doubt or more or not one.about.sure):
            return replace(found, sure=False)
        return found

    def _told(self, one: Said, subject: Subject) -> bool:
        """Whether the sentence itself says which table it is of, or names points of its scale."""
        here = any(r in self._known for r in one.spoken.context.references)
        scale = subject.choice.named and subject.choice.answers[0].point is not None
        return here or scale or quotes(self._evidence, one.spoken.sentence, subject.item)
