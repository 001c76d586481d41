"""An item, its answers and a group ─► the cells that a number rests on, and their value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.answers.items import Item, Place
from tabel_extract.claims.answers.spoken import Open, Spoken, Subject
from tabel_extract.claims.groups.called import own_group
from tabel_extract.claims.groups.group import EVERYONE, About, Group, is_everyone
from tabel_extract.claims.judging.judge import Computed, value_of
from tabel_extract.claims.text.words import words
from tabel_extract.claims.text.years import counted_year, years_in
from tabel_extract.model import Observation
from tabel_extract.tables.lexicon import key

_NOW = re.compile(r"\b(?:nu|thans|inmiddels|tegenwoordig|momenteel|de laatste meting)\b", re.I)
_BOUND = re.compile(
    r"\b(?:sinds|na|vanaf|voor|vóór|tot|ten\s+opzichte\s+van|vergeleken\s+met|dan)\s+(?:en\s+met\s+)?"
    r"(?:in\s+)?(?:19|20)\d\d",
    re.I,
)
"""A year from which or up to which something changed."""
_LATER = re.compile(
    r"\b(?:daarna|daarvoor|sindsdien|vervolgens|nadien|later|eerder|uiteindelijk|intussen|nu|"
    r"inmiddels|tegenwoordig|thans|vooraf|voordien|toen|de\s+laatste\s+meting)\b",
    re.I,
)
_WENT = re.compile(r"%[^.;:%]*\b(?:naar|tot)\s+(?:[^\W\d%]+\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:sindsdien|daarna|vervolgens|nadien)\b", re.IGNORECASE)
"""Words behind which another year is spoken of than before them."""
_BEHIND = re.compile(
    r"(?!\)\s*(?:was|is|waren|zijn|werd(?:en)?|wordt|worden|had(?:den)?|heeft|hebben|lag(?:en)?|ligt|gaf|gaven)\b)"
    r"\)?\s*(?:(?!(?:en|maar|of|om|dan|tot|naar|want|terwijl|waarna)\b)\w+\s+){0,3}?in\s+(?P<year>(?:19|20)\d\d)\b"
    r"|\s*\((?:in\s+)?(?P<own>(?:19|20)\d\d)\)",
    re.IGNORECASE,
)
"""The year right behind a number, unless a conjunction starts what another one is of.

