"""The question bank of a warehouse: what its views say is what the program makes of the texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tabel_extract.bank.groups import TOTAL, parse_group
from tabel_extract.bank.wordings import question_id
from tabel_extract.checks.asked import wording_key
from tabel_extract.checks.periods import moment
from tabel_extract.errors import SearchError, UnknownQuestionError
from tabel_extract.pipeline import read_report
from tabel_extract.settings import Settings
from tabel_extract.warehouse.questions import find, trend
from tabel_extract.warehouse.store import Warehouse
from tests.warehouse.reports import NOW, QUESTION, opinions, report
from tests.warehouse.taking import changed, save, take

ROOT = Path(__file__).parents[2]
EDITIONS = {
    "lezen-2022": ROOT / "tests" / "editions" / "bibliotheek-en-lezen-2022.txt",
    "lezen-2024": ROOT / "fixtures" / "bibliotheek-en-lezen.txt",
}
MORE = "Ik zou in mijn vrije tijd vaker een boek willen lezen dan ik nu doe."
LESS = "Ik zou vaker een boek willen lezen dan ik nu doe."


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Two editions of one report."""
    items = [(name, read_report(path, Settings())) for name, path in EDITIONS.items()]
    with Warehouse.open(tmp_path_factory.mktemp("bank") / "w.duckdb") as warehouse:
        warehouse.save(items, program_version="1", now=NOW)
        yield warehouse


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with Warehouse.open(tmp_path_factory.mktemp("empty") / "w.duckdb") as warehouse:
        yield warehouse


def test_each_wording_is_one_question_with_its_first_and_last_period(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT wording, editions, reports, first_period, last_period, first_year, last_year "
        "FROM questions WHERE wording ILIKE '%boek%' ORDER BY wording"
    )
    assert [(row[0].split()[0], *row[1:]) for row in rows] == [
        ("Gewone", 2, 2, "2022", "2024", 2022, 2024),
        ("Ik", 1, 1, "2024", "2024", 2024, 2024),
        ("Ik", 1, 1, "2022", "2022", 2022, 2022),
        ("Wie", 2, 2, "2022", "2024", 2022, 2024),
    ]


def test_an_edition_tells_base_scale_period_and_source_of_its_table(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT report_id, table_label, population, first_period, unit_text, units, rows, "
        "table_source, fieldwork_first, panel, cell_count FROM question_editions "
        "WHERE wording LIKE 'Gewone basisscholen%' ORDER BY report_id"
    )
    assert rows == [
        (
            f"lezen-{year}",
            "Tabel 3.3",
            f"bevolking {age} jaar en ouder",
            str(year),
            "in procenten",
            ["percent"],
            ["(helemaal) eens", "(helemaal) oneens"],
            f"SCP (LVB’{year - 2000})",
            first,
            "Landelijk internetpanel",
            18,
        )
        for year, age, first in ((2022, 18, "2022-03-07"), (2024, 16, "2024-03-04"))
    ]


def test_a_figure_that_prints_no_numbers_is_an_edition_without_cells(stored: Warehouse) -> None:
    rows = stored.query(
        "SELECT table_label, table_kind, cell_count, rows, units FROM question_editions "
        "WHERE wording LIKE 'Hoe vaak bent u%'"
    )
    assert rows == [("Figuur 3.1", "figure", 0, [], [])]


DUTCH = st.text(st.characters(min_codepoint=32, max_codepoint=0x17F) | st.sampled_from("‘’„”–…€²½"))


@settings(max_examples=15, deadline=None)
@given(st.lists(DUTCH, min_size=20, max_size=60))
@example(["Een e\u0301e\u0301n-op-één vraag: ‘5% of 1,5×?’", "İJSSEL", "Straße", "²"])
def test_the_names_of_sql_are_those_of_python(empty: Warehouse, texts: list[str]) -> None:
    literals = ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
    rows = empty.query(
        f"SELECT wording_key(x), question_id(x) FROM (SELECT unnest([{literals}]) AS x)"
    )
    assert rows == [(wording_key(text), question_id(text)) for text in texts]


@pytest.mark.parametrize(
    "period",
    [
        *("2023", "2019/2020", "2010/’11", "2011–2012", "2020 t/m 24", "2023 kw1", "vorig jaar"),
        *("12345", "", "maart 2024", "2023-2024", "2018, 2020 en 2022", "2010/'11", "1999–’01"),
    ],
)
def test_the_year_of_a_period_is_that_of_the_checks(empty: Warehouse, period: str) -> None:
    end = moment(period)
    literal = period.replace("'", "''")
    assert empty.query(f"SELECT period_year('{literal}')") == [(end.year if end else None,)]


