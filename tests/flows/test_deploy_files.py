"""The files in docs/deploy name programs, options and settings that there are."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from click import Group
from dask.cli import cli as dask_cli
from distributed.cli import dask_scheduler, dask_worker

from tabel_extract.settings import Settings
from tests.flows.conftest import ROOT

FOLDER = ROOT / "docs" / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
UNIT = (FOLDER / "tabel-extract-reader.service").read_text(encoding="utf-8")
DASK = {"scheduler": dask_scheduler.main, "worker": dask_worker.main}
COMMANDS = [
    *(service["command"] for service in COMPOSE["services"].values() if "command" in service),
    *re.findall(r"ExecStart=(.+)", UNIT),
]


def words(command: str) -> list[str]:
    """The words of a command, or of those that a shell is told to run."""
    split = shlex.split(command)
    return split if split[0] != "sh" else shlex.split(split[2])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_program_comes_with_the_packages(command: str) -> None:
    program = Path(words(command)[0]).name
    assert Path(sys.executable).with_name(program).exists()


@pytest.mark.parametrize("command", [one for one in COMMANDS if "dask " in one])
def test_dask_knows_every_option(command: str) -> None:
    assert isinstance(dask_cli, Group)
    _, verb, *rest = words(command)
    context = DASK[verb].make_context(verb, list(rest))
    assert context.params["dashboard"] is False


def test_every_setting_of_ours_is_one() -> None:
    names = set(re.findall(r"TABEL_EXTRACT_(\w+)", (FOLDER / "compose.yaml").read_text()))
    assert names == {"WAREHOUSE", "REPORT_DIR", "DASK"}
    assert names <= {name.upper() for name in Settings.model_fields}


def test_the_warehouse_is_a_lake_that_the_program_understands() -> None:
    address = COMPOSE["x-program"]["environment"]["TABEL_EXTRACT_WAREHOUSE"]
    assert str(Settings(warehouse=address).warehouse) == address


def test_readers_get_no_password_and_no_folder() -> None:
    reader = COMPOSE["services"]["reader"]
    assert reader["volumes"] == []
    assert set(reader["environment"]) == {"PYTHONPATH", "PREFECT_API_URL", "DO_NOT_TRACK"}


def test_nothing_but_this_machine_reaches_a_port() -> None:
    ports = [p for service in COMPOSE["services"].values() for p in service.get("ports", [])]
    assert ports == ["127.0.0.1:4200:4200"]


@pytest.mark.parametrize("name", ["compose.yaml", "tabel-extract-reader.service"])
def test_no_password_is_written_down(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    given = re.findall(r"PASSWORD: *(\S+)", text)
    assert all(value.startswith("${POSTGRES_PASSWORD:?") for value in given)
