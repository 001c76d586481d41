"""Where in its sentence the words of a claim stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tabel_extract.model import Claim

Span = tuple[int, int]


def places_of(claims: Sequence[Claim]) -> list[Span | None]:
    """The start and end of each claim's quantity; claims are all of a report, in reading order.

    So of a sentence that says ``40%`` twice the second is that of the second claim.
    """
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Span | None] = []
    for claim in claims:
        said = (claim.sentence, claim.quantity)
        places = _places(*said)
        found.append(places[seen[said] % len(places)] if places else None)
        seen[said] += 1
    return found


def _places(sentence: str, quantity: str) -> list[Span]:
    """A number is no part of a longer one: ``9%`` is not in ``79%`` or ``7,9%``."""
    whole = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(quantity)}(?!\w)")
    return [m.span() for m in whole.finditer(sentence)]
