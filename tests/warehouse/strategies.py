"""Any report that the model allows, for properties that must hold for all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from tabel_extract.model import (
    CellRef,
    CheckOutcome,
    Claim,
    Document,
    Finding,
    Note,
    Observation,
    Provenance,
    Repair,
    Report,
    Source,
    Table,
)

# Surrogates can't be written as UTF-8 and NUL ends a text in C; reading strips both.
texts = st.one_of(
    st.sampled_from(
        ["", "a", "'", '"', "é", "‘ja’", "a' OR 1=1 --", "\\", "%", "🙂", "\n", "x; y"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
)
maybe_text = st.none() | texts
text_tuples = st.lists(texts, max_size=3).map(tuple)
counts = st.integers(0, 2**31 - 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)
boxes = st.tuples(numbers, numbers, numbers, numbers)
places = st.builds(Provenance, st.none() | counts, st.none() | counts, st.none() | boxes)

notes = st.builds(
    Note, maybe_text, st.sampled_from(["question", "scale", "note"]), texts, maybe_text, places
)
observations = st.builds(
    Observation,
    row=text_tuples,
    column=text_tuples,
    raw=texts,
    value=st.none() | numbers,
    qualifier=maybe_text,
    unit=maybe_text,
    question=maybe_text,
    markers=text_tuples,
    dimension=maybe_text,
    category=maybe_text,
    period=maybe_text,
    provenance=places,
)
tables = st.builds(
    Table,
    label=texts,
    kind=st.sampled_from(["table", "figure", "box"]),
    title=texts,
    population=maybe_text,
    period=maybe_text,
    unit=maybe_text,
    unit_text=maybe_text,
    caption_markers=text_tuples,
    source=maybe_text,
    notes=st.lists(notes, max_size=3).map(tuple),
    poles=st.none() | st.tuples(texts, texts),
    observations=st.lists(observations, max_size=4).map(tuple),
    pages=st.lists(counts, max_size=3).map(tuple),
    lines=st.none() | st.tuples(counts, counts),
    bbox=st.none() | st.tuples(numbers, numbers, numbers, numbers, numbers),
)
documents = st.builds(
    Document,
    title=maybe_text,
    publisher=maybe_text,
    published_on=maybe_text,
    language=maybe_text,
    pages=st.none() | counts,
    population=maybe_text,
    fieldwork=st.none() | st.tuples(texts, texts),
    sample_size=st.none() | counts,
    panel=maybe_text,
    weighting=text_tuples,
)
findings = st.builds(
    Finding,
    code=texts,
    severity=st.sampled_from(["error", "warning", "info"]),
    message=texts,
    table=maybe_text,
    row=st.none() | text_tuples,
    column=st.none() | text_tuples,
    provenance=places,
    facts=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
)
repairs = st.builds(
    Repair,
    st.sampled_from(["capital", "hyphen", "furniture", "control", "quote"]),
    counts,
    texts,
    texts,
)
bounds = numbers
claims = st.builds(
    Claim,
    sentence=texts,
    quantity=texts,
    low=bounds,
    high=bounds,
    unit=texts,
    exact=st.booleans(),
    statistic=st.booleans(),
    item=maybe_text,
    group=maybe_text,
    direction=st.sampled_from([None, "for", "against"]),
    table=maybe_text,
    cells=st.lists(st.builds(CellRef, text_tuples, text_tuples), max_size=2).map(tuple),
    operation=st.sampled_from([None, "cell", "sum", "difference", "each"]),
    found=st.none() | bounds,
    verdict=st.sampled_from(["disagrees", "review", "agrees", "not_in_document"]),
    reason=texts,
    facts=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
    provenance=places,
)


@st.composite
def outcomes(draw: st.DrawFn, tables: int) -> CheckOutcome:
    """An outcome of a check on one of so many tables, or on the report."""
    table = draw(st.none() | st.integers(0, tables - 1)) if tables else None
    return CheckOutcome(
        draw(texts),
        table,
        draw(counts),
        draw(counts),
        draw(st.lists(st.integers(0, 2**31 - 2), max_size=3).map(tuple)),
        draw(maybe_text),
    )


@st.composite
def _checked(draw: st.DrawFn, of: st.SearchStrategy[Report]) -> Report:
    report = draw(of)
    found = draw(st.lists(outcomes(len(report.tables)), max_size=3))
    return replace(report, checks=tuple(found))


_unchecked = st.builds(
    Report,
    source=st.builds(Source, texts, texts, counts, st.sampled_from(["text", "pdf"])),
    document=documents,
    tables=st.lists(tables, max_size=3).map(tuple),
    findings=st.lists(findings, max_size=3).map(tuple),
    repairs=st.lists(repairs, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=3).map(tuple),
)
reports = _checked(_unchecked)

# Few different headings and values, so that cells meet: the same ones, moved, doubled, changed.
_headings = st.sampled_from([(), ("a",), ("a", "b")])
_colliding_cells = st.builds(
    Observation,
    row=_headings,
    column=_headings,
    raw=st.sampled_from(["1", "2"]),
    value=st.sampled_from([None, 1, 1.0, 2.0, 0.0, -0.0]),
    qualifier=st.none(),
    unit=st.sampled_from([None, "percent"]),
    question=st.sampled_from([None, "q"]),
    markers=st.sampled_from([(), ("a",)]),
    dimension=st.none(),
    category=st.none(),
    period=st.none(),
    provenance=st.sampled_from([Provenance(), Provenance(1, 2)]),
)
_colliding_notes = st.builds(
    Note,
    st.sampled_from(["a", None]),
    st.just("note"),
    st.sampled_from("xy"),
    st.sampled_from([None, ""]),
    st.sampled_from([Provenance(), Provenance(1, 2)]),
)
_colliding_tables = st.builds(
    Table,
    label=st.sampled_from(["Tabel 1", "Tabel 2"]),
    kind=st.just("table"),
    title=st.sampled_from(["t", "u"]),
    notes=st.lists(_colliding_notes, max_size=2).map(tuple),
    observations=st.lists(_colliding_cells, max_size=3).map(tuple),
    pages=st.sampled_from([(), (1,)]),
)
_colliding_claims = st.builds(
    Claim,
    sentence=st.sampled_from(["1 van de 2", "3 van de 2", "meer"]),
    quantity=st.sampled_from(["1", "2", "3", "meer"]),
    low=st.sampled_from([0, 0.0, -0.0, 1.0]),
    high=st.sampled_from([1, 1.0]),
    unit=st.sampled_from(["count", "percent"]),
    exact=st.booleans(),
    verdict=st.sampled_from(["agrees", "disagrees"]),
    provenance=st.sampled_from([Provenance(), Provenance(1, 2)]),
)
colliding_reports = st.builds(
    Report,
    source=st.just(Source("a.txt", "0" * 64, 1, "text")),
    document=st.builds(
        Document,
        title=st.sampled_from([None, "", "t"]),
        pages=st.sampled_from([1, 2]),
        weighting=st.sampled_from([(), ("a",)]),
    ),
    tables=st.lists(_colliding_tables, max_size=3).map(tuple),
    claims=st.lists(_colliding_claims, max_size=3).map(tuple),
)
