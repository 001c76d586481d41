"""What a number goes on about: the item of the number before it, with its own answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice, NoChoice
from tabel_extract.claims.answers.spoken import Discussion, Open, Spoken, Subject
from tabel_extract.claims.answers.stances import negations, says_so, stance_in
from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.linking.case import facts
from tabel_extract.claims.linking.evidence import Evidence, Pool
from tabel_extract.claims.text.words import content, words
from tabel_extract.claims.text.years import without_counted, years_in
from tabel_extract.language.cues import Cue

Speaking = Callable[[Sequence[str]], list[str]]
"""Of stems those that speak of something."""
_ASSENTS = Cue(r"\b(?:wil|willen|wilde|wilden)\s+(?:[\w-]+\s+)?%+\s+(?:dit|dat)\s*(?=$|[.,;)])")
_AGAINST = re.compile(r"\W*(?:tegen|tegenover|versus)\b", re.IGNORECASE)
"""What a number starts with that is held against the one before it."""


def continued(
    evidence: Evidence,
    speaking: Speaking,
    talk: Discussion,
    spoken: Spoken,
    own: Sequence[str],
    among: Pool,
) -> Subject | Open | None:
    """What was spoken of just before, with other answers where this number names them.

    Words that the item doesn't have speak of something else: two of them end it, and one
    leaves it unsure.
    """
    before = _before(talk, spoken, own)
    if before is None or isinstance(before, Open):
        return None if own else before
    told = [stem for stem in own if stem not in words().negation]
    unknown = speaking(evidence.unmatched(before.item, told))
    beside = spoken.sentence == talk.sentence and before.choice.named
    # `61% is het daarmee eens en 15% oneens`: with what was put to people, as the first are
    as_put = not own and before.choice.named and before.choice.stance == "agree"
    chosen = choose(
        before.item, spoken.near, spoken.near, "" if beside else spoken.whole, quoted=as_put
    )
    named = isinstance(chosen, Choice) and chosen.named
    if not named and content(spoken.far):  # `vrouwen zijn vaker zeer tevreden: 24%`
        ahead = choose(before.item, spoken.far, spoken.far, spoken.far)
        named = isinstance(ahead, Choice) and ahead.named
        chosen = ahead if named else chosen
    here = spoken.sentence == talk.sentence and named
    if not evidence.has(among, before.item) or len(unknown) > (2 if here else 1):
        return None
    sure = before.sure and len(unknown) <= here
    if isinstance(chosen, NoChoice):
        turned = speaking(own) or negations(spoken.near)
        absent = chosen.reason == "answer_absent"
        said = absent and (not chosen.stance or stance_in(spoken.near))
        if (turned or said) and (absent or chosen.reason == "polarity"):
            return Open(chosen.reason, facts(before.item))
        return replace(before, sure=sure)
    if not chosen.named and _ASSENTS.search(spoken.near):  # `van hen wil 48% dat`
        return Subject(before.item, chosen, sure=sure and not talk.mixed)
    if not chosen.named and talk.mixed and spoken.sentence != talk.sentence:
        meant = chosen if says_so(spoken.own) else before.choice
        return Subject(before.item, meant, sure=False, settled=False)
    if not chosen.named and chosen.stance == "disagree" and negations(spoken.near):
        return Subject(before.item, chosen, sure=False, passing=True)
    return Subject(
        before.item,
        chosen if chosen.named else before.choice,
        sure and (chosen.sure or not chosen.named),
    )


def _before(talk: Discussion, spoken: Spoken, own: Sequence[str]) -> Subject | Open | None:
    """What was spoken of, which is unsure behind a number of this sentence that was in passing.

    What is held against that number is of the same: ``19% denkt van niet, tegenover 7% daar``.
    """
    last = talk.last
    passed = last is not None and last.passing and spoken.sentence == talk.sentence
    if not passed or last is None or not isinstance(talk.subject, Subject):
        return talk.subject
    against = not own and _AGAINST.match(spoken.near) is not None
    return replace(last, passing=False) if against else replace(talk.subject, sure=False)


def names_its_own(item: Item, spoken: Spoken, mentions: Sequence[Mention]) -> bool:
    """Whether a number names a group, a year or a stance that an item prints.

    Years that are counted are counted from what was spoken of: ``in de laatste twee jaar``.
    """
    if item.periods and without_counted(spoken.near) != spoken.near:
        return True
    printed = {place.group for place in item.answers[0].cells}
    if any(m.group in printed for m in mentions if m.of_category):
        return True
    if set(item.periods).intersection(years_in(spoken.own)):
        return True
    stance = stance_in(spoken.near)
    return stance is not None and any(answer.stance == stance for answer in item.answers)


def takes_up(text: str, before: Subject | Open | None) -> Subject | None:
    """What was spoken of, with the answers that a bare word for or against takes up.

    ``Tegenstanders? Die zijn er nauwelijks: 7%``.
    """
    stance = stance_in(text)
    if stance is None or not isinstance(before, Subject):
        return None
    chosen = tuple(a for a in before.item.answers if a.stance == stance)
    if not chosen:
        return None
    return Subject(before.item, Choice(chosen, stance, named=True), sure=False)


def goes_on_from(subject: Subject | Open, before: Subject | Open | None) -> Subject | Open | None:
    """What the next number goes on about."""
    if isinstance(subject, Subject) and subject.complement:
        return Open("polarity", facts(subject.item))
    return before if isinstance(subject, Subject) and subject.passing else subject
