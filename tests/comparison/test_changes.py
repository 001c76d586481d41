"""Two versions are compared cell by cell and claim by claim."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tabel_extract.comparison.changes import CellChange, changes
from tabel_extract.model import Claim, Report
from tests.warehouse.reports import AGREEING, DISAGREEING, UNLINKED, opinions, report, with_claims
from tests.warehouse.strategies import colliding_reports


def only(found: list[CellChange]) -> CellChange:
    (change,) = found
    return change


def test_a_cell_that_prints_another_number_is_changed() -> None:
    change = only(changes(report(), report(opinions(first=41.5))))
    assert (change.kind, change.part, change.table) == ("changed", "cell", "Tabel 1.1")
    assert change.row == ("gemeente doet genoeg", "eens")
    assert change.column == ("opleiding", "mbo, havo, vwo")
    assert change.fields == ("raw", "value")
    assert (change.old_text, change.new_text) == ("40", "41,5")
    assert change.old is not None
    assert change.new is not None
    assert (change.old.value, change.new.value) == (40.0, 41.5)


def test_a_cell_that_answers_another_question_is_changed() -> None:
    table = opinions()
    first, *rest = table.observations
    asked = replace(table, observations=(replace(first, question="Anders?"), *rest))
    assert only(changes(report(), report(asked))).fields == ("question",)


def test_a_cell_with_another_heading_is_removed_and_added() -> None:
    table = opinions()
    first, *rest = table.observations
    renamed = replace(table, observations=(replace(first, column=("opleiding", "mbo")), *rest))
    found = changes(report(), report(renamed))
    assert [(change.kind, change.column) for change in found] == [
        ("added", ("opleiding", "mbo")),
        ("removed", ("opleiding", "mbo, havo, vwo")),
    ]


def test_cells_with_the_same_headings_are_told_apart_by_their_number() -> None:
    table = opinions()
    doubled = replace(table, observations=(*table.observations, table.observations[0]))
    change = only(changes(report(table), report(doubled)))
    assert (change.kind, change.occurrence) == ("added", 2)


def test_tables_with_the_same_label_are_told_apart_by_their_number() -> None:
    found = changes(report(opinions(), opinions()), report(opinions(), opinions(first=1.0)))
    assert only(found).table_occurrence == 2


def test_captions_notes_and_document_facts_are_named() -> None:
    table = opinions()
    note = replace(table.notes[0], text="Ongewogen cijfers.")
    new = report(replace(table, period="2026", notes=(note, table.notes[1])))
    new = replace(new, document=replace(new.document, weighting=("leeftijd",)))
    document, caption, noted = changes(report(), new)
    assert (document.part, document.fields) == ("document", ("weighting",))
    assert (document.old_text, document.new_text) == ("leeftijd, opleiding", "leeftijd")
    assert (caption.part, caption.fields, caption.new_text) == ("caption", ("period",), "2026")
    assert (noted.part, noted.marker, noted.fields) == ("note", "a", ("text",))
    assert noted.new_text == "Ongewogen cijfers."


def test_a_new_table_is_one_change_and_one_for_each_of_its_cells() -> None:
    found = changes(report(), report(opinions(), opinions("Tabel 1.2")))
    assert found[0].part == "table"
    assert {(change.kind, change.table) for change in found} == {("added", "Tabel 1.2")}
    assert len(found) == 1 + len(opinions().observations)


def test_another_order_of_tables_notes_or_cells_is_a_change_of_order() -> None:
    table = opinions()
    turned = replace(table, notes=table.notes[::-1], observations=table.observations[::-1])
    old, new = report(table, opinions("Tabel 2")), report(opinions("Tabel 2"), turned)
    found = changes(old, new)
    assert [(change.part, change.fields) for change in found] == [
        ("order", ("tables",)),
        ("order", ("notes",)),
        ("order", ("cells",)),
    ]


def claimed(old: list[Claim], new: list[Claim]) -> list[CellChange]:
    return changes(with_claims(report(), *old), with_claims(report(), *new))


def test_a_claim_that_states_another_number_is_changed() -> None:
    sentence = AGREEING.sentence.replace("Veertig", "Vijfenveertig")
    new = replace(
        AGREEING, sentence=sentence, quantity="Vijfenveertig procent", low=45.0, high=45.0
    )
    assert claimed([AGREEING], [replace(new, verdict="disagrees")]) == [
        CellChange(
            "changed",
            "claim",
            sentence=sentence,
            fields=("sentence", "quantity", "low", "high", "verdict"),
            old_text="Veertig procent: agrees",
            new_text="Vijfenveertig procent: disagrees",
        )
    ]


def test_another_verdict_on_a_claim_is_told_and_nothing_else_of_its_judgement() -> None:
    judged = replace(DISAGREEING, verdict="review", found=11.0, reason="rounding")
    assert claimed([AGREEING, DISAGREEING], [AGREEING, judged]) == [
        CellChange(
            "changed",
            "claim",
            sentence=DISAGREEING.sentence,
            fields=("verdict",),
            old_text="ruim 20 procentpunt: disagrees",
            new_text="ruim 20 procentpunt: review",
        )
    ]
    assert claimed([AGREEING], [replace(AGREEING, found=40.2, reason="rounding")]) == []


def test_a_claim_in_another_sentence_is_added_and_one_that_is_gone_removed() -> None:
    assert claimed([AGREEING, DISAGREEING], [AGREEING, UNLINKED]) == [
        CellChange("added", "claim", sentence=UNLINKED.sentence, new_text="120: not_in_document"),
        CellChange(
            "removed",
            "claim",
            sentence=DISAGREEING.sentence,
            old_text="ruim 20 procentpunt: disagrees",
        ),
    ]


def test_claims_of_one_sentence_are_told_apart_whatever_their_numbers() -> None:
    def both(men: int, women: int) -> list[Claim]:
        sentence = f"In 2025 leest {men} procent van de mannen en {women} procent van de vrouwen."
        return [
            Claim(sentence, f"{number} procent", number, number, "percent", exact=True)
            for number in (men, women)
        ]

    found = claimed(both(20, 25), both(21, 25)[1:])
    assert [(change.kind, change.old_text, change.new_text) for change in found] == [
        ("changed", "25 procent: not_in_document", "25 procent: not_in_document"),
        ("removed", "20 procent: not_in_document", None),
    ]
    assert found[0].fields == ("sentence",)


def test_a_sentence_that_is_printed_twice_is_counted() -> None:
    change = only(claimed([AGREEING], [AGREEING, AGREEING]))
    assert (change.kind, change.part, change.occurrence) == ("added", "claim", 2)


def test_another_order_of_claims_is_a_change_of_order() -> None:
    found = claimed([AGREEING, DISAGREEING], [DISAGREEING, AGREEING])
    assert found == [CellChange("changed", "order", fields=("claims",))]


@given(colliding_reports, colliding_reports)
def test_a_difference_backwards_is_the_difference_turned_round(old: Report, new: Report) -> None:
    turned = {"added": "removed", "removed": "added", "changed": "changed"}

    def facts(found: list[CellChange], *, back: bool) -> list[str]:
        return sorted(
            repr((turned[change.kind], change.part, change.new, change.old, change.fields))
            if back
            else repr((change.kind, change.part, change.old, change.new, change.fields))
            for change in found
            if change.part in ("cell", "table", "claim")
        )

    assert facts(changes(old, new), back=False) == facts(changes(new, old), back=True)
