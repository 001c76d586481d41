"""What people decided: beside the number, in the list, and in what goes along with a copy."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tabel_extract.comparison.subjects import cell_subjects, claim_subjects
from tabel_extract.model import Decision, DecisionState, DecisionVerdict
from tabel_extract.report.anchors import anchors
from tabel_extract.report.site import write_site
from tests.report.html_page import Element, having, read_page
from tests.report.sample import claimed, edition

WHEN = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)


def about_cell(
    position: int,
    verdict: DecisionVerdict,
    state: DecisionState = "stands",
    *,
    corrected: str | None = None,
    now: str | None = "61",
) -> Decision:
    """A decision about a cell of the first table."""
    return Decision(
        subject=cell_subjects(claimed().tables)[0][position],
        verdict=verdict,
        name="J. <b>de</b> Vries",
        reason="Nagevraagd.",
        decided_at=WHEN,
        was="61",
        now=now,
        state=state,
        corrected=corrected,
        table=0 if now else None,
        position=position if now else None,
    )


def about_claim(position: int) -> Decision:
    """A claim that somebody accepts."""
    return Decision(
        subject=claim_subjects(claimed().claims)[position],
        verdict="accepted",
        name="A. Jansen",
        reason="Klopt.",
        decided_at=WHEN,
        was="disagrees",
        now="disagrees",
        state="stands",
        position=position,
    )


DECISIONS = (
    about_cell(0, "accepted", "replaced"),
    about_cell(0, "corrected", corrected="16"),
    about_cell(1, "rejected", "lapsed", now="58"),
    about_cell(2, "accepted", "lapsed", now=None),
    about_cell(3, "accepted", "withdrawn"),
    about_cell(4, "accepted"),
    about_claim(1),
)


@pytest.fixture
def page(tmp_path: Path) -> Element:
    write_site(tmp_path, [replace(edition(claimed()), decisions=DECISIONS)])
    return read_page((tmp_path / "fietsen-2025.html").read_text("utf-8"))


def test_the_top_counts_the_decisions_that_stand_and_those_that_lapsed(page: Element) -> None:
    told = [found.text() for found in having(page, "p", "verdict")]
    assert told[-1] == "Besluiten: 1 gecorrigeerd, 2 akkoord, 2 vervallen."


def test_a_number_shows_the_decision_that_stands_beside_what_was_read(page: Element) -> None:
    cells = {cell.attributes.get("id"): cell for cell in page.all("td")}
    first, second, _, fourth, fifth, *_ = anchors(claimed().tables).cells[0]
    assert cells[first].text() == "61✎ 16i"
    (mark,) = having(cells[first], "a", "decided")
    assert mark.attributes["aria-label"].startswith(
        "Besluit: Gecorrigeerd (61 → 16), door J. <b>de</b>"
    )
    assert "lapsed" in having(cells[second], "a", "decided")[0].classes()
    assert having(cells[fourth], "a", "decided") == []
    assert cells[fifth].text() == "70✓"


def test_a_lapsed_decision_says_what_it_was_about_and_what_stands_there_now(page: Element) -> None:
    lines = [line.text() for line in page.all("section")[-3].all("li")]
    told = [line for line in lines if "vervallen: was 61, nu" in line]
    assert len(told) == 2
    assert "nu niets" in told[0]
    assert "nu 58" in told[1]


def test_the_list_has_every_decision_the_last_one_first_and_leads_to_its_number(
    page: Element,
) -> None:
    (found,) = having(page, "ol", "decisions")
    assert [line.attributes["id"] for line in found.all("li")] == [
        f"d-{n}" for n in range(7, 0, -1)
    ]
    links = [line.all("a") for line in found.all("li")]
    ids = {element.attributes.get("id") for element in page.all()}
    assert [len(one) for one in links] == [1, 1, 1, 0, 1, 1, 1]
    assert all(link.attributes["href"].removeprefix("#") in ids for one in links for link in one)


def test_a_claim_shows_its_decision(page: Element) -> None:
    worst = having(page, "details", "claims")[0]
    assert "✓ Akkoord, door A. Jansen op 10 maart 2026: ‘Klopt.’" in worst.text()


def test_a_copied_number_brings_its_decision_along(page: Element) -> None:
    record = json.loads(str(having(page, "script", "slip-data")[0].children[0]))
    first = anchors(claimed().tables).cells[0][0]
    *_, status, decided, corrected, _, _ = record["cells"][first]
    assert record["texts"][status] == "HET GEDRUKTE GETAL IS FOUT"
    assert record["texts"][decided].startswith("Gecorrigeerd (61 → 16), door J. <b>de</b> Vries")
    assert record["texts"][corrected] == "16%"


def test_a_page_that_is_a_file_has_nothing_to_decide_with(page: Element) -> None:
    assert not [form for form in page.all("form") if form.attributes.get("id") == "decide"]
    assert not having(page, "button", "judge")
