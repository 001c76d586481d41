"""Questions of the bank and their series as lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from tabel_extract.bank.editions import Edition, Number
from tabel_extract.bank.labels import other_label, place_of, scale_of, series_name, unit_of
from tabel_extract.bank.questions import Found, Question, Trend, Variant
from tabel_extract.bank.series import Point, Series
from tabel_extract.bank.told import is_total_spot
from tabel_extract.checks.asked import Spot
from tabel_extract.checks.catalogue import Language, pick, title
from tabel_extract.cli.terminal import print_wrapped, styled
from tabel_extract.model import Table

BAR = 40
"""Characters of the longest bar."""
MOST_TABLES = 10
"""Tables without a wording that are listed."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "variant": ("variant", "variant"),
    "total": ("totaal", "total"),
    "no_total": ("geen cijfer voor iedereen afgedrukt", "no number for all people is printed"),
    "no_numbers": ("geen cijfers afgedrukt", "no numbers are printed"),
    "no_period": ("geen periode", "no period"),
    "no_base": ("populatie niet genoemd", "population not said"),
    "no_source": ("bron niet genoemd", "source not said"),
    "page": ("p.", "p."),
    "respondents": ("respondenten in het hele onderzoek", "respondents in the whole survey"),
    "not_printed": ("niet afgedrukt", "not printed"),
    "rejected": ("afgekeurd door", "rejected by"),
    "accepted": ("geaccepteerd door", "accepted by"),
    "break": ("niet te vergelijken", "not comparable"),
    "unsure": ("niet zeker te vergelijken", "not certain to be comparable"),
    "also": ("ook in", "also in"),
    "printed_as": ("hier afgedrukt als", "printed here as"),
    "first": ("van {count} vragen de eerste {shown}", "the first {shown} of {count} questions"),
    "nowhere": ("nergens gevonden", "found nowhere"),
    "partly": (
        "Geen vraag heeft alle woorden; deze hebben",
        "No question has all words; these have",
    ),
    "unworded": ("Zonder vraagtekst, dus niet te volgen", "Without a wording, so not followed"),
    "more": ("en nog {count}", "and {count} more"),
    "no_series": (
        "Geen editie drukt een cijfer voor iedereen af; kies een groep met --group.",
        "No edition prints a number for all people; choose a group with --group.",
    ),
}


def print_found(out: Console, found: Found, language: Language, *, subgroups: bool) -> None:
    """Print what a search found: each question with its variants and editions."""
    if len(found.has) < len(found.searched) and found.questions:
        missing = ", ".join(word for word in found.searched if word not in found.has)
        words = f"{_told('partly', language)}: {', '.join(found.has)} ({missing}: –)"
        out.print(styled(words, "yellow"), soft_wrap=True)
        out.print()
    for question in found.questions:
        _print_question(out, question, language, subgroups=subgroups)
    if found.count > len(found.questions):
        counted = _told("first", language).format(count=found.count, shown=len(found.questions))
        out.print(styled(f"({counted}; --limit)", "dim"), soft_wrap=True)
    if found.unworded:
        out.print(styled(_told("unworded", language), "bold"), soft_wrap=True)
        for one in found.unworded[:MOST_TABLES]:
            out.print(styled(f"  {one.report_id}, {one.label}  {one.title}"), soft_wrap=True)
        left = len(found.unworded) - MOST_TABLES
        if left > 0:
            out.print(styled(f"  {_told('more', language).format(count=left)}", "dim"))


def print_trend(out: Console, trend: Trend, language: Language) -> None:
    """Print the series of a question: a bar for each edition, and each break between two."""
    _print_head(out, trend.question, language)
    if not trend.series:
        out.print(styled(_told("no_series", language), "yellow"), soft_wrap=True)
    for series in trend.series:
        out.print(styled(series_name(series, language), "bold"), soft_wrap=True)
        out.print(styled(f"  {_constant(series, language)}", "dim"), soft_wrap=True)
        scale = scale_of(series)
        for point in series.points:
            _print_breaks(out, point, language)
            _print_point(out, point, scale, language)
            if label := other_label(point, series):
                told = f"{_told('printed_as', language)} ‘{label}’"
                print_wrapped(out, styled(told, "dim"), indent=15)
        out.print()


def _constant(series: Series, language: Language) -> str:
    """The population and the unit that all editions of a series have."""
    bases = {point.edition.base or _told("no_base", language) for point in series.points}
    base = bases.pop() if len(bases) == 1 else ""
    return " · ".join(text for text in (base, unit_of(series, language)) if text)


def _told(name: str, language: Language) -> str:
    return pick(_WORDS[name], language)


def _print_head(out: Console, question: Question, language: Language) -> None:
    name = styled(f"{question.question_id}  ", "cyan")
    print_wrapped(out, styled(question.wording, "bold"), indent=13, first=name)
    for variant in question.variants:
        first = styled(f"  {_told('variant', language)} ", "dim")
        print_wrapped(out, _variant(variant), indent=len(first.plain), first=first)


def _variant(variant: Variant) -> Text:
    """A near wording with ``[-words that it lacks-]`` and ``{+words that it has besides+}``."""
    text = styled(f"{variant.question_id}  ", "cyan")
    for number, piece in enumerate(variant.pieces):
        text.append(" " if number else "")
        if piece.kind == "same":
            text.append_text(styled(piece.text))
        elif piece.kind == "removed":
            text.append_text(styled(f"[-{piece.text}-]", "red"))
        else:
            text.append_text(styled(f"{{+{piece.text}+}}", "green"))
    return text


