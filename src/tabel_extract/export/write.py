"""A report to files in a folder: ``<stem>.csv`` and ``<stem>.xlsx``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, get_args

from tabel_extract.checks.catalogue import Language
from tabel_extract.checks.verdicts import judge
from tabel_extract.errors import OutputError
from tabel_extract.export.content import Content, Version
from tabel_extract.export.csv_file import csv_bytes
from tabel_extract.export.rows import flat_rows
from tabel_extract.export.xlsx import xlsx_bytes
from tabel_extract.files import new_file, replace_file
from tabel_extract.model import Report

Form = Literal["csv", "xlsx"]
FORMS: tuple[Form, ...] = get_args(Form)


def export_files(
    report: Report,
    folder: Path,
    stem: str,
    *,
    languages: Sequence[Language] = ("nl",),
    forms: Sequence[Form] = FORMS,
    version: Version | None = None,
    overwrite: bool = True,
) -> list[Path]:
    """Write a report as files that people open elsewhere; the files written, in order.

    ``languages`` are those of what is said about the report, one file each: ``<stem>.csv`` in
    Dutch and ``<stem>.en.csv`` in English, as the pages are named. ``version`` says which stored
    version it is. Every file is made before the first is written, and each is written, or with
    ``overwrite`` replaced, whole or not at all.

    Raises:
        OutputError: a file is there and not to be replaced, the folder can't be written, or the
            report holds more than a sheet can.
    """
    judged = judge(report)
    made: dict[Path, bytes] = {}
    for language in languages:
        content = Content(report, judged, language, version)
        for form in dict.fromkeys(forms):
            made[folder / file_name(stem, form, language)] = _MAKERS[form](content)
    if not overwrite:
        refuse_existing(made)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(path, data, overwrite=overwrite) for path, data in made.items()]
    except OSError as error:
        raise OutputError(
            f"{folder}: the export can't be written ({error.strerror}); "
            "name another folder, or make room."
        ) from error


def refuse_existing(paths: Iterable[Path]) -> None:
    """Tell which of the files is there already, before any of them is written.

    Raises:
        OutputError: one is.
    """
    for path in paths:
        if os.path.lexists(path):
            raise _exists(path)


def _written(path: Path, data: bytes, *, overwrite: bool) -> Path:
    if overwrite:
        return replace_file(path, data)
    try:
        return new_file(path, data)
    except FileExistsError as error:
        raise _exists(path) from error


def _exists(path: Path) -> OutputError:
    return OutputError(
        f"{path} exists already and was not changed: name another folder with -o, or give "
        "--overwrite to replace it."
    )


def file_name(stem: str, form: Form, language: Language) -> str:
    """The name of a file, Dutch without and English with its language."""
    return f"{stem}.{form}" if language == "nl" else f"{stem}.{language}.{form}"


def _csv(content: Content) -> bytes:
    return csv_bytes(flat_rows(content))


_MAKERS: dict[Form, Callable[[Content], bytes]] = {"csv": _csv, "xlsx": xlsx_bytes}
