"""`strategy-tui rules explain`: everything that is known of one rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from strategy_tui.cli.command import command
from strategy_tui.cli.findings import SEVERITY_WORDS
from strategy_tui.cli.output import Output, one_line
from strategy_tui.cli.rules import severity_word
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Override
from strategy_tui.errors import NoWorkspace, WrongUsage
from strategy_tui.lint import built_in
from strategy_tui.lint.language import in_language_first
from strategy_tui.lint.rule import Rule


@command("explain", message("One rule: what it says, why, and examples."))
@click.argument("rule_id", metavar="RULE")
@with_session
def explain(session: Session, rule_id: str) -> None:
    """Print everything that is known of a rule, or of a finding that is no rule of a pack."""
    output = session.output
    known = {rule.id: rule for rule in session.linting.rules()}
    if (rule := known.get(rule_id)) is not None:
        output.line(f"{rule.id} ({severity_word(rule, output)})")
        for each in (*_page(rule, output), *_overridden(_override(session, rule.id))):
            output.line(one_line(output.text(each)))
        _tell_examples(rule, output)
    elif (why := built_in.why(rule_id)) is not None:
        output.line(rule_id)
        output.say(why)
    else:
        from strategy_tui.yamldoc import unknown_rule

        raise WrongUsage(unknown_rule(rule_id, (*known, *built_in.ids())))


def _page(rule: Rule, output: Output) -> Iterator[Message]:
    from strategy_tui.i18n import fields

    said = rule.message.get(output.language) or rule.message.get("en", "")
    for name in fields(said):
        said = said.replace(f"{{{name}}}", "…")
    if said:
        yield message("It says: {text}", text=said)
    if rule.why.id:
        yield message("Why: {why}", why=rule.why)
    if rule.source:
        source = f"{rule.source}, {rule.date}" if rule.date else rule.source
        yield message("Source: {source}", source=source)
    if rule.networks:
        yield message("Only for: {networks}.", networks=tuple(sorted(rule.networks)))
    if rule.languages:
        yield message("Only for texts in: {languages}.", languages=tuple(sorted(rule.languages)))
    yield message("Pack: {pack}", pack=rule.pack)


def _override(session: Session, rule_id: str) -> Override | None:
    try:
        strategy = session.services.strategy.check().strategy
    except NoWorkspace:
        return None
    return strategy.lint.get(rule_id) if strategy is not None else None


def _overridden(override: Override | None) -> Iterator[Message]:
    if override is None:
        return
    if override.severity is None:
        yield message("Your strategy switches it off: {because}", because=override.because)
    else:
        yield message(
            "In your strategy it is of the severity “{severity}”: {because}",
            severity=SEVERITY_WORDS[override.severity],
            because=override.because,
        )


def _tell_examples(rule: Rule, output: Output) -> None:
    for good, texts in ((False, rule.bad_examples), (True, rule.good_examples)):
        for text in map(_with_gaps, in_language_first(texts, output.language)):
            mark = message("good: {text}", text=text) if good else message("bad: {text}", text=text)
            output.line(one_line(output.text(mark)))


def _with_gaps(text: str) -> str:
    """An example in which several spaces in a row can be seen, as where a rule is about them."""
    return re.sub(" {2,}", lambda gap: "␣" * len(gap[0]), text)
