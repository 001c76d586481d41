"""Pools of subjects, questions, answers and backgrounds, all invented."""

from __future__ import annotations

from tests.synthetic.shapes import Dimension

TOPICS: dict[str, tuple[tuple[str, str], ...]] = {
    "Energie en klimaat": (
        ("windmolens op zee", "Nederland moet meer windmolens op zee bouwen."),
        (
            "zonnepanelen verplichten",
            "Zonne|panelen op nieuwe woningen zouden verplicht moeten zijn.",
        ),
        (
            "van het gas af",
            "Ik ben bereid om mijn huis van het gas af te halen, ook als dat mij geld kost.",
        ),
        (
            "geld lenen voor isolatie",
            "Gemeenten zouden bewoners geld moeten lenen voor het isoleren van hun woning.",
        ),
        ("minder vliegen", "In de komende twaalf maanden wil ik minder vliegen dan ik nu doe."),
        (
            "kernenergie uitbreiden",
            "De overheid zou binnen tien jaar nieuwe kern|centrales moeten bouwen.",
        ),
    ),
    "Onderwijs en opvoeding": (
        ("smartphone uit de klas", "Op middelbare scholen hoort de smart|phone niet in de klas."),
        (
            "later selecteren",
            "Kinderen zouden pas na hun veertiende naar verschillende school|soorten moeten gaan.",
        ),
        (
            "ouders betalen mee",
            "Het is redelijk dat ouders een bijdrage betalen voor school|reizen en excursies.",
        ),
        (
            "burgerschap belangrijk vak",
            "Burger|schap is een even belangrijk vak als taal of rekenen.",
        ),
        (
            "huiswerk afschaffen",
            "Op de basis|school zou helemaal geen huiswerk gegeven moeten worden.",
        ),
        ("leraar verdient meer", "Een leraar hoort evenveel te verdienen als een arts."),
    ),
    "Gezondheid en leefstijl": (
        (
            "suikertaks invoeren",
            "Op frisdrank met veel suiker zou extra belasting geheven moeten worden.",
        ),
        ("roken op terras verbieden", "Roken op terrassen zou verboden moeten worden."),
        (
            "donor zijn vanzelfsprekend",
            "Ieder mens zou na zijn dood organen moeten afstaan, tenzij hij dat niet wil.",
        ),
        (
            "gezonde kantine",
            "In kantines zou alleen gezond eten te koop moeten zijn, ook als dat ‘oud’ is.",
        ),
        (
            "elke dag bewegen",
            "Ik vind het belangrijk om elke dag ten minste een half uur te bewegen.",
        ),
        (
            "huisarts dichtbij",
            "De huisarts moet voor u op loop|afstand zitten, ook als u daardoor minder keuze hebt.",
        ),
    ),
    "Veiligheid in de wijk": (
        (
            "meer blauw op straat",
            "Er moet meer politie op straat komen, ook als u daar zelf voor betaalt.",
        ),
        ("camera’s bij station", "Bij elk station horen camera’s te hangen."),
        ("buren spreken elkaar aan", "In deze buurt spreken mensen elkaar aan op verkeerd gedrag."),
        ("strenger straffen", "Misdrijven worden in Nederland te licht bestraft."),
        ("vuurwerk verbieden", "Het zelf afsteken van vuur|werk moet verboden worden."),
        ("alleen over straat", "Ik durf ’s avonds alleen over straat te gaan."),
    ),
    "Werk en inkomen": (
        (
            "basisinkomen voor iedereen",
            "Ieder|een zou een basis|inkomen moeten krijgen, ongeacht de vraag of u werkt.",
        ),
        ("hoger minimumloon", "Het minimum|loon moet verder omhoog."),
        ("thuiswerken als recht", "Wie thuis kan werken, moet daar recht op hebben."),
        ("pensioen op 67 jaar", "Het is terecht dat mensen pas op 67 jaar met pensioen mogen."),
        ("zondag vrij", "Op zondag zouden winkels gesloten moeten zijn."),
        ("flexwerk beperken", "De overheid moet het aantal flexibele contracten beperken."),
    ),
    "Bestuur en democratie": (
        (
            "bindend referendum",
            "Over belangrijke kwesties moet een bindend referendum gehouden worden.",
        ),
        ("gekozen burgemeester", "Inwoners zouden hun burge|meester zelf moeten kiezen."),
        ("stemrecht vanaf 16 jaar", "Jongeren van 16 en 17 jaar zouden mee mogen stemmen."),
        ("politici luisteren", "Politici in Den Haag luisteren naar mensen zoals u en ik."),
        ("gemeente doet wat zij belooft", "Mijn gemeente doet wat zij belooft."),
        (
            "burgerberaad instellen",
            "Voor lastige besluiten zou een burger|beraad geloot moeten worden.",
        ),
    ),
}

