"""Files that people edit and settings name: read within bounds, with one sentence where wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tabel_extract.errors import SettingsError

MOST_BYTES = 1_000_000
"""Of a file that people edit; a larger one is something else."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What such a file is called, how to name another, and where its shape is told."""

    name: str
    instead: str
    see: str

    def read(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            SettingsError: It can't be read, or is too large.
        """
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise SettingsError(
                f"{path}: the {self.name} can't be read ({error.strerror}): {self.instead}."
            ) from None
        if len(data) > MOST_BYTES:
            raise SettingsError(f"{path}: is too large for a {self.name}; {self.see}")
        return data

    @contextmanager
    def understood(self, shown: str) -> Iterator[None]:
        """Tell what is wrong with the text of a file that is shown as ``shown``.

        Raises:
            SettingsError: For whatever ValueError its text gives rise to.
        """
        try:
            yield
        except UnicodeDecodeError:
            raise SettingsError(
                f"{shown}: is not UTF-8 text: save it as that; {self.see}"
            ) from None
        except RecursionError:
            raise SettingsError(f"{shown}: lists in lists in lists: too deep; {self.see}") from None
        except ValueError as error:
            raise SettingsError(f"{shown}: {error}; {self.see}") from None
