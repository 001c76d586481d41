"""Points of a scale by what a text says of them: ``score 6-10``, ``een 8 of hoger``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from tabel_extract.claims.answers.items import Answer, Item
from tabel_extract.claims.answers.labels import Choice, NoChoice
from tabel_extract.claims.text.words import WORD, root
from tabel_extract.language.cues import Cue

_SCALE = Cue(
    r"\b(?:scores?|cijfers?|schaal|antwoord(?:optie|categorie)?|rapportcijfers?)\b[^.;\d]{0,25}?"
    r"(?P<low>\d{1,2})\s*(?:-|–|tot en met|t/m|tot|en|of)\s*(?:een\s+)?(?P<high>\d{1,2})(?!\s?%)"
    r"|(?P<from>\d{1,2})\s+of\s+(?:hoger|meer)"
    r"|(?:ten minste|minstens|minimaal|op zijn minst)\s+een\s+(?P<least>\d{1,2})"
    r"|(?P<to>\d{1,2})\s+of\s+(?:lager|minder)"
    r"|(?:(?:hooguit|hoogstens|ten hoogste|maximaal|niet (?:verder|hoger) dan)\s+een"
    r"|\bniet\s+boven\s+(?:de|een))\s+(?P<most>\d{1,2})\b(?!,\d)"
    r"|(?P<lowest>\bde\s+laagste(?=\s+\(%)|\blaagste\s+(?:score|cijfer|antwoord(?:mogelijkheid|categorie|optie)?)\b)|(?P<highest>\bde\s+hoogste(?=\s+\(%)|\bhoogste\s+(?:score|antwoord(?:mogelijkheid|categorie|optie)?)\b|%\s+de\s+hoogste(?=\s*(?:$|[.,;)])))"
    r"|\bscore\s+(?:is\s+(?:een\s+)?)?(?P<one>\d{1,2})\b(?!,\d)|\bde\s+(?P<point>\d{1,2})\s+\(%|(?P<fail>\been\s+onvoldoende\b)|(?P<pass>\been\s+voldoende\b)"
    r"|\b(?:score|cijfer|antwoord)\b[^.;:%\d]{0,20}\bde\s+(?P<named>\d{1,2})\b(?!,\d|\s?%)"
    r"|(?P<below>\bonder\s+het\s+midden\b)|(?P<above>\bboven\s+het\s+midden\b)"
    r"|(?P<middle>\bhet\s+midden\b)"
    r"|(?:geeft|gaf|geven|gaven|kiest|kiezen|koos|kozen)\s+(?:[\w% ]{0,40}?\s)?"
    r"(?<!minste\s)(?<!minst\s)(?<!stens\s)(?<!oogste\s)(?<!hooguit\s)(?<!imaal\s)(?<!\bdan\s)"
    r"een\s+(?P<given>\d{1,2})\b(?!,|\s+of\s+(?:hoger|meer|lager|minder))"
)
_LISTED = re.compile(
    r"\b(?:een|scores?(?:\s+van)?)\s+\(?(?P<points>\d{1,2}(?:,\s*\d{1,2})*\s+of\s+(?:een\s+)?\d{1,2})\b(?!\s*(?:%|procent))"
    r"|\((?P<bare>\d{1,2}(?:,\s*\d{1,2})+\s+of\s+\d{1,2})\)"
    r"|\bscores\s+(?:van\s+)?\(?(?P<all>\d{1,2}(?:,\s*\d{1,2})*\s+en\s+\d{1,2})\b(?!\s*(?:%|procent))"
)
_POINT = re.compile(r"\d{1,2}")
_EXTREME = Cue(r"\buiterste\w*\b|\buiteinde\w*\b")
_ENDS = re.compile(r"\(1\s*=\s*(?P<low>[^;()]+);\s*\d{1,2}\s*=\s*(?P<high>[^;()]+)\)")
_MUCH = frozenset({"veel", "heel", "helemaal", "zeer", "volledig", "totaal"})
_IDLE = frozenset(
    {"kan", "mag", "moet", "moeten", "mogen", "kunnen", "zijn", "worden", "wordt", "blijft", "is"}
)
"""Words of both ends of a scale, which tell neither."""
_SHORTEST = 3


def scale_in(text: str) -> bool:
    """Whether a text names points of a scale as such: ``score 6-10``."""
    if _LISTED.search(text):
        return True
    return any(
        match[name]
        for match in _SCALE.finditer(text)
        for name in ("low", "one", "lowest", "highest")
    )


def without_points(text: str) -> str:
    """A text without the points of a scale that it names: ``geeft een onvoldoende``."""
    return _SCALE.without(_LISTED.sub(" ", text))


def on_scale(
    item: Item, points: Sequence[Answer], own: str, wider: str, sentence: str = ""
) -> Choice | NoChoice:
    """The points of a scale that the words of a number name, or the end whose words they have."""
    numbers = [a.point or 0 for a in points]
    first, last = min(numbers), max(numbers)
    if listed := _LISTED.search(own):
        named = [
            int(n) for n in _POINT.findall(listed["points"] or listed["bare"] or listed["all"])
        ]
        low, high = named[0], named[-1]
        if named != list(range(low, high + 1)):
            return NoChoice("scale_unclear")
    else:
        bounds = stated(own, first, last) or stated(wider, first, last)
        if bounds is None:
            end = _end_named(item, points, own, f"{wider} {sentence}")
            return Choice((end,), sure=False, named=True) if end else NoChoice("scale_unclear")
        low, high = bounds
    chosen = tuple(a for a in points if low <= (a.point or 0) <= high)
    if not chosen or low < min(numbers) or high > max(numbers):
        return NoChoice("scale_unclear")
    return Choice(chosen, named=True)


def stated(text: str, first: int, last: int) -> tuple[int, int] | None:
    """The first points that a text names; the ends of the scale itself are none."""
    for match in _SCALE.finditer(text):
        low, high = _bounds(match, first, last)
        if (low, high) != (first, last):
            return low, high
    return None


def _bounds(match: re.Match[str], first: int, last: int) -> tuple[int, int]:
    part = {k: v for k, v in match.groupdict().items() if v}
    if "low" in part:
        return int(part["low"]), int(part["high"])
    for name in ("from", "least"):
        if name in part:
            return int(part[name]), last
    for name in ("to", "most"):
        if name in part:
            return first, int(part[name])
    if part.keys() & {"below", "above", "middle"}:
        return _by_middle(part, first, last)
    if "lowest" in part or "highest" in part:
        return (first, first) if "lowest" in part else (last, last)
    if "fail" in part:
        return first, 5
    if "pass" in part:
        return 6, last
    point = int(part.get("one") or part.get("point") or part.get("named") or part["given"])
    return point, point


def _by_middle(part: Mapping[str, str], first: int, last: int) -> tuple[int, int]:
    """The points under a scale's middle, above it, or that itself, if it is one of them."""
    half, even = (first + last) // 2, (last - first) % 2
    if "below" in part:
        return first, half - (not even)
    if "above" in part:
        return half + 1, last
    return (first, last) if even else (half, half)


