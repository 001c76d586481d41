"""Each code: the fault it is for, planted alone, gives that finding, at its place, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tabel_extract.checks.catalogue import advice, finding, sentence, title, worst_first
from tabel_extract.checks.entries import CATALOGUE
from tabel_extract.model import Finding, Provenance
from tests.checks.planted import PLANTED, asked, changed, of_tables, of_text
from tests.checks.planted_texts import TEXT
from tests.checks.tables import opinions, with_cell

GOLDEN = Path(__file__).parent / "goldens" / "findings.md"
CONTRACT = Path(__file__).parents[3] / "shared" / "contract.md"


def test_what_the_faults_are_planted_in_has_no_finding_of_its_own() -> None:
    assert (of_tables(opinions()), of_text(TEXT), of_tables(asked("Leuk?"))) == ((), (), ())


def test_every_code_of_the_catalogue_is_planted() -> None:
    assert set(PLANTED) == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_planted_fault_is_named_alone_and_at_its_place(code: str) -> None:
    planted = PLANTED[code]
    found = [
        (f.code, f.severity, f.table, f.row, f.column, f.provenance) for f in planted.findings()
    ]
    expected = (planted.table, planted.row, planted.column, planted.place)
    assert found == [(code, CATALOGUE[code].severity, *expected)]


def _page() -> Iterator[str]:
    yield "# What each finding says\n"
    for code in CATALOGUE:
        (found,) = PLANTED[code].findings()
        yield f"\n## {code} ({found.severity})\n"
        for language in ("nl", "en"):
            yield (
                f"\n- **{title(code, language)}.**\n"
                f"  {sentence(found, language)}\n"
                f"  {advice(code, language)}\n"
            )


def test_every_finding_reads_as_reviewed(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN, "".join(_page()))


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_message_of_a_finding_is_its_dutch_sentence(code: str) -> None:
    (found,) = PLANTED[code].findings()
    assert found.message == sentence(found, "nl")


@pytest.mark.parametrize("code", CATALOGUE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sentence_is_one_line_that_ends_and_has_no_gap(code: str, language: str) -> None:
    (found,) = PLANTED[code].findings()
    told = sentence(found, "en" if language == "en" else "nl")
    assert re.fullmatch(r"\S(?:.*\S)?\.", told)
    assert re.findall(r"[{}]|\bNone\b|  ", told) == []


@pytest.mark.shared
def test_the_catalogue_holds_every_code_of_the_contract_with_its_severity() -> None:
    if not CONTRACT.is_file():
        pytest.skip("the contract is not beside this checkout")
    table = CONTRACT.read_text(encoding="utf-8").split("| code | severity | when |")[1]
    published: dict[str, str] = {}
    for line in table.splitlines()[2:]:
        if not line.startswith("|"):
            break
        codes = re.findall(r"`(\w+)`", line.split("|")[1])
        severities = re.findall(r"\w+", line.split("|")[2])
        for number, code in enumerate(codes):
            published[code] = severities[min(number, len(severities) - 1)]
    assert len(published) >= 15
    ours = {code: CATALOGUE[code].severity for code in published if code in CATALOGUE}
    assert ours == published


@pytest.mark.parametrize("code", ["sum_not_100", "subgroup_weights_inconsistent"])
def test_an_english_sentence_writes_numbers_the_english_way(code: str) -> None:
    (found,) = PLANTED[code].findings()
    assert re.findall(r"\d,\d", sentence(found, "en")) == []


def test_all_skipped_numbers_are_listed() -> None:
    (found,) = of_tables(opinions(), opinions("Tabel 1.4", lines=(50, 70)))
    assert sentence(found, "nl").endswith("niet gevonden: Tabel 1.2, Tabel 1.3.")
    assert sentence(found, "en").endswith(
        "not found between Tabel 1.1 and Tabel 1.4: Tabel 1.2, Tabel 1.3."
    )


def test_a_table_of_which_no_place_is_known_is_not_said_to_be_on_page_none() -> None:
    twice = opinions(lines=None, pages=())
    (found,) = of_tables(twice, twice)
    assert "None" not in found.message


def test_a_negative_count_is_said_to_be_below_zero() -> None:
    row, column = ("vindt fietsen leuk", "eens"), ("totaal",)
    negative = with_cell(opinions(), row, column, unit="count", raw="-3", value=-3.0)
    (found,) = of_tables(negative)
    assert "oneindig" not in found.message


def test_the_one_cell_without_its_subgroup_is_named_where_it_is_the_first_of_its_column() -> None:
    row, column = ("vindt fietsen leuk", "eens"), ("geslacht", "man")
    found = of_tables(with_cell(opinions(), row, column, category=None))
    assert [(f.code, f.row, f.column) for f in found] == [("subgroup_inconsistent", row, column)]


def test_a_note_that_a_section_lacks_is_placed_at_the_heading_of_the_section() -> None:
    (found,) = of_text(changed("c Vraagstelling: ‘Ik fiets naar mijn werk.’\n", ""))
    heading = TEXT.splitlines().index("fietst naar het werkc") + 1
    assert (found.code, found.row) == ("note_missing", ("fietst naar het werk",))
    assert found.provenance == Provenance(None, heading)


def test_a_missing_note_is_named_where_it_is_the_first_one_of_the_rows() -> None:
    found = of_text(changed("b Vraagstelling: ‘Ik vind fietsen leuk.’\n", ""))
    assert [(f.code, f.row) for f in found] == [("note_missing", ("vindt fietsen leuk",))]


def test_a_finding_without_table_is_about_the_report() -> None:
    found = finding("note_orphan", marker="a", text="Stuk.")
    assert sentence(found, "nl").startswith("Rapport: ")
    assert sentence(found, "en").startswith("Report: ")


def test_findings_are_ordered_worst_first_and_then_as_printed() -> None:
    def at(code: str, page: int | None, line: int | None) -> Finding:
        return finding(code, place=Provenance(page, line), marker="a", text="t")

    late, early = at("question_empty", 2, 9), at("question_empty", 1, 30)
    warning, remark = at("note_orphan", 1, 1), at("question_unquoted", None, None)
    assert worst_first([remark, warning, late, early]) == (early, late, warning, remark)


def test_a_code_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        finding("no_such_code")


def test_braces_in_a_report_are_no_templates() -> None:
    found = finding("note_orphan", table="Tabel {0}", marker="{x}", text="{where}")
    assert found.message == "Tabel {0}: naar noot {x} (‘{where}’) wordt nergens verwezen."
