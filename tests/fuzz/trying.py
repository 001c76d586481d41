"""How long a property is tried: the same few examples in CI, ever new ones by ``make fuzz``."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.strategies import SearchStrategy

KEPT = Path(".hypothesis") / "fuzz"
"""Where ``make fuzz`` keeps examples that failed; it tries those first when it is run again."""

LONG = "TABEL_EXTRACT_FUZZ" in os.environ
"""Whether new examples are tried, rather than the same few."""

PHASES = list(Phase) if LONG else [Phase.generate]
"""Making a failing example smaller may take minutes, which a quick run does not have."""

SECONDS = 20.0
"""Processor time that one example may take. Honest reports of its length take some 0.1; this is
a guard against what grows with the square of the length, and no measurement."""

TRIED: Counter[str] = Counter()
"""Examples that each property was tried on."""

Property = Callable[[], None]


class TookTooLongError(AssertionError):
    """An example took more processor time than any honest one could."""


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """Fail, also from within an endless loop, after so much processor time of this process."""

    def late(*_: object) -> None:
        raise TookTooLongError(f"took more than {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def fuzz(examples: int, **drawn: SearchStrategy[Any]) -> Callable[[Callable[..., None]], Property]:
    """Try a property on so many examples, each drawn by the strategies given."""
    chosen = settings(
        max_examples=examples,
        derandomize=not LONG,
        database=DirectoryBasedExampleDatabase(KEPT) if LONG else None,
        phases=PHASES,
        deadline=None,
        print_blob=LONG,
        suppress_health_check=list(HealthCheck),
    )

    def decorate(test: Callable[..., None]) -> Property:
        @wraps(test)
        def counted(**arguments: object) -> None:
            TRIED[test.__name__] += 1
            with within():
                test(**arguments)

        found: Property = chosen(given(**drawn)(counted))
        return found

    return decorate
