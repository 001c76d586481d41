"""The name of a paper, a site or an office that stands over a text, above its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tabel_extract.facts.names import SEPARATOR, as_written, is_kicker, is_name, is_publisher
from tabel_extract.facts.words import any_of, phrase

MAX_HEAD = 120
"""Longer lines are running text."""
DEEP = 3
"""Lines of a head in which a name that is told by nothing but the text may stand."""

_WHAT = (
    r"(?-i:(?=[a-z]))(?:(?:het|de|een)\s+)?(?:[a-zë-]+\s+){0,2}?"
    rf"{any_of('media')}(?:\s+(?:van|voor|over|in|uit|op|sinds)\b[^.!?]*)?"
)
_IS_WHAT = re.compile(_WHAT, re.IGNORECASE)
_TELLS_ITSELF = re.compile(rf"(?P<name>[A-Z0-9][^|–—-]{{0,40}}?)\s+[|–—-]\s+{_WHAT}", re.IGNORECASE)
"""A name and what it is: ``Het Duin – onafhankelijk weekblad voor de kust``."""
BYLINE = re.compile(r"(?:Door|Van onze|Tekst|Auteur)\b:?\s", re.IGNORECASE)
_PRESS = re.compile(r"(?:pers|nieuws)bericht\W*(?:(?:nr|nummer)\b\W*)?[\d/-]*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:Afdeling|Dienst|Directie|Team|Cluster|Faculteit|Leerstoel|Vakgroep|Sectie|Lectoraat)"
    r" (?:(?:der|van|voor) )?[A-Z][\w &,-]*"
)
_GOES_ON = re.compile(
    r"\b(?:van|voor|door|aan|in|bij|over|met|de|het|en|onder|naar|op|uit)\s*:?$", re.IGNORECASE
)


def goes_on(line: str) -> bool:
    """Whether a line ends in a word behind which a name must follow: ``In opdracht van``."""
    return _GOES_ON.search(line) is not None


def is_office(line: str) -> bool:
    """Whether a line is a part of who publishes: ``Team Onderzoek``, ``Faculteit der Letteren``."""
    return _OFFICE.fullmatch(line) is not None


def is_of_masthead(line: str) -> bool:
    """Whether a line stands over a title: what kind of paper, office or text it is of."""
    patterns = (_TELLS_ITSELF, _IS_WHAT, _PRESS)
    return is_office(line) or any(pattern.fullmatch(line) for pattern in patterns)


def tells_itself(line: str) -> str | None:
    """The name of a line that says what kind of paper or site it is."""
    match = _TELLS_ITSELF.fullmatch(line)
    return match["name"] if match and is_name(match["name"]) else None


def masthead(
    head: Sequence[str], text: str, is_above_title: Callable[[str], bool]
) -> Iterator[str]:
    """The names over a title; ``is_above_title`` tells other lines that stand there."""
    for at, line in enumerate(head[:DEEP]):
        name = tells_itself(line)
        first = line if is_name(line) else SEPARATOR.split(line)[0]
        if name is None and is_name(line) and _IS_WHAT.fullmatch("".join(head[at + 1 : at + 2])):
            name = line
        ends = at > 0 and goes_on(head[at - 1])
        if name is None and is_publisher(line) and not ends:
            press = at > 0 and _PRESS.fullmatch(head[at - 1])
            name = line if press or _is_over_title(head[at + 1 :], is_above_title) else None
        if name is None and is_name(first) and not is_kicker(first) and _asks(first, text):
            name = first
        if name is not None and not phrase("kinds").fullmatch(name):
            yield from as_written(name, text)


def _is_over_title(below: Sequence[str], is_above_title: Callable[[str], bool]) -> bool:
    """Whether a line has the date or the part of the site below it, and then a title.

    Right over who wrote it stands the title itself.
    """
    for at, line in enumerate(below):
        if BYLINE.match(line):
            return False
        if not is_above_title(line):
            return at > 0 and len(line) <= MAX_HEAD
    return False


def _asks(name: str, text: str) -> bool:
    """Whether a text says that who has this name held the survey, or has the panel of it."""
    own = re.escape(name)
    held = rf"(?:onderzoek|enquête|peiling|raadpleging)\s+(?:van|door)\s+(?:de\s+|het\s+)?{own}"
    return re.search(rf"\b(?:{own}[\s-]+\w*panel|{held})\b", text, re.IGNORECASE) is not None
