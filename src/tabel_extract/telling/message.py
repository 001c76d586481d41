"""An occasion ─► a message that an operator can act on: a subject in one line, and a body.

Names and sentences of documents are nothing but text in it, also where a chat would make a mention
or a link of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tabel_extract.shown.one_line import one_line
from tabel_extract.telling.memory import Sorted
from tabel_extract.telling.occasion import Kind, Occasion, Trouble
from tabel_extract.warehouse.journal import RunFile

MOST_NAMED = 10
"""Of each kind; whoever wants more has the commands."""

_PLACES = {
    "stopped": ("run stopped", "runs stopped"),
    "set aside": ("file set aside", "files set aside"),
    "failed": ("file not stored", "files not stored"),
    "warning": ("warning", "warnings"),
    "concern": ("thing wants a person", "things want a person"),
}
_WHY = {"source_revised": "its source was revised", "reread": "a newer program reads it otherwise"}
_ACTIVE = str.maketrans({"@": "＠", "<": "‹", ">": "›", "`": "'"})
"""What makes a mention, a link or a tag of a text."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: ``subject`` is one line, ``body`` plain text."""

    subject: str
    body: str


def compose(
    occasion: Occasion, found: Sorted, now: datetime, pages_url: str | None = None
) -> Message:
    """Write a message; ``now`` is in UTC, and ``pages_url`` where editors open the pages."""
    paragraphs = [_head(occasion, now)]
    if found.new:
        paragraphs.append(_listed("Wants a person:", [_trouble(t) for t in found.new]))
    if found.known:
        told = [f"since {since:%Y-%m-%d}: {inert(t.sentence)}" for t, since in found.known]
        paragraphs.append(_listed("Told before, and still so:", told))
    if found.gone:
        paragraphs.append(f"No longer met: {_counted(found.gone, 'trouble', 'troubles')}.")
    if occasion.added:
        paragraphs.append(_listed("New reports:", [_report(f) for f in occasion.added]))
    if occasion.changed:
        paragraphs.append(_listed("Changed reports:", [_report(f) for f in occasion.changed]))
    paragraphs.append("\n".join(_next(occasion, found, pages_url)))
    return Message(subject(occasion, found), "\n\n".join(paragraphs) + "\n")


def subject(occasion: Occasion, found: Sorted) -> str:
    """What happened and how often, in one line: trouble first."""
    parts = []
    for kind, (one, many) in _PLACES.items():
        number = sum(trouble.kind == kind for trouble in found.new)
        if number:
            parts.append(one if kind == "stopped" else _counted(number, one, many))
    if found.known:
        parts.append(f"{_counted(len(found.known), 'known trouble', 'known troubles')} left")
    if occasion.added:
        parts.append(_counted(len(occasion.added), "new report", "new reports"))
    if occasion.changed:
        parts.append(_counted(len(occasion.changed), "changed report", "changed reports"))
    if found.gone and not found.new:
        parts.append(f"{_counted(found.gone, 'trouble', 'troubles')} gone")
    return f"tabel-extract, {inert(occasion.title)}: {', '.join(parts) or 'nothing new'}"


def inert(text: str) -> str:
    """Text of a document or a file name as a piece of one line that mentions and links nothing."""
    return one_line(text).translate(_ACTIVE).replace("://", ":// ")


def _head(occasion: Occasion, now: datetime) -> str:
    moment = f"{now:%Y-%m-%d %H:%M} UTC"
    if not occasion.files:
        return f"{inert(occasion.title)}, {moment}."
    unchanged = sum(f.status == "unchanged" for f in occasion.files)
    failed = sum(f.status == "failed" for f in occasion.files)
    counts = (
        f"{len(occasion.added)} new, {len(occasion.changed)} changed, {unchanged} unchanged, "
        f"{failed} failed"
    )
    files = _counted(len(occasion.files), "file", "files")
    return f"{inert(occasion.title)}, {moment}: {files}, of which {counts}."


def _listed(head: str, items: Sequence[str]) -> str:
    lines = [head, *(f"- {item}" for item in items[:MOST_NAMED])]
    if len(items) > MOST_NAMED:
        lines.append(f"- and {len(items) - MOST_NAMED} more")
    return "\n".join(lines)


def _trouble(trouble: Trouble) -> str:
    since = f" (since {trouble.since:%Y-%m-%d})" if trouble.since else ""
    lines = [f"{inert(trouble.sentence)}{since}"]
    lines += [f"    {purpose}: {command}" for purpose, command in trouble.commands]
    return "\n".join(lines)


def _report(file: RunFile) -> str:
    name = inert(file.report_id or file.path)
    facts = []
    if file.ordinal != 1:
        why = _WHY.get(file.reason or "", "")
        facts.append(f"version {file.ordinal}, {_counted(file.changed, 'cell', 'cells')} changed")
        facts += [why] if why else []
    found = [
        _counted(number, one, f"{one}s")
        for number, one in ((file.errors, "error"), (file.warnings, "warning"))
        if number
    ]
    facts.append(f"{' and '.join(found)} for an editor to see" if found else "nothing found wrong")
    return f"{name}: {'; '.join(facts)}"


def _next(occasion: Occasion, found: Sorted, pages_url: str | None) -> Iterator[str]:
    kinds: set[Kind] = {t.kind for t in found.new} | {t.kind for t, _ in found.known}
    yield "What to do next:"
    if "stopped" in kinds:
        yield "- Do what the first line says and run again; what was stored before stays stored."
    if kinds & {"set aside", "failed"}:
        yield "- Get or mend each file that is named, or give it up; all others were done."
    if "set aside" in kinds:
        yield "- All files that are set aside: tabel-extract quarantine list"
    if any(f.errors or f.warnings for f in (*occasion.added, *occasion.changed)):
        yield "- Let an editor look at what was found in the reports above."
    elif not kinds:
        yield "- Nothing: all is well."
    if pages_url is not None:
        yield f"- Pages for editors: {pages_url}"
    yield "- All that is known: tabel-extract status"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
