"""The words of a caption ─► its parts: label, title, population, period, unit and markers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tabel_extract.model import TableKind
from tabel_extract.tables.units import unit_of

_KINDS: dict[str, TableKind] = {
    "tabel": "table",
    "staat": "table",
    "table": "table",
    "figuur": "figure",
    "grafiek": "figure",
    "figure": "figure",
    "kader": "box",
    "box": "box",
}
LABEL = re.compile(
    r"(?P<label>(?P<word>Tabel|TABEL|Staat|Table|Figuur|FIGUUR|Figure|[Gg]rafiek|Kader|KADER|Box)\s+"
    r"(?P<number>(?:[A-Z]{1,2}\.?)?\d+(?:[.-]\d+)*[a-z]?))(?P<after>[.:]?)(?=\s|$)\s*(?P<rest>.*)"
)
CAPTION_WORD = re.compile(
    r"\b(?:Tabel|TABEL|Staat|Table|Figuur|FIGUUR|Figure|[Gg]rafiek|Kader|KADER|Box|"
    r"Vervolg (?:van )?(?:tabel|figuur))\s+(?:[A-Z]{1,2}\.?)?\d"
)
"""What a page must print somewhere to hold a caption."""
_CONTINUATION_OF = re.compile(r"Vervolg (?:van )?(?P<label>(?:tabel|figuur|staat)\s.*)", re.I)
_CONTINUED = re.compile(
    r"(?:\((?:vervolg|continued|slot)\)|(?:vervolg|continued|slot)$)[\s:–-]*(?P<rest>.*)", re.I
)

# A sentence about a table starts with its verb in lower case; captions that lost their capital
# start with i or g, and these are the verbs (and the preposition) that do so too.
_SENTENCE_WORDS = re.compile(r"(?:geeft|gaf|gaven|gaat|gaan|ging|is|illustreert|geldt|geven)\b")

_CAPTION_WORDS = re.compile(r"\((?:in\s|%)|, (?:19|20)\d\d|\bnaar\b|\bbevolking\b")

_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "voorjaar|najaar|zomer|winter|herfst|lente|begin|eind|medio"
)
_YEAR = r"(?:19|20)\d\d"
_POINT = (
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})(?:/(?:{_MONTH}))?\s+|(?:[1-4]e|eerste|tweede|derde|vierde)\s+"
    rf"(?:kwartaal|halfjaar|helft)\s+(?:van\s+)?)?{_YEAR}(?:/(?:{_YEAR}|[’']?\d\d?))?"
)
PERIOD = re.compile(
    rf"(?:in|van|sinds|vanaf|over)?\s*(?P<period>{_POINT}"
    r"(?:\s*(?:[-–—/]|t/m|tot(?: en met)?|en|vs\.?)\s*"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\s+)?"
    rf"(?:{_YEAR}|[’']\d\d|\d\d(?!\d))(?:/(?:{_YEAR}|\d\d?))?)*)",
    re.IGNORECASE,
)
_PERSONS = (
    "bevolking|beroepsbevolking|inwoners|nederlanders|volwassenen|personen|mensen|burgers|"
    "respondenten|huishoudens|jongeren|ouderen|kinderen|leerlingen|scholieren|studenten|ouders|"
    "moeders|vaders|vrouwen|mannen|migranten|leden|panelleden|vrijwilligers|gemeenten|bedrijven|"
    "werkenden|werklozen|werkzoekenden|gepensioneerden|alleenstaanden|paren|degenen|statushouders|"
    "cliënten|patiënten|scholen|organisaties|instellingen|meisjes|jongens|tieners|peuters"
)
POPULATION = re.compile(
    r"(?!(?:gemiddelde?|totale?)?\s?(?:aandeel|aantal(?:len)?|percentages?|gemiddelde|mate)\b)"
    rf"(?:(?:(?:de|het|alle|een)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{_PERSONS})\b.*"
    r"|.*\b\d{1,2}\s?(?:\+|-?plussers?\b|-?jarigen\b).*|.*\b\d{1,3}\s+jaar\b.*)",
    re.IGNORECASE,
)
"""A part of a caption that names people, from its start."""
_PERSONS_BY_ENDING = re.compile(
    r"(?:[\w-]+e\s+){0,2}[\w-]*(?:ers|enden|staanden|isten|anten|enten|genoten|gerechtigden|houders|deelnemers)\b.*",
    re.IGNORECASE,
)
RESTRICTION = re.compile(r"(?:exclusief|inclusief|excl\.|incl\.|zonder|met|in|van|die)\b.*")
"""How a part goes on that says which of the people named before it are meant."""
_UNIT_TAIL = re.compile(
    r"\s*[([](?P<unit>[^()[\]]+|[^()[\]]*\([^()]+\)[^()[\]]*)[)\]]\s*(?P<markers>(?<=[)\]])[a-z]{2,3}"
    r"|[a-z*†‡](?:(?:,\s?|\s)[a-z*†‡])*|\*{2,6}|\d)?\s*$"
)
_HEADER_BEHIND = re.compile(
    r"(?P<caption>.*[(](?P<unit>[^()]+)[)][a-z\d*]?)\s+(?P<header>[^\s,.;:()].{2,})$"
)
SCALE = re.compile(
    r"(?:op (?:een )?)?(?:schaal|schalen|scores?|schaalscores?) (?:van |loopt van )?"
    r"\d+ ?(?:[-–]|t/m|tot(?: en met)?) ?\d+",
    re.IGNORECASE,
)
"""Between what numbers a mean lies, in the place of a unit."""
_MEANS = re.compile(r"(?:gemiddeld|rapportcijfer)", re.IGNORECASE)
"""How a title starts that names what a scale between brackets is of."""
_CUT_OFF = re.compile(
    r"\.\.\.$|(?:\b\w\.\w|\b(?:enz|etc|abs|gem|excl|incl|nr|resp|proc|mln|mld|min|max|jr|sr))\.$",
    re.IGNORECASE,
)
"""A stop that is of the word before it."""
_COUNTED = re.compile(r"Aantal(?:len)?\s")
_MARKERS_APART = re.compile(r"[a-z\d*](?:,\s?[a-z\d*])*")
_GLUED_TAIL = re.compile(r"(?<=\d)(?P<markers>[a-z]|\*+)$")


@dataclass(frozen=True, slots=True)
class Label:
    """The start of a caption: ``rest`` is what follows the label on its first line."""

    label: str
    kind: TableKind
    rest: str
    continued: bool


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption in its parts; ``dimensions`` are the words after ``naar``, apart."""

    title: str
    population: str | None
    period: str | None
    unit: str | None
    unit_text: str | None
    markers: tuple[str, ...]
    dimensions: tuple[str, ...]


