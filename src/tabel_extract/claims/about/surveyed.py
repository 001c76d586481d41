"""Whether a number is one of people's answers, or of registrations, money and growth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabel_extract.claims.answers.spoken import Spoken
from tabel_extract.claims.groups.group import About
from tabel_extract.claims.quantities.quantity import Quantity
from tabel_extract.claims.text.context import points_back
from tabel_extract.language.cues import Cue

_OFTEN = (
    r"(?:(?:\S+\s+)?(?:keer|maal)\b|eens\s+(?:per|in)\b"
    r"|\S+\s+(?:uur|uren|dag|dagen|minuten)\s+per\b)"
)
"""How often people do something, which is no growth: `31% minder dan 1 keer per week`."""
_GROWTH = Cue(
    r"\b(?:steeg|stegen|stijgt|stijgen|daalde|daalden|daalt|dalen|groeide|groeiden|groeit|kromp|nam|namen|neemt|nemen|gestegen|gedaald|"
    r"toegenomen|afgenomen|gegroeid)\b(?:(?!,\s(?:maar|en|al|terwijl)\b)[^.;])*\bmet\s+(?:ruim\s+|bijna\s+|zo['’]n\s+|ongeveer\s+|gemiddeld\s+)?%"
    r"|\b(?:stijging|daling|groei|toename|afname|verhoging|verlaging|korting|loonsverhoging|prijsstijging|inflatie|rente)\b\s+(?:van|is|was|bedraagt|bedroeg)\s+(?:\w+\s+)?%"
    r"|\bmet\s+(?:\w+\s+)?%+\s+(?:te\s+)?(?:gestegen|gedaald|omhoog|omlaag|verhoogd|verlaagd|verhogen|verlagen|toegenomen|"
    r"afgenomen|gegroeid|gekrompen|stijgen|dalen|stegen|daalden|toenemen|afnemen|groeien)\b"
    r"|%+\s+(?:hoger|lager|duurder|goedkoper|groter|kleiner)\b|%+\s+(?:meer|minder)\s+(?:[\w-]+\s+){0,3}dan\b"
    rf"(?!\s+{_OFTEN})"
    r"|\bmoet(?:en)?\s+(?:we|wij|ze|zij|er)\s+%+\s+(?:meer|minder)\b"
)
_MEASURE = (
    r"(?:respons|foutmarge|onzekerheidsmarge|marge|betrouwbaarheid\w*|significantieniveau|btw|bruto\s+binnenlands\s+product|bbp|"
    r"inflatie|rente|omzet|begroting|budget|subsidie|eigen\s+vermogen|bezettingsgraad|opkomst|ziekteverzuim|verzuim|werkloosheid\w*|leegstand|"
    r"uurloon|koopkracht|belastingtarief|zorguitgaven|uitgaven|premie|huurverhoging|korting|verschil)"
)
_TECHNICAL = Cue(
    rf"%\s+(?:van\s+(?:het|de)\s+)?{_MEASURE}\b|(?:\b|(?<=[a-z])){_MEASURE}\s+(?:[\w-]+\s+){{0,4}}?%"
    r"|\bkost(?:te)?\s+(?:[\w-]+\s+){0,3}?%"
    r"|\b(?:bespaart?|scheelt)\s+(?:(?:je|u|dat|al|gauw|tot|zo|wel|meestal|gemiddeld)\s+){0,4}%"
    r"|(?:belasting|tarief|btw|rente|premie|accijns|heffing)\s+\((?:nu|thans|was)\s+%"
    r"|\bvoor\s+(?:[\w-]+\s+)?%+\s+(?:[\w-]+\s+)?(?:vol|leeg|bezet|gevuld|klaar|gereed)\b"
    r"|\bvan\s+wie\s+%+\s+(?:is\s+)?(?:vrouw|man)(?:en)?\b"
    r"|%+\s+(?:boven|onder|beneden)\s+(?:normaal|(?:de|het)\s+(?:norm|normale|gemiddelde|niveau|peil)\b)"
)
"""What is measured and not asked, money, who answered, and how exact a survey is."""
_MARGIN = Cue(
    r"\b(?:fout|onzekerheids|nauwkeurigheids)?marges?\b|\bbetrouwbaarheids?(?:interval|niveau)?\b"
)
_EXAMPLE = Cue(r"\b(?:uitkomst|percentage|resultaat)\s+van\s+(?:[\w-]+\s+)?%")
"""``Bij een uitkomst van 50 procent is de foutmarge 3 procentpunt``."""
_GUESSED = Cue(r"%+\s+van\s+mijn\s|[’”\"'],\s+(?:schat|schatte|gokt|gokte)\s")
"""What one person says of those around."""
_RID = Cue(r"\b(?:wil|willen|wilde|wilden)\b[^.;]*\bvan\s[^.;,]*\baf\b")
"""`Wil 63% van de auto's af`: what people want to be rid of is no whole."""
_COUNTED = Cue(
    r"\b(?:(?<!links )(?<!rechts )daarvan(?!\s+(?:nog\s+)?(?:maar\s+)?(?:weinig|niets|veel)\b)"
    r"|hiervan|waarvan(?!\s+%+\s+(?:(?:er\s+)?(?:voor|tegen)stander|(?:het\s+)?(?:on)?eens\b"
    r"|(?:vindt|vinden|vond|zegt|wil|meent|denkt)\b)))\b"
    r"|(?:^\W*(?:\w+\s+)?|%\s+)van\s+(?:die|deze)\s+"
    r"(?!(?:in|uit|van|op|bij|voor|met|zonder)\b|(?:\w+e\s+)?(?:groep|laatsten?\b|eersten?\b|mensen|ouders|ouderen|vrouwen|mannen|jongeren|\w+(?:ers|enden)\b))\w+\b"
)
_REGISTERED = Cue(
    r"\b(?:registreerde|registratie\w*|geregistreerd|telden?|tellingen|jaarverslag\w*|declaraties|meldingen|aangiften?|politiecijfers|ledenadministraties?|"
    r"brancheorganisatie|netbeheerders?)\b"
)


_RISE = re.compile(
    r"\b(?:stijging|daling|toename|afname|groei)\s+van\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Before the first of two shares, then and now: ``een stijging van 8% naar 55%``."""