def _print_question(
    out: Console, question: Question, language: Language, *, subgroups: bool
) -> None:
    _print_head(out, question, language)
    before: Edition | None = None
    for edition in question.editions:
        place, about = _facts(edition, language)
        if before is None or (place, about) != _facts(before, language):
            print_wrapped(out, styled(place, "bold"), indent=2)
            print_wrapped(out, styled(about), indent=4)
        before = edition
        for numbers in _number_lines(edition, language, subgroups=subgroups):
            print_wrapped(out, numbers, indent=4)
    out.print()


def _facts(edition: Edition, language: Language) -> tuple[str, str]:
    """Period and place; then base, scale, source and how many, of one edition."""
    document, table = edition.printed.report.document, edition.printed.table
    scale = [table.unit_text or "", _listed(edition.answers), _poles(table), *edition.scale_notes]
    about = [
        edition.base or _told("no_base", language),
        "; ".join(part for part in scale if part),
        table.source or _told("no_source", language),
    ]
    if document.sample_size:
        about.append(f"{document.sample_size} {_told('respondents', language)}")
    period = edition.period or _told("no_period", language)
    return f"{period}  {place_of(edition)}", " · ".join(part for part in about if part)


def _listed(answers: Iterable[str]) -> str:
    return ", ".join(f"‘{answer}’" for answer in answers)


def _poles(table: Table) -> str:
    return " – ".join(table.poles) if table.poles else ""


def _number_lines(edition: Edition, language: Language, *, subgroups: bool) -> list[Text]:
    if not edition.numbers:
        return [styled(_told("no_numbers", language), "yellow")]
    item = " › ".join(edition.asked.item)
    lines: dict[str, list[tuple[Spot, Number]]] = {}
    for spot, number in edition.numbers.items():
        if is_total_spot(spot):
            lines.setdefault(_told("total", language), []).append((spot, number))
        elif subgroups:
            whose = f"{number.cell.dimension or ''}: {number.cell.category}".removeprefix(": ")
            lines.setdefault(whose, []).append((spot, number))
    said = [_line(f"{item}, " if item else "", who, told, language) for who, told in lines.items()]
    if not any(map(is_total_spot, edition.numbers)):
        said.insert(0, styled(_told("no_total", language), "yellow"))
    return said


def _line(item: str, whose: str, told: Sequence[tuple[Spot, Number]], language: Language) -> Text:
    line = styled(f"{item}{whose}: ", "dim")
    for place, (spot, number) in enumerate(told):
        answer = number.cell.row[-1] if spot.answer else ""
        beside = " › ".join(number.cell.column) if spot.column else ""
        line.append(" · " if place else "")
        line.append_text(styled("".join(f"{part} " for part in (answer, beside) if part)))
        line.append_text(_number(number, language))
    return line


def _number(number: Number, language: Language) -> Text:
    """A number as printed, then how many people it is about, and what is said of it."""
    text = styled(number.cell.raw or "…", "bold")
    if number.n is not None:
        text.append_text(styled(f" (n = {number.n})", "dim"))
    mark = number.mark
    if mark.decision == "corrected":
        text.append_text(styled(f" → {mark.corrected} ({mark.by}: {mark.reason})", "magenta"))
    elif mark.decision is not None:
        verdict = "rejected" if mark.decision == "rejected" else "accepted"
        said = f" {_told(verdict, language)} {mark.by}: {mark.reason}"
        text.append_text(styled(said, "magenta"))
    elif mark.severity in {"error", "warning"}:
        sign, style = ("✗", "red") if mark.severity == "error" else ("?", "yellow")
        names = "; ".join(title(code, language) for code in mark.codes)
        text.append_text(styled(f" {sign} {names}", style))
    return text


def _print_point(
    out: Console, point: Point, scale: tuple[float, float], language: Language
) -> None:
    edition, number = point.edition, point.number
    line = styled(f"  {edition.period or _told('no_period', language):<12} ")
    if number is None:
        line.append_text(styled(_told("not_printed", language), "dim"))
    else:
        value = number.cell.value
        bottom, top = scale
        filled = 0 if value is None else round((value - bottom) / (top - bottom) * BAR)
        style = "dim" if number.mark.doubted else "blue"
        line.append(f"{number.cell.raw or '…':>6} ")
        line.append("█" * filled, style=style)
        line.append(" " * (BAR - filled))
        line.append_text(_beside(number, language))
    line.append_text(styled(f"  {place_of(edition)}", "dim"))
    if point.also:
        others = "; ".join(map(place_of, point.also))
        line.append_text(styled(f", {_told('also', language)} {others}", "dim"))
    out.print(line, soft_wrap=True)


def _beside(number: Number, language: Language) -> Text:
    text = _number(number, language)
    return text[len(number.cell.raw or "…") :]


def _print_breaks(out: Console, point: Point, language: Language) -> None:
    for one in point.breaks:
        head = _told("break" if one.certain else "unsure", language)
        text = styled(f"{head}: {pick(one.name, language)}: {pick(one.said, language)}", "yellow")
        print_wrapped(out, text, indent=6, first=styled("   ╌╌ ", "yellow"))
