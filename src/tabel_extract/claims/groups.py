"""The subgroups that a report's tables print, and the words that a sentence has for them.

A group that no table prints (`jonge ouders`, `mensen met een auto`) is a mention too, of no known
group, so that its number is never held against that of everyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tabel_extract.claims.words import WORD, stem, words
from tabel_extract.model import Table
from tabel_extract.tables.lexicon import key, lexicon


@dataclass(frozen=True, slots=True)
class Group:
    """A category of a dimension, by their printed names.

    Without a dimension it is everyone; a ``category`` then narrows that to the tables whose
    population has this noun (`bezoekers`).
    """

    dimension: str | None = None
    category: str | None = None


EVERYONE = Group()


def is_everyone(group: Group | None) -> bool:
    """Whether a group is all that its tables are about."""
    return group is not None and group.dimension is None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a sentence that name a group; ``group`` is None where no table prints it."""

    start: int
    end: int
    group: Group | None
    text: str


_LEVELS = {
    "bo": "bo", "basisonderwijs": "bo", "basisschool": "bo", "lager onderwijs": "bo", "lo": "bo",
    "vmbo": "vmbo", "mavo": "mavo", "lbo": "lbo", "havo": "havo", "vwo": "vwo", "gymnasium": "vwo",
    "mbo": "mbo", "hbo": "hbo", "wo": "wo", "universiteit": "wo", "universitaire": "wo",
    "universitair": "wo", "academici": "wo", "academicus": "wo", "hogeschool": "hbo", "atheneum": "vwo",
}  # fmt: skip
_LEVEL = "|".join(sorted(_LEVELS, key=len, reverse=True))
_LEVEL_RUN = re.compile(
    rf"(?:(?P<most>alleen|maximaal|hooguit|ten hoogste|hoogstens|niet (?:meer|verder) (?:\w+ )?dan)\s+(?:een\s+|het\s+|de\s+)?)?"
    rf"\b(?:{_LEVEL})\b(?:'ers)?(?:(?:[\s,/–-]|\bof\b|\ben\b|\been\b|\balleen\b|\bop\b|\bniveau\b)*\b(?:{_LEVEL})\b(?:'ers)?)*"
    rf"-?\s?(?:opleiding(?:en)?|opgeleid\w*|diploma|niveau|onderwijs|school|-?'?ers)?(?P<less>\s+of\s+(?:minder|lager))?",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?P<adjective>laag|lager|laagst|middelbaar|hoog|hoger|hoogst|praktisch|theoretisch)[\s-]?"
    r"(?:opgeleid|geschoold)\w*",
    re.IGNORECASE,
)
_RANKS = {"laag": 0, "lager": 0, "laagst": 0, "praktisch": 0, "middelbaar": 1, "hoog": -1,
          "hoger": -1, "hoogst": -1, "theoretisch": -1}  # fmt: skip
_ALSO = {"stad": "stedelingen", "platteland": "plattelanders", "dorp": "dorpelingen",
         "voorstad": "voorstedelingen", "student": "studerenden"}  # fmt: skip
