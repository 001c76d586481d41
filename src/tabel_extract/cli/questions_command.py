"""The commands of the question bank: searching it, and following a question through time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabel_extract.address import Address
from tabel_extract.cli.options import (
    format_option,
    opened_warehouse,
    settings_of,
    warehouse_option,
)

if TYPE_CHECKING:
    from tabel_extract.bank.questions import Trend
    from tabel_extract.checks.catalogue import Language

_language = click.option(
    "--lang", type=click.Choice(["nl", "en"]), default="nl", help="Of the text."
)


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--subgroups", is_flag=True, help="Print the numbers of subgroups too.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many questions to print; all that are found are counted.",
)
@format_option("json is all of it for programs.")
@_language
@warehouse_option
def questions(
    words: tuple[str, ...],
    subgroups: bool,
    limit: int,
    form: str,
    lang: str,
    warehouse: Address | None,
) -> None:
    """Find the questions of all stored reports that have all WORDS.

    They are looked for in wordings, rows and titles, in any inflection and as part of a longer
    word. The same wording, up to layout, is the same question; near wordings are listed as variants
    with [-words that they lack-] and {+words that they have besides+}. What is printed before a
    question names it to `tabel-extract trend`.
    """
    from tabel_extract.errors import UnknownQuestionError
    from tabel_extract.warehouse.questions import find

    text = " ".join(words)
    with opened_warehouse(settings_of(warehouse=warehouse)) as opened:
        found = find(opened, text, limit)
    if not found.count and not found.unworded:
        nowhere = ", ".join(found.nowhere)
        raise UnknownQuestionError(
            f"no stored report asks about {text!r}; found nowhere: {nowhere}"
        )
    if form == "json":
        from tabel_extract.bank.told import found_told

        _echo_json(found_told(found, subgroups=subgroups))
        return
    from tabel_extract.cli.questions import print_found
    from tabel_extract.cli.terminal import console

    print_found(console(), found, _chosen(lang), subgroups=subgroups)


@click.command()
@click.argument("question")
@click.option(
    "--group",
    metavar="TEXT",
    help='A subgroup as printed, such as "opleiding=hbo, wo", or its code.',
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a picture: FILE ends in .svg, or in .html for a page with its table.",
)
@format_option("json is all of it for programs.")
@_language
@warehouse_option
def trend(
    question: str,
    group: str | None,
    output: Path | None,
    form: str,
    lang: str,
    warehouse: Address | None,
) -> None:
    """Show the answers to a QUESTION through its editions, with every break named.

    QUESTION is its wording, or the name that `tabel-extract questions` prints before it. Two
    numbers are comparable where nothing stands between them: the same wording, population, scale,
    panel and source, as far as the reports tell. A subgroup is followed by its code where an
    edition prints another label for it: see `tabel-extract subgroups`.
    """
    from tabel_extract.bank.groups import TOTAL, parse_group
    from tabel_extract.codes.file import load_codes
    from tabel_extract.warehouse.questions import trend as stored

    if output is not None and output.suffix.lower() not in {".svg", ".html"}:
        raise click.UsageError("the name of a picture ends in .svg or .html.")
    chosen = TOTAL if group is None else parse_group(group)
    if group is not None and not chosen.category:
        raise click.UsageError('name a subgroup, such as --group "opleiding=hbo, wo".')
    settings = settings_of(warehouse=warehouse)
    codes = load_codes(settings.codes)
    with opened_warehouse(settings) as opened:
        found = stored(opened, question, chosen, codes)
    if output is not None:
        _write(output, found, _chosen(lang))
    if form == "json":
        from tabel_extract.bank.told import trend_told

        _echo_json(trend_told(found))
        return
    from tabel_extract.cli.questions import print_trend
    from tabel_extract.cli.terminal import console

    print_trend(console(), found, _chosen(lang))


def _chosen(lang: str) -> Language:
    return "en" if lang == "en" else "nl"


def _echo_json(value: object) -> None:
    import json

    from tabel_extract.cli.terminal import printable_json

    click.echo(printable_json(json.dumps(value, ensure_ascii=False)))


def _write(path: Path, found: Trend, language: Language) -> None:
    from tabel_extract.bank.drawing import trend_html, trend_svg
    from tabel_extract.errors import OutputError

    draw = trend_svg if path.suffix.lower() == ".svg" else trend_html
    try:
        path.write_text(draw(found, language), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} can't be written ({error.strerror})") from error
