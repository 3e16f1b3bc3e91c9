"""Run rules over a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.draft import Suppression
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.lint.excerpt import Excerpt, excerpt
from strategy_tui.lint.kinds import concerned, kind
from strategy_tui.lint.pack import sentence_of
from strategy_tui.lint.rule import Match, Rule, Subject, TooSlow

MOST = 100
"""Findings of one rule in one draft; more tell nothing new."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the rules found in one text, in its order."""

    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[tuple[Diagnostic, Suppression], ...] = ()
    """What the draft switched off, each with the exception that did it."""


def lint(
    subject: Subject, rules: Iterable[Rule], least: Severity = Severity.HINT
) -> tuple[Diagnostic, ...]:
    """Every diagnostic for the subject, in the order of the text; `check` tells more."""
    return check(subject, rules, least).diagnostics


def check(subject: Subject, rules: Iterable[Rule], least: Severity = Severity.HINT) -> Findings:
    """Everything that the rules find in the subject, in the order of the text.

    Spans are places in the draft's file where there is a draft, else in the text. The strategy's
    severities stand over the packs'; what the draft switches off is set apart, and an exception
    that nothing needed is told. With `least`, rules that matter less are not run.
    """
    off = {each.rule: each for each in subject.draft.suppressions} if subject.draft else {}
    shift = subject.draft.body_start if subject.draft else 0
    short, whole = excerpt(subject), Excerpt(subject)
    found: dict[tuple[str, Span], Diagnostic] = {}
    suppressed: dict[tuple[str, Span], tuple[Diagnostic, Suppression]] = {}
    unused = dict(off)
    rules = tuple(rules)
    for rule in _fitting(rules, subject.spec.name, subject.language, concerned(subject)):
        severity = severity_of(rule, subject)
        if severity is None or severity < least:
            continue
        seen = whole if short.cut and kind(rule.kind).READS_WHOLE else short
        for each in _diagnostics(rule, severity, seen, shift):
            if rule.id in off:
                unused.pop(rule.id, None)
                suppressed.setdefault((each.rule_id, each.span), (each, off[rule.id]))
            elif each.severity >= least:
                found.setdefault((each.rule_id, each.span), each)
    everything = [*found.values()]
    if unused and least <= Severity.WARNING:
        everything += _idle(unused, {each.id: each for each in rules}, subject, least)
    everything.sort(key=lambda each: (each.span, each.rule_id))
    return Findings(tuple(everything), tuple(suppressed.values()))


@lru_cache(maxsize=64)
def _fitting(
    rules: tuple[Rule, ...], network: str, language: str, kinds: frozenset[str]
) -> tuple[Rule, ...]:
    """Those that are for a network and a language; mostly the same for all drafts of a folder."""
    return tuple(
        rule for rule in rules if rule.kind in kinds and rule.applies_to(network, language)
    )


def severity_of(rule: Rule, subject: Subject) -> Severity | None:
    """The pack's severity, or what the strategy says instead; None: switched off."""
    if subject.strategy is not None:
        override = subject.strategy.lint.get(rule.id)
        if override is not None:
            return override.severity
    return None if rule.off else rule.severity


def _diagnostics(
    rule: Rule, severity: Severity, seen: Excerpt, shift: int
) -> tuple[Diagnostic, ...]:
    try:
        matches = tuple(islice(rule.check(seen.subject), MOST))
    except TooSlow:
        sentence = message(
            "The rule “{rule}” of {pack} takes too long and is switched off. Simplify its pattern.",
            rule=rule.id,
            pack=rule.pack,
        )
        return (Diagnostic("pack.too_slow", Severity.WARNING, Span(shift, shift), sentence),)
    if not matches:
        return ()
    if seen.cut:
        matches = tuple(map(seen.placed, matches))
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
        fix=replace(fix, span=_moved(fix.span, by)) if fix else None,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _idle(
    unused: Mapping[str, Suppression], rules: Mapping[str, Rule], subject: Subject, least: Severity
) -> list[Diagnostic]:
    """The exceptions that did nothing, and why: a wrong name matters more than a spare one."""
    told: list[Diagnostic] = []
    for name, each in unused.items():
        if name not in rules:
            from strategy_tui.yamldoc import unknown_rule

            sentence = unknown_rule(name, rules)
            told.append(Diagnostic("suppression.unknown", Severity.WARNING, each.span, sentence))
        elif least is Severity.HINT:
            sentence = _spare(rules[name], subject)
            told.append(Diagnostic("suppression.unused", Severity.HINT, each.span, sentence))
    return told


def _spare(rule: Rule, subject: Subject) -> Message:
    if severity_of(rule, subject) is None:
        return message(
            "The rule “{rule}” is switched off everywhere; this exception can go.", rule=rule.id
        )
    return message("The rule “{rule}” finds nothing here; this exception can go.", rule=rule.id)
