"""Reading the files of a run on many machines, the workers of a Dask scheduler.

Only reading goes there, in tasks of many files each; what is known already is told here before, and
what was read is validated and stored here after, because the warehouse is here. The bytes travel
with the task, so that a worker needs no folder of ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from typing import Any

from prefect import task
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.tasks import FORGETFUL
from tabel_extract import __version__, intake
from tabel_extract.errors import SettingsError, TabelExtractError, WorkersLostError
from tabel_extract.model import Report
from tabel_extract.reading.source import RawSource
from tabel_extract.settings import Settings

ADDRESS = "TABEL_EXTRACT_DASK"
"""The setting, which Prefect needs before any settings are read: when the flow is imported."""

FILES_PER_TASK = 25
"""A task by itself costs nearly a second here, as much as reading a few reports."""

FILES_TOGETHER = 400
"""Files on their way at once: enough for sixteen workers, and not too many bytes to hold."""

CONNECT_SECONDS = 60
"""How long a scheduler is tried: it may be starting."""

Read = Report | Exception


def task_runner() -> TaskRunner[Any]:
    """What runs the tasks of a flow: Dask where its address is set, or threads of this process."""
    address = os.environ.get(ADDRESS)
    if not address or find_spec("prefect_dask") is None:  # ``require`` says so when it runs
        return ThreadPoolTaskRunner()
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 — an extra

    return DaskTaskRunner(address=address, client_kwargs={"timeout": CONNECT_SECONDS})


def require(settings: Settings) -> None:
    """Refuse an address of a scheduler that nothing here can talk to.

    Raises:
        SettingsError: the extra is not installed.
    """
    if settings.dask and find_spec("prefect_dask") is None:
        raise SettingsError(
            f"{ADDRESS} is set, and the extra for it is not installed: "
            "pip install 'tabel-extract[dask]', or unset it to read on this machine"
        )


def batch_size(settings: Settings) -> int:
    """Files that are read together: more than one task for each worker, where there are many."""
    return max(settings.batch_size, FILES_TOGETHER) if settings.dask else settings.batch_size


@contextmanager
def reading(settings: Settings) -> Iterator[intake.ReadAll]:
    """How the files of a run are read: by the workers of a scheduler, or by those of this machine.

    A file that can't be read costs itself alone on either.
    """
    if settings.dask:
        yield partial(_read_far, settings)
        return
    with intake.reading(settings) as read_all:
        yield read_all


@task(name="read-far", **FORGETFUL)
def read_far(raws: Sequence[RawSource], settings: Settings) -> tuple[str, list[Read]]:
    """Read some files on a worker; which program it is, and what became of each in their order."""
    with intake.reading(settings) as read_all:
        return __version__, list(read_all(raws))


def _read_far(settings: Settings, raws: Sequence[RawSource]) -> Iterable[Any]:
    """Read files on the workers; what became of each, in their order.

    Raises:
        SettingsError: a worker can't use the settings, or runs another version of the program.
        WorkersLostError: the scheduler can't be reached, or the workers are gone.
    """
    near = settings.model_copy(update={"dask": None})
    try:
        futures = [
            read_far.submit(raws[start : start + FILES_PER_TASK], near)
            for start in range(0, len(raws), FILES_PER_TASK)
        ]
        answers = [future.result() for future in futures]
    except TabelExtractError:
        raise
    except Exception as error:  # whatever a network, a scheduler or a dying worker makes of it
        raise WorkersLostError(
            f"the workers of {settings.dask} did not read the files ({type(error).__name__}): see "
            "that the scheduler and its workers run, and run again; what was stored stays stored"
        ) from error
    for version, read in answers:
        if version != __version__:
            raise SettingsError(
                f"a worker runs version {version} of the program and this machine {__version__}: "
                "install the same on all"
            )
        yield from read