_ORDINAL_WORDS = {
    "laagste": 0, "onderste": 0, "armste": 0, "eerste": 0, "tweede": 1, "derde": 2, "vierde": 3,
    "vijfde": 4, "hoogste": -1, "bovenste": -1, "rijkste": -1, "middelste": 2,
}  # fmt: skip
_QUANTILE = re.compile(
    rf"\b(?:(?P<word>{'|'.join(_ORDINAL_WORDS)})|(?P<digit>\d{{1,2}})e)\s+"
    r"(?P<over>\d{1,2}\s?(?:%|procent)\s?)?(?P<stem>inkomens?|vermogens?)?"
    r"(?P<noun>-?\s?(?:kwintiel(?:en)?|kwartiel(?:en)?|deciel(?:en)?|tertiel(?:en)?|groep(?:en)?|"
    r"categorie(?:ën)?|klassen?))?\b",
    re.IGNORECASE,
)
_OLDEST_GROUP = re.compile(
    r"\b(?P<word>jongste|oudste)\s+(?:leeftijds)?(?:groep|categorie|klasse)\b", re.I
)
_BARE_RANK = re.compile(r"\bin\s+(?:het|de)\s+(?P<word>laagste|hoogste)\b(?!\s+[a-z])", re.I)
_AGE = re.compile(
    r"(?P<low>\d{1,3})\s?(?:jaar)?-?\s?(?:-|–|tot en met|t/m|tot|en)\s?(?P<high>\d{1,3})"
    r"(?:\s?-?jaar\b|\s?-?jarigen?)"
    r"|(?P<plus>\d{1,3})\s?-?(?:plussers?|\+(?:'ers|ers)?)"
    r"|(?:≥\s?)(?P<least>\d{1,3})(?:\s?jaar)?"
    r"|(?P<older>\d{1,3})\s?jaar\s?(?:en|of)\s?ouder"
    r"|(?:boven de|ouder dan|vanaf)\s(?P<over>\d{1,3})(?:\s?jaar)?\b"
    r"|(?:tot|onder de|jonger dan)\s(?P<under>\d{1,3})(?:\s?jaar)?\b(?!\s*(?:%|procent))"
    r"|(?P<younger>\d{1,3})\s?jaar\s?(?:en|of)\s?jonger"
    r"|(?P<one>\d{1,3})-jarigen?",
    re.IGNORECASE,
)
_OLDEST = 200
_AMBIGUOUS = frozenset(
    [
        "laag",
        "midden",
        "hoog",
        "middelbaar",
        "lager",
        "hoger",
        "goed",
        "slecht",
        "matig",
        "niet",
        "weinig",
        "sterk",
        "geen",
        "wel",
        "ja",
        "nee",
        "anders",
        "overig",
        "overige",
        "onbekend",
        "klein",
        "groot",
        "links",
        "rechts",
        "noord",
        "oost",
        "west",
        "zuid",
        "net",
        "jong",
        "oud",
        "nederland",
        "europa",
        "eerste",
        "tweede",
    ]
)
_RESTRICTS = re.compile(
    r"\s*(?:,\s*)?(?:met|zonder|die|wier|uit|tot|boven|onder|tussen|vanaf|van|waarvan|binnen|buiten|in|op|"
    r"met name|behorend)\b",
    re.IGNORECASE,
)
_IN_COUNTRY = re.compile(
    r"\s*(?:in|uit|van)\s+(?:heel\s+)?(?:nederland|ons land|de steekproef|het panel|dit onderzoek|het onderzoek)\b",
    re.I,
)
_ADJECTIVES = frozenset(
    [
        "nederlandse",
        "alle",
        "onze",
        "deze",
        "die",
        "gemiddelde",
        "volwassen",
        "totale",
        "hele",
        "gehele",
        "gewone",
        "drie",
        "vele",
        "volwassene",
    ]
)


