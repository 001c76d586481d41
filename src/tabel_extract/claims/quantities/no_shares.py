"""What stands around words that look like a share of people and are none: counts and measures."""

from __future__ import annotations

import re

# What follows `een derde` when that is an ordinal and no share.
COUNT = re.compile(
    r"(?:\s+(?:(?!elke\b|iedere\b)\w+e\s+)?(?:keer|maal|partij|persoon|land(?:en)?|manier|reden|optie|groep|factor|"
    r"generatie|kwartaal|editie|ronde|plaats|stap|punt|vraag|kwintiel|mogelijkheid|weg|fase|aspect|"
    r"element|voorbeeld|wereld|kind|jaar|week|dag|maand|seizoen|verdieping|categorie|stelling|"
    r"onderzoek|rapport|meting|golf|item|oorzaak|verklaring|conclusie|bevinding|kandidaat|termijn|"
    r"kamer|leerjaar|klas|lid|hoofdstuk|paragraaf|onderdeel|thema|onderwerp|kenmerk|bron|type|soort|"
    r"scenario|aanbeveling|functie|baan|taal|partner|eeuw|liter|miljoen|finale)\b)",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"\s?(?:%|(?:jaar|eeuw|uur|dag|maand|week|liter|miljoen|miljard|procent\w*)\b)", re.IGNORECASE
)
"""What `driekwart` is a piece of where it is no share of people."""
ITEM = re.compile(r"\s+(?:sterren|punten|stellingen|vragen|items|antwoorden)\b", re.IGNORECASE)
ON_AVERAGE = re.compile(r"\bgemiddeld\w*\s+$", re.IGNORECASE)
"""Before `41 van de 60`, which then counts what one person has."""
PERIOD = re.compile(
    r"\s+van\s+(?:(?:19|20)\d\d|(?:het|de|dit|die)\s+(?:jaar|eeuw|maand|week|wedstrijd|dag))",
    re.IGNORECASE,
)
OF_POLITICS = re.compile(
    r"(?:parlementaire|gekwalificeerde|absolute|tweederde|regerings|kamer|coalitie)\W?$",
    re.IGNORECASE,
)
IN_POLITICS = re.compile(
    r"\s+(?:in|van)\s+(?:de\s+(?:Tweede |Eerste )?Kamer|het parlement|de (?:gemeente)?raad|de "
    r"partijen|de fracties|de stemmen|het kabinet)\b",
    re.IGNORECASE,
)
OF_A_THING = re.compile(
    r"deel\s+van\s+(?:het|mijn|hun|zijn|haar|uw)\s+"
    r"(?!(?:[\w-]+e\s+)?(?:\w*(?:panel|publiek|personeel|bestand|team|volk)|electoraat|land|totaal|geheel)\b)\w",
    re.IGNORECASE,
)
"""A part of something that people are no part of: ``een groot deel van het werk``."""
ORDERED = re.compile(r"\b(?:eerste|tweede|andere|laatste|beste)\s*$", re.IGNORECASE)
