"""The command that lists subgroups, and a list that people edit between two runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tabel_extract.codes.file import load_codes
from tests.cli.runs import run, told

ROOT = Path(__file__).parents[2]
SETTING = "TABEL_EXTRACT_CODES"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two editions of a report, of which the older one calls the levels of education otherwise."""
    new = (ROOT / "fixtures" / "bibliotheek-en-lezen.txt").read_text(encoding="utf-8")
    old = (ROOT / "tests" / "editions" / "bibliotheek-en-lezen-2022.txt").read_text(
        encoding="utf-8"
    )
    old = "\n".join(line.rstrip() for line in old.splitlines())
    printed = "bo,\nvmbo\n\nhavo,\nvwo,\nmbo\n\nhbo,\nwo\n"
    assert printed in old
    other = "lager\nopgeleid\n\nmiddelbaar\nopgeleid\n\nhoger\nopgeleid\n"
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2022.txt").write_text(old.replace(printed, other), encoding="utf-8")
    (folder / "2024.txt").write_text(new, encoding="utf-8")
    return folder


@pytest.fixture
def warehouse(folder: Path) -> Path:
    path = folder.parent / "w.duckdb"
    assert run("ingest", folder, "-w", path).exit_code == 0
    return path


def listed(warehouse: Path, *options: str, **env: str) -> dict[str, list[str | None]]:
    """The code, or the reason for none, of each label below each heading."""
    result = run("subgroups", "-w", warehouse, "--format", "json", *options, env=env)
    assert result.exit_code == 0
    found: dict[str, list[str | None]] = {}
    for one in json.loads(result.stdout)["subgroups"]:
        found.setdefault(one["category"], []).append(one["category_code"] or one["reason"])
    return found


def test_subgroups_are_listed_by_dimension_with_all_that_is_printed_for_a_code(
    warehouse: Path,
) -> None:
    shown = run("subgroups", "-w", warehouse).stdout
    assert shown.startswith(
        "opleiding\n"
        "  education3.low  laag\n"
        "    opleiding › bo, vmbo (bijna gelijk)  1 rapport, 12 cijfers\n"
        "    opleiding › lager opgeleid  1 rapport, 12 cijfers\n"
    )
    assert "Lijst: die van het programma. Aanpassen: `tabel-extract subgroups --print-list" in shown


def test_an_edited_list_counts_at_once_here_and_from_the_next_run_in_the_warehouse(
    folder: Path, warehouse: Path, tmp_path: Path
) -> None:
    path = tmp_path / "groepen.toml"
    text = run("subgroups", "--print-list").stdout
    assert text == load_codes().text
    path.write_text(text.replace('"lager opgeleid", ', ""), encoding="utf-8")
    env = {SETTING: str(path)}
    assert listed(warehouse)["lager opgeleid"] == ["education3.low"]
    assert listed(warehouse, **env)["lager opgeleid"] == ["unknown_category"]

    said = run("subgroups", "-w", warehouse, "--lang", "en", env=env).stdout
    assert f"List: {path} (" in said
    assert f"another list ({load_codes().revision[:12]}); the next ingest applies" in said
    again = run("ingest", folder, "-w", warehouse, env=env)
    assert "0 added, 2 unchanged, 0 failed" in again.stdout
    said = run("subgroups", "-w", warehouse, "--lang", "en", env=env).stdout
    assert "another list" not in said
    assert said.startswith("Without a code: they join with nothing (3)\n")
    where = ", ".join(["scp-3-lezen-en-de-bibliotheek-2022", "Tabel 3.1"])
    assert "  opleiding  is not in the list under this heading\n    lager opgeleid\n" in said
    assert (
        "  opleiding  the table prints another division\n"
        "    hoger opgeleid; middelbaar opgeleid\n"
        f"    1 report, 24 numbers: {where};"
    ) in said


