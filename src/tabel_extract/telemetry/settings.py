"""Whether a run logs, and in which form, and whether it sends traces and metrics."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tabel_extract.errors import SettingsError

Level = Literal["debug", "info", "warning", "error"]


class TelemetrySettings(BaseSettings):
    """Settings of logs, traces and metrics, read once from the environment."""

    model_config = SettingsConfigDict(env_prefix="TABEL_EXTRACT_", extra="ignore")

    log: Literal["text", "json"] = Field(
        "text", description="The form of log lines on standard error."
    )
    log_level: Level | None = Field(
        None,
        description="From which level on lines are written: by default info for json, and none "
        "for text, as commands tell what they do themselves.",
    )
    telemetry: bool = Field(
        False,
        description="Send traces and metrics; also where OTEL_EXPORTER_OTLP_ENDPOINT is set.",
    )


def telemetry_settings() -> TelemetrySettings:
    """Return the settings of the environment.

    Raises:
        SettingsError: If one of them can't be used.
    """
    try:
        return TelemetrySettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "TABEL_EXTRACT_" + str(first["loc"][0]).upper()
        raise SettingsError(
            f"the environment variable {name} is not usable: {first['msg']}."
        ) from error
