"""From values to keys: a generated function that notes how each clause stands for an account.

A key says which clause is the first that surely holds, which facts are unknown in those before it,
and whether the follow is fresh. Accounts with one key have one verdict, so there are few keys and
each is judged once. The function is straight code, such as one would write by hand for the policy
at hand; every value it compares with is bound through its namespace, never written as source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from strategy_tui.audit.clause import Scale, Value
from strategy_tui.audit.diagram import FALSE, TRUE
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import NEVER
from strategy_tui.domain.strategy import AllOf, AnyOf, Condition, Not, Operator, Test, tests_of
from strategy_tui.domain.verdict import Outcome

Literal = tuple[Test, bool]
"""A test, and whether it is to hold (or to fail)."""
Walk = Callable[[Iterable[Sequence[Value]], Mapping[int, int]], list[int]]
"""Rows and what each key stands for → what each row stands for."""


class Bits:
    """Hands out the bits of a key, from the lowest."""

    def __init__(self, reserved: int) -> None:
        self.used = reserved

    def next(self) -> int:
        """A bit that nobody has yet."""
        self.used += 1
        return 1 << self.used - 1


class Noted:
    """How a condition stands, as bits: which of its facts are unknown, which tests hold.

    A conjunction needs no bits for its tests: where it may hold, every known test does.
    """

    def __init__(
        self, condition: Condition, bits: Bits, scales: Mapping[str, Scale], assumed: Iterable[str]
    ) -> None:
        tests = tuple(tests_of(condition))
        self.condition = condition
        self.literals = _conjunction(condition)
        self.unknown = {fact: bits.next() for fact in dict.fromkeys(test.fact for test in tests)}
        self.holds: dict[Test, int] = {}
        if self.literals is None:
            self.holds = {test: bits.next() for test in dict.fromkeys(tests)}
        self.mask = sum(self.unknown.values()) + sum(self.holds.values())
        constant = any(len(set(scales[test.fact].truths[test])) == 1 for test in tests)
        apart = len(self.unknown) == len(tests)
        self.plain = apart and not constant and self.unknown.keys().isdisjoint(assumed)
        """What is not known of it by its tests one by one is not known at all."""

    def known(self, key: int) -> dict[Test, int]:
        """The tests whose truth a key tells, where the condition neither surely holds nor fails."""
        if self.literals is not None:
            truths = {test: TRUE if wanted else FALSE for test, wanted in self.literals}
        else:
            truths = {test: TRUE if key & bit else FALSE for test, bit in self.holds.items()}
        return {t: truth for t, truth in truths.items() if not key & self.unknown[t.fact]}


@dataclass(frozen=True, slots=True)
class Step:
    """One clause in the order in which they decide."""

    place: int
    """Among the policy's clauses, keep before let go."""
    side: Outcome
    always: bool
    when: Noted
    prefer: Noted | None
    misses: int
    """The bit that says that the preference is known to be unmet."""

    mask: int
    """All bits that the step may set."""


def _conjunction(condition: Condition) -> tuple[Literal, ...] | None:
    """The tests of a condition that is nothing but tests joined by `and`."""
    match condition:
        case Test():
            return ((condition, True),)
        case Not(Test() as test):
            return ((test, False),)
        case AllOf(parts):
            found: list[Literal] = []
            for part in parts:
                if (literals := _conjunction(part)) is None:
                    return None
                found += literals
            return tuple(found)
        case _:
            return None


@dataclass(slots=True)
class _Source:
    """Lines of the function under way, and the values that they name."""

    scales: Mapping[str, Scale]
    lines: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=lambda: {"NEVER": NEVER})

    def add(self, depth: int, line: str) -> None:
        self.lines.append("    " * depth + line)

    def column(self, fact: str) -> str:
        return f"v{list(self.scales).index(fact)}"

    def bind(self, value: Any) -> str:
        name = f"c{len(self.names)}"
        self.names[name] = value
        return name

    def compare(self, literal: Literal) -> str:
        """Whether a known value passes."""
        test, wanted = literal
        value, bound = self.column(test.fact), self.scales[test.fact].bounds[test]
        match test.operator:
            case Operator.IS:
                assert isinstance(bound, frozenset), "an answer is one of several"
                if len(bound) == 1:
                    return f"{value} {'==' if wanted else '!='} {self.bind(*bound)}"
                return f"{value} {'in' if wanted else 'not in'} {self.bind(bound)}"
            case Operator.NEVER:
                return f"{value} {'==' if wanted else '!='} NEVER"
            case Operator.MORE_THAN:
                return f"{value} {'>' if wanted else '<='} {self.bind(bound)}"
            case Operator.LESS_THAN:
                return f"{value} {'<' if wanted else '>='} {self.bind(bound)}"
        name = self.bind(bound)
        if wanted is (test.operator is Operator.WITHIN):
            return f"{name} <= {value} < NEVER"
        return f"({value} < {name} or {value} == NEVER)"

    def surely(self, literal: Literal) -> str:
        """Whether a value is known and passes."""
        if literal[1] and literal[0].operator in {Operator.IS, Operator.NEVER}:
            return self.compare(literal)  # None equals no answer.
        return f"({self.column(literal[0].fact)} is not None and {self.compare(literal)})"

    def maybe(self, literal: Literal) -> str:
        """Whether a value passes or is unknown."""
        return f"({self.column(literal[0].fact)} is None or {self.compare(literal)})"

    def truth(self, condition: Condition, wanted: bool) -> str:
        """Whether a condition surely holds (or fails), by Kleene's rules."""
        match condition:
            case Test():
                return self.surely((condition, wanted))
            case Not(part):
                return self.truth(part, not wanted)
            case AllOf(parts) | AnyOf(parts):
                every = isinstance(condition, AllOf) is wanted
                join, empty = (" and ", "True") if every else (" or ", "False")
                return f"({join.join(self.truth(part, wanted) for part in parts) or empty})"

    def note(self, depth: int, noted: Noted) -> None:
        """Set the bits of a condition that neither surely holds nor fails."""
        for fact, bit in noted.unknown.items():
            self.add(depth, f"if {self.column(fact)} is None: k |= {bit}")
        for test, bit in noted.holds.items():
            self.add(depth, f"if {self.surely((test, True))}: k |= {bit}")


