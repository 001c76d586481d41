"""What a report says in words of its own publication: ``Uitgever: …. Verschenen op 3 mei 2024.``

Only whole sentences that say nothing else count, and sentences about ``dit rapport``: a day or a
name elsewhere may be that of another publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from tabel_extract.facts.dates import spelled, stretches
from tabel_extract.facts.sentences import Sentence, sentences
from tabel_extract.facts.words import word
from tabel_extract.model import Line

LONGEST_NAME = 90
"""Signs that the name of a publisher has at most."""

FEW_WORDS = 5
"""Words of a name whose last one may have no capital: Instituut voor sociaal onderzoek."""
_CONNECTING = frozenset({"van", "voor", "en", "de", "het", "der"})

_PUBLISHING = re.compile(r"uitg|publi|versche|verschij")
"""What everything that is read here has, labels and whole sentences: nothing else is looked at.

In small letters, as a pattern that knows no case takes four times as long.
"""
_DAY = r"(?P<day>\d{1,2} [a-z]+\.? \d{4})"
_PLACE = r"(?:,\s+(?:[A-Z][\w’'-]+\s*){1,3})?"
_PUBLISHER = re.compile(
    r"(?:uitgever(?:ij)?\s*:\s*|uitgegeven door\s*:?\s+|"
    r"(?:een )?(?:uitgave|publicatie) van\s*:?\s+)"
    rf"(?:(?-i:de|het) )?(?P<name>[^,.;:()]+?){_PLACE}(?:,?\s+{_DAY})?\.?",
    re.IGNORECASE,
)
"""An article in a capital is part of the name: ``Een uitgave van De Strandkrant``."""
_PLACED = re.compile(rf"[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){{0,3}},\s+{_DAY}\.?")
"""The place and the day that may stand behind the sentence that names the publisher."""
_EDITION = re.compile(rf"Uitgave\s*:\s*(?P<name>[^,.;:()]+?){_PLACE}(?:,?\s+{_DAY})?\.?")
_DATE = re.compile(
    r"(?:publicatiedatum|verschijningsdatum|uitgavedatum|"
    r"datum(?: van)? (?:uitgave|publicatie|verschijn(?:en|ing))|"
    r"(?:verschenen|verschijnt|gepubliceerd|uitgegeven|uitgebracht|gepubliceerd en verschenen)"
    rf"(?: op)?)\s*:?\s*(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?{_DAY}\.?",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:Dit|Deze) (?:[\w-]*(?:hoofdstuk|rapport|publicatie|uitgave|onderzoeksverslag|verslag|"
    r"boek|brochure|factsheet|notitie|bijlage|monitor|bundel))\b"
)
_MADE_PUBLIC = re.compile(r"\b(?:gepubliceerd|uitgegeven|uitgebracht|verschenen|verscheen)\b")
_ON = re.compile(rf"\bop (?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?{_DAY}")
_BY = re.compile(
    r"\b(?:door|bij) (?:de |het )?(?P<name>[A-Z][\w’'&-]*(?:\s+(?:(?:van|de|het|den|der|voor|en|in|"
    r"op|aan|te|&)\s+)*[A-Z][\w’'&-]*)*)"
)
_ENDS_IN_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_LABEL = re.compile(
    r"(?:Uitgever(?:ij)?|Uitgave|Een uitgave van|Uitgave van|Uitgegeven door|Publicatiedatum|"
    r"Datum van (?:uitgave|publicatie)|Verschijningsdatum)\s*:?"
)


def is_imprint(line: str) -> bool:
    """Whether a line says nothing but who published a text, or when."""
    text = spelled(line)
    return any(p.fullmatch(text) for p in (_PUBLISHER, _EDITION, _DATE, _LABEL))


def imprint_publishers(imprint: Sequence[Sentence], text: str) -> set[str]:
    """The names that a report gives of its publisher."""
    return set(_publishers(imprint, text))


def imprint_dates(imprint: Sequence[Sentence]) -> set[date]:
    """The days on which a report says that it was published."""
    return set(_dates(imprint))


def _publishers(imprint: Sequence[Sentence], text: str) -> Iterator[str]:
    for said in imprint:
        stated = _PUBLISHER.fullmatch(said.text)
        edition = _EDITION.fullmatch(said.text)
        if stated and _is_name(stated["name"]):
            yield stated["name"].strip()
        elif edition and _is_name(edition["name"]):
            name = edition["name"].strip()
            if edition["day"] or word("publishers").search(name) or text.count(name) > 1:
                yield name
        elif _OWN.match(said.text) and _MADE_PUBLIC.search(said.text):
            named = {m["name"] for m in _BY.finditer(said.text)}
            if len(named) == 1:
                yield named.pop()


def _dates(imprint: Sequence[Sentence]) -> Iterator[date]:
    for said in imprint:
        whole = [p.fullmatch(said.text) for p in (_DATE, _PUBLISHER, _EDITION)]
        found = [m["day"] for m in whole if m and m["day"]]
        if _is_placed(said):
            found.append(said.text.partition(",")[2].strip(" ."))
        if not found and _OWN.match(said.text) and _MADE_PUBLIC.search(said.text):
            found = [m["day"] for m in _ON.finditer(said.text)]
        for text in found:
            yield from (s.first for s in stretches(text) if s.single)


def imprint_in(lines: Sequence[Line], said: Sequence[Sentence]) -> Iterator[Sentence]:
    """What names publishing, of all sentences and of lines by themselves.

    A colophon has lines and no full stops.
    """
    yield from (s for s in said if _speaks_of_publishing(s.text) or _is_placed(s))
    printed = [line for line in lines if line.text]
    for line, below in zip_longest(printed, printed[1:]):
        if not _speaks_of_publishing(line.text):
            continue
        apart = below is None or below.number > line.number + 1 or below.page != line.page
        if apart or below is None or _is_whole(line.text, below.text):
            yield from sentences([line])
        if below is not None and _LABEL.fullmatch(line.text):
            label, value = line.text.rstrip(": "), spelled(below.text)
            between = " " if label.endswith((" van", " door")) else ": "
            yield Sentence(label + between + value)


def _is_placed(said: Sentence) -> bool:
    """Whether a sentence is the place and the day behind one that names the publisher."""
    return (
        _PLACED.fullmatch(said.text) is not None and _PUBLISHER.fullmatch(said.before) is not None
    )


def _speaks_of_publishing(text: str) -> bool:
    return bool(_PUBLISHING.search(text.lower()))


def _is_whole(line: str, below: str) -> bool:
    """Whether what a line says does not go on below it, where nothing parts the two."""
    return line.endswith(".") or _ENDS_IN_YEAR.search(line) is not None or ":" in below


def _is_name(text: str) -> bool:
    """Whether a text can be the name of a publisher, and a whole one."""
    words = text.split()
    if not words:
        return False
    whole = words[-1] not in _CONNECTING and (len(words) <= FEW_WORDS or words[-1][0].isupper())
    capital = words[0][0].isupper()
    return capital and whole and len(text) <= LONGEST_NAME and not any(map(str.isdigit, text))
