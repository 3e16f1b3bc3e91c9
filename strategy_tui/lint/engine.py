"""Run rules over a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.draft import Suppression
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.pack import sentence_of
from strategy_tui.lint.rule import Match, Rule, Subject, TooSlow

MOST = 100
"""Findings of one rule in one draft; more tell nothing new."""


def lint(
    subject: Subject, rules: Iterable[Rule], least: Severity = Severity.HINT
) -> tuple[Diagnostic, ...]:
    """Every diagnostic for the subject, in the order of the text.

    Spans are places in the draft's file where there is a draft, else in the text. The strategy's
    severities stand over the packs'; what the draft switches off is left out, and an exception
    that nothing needed is told. With `least`, rules that matter less are not run.
    """
    off = {each.rule: each for each in subject.draft.suppressions} if subject.draft else {}
    shift = subject.draft.body_start if subject.draft else 0
    used: set[str] = set()
    found: dict[tuple[str, Span], Diagnostic] = {}
    for rule in rules:
        severity = _severity(rule, subject)
        if severity is None or severity < least or not rule.applies_to(subject):
            continue
        for each in _diagnostics(rule, severity, subject, shift):
            if rule.id in off:
                used.add(rule.id)
            elif each.severity >= least:
                found.setdefault((each.rule_id, each.span), each)
    unused = [_unused(each) for name, each in off.items() if name not in used]
    everything = (*found.values(), *(each for each in unused if each.severity >= least))
    return tuple(sorted(everything, key=lambda each: (each.span, each.rule_id)))


def _severity(rule: Rule, subject: Subject) -> Severity | None:
    """The pack's severity, or what the strategy says instead; None: switched off."""
    overrides = subject.strategy.lint if subject.strategy is not None else {}
    override = overrides.get(rule.id)
    return rule.severity if override is None else override.severity


def _diagnostics(
    rule: Rule, severity: Severity, subject: Subject, shift: int
) -> tuple[Diagnostic, ...]:
    try:
        matches = tuple(islice(rule.check(subject), MOST))
    except TooSlow:
        sentence = message(
            "The rule “{rule}” of {pack} takes too long and is switched off. Simplify its pattern.",
            rule=rule.id,
            pack=rule.pack,
        )
        return (Diagnostic("pack.too_slow", Severity.WARNING, Span(shift, shift), sentence),)
    return tuple(
        _shifted(_diagnose(rule, severity, each), 0 if each.in_file else shift) for each in matches
    )


def _diagnose(rule: Rule, severity: Severity, match: Match) -> Diagnostic:
    sentence = sentence_of(rule.message, match.details)
    if match.at_most is not None:
        severity = min(severity, match.at_most)
    return Diagnostic(rule.id, severity, match.span, sentence, match.clause, match.fix)


def _shifted(diagnostic: Diagnostic, by: int) -> Diagnostic:
    if not by:
        return diagnostic
    fix = diagnostic.fix
    return replace(
        diagnostic,
        span=_moved(diagnostic.span, by),
        fix=Fix(_moved(fix.span, by), fix.text) if fix else None,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _unused(suppression: Suppression) -> Diagnostic:
    sentence = message(
        "The rule “{rule}” finds nothing here; this exception can go.", rule=suppression.rule
    )
    return Diagnostic("suppression.unused", Severity.HINT, suppression.span, sentence)
