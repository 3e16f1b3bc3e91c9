"""The table of commands, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from strategy_tui.cli.command import Group, Option
from strategy_tui.cli.output import Output, StdoutFailed, flush
from strategy_tui.cli.session import Session, session_of
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import InvalidFile, StrategyTuiError
from strategy_tui.i18n import LANGUAGES
from strategy_tui.settings import read_settings

CLEAN, FINDINGS, UNUSABLE, NETWORK, BUSY, USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 4, 64, 70, 130
"""The exit codes that scripts may rely on."""

COMMANDS: dict[str, tuple[str, Message]] = {
    "demo": ("demo:demo", message("Try everything on a bundled workspace; nothing is published.")),
    "init": ("init:init", message("Start a workspace here from a sample strategy.")),
    "today": ("today:today", message("What is due, what waits, how much time is left.")),
    "strategy": ("strategy:strategy", message("Check and read the strategy and its versions.")),
    "import": ("imports:import_", message("Read an archive or list that a network gave you.")),
    "account": ("account:account", message("Your own accounts.")),
    "audit": ("audit:audit", message("Whom you follow, held against your strategy.")),
    "people": ("people:people", message("What you know about the people you follow.")),
    "lint": ("lint:lint", message("Check drafts before anybody else reads them.")),
    "lsp": ("lsp:lsp", message("Check as you type in your own editor: a language server.")),
    "twins": ("twins:twins", message("How many of your posts stand on two networks.")),
    "rules": ("rules:rules", message("The rules that drafts are checked against.")),
    "draft": ("draft:draft", message("Write, list and approve drafts.")),
    "schedule": ("schedule:schedule", message("Slots and the queue of approved posts.")),
    "publish": ("publish:publish", message("Send what is due, each post exactly once.")),
    "experiment": (
        "experiment:experiment",
        message("Networks that you try out: adopt, extend or drop them on their day."),
    ),
    "results": ("results:results", message("How far your goals are: note a figure, or read them.")),
    "review": (
        "review:review",
        message("Look at the strategy itself again, and say what stays and what changes."),
    ),
    "doctor": ("doctor:doctor", message("Where things are, and whether they are well.")),
}


def _open_app(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        from strategy_tui.cli.app import open_app

        open_app(context.obj)


@click.pass_context
def _root(
    context: click.Context, ui_language: str | None, workspace: Path | None, version: bool
) -> None:
    if version:
        from strategy_tui import __version__

        Output("en").line(f"strategy-tui {__version__}")
        context.exit()
    context.obj = session_of(ui_language, workspace)
    _open_app(context)


ROOT = Group(
    "strategy-tui",
    callback=_root,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    words=message(
        "Hold your social-media presence to the strategy that you wrote. "
        "Without a command, opens the app."
    ),
    lazy={name: (f"strategy_tui.cli.{at}", words) for name, (at, words) in COMMANDS.items()},
    params=[
        Option(
            ["--ui-language", "-L"],
            type=click.Choice(LANGUAGES),
            words=message("Language of sentences; else your strategy's."),
        ),
        Option(
            ["--workspace", "-C"],
            type=click.Path(path_type=Path, file_okay=False),
            words=message("The folder of your strategy; else found upwards from here."),
        ),
        Option(["--version"], is_flag=True, words=message("Show the version and exit.")),
    ],
)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code; errors become one sentence on stderr."""
    context: click.Context | None = None
    arguments = hoisted(arguments)
    try:
        with ROOT.make_context("strategy-tui", list(arguments)) as context:
            result = ROOT.invoke(context)
        flush()
        return result if isinstance(result, int) and not isinstance(result, bool) else CLEAN
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _leave_stdout()
        return CLEAN
    except StdoutFailed as error:
        _leave_stdout()
        _output(context, arguments).talk(error.message)
        return UNUSABLE
    except click.ClickException as error:
        from strategy_tui.cli.usage import usage_message

        _output(context, arguments).talk(usage_message(error))
        return USAGE
    except StrategyTuiError as error:
        return _explain(error, _output(context, arguments))
    except Exception as error:
        from strategy_tui.cli.crash import report_crash

        report_crash(error, _output(None, arguments))
        return OUR_BUG


def _leave_stdout() -> None:
    """Nobody reads standard output any more; the interpreter must not flush into it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def hoisted(arguments: Sequence[str]) -> list[str]:
    """The arguments with the language first, wherever on the line it was asked for."""
    language: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        each = waiting.pop(0)
        if each == "--":
            rest += [each, *waiting]
            break
        if each in {"-L", "--ui-language"} and waiting:
            language = ["--ui-language", waiting.pop(0)]
        elif each.startswith("--ui-language="):
            language = ["--ui-language", each.partition("=")[2]]
        else:
            rest.append(each)
    return [*language, *rest]


def _output(context: click.Context | None, arguments: Sequence[str]) -> Output:
    """Speaks the language of the run as far as it got; `arguments` are hoisted."""
    if context is not None:
        params = context.find_root().params
        session: Session = context.obj or session_of(params["ui_language"], params["workspace"])
        return session.output
    asked = arguments[1] if arguments[:1] == ["--ui-language"] else None
    settings = read_settings(os.environ, asked if asked in LANGUAGES else None)
    return Output(settings.language or settings.locale_language)


def _explain(error: StrategyTuiError, output: Output) -> int:
    output.talk(error.message)
    if isinstance(error, InvalidFile):
        from strategy_tui.cli.findings import finding_lines

        for line in finding_lines(error.source, error.text, error.diagnostics, output):
            output.aside(line)
    return error.exit_code
