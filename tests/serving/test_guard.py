"""Who is let in: this machine and holders of the token, and nothing that another site sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from tabel_extract.serving.guard import COOKIE, HEADERS, is_loopback
from tests.serving.visits import HERE, decision, send, taken, visitor

TOKEN = "een-token-dat-niemand-raadt"
DESK = "http://desk.example:8765"
NEIGHBOUR = ("10.0.0.7", 50000)

OWN_HOSTS = [
    "127.0.0.1:8765",
    "127.0.0.1",
    "localhost:8765",
    "LocalHost",
    "[::1]:8765",
    "[::1]",
    "127.0.0.2:8765",
]
OTHER_HOSTS = [
    "",
    "kwaad.example",
    "kwaad.example:8765",
    "127.0.0.1.kwaad.example",
    "localhost.kwaad.example:8765",
    "kwaad.localhost:8765",
    "localhost.",
    "127.0.0.1.:8765",
    "0.0.0.0:8765",
    "[::]:8765",
    "[::ffff:10.0.0.7]",
    "10.0.0.7:8765",
    "127.1",
    "2130706433",
    "0x7f000001",
    "kwaad.example@127.0.0.1:8765",
    "127.0.0.1:8765@kwaad.example",
    "127.0.0.1/kwaad.example",
    "127.0.0.1#.kwaad.example",
    "127.0.0.1\\.kwaad.example",
    "127.0.0.1 kwaad.example",
    "127.0.0.1, kwaad.example",
    "127.0.0.1:",
    "127.0.0.1:8765:8765",
    "[::1",
    "[::1]kwaad.example",
    "[127.0.0.1]kwaad.example",
    ":8765",
]


@pytest.fixture
def stranger(path: Path) -> TestClient:
    """A browser at another machine, of a server that asks for a token."""
    return visitor(path, TOKEN, at=DESK, client=NEIGHBOUR)


@pytest.fixture
def member(path: Path) -> TestClient:
    """A browser at another machine that has opened the address with the token."""
    opened = visitor(path, TOKEN, at=DESK, client=NEIGHBOUR)
    assert opened.get(f"/?token={TOKEN}").status_code == 303
    return opened


@pytest.mark.parametrize("host", OWN_HOSTS)
def test_this_machine_may_be_called_by_its_own_names(browser: TestClient, host: str) -> None:
    assert browser.get("/stand.html", headers={"Host": host}).status_code == 200
    assert send(browser, Host=host, Origin=f"http://{host}").status_code == 200


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_name_that_was_pointed_at_this_machine_gets_nothing(
    path: Path, browser: TestClient, host: str
) -> None:
    answer = browser.get("/stand.html", headers={"Host": host})
    assert (answer.status_code, "Tabel" in answer.text) == (403, False)
    assert send(browser, Host=host, Origin=f"http://{host}").status_code == 403
    assert taken(path) == []


@pytest.mark.parametrize("client", [NEIGHBOUR, ("::ffff:10.0.0.7", 1), ("", 1), ("testclient", 1)])
def test_without_a_token_another_machine_gets_nothing_whatever_it_says(
    path: Path, client: tuple[str, int]
) -> None:
    with visitor(path, client=client) as neighbour:
        assert neighbour.get("/stand.html").status_code == 403
        assert send(neighbour).status_code == 403
    assert taken(path) == []


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"]
)
def test_without_a_token_what_another_server_passes_on_is_refused(
    path: Path, browser: TestClient, header: str
) -> None:
    assert browser.get("/", headers={header: "127.0.0.1"}).status_code == 403
    assert send(browser, **{header: "127.0.0.1"}).status_code == 403
    assert taken(path) == []


ELSEWHERE: list[dict[str, str | None]] = [
    {"Origin": None},
    {"Origin": ""},
    {"Origin": "null"},
    {"Origin": "://"},
    {"Origin": "http://"},
    {"Origin": "127.0.0.1:8765"},
    {"Origin": "http://127.0.0.1:8766"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": "https://127.0.0.1:8765"},
    {"Origin": "file://127.0.0.1:8765"},
    {"Origin": "chrome-extension://127.0.0.1:8765"},
    {"Origin": "http://localhost:8765"},
    {"Origin": "http://kwaad.127.0.0.1:8765"},
    {"Origin": "http://127.0.0.1:8765.kwaad.example"},
    {"Origin": "http://kwaad.example@127.0.0.1:8765"},
    {"Origin": "http://127.0.0.1:8765/"},
    {"Origin": "http://127.0.0.1:8765 http://kwaad.example"},
    {"Origin": "http://kwaad.example"},
    {"Origin": "http://kwaad.example", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    {"Origin": None, "Sec-Fetch-Site": "same-origin"},
    {"Origin": None, "Referer": "http://127.0.0.1:8765/stand.html"},
    {"Origin": None, "Content-Type": "text/plain"},
    {"Origin": "http://kwaad.example", "Content-Type": "text/plain"},
]


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_what_another_site_sends_is_refused_and_not_stored(
    path: Path, browser: TestClient, headers: dict[str, str | None]
) -> None:
    assert send(browser, None, "stand", **headers).status_code == 403
    assert taken(path) == []


def test_what_these_pages_send_is_taken(path: Path, browser: TestClient) -> None:
    assert send(browser).status_code == 200
    assert send(browser, Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="cors").status_code == 200
    assert len(taken(path)) == 2


def test_a_server_in_front_that_encrypts_is_no_other_site(member: TestClient) -> None:
    secure = {"Origin": "https://desk.example:8765", "Via": "1.1 desk"}
    assert send(member, **secure).status_code == 403
    assert send(member, Sec_Fetch_Site="same-origin", **secure).status_code == 200


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("none", "navigate", 200),
        ("same-origin", "no-cors", 200),
        ("cross-site", "navigate", 200),
        ("cross-site", "no-cors", 403),
        ("cross-site", "cors", 403),
        ("same-site", "no-cors", 403),
    ],
)
def test_another_site_can_link_to_a_page_and_not_load_it(
    browser: TestClient, site: str, mode: str, status: int
) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert browser.get("/stand.html", headers=headers).status_code == status


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_no_method_but_those_of_pages_does_anything(
    path: Path, browser: TestClient, method: str
) -> None:
    asking = {
        "Origin": "http://kwaad.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
        "Access-Control-Request-Private-Network": "true",
    }
    for address in ("/", "/stand.html", "/decisions/stand"):
        answer = browser.request(method, address, headers=asking, json=decision())
        assert answer.status_code == 403
        assert not [name for name in answer.headers if name.startswith("access-control")]
        own = browser.request(method, address, headers={"Origin": HERE}, json=decision())
        assert own.status_code == 405
    assert taken(path) == []


def test_a_get_decides_nothing_whatever_it_claims_to_be(path: Path, browser: TestClient) -> None:
    override = {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST", "Origin": HERE}
    answer = browser.get("/decisions/stand?_method=POST", headers=override)
    assert answer.status_code == 405
    assert browser.head("/decisions/stand").status_code == 405
    assert browser.post("/stand.html", headers={"Origin": HERE}).status_code == 405
    assert taken(path) == []


def test_there_is_no_way_in_by_a_socket(browser: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), browser.websocket_connect("/stand.html"):
        pass


@pytest.mark.parametrize("address", ["/", "/weg.html", "/decisions/stand", "/index.en.html"])
@pytest.mark.parametrize("origin", [HERE, "http://kwaad.example"])
def test_every_answer_says_that_it_is_not_to_be_kept_framed_or_read_elsewhere(
    path: Path, browser: TestClient, address: str, origin: str
) -> None:
    with visitor(path, TOKEN) as unknown:
        for visiting in (browser, unknown):
            for method in ("GET", "POST"):
                answer = visiting.request(method, address, headers={"Origin": origin})
                assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)
                assert "server" not in answer.headers


# -- with a token ---------------------------------------------------------------------------------


def test_whoever_has_no_token_sees_and_stores_nothing(path: Path, stranger: TestClient) -> None:
    for address in ("/", "/stand.html", "/weg.html", "/?token=", "/?token=x", "/?Token=" + TOKEN):
        answer = stranger.get(address)
        assert (answer.status_code, "set-cookie" in answer.headers) == (401, False)
        assert "stand" not in answer.text.lower()
    assert send(stranger).status_code == 401
    assert taken(path) == []


@pytest.mark.parametrize(
    "cookie", ["", "x", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é", '"\\351"', "\\"]
)
def test_a_cookie_that_is_not_the_token_is_none(stranger: TestClient, cookie: str) -> None:
    headers = {"Cookie": f"{COOKIE}={cookie}".encode("latin-1")}
    assert stranger.get("/", headers=headers).status_code == 401


def test_the_token_lets_in_and_leaves_the_address(stranger: TestClient) -> None:
    answer = stranger.get(f"/stand.html?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/stand.html")
    kept = answer.headers["set-cookie"]
    assert kept == f"{COOKIE}={TOKEN}; HttpOnly; Path=/; SameSite=lax"
    page = stranger.get("/stand.html")
    assert (page.status_code, TOKEN in page.text) == (200, False)
    assert send(stranger).status_code == 200


def test_behind_a_server_that_encrypts_the_token_never_travels_openly(path: Path) -> None:
    with visitor(path, TOKEN, at="https://desk.example", client=NEIGHBOUR) as opened:
        assert "; Secure" in opened.get(f"/?token={TOKEN}").headers["set-cookie"]
        assert send(opened).status_code == 200


@pytest.mark.parametrize(
    ("path_asked", "location"),
    [
        ("//kwaad.example", "/kwaad.example"),
        ("//kwaad.example/%2e%2e", "/kwaad.example/.."),
        ("/%2f%2fkwaad.example", "/kwaad.example"),
        ("/\\kwaad.example", "/%5Ckwaad.example"),
        ("/%5ckwaad.example", "/%5Ckwaad.example"),
        ("/%09/kwaad.example", "/%09/kwaad.example"),
        ("/%0d%0aSet-Cookie:x=1", "/%0D%0ASet-Cookie:x=1"),
    ],
)
def test_the_way_in_leads_to_no_other_site(
    stranger: TestClient, path_asked: str, location: str
) -> None:
    answer = stranger.get(f"{DESK}{path_asked}?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert "x" not in answer.cookies


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "OPTIONS"])
def test_the_token_in_an_address_lets_in_nothing_but_a_visit(
    path: Path, stranger: TestClient, method: str
) -> None:
    answer = stranger.request(
        method, f"/decisions/stand?token={TOKEN}", headers={"Origin": DESK}, json=decision()
    )
    assert (answer.status_code, "set-cookie" in answer.headers) == (401, False)
    assert taken(path) == []


def test_another_site_gets_nothing_from_whoever_has_the_token(
    path: Path, member: TestClient
) -> None:
    assert send(member, Origin="http://kwaad.example").status_code == 403
    assert send(member, Origin="http://desk.example").status_code == 403
    assert send(member, Origin="null").status_code == 403
    assert send(member, Origin=None).status_code == 403
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert member.get("/stand.html", headers=headers).status_code == 403
    assert taken(path) == []


def test_the_token_is_asked_on_this_machine_too_where_there_is_one(path: Path) -> None:
    with visitor(path, TOKEN) as here:
        assert here.get("/").status_code == 401
        assert here.get(f"/?token={TOKEN}").status_code == 303
        assert here.get("/").status_code == 200


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("10.0.0.7", False),
        ("::ffff:127.0.0.1", False),
        ("desk.example", False),
        ("localhost.example", False),
    ],
)
def test_only_addresses_of_this_machine_to_itself_are_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own