def names_end(item: Item, own: str, wider: str) -> bool:
    """Whether a text has the words of an end of an item's scale."""
    points = [a for a in item.answers if a.point is not None]
    return bool(points) and _end_named(item, points, own, wider) is not None


def _end_named(item: Item, points: Sequence[Answer], own: str, wider: str) -> Answer | None:
    """The end of a scale all of whose words a text has, where it speaks of an end.

    Who wants less isn't at the end for it, unless it is `veel minder` that both say.
    """
    poles = _poles(item)
    if poles is None:
        return None
    said = _roots(own)
    ends = [(_roots(one) - _roots(other), _roots(one)) for one, other in (poles, poles[::-1])]
    far = bool(_EXTREME.search(f"{own} {wider}"))
    found = [
        point
        for (told, whole), point in zip(ends, (points[0], points[-1]), strict=True)
        if told and told <= said and (far or whole & _MUCH & said)
    ]
    return found[0] if len(found) == 1 else None


def _poles(item: Item) -> tuple[str, str] | None:
    """What the ends of a scale are called, above its points or in the note to its question."""
    if item.table.poles:
        return item.table.poles
    told = (_ENDS.search(note.text) for note in item.table.notes)
    match = next((m for m in told if m), None)
    return (match["low"], match["high"]) if match else None


def _roots(text: str) -> set[str]:
    """The words of a text as far as their endings don't matter, without accents: ``véél``."""
    apart = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in apart if c.isalpha() or c == " ")
    told = [w for w in WORD.findall(plain) if len(w) >= _SHORTEST and w not in _IDLE]
    return {w if w in _MUCH else root(re.sub(r"ere$", "er", w)) for w in told}
