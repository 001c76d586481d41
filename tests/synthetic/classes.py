"""The habits of typesetters that reading has to cope with, a table for each."""

from __future__ import annotations

from functools import partial

from tests.synthetic.cases import PAIR, PAIR_HEAD, TOTAL, Case, naar, one_case, under, written

_AGREE = "Vraagstelling: ‘Dit is een stelling over de buurt.’"
_LONGER = _AGREE.replace("over de", "over de eigen straat en de")
_EARLY, _PAID, _AGREED = "winkels sluiten eerder", "leraar verdient meer", "(helemaal) eens"
_SECTIONS = (
    ("schone straten", ()),
    ("(helemaal) eens", ("schone straten", "(helemaal) eens")),
    ("aardige buren", ()),
    ("(helemaal) eens", ("aardige buren", "(helemaal) eens")),
)
_BANDS = ("laagste 20%", "2e 20%", "3e 20%", "4e 20%", "hoogste 20%")
_FIVE = ("helemaal mee oneens", "mee oneens", "neutraal", "mee eens", "helemaal mee eens")
_LONG = ("18-34 jaar", "35-54 jaar", "55-74 jaar", "75 jaar en ouder")
_URBAN = ("zeer sterk stedelijk", "sterk stedelijk", "matig stedelijk", "weinig stedelijk")
_pair = partial(one_case, head=PAIR_HEAD, columns=PAIR, caption=naar("geslacht"))
CONTINUED = (
    written(
        "continued_without_header",
        "Tabel 4.1 {caption}\n\ntotaal geslacht\n\nman\n\nvrouw\n\nwijk\n\n"
        "(helemaal) eens 41 40 42\n\n"
        "Tabel 4.1 (vervolg)\n\nstraat\n\n(helemaal) eens 51 50 52\n\nBron: SCP (OPB’23)\n",
        [(("wijk", _AGREED), "41 40 42"), (("straat", _AGREED), "51 50 52")],
    ),
    written(
        "digit_notes_below_a_continuation",
        "Tabel 4.1 {caption}1\n\ntotaal geslacht\n\nman\n\nvrouw\n\nwijk 41 40 42\n\n"
        "Tabel 4.1 (vervolg)\n\ntotaal geslacht\n\nman\n\nvrouw\n\nstraat 51 50 52\n\n"
        "1 Vraagstelling: ‘Dit is een stelling over de buurt.’\n\nBron: SCP (OPB’23)\n",
        [(("wijk",), "41 40 42"), (("straat",), "51 50 52")],
        notes=[("1", _AGREE)],
    ),
    written(
        "letter_on_the_last_cell_of_a_row",
        "Tabel 4.1 {caption}\n\ntotaal geslacht\n\nman\n\nvrouw\n\nwijk 41 40 42a\n\n"
        "straat 51 50 52\n\n"
        "tuin 61 60 62a\n\na Verschil is significant (p < 0,05).\n\nBron: SCP (OPB’23)\n",
        [(("wijk",), "41 40 42"), (("straat",), "51 50 52"), (("tuin",), "61 60 62")],
        notes=[("a", "Verschil is significant (p < 0,05).")],
    ),
    written(
        "continuation_named_before_its_label",
        "Tabel 4.1 {caption}\n\ntotaal geslacht\n\nman\n\nvrouw\n\nwijk 41 40 42\n\n"
        "Vervolg tabel 4.1\n\ntotaal geslacht\n\nman\n\nvrouw\n\n"
        "straat 51 50 52\n\nBron: SCP (OPB’23)\n",
        [(("wijk",), "41 40 42"), (("straat",), "51 50 52")],
    ),
)
_YEARS = [(y,) for y in ("2018", "2020", "2022")]

