"""Whom to tell, and when: from the environment alone, as ``TABEL_EXTRACT_<NAME>``.

Apart from the other settings, as those travel to workers, and these hold secrets.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tabel_extract.errors import SettingsError

When = Literal["never", "trouble", "news", "always"]
"""When to tell: not at all, of new trouble, of what was stored too, or after every run."""


class NotifySettings(BaseSettings):
    """Settings of notifications, read once from the environment."""

    model_config = SettingsConfigDict(
        env_prefix="TABEL_EXTRACT_", extra="ignore", hide_input_in_errors=True
    )

    notify: SecretStr | None = Field(
        None,
        description="Addresses to tell, as Apprise writes them (json://…, mailto://…), apart by "
        "blanks or commas. They hold passwords, and are shown nowhere.",
    )
    notify_when: When = Field(
        "trouble", description="When to tell: never, of new trouble, of news too, or always."
    )
    notify_block: str | None = Field(
        None,
        pattern=r"^[a-z0-9-]+/[a-z0-9-]+$",
        description="A Prefect block that holds such addresses or tells by itself, as type/name.",
    )

    @property
    def wanted(self) -> bool:
        """Whether there is anybody to tell."""
        return self.notify_when != "never" and bool(self.notify or self.notify_block)


def notify_settings() -> NotifySettings:
    """Return the settings of the environment.

    Raises:
        SettingsError: If one of them can't be used; its value is not repeated.
    """
    try:
        return NotifySettings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "TABEL_EXTRACT_" + str(first["loc"][0]).upper()
        raise SettingsError(
            f"the environment variable {name} is not usable: {first['msg']}."
        ) from None
