"""`strategy-tui rules`: which rules there are, and why."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import Group, command, json_option
from strategy_tui.cli.findings import SEVERITY_WORDS, finding_lines, reaches
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage

rules = Group(
    "rules",
    words=message("The rules that drafts are checked against."),
    lazy={
        "list": ("strategy_tui.cli.rules:list_", message("Every rule, in a line each.")),
        "explain": ("strategy_tui.cli.rules:explain", message("One rule: what, why, examples.")),
        "check": ("strategy_tui.cli.rules:check", message("Check rule packs of your own.")),
    },
)


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
                    "severity": rule.severity.label,
                    "networks": sorted(rule.networks),
                    "why": output.text(rule.why),
                }
            )
        return
    output.table(
        (message("Rule"), message("Severity"), message("Why")),
        [
            (rule.id, output.text(SEVERITY_WORDS[rule.severity]), output.text(rule.why))
            for rule in found
        ],
    )


@command("explain", message("One rule: what it says, why, and examples."))
@click.argument("rule_id", metavar="RULE")
@with_session
def explain(session: Session, rule_id: str) -> None:
    """Print everything the pack says about a rule."""
    output = session.output
    known = {rule.id: rule for rule in session.linting.rules()}
    if rule_id not in known:
        from rapidfuzz import process

        near = process.extractOne(rule_id, list(known))
        raise WrongUsage(
            message("There is no rule “{id}”. Did you mean “{near}”?", id=rule_id, near=near[0])
        )
    rule = known[rule_id]
    output.line(f"{rule.id} ({output.text(SEVERITY_WORDS[rule.severity])})")
    output.say(rule.why)
    if rule.source:
        output.say(message("Source: {source}", source=rule.source))
    for good, texts in ((False, rule.bad_examples), (True, rule.good_examples)):
        for text in texts:
            mark = message("good: {text}", text=text) if good else message("bad: {text}", text=text)
            output.say(mark)


@command("check", message("Check rule packs of your own: FILES, or those of the workspace."))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@with_session
def check(session: Session, files: tuple[Path, ...]) -> int:
    """Print the problems of each pack at their places."""
    from strategy_tui.services.linting import read_pack

    paths = files or tuple(sorted(session.services.workspace.rules_dir.glob("*.yaml")))
    failed = False
    for path in paths:
        text, _, diagnostics = read_pack(path)
        for line in finding_lines(str(path), text, diagnostics, session.output):
            session.output.line(line)
        failed = failed or reaches(diagnostics, "error")
        if not diagnostics:
            session.output.talk(message("{path} reads well.", path=str(path)))
    return 2 if failed else 0
