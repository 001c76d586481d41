"""Running text and tables ─► claims: every number that the text states, and what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tabel_extract.claims.about.directions import Directions, own_clause
from tabel_extract.claims.about.segments import in_brackets, segments, with_words
from tabel_extract.claims.about.surveyed import is_said_again, is_statistic
from tabel_extract.claims.about.topic import topic
from tabel_extract.claims.about.whom import about
from tabel_extract.claims.answers.items import MEANS, items_of
from tabel_extract.claims.answers.spoken import Discussion, Open, Spoken, Subject, spoken_of
from tabel_extract.claims.groups.asked import of_asked
from tabel_extract.claims.groups.divided import with_groups
from tabel_extract.claims.groups.finder import GroupFinder
from tabel_extract.claims.groups.group import Mention, is_everyone
from tabel_extract.claims.groups.in_order import is_other_end
from tabel_extract.claims.judging.doubts import turns_elsewhere
from tabel_extract.claims.judging.each import spread
from tabel_extract.claims.judging.gaps import Said, leaves, points_at_two, reckoned
from tabel_extract.claims.judging.hold import Holder
from tabel_extract.claims.judging.listed import listed_again, listed_in_turn
from tabel_extract.claims.judging.paragraph import Paragraph
from tabel_extract.claims.judging.several import groups_as_such, items_in_one_breath
from tabel_extract.claims.judging.tied import fair, one_cell_each
from tabel_extract.claims.linking.case import facts
from tabel_extract.claims.linking.going_on import goes_on_from
from tabel_extract.claims.linking.link import Linker
from tabel_extract.claims.linking.ties import discussed
from tabel_extract.claims.linking.topics import Topics
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
        self.topics = Topics(self.linker.evidence, self.linker.of_label)
        self.known = tuple(t.label for t in tables if t.observations)
        self.marked = {t.label for t in tables if t.unit in MEANS}
        self.periods = {o.period or "" for t in tables for o in t.observations}
        self.periods |= {t.period or "" for t in tables}
        self.talk, self.paragraph = Discussion(), Paragraph()
        self.directions = Directions()
        self.foreign: str | None = None
        self.item: str | None = None
        self.graded = False

    def read(self, found: Sequence[Sentence]) -> tuple[Claim, ...]:
        claims: list[Claim] = []
        own = section_tables(found, self.tables)
        for index, sentence in enumerate(found):
            if is_pointer(sentence.text):
                continue
            if sentence.heading:
                claims += self._headline(sentence)
                self.talk, self.foreign = Discussion(section=own.get(index)), None
                self.paragraph.group = None
                continue
            claims += fair(self._sentence(sentence), whole=sentence.whole)
        return tuple(claims)

    def _headline(self, heading: Sentence) -> list[Claim]:
        """What the headings of an article state; those over tables only name what they are of."""
        return [] if self.known else self._sentence(heading)

    def _sentence(self, sentence: Sentence) -> list[Claim]:
        if sentence.paragraph != self.paragraph.number:
            self.paragraph = Paragraph(sentence.paragraph)
            self.talk = Discussion(tables=self.talk.tables, section=self.talk.section)
            self.directions.turn()
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
            self.paragraph.texts.append(sentence.text)
            return []
        if len(found) > MOST_NUMBERS:
            self.paragraph.texts = [sentence.text]
            return [as_stated(sentence, quantity) for quantity in found]
        self._catch_up()
        context = context_of(sentence.text)
        if len(self.paragraph.years) == 1 and not context.years:
            context = replace(context, base=self.paragraph.years[0])
        claims = self._claims(sentence, found, context)
        self.paragraph.texts, self.paragraph.heard = [sentence.text], 1
        return claims

    def _catch_up(self) -> None:
        """What the paragraph's sentences without numbers, since the last one with, speak of."""
        texts = self.paragraph.texts
        for text in texts[self.paragraph.heard :]:
            self._notice(text, context_of(text))
        self.paragraph.heard = 0
        last = texts[-1] if texts else ""
        self.talk.words = content(last)
        context = context_of(last)
        self.foreign = context.source if context.source and not context.references else None

    def _notice(self, text: str, context: Context) -> None:
        """What a sentence without numbers speaks of, and whom it opens with, for the next one."""
        mentions = self.groups.find(text)
        self.topics.notice(text, self.talk, mentions, context)
        others = any(not is_everyone(m.group) for m in mentions)
        self.paragraph.years = context.years or self.paragraph.years
        self.paragraph.narrowed |= (
            others
            or turns_elsewhere(text, context, self.linker.evidence.knows)
            or not self._current(context)
        )
        if mentions and mentions[0].start <= 12:
            self.paragraph.group = mentions[0].group

    def _current(self, context: Context) -> bool:
        """Whether the years that a sentence names are all of some table."""
        return all(any(y in period for period in self.periods) for y in context.years)

    def _claims(self, sentence: Sentence, found: list[Quantity], context: Context) -> list[Claim]:
        text, paragraph = sentence.text, self.paragraph
        mentions = self.groups.find(text)
        said = self._said(text, found, context, mentions)
        choices = {s.subject.choice.answers for s in said if isinstance(s.subject, Subject)}
        self.talk.mixed = len(choices) > 1
        paragraph.speak_of([one.about for one in said])
        holder = Holder(self.groups, self.linker, self.known, paragraph, said)
        claims = [self._claim(sentence, one, holder) for one in reckoned(said)]
        paragraph.borne.take(holder.tied)
        settled = {id(tied.claim): paragraph.borne.settled(tied) for tied in holder.tied}
        claims = one_cell_each([settled.get(id(claim), claim) for claim in claims])
        paragraph.take(said, context.years)
        return spread(text, found, claims)

    def _said(
        self, text: str, found: list[Quantity], context: Context, mentions: Sequence[Mention]
    ) -> list[Said]:
        """Each number of a sentence with whom it is about and what it speaks of."""
        spans = segments(text, found, mentions)
        whom = self.groups.likely(
            about(
                text,
                found,
                spans,
                self.groups,
                self.paragraph.group,
                alone=self.paragraph.of_one,
                in_turn_before=self.paragraph.in_turn,
            )
        )
        said: list[Said] = []
        in_turn = self._in_turn(text, found, mentions)
        spans = with_words(text, found, spans)
        for index, (quantity, span, own) in enumerate(zip(found, spans, whom, strict=True)):
            spoken = spoken_of(text, found, quantity, span, context, mentions)
            other_end = is_other_end(text, found, index)
            same = other_end or is_said_again(spoken, own, found, index)
            statistic = self.paragraph.surveyed.take(
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
        return said

    def _in_turn(
        self, text: str, found: list[Quantity], mentions: Sequence[Mention]
    ) -> dict[Quantity, Subject | Open]:
        """The subjects of numbers that a sentence gives in turn."""
        if listed := listed_in_turn(text, found, self.talk, self.linker.evidence.items):
            return dict(listed)
        last = self.paragraph.shares[-1].subject if self.paragraph.shares else None
        if last is None or last != self.talk.subject or self.linker.names_item(text, mentions):
            return {}
        return dict(listed_again(text, found, self.paragraph.shares))

    def _subject(self, spoken: Spoken, mentions: Sequence[Mention]) -> Subject | Open:
        context = spoken.context
        here = any(r in self.known for r in context.references)
        if context.source and not here:
            return Open("other_source", (("source", context.source),))
        if context.anaphora and self.foreign and not here:
            return Open("other_source", (("source", self.foreign),))
        found = self.linker.subject(spoken, self.talk, mentions)
        apart = spoken.quantity.apart and points_at_two(spoken)
        if isinstance(found, Open) and apart and self.paragraph.two and not spoken.context.years:
            return replace(self.paragraph.two.subject, sure=False)
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

    def _claim(self, sentence: Sentence, one: Said, holder: Holder) -> Claim:
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
        if (summed := holder.summed(claim, one)) is not None:
            return summed
        if isinstance(one.subject, Open):
            why = one.subject
            return replace(claim, item=self.item, reason=why.reason, facts=why.facts)
        joined = items_in_one_breath(one.subject, one.spoken, self.linker.evidence.items)
        claim = replace(claim, item=", ".join(s.item.name for s in joined))
        found = holder.held(claim, one, joined)
        if one.subject.complement and found.verdict != "agrees":
            return replace(claim, reason="polarity", facts=facts(one.subject.item))
        if found.verdict != "agrees" and one.subject.choice.otherwise:
            other = replace(one.subject.choice, answers=one.subject.choice.otherwise)
            alone = holder.held(claim, one, [replace(one.subject, choice=other)])
            return alone if alone.verdict == "agrees" else found
        return found
