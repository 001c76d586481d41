"""What a sentence without numbers brings up, or leaves, for the numbers of the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice, NoChoice, by_label
from tabel_extract.claims.answers.spoken import Discussion, Open, Subject
from tabel_extract.claims.answers.stances import without_stance
from tabel_extract.claims.groups.group import Mention
from tabel_extract.claims.linking.case import subject_words
from tabel_extract.claims.linking.evidence import Evidence
from tabel_extract.claims.linking.going_on import takes_up
from tabel_extract.claims.linking.ties import (
    DISCUSSED,
    IN_FULL,
    LINK,
    SURE,
    discussed,
    leads,
    opens,
    weighed,
)
from tabel_extract.claims.text.context import Context


class Topics:
    """Follows what a text speaks of; made once for the tables of a report.

    ``of_label`` are the items of each table, by its label in small letters.
    """

    def __init__(self, evidence: Evidence, of_label: Mapping[str, Sequence[Item]]) -> None:
        self._evidence, self._of_label = evidence, of_label

    def notice(
        self, text: str, talk: Discussion, mentions: Sequence[Mention], context: Context
    ) -> None:
        """A sentence without numbers may bring up another item, or leave the one spoken of."""
        words = self._evidence.speaking(subject_words(without_stance(text), mentions))
        if not words and (turned := takes_up(text, talk.subject)) is not None:
            talk.subject = turned
        if not words or not self._evidence.items:
            return
        if (topic := self._topic(text, words, talk)) is not None:
            talk.subject = topic
            return
        if talk.subject is None:
            return
        known = isinstance(talk.subject, Subject) and self._evidence.speaking(
            self._evidence.unmatched(talk.subject.item, words)
        )
        if not context.anaphora and (isinstance(talk.subject, Open) or known):
            talk.subject = None

    def _topic(self, text: str, words: list[str], talk: Discussion) -> Subject | None:
        """The item that a sentence without numbers brings up."""
        if talk.absent:
            return None
        if (opening := opens(text, discussed(talk), self._of_label)) is not None:
            return Subject(opening, Choice(opening.answers), sure=False)
        only = self._of_label.get(here[0].lower(), ()) if len(here := discussed(talk)) == 1 else ()
        if len(only) == 1 and (named := by_label(only[0].answers, text)) is not None:
            return Subject(only[0], named, sure=False)
        weights = dict.fromkeys(words, 1.0)
        ranked = self._evidence.rank(weights, least=(LINK - DISCUSSED, IN_FULL))
        if not ranked:
            return None
        fits = weighed(ranked[:2], talk)
        if not leads(fits) and any(fit.covered >= IN_FULL for fit in ranked):
            # two tables may have one item
            inside = [i for t in talk.tables for i in self._of_label.get(t.lower(), ())]
            fits = self._evidence.rank(weights, self._evidence.pool(inside)) if inside else []
            fits = fits if fits and fits[0].covered >= IN_FULL else []
        if not leads(fits):
            return None
        chosen = choose(fits[0].item, "")
        if isinstance(chosen, NoChoice):  # its numbers have yet to name their answers
            return Subject(fits[0].item, Choice(fits[0].item.answers), sure=False)
        return Subject(fits[0].item, chosen, sure=fits[0].score >= SURE)
