"""A trend as a picture: a dot for each edition, a line only between two that can be compared."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from tabel_extract.bank.labels import other_label, place_of, scale_of, series_name, unit_of
from tabel_extract.bank.questions import Trend
from tabel_extract.bank.series import Point, Series
from tabel_extract.checks.catalogue import Language, pick

WIDTH = 760
LEFT, RIGHT = 56, 40
"""Room beside the plot, in pixels as all measures here."""
PLOT = 150
NAMES = 46
"""Room above a plot for the names of its breaks, on three lines that take turns."""
YEARS = 34
LINE = 16
LETTER = 5.5
"""About the width of a letter at a break, so that what is said at an edge stays within it."""
LETTERS = 108
"""Letters of one line of text."""
APART = 30
"""The least distance between two dots: editions of one period stand beside each other."""

_STYLE = (
    "text{font:12px sans-serif;fill:#222}.q{font-weight:bold;font-size:14px}"
    ".s{font-weight:bold}.v{text-anchor:middle}.b{text-anchor:middle;font-size:10px;fill:#8a3b00}"
    ".t{fill:#8a3b00}.y{text-anchor:middle;fill:#555}.a{stroke:#ccc}.l{stroke:#1d5a96;"
    "stroke-width:2}.g{stroke:#8a3b00;stroke-dasharray:3 4}.d{fill:#1d5a96}"
    ".o{fill:#fff;stroke:#8a3b00;stroke-width:2}"
)
_PAGE = (
    "body{font:16px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
    "svg{max-width:100%;height:auto}table{border-collapse:collapse}"
    "th,td{text-align:left;vertical-align:top;padding:.2em .8em;border-bottom:1px solid #ccc}"
)
_COLUMNS = (
    ("periode", "period"),
    ("cijfer", "number"),
    ("populatie", "population"),
    ("bron", "source"),
    ("waar", "where"),
    ("niet te vergelijken met het vorige cijfer", "not comparable with the number before"),
)
_NO_PERIOD = ("geen periode", "no period")
_NO_SERIES = ("Geen cijfers over iedereen.", "No numbers for all people.")
_CORRECTED = ("gecorrigeerd", "corrected")
_REJECTED = ("afgekeurd", "rejected")
_PRINTED_AS = ("de groep heet daar", "the group is called")


def trend_svg(trend: Trend, language: Language) -> str:
    """An SVG document that needs nothing else: a plot for each series, and what each break is."""
    wording = textwrap.wrap(trend.question.wording, LETTERS - 14) or [""]
    parts = [_text(8, 20 + LINE * n, line, "q") for n, line in enumerate(wording)]
    top = 20 + LINE * len(wording)
    if not trend.series:
        parts.append(_text(8, top + LINE, pick(_NO_SERIES, language)))
        top += 2 * LINE
    for series in trend.series:
        drawn, height = _plot(series, top, language)
        parts += drawn
        top += height
    name = escape(trend.question.wording, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" '
        f'viewBox="0 0 {WIDTH} {top}" role="img" aria-label="{name}"><style>{_STYLE}</style>'
        f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def trend_html(trend: Trend, language: Language) -> str:
    """A page with the picture and, below it, the same as a table."""
    title = escape(trend.question.wording)
    tables = "".join(_table(series, language) for series in trend.series)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_PAGE}</style></head><body><h1>{title}</h1>"
        f"{trend_svg(trend, language)}{tables}</body></html>\n"
    )


def _plot(series: Series, top: float, language: Language) -> tuple[list[str], int]:
    """The drawing of a series below ``top``, and how high it is."""
    places = _across(series.points)
    base = top + LINE + NAMES + PLOT
    low, high = scale_of(series)
    heights = [_height(point, base, low, high) for point in series.points]
    unit = unit_of(series, language)
    name = series_name(series, language) + (f" ({unit})" if unit else "")
    parts = [_text(8, top + LINE, name, "s")]
    for value, y in ((low, base), (high, base - PLOT)):
        parts.append(_line("a", LEFT, y, WIDTH - RIGHT, y))
        parts.append(_text(8, y + 4, f"{value:g}"))
    notes = [
        f"{point.edition.period or '?'}: {pick(_PRINTED_AS, language)} ‘{label}’"
        for point in series.points
        if (label := other_label(point, series))
    ]
    steps = zip(pairwise(zip(places, heights, strict=True)), series.points[1:], strict=True)
    for number, (((x0, y0), (x1, y1)), now) in enumerate(steps):
        if not now.breaks and y0 is not None and y1 is not None:
            parts.append(_line("l", x0, y0, x1, y1))
            continue
        middle, level = (x0 + x1) / 2, top + LINE + 14 * (1 + number % 3)
        parts.append(_line("g", middle, level + 3, middle, base))
        names = ", ".join(dict.fromkeys(pick(one.name, language) for one in now.breaks))
        half = len(names) * LETTER / 2
        parts.append(_text(min(max(middle, half), WIDTH - half), level, names, "b"))
        notes += _notes(series.points[number], now, language)
    for x, height, point in zip(places, heights, series.points, strict=True):
        parts += _dot(x, height, base, point, language)
    parts += [_text(8, base + YEARS + LINE * (n + 1), note, "t") for n, note in enumerate(notes)]
    return parts, LINE + NAMES + PLOT + YEARS + LINE * (len(notes) + 2)


def _across(points: Sequence[Point]) -> list[float]:
    """Where points stand from the left: by time, but never on each other; evenly without times."""
    room = WIDTH - LEFT - RIGHT - 2 * APART
    ends = [point.edition.end for point in points]
    times = [end.rank[0] + end.rank[1] / 12 for end in ends if end is not None]
    span = times[-1] - times[0] if len(times) == len(points) and times else 0.0
    even = room / max(len(points) - 1, 1)
    found: list[float] = []
    for number in range(len(points)):
        along = (times[number] - times[0]) / span * room if span else number * even
        least = found[-1] + min(APART, even) if found else 0.0
        found.append(max(LEFT + APART + along, least))
    excess = max(0.0, found[-1] - (WIDTH - RIGHT)) if found else 0.0
    if excess:
        return [LEFT + APART + number * even for number in range(len(points))]
    return found


def _height(point: Point, base: float, low: float, high: float) -> float | None:
    value = point.number.cell.value if point.number is not None else None
    return None if value is None else base - (value - low) / (high - low) * PLOT


def _dot(x: float, y: float | None, base: float, point: Point, language: Language) -> list[str]:
    period = point.edition.period or pick(_NO_PERIOD, language)
    parts = [_text(x, base + 18, period, "y")]
    shown = _shown(point, language)
    if y is None:
        return [*parts, _text(x, base - 6, shown or "–", "y")]
    assert point.number is not None
    style = "o" if point.number.mark.doubted else "d"
    about = escape(f"{period}: {shown}; {place_of(point.edition)}")
    dot = f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{about}</title></circle>'
    return [*parts, dot, _text(x, y - 9, shown, "v")]


def _shown(point: Point, language: Language) -> str:
    """A number as printed, and what an editor made of it."""
    if point.number is None:
        return ""
    raw, mark = point.number.cell.raw, point.number.mark
    if mark.decision == "corrected":
        return f"{raw} ({pick(_CORRECTED, language)}: {mark.corrected})"
    return f"{raw} ({pick(_REJECTED, language)})" if mark.decision == "rejected" else raw


def _notes(then: Point, now: Point, language: Language) -> list[str]:
    """What each break is, in whole sentences broken into lines."""
    periods = f"{then.edition.period or '?'} – {now.edition.period or '?'}"
    return [
        line
        for one in now.breaks
        for line in textwrap.wrap(
            f"{periods}: {pick(one.name, language)}: {pick(one.said, language)}",
            LETTERS,
            subsequent_indent="  ",
        )
    ]


def _table(series: Series, language: Language) -> str:
    heads = "".join(f"<th>{escape(pick(one, language))}</th>" for one in _COLUMNS)
    rows = "".join(_row(point, series, language) for point in series.points)
    name = escape(series_name(series, language))
    return f"<h2>{name}</h2><table><tr>{heads}</tr>{rows}</table>"


def _row(point: Point, series: Series, language: Language) -> str:
    edition, label = point.edition, other_label(point, series)
    why = [f"{pick(one.name, language)}: {pick(one.said, language)}" for one in point.breaks]
    also = [place_of(other) for other in point.also]
    cells = (
        edition.period or pick(_NO_PERIOD, language),
        (_shown(point, language) or "–") + (f" (‘{label}’)" if label else ""),
        edition.base or "–",
        edition.printed.table.source or "–",
        "; ".join([place_of(edition), *also]),
        "; ".join(why),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _text(x: float, y: float, words: str, style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def _line(style: str, x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<line class="{style}" x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}"/>'
