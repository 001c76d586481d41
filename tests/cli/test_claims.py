"""`claims`: what is shown of the numbers in running text, of a file and of a stored report."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tabel_extract.cli.highlight import highlighted
from tabel_extract.model import Document
from tests.cli.claimed import ARTICLE, SHARE, VAGUE, keep, printed
from tests.cli.runs import run, told
from tests.cli.test_hostile import ANSI, ARABIC_MARK, BIDI, STEERING
from tests.texts import FIETSEN, GOOD, report_text, write
from tests.warehouse.reports import AGREEING, DISAGREEING, with_claims
from tests.warehouse.reports import report as stand

WRONG_SHARE = (
    "Van de vrouwen fietst 60% elke dag, van de mannen fietst 46% elke dag (zie tabel 1.1)."
)
PROSE = f"""Van alle inwoners fietst 48% elke dag (zie tabel 1.1).
{WRONG_SHARE}
Een ruime meerderheid van de bevolking fietst elke dag (zie tabel 1.1).
Op de markt zegt 30 procent dat een appel te duur is.
"""
DISAGREES = f"""\
✗ In tegenspraak: 60% (regel 6)
  {WRONG_SHARE}
  Tabel 1.1, ‘fietst elke dag’, ‘geslacht › vrouw’: 50
  De zin zegt 60%, maar in de tabel staat 50%; afronding verklaart dat niet.
"""
REVIEW = """\
? Te bekijken: Een ruime meerderheid (regel 7)
  Een ruime meerderheid van de bevolking fietst elke dag (zie tabel 1.1).
  Tabel 1.1, ‘fietst elke dag’, ‘totaal’: 48
  In de tabel staat 48; bij ‘Een ruime meerderheid’ rekenen wij op 60 tot 85; dat past slecht: \
bekijk de zin.
"""
UNTESTED = """\
· Niet te toetsen: 30 procent (regel 8)
  Op de markt zegt 30 procent dat een appel te duur is.
  Geen tabel in dit rapport gaat herkenbaar over wat deze zin zegt.
"""
AGREE = f"""\
✓ Akkoord: 48% (regel 5)
  Van alle inwoners fietst 48% elke dag (zie tabel 1.1).
  Tabel 1.1, ‘fietst elke dag’, ‘totaal’: 48
  In de tabel staat 48%, zoals de zin zegt.

✓ Akkoord: 46% (regel 6)
  {WRONG_SHARE}
  Tabel 1.1, ‘fietst elke dag’, ‘geslacht › man’: 46
  In de tabel staat 46%, zoals de zin zegt.
