"""What the help says: every command, argument, option and exit code."""

from __future__ import annotations

import re

import click
import pytest

from tabel_extract import __version__
from tabel_extract.cli import main
from tabel_extract.cli.group import MEANT
from tests.cli.runs import run, start


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_help_of_a_command_explains_it_and_names_what_it_takes(name: str) -> None:
    command = main.commands[name]
    result = run(name, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    usage, _, explained = result.stdout.partition("\n\n")
    assert command.help is not None
    assert " ".join(command.help.split()) in " ".join(explained.split())
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert parameter.opts[0] in explained
        else:
            assert parameter.make_metavar(click.Context(command)) in usage


@pytest.mark.parametrize("name", ["parse", "inspect", "show", "diff", "history"])
def test_the_help_of_a_command_says_what_its_first_argument_is_for(name: str) -> None:
    command = main.commands[name]
    first = next(p for p in command.params if isinstance(p, click.Argument))
    assert first.name is not None
    assert first.name.upper() in (command.help or "")


def test_help_lists_all_commands_and_exit_codes() -> None:
    result = run("--help")
    assert (result.exit_code, result.stderr) == (0, "")
    for name in main.commands:
        assert re.search(rf"^  {name} ", result.stdout, re.MULTILINE)
    epilog = " ".join(result.stdout.split("Exit codes:")[1].split())
    assert epilog == (
        "0 done; 1 some files failed, all others were ingested; or something wants a person; "
        "2 the command or a setting was not understood; "
        "3 nothing that was named could be read; "
        "4 the warehouse or the output folder can't be used; "
        "5 no such report, version, table or page."
    )


def test_the_version_is_that_of_the_package() -> None:
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"tabel-extract {__version__}\n")


@pytest.mark.parametrize(
    ("said", "meant"), [("prase", "parse"), ("check", "parse"), ("list", "history")]
)
def test_a_command_that_is_not_there_is_told_which_one_is_probably_meant(
    said: str, meant: str
) -> None:
    result = run(said, "report.txt")
    assert result.exit_code == 2
    assert result.stderr.endswith(f"Error: No such command '{said}'. Did you mean '{meant}'?\n")


def test_what_other_programs_call_a_command_is_no_command_and_leads_to_one() -> None:
    assert set(MEANT.values()) <= set(main.commands)
    assert set(MEANT).isdisjoint(main.commands)
