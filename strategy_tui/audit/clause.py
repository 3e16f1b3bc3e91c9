"""Conditions over facts, compiled: dates relative to now become fixed cuts in ISO text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf, nextafter
from typing import Any

from strategy_tui.audit.diagram import FALSE, TRUE, Diagrams
from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.strategy import AllOf, AnyOf, Condition, Duration, Not, Operator, Test

Value = str | float | None
"""A fact's value as the wide table has it; None is unknown."""

UNKNOWN = 0
"""The class of a value that is not known, or that the fact's kind does not have."""

_FIRST_DATE = "0"
"""Sorts before every ISO date and after the empty text that stands for unknown."""

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


@dataclass(frozen=True, slots=True)
class Scale:
    """How one fact's values fall into the classes that a policy tells apart.

    Class 0 is unknown; the known ones count from 1, and values that no test tells apart share one.
    """

    answers: tuple[int, ...]
    """For each known class, how many different answers fall into it."""
    truths: Mapping[Test, tuple[int, ...]]
    """For each test of the policy, TRUE or FALSE in each known class."""
    choices: Mapping[Value, int] | None
    """For facts of few values: value → class."""
    edges: tuple[str | float, ...] = ()
    """For dates and numbers: where cells begin, ascending; what sorts lower is unknown."""
    cells: tuple[int, ...] = ()
    """For dates and numbers: the class of what lies below the first edge, and of each cell."""

    def classes(self, column: Sequence[Value]) -> Iterable[int]:
        """The class of each value of a column, quickly."""
        if self.choices is not None:
            return map(self.choices.__getitem__, column)
        edges: Any = self.edges
        absent: Any = "" if isinstance(self.edges[0], str) else -1.0
        texts = [absent if value is None else value for value in column]
        return map(self.cells.__getitem__, map(partial(bisect_right, edges), texts))

    def class_of(self, value: Value) -> int:
        """The class of one value."""
        return next(iter(self.classes((value,))))


class _Choices(dict[Value, int]):
    """Value → class, where a value that the fact does not have tells nothing."""

    def __missing__(self, value: Value) -> int:
        return UNKNOWN


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
    rows = {
        test: [value in test.value if isinstance(test.value, tuple) else False for value in values]
        for test in tests
    }
    cells, answers, truths = _merged(len(values), rows)
    choices = _Choices(zip(values, cells, strict=True))
    return Scale(answers, truths, choices)


def _of_dates(tests: tuple[Test, ...], now: datetime) -> Scale:
    """Cells between the cuts, from the oldest on, and a last one for `never`."""
    cuts = {test: cut(now, test.value) for test in tests if isinstance(test.value, Duration)}
    inner = sorted(set(cuts.values()))
    never = len(inner) + 1
    rows: dict[Test, list[bool]] = {}
    for test in tests:
        if test.operator is Operator.NEVER:
            rows[test] = [cell == never for cell in range(never + 1)]
            continue
        older = [cell <= inner.index(cuts[test]) or cell == never for cell in range(never + 1)]
        wanted = test.operator is Operator.OLDER_THAN
        rows[test] = [each is wanted for each in older]
    cells, answers, truths = _merged(never + 1, rows)
    return Scale(answers, truths, None, (_FIRST_DATE, *inner, NEVER), (UNKNOWN, *cells))


def _of_numbers(tests: tuple[Test, ...]) -> Scale:
    """Cells between the bounds, from 0 on; more than 3 begins at the next number after 3."""
    starts: dict[Test, float] = {}
    for test in tests:
        assert isinstance(test.value, int | float), "a number is compared with a number"
        above = test.operator is Operator.MORE_THAN
        starts[test] = nextafter(test.value, inf) if above else float(test.value)
    edges = sorted({0.0, *(start for start in starts.values() if start > 0)})
    rows = {
        test: [(edge >= start) is (test.operator is Operator.MORE_THAN) for edge in edges]
        for test, start in starts.items()
    }
    cells, answers, truths = _merged(len(edges), rows)
    return Scale(answers, truths, None, tuple(edges), (UNKNOWN, *cells))


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
    return tuple(distinct.index(pattern) + 1 for pattern in patterns), answers, truths


def compile_condition(condition: Condition, scales: Mapping[str, Scale], diagrams: Diagrams) -> int:
    """The condition as a diagram over the facts in the order of `scales`."""
    places = {fact: place for place, fact in enumerate(scales)}

    def compiled(part: Condition) -> int:
        match part:
            case Test():
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