"""
COUNTS = "5 getallen in de tekst: 1 in tegenspraak, 1 te bekijken, 1 niet te toetsen, 2 akkoord"


def with_prose(prose: str = PROSE) -> str:
    """The report of one table, with sentences about it in front."""
    return report_text().replace("\nTabel 1.1 Gebruik", f"{prose}\nTabel 1.1 Gebruik")


@pytest.fixture
def misquoted(tmp_path: Path) -> Path:
    return write(tmp_path, "fiets.txt", with_prose())


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


# -- of a file ------------------------------------------------------------------------------


def test_what_needs_eyes_is_shown_in_full_and_the_rest_counted(misquoted: Path) -> None:
    assert printed(run("claims", misquoted)) == (
        f"1 Fietsen in de stad\nfiets.txt\n\n{DISAGREES}\n{REVIEW}\n{COUNTS}; --all toont ze alle\n"
    )


def test_all_claims_come_worst_first(misquoted: Path) -> None:
    assert printed(run("claims", misquoted, "--all")) == (
        f"1 Fietsen in de stad\nfiets.txt\n\n{DISAGREES}\n{REVIEW}\n{UNTESTED}\n{AGREE}\n{COUNTS}\n"
    )


def test_claims_are_told_in_english_where_asked(misquoted: Path) -> None:
    lines = printed(run("claims", misquoted, "--lang", "en")).splitlines()
    assert lines[3:7] == [
        "✗ Contradicted: 60% (line 6)",
        f"  {WRONG_SHARE}",
        "  Tabel 1.1, ‘fietst elke dag’, ‘geslacht › vrouw’: 50",
        "  The sentence says 60%, but the table gives 50%; rounding does not explain that.",
    ]
    assert lines[-1] == (
        "5 numbers in the text: 1 contradicted, 1 to look at, 1 not testable, 2 in agreement; "
        "--all shows them all"
    )


def test_a_text_that_its_tables_bear_out_is_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", with_prose(PROSE.splitlines()[0] + "\n"))
    assert printed(run("claims", path)).splitlines()[3:] == [
        "1 getal in de tekst: 0 in tegenspraak, 0 te bekijken, 0 niet te toetsen, 1 akkoord; "
        "--all toont ze alle"
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [("nl", "Geen getallen in de tekst."), ("en", "No numbers in the text.")],
)
def test_a_text_without_numbers_is_said_to_have_none(tmp_path: Path, lang: str, line: str) -> None:
    path = write(tmp_path, "a.txt", report_text())
    assert printed(run("claims", path, "--lang", lang)) == (
        f"1 Fietsen in de stad\na.txt\n\n{line}\n"
    )


@pytest.mark.parametrize("path", [GOOD, ARTICLE], ids=lambda p: p.stem)
def test_json_is_the_list_of_claims_that_parse_prints(path: Path) -> None:
    whole = json.loads(run("parse", path, "--format", "json").stdout)
    found = json.loads(printed(run("claims", path, "--format", "json")))
    assert found == whole["claims"] != []


def test_json_of_a_text_without_numbers_is_an_empty_list(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", report_text())
    assert printed(run("claims", path, "--format", "json")) == "[]\n"


# -- of a stored report ---------------------------------------------------------------------


def test_a_stored_report_is_shown_as_its_file_is(misquoted: Path, warehouse: Path) -> None:
    run("ingest", misquoted, "-w", warehouse)
    shown = printed(run("claims", FIETSEN, "-w", warehouse, "--all"))
    parsed = printed(run("claims", misquoted, "--all"))
    assert shown == parsed.replace("\nfiets.txt\n", f"\n{FIETSEN} · fiets.txt\n")


def test_an_older_version_is_shown_by_number_or_moment(warehouse: Path) -> None:
    keep(warehouse, with_claims(stand(), AGREEING), with_claims(stand(), AGREEING, DISAGREEING))

    def counts(*arguments: str) -> str:
        lines = printed(run("claims", "stand", "-w", warehouse, *arguments)).splitlines()
        return lines[-1].split(":")[0]

    assert counts("--version", "1") == "1 getal in de tekst"
    assert counts("--version", "2") == counts() == "2 getallen in de tekst"
    assert counts("--as-of", "2999-01-01") == counts()


def test_several_cells_stand_one_below_the_other(warehouse: Path) -> None:
    keep(warehouse, with_claims(stand(), DISAGREEING))
    assert printed(run("claims", "stand", "-w", warehouse)).splitlines()[3:8] == [
        "✗ In tegenspraak: ruim 20 procentpunt (p. 2, regel 6)",
        "  Het verschil tussen beide groepen is ruim 20 procentpunt.",
        "  Tabel 1.1:",
        "    ‘gemeente doet genoeg › eens’, ‘opleiding › hbo, wo’: 50",
        "    ‘gemeente doet genoeg › eens’, ‘opleiding › mbo, havo, vwo’: 40",
    ]


def test_a_reason_of_another_version_of_the_program_is_told_by_its_code(warehouse: Path) -> None:
    keep(warehouse, with_claims(stand(), replace(DISAGREEING, reason="of_old")))
    assert "  of_old" in printed(run("claims", "stand", "-w", warehouse)).splitlines()


# -- what can't be shown --------------------------------------------------------------------


@pytest.mark.parametrize(
    "options", [["-w", "w.duckdb"], ["--version", "1"], ["--as-of", "2026-01-01"]]
)
def test_a_file_has_no_versions_to_choose_from(misquoted: Path, options: list[str]) -> None:
    result = run("claims", misquoted, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == (
        f"Error: {misquoted} is a file, which is read as it is: leave out --warehouse, --version "
        "and --as-of, which choose a stored report."
    )


def test_a_version_and_a_moment_exclude_each_other(warehouse: Path) -> None:
    keep(warehouse, stand())
    result = run("claims", "stand", "-w", warehouse, "--version", "1", "--as-of", "2026-01-01")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "give --version or --as-of, not both." in result.stderr


@pytest.mark.parametrize("name", ["sand", "x" * 300, "geen/rapport.txt"])
def test_what_is_neither_file_nor_report_ends_with_5(warehouse: Path, name: str) -> None:
    keep(warehouse, stand())
    line = told(run("claims", name, "-w", warehouse), 5)
    end = (
        "did you mean stand?"
        if name == "sand"
        else "`tabel-extract history` lists the 1 that there are"
    )
    assert line.startswith(f"there is no file {name!r}, and there is no report {name!r}")
    assert line.endswith(end)


def test_a_version_that_is_not_there_ends_with_5(warehouse: Path) -> None:
    keep(warehouse, stand())
    assert told(run("claims", "stand", "-w", warehouse, "--version", "7"), 5) == (
        "stand has no version 7: choose one from 1 to 1"
    )


def test_a_name_that_no_file_has_and_no_warehouse_could_ends_with_4(warehouse: Path) -> None:
    assert told(run("claims", "rapprt.txt", "-w", warehouse), 4) == (
        f"there is no file 'rapprt.txt', and no warehouse at {warehouse} that could hold a report "
        "of that name: check the path, or ingest the report first"
    )


def test_a_file_that_cannot_be_read_ends_with_3(tmp_path: Path) -> None:
    assert told(run("claims", write(tmp_path, "leeg.txt", b"")), 3).endswith(
        "the file is empty; export the report again."
    )
    assert "is a folder; name one file of it" in told(run("claims", tmp_path), 3)


# -- terminals ------------------------------------------------------------------------------


@pytest.mark.parametrize("poison", [ANSI, BIDI, ARABIC_MARK])
def test_a_claim_cannot_steer_the_terminal(warehouse: Path, poison: str) -> None:
    claim = replace(DISAGREEING, sentence=f"Het{poison} is {poison}9%.", quantity=f"{poison}9%")
    share = replace(SHARE, sentence=claim.sentence, item=f"de{poison}stad", group=f"l{poison}d")
    article = replace(stand(), tables=(), document=Document(panel=f"Pa{poison}nel"))
    keep(
        warehouse,
        with_claims(stand(), claim, replace(claim, facts=(("low", poison),), reason="outside")),
        with_claims(article, replace(share, quantity="9%")),
    )
    found = [run("claims", "stand", "-w", warehouse, "--version", n) for n in "12"]
    found += [run("claims", f"x{poison}", "-w", warehouse)]
    everything = "".join(r.output for r in found)
    assert "Het\N{REPLACEMENT CHARACTER}" in everything
    assert STEERING.findall(everything) == []
    assert ARABIC_MARK not in everything


def test_a_file_name_cannot_steer_the_terminal_where_options_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, f"a{BIDI}\x1b[2J.txt", report_text())
    assert STEERING.findall(run("claims", path, "--version", "1").output) == []


def test_brackets_in_a_sentence_are_no_markup(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", with_prose("Er fietst [bold]30 procent[/red] op de maan.\n"))
    assert "  Er fietst [bold]30 procent[/red] op de maan.\n" in run("claims", path, "--all").stdout


def on_terminal(*arguments: str | Path, width: int) -> str:
    return printed(run(*arguments, env={"FORCE_COLOR": "1", "COLUMNS": str(width)}))


def test_the_words_that_state_the_number_stand_out_on_a_terminal(misquoted: Path) -> None:
    lines = on_terminal("claims", misquoted, width=200).splitlines()
    assert lines[4] == "  " + WRONG_SHARE.replace("60%", "\x1b[1m60%\x1b[0m")


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_a_narrow_terminal_folds_a_paragraph_below_its_own_start(misquoted: Path) -> None:
    lines = plain(on_terminal("claims", misquoted, width=30)).splitlines()
    assert max(map(len, lines)) <= 30
    assert lines[3:7] == [
        "✗ In tegenspraak: 60% (regel",
        "6)",
        "  Van de vrouwen fietst 60%",
        "  elke dag, van de mannen",
    ]


@pytest.mark.parametrize("width", [1, 2, 9, 28, 31])
def test_nothing_is_lost_on_the_narrowest_terminal(misquoted: Path, width: int) -> None:
    for path in (misquoted, ARTICLE):
        narrow, wide = (plain(on_terminal("claims", path, width=w)).split() for w in (width, 300))
        assert "".join(narrow) == "".join(wide)


# -- the words that stand out ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "quantities", "starts"),
    [
        ("In 2019 was het 40%, nu is het 40%.", ["40%", "40%"], [[16], [31]]),
        ("Van 79% ging het naar 9%.", ["79%", "9%"], [[4], [22]]),
        ("Het steeg met 2,9 tot 9.", ["2,9", "9"], [[14], [22]]),
        ("Het is (9%).", ["9%"], [[8]]),
        ("Deze zin zegt niets.", ["9%"], [[]]),
    ],
)
def test_each_claim_marks_its_own_number(
    sentence: str, quantities: list[str], starts: list[list[int]]
) -> None:
    claims = [replace(SHARE, sentence=sentence, quantity=q) for q in quantities]
    assert [[span.start for span in text.spans] for text in highlighted(claims)] == starts


def test_a_sentence_that_a_report_repeats_is_marked_each_time() -> None:
    assert [len(text.spans) for text in highlighted([SHARE, VAGUE, SHARE, VAGUE])] == [1, 1, 1, 1]
