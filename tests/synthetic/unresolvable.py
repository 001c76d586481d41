"""Tables whose text does not tell which column is which: reading must say so, not guess."""

from __future__ import annotations

from random import Random

from tests.synthetic.shapes import Column, Row, TableSpec, plain
from tests.synthetic.words import UNKNOWN

_ANSWERLIKE = (
    ("gaat liever met de trein", "gaat liever met de auto", "heeft geen voorkeur hiervoor"),
    ("wil meer inspraak", "laat het aan anderen over", "houdt zich nergens mee bezig"),
    ("eerst de eigen straat", "eerst de hele stad", "alles tegelijk aanpakken"),
)


def _table(seed: int, title: str) -> TableSpec:
    return TableSpec(
        label=f"Tabel 4.{seed % 9 + 1}",
        kind="table",
        title=title,
        population="bevolking 18 jaar en ouder",
        period="2023",
        unit="percent",
        unit_text="in procenten",
        source="SCP (OPB’23)",
        strict=False,
        tags={"unresolvable"},
    )


def _fill(rng: Random, table: TableSpec) -> TableSpec:
    for heading in ("doet mee aan acties", "tekent petities", "bezoekt bijeenkomsten"):
        values = tuple(str(rng.randint(31, 69)) for _ in table.columns)
        table.rows.append(Row((), heading, values))
    return table


def two_unknown(seed: int) -> TableSpec:
    """Two unknown dimensions side by side: nothing shows where one ends and the other begins."""
    rng = Random(seed)
    one, other = rng.sample([d for d in UNKNOWN if d.name not in {"autobezit", "lidmaatschap"}], 2)
    table = _table(seed, f"Deelname aan acties, naar {one.name} en {other.name}")
    table.columns = [
        Column(("totaal",)),
        *(Column(d.path(g), None, d.name, d.category(g)) for d in (one, other) for g in d.groups),
    ]
    table.header = [[f"totaal {one.name} {other.name}"]]
    table.header += [[plain(g)] for d in (one, other) for g in d.groups]
    return _fill(rng, table)


def one_line(seed: int) -> TableSpec:
    """Unknown headings of several words on one line: nothing shows where each of them ends."""
    rng = Random(seed)
    heads = rng.choice(_ANSWERLIKE)
    table = _table(seed, "Deelname aan acties")
    table.columns = [Column((h,)) for h in heads]
    table.header = [[" ".join(heads)]]
    return _fill(rng, table)


def unknown_on_line(seed: int) -> TableSpec:
    """An unknown dimension whose groups of several words stand on one line."""
    rng = Random(seed)
    one = rng.choice([d for d in UNKNOWN if all(" " in g for g in d.groups)])
    table = _table(seed, f"Deelname aan acties, naar {one.name}")
    table.columns = [Column(("totaal",))]
    table.columns += [Column(one.path(g), None, one.name, one.category(g)) for g in one.groups]
    table.header = [[f"totaal {one.name}"], [" ".join(map(plain, one.groups))]]
    return _fill(rng, table)


KINDS = (two_unknown, one_line, unknown_on_line)