CLASSES: tuple[Case, ...] = (
    # headings of columns
    one_case(
        "group_of_another_dimension",
        ["totaal religie geslacht", "geen", "rooms-\nkatholiek", "islam", "anders", "man", "vrouw"],
        [TOTAL, *under("religie", "geen", "rooms-katholiek", "islam", "anders"), *PAIR[1:]],
        caption=naar("religie", "geslacht"),
        rows=_SECTIONS,
        may_be_unresolved=True,
    ),
    one_case(
        "group_named_like_a_dimension",
        ["totaal arbeidspositie", "betaald\nwerk", "werkloos", "gepensi-\noneerd", "student"],
        [TOTAL, *under("arbeidspositie", "betaald werk", "werkloos", "gepensioneerd", "student")],
        caption=naar("arbeidspositie"),
        rows=_SECTIONS,
    ),
    one_case(
        "group_with_bracket_on_its_own_line",
        ["totaal inkomen", "1e kwintiel\n(laagste)", "2e kwintiel", "3e kwintiel\n(hoogste)"],
        [TOTAL, *under("inkomen", "1e kwintiel (laagste)", "2e kwintiel", "3e kwintiel (hoogste)")],
        caption=naar("inkomen"),
        rows=_SECTIONS,
    ),
    one_case(
        "parties_of_several_words",
        ["totaal partijvoorkeur", "PVV", "GroenLinks-\nPvdA", "Partij voor\nde Dieren", "VVD"],
        [TOTAL, *under("partijvoorkeur", "PVV", "GroenLinks-PvdA", "Partij voor de Dieren", "VVD")],
        caption=naar("partijvoorkeur"),
        rows=_SECTIONS,
    ),
    one_case(
        "percent_in_column_headings",
        ["totaal inkomen geslacht", *_BANDS, "man", "vrouw"],
        [TOTAL, *under("inkomen", *_BANDS), *PAIR[1:]],
        caption=naar("inkomen", "geslacht"),
    ),
    one_case(
        "percent_in_row_headings",
        ["totaal geslacht", "man", "vrouw"],
        PAIR,
        caption=naar("geslacht"),
        rows=tuple((b, (b,)) for b in _BANDS),
    ),
    one_case("answers_on_one_line", [" ".join(_FIVE)], [(a,) for a in _FIVE]),
    one_case(
        "header_line_as_long_as_prose",
        [
            "totaal leeftijd stedelijkheid geslacht",
            " ".join([*_LONG, *_URBAN, "mannen", "vrouwen"]),
        ],
        [
            TOTAL,
            *under("leeftijd", *_LONG),
            *under("stedelijkheid", *_URBAN),
            *under("geslacht", "mannen", "vrouwen"),
        ],
        caption=naar("leeftijd", "stedelijkheid", "geslacht").replace(" en ", ", ", 1),
    ),
    one_case(
        "spanner_and_ordinals_on_one_line",
        ["totaal inkomen", "kwartiel 1e 2e 3e 4e"],
        [TOTAL, *(("inkomen", "kwartiel", o) for o in ("1e", "2e", "3e", "4e"))],
        caption=naar("inkomen"),
    ),
    one_case(
        "poles_above_the_points",
        ["minder inkomensverschillen meer inkomensverschillen", "1 2 3 4 5 6 7"],
        [(str(p),) for p in range(1, 8)],
        caption="Bijdrage per punt, bevolking 18 jaar en ouder, 2023 (in euro’s)",
    ),
    one_case(
        "years_below_groups",
        ["totaal mannen vrouwen", "2018 2022 2018 2022 2018 2022"],
        [(g, y) for g in ("totaal", "mannen", "vrouwen") for y in ("2018", "2022")],
    ),
    one_case(
        "dimensions_apart_without_blanks",
        ["\n".join(["totaal", "geslacht", "man", "vrouw", "leeftijd", *_LONG])],
        [*PAIR, *under("leeftijd", *_LONG)],
        caption=naar("geslacht", "leeftijd"),
        gap="\n",
    ),
    one_case(
        "dimensions_apart_with_wrapped_groups",
        [
            "totaal",
            "leeftijd",
            "18-34 jaar",
            "35-54 jaar",
            "huishoudsamenstelling",
            "alleen-\nstaand",
            "paar zonder\nkinderen",
            "paar met\nkinderen",
            "eenouder-\ngezin",
        ],
        [
            TOTAL,
            *under("leeftijd", "18-34 jaar", "35-54 jaar"),
            *under(
                "huishoudsamenstelling",
                "alleenstaand",
                "paar zonder kinderen",
                "paar met kinderen",
                "eenoudergezin",
            ),
        ],
        caption=naar("leeftijd", "huishoudsamenstelling"),
        rows=_SECTIONS,
    ),
    one_case(
        "known_dimension_beside_an_unknown_one",
        ["totaal", "autobezit", "geen\nauto", "één auto", "landsdeel", "Noord", "Oost", "Zuid"],
        [
            TOTAL,
            *under("autobezit", "geen auto", "één auto"),
            *under("landsdeel", "Noord", "Oost", "Zuid"),
        ],
        caption=naar("autobezit", "landsdeel"),
        rows=_SECTIONS,
        may_be_unresolved=True,
    ),
    one_case(
        "dimension_named_otherwise_in_the_caption",
        ["totaal opleiding zelf in bestuur", "bo,\nvmbo", "havo,\nvwo,\nmbo", "hbo,\nwo", "ja nee"],
        [
            TOTAL,
            *under("opleiding", "bo, vmbo", "havo, vwo, mbo", "hbo, wo"),
            *under("zelf in bestuur", "ja", "nee"),
        ],
        caption=naar("opleiding", "naar eigen inzet"),
        rows=_SECTIONS,
    ),
    one_case(
        "last_groups_taken_for_a_section",
        ["totaal", "zelf in bestuur", "vaak buiten", "lid", "oudlid", "wel", "niet"],
        [TOTAL, *under("zelf in bestuur", "lid", "oudlid"), *under("vaak buiten", "wel", "niet")],
        may_be_unresolved=True,
    ),
    one_case(
        "spanner_beside_other_groups",
        ["totaal inkomen woning", "kwintiel huur koop", "1e 2e 3e 4e 5e"],
        [
            TOTAL,
            *(("inkomen", "kwintiel", f"{n}e") for n in range(1, 6)),
            *under("woning", "huur", "koop"),
        ],
        caption=naar("inkomen", "woning"),
    ),
    one_case(
        "wrapped_answers_without_blanks",
        ["geen\nvertrouwen\nweinig vertrouwen\nveel\nvertrouwen"],
        [("geen vertrouwen",), ("weinig vertrouwen",), ("veel vertrouwen",)],
        gap="\n",
        may_be_unresolved=True,
    ),
    one_case(
        "wrapped_difference_without_blanks",
        ["2018 2020 2022\nverschil\n2022-2020"],
        [*_YEARS, ("verschil 2022-2020",)],
        gap="\n",
    ),
    one_case(
        "total_before_the_group_nederland",
        ["herkomst totaal", "Nederland", "Turkije", "Marokko"],
        [*under("herkomst", "Nederland", "Turkije", "Marokko"), TOTAL],
        caption=naar("herkomst"),
        rows=_SECTIONS,
    ),
    one_case(
        "unknown_groups_on_one_line",
        ["totaal autobezit", "geen auto één auto twee of meer auto’s"],
        [TOTAL, *under("autobezit", "geen auto", "één auto", "twee of meer auto’s")],
        caption=naar("autobezit"),
        rows=_SECTIONS,
        may_be_unresolved=True,
    ),
    one_case(
        "groups_of_two_dimensions_on_one_line",
        [
            "totaal herkomst leeftijd",
            "Nederlands Europees (excl. Nederland) buiten-Europees "
            "jonger dan 35 jaar 35-64 jaar 65-plus",
        ],
        [
            TOTAL,
            *under("herkomst", "Nederlands", "Europees (excl. Nederland)", "buiten-Europees"),
            *under("leeftijd", "jonger dan 35 jaar", "35-64 jaar", "65-plus"),
        ],
        caption=naar("herkomst", "leeftijd"),
        may_be_unresolved=True,
    ),
    one_case(
        "spanner_behind_another_dimension_on_one_line",
        ["leeftijd inkomen", "12-17 jaar 18–39 jaar 65+ kwartiel 1e 2e 3e 4e"],
        [
            *under("leeftijd", "12-17 jaar", "18–39 jaar", "65+"),
            *(("inkomen", "kwartiel", o) for o in ("1e", "2e", "3e", "4e")),
        ],
        caption=naar("leeftijd", "inkomen"),
        may_be_unresolved=True,
    ),
    _pair(
        "unit_cut_by_a_blank_line",
        caption=naar("geslacht").replace("(in ", "(in\n\n"),
        population="bevolking 18 jaar en ouder",
    ),
    # headings of rows
    one_case(
        "years_as_rows",
        PAIR_HEAD,
        PAIR,
        caption=naar("geslacht"),
        rows=tuple((y, (y,)) for y in ("2018", "2020", "2022")),
    ),
    one_case(
        "years_as_rows_in_sections",
        PAIR_HEAD,
        PAIR,
        caption=naar("geslacht"),
        rows=tuple(
            r
            for s in ("kerk", "vakbond")
            for r in ((s, ()), *((y, (s, y)) for y in ("2018", "2020", "2022")))
        ),
    ),
    _pair(
        "answer_that_ends_in_a_note_letter",
        rows=tuple(
            r
            for s, m in zip(("wijk", "straat", "buurt", "tuin", "huis"), "abcde", strict=True)
            for r in ((s + m, ()), *((a, (s, a)) for a in ("ja", "nee")))
        ),
        notes=tuple((m, _AGREE) for m in "abcde"),
    ),
    _pair(
        "section_that_ends_in_an_open_word",
        rows=((_EARLY, ()), (_AGREED, (_EARLY, _AGREED)), (_PAID, ()), (_AGREED, (_PAID, _AGREED))),
    ),
    _pair(
        "row_heading_that_ends_in_a_number",
        rows=(
            ("schone straten", ("schone straten",)),
            ("groen in de top 10", ("groen in de top 10",)),
            ("aardige buren", ("aardige buren",)),
        ),
    ),
    _pair(
        "wrapped_row_headings",
        rows=(
            ("vindt de straten\nschoon genoeg", ("vindt de straten schoon genoeg",)),
            ("groet de buren", ("groet de buren",)),
            ("zou liever ergens\nanders wonen", ("zou liever ergens anders wonen",)),
        ),
    ),
    _pair(
        "wrapped_answers_below_sections",
        rows=tuple(
            row
            for s in ("schone straten", "aardige buren")
            for row in (
                (s, ()),
                ("(helemaal) mee eens", (s, "(helemaal) mee eens")),
                ("(helemaal) mee\noneens", (s, "(helemaal) mee oneens")),
            )
        ),
    ),
    one_case(
        "wrapped_groups_as_rows",
        ["eens", "oneens"],
        [("eens",), ("oneens",)],
        caption=naar("achtergrondkenmerken"),
        rows=(
            ("totaal", ("totaal",)),
            ("financiële situatie", ()),
            ("komt (zeer) goed rond", ("financiële situatie", "komt (zeer) goed rond")),
            ("komt (zeer) moeilijk\nrond", ("financiële situatie", "komt (zeer) moeilijk rond")),
            ("herkomst", ()),
            ("Europees (excl.\nNederland)", ("herkomst", "Europees (excl. Nederland)")),
            ("buiten-Europees", ("herkomst", "buiten-Europees")),
        ),
    ),
    # notes, source, caption, prose
    _pair(
        "note_line_that_opens_with_u",
        notes=(
            (
                "a",
                "Vraagstelling: ‘Hoe vaak bent u in de afgelopen "
                "twaalf maanden in het buurthuis geweest?’",
            ),
        ),
        rows=(("buurthuisa", ("buurthuis",)), ("speeltuin", ("speeltuin",))),
        printed_notes="a Vraagstelling: ‘Hoe vaak bent\nu in de "
        "afgelopen twaalf maanden in het buurthuis geweest?’",
    ),
    _pair(
        "note_g_below_a_blank_line",
        rows=tuple(
            (f"onderwerp {n}{m}", (f"onderwerp {n}",))
            for n, m in zip(
                ("een", "vier", "zes", "acht", "tien", "elf", "twaalf"), "abcdefg", strict=True
            )
        ),
        notes=tuple((m, _LONGER) for m in "abcdefg"),
        printed_notes="\n\n".join(f"{m} {_LONGER}" for m in "abcdefg"),
    ),
    _pair(
        "markers_with_a_bracket",
        rows=(("schone straten a)", ("schone straten",)), ("aardige buren b)", ("aardige buren",))),
        notes=(("a", _AGREE), ("b", _AGREE)),
        printed_notes=f"a) {_AGREE}\nb) {_AGREE}",
    ),
    _pair(
        "source_over_two_lines",
        source="CBS (Belevingen’22), SCP (OPB’23), bewerking SCP",
        printed_source="CBS (Belevingen’22), SCP (OPB’23), bewerking\nSCP",
    ),
    _pair(
        "prose_line_that_opens_with_a_figure",
        before="Meer daarover staat in het vorige hoofdstuk, dat dezelfde groepen volgde, en in\n"
        "Figuur 3.1 in de bijlage bij dit hoofdstuk, waarin alle jaren zijn opgenomen.\n\n",
    ),
    one_case(
        "list_in_a_title",
        ["2018 2020 2022"],
        _YEARS,
        population="bevolking 18+",
        caption="Vertrouwen in politie, rechters en leger, bevolking 18+, 2018-2022 (in procenten)",
    ),
    *CONTINUED,
)
