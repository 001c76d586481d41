"""Prefect flows: thin, each task calls one function of ``tabel_extract.pipeline``.

Importing this package, which comes before Prefect is imported, gives Prefect quiet defaults.
"""

from __future__ import annotations

from flows.quiet import quieten

quieten()
