"""What stands above and below an article: its title, when and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from tabel_extract.facts.cover import on_title_page
from tabel_extract.facts.dates import Stretch, spelled, stretches
from tabel_extract.facts.imprint import imprint_dates, imprint_publishers, is_imprint
from tabel_extract.facts.masthead import BYLINE, MAX_HEAD, is_of_masthead, masthead
from tabel_extract.facts.names import (
    NAME,
    SEPARATOR,
    as_written,
    is_capitalised,
    is_kicker,
    is_name,
    is_publisher,
)
from tabel_extract.facts.sentences import Sentence
from tabel_extract.facts.words import phrase, word
from tabel_extract.model import Line

HEAD_LINES = 8
FOOT_LINES = 6
FEWEST_INITIALS = 3
"""Fewer are initials of too many names."""
MAX_NAMED = 60
"""Signs of a line below a title that may start with the name of who publishes it."""
FEWEST_PARTS = 3
"""Words beside each other that are the menu of a site."""

_COOKIES = re.compile(r"\bcookies\b.*\b(?:accepteren|weigeren|akkoord|toestaan)\b", re.IGNORECASE)
_PART = re.compile(r"\s*[|•·●]\s*")
_TIME = re.compile(
    r"(?:\bom\s+)?\b\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s*uur)?\b|\b[Ll]ees(?:tijd|duur):?\s*\d+\s*min(?:uten|uut|\.)?"
    r"|\b\d+\s*min(?:uten|uut|\.)?\s+lees(?:tijd|duur)"
)
_PUBLISHED = re.compile(
    r"(?:gepubliceerd|publicatiedatum|geplaatst|verschenen|datum(?: publicatie)?|publicatie)"
    r"(?:\s+op)?\s*:?\s*",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:bijgewerkt|gewijzigd|update|aangepast|geactualiseerd)\b", re.IGNORECASE
)
_SIGNED = re.compile(
    r"[A-Z][\w’'-]+(?:\s+(?:(?:van|de|den|der|ten|ter|el|’t|'t)\s+)*[A-Z][\w’'-]+)+\s+"
)
"""A writer whose name stands right before the day and the time of day."""
_EXPORTED = re.compile(r"date (?P<date>\d{4}-\d\d-\d\d)(?!\d)")
_OPENING_PLACE = re.compile(
    r"[A-Z][\w’' /-]{1,30}?(?:,|\s+[-–—])\s+(?P<date>[^-–—]{6,30}?)\s+[-–—]\s+[A-Z‘“'\"]"
)
_PRESS = re.compile(
    r"(?:pers|nieuws)bericht\s*(?:[:|–-]\s*|van\s+(?:de|het)?\s*)?(?P<name>.*)", re.IGNORECASE
)
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)+\s*(?P<name>.+)", re.IGNORECASE)
_DESK = re.compile(r"Redactie\s+(?:van\s+)?(?P<name>[A-Z0-9].*)")
_SOURCE = re.compile(r"Bron:\s*(?P<name>.+)")
_YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\b|alle rechten voorbehouden", re.IGNORECASE
)
_NAMED_PANEL = "-panel"
_OWN_PANEL = re.compile(
    r"\b(?:[Mm]eld je|[Mm]eld u|[Ww]ord lid|[Aa]anmelden|[Dd]oe mee|[Ss]chrijf je)\b"
    rf"[^.!?]{{0,40}}?\bhet\s+(?P<name>[A-Z0-9][\w’'&. -]{{0,40}}?){_NAMED_PANEL}\b"
)


def published_on(lines: Sequence[Line], imprint: Sequence[Sentence]) -> date | None:
    """The day that a text was published, as told above it or with a label."""
    head = _head(lines)
    for line in head:
        exported = _EXPORTED.match(line)
        if exported:
            found = list(stretches(spelled(exported["date"])))
            return found[0].first if found else None
    for dates in (
        {d for line in [*head, *_foot(lines)] for d in _labelled(line)} | imprint_dates(imprint),
        {d for line in head for d in _dateline(line)},
    ):
        if len(dates) == 1:
            return dates.pop()
        if dates:
            return None
    return None


def _head(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.text][:HEAD_LINES]


def _foot(lines: Sequence[Line]) -> list[str]:
    return [x.text for x in lines if x.text and len(x.text) <= MAX_HEAD][-FOOT_LINES:]


def _one_day(text: str) -> Stretch | None:
    found = list(stretches(text))
    return found[0] if len(found) == 1 and found[0].single else None


def _labelled(line: str) -> Iterator[date]:
    for part in _PART.split(line) if len(line) <= MAX_HEAD else ():
        label = _PUBLISHED.match(part)
        day = next(stretches(spelled(part[label.end() :])), None) if label else None
        if day and day.single and day.start == 0:
            yield day.first


def _dateline(line: str) -> Iterator[date]:
    """The day of a line that tells where, when and in what a text appeared, and nothing else."""
    opening = _OPENING_PLACE.match(line)
    if opening and (day := _one_day(spelled(opening["date"]))):
        yield day.first
    if len(line) > MAX_HEAD:
        return
    kept = " | ".join(p for p in _PART.split(line) if not _UPDATED.search(p))
    text = _TIME.sub("  ", spelled(kept)).strip(" ,–—-#|")
    day = _one_day(text)
    if day is None:
        return
    around = [*SEPARATOR.split(text[: day.start]), *SEPARATOR.split(text[day.end :])]
    at_part = day.start == 0 or SEPARATOR.search(text[: day.start])
    whole = at_part and re.search(r"(?:[|•·●,–—-]\s*|\s{2,}|^)$", text[: day.start])
    signed = _SIGNED.fullmatch(text[: day.start]) and _TIME.search(line)
    alone = whole or (signed and not text[day.end :].strip(" ,"))
    if alone and all(_is_credit(part.strip(" #")) for part in around if part):
        yield day.first


def _is_credit(part: str) -> bool:
    """Whether words beside a date are a name, a part of a site, or who wrote a text."""
    return is_capitalised(part) or is_kicker(part) or BYLINE.match(part) is not None


def named_by_source(
    lines: Sequence[Line], sources: Collection[str]
) -> tuple[str | None, date | None]:
    """Who stands below a title, beside or above a day or alone, and the day.

    Only who is named first by a source of the tables, in full or by initials, or anywhere if it is
    a name of those who publish: any other may be a place, or who wrote it. A part of them may be
    named behind a comma, or on a line below. A name with a year behind it is that of a survey.
    """
    below = _head(lines)[1:]
    dated = set()
    for over, above, line in zip(["", "", *below], ["", *below], below, strict=False):
        text = spelled(line)
        day = _one_day(text) if len(line) <= MAX_HEAD else None
        if day is None or _UPDATED.search(line) or text[day.end :].strip(" ,.|"):
            continue
        name = text[: day.start].strip(" ,|•·●–—-") or above
        names = [name, SEPARATOR.split(name)[0]]
        names += [over] if name == above and is_name(above) and is_publisher(over) else []
        named = next((n for n in names if _is_named(n, sources)), None)
        if named is not None:
            dated.add((named, day.first))
    if dated:
        return dated.pop() if len(dated) == 1 else (None, None)
    firsts = {SEPARATOR.split(line)[0] for line in below[:2] if len(line) <= MAX_NAMED}
    alone = [name for name in firsts if " " in name and _is_source(name, sources)]
    return (alone[0], None) if len(alone) == 1 else (None, None)


def _is_named(name: str, sources: Collection[str]) -> bool:
    """Whether a source starts with a name, or names it anywhere if it is one of a publisher."""
    whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-]|\s+[’']?\d)", re.IGNORECASE)
    return _is_source(name, sources) or (is_publisher(name) and any(map(whole.search, sources)))


def _is_source(name: str, sources: Collection[str]) -> bool:
    """Whether a source starts with a name, its initials, or what it is called for short.

    It may leave out what a name ends with that says what they do: ``Strand & Zee onderzoek``.
    """
    firm, _, trade = name.rpartition(" ")
    if " " in firm and word("trades").fullmatch(trade) and trade.islower():
        name = firm
    if not is_name(name):
        return False
    first, _, rest = name.partition(" ")
    initials = "".join(part[0] for part in name.split() if part[0].isupper())
    forms = [re.escape(name)]
    if len(initials) >= FEWEST_INITIALS:
        forms.append(f"(?-i:{initials})")
    if rest[:1].isupper() and word("publishers").fullmatch(first):
        forms.append(f"(?-i:{re.escape(rest)})")
    headed = re.compile(rf"(?:{'|'.join(forms)})(?![\w-]|\s+[’']?\d)", re.IGNORECASE)
    return any(headed.match(source) for source in sources)


def is_above_title(line: str) -> bool:
    """Whether a line above a text is no title of it: a part of a site, a date, who wrote it."""
    if len(line) > MAX_HEAD:
        return False
    if is_imprint(line) or is_of_masthead(line):
        return True
    parts = [p for p in SEPARATOR.split(_TIME.sub(" ", line)) if p.strip()]
    if not parts or BYLINE.match(line) or _PUBLISHED.match(line) or _UPDATED.search(line):
        return True
    press = _PRESS.fullmatch(line)
    if press and (not press["name"] or word("publishers").search(press["name"])):
        return True
    if re.search(r"[|•·●>»›]|\s/\s", line) and any(is_kicker(p) for p in parts):
        return True
    return is_kicker(line) or _is_menu(line) or any(_dateline(line))


def _is_menu(line: str) -> bool:
    """Whether a line is what visitors of a site choose from: its parts, or its cookies."""
    parts = _PART.split(line)
    listed = len(parts) >= FEWEST_PARTS and all(len(p.split()) == 1 for p in parts)
    return listed or _COOKIES.search(line) is not None


def publisher_in(lines: Sequence[Line], imprint: Sequence[Sentence], text: str) -> str | None:
    """Who published a text, as its head and foot tell; None where they tell of several."""
    head, foot = _head(lines), _foot(lines)
    stated = imprint_publishers(imprint, text)
    cover = on_title_page(lines, text, lambda line: any(_dateline(line)))
    around = (*_above(head, text), *_below(foot, text), *cover)
    named = stated or {n for n in around if not _no_publisher(n)}
    if named:
        longest = max(named, key=len)
        return longest if all(n.casefold() in longest.casefold() for n in named) else None
    press = any(_PRESS.fullmatch(line) for line in head)
    sources = [m["name"].strip(" .") for line in foot[-3:] if (m := _SOURCE.fullmatch(line))]
    if len(sources) == 1 and (press or text.count(sources[0]) > 1):
        wrong = NAME.fullmatch(sources[0]) is None or _no_publisher(sources[0])
        return None if wrong else sources[0]
    own = {m["name"] for m in _OWN_PANEL.finditer(text)} if _NAMED_PANEL in text else set()
    return own.pop() if len(own) == 1 and not sources else None


def _no_publisher(name: str) -> bool:
    return is_kicker(name) or phrase("agencies").fullmatch(name.split(maxsplit=1)[0]) is not None


def _above(head: Sequence[str], text: str) -> Iterator[str]:
    yield from masthead(head, text, is_above_title)
    for line in head:
        if len(line) > MAX_HEAD or BYLINE.match(line) or not is_above_title(line):
            continue
        press = _PRESS.fullmatch(line)
        if press and is_publisher(press["name"]):
            yield press["name"]
            continue
        parts = SEPARATOR.split(line)
        for at, part in enumerate(parts):
            # Behind the name of a section stands what an article is about.
            if any(
                is_kicker(p) and not phrase("kinds").fullmatch(p.strip(" :")) for p in parts[:at]
            ):
                break
            if is_publisher(part) and not _one_day(spelled(part)):
                yield from as_written(part, text)


def _below(foot: Sequence[str], text: str) -> Iterator[str]:
    for line in foot:
        rights, desk = _RIGHTS.fullmatch(line), _DESK.fullmatch(line)
        if rights:
            name = " ".join(_YEARS.sub(" ", rights["name"]).split()).strip(" .,-–|")
            if NAME.fullmatch(name) and (is_publisher(name) or text.count(name) > 1):
                yield name
        elif desk and NAME.fullmatch(desk["name"].strip(" .")):
            yield desk["name"].strip(" .")