Behind brackets a verb does so as well: ``na een piek in 2021 (37%) was in 2024 nog 34% lid``.
"""
_IN_FRONT = re.compile(r"\bin\s+(?P<year>(?:19|20)\d\d)\s+\((?:nog\s+|al\s+)?$", re.IGNORECASE)
"""The year right before the brackets of a number: ``na een piek in 2021 (37%)``."""
_AHEAD = re.compile(
    r"\b(?:in|over)\s+(?P<year>(?:19|20)\d\d)\s+(?:nog\s+|al\s+)?(?:uit\s+)?(?:op|met|bij)\s+$",
    re.IGNORECASE,
)
"""The year right before a number: ``piekte in 2015 op 27%``."""
_FROM_TO = re.compile(
    r"\bvan\s+(?:[^\W\d%]+\s+){0,2}?(?P<from>%+)(?P<between>[^.;:]{0,70}?)"
    r"\b(?P<to_word>naar|tot)\s+(?:[^\W\d%]+\s+){0,2}?(?P<to>%+)",
    re.IGNORECASE,
)
"""A change, with per cent signs in the place of its numbers."""
LEAST = 2
"""Groups that make an order, and more."""
_CHANGES = re.compile(
    r"\b(?:daal\w*|daling|steeg|stegen|stijg\w*|gestegen|gedaald|nam|namen|neemt|toegenomen|afgenomen|toename|afname|"
    r"groei\w*|gegroeid|zak\w*|liep|liepen|loopt|opgelopen|teruggelopen|halveer\w*|verdubbel\w*|verlo\w+|ging|gingen)\b",
    re.IGNORECASE,
)
_THEN = re.compile(r"\W*(?:en\s+)?toen\b", re.IGNORECASE)
"""Another year than now, which the words before a colon name: ``sinds 2016 …: toen was het``."""
_THEN_AS_TOLD = re.compile(r"\b(?:destijds|indertijd)\b", re.IGNORECASE)
_LAST_TIME = re.compile(
    r"\b(?:vorige|voorgaande|voorlaatste)\s+(?:editie|meting|ronde|peiling)\b", re.IGNORECASE
)
_THAN_THEN = re.compile(
    r"\b(?:dan|niveau\s+van|opzichte\s+van|vergeleken\s+met|sinds)\s+(?:(?:bij|in)\s+)?"
    r"(?=(?:de\s+)?(?:vorige|voorgaande|voorlaatste|eerdere)\b)[^,;:.%]*",
    re.IGNORECASE,
)
"""An earlier time that a number is only compared with."""
_UNEVEN = re.compile(r"\b(?:uiteen|varieer\w*|schommel\w*)\b", re.IGNORECASE)
_OF_GROUPS = re.compile(r"\b(?:onder|bij|van\s+de|voor)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen\s+((?:19|20)\d\d)\s+en\s+((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Located:
    """The value of the cells; not ``sure`` where a period had to be supposed.

    ``opposite`` is that of the opposite answer, for the same group and period; ``turned`` tells
    that a sentence has a number rise that fell, or fall that rose.
    """

    computed: Computed
    sure: bool = True
    opposite: Computed | None = None
    turned: bool = False


def locate(subject: Subject, about: About, spoken: Spoken) -> Located | Open:
    """Find the cells of a subject for the group and the period that a number is of."""
    group = _group(about, subject.item)
    if isinstance(group, Open):
        return group
    period = period_of(subject.item, spoken)
    if isinstance(period, Open):
        return period
    cells: list[Observation] = []
    for answer in subject.choice.answers:
        cell = answer.cells.get(Place(group, period[0]))
        if cell is None and not about.text:
            return Open("group_unclear")
        if cell is None:
            return Open(
                "group_absent", (("group", about.text or ""), ("table", subject.item.table.label))
            )
        cells.append(cell)
    computed = value_of(cells, "sum" if len(cells) > 1 else "cell")
    if computed is None:
        return Open("cell_empty", (("table", subject.item.table.label),))
    place = Place(group, period[0])
    return Located(computed, period[1], _opposite(subject, place))


def in_rank(about: About, item: Item) -> About:
    """A group that is only told by its place among those of its dimension, as an item has them."""
    if about.rank is None:
        return about
    place, count = about.rank
    printed = dict.fromkeys(p.group for p in item.answers[0].cells)
    own = [group for group in printed if group.dimension == about.text]
    if len(own) != count or count <= LEAST:
        return about
    return replace(about, group=own[place], stated=True)


def at_end(subject: Subject, about: About, spoken: Spoken, end: str) -> Located | Open:
    """The cells of an end of ``loopt op van 12% tot 30%``, of the one dimension that is printed."""
    groups = dict.fromkeys(p.group for p in subject.item.answers[0].cells)
    own = [group for group in groups if not is_everyone(group)]
    if len({group.dimension for group in own}) != 1 or len(own) <= LEAST:
        return unknown_group(about)
    whose = own[0 if end == "first" else -1]
    found = locate(subject, replace(about, group=whose, stated=True), spoken)
    return replace(found, sure=False) if isinstance(found, Located) else found


def unknown_group(about: About) -> Open:
    """Why a number has no group: its words name one that no table prints, or none at all."""
    return Open("group_unknown", (("group", about.text),)) if about.text else Open("group_unclear")


def difference(subject: Subject, places: tuple[Place, Place]) -> Located | Open:
    """The difference between two groups or periods of one answer."""
    answers = subject.choice.answers
    known = _groups_of(subject.item)
    own = [replace(p, group=own_group(p.group, known)) for p in places]
    if len(answers) > 1 and None not in (sums := [_sum(subject, p) for p in own]):
        return _between_sums([one for one in sums if one is not None])
    cells = [answers[0].cells.get(p) for p in own]
    if len(answers) != 1 or cells[0] is None or cells[1] is None:
        return Open("difference_unclear", (("table", subject.item.table.label),))
    return between(cells[0], cells[1], subject)


def _sum(subject: Subject, place: Place) -> Computed | None:
    cells = [answer.cells.get(place) for answer in subject.choice.answers]
    known = [cell for cell in cells if cell is not None]
    return value_of(known, "sum") if len(known) == len(cells) else None


def _between_sums(sums: Sequence[Computed]) -> Located:
    """How far two sums are apart; their cells were rounded one by one, so that it isn't sure."""
    one, other = sums
    cells = (*one.cells, *other.cells)
    apart = round(abs(one.value - other.value), 6)
    return Located(Computed(apart, one.allowed, "difference", cells), sure=False)


