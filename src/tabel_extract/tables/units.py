"""Words that say in what a number is measured ─► unit codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        # order matters: of two units the first counts, "rapportcijfer, gemiddelde" is a mean
        ("percent", r"procent(?!-?\s?punt)|%(?!-?\s?punt)|percentages?\b(?!punt)|\bproc\."),
        ("percentage_points", r"procentpunt|percentagepunt|%-?\s?punt|\bpp\b"),
        ("per_mille", r"promille|‰"),
        ("euro", r"euro|€"),
        ("grade", r"gemiddelde?\s+rapportcijfer"),
        ("mean", r"gemiddeld|\bgem\.|\bmeans?\b"),
        ("standard_deviation", r"standaarddeviatie|standaardafwijking|\bsd\b|\bs\.d\."),
        ("grade", r"rapportcijfer|\bcijfer\b"),
        ("index", r"\bindex|indexcijfer|=\s?100\b"),
        ("hours", r"\b(?:uur|uren)\b"),
        ("minutes", r"\bminuten\b"),
        ("kilometres", r"\b(?:km|kilometers?)\b"),
        ("years", r"\bin jaren\b"),
        ("score", r"\b(?:schaal)?scores?\b|\bfactorscores?\b"),
        (
            "count",
            r"\baantal(?:len)?\b|\babsolu(?:ut|te)\b|\babs\.|[x×]\s?1[.\s]?000"
            r"|[x×]\s?(?:mln|miljoen|mld|miljard)\b|^\(?n\)?$",
        ),
    )
)
MEASURES = frozenset({"euro", "hours", "minutes", "kilometres", "years"})
"""Units of single things, and of their mean too."""
UNIT_CODES = frozenset(code for code, _ in _UNITS)
"""Every unit that a cell can have."""

_BASE_HEADING = re.compile(
    r"\(?\s*(?:on)?(?:gewogen\s+)?(?:n|basis|aantal(?:\s+(?:respondenten|personen|waarnemingen|"
    r"deelnemers|panelleden|ondervraagden|ondervraagde personen|geënquêteerden))?)"
    r"(?:\s*=)?\s*(?:,?\s*\(?(?:on)?gewogen\)?)?(?:\s+\(?(?:in\s)?(?:19|20)\d\d)?\s*\)?",
    re.IGNORECASE,
)
_MEAN_HEADING = re.compile(r"\(?(?:gemiddeld[e]?|gem\.|mean)(?:\s.*)?\)?", re.IGNORECASE)
_GRADE_HEADING = re.compile(r"\(?(?:gemiddeld\s+)?rapportcijfer(?:\s.*)?\)?", re.IGNORECASE)
_CHANGE_HEADING = re.compile(
    r"(?:verschil|verandering|toename|afname|ontwikkeling|mutatie|stijging|daling)\b.*",
    re.IGNORECASE,
)
_UP = re.compile(r"(?:toename|stijging|groei)(?:\s\D*)?", re.IGNORECASE)
_DOWN = re.compile(r"(?:afname|daling|krimp)(?:\s\D*)?", re.IGNORECASE)
_EVEN = re.compile(
    r"(?:(?:blijft |ongeveer |vrijwel )?(?:gelijk|hetzelfde|stabiel)|onveranderd"
    r"|geen (?:verandering|verschil|ontwikkeling))\b\D*",
    re.IGNORECASE,
)
_INDEX_HEADING = re.compile(r"index(?:cijfer)?\b.*", re.IGNORECASE)
_DEVIATION_HEADING = re.compile(
    r"\(?(?:sd|s\.d\.|standaard(?:deviatie|afwijking))\)?", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"^(?![x×]).*\d\s?(?:uur|uren|u\.|minuten|min\.|km|kilometer|euro)\b", re.IGNORECASE
)
"""Words in brackets that tell how much is meant, and no unit: (minimaal 1 uur)."""
_STATISTIC = re.compile(
    r"[Ftpzχ]-?(?:waarde|toets)|χ\s?[²2]|chi-?(?:kwadraat|square|2)|Cohen[’']?s d"
    r"|Cram[eé]r[’']?s V|toets(?:ings)?grootheid|significantie|vrijheidsgraden|odds ?ratio",
    re.IGNORECASE,
)
_STATISTIC_LETTERS = frozenset({"F", "t", "p", "z", "d", "r", "df", "sig.", "η²", "χ²"})
"""What stands for the outcome of a test beside means and standard deviations."""
_THOUSANDS = re.compile(r"[x×] ?1(?:[. ]?000)+|(?:in )?duizend(?:en|tallen)?", re.IGNORECASE)
_UNIT_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")

_WHOLE = (
    r"%|procent(?:en)?|percentages?|promille|‰|procentpunt(?:en)?|percentagepunt(?:en)?|%-?punt(?:en)?|"
    r"euro(?:[’']?s)?|€|aantal(?:len)?|absolute (?:aantallen|cijfers)|gemiddelden?|"
    r"gemiddelde (?:scores?|aantal(?:len)?|cijfers?|rapportcijfers?)|rapportcijfers?|"
    r"index(?:cijfers?)?|uren|minuten|kilometers?|km|(?:schaal)?scores?"
)
_UNIT_PHRASE = re.compile(
    rf"(?:uitgedrukt )?(?:(?:in|als) )?(?:[x×] ?1[. ]?000 )?(?:{_WHOLE})"
    r"(?:,? ?[x×] ?1[. ]?000| per (?:dag|week|maand|jaar))?"
    r"|[x×] ?1[. ]?000"
    r"|(?:in )?(?:procenten|percentages?|aantal(?:len)?) (?:dat|die|van (?:de|het|alle))\b.*",
    re.IGNORECASE,
)
_BETWEEN_UNITS = re.compile(r"\s*[,;/+&]\s*(?:en\s+)?|\s+en\s+")

_RANGE = re.compile(
    r"^\D{0,3}[<>≤≥]|\d\s*(?:tot|-|–|t/m)\s*\d|\b(?:tot|vanaf|dan)\s+\d"
    r"|\d\s*(?:\w+\s+)?(?:of|en)\s+(?:ouder|jonger|meer|minder|hoger|lager)\b|\d\s?\+$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\s*(?:tot|-|–|t/m)\s*(?:(?:19|20)?\d\d)")
_IN_THOUSANDS = re.compile(r"\w\s[x×]\s?1[.\s]?000$", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:(?:in )?(?:%|procenten|percentages?) van (?:de|het|alle)\b.*"
    r"|(?:rapport|schaal)?(?:cijfers?|scores?) \(?(?:van )?\d{1,3} ?(?:[-–]|t/m|tot(?: en met)?)"
    r" ?\d{1,3}\)?"
    r"|abs(?:oluut|\.)|mln\.?(?: euro)?|(?:[x×] ?)?(?:1[. ]?000|mln\.?|mld\.?) euro"
    r"|\d{4} ?= ?100)",
    re.IGNORECASE,
)
"""What else a unit below headings may be called."""

UNIT_WORDS: dict[str, tuple[str, str]] = {
    "percent": ("een percentage", "a percentage"),
    "percentage_points": ("een verschil in procentpunten", "a difference in percentage points"),
    "count": ("een aantal", "a count"),
    "mean": ("een gemiddelde", "a mean"),
    "grade": ("een rapportcijfer", "a grade"),
    "per_mille": ("een promillage", "a per mille figure"),
}


def unit_of(text: str) -> str | None:
    """The unit that a caption's words name (``in procenten`` ─► ``percent``), or None."""
    for code, pattern in _UNITS:
        if pattern.search(text):
            return code
    return None


