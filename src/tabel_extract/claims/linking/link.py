"""Which item and answers a number speaks of, by what its sentence says; never by its value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tabel_extract.claims.answers.frequency import by_times, how_often, without_times
from tabel_extract.claims.answers.items import Item, of_years
from tabel_extract.claims.answers.scale import names_end, scale_in, without_points
from tabel_extract.claims.answers.spoken import Discussion, Open, Spoken, Subject
from tabel_extract.claims.answers.stances import without_stance
from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.linking.answered import answered
from tabel_extract.claims.linking.case import (
    Case,
    elsewhere,
    fits_unit,
    printing,
    subject_words,
    without_when,
)
from tabel_extract.claims.linking.evidence import Evidence, Fit, Pool
from tabel_extract.claims.linking.going_on import continued, names_its_own
from tabel_extract.claims.linking.quoting import quoted_item
from tabel_extract.claims.linking.ties import (
    IN_FULL,
    LINK,
    MARGIN,
    SURE,
    discussed,
    named_last,
    same_answers,
    tied,
    weighed,
)
from tabel_extract.claims.linking.twins import same_question
from tabel_extract.claims.text.words import adverbs, content, stem, words
from tabel_extract.claims.text.years import covered_years, without_counted

_TELLING = 0.75
"""How much of an item's words a sentence must have to be sure of it in a table under discussion."""
_REFERRED = 0.12
"""How much less well an item must fit in a table that the sentence refers to."""
_BEFORE = 0.25
"""What a word of the sentence before counts, where this one points back."""
_FAR = 0.6
"""What a word before a colon counts, beside one of the number's own clause."""
_STRANGE = 2
"""Words of no table that leave it unsure of what a number that names its answers speaks."""
_WEAK = frozenset({"no_link", "two_items", "two_tables"})


