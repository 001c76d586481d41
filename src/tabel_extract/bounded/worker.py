"""What happens in a worker process: one file at a time, within its limits of time and memory.

Both limits are the kernel's, because the libraries that read a PDF don't come back to Python while
they are busy: past the time the process is ended, past the memory an allocation fails.
"""

from __future__ import annotations

import signal
import sys
import traceback
from pathlib import Path

from tabel_extract.errors import TabelExtractError, UnreadableSourceError
from tabel_extract.model import Report
from tabel_extract.parsing import parse_source
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings

LONGEST_DETAIL = 4_000
"""Characters of a traceback that are kept, from its end."""

if sys.platform != "win32":
    import resource


def prepare(memory: int) -> None:
    """Make this process a worker: it may take ``memory`` bytes more than it has now."""
    # An interrupt reaches every process of a terminal; the one that was started decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        _, hardest = resource.getrlimit(resource.RLIMIT_AS)
        most = _size() + memory
        if hardest != resource.RLIM_INFINITY:
            most = min(most, hardest)  # whoever started this allows no more
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        # What a crash leaves would hold the document, and fill the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(raw: RawSource, settings: Settings, seconds: float) -> Report:
    """Read one source, in at most ``seconds`` of processor time.

    Raises:
        UnreadableSourceError: it can't be read, takes too much memory, or breaks the program.
        SettingsError: a file that a setting names can't be used.
    """
    name = raw.source.name
    _end_after(seconds)
    try:
        return parse_source(raw, settings)
    except TabelExtractError:
        raise
    except MemoryError as error:
        raise too_large(raw) from error
    except Exception as error:  # whatever a library makes of hostile bytes
        raise UnreadableSourceError(
            f"{name}: the program failed on this file ({type(error).__name__}); save a copy of it "
            "with another program and give that.",
            "program_error",
            traceback.format_exc()[-LONGEST_DETAIL:],
        ) from error
    finally:
        _end_after(0)


def too_large(raw: RawSource, detail: str = "") -> UnreadableSourceError:
    """What is said of a source that took all memory; a PDF library ends its process then."""
    return UnreadableSourceError(
        f"{raw.source.name}: reading it takes more memory than a report does; raise "
        "TABEL_EXTRACT_MAX_MEMORY_MIB if it really is one.",
        "memory_limit",
        detail,
    )


def _end_after(seconds: float) -> None:
    """Let the kernel end this process after so much processor time; 0 takes that back."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _size() -> int:
    """Address space of this process in bytes, without what it may take still; 0 if not known."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
