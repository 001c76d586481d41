"""The tables of ``docs/phrases.md``, made from the table of phrases that the program ships with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tabel_extract.claims.quantities.phrases import Bounds, PhraseTable, Rule

_COUNTS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_PARTS = {3: "derde", 4: "kwart", 5: "vijfde"}
_NAMES = {"1/2": "de helft", "3/4": "driekwart", "1/15": "een op de vijftien"}
_HEAD = ("words", "interval", "lenient", "basis", "source")


def tables(table: PhraseTable) -> str:
    """Every phrase with its reading, as Markdown."""
    parts = [
        "### Before a number N of per cents, and of procentpunten",
        "A word that is in no row, and `procent` or `%` alone, leaves the number as it is.",
        _markdown(_HEAD, _numbers(table)),
        "### Fractions and so many out of so many",
        "The first word stands for its whole row above: `ruim een kwart` is `dik een kwart` too. "
        "`Een kwart` and `een op de vier` are the same, but where a row of its own says otherwise.",
        _markdown(_HEAD, _fractions(table)),
        "### Any other fraction, of N per cents",
        "So is `drie op de acht` read. Two numbers, as in `twee à drie op de tien` or `tussen de "
        "51 en 54%`, are the bounds themselves.",
        _markdown(_HEAD, _rules(table)),
        "### So many out of ten, of N per cents",
        _markdown(_HEAD, _tenths(table)),
        "### Shares without a number",
        "Behind `een`, `de`, `het` or `in`, which are not needed where the words end in `alle`, "
        "`allemaal`, `iedereen` or `niemand`.",
        _markdown(_HEAD, _shares(table)),
    ]
    return "\n\n".join(parts) + "\n"


def _numbers(table: PhraseTable) -> Iterator[Sequence[str]]:
    for kind, rule in table.number.items():
        small = kind == "about_small"
        words = _quoted(_modifiers(table, "about" if small else kind)) or "–"
        yield (f"{words}, N up to 10" if small else words, _added(rule), "", *_why(rule))


def _fractions(table: PhraseTable) -> Iterator[Sequence[str]]:
    for name, own in table.fraction.items():
        for kind, bounds in own.items():
            yield _interval_row(_quoted([_before(table, kind) + _fraction(name)]), bounds)
    for name, own in table.one_in.items():
        for kind, bounds in own.items():
            yield _interval_row(_quoted([_before(table, kind) + _one_in(name)]), bounds)


def _rules(table: PhraseTable) -> Iterator[Sequence[str]]:
    for kind, rule in table.fraction_rule.items():
        yield (_quoted([_before(table, kind) + "twee vijfde"]), _added(rule), "", *_why(rule))


def _tenths(table: PhraseTable) -> Iterator[Sequence[str]]:
    for kind, rule in table.tenths.items():
        words = _before(table, kind) + ("een" if kind == "one" else "K") + " op de tien"
        yield (_quoted([words]), _added(rule), "", *_why(rule))


def _shares(table: PhraseTable) -> Iterator[Sequence[str]]:
    for share in table.share:
        yield _interval_row(_quoted(share.words), share)


def _interval_row(words: str, bounds: Bounds) -> Sequence[str]:
    lenient = f"{bounds.lenient[0]:g} to {bounds.lenient[1]:g}" if bounds.lenient else ""
    return (words, f"{bounds.low:g} to {bounds.high:g}", lenient, *_why(bounds))


def _why(rule: Rule) -> tuple[str, str]:
    return rule.basis, rule.source


def _added(rule: Rule) -> str:
    """What is added to N, in words: ``N − 3 to N + 3``, ``0 to N``."""
    if rule.low == rule.high == 0:
        return "N"
    low = "0" if rule.low == -100 else _plus(rule.low)
    high = "100" if rule.high == 100 else _plus(rule.high)
    return f"{low} to {high}"


def _plus(added: float) -> str:
    return "N" if added == 0 else f"N {'+' if added > 0 else '−'} {abs(added):g}"


def _modifiers(table: PhraseTable, kind: str) -> tuple[str, ...]:
    return next((words for modifier, words in table.modifiers.items() if modifier == kind), ())


def _before(table: PhraseTable, kind: str) -> str:
    return "".join(f"{words} " for words in _modifiers(table, kind)[:1])


def _fraction(name: str) -> str:
    part, whole = map(int, name.split("/"))
    return _NAMES.get(name) or f"{_COUNTS[part]} {_PARTS[whole]}"


def _one_in(name: str) -> str:
    part, whole = map(int, name.split("/"))
    return f"{_COUNTS[part]} op de {_COUNTS[whole]}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"`{w}`" for w in words)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)