def test_only_those_without_a_code_are_shown_where_that_is_asked(
    warehouse: Path, tmp_path: Path
) -> None:
    shown = run("subgroups", "-w", warehouse, "--unmapped").stdout
    assert shown.startswith("Alle subgroepen hebben een code.\nLijst: ")
    path = tmp_path / "groepen.toml"
    path.write_text(load_codes().text.replace('"lager opgeleid", ', ""), encoding="utf-8")
    assert listed(warehouse, "--unmapped", **{SETTING: str(path)}) == {
        "lager opgeleid": ["unknown_category"],
        "middelbaar opgeleid": ["other_division"],
        "hoger opgeleid": ["other_division"],
    }


def test_json_tells_where_a_subgroup_stands(warehouse: Path) -> None:
    document = json.loads(run("subgroups", "-w", warehouse, "--format", "json").stdout)
    revision = load_codes().revision
    assert document["list"] == {
        "name": "subgroups.toml",
        "revision": revision,
        "applied_revision": revision,
    }
    (low,) = [one for one in document["subgroups"] if one["category"] == "lager opgeleid"]
    assert low == {
        "dimension": "opleiding",
        "category": "lager opgeleid",
        "status": "mapped",
        "reason": None,
        "message": None,
        "message_en": None,
        "dimension_code": "education",
        "dimension_nl": "opleiding",
        "dimension_en": "education",
        "list_code": "education3",
        "category_code": "education3.low",
        "category_nl": "laag",
        "category_en": "low",
        "match": "same",
        "age_low": None,
        "age_high": None,
        "reports": 1,
        "cells": 12,
        "places": [
            {"report_id": "scp-3-lezen-en-de-bibliotheek-2022", "table_label": label, "cells": n}
            for label, n in (("Tabel 3.1", 4), ("Tabel 3.2", 6), ("Tabel 3.3", 2))
        ],
    }


@pytest.mark.parametrize("command", ["ingest", "subgroups", "trend"])
def test_a_list_that_can_not_be_used_is_told_in_one_line_and_ends_with_2(
    folder: Path, tmp_path: Path, command: str
) -> None:
    path, warehouse = tmp_path / "groepen.toml", tmp_path / "w.duckdb"
    path.write_text('[total]\nlables = ["totaal"]\n', encoding="utf-8")
    named = [] if command == "subgroups" else [folder]
    message = told(run(command, *named, "-w", warehouse, env={SETTING: str(path)}), 2)
    assert message == (
        f"{path}: total.lables: no such key is known: mend its spelling or leave it out; "
        "docs/subgroups.md shows the shape of the file."
    )
    assert not warehouse.exists()


def test_a_warehouse_that_is_not_there_is_told_and_ends_with_4(tmp_path: Path) -> None:
    assert "w.duckdb" in told(run("subgroups", "-w", tmp_path / "w.duckdb"), 4)


@pytest.mark.parametrize("group", ["opleiding=bo, vmbo", "lager opgeleid", "education3.low"])
def test_a_trend_follows_a_group_that_another_edition_calls_otherwise(
    warehouse: Path, group: str
) -> None:
    question = json.loads(
        run("questions", "basisscholen", "-w", warehouse, "--format", "json").stdout
    )["questions"][0]["id"]
    options = ("trend", question, "-w", warehouse, "--group", group)
    document = json.loads(run(*options, "--format", "json").stdout)
    points = document["series"][0]["points"]
    assert [(p["category"], p["raw"]) for p in points] == [
        ("lager opgeleid", "26"),
        ("bo, vmbo", "27"),
    ]
    (uncertain,) = [one for one in points[1]["breaks"] if one["kind"] == "group"]
    assert uncertain == {
        "kind": "group",
        "certain": False,
        "message": "‘opleiding: bo, vmbo’; eerst ‘opleiding: lager opgeleid’; bijna gelijk volgens "
        "de lijst",
        "message_en": "‘opleiding: bo, vmbo’; before ‘opleiding: lager opgeleid’; nearly the same, "
        "says the list",
    }
    assert "hier afgedrukt als ‘opleiding: " in run(*options).stdout