def names_counts_and_shares(text: str) -> bool:
    """Whether words are the units of two kinds of numbers: ``aantallen en procenten``."""
    parts = _BETWEEN_UNITS.split(text.strip())
    named = {unit_of(part) for part in parts}
    return all(map(is_unit_alone, parts)) and named == {"count", "percent"}


def is_unit_phrase(text: str) -> bool:
    """Whether words are a unit and nothing else: ``in procenten``, ``percentage dat het doet``."""
    return _UNIT_PHRASE.fullmatch(text) is not None and unit_of(text) is not None


@lru_cache(maxsize=4096)
def is_unit_alone(text: str) -> bool:
    """Whether words that stand below headings are their unit: ``%``, ``x 1 000``, ``abs.``."""
    bare = text.strip("() ")
    return (is_unit_phrase(bare) or _ALONE.fullmatch(bare) is not None) and (
        unit_of(bare) is not None
    )


@lru_cache(maxsize=4096)
def is_base(heading: str) -> bool:
    """Whether a heading announces numbers of respondents: ``n``, ``aantal (ongewogen)``."""
    return _BASE_HEADING.fullmatch(heading.strip()) is not None


def is_mean_sign(heading: str, others: Collection[str]) -> bool:
    """Whether an ``M`` among headings is a mean, and no men and no size.

    It is beside standard deviations, or beside a base where no other letter stands alone.
    """
    if heading != "M":
        return False
    if any(_DEVIATION_HEADING.fullmatch(h) for h in others):
        return True
    letters = {h for h in others if len(h) == 1 and h.isalpha() and not is_base(h)}
    return letters <= {"M"} and any(map(is_base, others))


