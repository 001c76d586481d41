"""Who publishes a report, as its title page names them: over the day, or at the very top."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, takewhile

from tabel_extract.facts.masthead import MAX_HEAD, goes_on, is_office
from tabel_extract.facts.names import as_written, is_capitalised
from tabel_extract.facts.words import word
from tabel_extract.model import Line

MOST_LINES = 12
"""A page of more lines is one of text."""
MOST_WORDS = 9
"""Words that the name of an institution has: Ministerie van Handel, Visserij en Zeevaart."""


def on_title_page(lines: Sequence[Line], text: str, is_day: Callable[[str], bool]) -> Iterator[str]:
    """The institutions of a title page; ``is_day`` tells the line with the day.

    They stand over the day, with or without a part of them between, or alone over the title.
    """
    page = _title_page(lines)
    above = list(takewhile(lambda line: not is_day(line.text), page))
    if len(above) in (0, len(page)):
        return
    found = list(_over_day(above))
    top = above[0]
    if top not in found and is_institution(top.text) and _is_apart(page[1], top):
        found.append(top)
    for line in found if len(found) < len(above) else ():
        yield from as_written(line.text, text)


def _over_day(above: Sequence[Line]) -> Iterator[Line]:
    rising = list(dropwhile(lambda line: is_office(line.text), reversed(above)))
    found = list(takewhile(lambda line: is_institution(line.text), rising))
    over = rising[len(found)] if len(found) < len(rising) else None
    # It may be the end of what stands over it: In opdracht van …
    if found and (over is None or (_is_apart(found[-1], over) and not goes_on(over.text))):
        yield from found


def _is_apart(below: Line, above: Line) -> bool:
    return below.number > above.number + 1


def _title_page(lines: Sequence[Line]) -> list[Line]:
    """The first page, if it has few short lines and others follow."""
    printed = [line for line in lines if line.text]
    page = [line for line in printed if line.page == printed[0].page]
    short = len(page) <= MOST_LINES and all(len(line.text) <= MAX_HEAD for line in page)
    return page if short and len(page) < len(printed) else []


def is_institution(text: str) -> bool:
    """Whether a text is the name of an institution, which starts with what it is.

    At most other capitals stand before that: Landelijk Bureau Strandzaken.
    """
    words = text.replace(",", "").split() if text.startswith("Ministerie") else text.split()
    whole = is_capitalised(" ".join([words[0].title(), *words[1:]])) if words else False
    if not whole or not 2 <= len(words) <= MOST_WORDS or any(map(str.isdigit, text)):
        return False
    before = takewhile(lambda one: not one[0].islower(), words[1:])
    return any(map(word("institutions").fullmatch, (words[0], *before)))