class GroupFinder:
    """Finds mentions of groups; made once for the tables of a report."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.categories = _categories(tables)
        self._ages = self._by_age()
        self._levels = self._by_level()
        self._patterns = list(self._by_words())
        self._populations = [t.population.lower() for t in tables if t.population]
        self._adult_from = {
            int(age)
            for p in self._populations
            for age in re.findall(r"(\d{1,3})\s?(?:jaar|\+|-plus)", p)
        }
        special = set(self._population_nouns()) - set(words().everyone)
        self._everyone = _any_of({*words().everyone, *special})
        self._special = special
        self._people = _any_of(words().people - special - set(words().everyone))

    def find(self, sentence: str) -> list[Mention]:
        """The mentions of a sentence in their order; none overlaps another."""
        known = sorted(self._known(sentence), key=lambda m: (m.start, -m.end))
        known = _apart(known)
        heads = _apart(sorted(self._heads(sentence), key=lambda m: m.start))
        return sorted(_joined(heads, known, sentence), key=lambda m: m.start)

    def dimension_named(self, sentence: str) -> str | None:
        """A dimension that the sentence names as such: ``met het opleidingsniveau``."""
        low = sentence.lower()
        for name in self.categories:
            root = key(name).split()[0]
            if re.search(
                rf"\b{re.escape(root)}s?(?:niveau|groep\w*|kwintiel\w*|klasse\w*)?\b", low
            ):
                return name
        return None

    # -- what tables print ----------------------------------------------------------------

    def _population_nouns(self) -> Iterator[str]:
        """The noun of a caption's population stands for everyone in it: ``bezoekers``."""
        for text in self._populations:
            found = WORD.findall(text)
            for noun in found[:2]:
                if noun.endswith("s") or noun.endswith("en"):
                    yield noun

    def _by_age(self) -> list[tuple[int, int, Group]]:
        found = []
        for dimension, names in self.categories.items():
            for name in names:
                match = _AGE.fullmatch(name.strip()) or _AGE.search(name)
                if match:
                    found.append((*_ages(match), Group(dimension, name)))
                elif plain := re.fullmatch(r"(\d{1,3})\s?[-–]\s?(\d{1,3})", name.strip()):
                    found.append((int(plain[1]), int(plain[2]), Group(dimension, name)))
        return found

    def _by_level(self) -> list[tuple[frozenset[str], Group]]:
        found = []
        for dimension, names in self.categories.items():
            for name in names:
                levels = _levels_of(name)
                if levels:
                    found.append((levels, Group(dimension, name)))
        return found

    def _by_words(self) -> Iterator[tuple[re.Pattern[str], Group]]:
        taken = {group for _, _, group in self._ages} | {group for _, group in self._levels}
        for dimension, names in self.categories.items():
            for name in names:
                group = Group(dimension, name)
                if group not in taken:
                    pattern = _words_pattern(name, dimension)
                    if pattern:
                        yield re.compile(pattern, re.I), group

    # -- what a sentence says ---------------------------------------------------------------

    def _known(self, sentence: str) -> Iterator[Mention]:
        yield from self._level_mentions(sentence)
        yield from self._age_mentions(sentence)
        yield from self._quantile_mentions(sentence)
        for match in re.finditer(r"groep\s+‘([^’]+)’", sentence):
            yield Mention(match.start(), match.end(), self._printed(match[1]), match[0])
        for pattern, group in self._patterns:
            for match in pattern.finditer(sentence):
                yield Mention(match.start(), match.end(), group, match[0])

    def _printed(self, name: str) -> Group | None:
        """A category that is quoted as its column prints it."""
        for dimension, names in self.categories.items():
            for own in names:
                if key(own) == key(name):
                    return Group(dimension, own)
        found = [m.group for m in self._quantile_mentions(name)]
        return found[0] if len(found) == 1 else None

    def _level_mentions(self, sentence: str) -> Iterator[Mention]:
        for match in _LEVEL_RUN.finditer(sentence):
            levels = _levels_of(match[0])
            if not levels:
                continue
            groups = [g for own, g in self._levels if own == levels]
            if not groups and (match["most"] or match["less"]):
                groups = [
                    g
                    for own, g in self._levels
                    if levels <= own and "bo" in own | {"bo"} and _lowest(own)
                ]
            if not groups:
                groups = [g for own, g in self._levels if _without_old(own) == _without_old(levels)]
            yield Mention(*match.span(), groups[0] if len(groups) == 1 else None, match[0])
        for match in _RANKED.finditer(sentence):
            yield Mention(*match.span(), self._ranked("opleiding", match["adjective"]), match[0])

    def _ranked(self, canonical: str, adjective: str) -> Group | None:
        rank = _RANKS[adjective.lower()]
        for dimension, names in self.categories.items():
            if (lexicon().dimension(dimension) or key(dimension)) == canonical and len(names) == 3:
                return Group(dimension, names[rank])
        return None

    def _age_mentions(self, sentence: str) -> Iterator[Mention]:
        for match in _AGE.finditer(sentence):
            low, high = _ages(match)
            if (
                match["under"]
                and not re.match(r".{0,3}$|.*jaar", match[0], re.I)
                and not self._ages
            ):
                continue
            groups = [
                g for own_low, own_high, g in self._ages
                if (own_low == low and own_high in (high, high - 1 if high < _OLDEST else high))
                or (own_low <= 18 and low == 0 and own_high in (high, high - 1))
            ]  # fmt: skip
            group = groups[0] if len(groups) == 1 else None
            if group is None and high >= _OLDEST and low in self._adult_from:
                group = EVERYONE
            yield Mention(*match.span(), group, match[0])

    def _quantile_mentions(self, sentence: str) -> Iterator[Mention]:
        ranked = [(d, n) for d, n in self.categories.items() if _is_ranked(n)]
        last: tuple[str, tuple[str, ...]] | None = None
        for match in _OLDEST_GROUP.finditer(sentence):
            yield Mention(*match.span(), self._by_seniority(match["word"]), match[0])
        for match in _QUANTILE.finditer(sentence):
            if not (match["noun"] or match["over"] or match["stem"]):
                continue
            noun = (match["noun"] or "").lower().strip(" -")
            vague = noun.startswith(("groep", "categorie", "klas")) or not noun
            if vague and not match["stem"] and not match["over"]:
                continue
            group = None
            if len(ranked) == 1:
                last = ranked[0]
                group = _ordinal(match, *last)
            yield Mention(*match.span(), group, match[0])
        for match in _BARE_RANK.finditer(sentence):
            if last:
                yield Mention(match.start("word"), match.end(), _ordinal(match, *last), match[0])

    def _by_seniority(self, word: str) -> Group | None:
        ages = sorted(self._ages, key=lambda a: a[:2])
        if len(ages) < 2 or len({a[2].dimension for a in ages}) > 1:
            return None
        return ages[-1][2] if word.lower() == "oudste" else ages[0][2]

    def _heads(self, sentence: str) -> Iterator[Mention]:
        for match in self._everyone.finditer(sentence):
            noun = match[0].lower()
            everyone = Group(None, noun) if noun in self._special else EVERYONE
            start = _adjective_before(sentence, match.start())
            group = everyone if start == match.start() else None
            yield Mention(start, match.end(), group, sentence[start : match.end()])
        for match in re.finditer(r"(?<=van )Nederland\b(?!\s+(?:heeft|naar))", sentence):
            yield Mention(*match.span(), EVERYONE, match[0])
        for match in re.finditer(r"\b(?:van|bij)\s+(wie)\b", sentence):
            yield Mention(match.start(1), match.end(1), None, "degenen")
        for match in self._people.finditer(sentence):
            yield Mention(*match.span(), None, match[0])


