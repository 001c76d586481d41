"""What each check looks at, in a few words: it must not sound like an objection."""

from __future__ import annotations

from tabel_extract.checks.cases import REASONS
from tabel_extract.checks.catalogue import Language, title

NAMES: dict[str, tuple[str, str]] = {
    "value_out_of_range": ("waarden binnen hun grenzen", "values within their bounds"),
    "sum_not_100": (
        "verdelingen die 100 moeten zijn",
        "distributions that must be 100",
    ),
    "answers_exceed_100": (
        "antwoorden die elkaar uitsluiten",
        "answers that exclude each other",
    ),
    "total_outside_subgroups": ("totaal tussen zijn groepen", "total between its groups"),
    "group_exceeds_total": (
        "groepen niet groter dan het totaal",
        "groups no larger than the total",
    ),
    "subgroup_weights_inconsistent": (
        "totaal tegen het gewogen gemiddelde van de groepen",
        "total against the weighted mean of its groups",
    ),
    "difference_inconsistent": (
        "verschillen tegen hun kolommen",
        "differences against their columns",
    ),
    "mean_inconsistent": (
        "gemiddelden tegen hun verdeling",
        "means against their distribution",
    ),
    "printed_differently": (
        "hetzelfde getal op een andere plaats",
        "the same number in another place",
    ),
    "figure_question_mismatch": (
        "tekst bij een figuur tegen de vraag",
        "text about a figure against its question",
    ),
    "edition_jump": ("sprong sinds de vorige editie", "jump since the earlier edition"),
    "edition_wording_changed": (
        "vraagstelling als in de vorige editie",
        "wording as in the earlier edition",
    ),
    "edition_base_changed": (
        "basis als in de vorige editie",
        "base as in the earlier edition",
    ),
    "edition_scale_changed": (
        "schaal als in de vorige editie",
        "scale as in the earlier edition",
    ),
    "claim_disagrees": ("zinnen in de tekst", "sentences of the text"),
    "readers_disagree": ("tweede lezing van de PDF", "second reading of the PDF"),
}
"""By the code of the finding that the check gives, as (Dutch, English)."""


def name(check: str, language: Language = "nl") -> str:
    """The name of a check; of one that this program does not know, its title."""
    texts = NAMES.get(check)
    return texts[language == "en"] if texts else title(check, language)


def why_not(reason: str, language: Language = "nl") -> str:
    """Why a check was not made, in words; the code where this program does not know it."""
    texts = REASONS.get(reason)
    return texts[language == "en"] if texts else reason
