"""Pages, feeds and single addresses are looked at night after night, and got where they changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from tabel_extract.finding import fetch, web
from tests.finding.looking import Nights, sources_of
from tests.finding.served import PDF, Site, answer, dripping, in_turn, serving, tagged

RULES = "allow_private = true\ndelay_seconds = 0\ntimeout_seconds = 5\n"
WONEN = b"%PDF-1.4\nwonen\n%%EOF\n"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(fetch, "FIRST_WAIT", 0.0)
    with serving(Site()) as served:
        yield served


@pytest.fixture
def nights(tmp_path: Path, site: Site) -> Callable[..., Nights]:
    """Nights of one source, of a kind at a path, with other keys."""

    def made(kind: str, path: str, more: str = "") -> Nights:
        table = f'[bureau]\nkind = "{kind}"\nurl = "{site.url}{path}"\n{RULES}{more}\n'
        return Nights(tmp_path / "w", sources_of(tmp_path, table))

    return made


def links(*there: str) -> bytes:
    return "".join(f'<p><a class=x href="{one}">rapport</a>' for one in there).encode()


def locations(nights: Nights) -> dict[str, object]:
    """What is known of places, by the path of their address."""
    return {
        one.partition("/")[2].partition("/")[2].partition("/")[2]: place
        for one, place in nights.places("bureau").items()
    }


def test_a_page_is_looked_at_and_only_what_changed_is_got_again(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages |= {
        "/r/": links(
            "a.pdf", "/r/b.pdf?jaar=2024", "c.docx", "b.pdf#p2", "https://other.org/d.pdf"
        ),
        "/r/a.pdf": tagged(PDF, '"1"'),
        "/r/b.pdf?jaar=2024": WONEN,
        "/r/b.pdf": PDF,
    }
    look = nights("page", "/r/")
    first = look.night()
    assert [(one.path.name, one.path.read_bytes()) for one in first.files] == [
        ("a.pdf", PDF),
        ("b.pdf", WONEN),
        ("b.pdf", PDF),
    ]
    assert first.looks[0].message == (
        "files on other hosts were left out (other.org): name those in allow_hosts if they are "
        "reports"
    )
    root = look.folder / "tabel.found" / "bureau"
    assert all(root in one.path.parents for one in first.files)
    assert (first.looks[0].outcome, first.looks[0].fetched) == ("complete", 3)
    assert sorted(locations(look)) == ["r/a.pdf", "r/b.pdf", "r/b.pdf?jaar=2024"]
    again = look.night()
    assert (again.paths, again.looks[0].fetched) == (first.paths, 0)
    conditions = [h.get("if-none-match") for path, h in site.asked if path == "/r/a.pdf"]
    assert conditions == [None, '"1"']
    site.pages["/r/a.pdf"] = tagged(WONEN, '"2"')
    changed = look.night()
    assert (changed.paths, changed.looks[0].fetched) == (first.paths, 1)
    assert first.paths[0].read_bytes() == WONEN


def test_what_leaves_a_page_vanishes_and_what_it_says_is_gone_too(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages |= {"/r/": links("a.pdf", "b.pdf", "c.pdf"), "/r/a.pdf": PDF, "/r/b.pdf": WONEN}
    look = nights("page", "/r/")
    found = look.night()
    assert [(one.location or "")[-5:] for one in found.failures] == ["c.pdf"]
    assert "answers 404, so it is not there" in found.failures[0].message
    site.pages["/r/"] = links("a.pdf", "b.pdf")
    del site.pages["/r/b.pdf"]
    assert [gone.location[-5:] for gone in look.night().vanished] == ["b.pdf"]
    site.pages["/r/"] = links("b.pdf")
    site.pages["/r/b.pdf"] = WONEN
    look.night()
    assert {k: v[1] is None for k, v in look.places("bureau").items()} == {
        f"{site.url}/r/a.pdf": False,
        f"{site.url}/r/b.pdf": True,
    }


@pytest.mark.parametrize("broken", [answer(500), answer(403), answer(404)])
def test_a_page_that_fails_marks_nothing_and_what_was_got_is_still_handed_on(
    site: Site, nights: Callable[..., Nights], broken: Callable[..., None]
) -> None:
    site.pages |= {"/r/": links("a.pdf"), "/r/a.pdf": PDF}
    look = nights("page", "/r/")
    first = look.night(reads=False)  # killed between getting and storing
    site.pages["/r/"] = broken
    found = look.night()
    assert (found.looks[0].outcome, found.vanished) == ("failed", ())
    assert found.paths == first.paths
    assert locations(look) == {"r/a.pdf": (PDF.decode(), None)}


def test_a_run_that_is_killed_while_it_gets_a_file_leaves_nothing_that_the_next_one_minds(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages |= {"/r/": links("a.pdf", "b.pdf"), "/r/a.pdf": PDF}
    site.pages["/r/b.pdf"] = dripping(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"x", 0.05)
    look = nights("page", "/r/")
    killed = get_context("fork").Process(target=look.night)
    killed.start()
    while "/r/b.pdf" not in site.paths:
        time.sleep(0.01)
    killed.kill()
    killed.join()
    site.pages["/r/b.pdf"] = WONEN
    draft = look.folder / "tabel.found" / "bureau" / "x" / ".new-1.tmp"
    draft.parent.mkdir()
    draft.touch()  # as one that is killed while it writes leaves it
    look.night()
    assert locations(look) == {
        "r/a.pdf": (PDF.decode(), None),
        "r/b.pdf": (WONEN.decode(), None),
    }
    assert not draft.exists()


def test_a_server_that_fails_again_and_again_is_left_alone(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages["/r/"] = links(*(f"{number}.pdf" for number in range(40)))
    site.pages |= {f"/r/{number}.pdf": answer(503) for number in range(40)}
    found = nights("page", "/r/").night()
    assert found.looks[0].outcome == "failed"
    assert "5 files in a row could not be got, so it was left alone" in found.failures[-1].message
    assert len(site.paths) == 1 + 5 * 3


def test_pages_below_a_page_are_searched_as_deep_as_is_asked(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages |= {
        "/r/": links("jaar/", "/elders/", "a.pdf"),
        "/r/jaar/": links("b.pdf", "../", "diep.html"),
        "/r/jaar/diep.html": links("/r/c.pdf"),
        "/r/a.pdf": PDF,
        "/r/jaar/b.pdf": PDF,
        "/r/c.pdf": PDF,
    }
    deep = nights("page", "/r/", "depth = 1").look()
    assert [one.location.removeprefix(site.url) for one in deep.files] == [
        "/r/a.pdf",
        "/r/jaar/b.pdf",
    ]
    assert "/elders/" not in site.paths


def test_a_page_with_thousands_of_links_is_read_up_to_its_bound(
    site: Site, nights: Callable[..., Nights], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/r/"] = links(*(f"{number}.pdf" for number in range(20_500)))
    site.pages |= {f"/r/{number}.pdf": PDF for number in range(3)}
    look = nights("page", "/r/", "max_files = 3").night().looks[0]
    assert (look.outcome, look.files, look.message) == (
        "partial",
        3,
        "there are more than 3 files: raise max_files",
    )
    more = nights("page", "/r/", 'patterns = ["0.pdf"]').look().looks[0]
    assert (more.outcome, more.message) == (
        "partial",
        "there are 20,000 links or more: name a smaller part",
    )
    monkeypatch.setattr(web, "PAGE_BYTES", 1000)
    assert "is larger than the 1,000 bytes" in str(nights("page", "/r/").night().looks[0].message)


def test_a_pdf_that_is_cut_off_waits_until_it_is_whole_or_comes_so_again(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages["/a.pdf"] = in_turn(answer(200, PDF[:12]), answer(200, PDF))
    look = nights("file", "/a.pdf")
    (one,) = look.night().waiting
    assert one.why == "it is a PDF without its end, and is got again next time"
    assert [path.read_bytes() for path in look.night().paths] == [PDF]
    site.pages["/a.pdf"] = PDF[:14]
    assert look.night().files == ()
    assert [path.read_bytes() for path in look.night().paths] == [PDF[:14]]  # it is damaged, then


def test_an_address_that_was_never_there_fails_and_one_that_was_vanishes_and_returns(
    site: Site, nights: Callable[..., Nights]
) -> None:
    look = nights("file", "/a.pdf")
    assert look.night().looks[0].outcome == "failed"
    for page, told in ((PDF, None), (answer(410), 2.0), (answer(200, PDF), None)):
        site.pages["/a.pdf"] = page
        look.night()
        assert locations(look) == {"a.pdf": (PDF.decode(), told)}


def test_a_web_page_in_the_place_of_a_file_is_no_report(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages["/a.txt"] = answer(200, b"<html>sorry", Content_Type="text/html; charset=utf-8")
    (failure,) = nights("file", "/a.txt").night().failures
    assert "gives a web page in the place of a file" in failure.message


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><title>a</title><link>{0}/a.pdf</link></item>
<item><enclosure url="/download?id=7&amp;token=abc" type="application/pdf" length="9"/></item>
<item><link>{0}/over.html</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><link rel="enclosure" href="{0}/b.pdf"/><link href="/b.html"/></entry></feed>"""


