"""Subgroups and their codes as lines of a terminal, and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from tabel_extract.checks.catalogue import Language, pick
from tabel_extract.cli.terminal import print_wrapped, styled
from tabel_extract.codes.codelist import REASONS, CodeList

if TYPE_CHECKING:
    from tabel_extract.warehouse.subgroups import Place, PrintedSubgroup

MOST_PLACES = 3
"""Tables that are named for the subgroups of one heading; the others are counted."""
DIGITS = 12
"""Of a revision, which people tell it by."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "unmapped": ("Zonder code: sluiten nergens op aan", "Without a code: they join with nothing"),
    "none": ("Er zijn geen subgroepen opgeslagen.", "No subgroups are stored."),
    "all": ("Alle subgroepen hebben een code.", "All subgroups have a code."),
    "near": ("bijna gelijk", "nearly the same"),
    "report": ("rapport", "report"),
    "reports": ("rapporten", "reports"),
    "cell": ("cijfer", "number"),
    "cells": ("cijfers", "numbers"),
    "more": ("en nog {count}", "and {count} more"),
    "list": ("Lijst", "List"),
    "edit": (
        "Pas dat bestand aan; docs/subgroups.md zegt hoe. Het telt vanaf de volgende ingest.",
        "Edit that file; docs/subgroups.md says how. It counts from the next ingest on.",
    ),
    "own": (
        "die van het programma. Aanpassen: `tabel-extract subgroups --print-list > groepen.toml`, "
        "verander dat bestand en noem het in TABEL_EXTRACT_CODES; docs/subgroups.md zegt hoe.",
        "the program’s own. To change it: `tabel-extract subgroups --print-list > groups.toml`, "
        "edit that file and name it in TABEL_EXTRACT_CODES; docs/subgroups.md says how.",
    ),
    "other": (
        "In de database geldt nog een andere lijst ({revision}); de volgende ingest neemt deze.",
        "The warehouse still goes by another list ({revision}); the next ingest applies this one.",
    ),
    "no_list": (
        "In de database is nog geen lijst toegepast; de volgende ingest doet dat.",
        "No list has been applied in the warehouse yet; the next ingest does so.",
    ),
}


def print_subgroups(out: Console, found: Sequence[PrintedSubgroup], language: Language) -> None:
    """Print subgroups as they are ordered: those without a code, then each dimension's."""
    lost = [one for one in found if one.subgroup.category_code is None]
    mapped = found[len(lost) :]
    if lost:
        out.print(styled(f"{_word('unmapped', language)} ({len(lost)})", "bold yellow"))
        for those in _together(lost):
            _print_lost(out, those, language)
        out.print()
    for dimension, coded in groupby(mapped, key=lambda one: one.subgroup.dimension_names):
        out.print(styled(pick(dimension or ("", ""), language), "bold"))
        for code, same in groupby(coded, key=lambda one: one.subgroup.category_code):
            _print_code(out, code or "", list(same), language)
        out.print()


def print_nothing(out: Console, language: Language, *, stored: bool) -> None:
    """Say that there is nothing to list: all have a code, or none are stored."""
    out.print(styled(_word("all" if stored else "none", language)))


def print_list_in_use(
    out: Console, codes: CodeList, path: Path | None, applied: str | None, language: Language
) -> None:
    """Say which list this is, how to change it, and whether the warehouse goes by it."""
    how = _word("own", language)
    if path is not None:
        how = f"{path} ({codes.revision[:DIGITS]}). {_word('edit', language)}"
    print_wrapped(out, styled(f"{_word('list', language)}: {how}", "dim"))
    if applied is None:
        print_wrapped(out, styled(_word("no_list", language), "yellow"))
    elif applied != codes.revision:
        told = _word("other", language).format(revision=applied[:DIGITS])
        print_wrapped(out, styled(told, "yellow"))


def told(found: Iterable[PrintedSubgroup], codes: CodeList, applied: str | None) -> dict[str, Any]:
    """Everything as plain values; ``applied`` is the revision that the warehouse goes by."""
    return {
        "list": {"name": codes.name, "revision": codes.revision, "applied_revision": applied},
        "subgroups": [_told(one) for one in found],
    }


def _told(one: PrintedSubgroup) -> dict[str, Any]:
    group = one.subgroup
    dutch, english = REASONS[group.reason] if group.reason else (None, None)
    dimension = group.dimension_names or (None, None)
    category = group.category_names or (None, None)
    return {
        "dimension": group.dimension,
        "category": group.category,
        "status": group.status,
        "reason": group.reason,
        "message": dutch,
        "message_en": english,
        "dimension_code": group.dimension_code,
        "dimension_nl": dimension[0],
        "dimension_en": dimension[1],
        "list_code": group.list_code,
        "category_code": group.category_code,
        "category_nl": category[0],
        "category_en": category[1],
        "match": group.match,
        "age_low": group.low,
        "age_high": group.high,
        "reports": one.reports,
        "cells": one.cells,
        "places": [
            {"report_id": p.report_id, "table_label": p.table_label, "cells": p.cells}
            for p in one.places
        ],
    }


def _together(lost: Iterable[PrintedSubgroup]) -> Iterable[list[PrintedSubgroup]]:
    """Those of one heading that lack a code for one reason, in the order of the first of each."""
    found: dict[tuple[str | None, str | None], list[PrintedSubgroup]] = {}
    for one in lost:
        found.setdefault((one.subgroup.dimension, one.subgroup.reason), []).append(one)
    return found.values()


def _print_lost(out: Console, those: Sequence[PrintedSubgroup], language: Language) -> None:
    """Print subgroups of one heading, why they have no code, and where they stand."""
    group = those[0].subgroup
    reason = pick(REASONS[group.reason or "unknown_category"], language)
    head = styled(f"  {group.dimension or '…'}  ", "bold")
    print_wrapped(out, styled(reason, "yellow"), indent=6, first=head)
    print_wrapped(out, styled("; ".join(one.subgroup.category for one in those)), indent=4)
    places = [place for one in those for place in one.places]
    named = list(dict.fromkeys(f"{p.report_id}, {p.table_label}" for p in places))
    left = len(named) - MOST_PLACES
    if left > 0:
        named[MOST_PLACES:] = [_word("more", language).format(count=left)]
    where = f"{_counts(places, language)}: {'; '.join(named)}"
    print_wrapped(out, styled(where, "dim"), indent=4)


def _print_code(
    out: Console, code: str, same: Sequence[PrintedSubgroup], language: Language
) -> None:
    name = pick(same[0].subgroup.category_names or ("", ""), language)
    print_wrapped(out, styled(name), indent=4, first=styled(f"  {code}  ", "cyan"))
    for one in same:
        group = one.subgroup
        near = f" ({_word('near', language)})" if group.match == "near" else ""
        printed = styled(f"    {group.dimension} › {group.category}{near}  ")
        counts = styled(_counts(one.places, language), "dim")
        print_wrapped(out, counts, indent=6, first=printed)


def _counts(places: Sequence[Place], language: Language) -> str:
    reports = len({place.report_id for place in places})
    cells = sum(place.cells for place in places)
    of_reports = _word("report" if reports == 1 else "reports", language)
    return f"{reports} {of_reports}, {cells} {_word('cell' if cells == 1 else 'cells', language)}"


def _word(name: str, language: Language) -> str:
    return pick(_WORDS[name], language)
