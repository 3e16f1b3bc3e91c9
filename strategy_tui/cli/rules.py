"""`strategy-tui rules`: which rules there are, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from strategy_tui.cli.command import Group, command, json_option
from strategy_tui.cli.findings import (
    SEVERITY_WORDS,
    fail_on_option,
    format_option,
    from_here,
    reaches,
    write_reports,
)
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.diagnostic import FileReport
from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile
from strategy_tui.lint.rule import Rule

rules = Group(
    "rules",
    words=message("The rules that drafts are checked against."),
    lazy={
        "list": ("strategy_tui.cli.rules:list_", message("Every rule, in a line each.")),
        "explain": (
            "strategy_tui.cli.rule_pages:explain",
            message("One rule: what, why, examples."),
        ),
        "check": ("strategy_tui.cli.rules:check", message("Check rule packs of your own.")),
    },
)
_OFF = message("off")


@command("list", message("Every rule, in a line each."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the rules, the person's own included."""
    output = session.output
    found = session.linting.rules()
    if as_json:
        for rule in found:
            output.json(
                {
                    "rule": rule.id,
                    "severity": "off" if rule.off else rule.severity.label,
                    "networks": sorted(rule.networks),
                    "why": output.text(rule.why),
                }
            )
        return
    output.table(
        (message("Rule"), message("Severity"), message("Why")),
        [(rule.id, severity_word(rule, output), output.text(rule.why)) for rule in found],
    )


def severity_word(rule: Rule, output: Output) -> str:
    """How much a rule matters by its pack, in the reader's language."""
    return output.text(_OFF if rule.off else SEVERITY_WORDS[rule.severity])


@command("check", message("Check rule packs of your own: FILES, or those of the workspace."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@format_option()
@fail_on_option()
@with_session
def check(session: Session, files: tuple[Path, ...], style: str, fail_on: str) -> int:
    """Print the problems of each pack at their places; one that cannot be used is exit code 2."""
    paths = files or tuple(sorted(session.services.workspace.rules_dir.glob("*.yaml")))
    if not paths:
        folder = session.services.workspace.rules_dir
        session.output.talk(
            message("There are no packs (*.yaml) in {path}.", path=from_here(folder))
        )
    code = 0
    for file in write_reports(style, _reports(paths), session.output_of(style)):
        if file.problem is not None or reaches(file.diagnostics, "error"):
            code = 2
        elif reaches(file.diagnostics, fail_on):
            code = max(code, 1)
        elif not file.diagnostics and style == "text":
            session.output.talk(message("{path} reads well.", path=file.name))
    return code


def _reports(paths: tuple[Path, ...]) -> Iterator[FileReport]:
    from strategy_tui.services.own_rules import broken_examples, read_pack

    for path in paths:
        try:
            text, found, diagnostics = read_pack(path)
        except UnusableFile as error:
            yield FileReport(from_here(path), problem=error.message)
            continue
        told = (*diagnostics, *broken_examples(text, found))
        yield FileReport(from_here(path), text, told, has_offsets=False)