def parse_label(line: str) -> Label | None:
    """Whether a line starts a caption, and not a sentence about a table."""
    if before := _CONTINUATION_OF.match(line):
        named = parse_label(before["label"][0].upper() + before["label"][1:])
        return replace(named, continued=True) if named else None
    match = LABEL.match(line)
    if not match:
        return None
    rest = match["rest"].strip().lstrip("–—:|-").lstrip()
    continued = _CONTINUED.match(rest)
    if continued:
        rest = continued["rest"]
    kind = _KINDS[match["word"].lower()]
    if not continued and rest[:1].islower() and not _lost_its_capital(rest, kind):
        return None
    label = " ".join(match["label"].split())
    return Label(label[0].upper() + label[1:], kind, rest, continued is not None)


def _lost_its_capital(rest: str, kind: TableKind) -> bool:
    """Whether a lower-case start can be a title: only I and G get lost, and captions tell more."""
    if rest[0] not in "ig" or _SENTENCE_WORDS.match(rest):
        return False
    return rest[-1] != "." and (kind == "box" or _CAPTION_WORDS.search(rest) is not None)


def without_stop(text: str) -> str:
    """A caption without the full stop that it is closed with as a sentence is."""
    text = text.rstrip()
    return text if not text.endswith(".") or _CUT_OFF.search(text) else text[:-1].rstrip()


def ends_caption(text: str) -> bool:
    """Whether a caption is complete here: with its unit in brackets, and perhaps a marker."""
    text = without_stop(split_header(text)[0])
    match = _UNIT_TAIL.search(text)
    if match is None:
        return False
    return unit_of(match["unit"]) is not None or _is_unit_behind_period(text, match)


def _is_unit_behind_period(text: str, match: re.Match[str]) -> bool:
    """Whether brackets name a unit that is not known: they stand behind the period."""
    inside = match["unit"]
    counts = re.search(r"\d", inside) and not SCALE.fullmatch(inside)
    return ends_in_period(text[: match.start()]) and not counts


def ends_in_period(text: str) -> bool:
    """Whether a caption ends with its period, as one without a unit does."""
    parts = split_segments(_GLUED_TAIL.sub("", without_stop(text)))
    return len(parts) > 1 and PERIOD.fullmatch(parts[-1]) is not None


def split_header(text: str) -> tuple[str, str]:
    """Part a caption from header words that an export put on its last line.

    ``Sekse, 2019 (in procenten) man vrouw`` gives the caption and ``man vrouw``.
    """
    match = _HEADER_BEHIND.match(text)
    apart = match and not _MARKERS_APART.fullmatch(match["header"])
    if match and apart and unit_of(match["unit"]):
        return match["caption"], match["header"]
    return text, ""