def is_statistic(heading: str, others: Collection[str]) -> bool:
    """Whether a heading is the outcome of a test, which has no unit: ``F`` beside ``SD``."""
    if _STATISTIC.fullmatch(heading):
        return True
    return heading in _STATISTIC_LETTERS and any(_DEVIATION_HEADING.fullmatch(h) for h in others)


@lru_cache(maxsize=4096)
def is_change(heading: str) -> bool:
    """Whether a heading announces changes or differences, which may be negative in any unit."""
    return _CHANGE_HEADING.fullmatch(heading.strip()) is not None


def are_answers(headings: Collection[str]) -> bool:
    """Whether headings beside each other are ways that a thing may go: ``toename``, ``afname``.

    Those that say by how much it changed name the years, or stand without their opposite.
    """
    even = any(map(_EVEN.fullmatch, headings)) and any(map(is_change, headings))
    return even or (any(map(_UP.fullmatch, headings)) and any(map(_DOWN.fullmatch, headings)))


def is_of_no_one(heading: str) -> bool:
    """Whether a heading announces numbers that no people of their own stand behind."""
    return is_change(heading) or _DEVIATION_HEADING.fullmatch(heading.strip()) is not None


@lru_cache(maxsize=4096)
def heading_unit(heading: str, table_unit: str | None) -> str | None:
    """The unit that a row or column heading sets for its own cells, or None where it sets none.

    A difference between percentages is in percentage points; between other values it keeps their
    unit.
    """
    heading = heading.strip()
    if is_base(heading):
        return "count"
    if _GRADE_HEADING.fullmatch(heading):
        return "grade"
    if _MEAN_HEADING.fullmatch(heading):
        return "mean"
    if _DEVIATION_HEADING.fullmatch(heading):
        return "standard_deviation"
    if is_change(heading):
        return "percentage_points" if table_unit == "percent" else table_unit
    if _INDEX_HEADING.fullmatch(heading):
        return "index"
    if _THOUSANDS.fullmatch(heading) or _IN_THOUSANDS.search(heading):
        return "count"
    if heading in {"%", "in %", "in procenten", "percentage"}:
        return "percent"
    bracket = _UNIT_IN_BRACKETS.search(heading)
    return unit_of(bracket[1]) if bracket and not _AMOUNT.search(bracket[1]) else None


def units_in(path: Sequence[str], table_unit: str | None) -> Iterator[str | None]:
    """The unit that each heading of a path sets for its cells, the innermost first.

    What stands in brackets above a range is what that is measured in, and not the cells:
    `leeftijd (in jaren)` over `12 tot 25`.
    """
    ranged = False
    for heading in reversed(path):
        yield (
            None
            if ranged and _UNIT_IN_BRACKETS.search(heading)
            else heading_unit(heading, table_unit)
        )
        ranged = ranged or (_RANGE.search(heading) is not None and not _YEARS.fullmatch(heading))
