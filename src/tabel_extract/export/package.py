"""Tables to a folder that programs read: a described package of CSV files, Parquet, or both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Literal, get_args

import pyarrow as pa
from pyarrow import parquet

from tabel_extract.errors import OutputError
from tabel_extract.export.folders import new_folder
from tabel_extract.export.metadata import (
    CSVW,
    DATA_PACKAGE,
    About,
    as_json,
    csvw,
    datapackage,
    parquet_metadata,
)
from tabel_extract.export.package_csv import write_csv
from tabel_extract.export.resources import RESOURCES

FolderForm = Literal["package", "parquet"]
FOLDER_FORMS: tuple[FolderForm, ...] = get_args(FolderForm)

Rows = tuple[pa.Schema, Iterator[pa.Table]]
"""A table's columns, described as :mod:`tabel_extract.export.kinds` tells, and its rows."""

_OWN = frozenset(
    [
        DATA_PACKAGE,
        CSVW,
        *(f"{one.name}.{end}" for one in RESOURCES for end in ("csv", "parquet")),
    ]
)


def write_package(
    place: Path,
    read: Callable[[str, bool], Rows],
    about: About,
    *,
    forms: Collection[FolderForm],
    overwrite: bool = False,
) -> list[Path]:
    """Write all tables to a new folder; the files written, by name.

    The same tables give the same bytes. Nothing is seen under the folder's name before all of it
    is there, and of two exports to one place one is there, whole.

    Args:
        place: The folder to make.
        read: Gives the rows of a table of ``RESOURCES`` by its name, lists as JSON where asked.
        about: What the files say of themselves.
        forms: What to write.
        overwrite: Whether an export that is there already is replaced.

    Raises:
        OutputError: the place is taken, or can't be written.
    """
    try:
        with new_folder(place, own=_OWN, overwrite=overwrite) as folder:
            if "package" in forms:
                _write_csv_files(folder, read, about)
            if "parquet" in forms:
                _write_parquet_files(folder, read, about)
            names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        raise OutputError(
            f"{place}: the export can't be written ({error.strerror or error}); "
            "name another folder, or make room."
        ) from error
    return [place / name for name in names]


def _write_csv_files(folder: Path, read: Callable[[str, bool], Rows], about: About) -> None:
    described = []
    for resource in RESOURCES:
        schema, pieces = read(resource.name, True)
        write_csv(folder / f"{resource.name}.csv", schema, pieces)
        described.append((resource, schema))
    for name, told in (
        (DATA_PACKAGE, datapackage(about, described, folder)),
        (CSVW, csvw(about, described)),
    ):
        (folder / name).write_text(as_json(told), encoding="utf-8", newline="\n")


def _write_parquet_files(folder: Path, read: Callable[[str, bool], Rows], about: About) -> None:
    for resource in RESOURCES:
        schema, pieces = read(resource.name, False)
        schema = schema.with_metadata(dict(parquet_metadata(about, resource)))
        path = folder / f"{resource.name}.parquet"
        with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            for piece in pieces:
                writer.write_table(piece.replace_schema_metadata(schema.metadata))
