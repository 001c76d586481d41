"""Categories by other words than a table prints: ``huiseigenaren`` for `koop`.

The words are those of ``called.toml``; forms that a category's own words have are derived.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from tabel_extract.claims.groups.group import Group, is_everyone
from tabel_extract.tables.lexicon import key, lexicon

_STAFF = (
    r"(?:personeel|medewerkers?|werknemers?|werkers?|sector|branche|clubs?|verenigingen|"
    r"instellingen|bedrijven)"
)
"""What makes people of the name of a line of work: ``onderwijspersoneel``."""
_WORK = frozenset({"sector", "branche", "bedrijfstak", "bedrijfssector"})
_TASKS = r"\s+(?:taak|taken|functies?|positie|rol)"
_PARTED = re.compile(
    r"(?P<verb>[a-z]{2,}?)t\s+(?P<middle>[\w() ]+)\s+(?P<last>rond|uit|op|af|over|bij|mee|om|toe)"
)
"""A verb whose parts stand apart: `komt net rond`."""
_NOT = re.compile(r"niet[ -](?P<rest>[\w]{5,})")


def synonyms(category: str) -> str | None:
    """A pattern of what a category is called instead, by the lexicon; None where it has none."""
    at = _places().get(key(category))
    return None if at is None else _entries()[at][1]


def derived(category: str, dimension: str) -> str | None:
    """A pattern of what follows from a category's own words, and isn't a form of them."""
    name = " ".join(category.lower().split())
    if match := _NOT.fullmatch(name):  # `zonder leidinggevende taken` for `niet-leidinggevend`
        return rf"\bzonder\s+{re.escape(match['rest'])}\w{{0,2}}{_TASKS}\b"
    if match := _PARTED.fullmatch(name):  # `mensen die net rondkomen`
        middle = re.sub(r"\\\((\w+)\\\)\\ ", r"(?:\\(?\1\\)?\\s+)?", re.escape(match["middle"]))
        whole = rf"{match['last']}(?:te)?{match['verb']}\w*"
        return rf"(?<!\w){middle}\s+(?:(?:kan|kunnen)\s+)?{whole}"
    if key(dimension) in _WORK and re.fullmatch(r"\w{4,}", name):
        return rf"\b{re.escape(name)}s?-?{_STAFF}\b"
    return None


def own_group(group: Group, printed: Iterable[Group]) -> Group:
    """The one of some printed groups that people of a group are in another table; else itself."""
    if group.category is None or is_everyone(group):
        return group
    known = list(printed)
    if group in known:
        return group
    at, own = _places().get(key(group.category)), key(group.category)
    found = [
        g for g in known if at is not None and g.category and _places().get(key(g.category)) == at
    ]
    if len(found) == 1 and _one_kind(group, found[0]):
        return found[0]
    found = [g for g in known if key(g.category or "") == own and _narrower(group, g)]
    return found[0] if len(found) == 1 else group


def _narrower(one: Group, other: Group) -> bool:
    """Whether a dimension is another one in fewer words: `ernst` of `ernst van de beperking`."""
    names = [set(key(g.dimension or "").split()) for g in (one, other)]
    return all(names) and (names[0] <= names[1] or names[1] <= names[0])


def _one_kind(one: Group, other: Group) -> bool:
    """Whether two dimensions may be the same, by what is known of them."""
    names = [lexicon().dimension(g.dimension or "") for g in (one, other)]
    return None in names or names[0] == names[1]


@cache
def _entries() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words of categories, with the pattern of what they are called."""
    data = tomllib.loads((files(__package__) / "called.toml").read_text(encoding="utf-8"))
    return tuple(
        (tuple(map(key, entry["of"])), rf"\b(?:{'|'.join(entry['called'])})\b")
        for entry in data["called"]
    )


@cache
def _places() -> dict[str, int]:
    return {name: at for at, (names, _) in enumerate(_entries()) for name in names}
