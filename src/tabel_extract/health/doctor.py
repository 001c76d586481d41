"""All checks of an installation, in the order in which a person mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tabel_extract.health.check import Check
from tabel_extract.health.packages import check_engine, check_packages, check_python
from tabel_extract.health.places import (
    check_disk,
    check_lock,
    check_report_dir,
    check_schema,
    check_warehouse,
)
from tabel_extract.health.reading import (
    check_codes,
    check_limits,
    check_ocr,
    check_phrases,
    check_sources,
    check_workers,
)
from tabel_extract.health.scheduler import check_prefect
from tabel_extract.settings import Settings


def examine(settings: Settings, environment: Mapping[str, str]) -> Iterator[Check]:
    """Make one check after the other; nothing is made or changed but files that go away at once.

    Args:
        settings: Those that the program would run with.
        environment: Variables that tell of other programs.
    """
    yield check_python()
    yield check_packages()
    yield check_engine()
    yield check_warehouse(settings)
    yield check_schema(settings)
    yield check_lock(settings)
    yield check_disk(settings)
    yield check_report_dir(settings)
    yield check_phrases(settings)
    yield check_codes(settings)
    yield check_sources(settings)
    yield check_ocr(settings)
    yield check_limits(settings)
    yield check_workers(settings)
    yield check_prefect(environment)
