"""Codes about numbers that other numbers, the text or an earlier edition contradict."""

from __future__ import annotations

from tabel_extract.checks.entries.entry import CHECK_PRINT, Entry

_NO_COMPARISON = (
    "Zet deze cijfers niet naast die van de eerdere editie zonder de verandering te noemen.",
    "Do not set these numbers beside those of the earlier edition without naming the change.",
)

NUMBERS: dict[str, Entry] = {
    "value_out_of_range": Entry(
        "error",
        ("Waarde buiten bereik", "Value out of range"),
        (
            "{where}: {raw} kan niet, want {unit} {range}.",
            "{where}: {raw} is impossible, because {unit} {range}.",
        ),
        CHECK_PRINT,
    ),
    "sum_not_100": Entry(
        "error",
        ("Verdeling telt niet op tot 100", "Distribution does not add up to 100"),
        (
            "{where}: de antwoorden tellen op tot {sum}, en afronding verklaart hooguit {allowed} verschil met 100.",
            "{where}: the answers add up to {sum}, and rounding explains at most {allowed} difference from 100.",
        ),
        CHECK_PRINT,
    ),
    "answers_exceed_100": Entry(
        "error",
        ("Antwoorden samen meer dan 100", "Answers exceed 100 together"),
        (
            "{where}: {answers} sluiten elkaar uit, maar zijn samen {sum}.",
            "{where}: {answers} exclude each other, but add up to {sum}.",
        ),
        CHECK_PRINT,
    ),
    "total_outside_subgroups": Entry(
        "error",
        ("Totaal ligt buiten de subgroepen", "Total lies outside its subgroups"),
        (
            "{where}: het totaal is {total}, maar de groepen naar {dimension} lopen van {low} tot {high}.",
            "{where}: the total is {total}, but the groups by {dimension} run from {low} to {high}.",
        ),
        CHECK_PRINT,
    ),
    "group_exceeds_total": Entry(
        "warning",
        ("Groep groter dan het totaal", "Group larger than the total"),
        (
            "{where}: de groep telt {n} mensen, meer dan het totaal ({total}).",
            "{where}: the group counts {n} people, more than the total ({total}).",
        ),
        CHECK_PRINT,
    ),
    "subgroup_weights_inconsistent": Entry(
        "warning",
        ("Totaal past niet bij de subgroepen", "Total does not fit its subgroups"),
        (
            "{where}: uit de groepen naar {dimension} volgt een totaal van ongeveer {expected}, gedrukt is {total}{hint}.",
            "{where}: the groups by {dimension} imply a total of about {expected}, printed is {total}{hint}.",
        ),
        CHECK_PRINT,
    ),
    "difference_inconsistent": Entry(
        "error",
        ("Verschil klopt niet met de jaren", "Difference does not fit its years"),
        (
            "{where}: gedrukt is een verschil van {printed}, maar van {earlier} naar {later} is {expected}; afronding verklaart dat niet.",
            "{where}: a difference of {printed} is printed, but from {earlier} to {later} is {expected}; rounding does not explain that.",
        ),
        CHECK_PRINT,
    ),
    "mean_inconsistent": Entry(
        "error",
        ("Gemiddelde past niet bij de verdeling", "Mean does not fit its distribution"),
        (
            "{where}: het gemiddelde is {printed}, maar uit de verdeling ernaast volgt {low} tot {high}, afronding meegerekend.",
            "{where}: the mean is {printed}, but the distribution beside it gives {low} to {high}, rounding included.",
        ),
        CHECK_PRINT,
    ),
    "printed_differently": Entry(
        "warning",
        ("Zelfde getal, twee waarden", "One number, two values"),
        (
            "{where}: hier staat {printed}, maar hetzelfde getal is {earlier} in {other}.",
            "{where}: {printed} is printed here, but the same number is {earlier} in {other}.",
        ),
        (
            "Zoek uit welk van de twee klopt voordat u er een gebruikt.",
            "Find out which of the two is right before you use either.",
        ),
    ),
    "figure_question_mismatch": Entry(
        "warning",
        ("Tekst past niet bij de vraag van de figuur", "Text does not fit the figure's question"),
        (
            "{where}: {why}. In de tekst: “{sentence}”.",
            "{where}: {why}. In the text: “{sentence}”.",
        ),
        (
            "Lees de vraagstelling onder de figuur, en schrijf niet meer op dan er is gevraagd.",
            "Read the question below the figure, and do not write more than was asked.",
        ),
    ),
    "claim_disagrees": Entry(
        "error",
        ("Tekst spreekt tabel tegen", "Text contradicts table"),
        (
            "{where}: {reasoning} In de tekst: “{sentence}”.",
            "{where}: {reasoning} In the text: “{sentence}”.",
        ),
        (
            "Zoek uit welk van de twee klopt, tekst of tabel; publiceer het getal pas daarna.",
            "Find out which of the two is right, text or table; do not publish the number before that.",
        ),
    ),
    "claim_review": Entry(
        "warning",
        ("Tekst past slecht bij tabel", "Text fits its table badly"),
        (
            "{where}: {reasoning} In de tekst: “{sentence}”.",
            "{where}: {reasoning} In the text: “{sentence}”.",
        ),
        (
            "Vergelijk de zin met de tabel, en neem over wat de tabel zegt.",
            "Compare the sentence with the table, and take over what the table says.",
        ),
    ),
    "edition_jump": Entry(
        "warning",
        ("Sprong sinds de vorige editie", "Jump since the earlier edition"),
        (
            "{where}: hier staat {now}, in {earlier} stond {then}; gezien de andere cijfers was een verschil van hooguit {limit} procentpunt te verwachten.",
            "{where}: {now} is printed here, {then} in {earlier}; going by the other numbers, a difference of at most {limit} percentage points was to be expected.",
        ),
        (
            "Vergelijk beide cellen met hun rapport; klopt de sprong, zoek dan uit waar hij vandaan komt.",
            "Compare both cells with their reports; if the jump is real, find out where it comes from.",
        ),
    ),
    "edition_wording_changed": Entry(
        "warning",
        ("Vraag anders gesteld dan eerder", "Question worded differently before"),
        (
            "{where}: de vraag is nu ‘{now}’, in {earlier} was die ‘{then}’.",
            "{where}: the question is now ‘{now}’, in {earlier} it was ‘{then}’.",
        ),
        _NO_COMPARISON,
    ),
    "edition_base_changed": Entry(
        "warning",
        ("Andere groep dan eerder", "Other base than before"),
        (
            "{where}: gaat nu over ‘{now}’, in {earlier} over ‘{then}’.",
            "{where}: is now about ‘{now}’, in {earlier} about ‘{then}’.",
        ),
        _NO_COMPARISON,
    ),
    "edition_scale_changed": Entry(
        "warning",
        ("Andere schaal dan eerder", "Other scale than before"),
        (
            "{where}: {what} nu {now}, in {earlier} {then}.",
            "{where}: {what} now {now}, in {earlier} {then}.",
        ),
        _NO_COMPARISON,
    ),
}
