"""An item that a number speaks of, with the answers that its words name."""

from __future__ import annotations

import re

from tabel_extract.claims.answers.answers import choose
from tabel_extract.claims.answers.items import Item
from tabel_extract.claims.answers.labels import Choice, NoChoice
from tabel_extract.claims.answers.spoken import Open, Spoken, Subject
from tabel_extract.claims.answers.stances import stance_in
from tabel_extract.claims.linking.case import facts, is_denied
from tabel_extract.claims.linking.quoting import QUOTE
from tabel_extract.claims.text.words import content


def answered(item: Item, spoken: Spoken, *, sure: bool, quoted: bool = False) -> Subject | Open:
    """An item with the answers that the words of a number name, or why it has none."""
    told = content(spoken.near) or stance_in(spoken.near)
    own = spoken.near if told else spoken.own
    own = re.sub(QUOTE, " ", own) if quoted else own
    wider, sentence = (
        re.sub(QUOTE, " ", t) if quoted else t for t in (spoken.own, spoken.sentence)
    )
    chosen = choose(item, own, wider, sentence, quoted=quoted)
    if isinstance(chosen, NoChoice) and chosen.reason == "answer_unknown":
        chosen = choose(item, spoken.printed, spoken.printed)  # an answer may be called as a group
    if isinstance(chosen, NoChoice):
        if chosen.reason == "polarity" and is_denied(item, own):
            whole = Choice(item.answers, sure=False)
            return Subject(item, whole, sure=False, complement=True)
        return Open(chosen.reason, facts(item))
    return Subject(item, chosen, sure and chosen.sure, settled=chosen.sure)
