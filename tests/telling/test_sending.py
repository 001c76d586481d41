"""Messages arrive, by webhook and by mail; addresses with secrets show nowhere."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

import pytest
from pydantic import SecretStr

from tabel_extract.errors import SettingsError
from tabel_extract.telling.memory import told_folder
from tabel_extract.telling.message import Message
from tabel_extract.telling.sending import MOST_TARGETS, TRIES, Target, deliver, targets_of
from tabel_extract.telling.settings import NotifySettings, notify_settings
from tabel_extract.telling.tell import tell
from tests.cli.runs import run
from tests.telling.occasions import HALF, NEW, SAME, a_run
from tests.telling.sinks import mailbox, webhook
from tests.texts import report_text, write

MESSAGE = Message("tabel-extract, inbox: 1 file set aside", "Wants a person:\n- <b>half</b>.pdf\n")
SECRET = "zeer-geheim-9f3a"
CLOSED = 9
"""The port that discards; nothing listens there."""


def no_wait(_: float) -> None:
    """Between tries, in tests."""


def sent(*addresses: str) -> tuple[int, list[str]]:
    return deliver(MESSAGE, targets_of(SecretStr(" ,\n".join(addresses))), no_wait)


def test_a_webhook_and_a_mailbox_get_the_message() -> None:
    with webhook() as hook, mailbox() as box:
        mail = f"mailto://127.0.0.1:{box.port}?from=a@example.org&to=ops@example.nl,b@example.nl"
        assert sent(f"json://127.0.0.1:{hook.port}/{SECRET}", mail) == (2, [])
    assert hook.paths == [f"/{SECRET}"]
    assert (hook.bodies[0]["title"], hook.bodies[0]["message"]) == (
        MESSAGE.subject,
        MESSAGE.body.strip(),
    )
    assert [mail["To"] for mail in box.mails] == ["ops@example.nl", "b@example.nl"]
    assert {mail["Subject"] for mail in box.mails} == {MESSAGE.subject}
    body = box.mails[0].get_body(("plain",))
    assert body is not None
    assert "- <b>half</b>.pdf" in body.get_content()


def test_a_webhook_that_is_down_for_a_moment_is_tried_again() -> None:
    with webhook() as hook:
        hook.answers = [503, 500]
        assert sent(f"json://127.0.0.1:{hook.port}/") == (1, [])
    assert len(hook.paths) == TRIES


def test_a_webhook_that_sends_elsewhere_is_not_followed() -> None:
    with webhook() as hook:
        hook.answers = [307] * TRIES
        assert sent(f"json://127.0.0.1:{hook.port}/{SECRET}")[0] == 0
    assert set(hook.paths) == {f"/{SECRET}"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"json://user:{SECRET}@127.0.0.1:{CLOSED}/{SECRET}", "json"),
        (f"mailto://user:{SECRET}@127.0.0.1:{CLOSED}?from=a@example.org", "mailto"),
        (f"nosuch://{SECRET}", "nosuch"),
        (f"json://{SECRET}:notaport/[", "json"),
        (SECRET, "an address without a scheme"),
    ],
)
def test_who_can_not_be_told_is_named_by_scheme_alone_and_no_secret_shows(
    address: str, name: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    targets = targets_of(SecretStr(address))
    told, warnings = deliver(MESSAGE, targets, no_wait)
    assert (told, len(warnings)) == (0, 1)
    assert warnings[0].startswith(f"nobody could be told through {name}: ")
    out, err = capfd.readouterr()
    everything = [repr(targets), str(targets), *warnings, caplog.text, out, err]
    assert SECRET not in "\n".join(everything)


def test_what_a_sender_raises_ends_nothing() -> None:
    def broken(_: Message) -> bool:
        raise RuntimeError(SECRET)

    told, warnings = deliver(MESSAGE, [Target("json", broken)], no_wait)
    assert told == 0
    assert SECRET not in warnings[0]


def test_more_addresses_than_can_be_told_in_time_are_left_out_with_a_word() -> None:
    one = Target("json", lambda _: True)
    told, warnings = deliver(MESSAGE, [one] * (MOST_TARGETS + 2), no_wait)
    assert told == MOST_TARGETS
    assert warnings == ["only the first 10 of 12 addresses were told"]


def test_who_sends_may_log_again_afterwards() -> None:
    deliver(MESSAGE, [Target("json", lambda _: not logging.getLogger("apprise").disabled)], no_wait)
    assert not logging.getLogger("apprise").disabled


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NOTIFY_WHEN", SECRET),
        ("NOTIFY_BLOCK", f"Secret {SECRET}"),
    ],
)
def test_a_setting_that_can_not_be_used_is_named_without_its_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"TABEL_EXTRACT_{name}", value)
    with pytest.raises(SettingsError, match=f"TABEL_EXTRACT_{name} is not usable") as raised:
        notify_settings()
    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_settings_show_no_address() -> None:
    settings = NotifySettings(notify=SecretStr(f"json://example.org/{SECRET}"))
    assert SECRET not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_the_same_trouble_is_told_once_and_what_was_not_delivered_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabel_extract.telling.sending.LONGEST_WAIT", 0)
    warehouse = tmp_path / "w.duckdb"
    with webhook() as hook:
        settings = NotifySettings(notify=SecretStr(f"json://127.0.0.1:{hook.port}/{SECRET}"))
        hook.answers = [500] * TRIES
        assert len(tell(a_run(SAME, HALF), warehouse, settings)) == 1
        for occasion in (a_run(SAME, HALF), a_run(NEW, HALF), a_run(SAME)):
            assert tell(occasion, warehouse, settings) == []
        assert len(hook.bodies) == TRIES + 1
        assert list(told_folder(warehouse).iterdir()) == []
        assert tell(a_run(SAME, HALF), warehouse, settings) == []
        assert len(hook.bodies) == TRIES + 2
    kept = b"".join(path.read_bytes() for path in told_folder(warehouse).iterdir())
    assert b"81edb4e4fe8c1183" in kept
    assert SECRET.encode() not in kept


def test_the_command_tells_where_it_is_asked_to_and_names_no_address(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    write(folder, "goed.txt", report_text())
    write(folder, "leeg.txt", b"")
    ingest = ("ingest", folder, "--warehouse", tmp_path / "w.duckdb")
    with webhook() as hook:
        env = {"TABEL_EXTRACT_NOTIFY": f"json://127.0.0.1:{hook.port}/{SECRET}"}
        assert run(*ingest, env=env).exit_code == 1
        assert hook.bodies == []
        told = run(*ingest, "--notify", env=env)
    assert told.exit_code == 1
    assert SECRET not in told.output
    assert [b["title"] for b in hook.bodies] == ["tabel-extract, inbox: 1 file set aside"]
    assert str(tmp_path) not in hook.bodies[0]["message"]
    assert "tabel-extract quarantine retry " in hook.bodies[0]["message"]


def test_the_command_tells_of_a_run_that_stopped(tmp_path: Path) -> None:
    broken = write(tmp_path, "w.duckdb", b"no database" * 100)
    report = write(tmp_path, "goed.txt", report_text())
    with webhook() as hook:
        env = {"TABEL_EXTRACT_NOTIFY": f"json://127.0.0.1:{hook.port}/"}
        result = run("ingest", report, "--notify", "--warehouse", broken, env=env)
    assert result.exit_code == 4
    assert [b["title"] for b in hook.bodies] == ["tabel-extract, goed.txt: run stopped"]


def test_to_tell_nobody_is_a_mistake_that_is_told_before_anything_is_read(tmp_path: Path) -> None:
    result = run("ingest", tmp_path, "--notify", env={"TABEL_EXTRACT_NOTIFY": ""})
    assert result.exit_code == 2
    assert "TABEL_EXTRACT_NOTIFY" in result.stderr
