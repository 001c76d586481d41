"""Groups whose noun a sentence leaves out: ``bij de laagste inkomens 34%, bij de hoogste 49%``."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.claims.groups.group import Categories, Group, Mention
from tabel_extract.language.cues import Cue

_RANK = Cue(
    r"\b(?:bij|onder|van|in|voor)\s+(?:de|het)\s+"
    r"(?P<word>laagste|lage|lagere|hoogste|hoge|hogere|middelste)n?"
    r"(?=\s*[,.;:()%]|\s*$|\s+(?:is|was|ligt|lag|gaat|ging|geldt|zijn|en|maar|tegen)\b|\s+\d)"
)
_RANKS = {"la": "laag", "ho": "hoog", "mi": "midden"}
"""The category that words are of, by their first letters."""
_RICH = Cue(r"\bde\s+(?P<word>rijkste|armste)n\b")
_INCOME = "inkomen"
_NEXT = Cue(r"\b(?:\w+)?(?:groep|categorie|klasse)\s+(?:daar|er)(?P<way>boven|onder)\b")


def left_out(sentence: str, known: Sequence[Mention], categories: Categories) -> Sequence[Mention]:
    """Mentions of ranks without their noun: of the dimension that was named right before."""
    found: list[Mention] = []
    for match in _RANK.finditer(sentence):
        before = [m for m in known if m.end <= match.start() and m.group and m.of_category]
        if not before:
            continue
        dimension = before[-1].group.dimension if before[-1].group else None
        name = _RANKS[match["word"][:2]]
        if dimension and name in categories.get(dimension, ()):
            at = match.start("word")
            found.append(
                Mention(at, match.end(), Group(dimension, name), sentence[at : match.end()])
            )
    return [*found, *_by_wealth(sentence, categories), *_beside(sentence, known, categories)]


def _beside(sentence: str, known: Sequence[Mention], categories: Categories) -> list[Mention]:
    """``De groep daarboven``: the next category of the one that was named right before."""
    found: list[Mention] = []
    for match in _NEXT.finditer(sentence):
        before = [m.group for m in known if m.end <= match.start() and m.of_category]
        last = before[-1] if before else None
        names = categories.get(last.dimension or "", ()) if last else ()
        at = names.index(last.category) if last and last.category in names else -1
        at += 1 if match["way"].lower() == "boven" else -1
        group = Group(last.dimension, names[at]) if last and 0 <= at < len(names) else None
        found.append(Mention(*match.span(), group, match[0]))
    return found


def _by_wealth(sentence: str, categories: Categories) -> list[Mention]:
    """``De rijksten`` and ``de armsten``, of whole lists from low to high."""
    told = list(_RICH.finditer(sentence))
    if not told:
        return []
    names = next((n for d, n in categories.items() if d.lower().startswith(_INCOME)), ())
    if not names or names[0] != "laag" or names[-1] != "hoog":
        return []
    dimension = next(d for d in categories if d.lower().startswith(_INCOME))
    return [
        Mention(
            match.start("word"),
            match.end(),
            Group(dimension, names[-1 if match["word"] == "rijkste" else 0]),
            sentence[match.start("word") : match.end()],
        )
        for match in told
    ]