def split_segments(text: str) -> list[str]:
    """Split at commas that stand outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == "," and not depth and text[index + 1 : index + 2] in {" ", ""}:
            parts.append(text[start:index].strip())
            start = index + 1
    return [p for p in [*parts, text[start:].strip()] if p]


def parse_caption(text: str) -> Caption:
    """Take a caption without its label apart.

    The order is the one such reports keep: title, ``naar`` subgroups, population, period, unit.
    What is not recognised stays in the title.
    """
    text, unit_text, markers = _take_unit(without_stop(text))
    if not markers and (glued := _GLUED_TAIL.search(text)):
        markers, text = (glued["markers"],), text[: glued.start()]
    segments = split_segments(text)
    if (
        unit_text is None
        and len(segments) > 1
        and re.match(r"in (?:%|procent|euro|index)|(?:percentages?|%)$", segments[-1])
    ):
        tail = re.fullmatch(
            r"(.*?(?:procenten|procent|%|percentages?|punten|euro(?:[’']s)?|indexcijfers))([a-z\d])?",
            segments.pop(),
        )
        if tail:
            unit_text, markers = tail[1], ((tail[2],) if tail[2] else markers)
    period = _take_period(segments)
    population = _take_population(segments, before_period=period is not None)
    period = period or _take_period(segments)  # some print the population last
    title = ", ".join(segments)
    counted = "count" if _COUNTED.match(title) else None
    unit = unit_named(title, unit_text) if unit_text else counted
    return Caption(title, population, period, unit, unit_text, markers, _dimensions(title))


def unit_named(title: str, unit_text: str) -> str | None:
    """The unit that words name, or that a title starts with where a scale stands in their place."""
    scale = _MEANS.match(title) and SCALE.fullmatch(unit_text)
    return unit_of(unit_text) or (unit_of(title) if scale else None)


def _take_unit(text: str) -> tuple[str, str | None, tuple[str, ...]]:
    match = _UNIT_TAIL.search(text)
    if not match:
        return text.strip(), None, ()
    markers = tuple(re.findall(r"\*+|[a-z†‡\d]", match["markers"] or ""))
    if unit_of(match["unit"]) or _is_unit_behind_period(text, match):
        return text[: match.start()].rstrip(" ,"), match["unit"].strip(), markers
    return (text[: match.start("markers")] if markers else text).strip(), None, markers


def _take_period(segments: list[str]) -> str | None:
    taken: list[str] = []
    while len(segments) > 1 and (match := PERIOD.fullmatch(segments[-1])):
        taken.insert(0, match["period"])
        segments.pop()
    return ", ".join(taken) or None


def _take_population(segments: list[str], *, before_period: bool) -> str | None:
    """The last segments, where they name people; a list in the title comes before them."""
    by = next((i for i, s in enumerate(segments) if s.lower().startswith("naar ")), None)
    first = 1 if by is None else by + 1
    start = len(segments)
    while start > first and POPULATION.fullmatch(segments[start - 1]):
        start -= 1
    last = len(segments) - 1
    if start > last >= first:
        named = _PERSONS_BY_ENDING.fullmatch(segments[last])
        restricts = RESTRICTION.fullmatch(segments[last]) and last > first
        if named or (by is not None and before_period and not restricts):
            start = last
        elif restricts and POPULATION.fullmatch(segments[last - 1]):
            start = last - 1
    while start <= last and _names_subgroups(segments, by, start):
        start += 1
    return _cut(segments, start) if start <= last else None


def _names_subgroups(segments: list[str], by: int | None, index: int) -> bool:
    """Whether a segment goes on with ``naar a, b en c``: nothing has closed the list before it."""
    if by is None or any(" en " in s for s in segments[by:index]):
        return False
    return any(" en " in f" {s} " for s in segments[index : index + 2]) and not re.search(
        r"\d|\b(?:bevolking|personen|mensen)\b", segments[index]
    )


def _cut(segments: list[str], index: int) -> str:
    text = ", ".join(segments[index:])
    del segments[index:]
    return text


def _dimensions(title: str) -> tuple[str, ...]:
    """The subgroups that a title names: ``naar opleiding en inkomen`` ─► opleiding, inkomen."""
    found = re.search(r"(?:^|[ ,])naar (?P<list>(?:(?! naar ).|(?<= en) (?=naar ))+)$", title)
    if not found:
        return ()
    names = re.split(r",\s*|\s+en\s+(?:naar\s+)?", found["list"])
    return tuple(n.strip() for n in names if n.strip())