ANSWERS: tuple[tuple[str, ...], ...] = (
    ("(helemaal) eens",),
    ("(helemaal) mee eens", "(helemaal) mee oneens"),
    ("(helemaal) eens", "niet eens, niet oneens", "(helemaal) oneens"),
    ("(zeer) tevreden", "(zeer) ontevreden"),
    ("(heel) belangrijk", "(heel) onbelangrijk"),
    ("ja", "nee", "weet niet"),
    ("voor", "tegen"),
    ("(zeer) goed", "(zeer) slecht"),
)

DISTRIBUTIONS: tuple[tuple[str, ...], ...] = (
    ("helemaal mee oneens", "mee oneens", "neutraal", "mee eens", "helemaal mee eens"),
    ("zeer ontevreden", "ontevreden", "neutraal", "tevreden", "zeer tevreden"),
    ("nooit", "zelden", "soms", "vaak", "altijd"),
    ("(bijna) nooit", "maandelijks", "wekelijks", "(bijna) dagelijks"),
    ("geen vertrouwen", "weinig vertrouwen", "veel vertrouwen"),
    ("ja", "nee", "weet niet"),
    ("veel slechter", "slechter", "hetzelfde", "beter", "veel beter"),
    ("zeer slecht", "slecht", "matig", "goed", "zeer goed"),
)

FREQUENCIES: tuple[tuple[str, ...], ...] = (
    ("(bijna) elke dag", "1 of meer keer per week", "1-3 keer per maand", "zelden of nooit"),
    ("nooit", "1 keer", "2-5 keer", "6 keer of vaker"),
    ("geen enkel boek", "1 tot 5 boeken", "6 of meer boeken"),
)

POLES: tuple[tuple[int, int, str, str], ...] = (
    (0, 10, "helemaal geen vertrouwen", "volledig vertrouwen"),
    (1, 5, "zeer onveilig", "zeer veilig"),
    (1, 7, "geheel mee oneens", "geheel mee eens"),
    (1, 10, "minder inkomensverschillen", "meer inkomensverschillen"),
    (0, 10, "zeer ongelukkig", "zeer gelukkig"),
    (1, 10, "zelf verantwoordelijk", "overheid verantwoordelijk"),
)


def _known(name: str, *groups: str, over: str | None = None) -> Dimension:
    return Dimension(name, groups, over)


_ORDINALS = ("1e", "2e", "3e", "4e", "5e")

KNOWN: tuple[Dimension, ...] = (
    _known("geslacht", "man", "vrouw"),
    _known("geslacht", "mannen", "vrouwen"),
    _known("leeftijd", "18-34 jaar", "35-54 jaar", "55-74 jaar", "≥ 75 jaar"),
    _known("leeftijd", "16-24 jaar", "25-44 jaar", "45-64 jaar", "65 jaar en ouder"),
    _known("leeftijd", "18-29", "30-49", "50-64", "65+"),
    _known("leeftijd", "18 t/m 34 jaar", "35 t/m 64 jaar", "65 jaar of ouder"),
    _known("leeftijd", "jonger dan 35 jaar", "35-64 jaar", "65-plus"),
    _known("leeftijd", "12-17 jaar", "18–39 jaar", "40–64 jaar", "65+"),
    _known("opleiding", "bo, vmbo", "havo, vwo, mbo", "hbo, wo"),
    _known("opleidingsniveau", "lager opgeleid", "middelbaar opgeleid", "hoger opgeleid"),
    _known("opleiding", "laag", "midden", "hoog"),
    _known("opleiding", "basisonderwijs", "vmbo, mbo1", "havo, vwo, mbo", "hbo", "wo"),
    _known("inkomen", *_ORDINALS, over="kwintiel"),
    _known("inkomen", *_ORDINALS[:4], over="kwartiel"),
    _known("inkomen", "1e kwintiel", "2e kwintiel", "3e kwintiel", "4e kwintiel", "5e kwintiel"),
    _known("inkomen", "laagste 20%", "2e 20%", "3e 20%", "4e 20%", "hoogste 20%"),
    _known("huishoudensinkomen", "beneden modaal", "modaal", "boven modaal"),
    _known("stedelijkheid", "zeer sterk", "sterk", "matig", "weinig", "niet"),
    _known(
        "stedelijkheid",
        "zeer sterk stedelijk",
        "sterk stedelijk",
        "matig stedelijk",
        "weinig stedelijk",
        "niet stedelijk",
    ),
    _known("herkomst", "Nederlands", "Europees (excl. Nederland)", "buiten-Europees"),
    _known("herkomst", "Nederland", "Turkije", "Marokko", "Suriname", "overig"),
    _known(
        "huishoudsamenstelling",
        "alleen|staand",
        "paar zonder kinderen",
        "paar met kinderen",
        "eenouder|gezin",
    ),
    _known("arbeidspositie", "werkend", "werkloos", "gepensio|neerd", "student"),
    _known("religie", "geen", "rooms-katholiek", "protestants", "islam", "overig"),
    _known("landsdeel", "Noord", "Oost", "West", "Zuid"),
    _known("partijvoorkeur", "VVD", "D66", "PVV", "CDA", "SP", "BBB", "overig"),
    _known("stemgedrag", "GL-PvdA", "PVV", "VVD", "NSC", "D66", "niet gestemd"),
    _known("ervaren gezondheid", "(zeer) goed", "gaat wel", "(zeer) slecht"),
    _known("woonsituatie", "koop", "sociale huur", "particu|liere huur"),
    _known(
        "financiële situatie", "komt (zeer) goed rond", "komt net rond", "komt (zeer) moeilijk rond"
    ),
)

