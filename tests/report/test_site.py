"""The pages: whole, well-formed, self-contained, and with everything the report holds."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest

from tabel_extract.model import Finding, Note, Report
from tabel_extract.report import site
from tabel_extract.report.anchors import anchors
from tabel_extract.report.site import Edition, write_site
from tests.cli.claimed import SHARE, VAGUE
from tests.report.html_page import Element, having, read_page
from tests.report.sample import (
    cycling,
    edition,
    observation,
    report,
    revised,
    table,
    without_numbers,
)
from tests.warehouse.reports import UNLINKED, with_claims

GOLDENS = Path(__file__).parent / "goldens"
PAGES = ("fietsen-2025.html", "fietsen-2025.en.html", "index.html", "index.en.html")

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "{{ 7 * 7 }}{% raw %}",
    "</style></title>&amp;&lt;b&gt;",
    "javascript:alert(1)",
    "\u202e12\u202c",
    "nul\x00bel\x07",
    "surrogaat\ud83d",
    "meervoudigepersoonlijkheids" * 12,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_site(tmp_path, [revised()])
    return tmp_path


def _read(path: Path) -> Element:
    return read_page(path.read_text("utf-8"))


def _ids(page: Element) -> Counter[str]:
    return Counter(found.attributes["id"] for found in page.all() if "id" in found.attributes)


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_those_reviewed(
    name: str, folder: Path, golden: Callable[[Path, str], None]
) -> None:
    """But for the style and the script, which are files of their own, and the hash of it all."""
    page = (folder / name).read_text("utf-8")
    page = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", page, flags=re.DOTALL)
    page = re.sub(r'(<meta name="tabel-extract-state" content=")[0-9a-f]{64}', r"\1…", page)
    golden(GOLDENS / name, re.sub(r"'sha256-[^']+'", "'sha256-…'", page))


def test_the_files_written_are_returned_and_are_all_there_is(tmp_path: Path) -> None:
    written = write_site(tmp_path / "new" / "folder", [edition(cycling())])
    assert [path.name for path in written] == list(PAGES)
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(PAGES)


def _hostile_report() -> Report:
    odd = HOSTILE
    cells = [
        replace(
            observation((text, other), (other, text), text, question=text, markers=(text,)),
            qualifier=text,
            unit=text,
        )
        for text, other in zip(odd, reversed(odd), strict=True)
    ]
    tables = tuple(
        replace(
            table(cells, label=text),
            title=text,
            population=text,
            period=text,
            unit=text,
            source=text,
            poles=(text, text),
            caption_markers=(text,),
            notes=(Note(text, "question", text, text), Note(None, "note", text)),
        )
        for text in odd
    )
    findings = [
        Finding(text, "error", text, text, (text,), (text,), facts=(("where", text),))
        for text in odd
    ]
    whole = report(*tables, *without_numbers(report(*tables)).tables, findings=findings)
    document = replace(
        whole.document,
        title=odd[0],
        publisher=odd[1],
        language=odd[1],
        published_on=odd[1],
        population=odd[0],
        panel=odd[2],
        weighting=odd,
        fieldwork=(odd[0], odd[1]),
    )
    return replace(whole, document=document, source=replace(whole.source, name=odd[0]))


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = _hostile_report()
    attack = [Edition(text, 1, edition(hostile).recorded_at, text, hostile) for text in HOSTILE]
    written = write_site(tmp_path, attack)
    assert {path.parent for path in written} == {tmp_path}
    for path in written:
        page = _read(path)
        assert not page.all("img")
        kinds = [found.attributes.get("type", "") for found in page.all("script")]
        assert kinds.count("") <= 1
        assert set(kinds) <= {"", "application/json"}
        assert "<script>alert" not in path.read_text("utf-8")
        assert len(page.all("style", "title")) == 2
        for found in page.all():
            assert not any(name.startswith("on") for name in found.attributes)
            assert re.fullmatch(
                r"(#[a-z0-9-]+|[a-z0-9-]+(\.en)?\.html|data:,|)", found.attributes.get("href", "")
            )
        text = page.text()
        assert "<script>alert(1)</script>" in text
        assert not re.search("[\x00-\x08\x0e-\x1f\u202a-\u202e]", text)
    first = _read(written[0]).text()
    assert "[U+202E]12[U+202C]" in first
    assert "nul[U+0000]bel[U+0007]" in first
    assert "surrogaat[U+D83D]" in first
    assert "{{ 7 * 7 }}{% raw %}" in first
    assert HOSTILE[-1] in first


@pytest.mark.parametrize("language", ["", ".en"])
def test_every_observation_stands_in_its_own_cell(folder: Path, language: str) -> None:
    page = _read(folder / f"fietsen-2025{language}.html")
    content = cycling()
    printed = {
        cell.attributes["id"]: next(
            (span.text() for span in cell.all("span") if "raw" in span.classes()), ""
        )
        for cell in page.all("td")
        if "id" in cell.attributes
    }
    expected = {
        cell_id: seen.raw
        for one, ids in zip(content.tables, anchors(content.tables).cells, strict=True)
        for seen, cell_id in zip(one.observations, ids, strict=True)
    }
    assert printed == expected
    assert len(printed) == sum(len(one.observations) for one in content.tables) == 32


def test_rows_and_columns_of_one_name_all_stand_on_the_page(tmp_path: Path) -> None:
    cells = [observation(("overig",), (), str(number), line=number // 3) for number in range(12)]
    write_site(tmp_path, [edition(report(table(cells), table(cells)))])
    page = _read(tmp_path / "fietsen-2025.html")
    raw = [span.text() for span in page.all("span") if "raw" in span.classes()]
    assert raw == [str(number) for number in range(12)] * 2


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_given_once_and_every_link_leads_somewhere(folder: Path, name: str) -> None:
    page = _read(folder / name)
    ids = _ids(page)
    assert not [key for key, times in ids.items() if times > 1]
    for link in page.all("a"):
        file, _, fragment = link.attributes["href"].partition("#")
        assert not file or (folder / file).is_file()
        target = _ids(_read(folder / file)) if file else ids
        assert not fragment or fragment in target
    for found in page.all():
        for key in found.attributes.get("aria-labelledby", "").split():
            assert key in ids


@pytest.mark.parametrize("name", PAGES)
def test_pages_need_no_network(folder: Path, name: str) -> None:
    page = _read(folder / name)
    assert not page.all("iframe", "object")
    assert not [
        found for found in page.all("script", "img", "form") if "action" in found.attributes
    ]
    assert all("src" not in found.attributes for found in page.all("script"))
    assert [link.attributes["href"] for link in page.all("link")] == ["data:,"]
    style = page.all("style")[0].text()
    assert "url(" not in style
    assert "@import" not in style
    policy = [meta.attributes.get("content", "") for meta in page.all("meta")]
    assert any(text.startswith("default-src 'none'") for text in policy)


@pytest.mark.parametrize("name", PAGES)
def test_the_only_script_that_a_page_lets_run_is_its_own(folder: Path, name: str) -> None:
    page = (folder / name).read_text("utf-8")
    allowed = re.findall(r"script-src ([^;]+);", page)
    run = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in run]
    assert allowed == [f"'sha256-{found}'" for found in hashes]
    assert len(run) == 1


@pytest.mark.parametrize("name", PAGES)
def test_headings_come_in_order_under_one_first(folder: Path, name: str) -> None:
    levels = [int(found.tag[1]) for found in _read(folder / name).all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for before, after in pairwise(levels):
        assert after <= before + 1


def test_each_page_names_its_language_and_links_to_its_twin(folder: Path) -> None:
    for dutch, english in (PAGES[:2], PAGES[2:]):
        for name, language, twin in ((dutch, "nl", english), (english, "en", dutch)):
            page = _read(folder / name)
            assert page.all("html")[0].attributes["lang"] == language
            switch = next(link for link in page.all("a") if "switch" in link.classes())
            assert switch.attributes["href"] == twin
    translated = _read(folder / PAGES[1])
    assert translated.all("h1")[0].attributes["lang"] == "nl"
    assert translated.all("h1")[0].text() == "Fietsen in de buurt"
    assert {found.attributes["lang"] for found in [*_data(translated), *translated.all("q")]} == {
        "nl"
    }


def test_the_top_counts_numbers_by_verdict(folder: Path) -> None:
    def verdict(name: str) -> str:
        found = _read(folder / name).all("p")
        return next(one.text() for one in found if "verdict" in one.classes())

    assert verdict(PAGES[0]) == (
        "30 getallen gevonden: 17 in orde (1 bevestigd), ? 6 te bekijken, ! 7 fout. "
        "Daarnaast 2 cellen zonder getal."
    )
    assert verdict(PAGES[1]).startswith("30 numbers found: 17 fine (1 borne out), ? 6 to look")


def test_findings_come_worst_first_with_advice_and_a_link_to_their_cell(folder: Path) -> None:
    page = _read(folder / PAGES[0])
    groups = [found for found in page.all("div") if "group" in found.classes()]
    assert [group.classes()[1] for group in groups] == ["error"] * 4 + ["warning"] * 3 + ["info"]
    assert all("Wat te doen: " in group.text() for group in groups)
    impossible = next(group for group in groups if "Waarde buiten bereik" in group.text())
    target = impossible.all("a")[0].attributes["href"].removeprefix("#")
    cell = next(found for found in page.all("td") if found.attributes.get("id") == target)
    assert cell.text() == "140!"
    assert cell.all("a")[0].attributes["aria-label"].startswith("fout: bevinding")


def _data(page: Element) -> list[Element]:
    """The tables of the report, as read."""
    return [found for found in page.all("table") if "data" in found.classes()]


def _marked(page: Element) -> Iterator[Element]:
    for cell in page.all("td"):
        if "wrong" in cell.classes() or "look" in cell.classes():
            yield cell


@pytest.mark.parametrize(
    ("name", "wrong", "look"),
    [(PAGES[0], "fout", "te bekijken"), (PAGES[1], "wrong", "to look at")],
)
def test_a_marked_cell_says_so_without_colour(
    folder: Path, name: str, wrong: str, look: str
) -> None:
    marked = list(_marked(_read(folder / name)))
    assert len(marked) == 8
    for cell in marked:
        sign, word = ("!", wrong) if "wrong" in cell.classes() else ("?", look)
        said = [link.attributes.get("aria-label", "").partition(":")[0] for link in cell.all("a")]
        said += [found.text() for found in cell.all("span") if "sr" in found.classes()]
        assert word in said
        assert sign in cell.text()


def test_headings_of_the_table_say_what_they_head(folder: Path) -> None:
    data = _data(_read(folder / PAGES[0]))[0]
    rows = data.all("thead")[0].all("tr")
    assert [len(row.all("th")) for row in rows] == [3, 3, 2]
    assert all("scope" in head.attributes for head in data.all("th"))
    assert [body.all("th")[0].attributes["scope"] for body in data.all("tbody")] == ["rowgroup"] * 2
    assert data.all("tbody")[0].all("th")[0].text() == "veilig op de fietsb"


def test_a_finding_this_program_does_not_know_is_shown_as_stored(tmp_path: Path) -> None:
    old = [
        Finding("een_oude_code", "warning", "Zo stond het er.", "Tabel 1"),
        Finding("sum_not_100", "error", "Een oude zin zonder feiten.", "Tabel 1"),
        Finding("label_gap", "warning", "Iets over een tabel die er niet is.", "Tabel 99"),
    ]
    cells = [observation(("ja",), ("totaal",), "12")]
    write_site(tmp_path, [edition(report(table(cells), findings=old))])
    text = _read(tmp_path / "fietsen-2025.html").text()
    for sentence in ("een_oude_code", "Zo stond het er.", "Een oude zin zonder feiten."):
        assert sentence in text


def test_only_the_newest_edition_of_a_report_is_shown(tmp_path: Path) -> None:
    older = report(table([observation((), ("a",), "1")]))
    newer = report(table([observation((), ("a",), "2")]))
    write_site(tmp_path, [edition(newer, ordinal=2), edition(older, ordinal=1)])
    raw = [
        found.text() for found in _read(tmp_path / PAGES[0]).all("span") if "raw" in found.classes()
    ]
    assert raw == ["2"]
    assert len(_read(tmp_path / "index.html").all("tbody")[0].all("tr")) == 1


def test_no_reports_and_a_report_without_tables_say_so(tmp_path: Path) -> None:
    write_site(tmp_path, [])
    assert "Er zijn nog geen rapporten ingelezen." in _read(tmp_path / "index.html").text()
    write_site(tmp_path, [edition(report())])
    page = _read(tmp_path / PAGES[0]).text()
    assert "klein.txt (zonder titel)" in page
    assert "0 getallen gevonden." in page
    assert "Er is geen tabel gevonden." in page


def test_the_page_of_an_article_tells_its_results_unfolded_and_what_it_leaves_out(
    tmp_path: Path,
) -> None:
    vague = replace(VAGUE, item="een brug voor fietsers")
    write_site(tmp_path, [edition(with_claims(report(), vague, SHARE, UNLINKED))])
    page = _read(tmp_path / PAGES[0])
    said = page.text()
    assert "Geen tabellen: wat de tekst zegt, is hier nergens mee te vergelijken." in said
    assert "3 uitspraken met een getal of hoeveelheid: 2 uitkomsten, 1 ander getal." in said
    assert "Niet gevonden in de tekst: uitgever, datum, onder wie," in said
    results, others = having(page, "details", "claims")
    assert ("open" in results.attributes, "open" in others.attributes) == (True, False)
    assert [item.text() for item in results.all("li")] == [
        "Ruim twee op de drie (66,7–72) · tegen · panelleden (regel 4) "
        "Ruim twee op de drie panelleden (68 procent) zijn voor het plan. "
        "Over: een brug voor fietsers",
        "68 procent · voor · panelleden (regel 4) "
        "Ruim twee op de drie panelleden (68 procent) zijn voor het plan.",
    ]
    assert others.all("li")[0].text().startswith("De gemeente telt 120 buurten.")


def test_a_page_that_cannot_be_finished_leaves_the_old_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    changed = edition(without_numbers(cycling()), ordinal=2)
    with pytest.raises(OSError, match="No space left"):
        write_site(folder, [changed])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def _luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(full[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_stands_out_from_its_ground_in_light_dark_and_print() -> None:
    style = (Path(site.__file__).parent / "templates" / "style.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(themes) == 3
    grounds = {
        "paper": ("ink", "muted", "link", "wrong", "look"),
        "wrong-paper": ("wrong", "ink", "link"),
        "look-paper": ("look", "ink", "link"),
        "target": ("ink", "muted", "link", "wrong", "look"),
        "wrong": ("paper",),
    }
    for theme in themes:
        for ground, inks in grounds.items():
            for ink in inks:
                assert _contrast(theme[ground], theme[ink]) >= 4.5, (ground, ink, theme[ink])