class Linker:
    """Ties numbers to items; made once for the tables of a report."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.evidence = Evidence(items)
        self.known = {i.table.label.lower() for i in items}
        self._items = items
        self.of_label: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items:
            self.of_label[item.table.label.lower()].append(item)
        self._years = covered_years(item.table for item in items)
        self._pools: dict[tuple[bool, bool, frozenset[str], tuple[str, ...]], Pool] = {}

    def subject(
        self, spoken: Spoken, talk: Discussion, mentions: Sequence[Mention]
    ) -> Subject | Open:
        """The item and answers that a number speaks of."""
        found = self._subject(spoken, talk, mentions)
        here = [r for r in map(str.lower, spoken.context.references) if r in self.known]
        if not isinstance(found, Open) or found.reason != "no_link":
            return found
        if here:
            return Open("number_unclear", (("table", " en ".join(here[:2])),))
        named = spoken.context.years
        absent = named and self._years.isdisjoint(named)
        return Open("year_absent", (("year", named[0]),)) if absent else found

    def _subject(
        self, spoken: Spoken, talk: Discussion, mentions: Sequence[Mention]
    ) -> Subject | Open:
        if not self.evidence.items:
            return Open("no_tables")
        here = {r.lower() for r in spoken.context.references} & self.known
        if spoken.context.references and not here:
            return Open("reference_absent", (("reference", spoken.context.references[0]),))
        among = self._among(spoken, frozenset(here), scaled=False)
        quoted = quoted_item(self.evidence, spoken, discussed(talk), among)
        if quoted is not None:
            return answered(quoted, spoken, sure=True, quoted=True)
        own = subject_words(without_stance(spoken.near + " " + spoken.far), mentions)
        if scale_in(spoken.sentence) and spoken.quantity.unit == "percent":
            among = self._among(spoken, frozenset(here), scaled=True)
        if here and len(among.items) == 1:
            found = answered(among.items[0], spoken, sure=True)
            same = spoken.sentence == talk.sentence and not self.evidence.speaking(own)
            if isinstance(found, Subject) or not same:
                return found
        if (scale := self._scale(spoken, talk, among, mentions)) is not None:
            going_on = isinstance(talk.subject, Subject) and talk.subject.item is scale
            return answered(scale, spoken, sure=going_on or scale_in(spoken.own))
        case = Case(spoken, talk, own, among, bool(here))
        if (counted := self._counted(case, mentions)) is not None:
            return counted
        if not self.evidence.speaking(own) and talk.subject is not None:
            found = self._continued(case, own) or Open("no_link")
            lost = isinstance(found, Open) and found.reason in _WEAK
            return (self._under_discussion(case, own) if lost else None) or found
        return self._by_words(case, mentions)

    def _counted(self, case: Case, mentions: Sequence[Mention]) -> Subject | None:
        """The one item of the table under discussion, where a number names how many times.

        So as long as none of its words is one of another table.
        """
        talk, spoken = case.talk, case.spoken
        own = self._inside(talk.tables[0], case.among) if len(talk.tables) == 1 else []
        if talk.absent or len(own) != 1 or not by_times(own[0].answers, spoken.own):
            return None
        text = spoken.near if by_times(own[0].answers, spoken.near) else spoken.own
        said = self.evidence.speaking(self._words(without_times(text), mentions))
        if self.evidence.others(own[0], said):
            return None
        strange = self.evidence.unmatched(own[0], said)
        found = answered(own[0], spoken, sure=len(strange) < _STRANGE)
        return found if isinstance(found, Subject) else None

    def _scale(
        self, spoken: Spoken, talk: Discussion, among: Pool, mentions: Sequence[Mention]
    ) -> Item | None:
        """The one item of the table under discussion, where a number names points of its scale.

        Words for other things than those points speak of another item.
        """
        if len(talk.tables) != 1 or talk.absent:
            return None
        own = self._inside(talk.tables[0], among)
        if len(own) != 1 or own[0].answers[0].point is None:
            return None
        if scale_in(spoken.near) and len(among.items) == 1:
            return own[0]
        if talk.subject is None:
            return None
        bare = without_points(spoken.own)
        end = bare == spoken.own and names_end(own[0], spoken.near, spoken.whole)
        said = subject_words(without_stance(spoken.near if end else bare), mentions)
        strange = self.evidence.speaking(self.evidence.unmatched(own[0], said) if end else said)
        return None if strange or (bare == spoken.own and not end) else own[0]

    def _inside(self, label: str, among: Pool) -> list[Item]:
        return [i for i in self.of_label[label.lower()] if self.evidence.has(among, i)]

    def _among(self, spoken: Spoken, here: frozenset[str], *, scaled: bool) -> Pool:
        """The items of a number's unit, of the tables ``here`` and the years that it names.

        ``scaled`` leaves those whose answers are points of a scale, if any.
        """
        means, years = spoken.quantity.unit == "mean", spoken.context.years
        wanted = (means, scaled, here, years)
        if wanted not in self._pools:
            items = [i for label in here for i in self.of_label[label]] if here else self._items
            own = of_years([i for i in items if fits_unit(i, means=means)], years)
            points = [i for i in own if i.answers[0].point is not None] if scaled else []
            self._pools[wanted] = self.evidence.pool(points or own)
        return self._pools[wanted]

    def _as_before(self, item: Item, case: Case, *, sure: bool) -> Subject | Open:
        """An item with the answers that its words name, or those of the number before it.

        ``68% spreekt elke week vrienden en 54% doet dat met buren``: not of what others do.
        """
        found = answered(item, case.spoken, sure=sure)
        unknown = isinstance(found, Open) and found.reason == "answer_unknown"
        same = same_answers(item, case.talk.subject) if unknown else None
        return Subject(item, same, sure=False) if same and case.spoken.context.anaphora else found

    def _by_words(self, case: Case, mentions: Sequence[Mention]) -> Subject | Open:
        spoken = case.spoken
        near, far = (
            self.evidence.speaking(self._words(text, mentions))
            for text in (spoken.near, spoken.far)
        )
        rest = subject_words(spoken.others, mentions)
        weights = dict.fromkeys(rest, elsewhere(len(near) + len(far)))
        weights |= dict.fromkeys(far, _FAR) | dict.fromkeys(near, 1.0)
        if spoken.context.anaphora:
            weights = dict.fromkeys(case.talk.words, _BEFORE) | weights
        if not case.among.items:
            return Open("no_link")
        fits = self._ranked(weights, case)
        groups = [
            m.group for m in mentions if m.group and m.of_category and m.text in spoken.printed
        ]
        fits = printing(fits, groups, MARGIN) if groups else fits
        if not self._any_of(fits[0].item, stated := [*near, *far]):  # other numbers' words fit
            weights = dict.fromkeys(far, _FAR) | dict.fromkeys(near, 1.0)
            fits = self._ranked(weights, case)
            if words().discourse.issuperset(stated) or fits[0].covered < _TELLING:
                weights = {}
        strong = self._best(fits, case) if weights else Open("no_link")
        if isinstance(strong, Subject) and not near and self.evidence.others(strong.item, far):
            return replace(strong, sure=False)  # `de bus en de trein: 45% wil die`
        said = subject_words(without_when(without_stance(spoken.near)), mentions)
        if isinstance(strong, Subject) and not strong.sure:
            other = self._under_discussion(case, said)
            return other if isinstance(other, Subject) and other.item is strong.item else strong
        if isinstance(strong, Subject) or strong.reason not in _WEAK:
            return strong
        if (beside := self._beside(case, mentions)) is not None:
            return beside
        if spoken.context.anaphora or spoken.sentence == case.talk.sentence or not case.own:
            found = self._continued(case, said)
            if found is not None:
                return found
        return self._under_discussion(case, said) or self._kept(case, mentions) or strong

    def _ranked(self, weights: Mapping[str, float], case: Case) -> list[Fit]:
        return weighed(self.evidence.rank(weights, case.among), case.talk)

    def _any_of(self, item: Item, stems: Sequence[str]) -> bool:
        """Whether an item has any of some stems, if there are any."""
        return not stems or len(self.evidence.unmatched(item, stems)) < len(stems)

    def names_item(self, text: str, mentions: Sequence[Mention]) -> bool:
        """Whether a sentence has a word of an item."""
        return any(map(self.evidence.knows, subject_words(without_stance(text), mentions)))

    def _beside(self, case: Case, mentions: Sequence[Mention]) -> Subject | None:
        """Another item of the table that was spoken of, where only that has a word of a number.

        It is likely only: the word may say something else of what was spoken of.
        """
        before = case.talk.subject
        if not isinstance(before, Subject):
            return None
        words = subject_words(without_stance(case.spoken.own), mentions)
        item = self.evidence.sibling(before.item, words)
        if item is None or not self.evidence.has(case.among, item):
            return None
        found = answered(item, case.spoken, sure=False)
        return found if isinstance(found, Subject) else None

    def _kept(self, case: Case, mentions: Sequence[Mention]) -> Subject | None:
        """What was spoken of before, where a number names what is its own, and no other item.

        Its words are of no table, so that it is likely only: it bears a number out at most.
        """
        before, spoken = case.talk.subject, case.spoken
        if isinstance(before, Open) and before.reason in _WEAK:
            before = case.talk.last
        before = self._twin(before, case.among) or before
        if not isinstance(before, Subject) or not self.evidence.has(case.among, before.item):
            return None
        if not names_its_own(before.item, spoken, mentions):
            return None
        own = content(without_counted(without_stance(spoken.own)))
        if self.evidence.others(before.item, own):
            return None
        case = replace(case, talk=replace(case.talk, subject=before))
        found = self._continued(case, [])
        return replace(found, sure=False) if isinstance(found, Subject) else None

    def speaks_of_else(self, item: Item, spoken: Spoken) -> bool:
        """Whether a number has words that its item doesn't have."""
        own = content(without_stance(spoken.own))
        return bool(self.evidence.speaking(self.evidence.unmatched(item, own)))

    def _words(self, text: str, mentions: Sequence[Mention]) -> list[str]:
        """What a text is about; words for and against only where a table has them too.

        So it is with those that say how often.
        """
        if (often := how_often(text)) and self.evidence.prints(stem(often[1])):
            text = text.replace(*often)
        bare = set(subject_words(without_stance(text), mentions))
        own = [*subject_words(text, mentions), *adverbs(text)]
        return [w for w in own if w in bare or self.evidence.knows(w)]

    def _best(self, fits: list[Fit], case: Case) -> Subject | Open:
        full = named_last(fits, case.spoken)
        if isinstance(full, Open):
            return full
        fits, best = full, full[0]
        margin = best.score - fits[1].score if len(fits) > 1 else 1.0
        absent = case.talk.absent
        if best.score < (LINK - _REFERRED if case.referred else LINK):
            return Open("no_link")
        if absent and not case.referred and best.score < SURE:
            return Open("reference_absent", (("reference", absent),))
        if margin < MARGIN:
            likely = tied(self.evidence, fits, case)
            if isinstance(likely, Open):
                return likely
            return self._as_before(likely, case, sure=False)
        spoken_of = best.item.table.label in discussed(case.talk)
        telling = (
            margin >= 2 * MARGIN and best.covered >= _TELLING and best.explained >= _TELLING / 2
        )
        half = max(best.covered, best.explained) >= 1 / 2
        apart = case.referred and margin >= 3 * MARGIN and half
        sure = best.score >= (LINK if case.referred else SURE) or (spoken_of and telling) or apart
        loose = best.covered < IN_FULL and self.evidence.is_loosely_named(best.item, case.own)
        sure = sure and not loose
        found = self._as_before(best.item, case, sure=sure)
        near = spoken_of or case.referred or (sure and not discussed(case.talk))
        if isinstance(found, Open) and not near:
            return Open("no_link")  # a word that it shares with an item whose answers are others
        return found

    def _under_discussion(self, case: Case, words: list[str]) -> Subject | Open | None:
        """The table that the section referred to last, if the words leave no other."""
        talk = case.talk
        tables = discussed(talk)
        if talk.absent or len(tables) != 1:
            return None
        items = self._inside(tables[0], case.among)
        if not items:
            return None
        fits = self.evidence.rank(dict.fromkeys(words, 1.0), self.evidence.pool(items))
        best = fits[0]
        margin = best.score - fits[1].score if len(fits) > 1 else 1.0
        if margin < 2 * MARGIN or (len(fits) > 1 and best.explained < _TELLING / 2):
            return None
        found = answered(best.item, case.spoken, sure=False)
        if isinstance(found, Open):
            return None
        unknown = self.evidence.unmatched(best.item, words)
        alone = len(fits) == 1 and found.choice.named and len(self.evidence.speaking(unknown)) <= 2
        if alone or (len(fits) > 1 and best.covered >= _TELLING and len(unknown) <= 1):
            return replace(found, sure=found.choice.sure and bool(talk.tables))
        return found if len(unknown) < len(words) else None

    def _twin(self, before: Subject | Open | None, among: Pool) -> Subject | None:
        if not isinstance(before, Subject) or self.evidence.has(among, before.item):
            return None
        return same_question(before, self._inside(before.item.table.label, among))

    def _continued(self, case: Case, own: Sequence[str]) -> Subject | Open | None:
        talk, among = case.talk, case.among
        lost = isinstance(talk.subject, Open) and talk.subject.reason in _WEAK
        if lost and talk.last and case.spoken.context.anaphora:
            talk = replace(talk, subject=replace(talk.last, sure=False))
        if (twin := self._twin(talk.subject, among)) is not None:
            talk = replace(talk, subject=twin)
        return continued(self.evidence, self.evidence.speaking, talk, case.spoken, own, among)
