"""`strategy-tui lint`: check drafts without opening the app."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.findings import finding_lines, findings_json, reaches
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message, plural
from strategy_tui.errors import WrongUsage


@command("lint", message("Check FILES (drafts; - is standard input) against the rules."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@option(
    "--network",
    metavar="NAME",
    words=message("Where the text is meant to go, for a file that does not say."),
)
@option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    words=message("Lines for people and editors, or JSON."),
)
@option(
    "--jsonl",
    is_flag=True,
    words=message("Answer JSON Lines of {id, network, text} from standard input."),
)
@option("--fix", is_flag=True, words=message("Make every fix that is certain, in the file."))
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "hint", "never"]),
    default="error",
    words=message("The least severity that makes the exit code 1."),
)
@with_session
def lint(
    session: Session,
    files: tuple[Path, ...],
    network: str | None,
    style: str,
    jsonl: bool,
    fix: bool,
    fail_on: str,
) -> int:
    """Print the diagnostics of each file; the worst of all decides the exit code."""
    if jsonl:
        return _answer_lines(session)
    if not files:
        raise WrongUsage(
            message("“lint” needs a file, or - for standard input. “lint --help” explains.")
        )
    linting = session.linting
    failed = False
    for path in [each for given in files for each in _drafts(session, given)]:
        if fix and str(path) != "-":
            _fix(session, path, network)
        source = sys.stdin.buffer.read() if str(path) == "-" else None
        linted = linting.lint_file(path, session.now, network=network, data=source)
        name = "<stdin>" if source is not None else str(path)
        if style == "json":
            for entry in findings_json(name, linted.text, linted.diagnostics, session.output):
                session.output.json(entry)
        else:
            for line in finding_lines(name, linted.text, linted.diagnostics, session.output):
                session.output.line(line)
        failed = failed or reaches(linted.diagnostics, fail_on)
    return 1 if failed else 0


def _drafts(session: Session, given: Path) -> tuple[Path, ...]:
    """The drafts that an argument stands for: itself, or those of a folder."""
    if str(given) == "-":
        return (given,)
    found = session.linting.files(given)
    if not found:
        session.output.talk(message("There are no drafts (*.md) in {path}.", path=str(given)))
    return found


def _fix(session: Session, path: Path, network: str | None) -> None:
    made = session.linting.fix_file(path, session.now, network=network)
    if made:
        session.output.talk(
            plural(
                "{path}: {count} fix made.",
                "{path}: {count} fixes made.",
                count=made,
                path=str(path),
            )
        )


def _answer_lines(session: Session) -> int:
    """The machine interface: one answer for each line, in order, flushed."""
    from strategy_tui.cli.answering import answer_lines
    from strategy_tui.lint.pack import bundled
    from strategy_tui.lint.report import jsonl_answer
    from strategy_tui.networks import NETWORKS, spec

    language = session.machine_language
    rules = bundled()

    def answer(line: str) -> object:
        return jsonl_answer(line, NETWORKS, spec, rules, language, session.now)

    return answer_lines(answer, session.output)