_TO = re.compile(r"\)?\s+(?:in\s+\d{4}\s+)?(?:naar|tot)\s", re.IGNORECASE)
_HELD = Cue(
    r"^\W*dat\s[^.;:%]*?,\s(?:vindt|vinden|vond|vonden|onderschrijft|onderschrijven|steunt|steunen|"
    r"meent|menen|denkt|denken|gelooft|geloven)\b"
)
"""A statement and those who hold it, whatever the statement is about."""

_LEAD = re.compile(r"\b(voor|met|tot|op)\s+$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")


def is_statistic(near: str, sentence: str, about: About, quantity: Quantity) -> bool:
    """Whether a number says how many people hold, do or know something.

    ``near`` is the clause of the number with per cent signs in its place.
    """
    if quantity.unit == "percentage_points" and _MARGIN.search(near):
        return False
    if quantity.unit != "percent":
        return not _REGISTERED.search(sentence)
    goes_on = _TO.match(sentence, quantity.end) and _RISE.search(sentence[: quantity.start])
    if (not goes_on and _GROWTH.search(near)) or (
        _REGISTERED.search(sentence) and not _HELD.search(sentence)
    ):
        return False
    if _TECHNICAL.search(near) or _GUESSED.search(near):
        return False
    if _EXAMPLE.search(near) and _MARGIN.search(sentence):
        return False
    if not about.people and not _RID.search(near):
        return False
    return not (_COUNTED.search(near) and not about.stated)


def is_said_again(spoken: Spoken, about: About, found: Sequence[Quantity], index: int) -> bool:
    """Whether a number only repeats what the one before it said, of something else.

    `De zaal was voor 83% bezet, het balkon voor 47%. Vorig jaar was dat 60%.`
    """
    if points_back(spoken.printed) and not about.stated:
        return True
    text = spoken.sentence
    if index == 0 or not _CLAUSE_ENDS.match(text, found[index].end):
        return False
    leads = [_LEAD.search(text[: q.start]) for q in found[index - 1 : index + 1]]
    return all(leads) and len({m[1].lower() for m in leads if m}) == 1


class Surveyed:
    """Which numbers of a paragraph are answers, one after the other."""

    def __init__(self) -> None:
        self._last = True

    def take(self, *, same: bool, statistic: bool) -> bool:
        """Whether the next one is; one of the ``same`` thing only where the one before it was.

        `De leegstand was 9%, in 2010 was dat 6%`, `de btw ging van 9 naar 21%`.
        """
        self._last = statistic and (self._last or not same)
        return self._last
