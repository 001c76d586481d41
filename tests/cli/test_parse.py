"""`parse` and `schema`: what is printed of a file, and what of one that can't be read."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tabel_extract.pipeline import read_report
from tabel_extract.published import ParsedReport, publish
from tests.cli.runs import run, start, told
from tests.texts import COMMAND, FIXTURES, GOOD, WRONG, report_text, write

EXPORTS = sorted(FIXTURES.glob("*.txt"))


@pytest.mark.parametrize("path", EXPORTS, ids=lambda p: p.stem)
def test_json_is_all_that_is_printed_and_fits_the_printed_schema(path: Path) -> None:
    schema = json.loads(run("schema").stdout)
    result = run("parse", path, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    found = json.loads(result.stdout)
    jsonschema.validate(found, schema)
    assert ParsedReport.model_validate(found) == publish(read_report(path))


def test_the_schema_is_a_valid_schema_and_all_that_is_printed() -> None:
    result = run("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(result.stdout))


def test_a_process_prints_the_same_json_and_nothing_else() -> None:
    done = start("parse", GOOD, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(run("parse", GOOD, "--format", "json").stdout)


def test_a_table_is_printed_with_its_numbers_and_facts(tmp_path: Path) -> None:
    result = run("parse", write(tmp_path, "fiets.txt", report_text()))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.rstrip() for line in result.stdout.splitlines()] == [
        "1 Fietsen in de stad",
        "fiets.txt",
        "",
        "Tabel 1.1  Gebruik van de fiets, naar geslacht",
        "bevolking 18 jaar en ouder · 2024 · in procenten · Bron: Fietspanel 2024",
        "                           geslacht",
        "                 totaal  man  vrouw",
        "fietst elke dag      48   46     50",
        "  Nagerekend: waarden binnen hun grenzen, totaal tussen zijn groepen; niet: verdelingen "
        "die 100 moeten zijn, antwoorden die elkaar uitsluiten, verschillen tegen hun kolommen, "
        "gemiddelden tegen hun verdeling, groepen niet groter dan het totaal, totaal tegen het "
        "gewogen gemiddelde van de groepen, hetzelfde getal op een andere plaats",
        "",
        "1 table, 3 cells, 0 errors, 0 warnings, 0 remarks",
    ]


def test_a_report_with_errors_is_read_all_the_same(tmp_path: Path) -> None:
    result = run("parse", write(tmp_path, "fiets.txt", report_text(men=146)))
    assert result.exit_code == 0
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[7].split() == ["fietst", "elke", "dag", "✗48", "✗146", "50"]
    assert [line.split(".")[0] for line in lines[11:]] == [
        "✗ Waarde buiten bereik",
        "✗ Totaal ligt buiten de subgroepen",
    ]


@pytest.mark.parametrize(
    ("lang", "words"), [("nl", "Bron ontbreekt."), ("en", "Source is missing.")]
)
def test_findings_are_told_in_the_language_asked_for(lang: str, words: str) -> None:
    result = run("parse", WRONG, "--lang", lang)
    assert result.exit_code == 0
    assert sum(words in line for line in result.stdout.splitlines()) == 1


def test_the_questions_of_a_table_are_printed_below_it() -> None:
    assert (
        "elke dag voorlezen aan jonge kinderen: ‘Ouders zouden hun kinderen tot een jaar of acht "
        "elke dag moeten voorlezen.’" in run("parse", GOOD).stdout
    )


def test_a_text_without_a_table_is_said_to_have_none(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "Een kop\n\nDe fiets is van iedereen, en dat blijft zo.\n")
    result = run("parse", path)
    assert (result.exit_code, result.stdout) == (
        0,
        "Een kop\na.txt\nNo tables found.\n\n0 tables, 0 cells, 0 errors, 0 warnings, 1 remark\n"
        "· Geen tabel gevonden. Rapport: in deze tekst is geen tabel herkend. Een artikel heeft er "
        "geen; is dit een rapport, exporteer de tekst dan opnieuw.\n",
    )


def test_no_heading_or_number_is_cut_short_where_nobody_set_a_width() -> None:
    assert start("parse", GOOD).stdout.count("…") == run("parse", GOOD).stdout.count("…")


# -- what can't be read ---------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "table"])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty.txt: the file is empty; export the report again."),
        ("blank.txt", b"\n \t\r\n\f", "blank.txt: the file is empty; export the report again."),
        (
            "photo.txt",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
            "photo.txt: these bytes are no text; export the report as plain text (UTF-8) again.",
        ),
        (
            "paper.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            "paper.pdf: is damaged, or cut off while it was copied; get the file again.",
        ),
    ],
)
def test_a_file_that_is_no_text_is_one_line_that_says_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    name: str,
    content: bytes,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, name, content)
    assert told(run("parse", name, "--format", form), 3) == message


def test_a_missing_file_is_told_in_one_line() -> None:
    assert told(run("parse", "no/such.txt"), 3) == (
        "no/such.txt: can't be read (No such file or directory); "
        "check that it exists and its permissions."
    )


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    assert told(run("parse", tmp_path), 3) == (
        f"{tmp_path}: is a folder; name one file of it, or store them all with "
        "`tabel-extract ingest`."
    )


def test_a_name_that_no_file_can_have_is_told_in_one_line() -> None:
    assert "File name too long" in told(run("parse", "a" * 300), 3)


def test_a_file_over_the_limit_is_refused_with_the_setting_that_raises_it() -> None:
    result = run("parse", GOOD, env={"TABEL_EXTRACT_MAX_BYTES": "1000"})
    size = f"{GOOD.stat().st_size:,}"
    assert told(result, 3) == (
        f"{GOOD}: {size} bytes is more than the 1,000 that are read; "
        "raise TABEL_EXTRACT_MAX_BYTES if it really is a report."
    )


def test_a_setting_that_makes_no_sense_is_named() -> None:
    result = run("parse", GOOD, env={"TABEL_EXTRACT_BATCH_SIZE": "veel"})
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the environment variable TABEL_EXTRACT_BATCH_SIZE is not usable" in result.stderr


def test_a_real_process_fails_with_one_line_and_no_traceback(tmp_path: Path) -> None:
    done = start("parse", "missing.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (
        3,
        "",
        "tabel-extract: missing.txt: can't be read (No such file or directory); "
        "check that it exists and its permissions.\n",
    )


def test_a_file_name_of_other_bytes_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(report_text(), encoding="utf-8")
    result = run("parse", path, "--format", "json")
    assert json.loads(result.stdout)["tables"][0]["label"] == "Tabel 1.1"


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with subprocess.Popen(
        [COMMAND, "parse", str(WRONG)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


def test_every_number_that_a_finding_concerns_is_marked() -> None:
    printed = run("parse", FIXTURES / "sport-en-verenigingen.txt").stdout
    lines = {line.split("  ")[0]: line for line in printed.splitlines()}
    # An error about all columns of a table, a warning about a table, and no finding.
    assert lines["doet mee aan klusdagen"].count("✗") == 7
    assert lines["score 5 of lager"].count("?") == 3
    assert lines["3-4 keer per week"].split()[-4:] == ["26", "31", "27", "14"]


def test_the_ends_of_a_scale_are_named_above_its_numbers() -> None:
    printed = run("parse", WRONG).stdout
    assert "in procenten · heel weinig vertrouwen – heel veel vertrouwen · Bron" in printed


def test_each_table_says_what_was_checked_of_it_and_what_was_not() -> None:
    printed = run("parse", FIXTURES / "bibliotheek-en-lezen.txt").stdout.splitlines()
    told = [line for line in printed if line.startswith("  Nagerekend: ")]
    assert len(told) == 3
    for line in told:
        made, _, others = line.partition("; niet: ")
        assert "totaal tegen het gewogen gemiddelde van de groepen" in made
        assert "verdelingen die 100 moeten zijn" in others
