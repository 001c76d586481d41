"""Ending a run between two batches, when an operator cancels it or its worker is stopped.

Prefect ends a run's process with SIGTERM, wherever that is, and with SIGKILL half a minute later.
Both lose no more than the batch that is under way, as a batch is stored whole or not at all; held
back until the batch is done, the first one loses nothing.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def held_back() -> Iterator[Callable[[], bool]]:
    """Hold back SIGTERM; gives a function that says whether it came.

    Only the main thread hears signals; in another one it comes as ever.
    """
    came = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield came.is_set
        return

    def note(number: int, frame: FrameType | None) -> None:
        came.set()

    before = signal.signal(signal.SIGTERM, note)
    try:
        yield came.is_set
    finally:
        signal.signal(signal.SIGTERM, before)