def test_a_feed_gives_what_its_entries_enclose_or_link_to_and_forgets_without_harm(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages |= {
        "/feed": RSS.format(site.url).encode(),
        "/a.pdf": PDF,
        "/download?id=7&token=abc": WONEN,
        "/b.pdf": PDF,
    }
    look = nights("feed", "/feed")
    first = look.night()
    assert [one.location.removeprefix(site.url) for one in first.files] == [
        "/a.pdf",
        "/download?id=7",
    ]
    site.pages["/feed"] = ATOM.format(site.url).encode()
    second = look.night()
    assert (second.vanished, second.looks[0].outcome) == ((), "complete")
    assert [one.location.removeprefix(site.url) for one in second.files] == [
        "/b.pdf",
        "/a.pdf",
        "/download?id=7",
    ]
    kept = look.state_file("bureau").read_text()
    assert ("abc" in kept, "abc" in repr(look.query("FROM place_event"))) == (False, False)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><title>&c;</title></channel></rss>"""


@pytest.mark.parametrize(
    ("feed", "why"),
    [
        (BOMB, "declares entities, which no feed needs"),
        (BOMB.decode().replace("1.0", "1.0", 1).encode("utf-16"), "declares entities"),
        (b"<rss><channel>", "is no well-formed feed"),
        (b"<html><a href='a.pdf'>x</a></html>", "is no RSS or Atom"),
        (b"", "is no well-formed feed"),
    ],
    ids=["bomb", "bomb-utf16", "cut-off", "page", "empty"],
)
def test_a_feed_that_is_none_or_would_harm_is_refused(
    site: Site, nights: Callable[..., Nights], feed: bytes, why: str
) -> None:
    site.pages["/feed"] = feed
    (failure,) = nights("feed", "/feed").look().failures
    assert why in failure.message


def test_what_a_server_says_tells_a_change_is_only_sent_back_where_it_can_be(
    site: Site, nights: Callable[..., Nights]
) -> None:
    site.pages["/a.pdf"] = answer(200, PDF, ETag='"\xe9\xff"', Last_Modified="x" * 999)
    look = nights("file", "/a.pdf")
    assert [look.night().looks[0].fetched, look.night().looks[0].fetched] == [1, 0]


def test_names_and_addresses_that_would_harm_stay_in_their_folder(
    site: Site, nights: Callable[..., Nights]
) -> None:
    names = [
        "..%2f..%2f..%2fetc%2fa.pdf",
        "%2e%2e%2fb.pdf",
        "%0d%0aX.pdf",
        "%e2%80%aefdp.exe.pdf",
        f"{'l' * 300}.pdf",
        "%00.pdf",
        "CON.pdf",
        ".pdf",
        "\u202ec.pdf",
        "a b.pdf",
    ]
    site.pages["/r/"] = links(
        *names,
        "javascript:x.pdf",
        "file:///etc/a.pdf",
        "//me:pw@h/x.pdf",
        "http://[x/a.pdf",
        "\\\\h\\a.pdf",
    )
    look = nights("page", "/r/")
    site.pages |= {f"/r/{name}": PDF for name in names}
    site.pages["/r/%E2%80%AEc.pdf"] = site.pages["/r/a%20b.pdf"] = PDF
    found = look.night()
    root = (look.folder / "tabel.found" / "bureau").resolve()
    assert {root.joinpath(*p.resolve().parts[-2:]) for p in found.paths} == {
        p.resolve() for p in found.paths
    }
    assert all(p.resolve().parent.parent == root for p in found.paths)
    assert len(found.paths) == len(names)
    assert all(p.name.isprintable() and len(p.name) <= 100 for p in found.paths)
    assert all(one.location.isprintable() for one in found.files)
