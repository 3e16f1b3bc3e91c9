"""Conditions over facts, compiled: dates relative to now become fixed cuts in ISO text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from math import inf, nextafter
from typing import Any

from strategy_tui.audit.diagram import FALSE, TRUE, Diagrams
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.strategy import AllOf, AnyOf, Condition, Duration, Not, Operator, Test

Value = str | float | None
"""A fact's value as the wide table has it; None is unknown."""

_TESTS: Mapping[FactKind, frozenset[Operator]] = {
    FactKind.ANSWER: frozenset({Operator.IS}),
    FactKind.FLAG: frozenset({Operator.IS}),
    FactKind.STATE: frozenset({Operator.IS}),
    FactKind.DATE: frozenset({Operator.OLDER_THAN, Operator.WITHIN, Operator.NEVER}),
    FactKind.NUMBER: frozenset({Operator.MORE_THAN, Operator.LESS_THAN}),
}


def before(now: datetime, span: Duration) -> datetime:
    """The same wall time a calendar span earlier, in UTC.

    Months and years keep the day where the month has it, else take the month's last: a month
    before 31 March is 28 or 29 February. A span longer than the calendar ends at its first day.
    """
    now = now.astimezone(UTC)
    first = datetime.min.replace(tzinfo=UTC)
    if span.unit in {"month", "year"}:
        months = now.year * 12 + now.month - 1 - span.amount * (12 if span.unit == "year" else 1)
        if months < first.year * 12:
            return first
        return now.replace(
            year=months // 12, month=months % 12 + 1, day=min(now.day, _last_day(months))
        )
    try:
        return now - timedelta(**{f"{span.unit}s": span.amount})
    except OverflowError:
        return first


def _last_day(months: int) -> int:
    """The number of the last day of a month, counted in months since the year 0."""
    following = datetime((months + 1) // 12, (months + 1) % 12 + 1, 1, tzinfo=UTC)
    return (following - timedelta(days=1)).day


def cut(now: datetime, span: Duration) -> str:
    """The first date text that is still within a span of now; texts that sort lower are older.

    Spans of days or longer are cut at the start of a day, so that a date without a time and a
    time on the same day fall on the same side. A date without a time counts as its first second.
    """
    start = before(now, span)
    if span.unit in {"minute", "hour"}:
        return start.replace(tzinfo=None).isoformat(timespec="seconds")
    return start.date().isoformat()


def is_within(value: Value, since: str) -> bool:
    """Whether a date fact is known to be no older than a cut."""
    return isinstance(value, str) and since <= value != NEVER


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes into which a policy's tests of one fact divide what may be answered.

    Answers that no test tells apart share a class; what is unknown has none.
    """

    answers: tuple[int, ...]
    """For each class, how many different answers fall into it."""
    truths: Mapping[Test, tuple[int, ...]]
    """For each test, TRUE or FALSE in each class."""
    bounds: Mapping[Test, str | float | frozenset[str]]
    """For each test, what a value is compared with: choices, a date's cut or a number."""
    cells: Mapping[str, int] | tuple[Sequence[Any], Sequence[int]]
    """Choice → class, or the ascending edges of cells and the class of each cell."""

    def class_of(self, value: str | float) -> int | None:
        """The class of a value; None for one that the fact cannot have."""
        if isinstance(self.cells, Mapping):
            return self.cells.get(str(value))
        edges, classes = self.cells
        return classes[bisect_right(edges, value)]


def scale(fact: str, tests: Iterable[Test], now: datetime) -> Scale:
    """The scale of a fact for the tests that a policy makes of it.

    Raises:
        ValueError: a test that the fact's kind does not take (a strategy file is checked for it).
    """
    kind = FACTS[fact].kind
    tests = tuple(dict.fromkeys(tests))
    for test in tests:
        if test.operator not in _TESTS[kind]:
            raise ValueError(f"{fact} is of kind {kind} and does not take {test.operator}")
    if kind in CHOICES:
        return _of_choices(CHOICES[kind], tests)
    return _of_dates(tests, now) if kind is FactKind.DATE else _of_numbers(tests)


def _of_choices(values: tuple[str, ...], tests: tuple[Test, ...]) -> Scale:
    bounds = {test: frozenset(test.value) for test in tests if isinstance(test.value, tuple)}
    rows = {test: [value in wanted for value in values] for test, wanted in bounds.items()}
    cells, answers, truths = _merged(len(values), rows)
    return Scale(answers, truths, bounds, dict(zip(values, cells, strict=True)))


def _of_dates(tests: tuple[Test, ...], now: datetime) -> Scale:
    """Cells between the cuts, from the oldest on, and a last one for `never`."""
    bounds = {t: cut(now, t.value) if isinstance(t.value, Duration) else NEVER for t in tests}
    edges = sorted({*bounds.values(), NEVER})
    never = len(edges)
    rows: dict[Test, list[bool]] = {}
    for test, bound in bounds.items():
        if test.operator is Operator.NEVER:
            rows[test] = [cell == never for cell in range(never + 1)]
            continue
        older = [cell <= edges.index(bound) or cell == never for cell in range(never + 1)]
        wanted = test.operator is Operator.OLDER_THAN
        rows[test] = [each is wanted for each in older]
    cells, answers, truths = _merged(never + 1, rows)
    return Scale(answers, truths, bounds, (edges, cells))


def _of_numbers(tests: tuple[Test, ...]) -> Scale:
    """Cells between the bounds, from 0 on; more than 3 begins at the next number after 3."""
    bounds = {test: test.value for test in tests if isinstance(test.value, int | float)}
    starts = {
        test: nextafter(bound, inf) if test.operator is Operator.MORE_THAN else float(bound)
        for test, bound in bounds.items()
    }
    edges = sorted(set(starts.values()))
    rows = {
        test: [(begin >= start) is (test.operator is Operator.MORE_THAN) for begin in (0.0, *edges)]
        for test, start in starts.items()
    }
    cells, answers, truths = _merged(len(edges) + 1, rows)
    return Scale(answers, truths, bounds, (edges, cells))


def _merged(
    size: int, rows: Mapping[Test, Sequence[bool]]
) -> tuple[tuple[int, ...], tuple[int, ...], dict[Test, tuple[int, ...]]]:
    """Cells → classes: cells in which every test says the same share a class."""
    patterns = [tuple(row[cell] for row in rows.values()) for cell in range(size)]
    distinct = list(dict.fromkeys(patterns))
    answers = tuple(patterns.count(pattern) for pattern in distinct)
    truths = {
        test: tuple(TRUE if pattern[place] else FALSE for pattern in distinct)
        for place, test in enumerate(rows)
    }
    return tuple(distinct.index(pattern) for pattern in patterns), answers, truths


def compile_condition(
    condition: Condition,
    scales: Mapping[str, Scale],
    diagrams: Diagrams,
    known: Mapping[Test, int],
) -> int:
    """The condition as a diagram over the facts in the order of `scales`.

    `known` has the tests whose truth is known; all others are left to ask.
    """
    places = {fact: place for place, fact in enumerate(scales)}

    def compiled(part: Condition) -> int:
        match part:
            case Test():
                if part in known:
                    return known[part]
                return diagrams.ask(places[part.fact], scales[part.fact].truths[part])
            case AllOf(parts):
                node = TRUE
                for each in parts:
                    node = diagrams.choose(node, compiled(each), FALSE)
                return node
            case AnyOf(parts):
                node = FALSE
                for each in parts:
                    node = diagrams.choose(node, TRUE, compiled(each))
                return node
            case Not(negated):
                return diagrams.choose(compiled(negated), FALSE, TRUE)

    return compiled(condition)