def between(one: Observation, other: Observation, subject: Subject) -> Located | Open:
    """The difference between two cells."""
    computed = value_of((one, other), "difference")
    if computed is None:
        return Open("cell_empty", (("table", subject.item.table.label),))
    return Located(computed)


def _opposite(subject: Subject, place: Place) -> Computed | None:
    against = {"agree": "disagree", "disagree": "agree"}.get(subject.choice.stance or "")
    cells = [a.cells.get(place) for a in subject.item.answers if a.stance == against]
    found = [c for c in cells if c is not None]
    if not found or len(found) < len(cells):
        return None
    return value_of(found, "sum" if len(found) > 1 else "cell")


def _group(about: About, item: Item) -> Group | Open:
    if about.group is None:
        return unknown_group(about)
    population = (item.table.population or "").lower()
    if not is_everyone(about.group):
        return own_group(about.group, _groups_of(item))
    noun = about.group.category
    if noun and noun not in population:
        return Open("group_unknown", (("group", about.text or noun),))
    general = not population or any(n in population for n in words().everyone)
    if about.stated and not noun and not general and about.text and _general(about.text):
        return Open(
            "population_differs",
            (("group", about.text), ("population", item.table.population or "")),
        )
    return EVERYONE


def _groups_of(item: Item) -> list[Group]:
    return list(dict.fromkeys(place.group for place in item.answers[0].cells))


def _general(text: str) -> bool:
    """Whether words stand for the people of a country, not for those asked."""
    return text.lower().split()[-1] in (
        "nederlanders",
        "nederlander",
        "bevolking",
        "burgers",
        "inwoners",
    )


def period_of(item: Item, spoken: Spoken) -> tuple[str | None, bool] | Open:
    """The period that a number is of, and whether that is sure; None where there is but one."""
    own = years_in(_without_brackets(spoken.own))
    years = own or list(spoken.context.years)
    if item.periods:
        return _of_series(item, spoken, own)
    earlier = _earlier(spoken)
    if earlier and not _asks(item, earlier):
        return Open("other_year", (("year", earlier),))
    period = item.table.period or ""
    for year in years:
        if year not in period:
            return Open("other_year", (("year", year),))
    return None, True


def _earlier(spoken: Spoken) -> str | None:
    """Words of an earlier time, where they don't stand with another number of the sentence."""
    words = spoken.context.earlier
    said = _THAN_THEN.sub(" ", f"{spoken.own} {spoken.leading}").lower()
    return words if words and words.lower() in said else None


def _asks(item: Item, earlier: str) -> bool:
    """Whether an item itself asks about earlier times: `minder vlees dan vijf jaar geleden`."""
    asked = key(" ".join([*item.labels, item.question or ""]))
    return f" {key(earlier)} " in f" {asked} "


