"""Running text and tables ─► claims: every number that the text states, and what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from tabel_extract.claims.about.directions import Directions, own_clause
from tabel_extract.claims.about.segments import in_brackets, segments, with_words
from tabel_extract.claims.about.surveyed import Surveyed, is_said_again, is_statistic
from tabel_extract.claims.about.topic import topic
from tabel_extract.claims.about.whom import about
from tabel_extract.claims.answers.items import MEANS, items_of
from tabel_extract.claims.answers.spoken import Discussion, Open, Spoken, Subject, spoken_of
from tabel_extract.claims.answers.strength import says_more, without_pair
from tabel_extract.claims.groups.asked import of_asked
from tabel_extract.claims.groups.divided import with_groups
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import Group, Mention, is_everyone
from tabel_extract.claims.groups.in_order import is_other_end
from tabel_extract.claims.judging.cells import Located, at_end, in_rank, locate, unknown_group
from tabel_extract.claims.judging.doubts import doubtful, rises, spreads, sums_up, turns_elsewhere
from tabel_extract.claims.judging.each import spread
from tabel_extract.claims.judging.gaps import (
    Said,
    Two,
    between_two,
    leaves,
    named_apart,
    points_at_two,
    printed_change,
    reckoned,
    shares_of,
    sum_of,
    told_behind,
    two_of,
)
from tabel_extract.claims.judging.judge import value_of
from tabel_extract.claims.judging.listed import listed_again, listed_in_turn
from tabel_extract.claims.judging.several import (
    groups_as_such,
    items_in_one_breath,
    of_groups,
    of_items,
    of_several,
)
from tabel_extract.claims.judging.tied import Borne, Tied, fair, judged, one_cell_each
from tabel_extract.claims.linking.case import facts
from tabel_extract.claims.linking.going_on import goes_on_from
from tabel_extract.claims.linking.link import Linker
from tabel_extract.claims.linking.quoting import quotes
from tabel_extract.claims.linking.ties import discussed
from tabel_extract.claims.linking.twins import in_print
from tabel_extract.claims.quantities.marks import measures_of, speaks_of_marks
from tabel_extract.claims.quantities.phrases import Phrases
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.quantities.reader import QuantityReader
from tabel_extract.claims.quantities.stated import as_stated
from tabel_extract.claims.text.context import Context, context_of, references
from tabel_extract.claims.text.sections import is_pointer, section_tables
from tabel_extract.claims.text.sentences import Sentence, sentences
from tabel_extract.claims.text.words import content
from tabel_extract.model import Claim, Line, Table

MOST_NUMBERS = 40
"""Numbers that a sentence may hold; more are a list, or cells that strayed into the text."""


def read_claims(
    prose: Sequence[Line], tables: Sequence[Table], phrases: Phrases
) -> tuple[Claim, ...]:
    """The claims of a report's running text, in its order."""
    return _Reader(of_asked(with_groups(tables), prose), phrases).read(sentences(prose))


