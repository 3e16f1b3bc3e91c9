"""A follow policy made ready for many accounts: exact, and about as fast as code for it alone.

A generated function turns an account into a key (`keys`), which says how each clause stands for
it; each key is judged once (`judge`) with decision diagrams of what the clauses still ask
(`diagram`); the ruling is packed into a code (`ruling`) and told in words on demand (`explain`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime

from strategy_tui.audit.clause import Scale, Value, cut, is_within, scale
from strategy_tui.audit.explain import Explanation, decider, explain
from strategy_tui.audit.judge import Judge
from strategy_tui.audit.keys import Bits, Fresh, Noted, Step, Walk, walk
from strategy_tui.audit.ruling import Layout, Ruling, outcome_of
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import FACTS, FactKind
from strategy_tui.domain.strategy import FollowPolicy, Test, tests_of
from strategy_tui.domain.verdict import Outcome


def in_grace(policy: FollowPolicy, followed_since: Value, now: datetime) -> bool:
    """Whether a follow is known to be newer than the policy's grace period."""
    return policy.grace is not None and is_within(followed_since, cut(now, policy.grace))


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """A policy made ready for many accounts at one instant.

    A code is an int: `ruling.outcome_of(code)` is quick, `explain` says the rest. Codes of one
    compiled policy may be compared with each other and with nothing else.

    A value is None (unknown) or of its fact's kind; any other value is known to pass no test.
    """

    policy: FollowPolicy
    columns: tuple[str, ...]
    """The facts that accounts are judged by, in the order of `FACTS`."""
    layout: Layout
    _answers: tuple[int, ...]
    _make: Callable[[bool], tuple[Walk, Judge]]
    _made: dict[bool, tuple[Walk, Judge]] = field(default_factory=dict, repr=False)
    """By whether soft clauses rest."""
    _explained: dict[int, Explanation] = field(default_factory=dict, repr=False)

    def code(self, values: Sequence[Value], soft_rests: bool) -> int:
        """The code of one account, whose values are in the order of `columns`."""
        return self.codes((values,), soft_rests)[0]

    def codes(self, rows: Iterable[Sequence[Value]], soft_rests: bool) -> list[int]:
        """The codes of many accounts, each a row in the order of `columns`."""
        if soft_rests not in self._made:
            self._made[soft_rests] = self._make(soft_rests)
        walk_rows, judge = self._made[soft_rests]
        return walk_rows(rows, judge)

    def clause(self, code: int) -> str | None:
        """The path of what decided, as in `Explanation.clause`."""
        return decider(Ruling(outcome_of(code), self.layout.decider(code)), self.policy)[0]

    def explain(self, code: int) -> Explanation:
        """What a code of this policy says, in words."""
        if code not in self._explained:
            ruling = self.layout.unpack(code)
            self._explained[code] = explain(ruling, self.policy, self.columns, self._answers)
        return self._explained[code]


def compile_policy(policy: FollowPolicy, now: datetime) -> CompiledPolicy:
    """The policy with its dates fixed at `now`.

    Raises:
        ValueError: a test that its fact does not take (a strategy file is checked for it).
    """
    scales = _scales(policy, now)
    answers = tuple(sum(each.answers) for each in scales.values())
    layout = Layout.of(len(policy.keep) + len(policy.let_go), answers)

    def make(soft_rests: bool) -> tuple[Walk, Judge]:
        clauses = _in_order(policy, soft_rests)
        bits = Bits(len(clauses).bit_length())
        fresh = Fresh(cut(now, policy.grace), bits.next()) if policy.grace else None
        steps = [_step(policy, place, bits, scales) for place in clauses]
        otherwise, assume = Outcome(policy.otherwise.value), _assumptions(policy, scales)
        judge = Judge(steps, otherwise, assume, fresh.bit if fresh else 0, scales, layout)
        return walk(steps, fresh, scales), judge

    return CompiledPolicy(policy, tuple(scales), layout, answers, make)


def _scales(policy: FollowPolicy, now: datetime) -> dict[str, Scale]:
    """The scale of each fact that the policy asks for, in the order of `FACTS`."""
    tests: dict[str, list[Test]] = {}
    for clause in (*policy.keep, *policy.let_go):
        for condition in (clause.when, clause.prefer):
            for test in tests_of(condition) if condition is not None else ():
                tests.setdefault(test.fact, []).append(test)
    if policy.grace is not None:
        tests.setdefault("followed_since", [])
    if unheard := tests.keys() - FACTS.keys():
        raise ValueError(f"there is no fact {min(unheard)}")
    return {fact: scale(fact, tests[fact], now) for fact in FACTS if fact in tests}


def _in_order(policy: FollowPolicy, soft_rests: bool) -> list[int]:
    """The places of the clauses (keep before let go) in the order in which they decide."""
    clauses = (*policy.keep, *policy.let_go)
    resting = {
        place
        for place, clause in enumerate(clauses)
        if soft_rests and clause.soft and place >= len(policy.keep)
    }
    places = [place for place in range(len(clauses)) if place not in resting]
    return sorted(places, key=lambda place: not clauses[place].always)


def _step(policy: FollowPolicy, place: int, bits: Bits, scales: Mapping[str, Scale]) -> Step:
    clause = (*policy.keep, *policy.let_go)[place]
    side = Outcome.KEEP if place < len(policy.keep) else Outcome.LET_GO
    when = Noted(clause.when, bits, scales, policy.assume)
    if clause.prefer is None or side is Outcome.LET_GO:
        return Step(place, side, clause.always, when, None, 0, when.mask)
    prefer, misses = Noted(clause.prefer, bits, scales, policy.assume), bits.next()
    mask = when.mask | prefer.mask | misses
    return Step(place, side, clause.always, when, prefer, misses, mask)


def _assumptions(policy: FollowPolicy, scales: Mapping[str, Scale]) -> dict[int, int]:
    """Column → the class that the policy assumes; facts that it never asks for are left out."""
    found = {}
    for column, (fact, each) in enumerate(scales.items()):
        if (text := policy.assume.get(fact)) is not None:
            value = float(text) if FACTS[fact].kind is FactKind.NUMBER else text
            if (of_class := each.class_of(value)) is not None:
                found[column] = of_class
    return found
