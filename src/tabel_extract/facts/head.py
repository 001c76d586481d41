"""What stands above and below an article: its title, when and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import pairwise

from tabel_extract.facts.dates import Stretch, spelled, stretches
from tabel_extract.facts.imprint import imprint_dates, imprint_publishers, is_imprint
from tabel_extract.facts.sentences import Sentence
from tabel_extract.facts.words import phrase, word
from tabel_extract.model import Line

HEAD_LINES = 8
FOOT_LINES = 6
FEWEST_INITIALS = 3
"""Fewer are initials of too many names."""
MAX_NAMED = 60
"""Signs of a line below a title that may start with the name of who publishes it."""
MAX_HEAD = 120
"""Longer lines are running text."""

_SEPARATOR = re.compile(r"\s*[|•·●]\s*|,\s+|\s+[-–—]\s+|\s{2,}")
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
_EXPORTED = re.compile(r"date (?P<date>\d{4}-\d\d-\d\d)(?!\d)")
_OPENING_PLACE = re.compile(
    r"[A-Z][\w’' /-]{1,30}?\s+[-–—]\s+(?P<date>[^-–—]{6,30}?)\s+[-–—]\s+[A-Z‘“'\"]"
)
_CAPITALISED = re.compile(r"(?:[A-Z’'][\w’'.&/-]*|van|de|het|den|der|aan|op|en|voor|in|&)(?:\s+|$)")
_BYLINE = re.compile(r"(?:Door|Van onze|Tekst|Auteur)\b:?\s", re.IGNORECASE)
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
_NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?:\s+[\w’'&.-]+){0,5}")


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
    label = _PUBLISHED.match(line)
    if label and len(line) <= MAX_HEAD:
        day = next(stretches(spelled(line[label.end() :])), None)
        if day and day.single and day.start == 0:
            yield day.first


def _dateline(line: str) -> Iterator[date]:
    """The day of a line that tells where, when and in what a text appeared, and nothing else."""
    opening = _OPENING_PLACE.match(line)
    if opening and (day := _one_day(spelled(opening["date"]))):
        yield day.first
    if len(line) > MAX_HEAD or _UPDATED.search(line):
        return
    text = _TIME.sub("  ", spelled(line)).strip(" ,–—-")
    day = _one_day(text)
    if day is None:
        return
    around = [*_SEPARATOR.split(text[: day.start]), *_SEPARATOR.split(text[day.end :])]
    at_part = day.start == 0 or _SEPARATOR.search(text[: day.start])
    whole = at_part and re.search(r"(?:[|•·●,–—-]\s*|\s{2,}|^)$", text[: day.start])
    if whole and all(_is_name(part) for part in around if part):
        yield day.first


def named_by_source(
    lines: Sequence[Line], sources: Collection[str]
) -> tuple[str | None, date | None]:
    """Who stands below a title, beside or above a day or alone, and the day.

    Only who is named first by a source of the tables, in full or by initials: any other name may
    be a place, or who wrote it. A name with a year behind it is that of a survey.
    """
    below = _head(lines)[1:]
    dated = set()
    for above, line in pairwise(["", *below]):
        text = spelled(line)
        day = _one_day(text) if len(line) <= MAX_HEAD else None
        if day is None or _UPDATED.search(line) or text[day.end :].strip(" ,.|"):
            continue
        name = text[: day.start].strip(" ,|•·●–—-") or above
        if _is_source(name, sources):
            dated.add((name, day.first))
    if dated:
        return dated.pop() if len(dated) == 1 else (None, None)
    firsts = {_SEPARATOR.split(line)[0] for line in below[:2] if len(line) <= MAX_NAMED}
    alone = [name for name in firsts if " " in name and _is_source(name, sources)]
    return (alone[0], None) if len(alone) == 1 else (None, None)


def _is_source(name: str, sources: Collection[str]) -> bool:
    """Whether a source starts with a name, its initials, or what it is called for short."""
    if not _NAME.fullmatch(name) or not _is_name(name):
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


def _is_name(part: str) -> bool:
    return _CAPITALISED.sub("", part + " ").strip() == "" or _is_kicker(part)


def _is_kicker(text: str) -> bool:
    return phrase("kickers").fullmatch(text.strip(" :")) is not None


def is_above_title(line: str) -> bool:
    """Whether a line above a text is no title of it: a part of a site, a date, who wrote it."""
    if len(line) > MAX_HEAD:
        return False
    if is_imprint(line):
        return True
    parts = [p for p in _SEPARATOR.split(_TIME.sub(" ", line)) if p.strip()]
    if not parts or _BYLINE.match(line) or _PUBLISHED.match(line) or _UPDATED.search(line):
        return True
    press = _PRESS.fullmatch(line)
    if press and (not press["name"] or word("publishers").search(press["name"])):
        return True
    if re.search(r"[|•·●]", line) and any(_is_kicker(p) for p in parts):
        return True
    return _is_kicker(line) or any(_dateline(line))


def publisher_in(lines: Sequence[Line], imprint: Sequence[Sentence], text: str) -> str | None:
    """Who published a text, as its head and foot tell; None where they tell of several."""
    head, foot = _head(lines), _foot(lines)
    stated = imprint_publishers(imprint, text)
    around = (*_above(head, text), *_below(foot, text))
    named = stated or {n for n in around if not _no_publisher(n)}
    if named:
        longest = max(named, key=len)
        return longest if all(n.casefold() in longest.casefold() for n in named) else None
    press = any(_PRESS.fullmatch(line) for line in head)
    sources = [m["name"].strip(" .") for line in foot[-3:] if (m := _SOURCE.fullmatch(line))]
    if len(sources) == 1 and (press or text.count(sources[0]) > 1):
        wrong = _NAME.fullmatch(sources[0]) is None or _no_publisher(sources[0])
        return None if wrong else sources[0]
    own = {m["name"] for m in _OWN_PANEL.finditer(text)} if _NAMED_PANEL in text else set()
    return own.pop() if len(own) == 1 and not sources else None


def _no_publisher(name: str) -> bool:
    return _is_kicker(name) or phrase("agencies").fullmatch(name.split(maxsplit=1)[0]) is not None


def _over_date(head: Sequence[str], text: str) -> Iterator[str]:
    """A name that opens a text alone, over its date and above its title."""
    if len(head) < 3 or not any(_dateline(head[1])) or len(head[2]) > MAX_HEAD:
        return
    name, title = head[0], head[2]
    alone = _NAME.fullmatch(name) and _CAPITALISED.sub("", name + " ").strip() == ""
    bare = _TIME.sub(" ", spelled(head[1])).strip(" ,")
    day = _one_day(bare)
    whole = day is not None and not bare[: day.start].strip() and not bare[day.end :].strip(" ,")
    if alone and whole and _is_publisher(name) and not _BYLINE.match(title):
        yield from _as_written(name, text)


def _above(head: Sequence[str], text: str) -> Iterator[str]:
    yield from _over_date(head, text)
    for line in head:
        if len(line) > MAX_HEAD or _BYLINE.match(line) or not is_above_title(line):
            continue
        press = _PRESS.fullmatch(line)
        if press and _is_publisher(press["name"]):
            yield press["name"]
            continue
        parts = _SEPARATOR.split(line)
        for at, part in enumerate(parts):
            # Behind the name of a section stands what an article is about.
            if any(
                _is_kicker(p) and not phrase("kinds").fullmatch(p.strip(" :")) for p in parts[:at]
            ):
                break
            if _is_publisher(part) and not _one_day(spelled(part)):
                yield from _as_written(part, text)


def _is_publisher(part: str) -> bool:
    named = _NAME.fullmatch(part) and _CAPITALISED.sub("", part + " ").strip() == ""
    return bool(named and word("publishers").search(part) and not _is_kicker(part))


def _as_written(name: str, text: str) -> Iterator[str]:
    """A name as running text writes it, where the head has it in capitals."""
    if not name.isupper() or len(name) <= 4:
        yield name
        return
    written = [
        m[0] for m in re.finditer(re.escape(name), text, re.IGNORECASE) if not m[0].isupper()
    ]
    yield from written[:1]


def _below(foot: Sequence[str], text: str) -> Iterator[str]:
    for line in foot:
        rights, desk = _RIGHTS.fullmatch(line), _DESK.fullmatch(line)
        if rights:
            name = " ".join(_YEARS.sub(" ", rights["name"]).split()).strip(" .,-–|")
            if _NAME.fullmatch(name) and (_is_publisher(name) or text.count(name) > 1):
                yield name
        elif desk and _NAME.fullmatch(desk["name"].strip(" .")):
            yield desk["name"].strip(" .")
