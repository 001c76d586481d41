"""Signing numbers off in a browser: by mouse, by keyboard, and told to those who can't see it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from tabel_extract.model import Decision
from tabel_extract.serving.app import create_app
from tabel_extract.settings import Settings
from tabel_extract.warehouse.decisions import decisions_of
from tabel_extract.warehouse.store import Warehouse
from tests.browser.conftest import DESKTOP, OpenPage
from tests.browser.test_access import PHONE, violations
from tests.browser.watching import Watch
from tests.serving.visits import CELL, CLAIM, STAND
from tests.warehouse.reports import opinions, report
from tests.warehouse.taking import save

SECONDS = 30
"""To start and to end, on a busy machine."""
LONG = 20_000
"""Milliseconds for a decision to be stored and the page to be loaded again."""

REFUSAL = "console error: Failed to load resource: the server responded with a status of"

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def stored(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Asks for the browser first, so that nothing is made for skipped tests."""
    path = tmp_path_factory.mktemp("signoff") / "w.duckdb"
    with Warehouse.open(path) as warehouse:
        save(warehouse, STAND)
    return path


@pytest.fixture
def path(stored: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(stored, tmp_path))


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    """A server on this machine, in a thread of this process."""
    app = create_app(Settings(warehouse=path, lock_wait_seconds=0.5))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        ends = time.monotonic() + SECONDS
        while not server.started and time.monotonic() < ends:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join(SECONDS)


@pytest.fixture
def visit(address: str, open_page: OpenPage) -> Visit:
    """Opens the report's page, which may ask its server and nobody else."""

    def opened(size: tuple[int, int] = DESKTOP, language: str = "nl", **options: str) -> Page:
        name = "stand.html" if language == "nl" else f"stand.{language}.html"
        return open_page(f"{address}{name}", size=size, allowed=(address, "data:"), **options)

    return opened


@pytest.fixture
def refused_page(browser: Browser, address: str) -> Iterator[Page]:
    """The page, whose only complaints may be those that a browser writes of every refusal."""
    watch = Watch((address, "data:"))
    with browser.new_context() as context:
        watch.over(context)
        page = context.new_page()
        page.goto(f"{address}stand.html")
        yield page
    assert [line for line in watch.trouble if not line.startswith(REFUSAL)] == []