def _joined(heads: list[Mention], known: list[Mention], sentence: str) -> Iterator[Mention]:
    """Nouns for people with what narrows them: ``mensen met een hbo-opleiding`` is one mention."""
    left = list(known)
    for head in heads:
        inside = [k for k in known if k.start < head.end and head.start < k.end]
        if inside:
            continue
        narrowed = _RESTRICTS.match(sentence, head.end)
        after = [k for k in left if 0 <= k.start - head.end <= 45]
        near = after[0] if after else None
        if (
            near
            and narrowed
            and not re.search(
                r"^,|[.;:]|\d\s?%|\bprocent\b|\bdan\b", sentence[head.end : near.start]
            )
        ):
            group = (
                near.group if is_everyone(head.group) or head.text.lower() == "degenen" else None
            )
            yield Mention(head.start, near.end, group, sentence[head.start : near.end])
            left.remove(near)
        elif narrowed and is_everyone(head.group) and not _IN_COUNTRY.match(sentence, head.end):
            by_prefix = re.match(r"\s*(?:,|onder|tussen|op|in|van)\b", sentence[head.end :], re.I)
            group = (
                head.group
                if by_prefix and not re.match(r"\s*(?:van|in|tussen)\b", sentence[head.end :], re.I)
                else None
            )
            yield replace(head, group=group)
        else:
            yield head
    yield from left


