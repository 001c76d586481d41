"""Occasion ─► told, to whom the settings name, where there is something to tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tabel_extract.address import Address
from tabel_extract.intake import Outcome
from tabel_extract.settings import Settings
from tabel_extract.telling.memory import Sorted, recall, remember, remembered, sorted_out
from tabel_extract.telling.message import compose
from tabel_extract.telling.occasion import Occasion, of_run
from tabel_extract.telling.sending import Target, deliver, targets_of
from tabel_extract.telling.settings import NotifySettings, When


def tell(
    occasion: Occasion,
    warehouse: Address,
    settings: NotifySettings,
    more: Sequence[Target] = (),
    *,
    scope: str | None = None,
    pages_url: str | None = None,
    now: datetime | None = None,
) -> list[str]:
    """Tell of an occasion, where that is wanted; warnings where somebody could not be told.

    Args:
        occasion: What there is to tell.
        warehouse: What was told before is kept beside it.
        settings: Whom to tell, and when.
        more: Others to tell than those that the settings name.
        scope: What it is an occasion of, which has a memory of its own; by default its title.
        pages_url: Where editors open the pages, for a link.
        now: The time, with a time zone.
    """
    targets = [*(targets_of(settings.notify) if settings.notify else ()), *more]
    if not targets or settings.notify_when == "never":
        return []
    at = (now or datetime.now(UTC)).astimezone(UTC)
    known_by = scope or occasion.title
    memory = recall(warehouse, known_by)
    found = sorted_out(occasion, memory, at)
    sent, warnings = 0, list[str]()
    wanted = is_wanted(settings.notify_when, occasion, found)
    if wanted:
        sent, warnings = deliver(compose(occasion, found, at, pages_url), targets)
    kept = remembered(occasion, memory, at, told=sent > 0)
    if wanted and not sent:
        kept = memory | kept  # nobody knows yet what is new, nor what is gone
    remember(warehouse, known_by, kept, at)
    return warnings


def tell_of_run(
    asked: Sequence[Path],
    settings: Settings,
    outcomes: Sequence[Outcome],
    notify: NotifySettings,
    *,
    stopped: str | None = None,
    warnings: Sequence[str] = (),
) -> list[str]:
    """Tell what a run did; warnings where somebody could not be told."""
    warehouse, url = settings.warehouse, settings.pages_url
    occasion = of_run(asked, warehouse, outcomes, stopped=stopped, warnings=warnings)
    return tell(occasion, warehouse, notify, scope=scope_of(asked), pages_url=url)


def scope_of(asked: Sequence[Path]) -> str:
    """What runs over the same paths have in common."""
    return "\0".join(map(str, asked))


def is_wanted(when: When, occasion: Occasion, found: Sorted) -> bool:
    """Whether there is something to tell that somebody asked to be told."""
    trouble = bool(found.new) or found.reminder_due
    news = bool(occasion.added or occasion.changed or found.gone)
    return {
        "never": False,
        "trouble": trouble,
        "news": trouble or news,
        "always": True,
    }[when]