def refused(page: Page, status: int) -> None:
    """Send what was filled in, and see it refused."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as got:
        record(page)
    assert got.value.status == status


def taken(path: Path) -> list[Decision]:
    with Warehouse.open(path, read_only=True, wait_seconds=SECONDS) as warehouse:
        return decisions_of(warehouse, "stand")


def fill(page: Page, verdict: str, *, why: str = "Nagebeld.", corrected: str = "") -> None:
    form = page.locator("#decide")
    form.get_by_label(verdict).check()
    if corrected:
        form.get_by_label("Juiste getal").fill(corrected)
    form.get_by_label("Waarom").fill(why)
    form.get_by_label("Uw naam").fill("Noor")


def record(page: Page) -> None:
    page.get_by_role("button", name="Vastleggen").click()


@pytest.mark.parametrize(
    ("verdict", "corrected", "sign", "stored_as"),
    [
        ("akkoord", "", "✓", "accepted"),
        ("afwijzen", "", "✗", "rejected"),
        ("corrigeren", "44,5", "✎ 44,5", "corrected"),
    ],
)
def test_a_number_is_decided_about_by_mouse_and_marked(
    path: Path, visit: Visit, verdict: str, corrected: str, sign: str, stored_as: str
) -> None:
    page = visit()
    page.locator(f"#{CELL}").click()
    expect(page.get_by_label("Juiste getal")).to_be_hidden()
    fill(page, verdict, corrected=corrected)
    record(page)
    expect(page.locator(f"#{CELL} a.decided")).to_have_text(sign, timeout=LONG)
    expect(page.locator("#slip")).to_be_hidden()
    expect(page.locator(f"#{CELL}")).to_be_in_viewport()
    expect(page.locator(f"#{CELL}")).to_be_focused()
    (one,) = taken(path)
    assert (one.verdict, one.corrected, one.name) == (stored_as, corrected or None, "Noor")


def test_a_sentence_is_decided_about_and_the_decision_taken_back(path: Path, visit: Visit) -> None:
    page = visit()
    claim = page.locator(f"#{CLAIM}")
    claim.get_by_role("button").click()
    expect(page.locator("#slip-title")).to_have_text("ruim 20 procentpunt")
    expect(page.locator("#decide").get_by_label("eerder besluit")).to_be_hidden()
    fill(page, "corrigeren")
    expect(page.get_by_role("textbox", name="Juiste getal")).to_have_count(0)
    page.get_by_label("Wat er moet staan").fill("bijna 20 procentpunt")
    record(page)
    expect(claim.locator("a.decided")).to_contain_text(
        "✎ Gecorrigeerd (ruim 20 procentpunt → bijna 20 procentpunt)", timeout=LONG
    )
    claim.get_by_role("button").click()
    expect(page.locator("#decide").get_by_label("Uw naam")).to_have_value("Noor")
    fill(page, "eerder besluit", why="Vergist.")
    record(page)
    expect(claim.locator("a.decided")).to_have_count(0, timeout=LONG)
    expect(page.locator("#decisions").locator("..")).to_contain_text("Vergist.")
    assert [d.state for d in taken(path)] == ["withdrawn", "withdrawn"]


def test_by_keyboard_alone_a_number_is_corrected_and_that_withdrawn(
    path: Path, visit: Visit
) -> None:
    page = visit()
    keys = page.keyboard
    reach(page, f"#{CELL}")
    keys.press("Enter")
    reach(page, "#decide [name=verdict]")
    for _ in range(2):
        keys.press("ArrowDown")
    if not page.evaluate("document.activeElement.checked"):
        keys.press("Space")
    keys.press("Tab")
    keys.type("44,5")
    keys.press("Tab")
    keys.type("Verkeerd gelezen.")
    keys.press("Tab")
    keys.type("Wim")
    keys.press("Enter")
    expect(page.locator(f"#{CELL} a.decided")).to_have_text("✎ 44,5", timeout=LONG)
    expect(page.locator(f"#{CELL}")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#slip")).to_be_visible()
    reach(page, "#decide [name=verdict]")
    keys.press("ArrowUp")
    expect(page.locator("#decide [value=withdrawn]")).to_be_checked()
    keys.press("Tab")
    keys.type("Toch goed.")
    keys.press("Enter")
    expect(page.locator(f"#{CELL} a.decided")).to_have_count(0, timeout=LONG)
    assert [(d.verdict, d.name, d.state) for d in taken(path)] == [
        ("corrected", "Wim", "withdrawn"),
        ("withdrawn", "Wim", "withdrawn"),
    ]


def reach(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


def test_escape_closes_without_deciding_and_another_number_starts_anew(
    path: Path, visit: Visit
) -> None:
    page = visit()
    page.locator(f"#{CELL}").click()
    fill(page, "corrigeren", corrected="44")
    page.keyboard.press("Escape")
    expect(page.locator("#slip")).to_be_hidden()
    expect(page.locator(f"#{CELL}")).to_be_focused()
    page.locator(f"#{CELL} + td").click()
    expect(page.locator("#decide [name=verdict]:checked")).to_have_count(0)
    expect(page.locator("#decide [name=corrected]")).to_have_value("")
    assert taken(path) == []


def test_what_is_missing_is_asked_for_before_anything_is_sent(path: Path, visit: Visit) -> None:
    page = visit()
    page.locator(f"#{CELL}").click()
    record(page)
    fill(page, "corrigeren")
    record(page)
    assert page.evaluate("document.activeElement.name") == "corrected"
    assert taken(path) == []


def test_a_refusal_is_announced_what_was_typed_stays_and_a_second_try_succeeds(
    path: Path, refused_page: Page
) -> None:
    page = refused_page
    page.locator(f"#{CELL}").click()
    fill(page, "corrigeren", corrected="veel")
    alert = page.locator("#slip").get_by_role("alert")
    expect(alert).to_have_text("")
    refused(page, 400)
    expect(alert).to_contain_text("Vul het juiste getal in")
    expect(page.get_by_label("Waarom")).to_have_value("Nagebeld.")
    page.get_by_label("Juiste getal").fill("44,5")
    with Warehouse.open(path, wait_seconds=SECONDS):
        refused(page, 503)
        expect(alert).to_contain_text("Het archief is bezet")
    record(page)
    expect(page.locator(f"#{CELL} a.decided")).to_have_text("✎ 44,5", timeout=LONG)


def test_a_number_that_changed_meanwhile_is_refused_until_the_page_is_loaded_again(
    path: Path, refused_page: Page
) -> None:
    page = refused_page
    page.locator(f"#{CELL}").click()
    fill(page, "akkoord")
    with Warehouse.open(path, wait_seconds=SECONDS) as warehouse:
        save(warehouse, report(opinions(first=41.0)), days=1)
    refused(page, 409)
    expect(page.get_by_role("alert")).to_contain_text("Laad de pagina opnieuw")
    assert taken(path) == []
    page.reload()
    page.locator(f"#{CELL}").click()
    fill(page, "akkoord")
    record(page)
    expect(page.locator(f"#{CELL} a.decided")).to_have_text("✓", timeout=LONG)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_open_dialog_breaks_no_rule_of_wcag_22_aa(
    visit: Visit, size: tuple[int, int], scheme: str
) -> None:
    page = visit(size=size, color_scheme=scheme)
    page.locator(f"#{CELL}").click()
    fill(page, "corrigeren", corrected="44,5")
    assert violations(page) == []
    submit = page.get_by_role("button", name="Vastleggen")
    submit.scroll_into_view_if_needed()
    expect(submit).to_be_in_viewport(ratio=1)
    record(page)
    expect(page.locator(f"#{CELL} a.decided")).to_be_visible(timeout=LONG)
    assert violations(page) == []


def test_in_english_all_of_it_is_english(visit: Visit) -> None:
    page = visit(language="en")
    page.locator(f"#{CELL}").click()
    form = page.locator("#decide")
    form.get_by_label("accept").check()
    form.get_by_label("Why").fill("Called.")
    form.get_by_label("Your name").fill("Noor")
    form.get_by_role("button", name="Record").click()
    expect(page.locator(f"#{CELL} a.decided")).to_have_text("✓", timeout=LONG)
    assert page.url.endswith(f"stand.en.html#{CELL}")