def _adjective_before(sentence: str, start: int) -> int:
    """Where the adjective starts that narrows the noun at ``start``, ``jonge mensen``; else that."""
    match = re.search(r"([\w-]{3,}e)\s+$", sentence[:start][-40:])
    if not match or match[1].lower() in _ADJECTIVES:
        return start
    return start - len(match[0])


def _categories(tables: Sequence[Table]) -> dict[str, tuple[str, ...]]:
    """Categories by the dimension that they are printed under, each once, in printed order."""
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for cell in table.observations:
            if cell.dimension and cell.category:
                found.setdefault(cell.dimension, {})[cell.category] = None
    return {dimension: tuple(names) for dimension, names in found.items()}


def _levels_of(text: str) -> frozenset[str]:
    found = re.findall(rf"\b(?:{_LEVEL})\b", text.lower())
    return frozenset(_LEVELS[f] for f in found)


def _without_old(levels: frozenset[str]) -> frozenset[str]:
    """Levels without those that stand for another: mavo and lbo are now vmbo."""
    return frozenset("vmbo" if level in ("mavo", "lbo") else level for level in levels)


def _lowest(levels: frozenset[str]) -> bool:
    return not levels & {"mbo", "havo", "vwo", "hbo", "wo"}


def _ages(match: re.Match[str]) -> tuple[int, int]:
    """First and last year of an age in words; `tot 35 jaar` is up to and including 34."""
    part = {k: int(v) for k, v in match.groupdict().items() if v and v.isdigit()}
    if "low" in part:
        return part["low"], part["high"]
    for name in ("plus", "least", "older", "over"):
        if name in part:
            return part[name], _OLDEST
    if "under" in part:
        return 0, part["under"]
    if "younger" in part:
        return 0, part["younger"]
    return part["one"], part["one"]


def _is_ranked(names: tuple[str, ...]) -> bool:
    return len(names) > 2 and all(
        re.match(r"\d{1,2}e\b|laagste|hoogste|onderste|bovenste", n, re.I) for n in names
    )


def _ordinal(match: re.Match[str], dimension: str, names: tuple[str, ...]) -> Group | None:
    groups = match.groupdict()
    index = (
        int(groups["digit"]) - 1 if groups.get("digit") else _ORDINAL_WORDS[match["word"].lower()]
    )
    return Group(dimension, names[index]) if -len(names) <= index < len(names) else None


def _words_pattern(name: str, dimension: str) -> str | None:
    """A pattern for a category by its own words, inflected or not."""
    parts = list(WORD.findall(re.sub(r"\([^)]*\)", " ", name.lower())))
    if not parts:
        return None
    if len(parts) == 1 and parts[0] in _AMBIGUOUS:
        root = stem(key(dimension).split()[0])[:7]
        return rf"\b{_inflected(parts[0])}[\s-]+(?:\w+\s+)?{re.escape(root)}\w*"
    if len(parts) > 1 and all(p in _AMBIGUOUS for p in parts):
        return None
    return r"\b" + r"[\s,/-]+(?:en\s+|of\s+)?".join(_inflected(p) for p in parts) + r"\b"


def _inflected(word: str) -> str:
    known = {"man": r"mann?(?:en|elijke)?", "vrouw": r"vrouw(?:en|elijke)?", "laag": r"(?:laag|lage|lager|lagere|laagste)",
             **{name: rf"(?:{name}|{also})" for name, also in _ALSO.items()},
             "hoog": r"(?:hoog|hoge|hoger|hogere|hoogste)", "goed": "goede?", "groot": r"grote?r?"}  # fmt: skip
    if word in known:
        return known[word]
    root = stem(word)
    same = root if word.startswith(root) and len(root) >= 4 else word
    return rf"{re.escape(same)}\w{{0,4}}" if len(same) >= 4 else rf"{re.escape(word)}(?:en|e|s)?"


def _any_of(nouns: set[str] | frozenset[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, nouns), key=len, reverse=True)) + r")\b", re.I
    )


def _apart(mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
        elif found[-1].group is None and mention.group is not None:
            found[-1] = mention
    return found
