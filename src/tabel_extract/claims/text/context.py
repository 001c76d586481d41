"""What else a sentence says of a number: which table, of what year, and whose research it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tabel_extract.claims.text.years import years_in
from tabel_extract.language.cues import Cue

REMEMBERED = 64
"""Sentences whose context is kept: each is asked for with the next one too."""

_REFERENCE = Cue(
    r"\b(?P<kind>tabel(?:len)?|figuur|figuren|grafiek|kader|bijlagetabel|bijlage)\s+"
    r"(?P<number>(?:[a-z]\.?)?\d+(?:[.-]\d+)*[a-z]?)(?:\s+en\s+(?P<second>(?:[a-z]\.?)?\d+(?:\.\d+)*[a-z]?))?"
)
_NAME = r"[A-ZÀ-Ý][\w&’'.-]*(?:\s+[\w&’'.-]+){0,4}"
_CITED = re.compile(
    rf"\((?!zie (?:ook )?(?:tabel|figuur))(?:[^()]*;\s*)?(?:zie (?:ook )?|vgl\. |bv\. |o\.a\. )?"
    rf"{_NAME},?\s+(?:(?:19|20)\d\d[a-z]?|z\.d\.)[^()]*\)"
    r"|\b[A-ZÀ-Ý][\w’'-]+(?:\s+et al\.|\s+en\s+(?:[Vv]an\s+|[Dd]en\s+|[Dd]e\s+)*[A-ZÀ-Ý][\w’'-]+)?"
    r"\s+\((?:19|20)\d\d[a-z]?\)"
)
_ACCORDING = re.compile(
    r"\b[Vv]olgens\s+(?:rapportages?\s+van\s+|cijfers\s+van\s+)?(?:het|de|een)?\s*(?P<who>(?!Nederlanders?\b|Nederlandse\s+(?:bevolking|burgers|volwassenen))[A-ZÀ-Ý][\w&-]*(?:\s+[A-ZÀ-Ý][\w&-]*)*|\w*(?:registraties?|jaarverslag\w*|tellingen|declaraties|ledenadministraties?|brancheorganisatie))"
    r"|\b(?:cijfers|gegevens|peiling|enquête|rapport|onderzoek|studie|meting|monitor)\s+van\s+(?:het|de)?\s*(?P<of>[A-ZÀ-Ý][\w&-]+)"
)
_MAY_CITE = Cue(
    r"\bvolgens\b|\b(?:cijfers|gegevens|peiling|enquête|rapport|onderzoek|studie|meting|monitor)\s+van\b"
)
"""What each of those has, in letters of any case."""
_OTHER = Cue(
    r"\b(?:uit\s+)?(?:eerdere?|andere?|internationaal|vergelijkbaar|buitenlands|later)\s+(?:onderzoek(?:en)?|peilingen|studies?|enquêtes?)\b"
    r"|\b(?:registraties?|jaarverslag(?:en)?|declaraties|begroting|tellingen)\b"
    r"|\beuropean\s+\w+\s+survey\b|\beurobarometer\b"
)
_EARLIER = Cue(
    r"\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|enkele|paar|\d+)\s+jaar\s+(?:eerder|geleden|daarvoor)\b"
    r"|\btoen\s+(?:nog|was|had|waren|hadden|zei|vond)\b|\bvorig\s+jaar\b|\bdestijds\b|\bindertijd\b|\b(?:in\s+)?(?:de\s+)?(?:vorige|voorgaande|voorlaatste|eerdere)\s+(?:editie|meting|metingen|ronde|peiling)\b"
)
_ANAPHORA = Cue(
    r"\b(?:daar(?:mee|van|over|bij|aan|voor|tegen|op|in)?|hier(?:mee|van|over|bij|aan|voor|tegen|op|in)?|"
    r"er(?:mee|van|over|voor|tegen|in)|(?:de|deze|die)\s+(?:laatste\s+)?(?:stelling|gedachte|uitspraak|opvatting|mening|maatregel|vraag|"
    r"antwoord\w*|groep|wens|zorg|regel|aanpak|plan|eis|stap|overtuiging|bewering|zienswijze|norm|steun|indruk|taak|plicht)|dit|dat|hetzelfde|het(?!\s+\w+st\b))\b"
    r"|^\W*(?:hij|zij|ze|(?:deze|die)(?=\s+(?:is|was|heeft|had|moet|kan|kreeg|krijgt|nam|neemt|steeg|stijgt|daalde|daalt|liep|loopt|ligt|lag|bleef|blijft|ging|gaat|groeide|zakte|kwam|komt|scoort|haalt)\b|\s+[a-z]{3,}t\s+(?:\d|een\s|ruim|bijna|zo’n)))\b"
    r"|\b(?:hem|ze|die)\b(?=\s+(?:een|twee|drie|niet|nooit|wel|ook|nog|al|gewoon|te|er|kreeg|krijgt|scoort|haalt)\b|\s+\d|\s*[.;,])"
)
_IS_THAT = Cue(
    r"\b(?:is|was|geldt|gold|ligt|lag|zijn|gaat|ging|komt|bedraagt|zei|zeggen|loopt|liep|zakt|zakte|stijgt|steeg|daalt|daalde)\s+(?:\w+\s+)?(?:dat|dit|het(?!\s+\w+st\b))\b"
    r"|\b(?:dat|dit|het)\s+(?:is|was|geldt|gold|ligt|lag|gaat|ging|bedraagt|komt)\b"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence says around its numbers.

    ``references`` are labels such as ``Tabel 7.2``; ``source`` the words that name another source;
    ``years`` those it mentions outside citations; ``earlier`` the words of an earlier measurement;
    ``anaphora`` whether it points back to a sentence before it; ``base`` is the one year that such
    a sentence named, from which it may count.
    """

    references: tuple[str, ...]
    source: str | None
    years: tuple[str, ...]
    earlier: str | None
    anaphora: bool
    base: str | None = None


@lru_cache(maxsize=REMEMBERED)
def context_of(sentence: str) -> Context:
    """Read the context of one sentence."""
    bare = _CITED.sub(" ", sentence) if "(" in sentence else sentence
    return Context(
        references=references(sentence),
        source=_source(sentence),
        years=tuple(dict.fromkeys(years_in(bare))),
        earlier=_EARLIER.first(sentence),
        anaphora=bool(_IS_THAT.search(sentence) or _ANAPHORA.search(sentence)),
    )


def points_back(text: str) -> bool:
    """Whether a clause only says that a number is that of what was said before: ``is dat 34%``."""
    return bool(_IS_THAT.search(text))


@lru_cache(maxsize=REMEMBERED)
def references(sentence: str) -> tuple[str, ...]:
    """Tables and figures that a sentence refers to, as their captions call them."""
    found: dict[str, None] = {}
    for match in _REFERENCE.finditer(sentence):
        kind = match["kind"]
        word = (
            "Figuur"
            if kind.startswith(("figu", "graf"))
            else "Kader"
            if kind == "kader"
            else "Tabel"
        )
        for part in ("number", "second"):
            if match[part]:
                found[f"{word} {sentence[slice(*match.span(part))]}"] = None
    return tuple(found)


def _source(sentence: str) -> str | None:
    if "(" in sentence and (cited := _CITED.search(sentence)):
        found = cited[0].strip()
        return found[1:-1] if found.startswith("(") else found
    according = _ACCORDING.search(sentence) if _MAY_CITE.search(sentence) else None
    return according[0].strip() if according else _OTHER.first(sentence)
