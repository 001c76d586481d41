"""Words by which a sentence says that people agree, disagree, or neither."""

from __future__ import annotations

from functools import lru_cache

from tabel_extract.claims.answers.items import Stance
from tabel_extract.claims.text.words import WORD, words
from tabel_extract.language.cues import Cue

REMEMBERED = 512
"""Texts of which is kept what turns them around, and what is left without their words for and
against: each is asked for several times."""

_CONTRAST = (
    r"(?!\s+(?:de\s+|het\s+|een\s+)?"
    r"(?:%|\d|helft|kwart|derde|vijfde|twee\b|drie\b|ruim\b|bijna\b|vier\b|gemiddeld))"
)
MEETS = r"(?!\s+te\s+(?:komen|gaan|houden|werken|spreken|vallen|lopen)\b)"
"""What `tegen` is only a part of, behind it: `andere mensen tegen te komen`."""
KNOWS_NOT = (
    r"\bwe(?:et|ten)\s+(?:(?:het|dat|dit|ik)\s+)?(?:nog\s+)?niet\b|\bwe(?:et|ten)\s+%+[^%,.;:]{0,40}?\bniet\b"
    r"|\bkan\s+%+[^%,.;:]{0,30}?\bniet\s+(?:zeggen|beoordelen|aangeven)\b"
    r"|\bantwoord\s+schuldig\b|\bgeen\s+(?:antwoord|(?:flauw\s+)?idee|benul)\b"
)
"""Who can't tell, in whatever order: ``dat weet 12% niet``."""
NEUTRAL = Cue(
    rf"{KNOWS_NOT}"
    r"|\bneutra\w+\b|\bgeen\s+(?:(?:uitgesproken|duidelijke?)\s+)?(?:mening|oordeel|standpunt|keuze)\b|\bniet\s+(?:eens,?\s+(?:en\s+|maar\s+ook\s+)?niet\s+oneens|(?:tevreden|positief|goed)\s+(?:en|maar)\s+(?:ook\s+)?niet\s+(?:ontevreden|negatief|slecht))\b"
    r"|\bnoch\s+(?:eens|(?:on)?tevreden|positief|negatief|voor|tegen)\b|\b(?:kan|kunnen|kon|konden)\s+[^.;:]{0,30}?\bniet\s+(?:goed\s+)?beoordelen\b|\bmidden(?:positie|antwoord)\b|\btussenin\b|\btwijfel\w*"
)
DISAGREE = Cue(
    r"(?:\boneens\b|\bhet\s+tegendeel\b(?!\s+(?:is|blijkt|geldt|was)\b)|\bnee\b|\bniet\s+(?:\w+\s+){0,4}?(?:mee\s+)?eens\b|\bniet\s+(?:zo\s+|erg\s+|heel\s+|echt\s+)?tevreden\b|\bontevreden\b"
    rf"|\b(?:er|daar|hier)?tegen\b{_CONTRAST}{MEETS}|\btegenstanders?\b|\bweerstand\b|\btegenstand\b|\bafwijzing\b|\bafwij(?:st|zen)\b|\bwij(?:st|zen)\b[^.;:]*\baf\b"
    r"|\bkeur(?:t|en)\b[^.;:]*\baf\b|\bafkeur(?:t|en)\b|\bvan\s+de\s+hand\b|\bverwerp(?:t|en)\b|\bweerspre(?:ekt|ken)\b|\bontken(?:t|nen)\b|\bbetwijfel(?:t|en)\b|\bnegatief\b|\bgeen\s+voorstanders?\b"
    r"|\bbezwa\w+\b|\bwantrouw\w+\b|\b(?:geen|weinig)\s+vertrouwen\b|\bvan\s+niet\b|\bziet?\b[^.;:]*\bniet\s+zitten\b"
    r"|(?<!\bhet )(?<!\bte )\bbestrijd(?:t|en)\b"
    r"|\bverworpen\b|\bafgewezen\b|\bafgekeurd\b|\bweersproken\b|\bbestreden\b|\bgewantrouwd\b|\bverzet\b"
    r"|\bniets\s+(?:\w+\s+){0,2}?van\s+weten\b|\bziet?\s+(?:\S+\s+){0,3}?niets\s+in\b|\bniets\s+in\s+ziet?\b|\bziet?\s+(?:\S+\s+){0,2}?niet\s+in\b"
    r"|\b(?:deelt|delen|steunt|steunen|onderschrij(?:ft|ven)|beaamt|beamen)\s+(?:\w+\s+){0,3}?niet\b(?!\s+alleen)"
    r"|\bniet\s+(?:\w+\s+){0,2}(?:goed|acceptabel|belangrijk|nodig|wenselijk|terecht)\b)"
    r"|%\s+(?:juist\s+)?niet\s*(?=$|[.,;()])"
)
_AGREE = Cue(
    r"(?:\beens\b|\bja\b|\bonderschreven\b|\bgesteund\b|\bbeaamd\b|\bgoedgekeurd\b|\bv[oó]ór\b|\bdraagvlak\b|\bbijval\b|\bin\s+goede\s+aarde\b"
    r"|\b(?:vaker|minder\s+vaak|unaniem|overwegend|meestal|massaal)\s+voor\b(?=\s+dan\b|\s*[(.,;]|\s*$)"
    r"|\bgoede?\s+(?:idee|plan|zaak|voorstel)\b|\bvoorstanders?\b|\bsteun(?:t|en|de)?\b|\bonderschrij(?:ft|ven)\b|\btevreden\b|\bpositief\b|\bakkoord\b|\bvan\s+wel\b"
    r"|\bstem(?:t|men)\b[^.;:]*\bin\b|\binstem(?:t|men|ming)\b|\b(?:er|daar|hier)voor\b|\bdeelt\b|\bdelen\b|\bbeaamt\b|\bbeamen\b|\bis\s+voor\b"
    r"|\bzijn\s+voor\b|\bvertrouwen\b|\b(?:zich|dat|dit)\s+(?:juist\s+)?wel\s*(?=$|[.,;()]))"
    r"|\b(?:is|zijn)\s+%+\s+voor\b(?!\s+rekening\b)"
    r"|%\s+(?:is\s+|zijn\s+)?voor(?=[\s.,;)]*(?:$|[,;)]))"
)
_SAYS_SO = Cue(
    r"\b(?:vind(?:t|en)|zeg(?:t|gen)|zei(?:den)?|denk(?:t|en)|men(?:en|t)|wil(?:len)?)"
    r"\s+(?:%+\s+|[\w-]+\s+){0,2}?(?:(?:dit|dat)\b(?!\s+(?:niet|geen)\b)|zo[’']n\b)"
)
"""Takes what was put to people as their own: of two answers the one for it."""
_SEES = Cue(r"\bzie(?:t|n)?\b[^.;:]*\bzitten\b")
"""`Ziet een verbod zitten`: what stands in between is what it is about."""
_IDLE = Cue(
    r"\bniet\s+(?:verder\s+(?:kom(?:t|en)|kwam(?:en)?|ga(?:at|an))\s+dan|(?:verder|hoger|lager|meer|minder)\s+dan|alleen|zozeer|meer\s+dan|minder\s+dan|eens|onverwacht|verrassend|geheel|per\s+se)\b|\bal\s+dan\s+niet\b|,?\s(?:of|en)\s+niet(?=,\s)"
    r"|\bniet-\w+|\bontl(?:oopt|open|iep(?:en)?)\s+elkaar\s+(?:[\w-]+\s+){0,4}?(?:niet|nauwelijks|amper)\b|\b(?:zijn|waren)\s+er\s+(?:nauwelijks|amper)\b|\bniet\s+even(?:veel)?\b|\b(?:niet|nauwelijks|amper|geen)\s+(?:of\s+\w+\s+|(?:wezenlijk|noemenswaardig|echt|sterk|meer|veel)e?\s+)?(?:veranderd?|gewijzigd|verschil\w*|verschoven|toegenomen|afgenomen)\b"
)


@lru_cache(maxsize=REMEMBERED)
def without_stance(text: str) -> str:
    """A text without the words by which it says for or against."""
    for pattern in (NEUTRAL, DISAGREE, _AGREE):
        text = pattern.without(text)
    return text


def stance_in(text: str) -> Stance | None:
    """Whether words say for or against."""
    if NEUTRAL.search(text):
        return "neutral"
    if DISAGREE.search(text):
        return "disagree"
    return "agree" if _AGREE.search(text) or _SEES.search(text) else None


def stances(text: str) -> int:
    """How many different stances a text takes."""
    against = bool(DISAGREE.search(text))
    for_ = bool(_AGREE.search(DISAGREE.without(text)))
    return against + for_ + bool(NEUTRAL.search(text))


@lru_cache(maxsize=REMEMBERED)
def negations(text: str) -> int:
    """How many words of a text turn it around."""
    known = words().negation
    return sum(w.lower() in known for w in WORD.findall(_IDLE.without(text)))


def says_so(text: str) -> bool:
    """Whether people take what was put to them as their own: ``vrouwen vinden dit vaker``."""
    return bool(_SAYS_SO.search(text))
