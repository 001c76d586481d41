"""A text's lines ─► the facts that it tells of itself and of its survey."""

from __future__ import annotations

from collections.abc import Sequence

from tabel_extract.facts.head import published_on, publisher_in
from tabel_extract.facts.imprint import imprint_in
from tabel_extract.facts.people import panel_in, population_in
from tabel_extract.facts.sentences import sentences
from tabel_extract.facts.survey import fieldwork_in, samples_in, the_fieldwork, the_sample
from tabel_extract.facts.weighting import weighting_in
from tabel_extract.model import Document, Line


def told_in(prose: Sequence[Line]) -> Document:
    """What running text says of its publication and its survey; its title is not among it."""
    said = list(sentences(prose))
    imprint = list(imprint_in(prose, said))
    published = published_on(prose, imprint)
    samples = list(samples_in(said))
    fieldwork = the_fieldwork(list(fieldwork_in(said, published)), samples)
    sample = the_sample(samples, fieldwork, published)
    days = fieldwork.days if fieldwork else None
    return Document(
        publisher=publisher_in(prose, imprint, "\n".join(s.text for s in said)),
        published_on=published.isoformat() if published else None,
        population=population_in(said, sample),
        fieldwork=(days[0].isoformat(), days[1].isoformat()) if days else None,
        sample_size=sample.size if sample else None,
        panel=panel_in(said, sample),
        weighting=weighting_in(said),
    )