@dataclass(frozen=True, slots=True)
class Fresh:
    """A follow no older than `since` is fresh, which sets `bit`."""

    since: str
    bit: int


def walk(steps: Sequence[Step], fresh: Fresh | None, scales: Mapping[str, Scale]) -> Walk:
    """The function for a policy whose clauses decide in the order of `steps`.

    The key of a row has the number (from 1) of the first step that surely holds, or 0, in its
    lowest bits, and those bits of the steps before it that can still matter.
    """
    source = _Source(scales)
    row = "".join(f"{source.column(fact)}, " for fact in scales) or "_"
    source.add(0, "def walk(rows, codes):")
    source.add(1, "found = []")
    source.add(1, "add = found.append")
    source.add(1, f"for {row} in rows:")
    source.add(2, "k = 0")
    spared = False
    for number, step in enumerate(steps, 1):
        if fresh is not None and not spared and step.side is Outcome.LET_GO and not step.always:
            spared = True
            source.add(2, f"if {_is_fresh(source, fresh)}:")
            _finish(source, 3, f"k | {fresh.bit}")
        _step(source, steps, number, None if spared else fresh)
    if fresh is not None and not spared:
        source.add(2, f"if {_is_fresh(source, fresh)}: k |= {fresh.bit}")
    _finish(source, 2, "k")
    source.add(1, "return found")
    exec("\n".join(source.lines), source.names)
    made: Walk = source.names["walk"]
    return made


def _step(source: _Source, steps: Sequence[Step], number: int, fresh: Fresh | None) -> None:
    """One clause: finish the row where it surely holds, take notes where it may."""
    when = steps[number - 1].when
    match when.literals:
        case None:
            source.add(2, f"if not {source.truth(when.condition, False)}:")
            source.add(3, f"if {source.truth(when.condition, True)}:")
            _holds(source, 4, steps, number, fresh)
            _may_hold(source, 3, steps[number - 1])
        case (literal,):
            source.add(2, f"if {source.surely(literal)}:")
            _holds(source, 3, steps, number, fresh)
            source.add(2, f"if {source.column(literal[0].fact)} is None:")
            _may_hold(source, 3, steps[number - 1])
        case literals:
            source.add(2, f"if {' and '.join(map(source.maybe, literals)) or True}:")
            known = (f"{source.column(fact)} is not None" for fact in when.unknown)
            source.add(3, f"if {' and '.join(known) or True}:")
            _holds(source, 4, steps, number, fresh)
            _may_hold(source, 3, steps[number - 1])


def _holds(
    source: _Source, depth: int, steps: Sequence[Step], number: int, fresh: Fresh | None
) -> None:
    step, before = steps[number - 1], steps[: number - 1]
    source.add(depth, f"k &= {_mattering(step, before)}")
    if fresh is not None:
        source.add(depth, f"if k and {_is_fresh(source, fresh)}: k |= {fresh.bit}")
    start, contested = _run(steps, number)
    if contested and start != number:
        source.add(depth, f"if k & {contested}:")
        _finish(source, depth + 1, f"k | {start}")
    _preference(source, depth, step)
    _finish(source, depth, f"k | {number}")


def _may_hold(source: _Source, depth: int, step: Step) -> None:
    source.note(depth, step.when)
    if not step.when.plain:
        _preference(source, depth, step)


def _preference(source: _Source, depth: int, step: Step) -> None:
    if step.prefer is None:
        return
    source.add(depth, f"if {source.truth(step.prefer.condition, False)}: k |= {step.misses}")
    if not step.prefer.plain:
        source.add(depth, f"elif not {source.truth(step.prefer.condition, True)}:")
        source.note(depth + 1, step.prefer)


def _mattering(step: Step, before: Sequence[Step]) -> int:
    """The bits of earlier clauses that can still matter once a clause holds.

    One of the same side changes nothing, unless an opposed one stands between or it may turn out
    to hold after all and would then be the one to name.
    """
    mask, opposed = 0, False
    for each in reversed(before):
        opposed = opposed or each.side is not step.side
        if opposed or not each.when.plain:
            mask |= each.mask
    return mask


def _run(steps: Sequence[Step], number: int) -> tuple[int, int]:
    """The first step of the run of same-sided ones that a step is in, and when that will do.

    Where an opposed clause before the run may hold after all, no clause of the run decides alone,
    so it does not matter which of them holds: then the first stands for all, and keys are fewer.
    """
    side = steps[number - 1].side
    start = number
    while start > 1 and steps[start - 2].side is side:
        start -= 1
    opposed = (each for each in steps[: start - 1] if each.side is not side and each.when.plain)
    return start, sum(each.when.mask for each in opposed)


def _is_fresh(source: _Source, fresh: Fresh) -> str:
    value = source.column("followed_since")
    return f"{value} is not None and {source.bind(fresh.since)} <= {value} < NEVER"


def _finish(source: _Source, depth: int, key: str) -> None:
    source.add(depth, f"add(codes[{key}])")
    source.add(depth, "continue")
