"""Pieces of Dutch reports, and what they are glued into: cells, sentences, lines, whole texts."""

from __future__ import annotations

from hypothesis import strategies as st

from tabel_extract.dutch import SUPERSCRIPTS
from tabel_extract.tables.lexicon import lexicon
from tests.claims.grammar import PIECES

WORDS = lexicon()
HEADINGS = sorted(
    {*WORDS.dimensions, *WORDS.categories, *WORDS.totals, *WORDS.answers, *WORDS.modifiers}
    | {*WORDS.openers, *WORDS.spanners}
)
SIGNS = ["-", "–", "—", "−", ".", "..", "x", "*", "**", "†", "‡", "#", "%", "€", "<", "≥", "+"]
SIGNS += ["n.b.", "n.v.t.", "n.s.", "ref.", "(", ")", ",", ";", ":", "/", "‘", "’", *SUPERSCRIPTS]
ODD = [
    *"\0\a\b\v\x1b\x1f\x7f\x85\x9b",  # controls
    *"\u00ad\u061c\u200b\u200d\u200e\u200f\u202a\u202e\u2066\u2069\ufeff",  # unseen, direction
    *"\u00a0\u1680\u2009\u2028\u2029\u202f\u205f\u3000",  # blanks and line ends
    *"\u0301\u0338\u20dd\ufffd\ufffe\U0001f6b2\U000e0041\U0010ffff",  # combining, beyond
    *"٣५３²½Ⅳǅßİŉﬁﬅᵃ𝟙",  # digits and letters that other scripts and cases have
]
"""Characters that no report needs and some hold; each may stand anywhere."""

numbers = st.one_of(
    st.integers(-5, 130).map(str),
    st.integers(0, 10**7).map(lambda n: f"{n:,}".replace(",", ".")),
    st.floats(0, 1000).map(lambda n: f"{n:.1f}".replace(".", ",")),
    st.text("0123456789.,-−%", min_size=1, max_size=30),
)
odd = st.sampled_from(ODD)
pieces = st.one_of(
    st.sampled_from(HEADINGS), numbers, st.sampled_from(SIGNS), st.sampled_from(PIECES), odd
)
cells = st.one_of(
    st.tuples(st.sampled_from(["", *SIGNS]), numbers, st.sampled_from(["", "a", "b", *SIGNS])).map(
        "".join
    ),
    st.lists(pieces, max_size=3).map("".join),
    st.text(max_size=12),
)
sentences = st.lists(pieces | st.text(max_size=6), max_size=25).map(" ".join)

_rows = st.tuples(
    st.sampled_from(HEADINGS), st.lists(numbers | st.sampled_from(SIGNS), max_size=8)
).map(lambda row: " ".join([row[0], *row[1]]))
_captions = st.tuples(
    st.sampled_from(["Tabel", "Figuur", "Kader", "Staat", "tabel"]),
    st.sampled_from(["1.1", "1.2", "1.2a", "B1.1", "1", "9.99", "1.1 (vervolg)"]),
    st.sampled_from(HEADINGS),
    st.sampled_from(HEADINGS),
    st.sampled_from(["", ", 2024", ", 1998-2024", ", bevolking 18 jaar en ouder, 2024"]),
    st.sampled_from(["", " (in procenten)", " (in procenten)a", " (gemiddelden)", " (x 1000)"]),
).map(lambda c: f"{c[0]} {c[1]} {c[2]}, naar {c[3]}{c[4]}{c[5]}")
_notes = st.tuples(
    st.sampled_from("abcde*"),
    st.sampled_from(["Vraag: ", "Stelling: ‘", "Vraagstelling: ‘", "Schaal van 1 tot 10: ", ""]),
    sentences,
).map(lambda n: f"{n[0]} {n[1]}{n[2]}")
_short = st.sampled_from(
    ["", "", "\f", "Bron: SCP (LVB’24)", "http://www.scp.nl", "12", "1 Lezen en de bibliotheek"]
)
_heads = st.lists(st.sampled_from(HEADINGS), max_size=8).map(" ".join)
lines = st.one_of(_rows, _rows, _captions, _notes, _short, _heads, sentences, st.text(max_size=40))
texts = st.lists(lines, max_size=40).map("\n".join)
"""Texts that have the parts of a report, in any order and number."""