class _Reader:
    def __init__(self, tables: Sequence[Table], phrases: Phrases) -> None:
        self.tables = tables
        self.quantities = QuantityReader(phrases, measures_of(tables))
        self.groups = GroupFinder(tables)
        items = items_of(tables)
        self.linker = Linker(items)
        self.known = tuple(t.label for t in tables if t.observations)
        self.marked = {t.label for t in tables if t.unit in MEANS}
        self.periods = {o.period or "" for t in tables for o in t.observations}
        self.periods |= {t.period or "" for t in tables}
        self.talk = Discussion()
        self.group: Group | None = None
        self.foreign: str | None = None
        self.paragraph, self.graded = -1, False
        self.before: list[str] = []
        self.heard = 0
        self.item: str | None = None
        self.directions, self.surveyed = Directions(), Surveyed()
        self.group_before: Group | None = None
        self.narrowed = False
        self.alone = True
        self.in_turn_before: list[Group] = []
        self.groups_before: list[Group] = []
        self.borne = Borne()
        self.tied: list[Tied] = []
        self.two_before: Two | None = None
        self.alone_before: Said | None = None
        self.shares_before: list[Said] = []
        self.years: tuple[str, ...] = ()

    def read(self, found: Sequence[Sentence]) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        own = section_tables(found, self.tables)
        for index, sentence in enumerate(found):
            if is_pointer(sentence.text):
                continue
            if sentence.heading:
                claims += self._headline(sentence)
                self.talk, self.group, self.foreign = Discussion(section=own.get(index)), None, None
                continue
            claims += fair(self._sentence(sentence), whole=sentence.whole)
        return tuple(claims)

    def _headline(self, heading: Sentence) -> list[Claim]:
        """What the headings of an article state; those over tables only name what they are of."""
        return [] if self.known else self._sentence(heading)

    def _sentence(self, sentence: Sentence) -> list[Claim]:
        if sentence.paragraph != self.paragraph:
            self.paragraph = sentence.paragraph
            self.talk = Discussion(tables=self.talk.tables, section=self.talk.section)
            self.group, self.narrowed = None, False
            self.two_before = self.alone_before = None
            self.shares_before, self.groups_before = [], []
            self.years, self.in_turn_before, self.borne = (), [], Borne()
            self.before, self.heard = [], 0
            self.directions.turn()
            self.surveyed = Surveyed()
        self.directions.hear(sentence.text)
        self.talk.refer(references(sentence.text), self.known)
        self.groups.speak_of(discussed(self.talk))
        marked = not self.marked.isdisjoint(discussed(self.talk))
        found = self.quantities.read(sentence.text, graded=self.graded or marked)
        self.graded = (
            speaks_of_marks(sentence.text)
            or any(q.kind == "mean" for q in found)
            or (self.graded and not found)
        )
        if not found:
            self.before.append(sentence.text)
            return []
        if len(found) > MOST_NUMBERS:
            self.before = [sentence.text]
            return [as_stated(sentence, quantity) for quantity in found]
        self._catch_up()
        context = context_of(sentence.text)
        if len(self.years) == 1 and not context.years:
            context = replace(context, base=self.years[0])
        claims = self._claims(sentence, found, context)
        self.before = [sentence.text]
        self.heard = 1
        return claims

    def _catch_up(self) -> None:
        """What the paragraph's sentences without numbers, since the last one with, speak of."""
        for text in self.before[self.heard :]:
            self._notice(text, context_of(text))
        self.heard = 0
        last = self.before[-1] if self.before else ""
        self.talk.words = content(last)
        context = context_of(last)
        self.foreign = context.source if context.source and not context.references else None

    def _notice(self, text: str, context: Context) -> None:
        """What a sentence without numbers speaks of, and whom it opens with, for the next one."""
        mentions = self.groups.find(text)
        self.linker.notice(text, self.talk, mentions, context)
        others = any(not is_everyone(m.group) for m in mentions)
        self.years = context.years or self.years
        self.narrowed |= (
            others
            or turns_elsewhere(text, context, self.linker.evidence.knows)
            or not self._current(context)
        )
        if mentions and mentions[0].start <= 12:
            self.group = mentions[0].group

    def _current(self, context: Context) -> bool:
        """Whether the years that a sentence names are all of some table."""
        return all(any(y in period for period in self.periods) for y in context.years)

    def _claims(self, sentence: Sentence, found: list[Quantity], context: Context) -> list[Claim]:
        text = sentence.text
        mentions = self.groups.find(text)
        spans = segments(text, found, mentions)
        whom = about(
            text,
            found,
            spans,
            self.groups,
            self.group,
            alone=self.alone,
            in_turn_before=self.in_turn_before,
        )
        whom = self.groups.likely(whom)
        said: list[Said] = []
        in_turn = self._in_turn(text, found, mentions)
        spans = with_words(text, found, spans)
        for index, (quantity, span, own) in enumerate(zip(found, spans, whom, strict=True)):
            spoken = spoken_of(text, found, quantity, span, context, mentions)
            other_end = is_other_end(text, found, index)
            same = other_end or is_said_again(spoken, own, found, index)
            statistic = self.surveyed.take(
                same=same, statistic=is_statistic(spoken.printed, text, own, quantity)
            )
            subject = in_turn.get(quantity) or self._subject(spoken, mentions)
            subject = in_print(subject, own, spoken, self.linker.evidence.items)
            if isinstance(subject, Open) and other_end:
                subject = said[-1].subject  # `van 12% in 2019 naar 15%, toen het regende`
            sourced = isinstance(subject, Open) and subject.reason == "other_source"
            if not statistic and not sourced:
                subject = Open("not_survey")
            if not leaves(spoken):  # `de overige 30%` speaks of nothing else
                self.talk.subject = goes_on_from(subject, self.talk.subject)
                self.talk.last = subject if isinstance(subject, Subject) else self.talk.last
            self.talk.sentence = text
            said.append(Said(quantity, own, subject, spoken, statistic))
        choices = {s.subject.choice.answers for s in said if isinstance(s.subject, Subject)}
        self.talk.mixed = len(choices) > 1
        self.group_before = self.group
        shares = [one for one, q in zip(whom, found, strict=True) if not q.apart]
        groups = [one.group for one in shares if one.stated and one.group]
        self.in_turn_before = groups if len(set(groups)) == len(shares) > 1 else []
        self.alone = len({one.group for one in whom}) == 1 and whom[0].stated
        if whom and (whom[-1].stated or (whom[-1].text and whom[-1].group is None)):
            self.group = whom[-1].group if whom[-1].sure else None
        self.tied = []
        claims = [self._claim(sentence, one, said) for one in reckoned(said)]
        self.borne.take(self.tied)
        settled = {id(tied.claim): self.borne.settled(tied) for tied in self.tied}
        claims = one_cell_each([settled.get(id(claim), claim) for claim in claims])
        self.two_before = self._parted(said)
        self.groups_before = groups
        self.years = context.years or self.years
        self.shares_before = shares_of(said)
        return spread(text, found, claims)

    def _in_turn(
        self, text: str, found: list[Quantity], mentions: Sequence[Mention]
    ) -> dict[Quantity, Subject | Open]:
        """The subjects of numbers that a sentence gives in turn."""
        if listed := listed_in_turn(text, found, self.talk, self.linker.evidence.items):
            return dict(listed)
        last = self.shares_before[-1].subject if self.shares_before else None
        if last is None or last != self.talk.subject or self.linker.names_item(text, mentions):
            return {}
        return dict(listed_again(text, found, self.shares_before))

    def _subject(self, spoken: Spoken, mentions: Sequence[Mention]) -> Subject | Open:
        context = spoken.context
        here = any(r in self.known for r in context.references)
        if context.source and not here:
            return Open("other_source", (("source", context.source),))
        if context.anaphora and self.foreign and not here:
            return Open("other_source", (("source", self.foreign),))
        found = self.linker.subject(spoken, self.talk, mentions)
        apart = spoken.quantity.apart and points_at_two(spoken)
        if isinstance(found, Open) and apart and self.two_before and not spoken.context.years:
            return replace(self.two_before.subject, sure=False)
        return found

    def _group_of(self, one: Said) -> str | None:
        """The words for the group; without tables only those that the number is said to be of."""
        named = groups_as_such(one.spoken, self.groups.categories) if self.known else None
        if named and not one.about.stated:
            return named[0]
        bracketed = in_brackets(one.spoken.sentence, one.quantity)
        if self.known or (one.about.stated and not bracketed):
            return one.about.text
        return None

    def _located(self, one: Said, subject: Subject, said: list[Said]) -> Located | Open:
        before = [s for s in said if s.quantity.end <= one.quantity.start]
        if not one.quantity.apart:
            return self._cell(one, subject, before)
        if named := named_apart(one, subject, before, self.groups, self.years, self.groups_before):
            return named
        named_too = [
            m for m in self.groups.find(one.spoken.sentence)
            if m.of_category or (m.group is None and m.start < one.quantity.start)
        ]  # fmt: skip
        bare = not before and not named_too
        last = self.two_before if bare and not one.spoken.context.years else None
        two = two_of(shares_of(before)) or told_behind(one, said)
        pointed = points_at_two(one.spoken)
        if two is None and last and (last.alike or pointed) and last.item is subject.item:
            two = last
        change = printed_change(one, subject, self.linker.evidence.items) if bare else None
        if two is None and change is not None:
            return change
        if two is None or (two is last and one.spoken.context.earlier):
            return Open("difference_unclear", (("table", subject.item.table.label),))
        strangers = partial(self.linker.evidence.strangers, subject.item)
        doubt = two is last and doubtful(one.spoken, strangers, stated=False)
        words = f"{one.spoken.far} {one.spoken.printed}"
        return between_two(
            two, subject, words, sure=two.sure and (two is not last or two.alike) and not doubt
        )

    def _parted(self, said: list[Said]) -> Two | None:
        """The cells of the two numbers of a sentence, or of the last two that stood alone."""
        shares = shares_of(said)
        earlier, self.alone_before = self.alone_before, shares[0] if len(shares) == 1 else None
        two = two_of([earlier, *shares] if earlier and len(shares) == 1 else shares)
        return two if two is None or len(shares) > 1 else replace(two, sure=False)

    def _cell(self, one: Said, subject: Subject, before: list[Said]) -> Located | Open:
        if not one.about.stated and spreads(one.spoken):
            return unknown_group(one.about)
        if not one.about.stated and not subject.item.periods and (end := rises(one.spoken)):
            return at_end(subject, one.about, one.spoken, end)
        named = groups_as_such(one.spoken, self.groups.categories)
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
        earlier = self.group_before is not None and not is_everyone(self.group_before)
        groups = [s.about.group for s in before if s.about.stated]
        beside = any(g is not None and not is_everyone(g) for g in groups)
        told = self._told(one, subject)
        narrowed = earlier or beside or (self.narrowed and not told)
        still = narrowed and not one.about.stated  # it may still be that group's, or the next
        strangers = partial(self.linker.evidence.strangers, subject.item)
        summed = told and len(subject.choice.answers) > 1
        doubt = doubtful(one.spoken, strangers, stated=one.about.stated, told=told, summed=summed)
        more = says_more(subject.item, without_pair(one.spoken))
        if isinstance(found, Located) and (still or doubt or more or not one.about.sure):
            return replace(found, sure=False)
        return found

    def _told(self, one: Said, subject: Subject) -> bool:
        """Whether the sentence itself says which table it is of, or names points of its scale."""
        here = any(r in self.known for r in one.spoken.context.references)
        scale = subject.choice.named and subject.choice.answers[0].point is not None
        return here or scale or quotes(self.linker.evidence, one.spoken.sentence, subject.item)

    def _claim(self, sentence: Sentence, one: Said, all_: list[Said]) -> Claim:
        quantity = one.quantity
        opinion = one.statistic and quantity.unit != "mean"
        claim = replace(
            as_stated(sentence, quantity),
            group=self._group_of(one),
            statistic=one.statistic,
            direction=self.directions.of(one.spoken) if opinion else None,
        )
        bracketed = in_brackets(sentence.text, quantity)
        self.item = (
            topic(own_clause(one.spoken.printed), one.spoken.far, bracketed=bracketed) or self.item
        )
        if (summed := self._summed(claim, one, all_)) is not None:
            return summed
        if isinstance(one.subject, Open):
            why = one.subject
            return replace(claim, item=self.item, reason=why.reason, facts=why.facts)
        joined = items_in_one_breath(one.subject, one.spoken, self.linker.evidence.items)
        claim = replace(claim, item=", ".join(s.item.name for s in joined))
        found = self._held(claim, one, joined, all_)
        if one.subject.complement and found.verdict != "agrees":
            return replace(claim, reason="polarity", facts=facts(one.subject.item))
        if found.verdict != "agrees" and one.subject.choice.otherwise:
            other = replace(one.subject.choice, answers=one.subject.choice.otherwise)
            alone = self._held(claim, one, [replace(one.subject, choice=other)], all_)
            return alone if alone.verdict == "agrees" else found
        return found

    def _summed(self, claim: Claim, one: Said, all_: list[Said]) -> Claim | None:
        """A claim that is what the numbers before it come to together: ``samen dus 64%``."""
        ahead = [s for s in shares_of(all_) if s.quantity.end <= one.quantity.start]
        found = sum_of(one, ahead or self.shares_before)
        if found is None:
            return None
        subject, located = found
        held = judged(replace(claim, item=subject.item.name), one.quantity, subject, located)
        return held if held.verdict == "agrees" else None

    def _held(self, claim: Claim, one: Said, subjects: list[Subject], all_: list[Said]) -> Claim:
        """A claim held against the cells of its subjects."""
        places = [self._located(one, subject, all_) for subject in subjects]
        located = of_items(one.quantity, places, subjects[0])
        if not isinstance(located, Located):
            return replace(claim, reason=located.reason, facts=located.facts)
        found = judged(claim, one.quantity, subjects[0], located)
        if len(subjects) == 1:
            strange = self.linker.speaks_of_else(subjects[0].item, one.spoken)
            self.tied.append(Tied(found, one.quantity, subjects[0], located, strange))
        return found
