"""What an operator reads: what happened, why, and what to type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tabel_extract.intake import Outcome
from tabel_extract.telling.memory import Known, remembered, sorted_out
from tabel_extract.telling.message import MOST_NAMED, Message, compose
from tabel_extract.telling.occasion import Occasion, of_concerns
from tabel_extract.telling.tell import is_wanted
from tests.telling.occasions import HALF, HELD, NEW, NIGHT, REVISED, SAME, TWICE, a_run

GOLDENS = Path(__file__).parent / "goldens"
LATER = NIGHT + timedelta(days=1)

RUNS = {
    "trouble": a_run(NEW, REVISED, SAME, HALF, TWICE),
    "news": a_run(NEW, REVISED, SAME),
    "stopped": a_run(NEW, stopped=HELD),
    "nothing": a_run(SAME),
    "health": of_concerns(
        ["2 files are set aside: `tabel-extract quarantine list` says why; retry or drop"]
    ),
}


def told(occasion: Occasion, memory: dict[str, Known] | None = None) -> Message:
    found = sorted_out(occasion, memory or {}, NIGHT)
    return compose(occasion, found, NIGHT, "https://tabellen.example.nl/")


def as_text(message: Message) -> str:
    return f"{message.subject}\n\n{message.body}"


@pytest.mark.parametrize("name", RUNS)
def test_a_message_is_one_to_act_on(name: str, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDENS / f"{name}.txt", as_text(told(RUNS[name])))


def test_the_same_trouble_the_next_night_is_no_new_alarm(
    golden: Callable[[Path, str], None],
) -> None:
    before = remembered(RUNS["trouble"], {}, NIGHT - timedelta(days=1), told=True)
    again = a_run(SAME, HALF)
    found = sorted_out(again, before, NIGHT)
    assert (found.new, found.gone, found.reminder_due) == ((), 1, False)
    assert not is_wanted("trouble", again, found)
    golden(GOLDENS / "again.txt", as_text(told(again, before)))


def test_trouble_that_stays_is_told_again_after_a_week() -> None:
    memory = remembered(RUNS["trouble"], {}, NIGHT, told=True)
    days = [is_wanted("trouble", RUNS["trouble"], sorted_out(RUNS["trouble"], memory, NIGHT + d))
            for d in (timedelta(days=6), timedelta(days=7))]  # fmt: skip
    assert days == [False, True]
    memory = remembered(RUNS["trouble"], memory, NIGHT + timedelta(days=7), told=True)
    found = sorted_out(RUNS["trouble"], memory, NIGHT + timedelta(days=8))
    assert not is_wanted("trouble", RUNS["trouble"], found)


def test_what_nobody_was_told_of_stays_new() -> None:
    memory = remembered(RUNS["trouble"], {}, NIGHT, told=False)
    assert len(sorted_out(RUNS["trouble"], memory, LATER).new) == 2


def test_a_run_that_stopped_does_not_take_other_trouble_for_mended() -> None:
    memory = remembered(RUNS["trouble"], {}, NIGHT, told=True)
    stopped = sorted_out(RUNS["stopped"], memory, LATER)
    assert (len(stopped.new), stopped.gone) == (1, 0)
    kept = remembered(RUNS["stopped"], memory, LATER, told=True)
    assert set(memory) < set(kept)


def test_the_same_lock_held_by_another_process_is_the_same_trouble() -> None:
    memory = remembered(RUNS["stopped"], {}, NIGHT, told=True)
    other = a_run(stopped=HELD.replace("4121", "999"))
    assert sorted_out(other, memory, LATER).new == ()


@pytest.mark.parametrize(
    ("run", "wanted_by"),
    [
        ("trouble", {"trouble", "news", "always"}),
        ("stopped", {"trouble", "news", "always"}),
        ("health", {"trouble", "news", "always"}),
        ("news", {"news", "always"}),
        ("nothing", {"always"}),
    ],
)
def test_a_setting_decides_what_is_worth_telling(run: str, wanted_by: set[str]) -> None:
    found = sorted_out(RUNS[run], {}, NIGHT)
    assert {
        when for when in ("never", "trouble", "news", "always") if is_wanted(when, RUNS[run], found)
    } == wanted_by


def test_a_hostile_name_is_only_text_in_a_message() -> None:
    name = (
        "x\r\nBcc: a@example.org\u202egpj\x1b[31m <!channel> @everyone http://example.org `id`.pdf"
    )
    hostile = replace(HALF, path=f"/home/someone/inbox/{name}", message=f"{name}: is damaged.")
    titled = replace(NEW, report_id=name)
    message = told(a_run(hostile, titled))
    text = as_text(message)
    assert "\n" not in message.subject
    assert all(c.isprintable() or c == "\n" for c in text)
    assert not any(line.startswith("Bcc") for line in text.splitlines())
    for active in ("@", "<", ">", "`id`", "http://example.org", "\u202e"):
        assert active not in text
    assert "x[U+000D][U+000A]Bcc: a＠example.org[U+202E]gpj" in text


def test_a_message_names_some_and_counts_the_rest_whatever_their_length() -> None:
    many = [
        Outcome(f"{n}.pdf", "failed", message=f"{n}" + "x" * 5000, fault="damaged", key=f"{n:016x}")
        for n in range(100)
    ]
    message = told(a_run(*many))
    assert f"- and {100 - MOST_NAMED} more" in message.body
    assert len(message.body) < 8000


def test_no_folder_above_what_was_asked_for_is_told() -> None:
    occasion = a_run(NEW, HALF, TWICE, stopped=HELD, warnings=(HELD,))
    assert "/home" not in as_text(told(occasion))
    assert "someone" not in as_text(told(occasion))
