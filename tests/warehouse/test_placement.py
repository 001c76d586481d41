"""A finding knows the stored cells that it is about, and a claim those that it rests on."""

from __future__ import annotations

from dataclasses import replace

from tabel_extract.model import CellRef, Provenance
from tabel_extract.warehouse.placement import Placement, place, place_claims
from tests.warehouse.reports import (
    AGREEING,
    DISAGREEING,
    NO_SOURCE,
    TOO_HIGH,
    UNLINKED,
    opinions,
)

TABLES = (opinions("Tabel 1"), opinions())


def test_a_finding_with_row_and_column_is_about_that_cell() -> None:
    assert place(TOO_HIGH, TABLES) == Placement("cell", 2, (2,))


def test_a_finding_with_a_row_is_about_all_its_cells() -> None:
    assert place(replace(TOO_HIGH, column=None), TABLES) == Placement("row", 2, (1, 2, 3))


def test_a_finding_with_a_column_is_about_all_its_cells() -> None:
    assert place(replace(TOO_HIGH, row=None), TABLES) == Placement("column", 2, (2, 5))


def test_a_finding_about_an_item_reaches_all_its_answers() -> None:
    of_item = replace(TOO_HIGH, row=("gemeente doet genoeg",))
    assert place(of_item, TABLES) == Placement("cell", 2, (2, 5))


def test_a_finding_about_a_row_that_is_not_stored_is_about_no_cell() -> None:
    assert place(replace(TOO_HIGH, row=("weet niet",)), TABLES) == Placement("cell", 2, ())
    assert place(replace(TOO_HIGH, row=()), TABLES) == Placement("cell", 2, ())


def test_a_finding_about_a_table_carries_its_number_and_no_cells() -> None:
    assert place(NO_SOURCE, TABLES) == Placement("table", 2)


def test_a_finding_about_no_table_or_an_unknown_one_has_no_number() -> None:
    assert place(replace(NO_SOURCE, table=None), TABLES) == Placement("document")
    assert place(replace(NO_SOURCE, table="Tabel 9"), TABLES) == Placement("table")


def test_of_two_tables_with_one_label_the_place_decides() -> None:
    twice = (opinions(line=10), opinions(line=100))
    assert place(replace(TOO_HIGH, provenance=Provenance(None, 105)), twice).table_number == 2
    assert place(replace(TOO_HIGH, provenance=Provenance(None, 15)), twice).table_number == 1


def test_of_two_tables_with_one_label_and_no_place_the_headings_decide() -> None:
    lacking = replace(opinions(), observations=())
    unplaced = replace(TOO_HIGH, provenance=Provenance())
    assert place(unplaced, (lacking, opinions())).table_number == 2


def test_a_claim_rests_on_its_cells_in_their_own_order() -> None:
    assert place_claims([AGREEING], TABLES) == [Placement("cell", 2, (1,))]
    assert place_claims([DISAGREEING], TABLES) == [Placement("cell", 2, (2, 1))]


def test_a_claim_without_a_table_rests_on_no_cell() -> None:
    assert place_claims([UNLINKED], TABLES) == [Placement("document")]


def test_a_claim_about_a_table_or_cell_that_is_not_stored_rests_on_no_cell() -> None:
    assert place_claims([replace(AGREEING, table="Tabel 9")], TABLES) == [Placement("cell")]
    elsewhere = replace(AGREEING, cells=(CellRef(("gemeente doet genoeg",), ("totaal",)),))
    assert place_claims([elsewhere], TABLES) == [Placement("cell", 2, ())]


def test_of_two_tables_with_one_label_a_claim_rests_on_the_one_with_most_of_its_cells() -> None:
    whole = opinions()
    lacking = replace(whole, observations=whole.observations[1:])
    assert place_claims([DISAGREEING], (lacking, whole)) == [Placement("cell", 2, (2, 1))]
    assert place_claims([DISAGREEING], (whole, lacking)) == [Placement("cell", 1, (2, 1))]