UNKNOWN: tuple[Dimension, ...] = tuple(
    Dimension(name, groups, known=False)
    for name, groups in (
        ("autobezit", ("geen auto", "één auto", "twee of meer auto’s")),
        ("ervaring met mantelzorg", ("nooit gegeven", "vroeger gegeven", "geeft nu hulp")),
        ("lidmaatschap", ("lid", "oud-lid", "nooit lid geweest")),
        ("houding tegenover techniek", ("enthousiast", "afwachtend", "afwijzend")),
        ("reistijd", ("korter dan een half uur", "half uur tot een uur", "langer dan een uur")),
        ("type bedrijf", ("familiebedrijf", "beursgenoteerd", "stichting", "coöperatie")),
    )
)

POPULATIONS = (
    "bevolking 18 jaar en ouder",
    "bevolking 16 jaar en ouder",
    "bevolking van 15 jaar en ouder",
    "bevolking 18+",
    "inwoners van 16 jaar en ouder",
    "Nederlanders van 18 jaar en ouder",
    "werkenden van 15-74 jaar",
    "zelfstandig wonende ouderen van 65 jaar en ouder",
    "ouders met kinderen tot 18 jaar",
    "18-plussers",
    None,
)

SOURCES = (
    "SCP (OPB’22)",
    "SCP (LEEF’21-’23)",
    "SCP/CBS (GEZ’19/’20)",
    "CBS (Belevingen’22), bewerking SCP",
    "SCP (BKO’24); CBS (EBB’23)",
)

PROSE = (
    "De verschillen tussen groepen zijn de afgelopen jaren eerder kleiner dan groter geworden, al "
    "blijft de kloof tussen hoog en laag zichtbaar. Wie wat meer te besteden heeft, is over het "
    "geheel genomen positiever.",
    "In dit hoofdstuk beschrijven we hoe mensen over deze kwesties denken. De vragen zijn "
    "voorgelegd aan een dwarsdoorsnede van de bevolking; de bijlage bevat een verantwoording.",
    "Op het eerste gezicht lijkt er weinig veranderd. Toch zien we bij jongeren een verschuiving "
    "die samenhangt met de stijgende woonlasten en met het vertrouwen in de overheid.",
    "Het oordeel over de eigen buurt is gunstiger dan dat over het land als geheel. Dat patroon "
    "keert in vrijwel al het eerdere onderzoek terug (zie ook Van Gool en Idema 2021).",
)

TRAPS = (
    "Tabel {n} laat zien dat de meeste mensen hierover een uitgesproken mening hebben. Slechts een "
    "kleine groep weet het niet.",
    "Tabel {n} geeft een overzicht van de antwoorden. De meeste mensen zijn positief, maar niet "
    "iedereen is dat in gelijke mate.",
    "Wie de cijfers naast elkaar legt, ziet weinig tussen de groepen en de jaren; zie ook "
    "tabel {n}. Figuur {n} in de bijlage bevat de cijfers voor eerdere jaren.",
)