def _of_series(item: Item, spoken: Spoken, own: list[str]) -> tuple[str | None, bool] | Open:
    if _THEN.match(spoken.near) and _LAST_TIME.search(spoken.whole) and item.periods[1:]:
        return item.periods[-2], False
    if _THEN.match(spoken.near) and len(since := years_in(spoken.far)) == 1 and not own[1:]:
        own_year = since[0] in item.periods
        return (since[0], True) if own_year else Open("other_year", (("year", since[0]),))
    behind = _BEHIND.match(spoken.sentence[spoken.quantity.end :])
    ahead = _AHEAD.search(spoken.sentence[: spoken.quantity.start])
    told = (behind["year"] or behind["own"], not ahead) if behind else _of_change(item, spoken)
    told = told or ((ahead["year"], True) if ahead else None)
    if told is None and (before := _IN_FRONT.search(spoken.sentence[: spoken.quantity.start])):
        told = before["year"], True
    year, sure = told or _year_of(item, spoken, own)
    if year is None and _NOW.search(spoken.near):
        return item.periods[-1], True
    if year is None:
        if (earlier := _earlier(spoken)) and (then := _at_that_time(item, spoken, earlier)):
            return then, False
        if earlier:
            return Open("other_year", (("year", earlier),))
        return item.periods[-1], False
    return (year, sure) if year in item.periods else Open("other_year", (("year", year),))


def _at_that_time(item: Item, spoken: Spoken, earlier: str) -> str | None:
    """``Destijds``: the year named before; ``de vorige meting``: the last but one."""
    base = spoken.context.base
    if _THEN_AS_TOLD.search(earlier):
        return base if base in item.periods else None
    if _LAST_TIME.search(f"{earlier} {spoken.whole}") and len(item.periods) > 1:
        return item.periods[-2]
    return None


def _of_change(item: Item, spoken: Spoken) -> tuple[str, bool] | None:
    """The year of one end of a change: ``daalde tussen 2015 en 2024 van 12% naar 6%``.

    Where no years are named it is that of the first and the last column, which isn't sure.
    """
    start = spoken.quantity.start
    match = next((m for m in _FROM_TO.finditer(spoken.whole) if m.start() < start < m.end()), None)
    if match is None or _OF_GROUPS.search(match["between"]) or _UNEVEN.search(spoken.whole):
        return None
    at = next((end for end in ("from", "to") if match.start(end) <= start < match.end(end)), None)
    if at is None or not (match["to_word"].lower() == "naar" or _CHANGES.search(spoken.whole)):
        return None
    pair = _BETWEEN.search(spoken.sentence)
    if pair:
        return (pair[1] if at == "from" else pair[2]), True
    named = years_in(_without_brackets(spoken.sentence))
    if not named:
        return item.periods[0 if at == "from" else -1], False
    return None


def _year_of(item: Item, spoken: Spoken, own: list[str]) -> tuple[str | None, bool]:
    """The year that the words of a number name, or else those at the head of its sentence.

    A year that only starts or ends a change, `sinds 2016`, isn't that of its number, and neither
    is the one before `daarna`.
    """
    context = spoken.context
    before = context.base if "geleden" not in spoken.own.lower() else None
    beside = before and "%" in spoken.whole[: spoken.quantity.start]  # it may count from there
    last = item.periods[-1] if beside or not before else before
    ahead = years_in(spoken.sentence[: spoken.quantity.start].rpartition(" jaar ")[0])
    first = (*context.years, last)[0] if "geleden" in spoken.own.lower() else None
    counted = counted_year(spoken.own, first or (*ahead[-1:], *context.years, last)[0])
    if counted:
        return counted, not beside
    if since := _SINCE.search(spoken.near):
        later = years_in(spoken.near[since.end() :])
        return (later[-1], True) if later else (None, False)
    bare = _BOUND.sub(" ", _without_brackets(spoken.own))
    if own:
        return next(iter(years_in(bare)[-1:]), None), len(own) == 1
    if _LATER.search(spoken.near) or (years_in(spoken.leading) and _moves(spoken)):
        return None, False
    ahead = years_in(spoken.leading)
    return next(iter(years_in(_BOUND.sub(" ", spoken.leading))[-1:]), None), len(ahead) == 1


def _moves(spoken: Spoken) -> bool:
    """Whether a number is where another one went: ``bedroeg 37% en sprong naar 52%``."""
    start = spoken.quantity.start
    return "%" in spoken.whole[:start] and bool(_WENT.search(spoken.whole[:start]))


def _without_brackets(text: str) -> str:
    return re.sub(r"\([^()]*\)", " ", text)