def test_only_current_versions_are_in_the_bank(tmp_path: Path) -> None:
    other = "De gemeente doet veel te weinig aan wonen."
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        save(warehouse, report())
        now = replace(
            opinions(),
            notes=(),
            observations=tuple(replace(o, question=other) for o in opinions().observations),
        )
        save(warehouse, report(now), days=1)
        assert warehouse.query("SELECT wording FROM questions") == [(other,)]


def test_a_search_gives_variants_editions_and_numbers(stored: Warehouse) -> None:
    found = find(stored, "vaker een boek lezen", 5)
    assert [(q.wording, [v.wording for v in q.variants]) for q in found.questions[:2]] == [
        (LESS, [MORE]),
        (MORE, [LESS]),
    ]
    (edition,) = found.questions[0].editions
    totals = [n.cell.raw for spot, n in edition.numbers.items() if not spot.category]
    assert (edition.printed.report_id, edition.base, totals, len(edition.numbers)) == (
        "lezen-2022",
        "bevolking 16 jaar en ouder",
        ["48"],
        9,
    )


def test_a_limit_counts_all_and_loads_the_first(stored: Warehouse) -> None:
    found = find(stored, "bibliotheek", 1)
    assert (found.count, len(found.questions)) == (5, 1)


def test_a_question_in_other_words_is_followed_with_a_break(stored: Warehouse) -> None:
    for name in (MORE, MORE.upper(), f"‘{MORE}’", question_id(MORE), question_id(MORE)[:6]):
        (series,) = trend(stored, name, TOTAL).series
        assert [
            (p.edition.period, p.number and p.number.cell.raw, [b.kind for b in p.breaks])
            for p in series.points
        ] == [("2022", "48", []), ("2024", "39", ["wording"])]


def test_a_question_to_other_people_is_followed_with_a_break(stored: Warehouse) -> None:
    name = stored.query("SELECT question_id FROM questions WHERE wording LIKE 'Gewone%'")[0][0]
    followed = trend(stored, name, parse_group("opleiding=hbo, wo"))
    assert [[b.kind for b in s.points[1].breaks] for s in followed.series] == [["base"], ["base"]]


@pytest.mark.parametrize("name", ["q0000", "q", "Dit vroeg niemand ooit?", "x' OR 'a'='a", "%"])
def test_a_question_that_nobody_asked_is_refused(stored: Warehouse, name: str) -> None:
    with pytest.raises((UnknownQuestionError, SearchError)):
        trend(stored, name, TOTAL)


def test_the_start_of_several_names_is_refused_with_those(
    stored: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabel_extract.warehouse.questions.LEAST_PREFIX", 1)
    with pytest.raises(SearchError, match=r"10 questions are called q…: q\w{10} ‘"):
        trend(stored, "q", TOTAL)


def test_decisions_and_findings_stand_beside_the_number(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        save(warehouse, report())
        take(warehouse, verdict="corrected", corrected="44,5")
        (question,) = find(warehouse, "gemeente", 5).questions
        numbers = list(question.editions[0].numbers.values())
        assert [(n.cell.raw, n.mark.decision, n.mark.corrected) for n in numbers[:2]] == [
            ("40", "corrected", "44,5"),
            ("50", None, None),
        ]
        save(warehouse, report(changed(value=41.0, raw="41")), days=1)
        (question,) = find(warehouse, "gemeente", 5).questions
        assert next(iter(question.editions[0].numbers.values())).mark.decision is None


def test_a_table_without_wording_is_found_and_said_to_have_none(tmp_path: Path) -> None:
    plain = replace(
        opinions(),
        notes=(),
        observations=tuple(replace(o, question=None) for o in opinions().observations),
    )
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        save(warehouse, report(plain))
        found = find(warehouse, "gemeente", 5)
    assert (found.count, [one.label for one in found.unworded]) == (0, ["Tabel 1.1"])
    assert QUESTION not in {q.wording for q in found.questions}


@pytest.mark.shared
def test_a_real_chapter_is_searched_for_what_its_rows_say(
    shared_eval: Path, tmp_path: Path
) -> None:
    chapter = read_report(shared_eval / "seed" / "scp-hoofdstuk7.txt", Settings())
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        warehouse.save([("hoofdstuk-7", chapter)], program_version="1", now=NOW)
        found = find(warehouse, "gezinshereniging", 5)
    items = {e.asked.item for q in found.questions for e in q.editions}
    assert ("gezinshereniging",) in items
    assert found.questions[0].editions[0].printed.table.label == "Tabel 7.2"
    assert all(n.cell.value is not None for n in found.questions[0].editions[0].numbers.values())
