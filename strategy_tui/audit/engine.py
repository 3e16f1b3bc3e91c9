"""The verdict rules: `always` clauses, then keep, then let go, then `otherwise`.

Keep and let go are said only when every completion of the unknown facts leads there; else the
outcome is a question. Among `always` clauses, too, keep comes before let go. Soft let-go clauses
rest once the target is met. A fresh follow is left alone unless it is kept anyway or the `always`
clauses alone decide.

How it is fast: each fact falls into a few classes (`clause.Scale`), an account's classes are its
signature, and a signature is judged once. To judge it, each clause is a decision diagram
(`diagram.Diagrams`) in which the known facts are filled in; what is left depends on unknown facts
only, is exact, and is shared by all signatures that leave the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from strategy_tui.audit.clause import UNKNOWN, Scale, Value, compile_condition, cut, scale
from strategy_tui.audit.diagram import FALSE, TRUE, Diagrams
from strategy_tui.audit.explain import Explanation, explain
from strategy_tui.audit.questions import open_facts
from strategy_tui.audit.ruling import FIRST_CLAUSE, OTHERWISE, OUTCOMES, SEVERAL, Layout, Ruling
from strategy_tui.domain.facts import FACTS, NEVER, FactKind
from strategy_tui.domain.strategy import (
    Clause,
    Duration,
    FollowPolicy,
    Operator,
    Test,
    tests_of,
)
from strategy_tui.domain.verdict import Outcome

Signature = tuple[int, ...]
"""The class of each column's value."""
Left = tuple[int, int]
"""What the known facts leave of a clause and of what it prefers, as diagrams."""

_LEAF = {outcome: TRUE + 1 + place for place, outcome in enumerate(OUTCOMES)}
_OUTCOME = {leaf: outcome for outcome, leaf in _LEAF.items()}
_BATCH = 8192


def in_grace(policy: FollowPolicy, followed_since: Value, now: datetime) -> bool:
    """Whether a follow is known to be newer than the policy's grace period."""
    if policy.grace is None or not isinstance(followed_since, str) or followed_since == NEVER:
        return False
    return followed_since >= cut(now, policy.grace)


class _ClauseJudge(dict[Any, Left]):
    """The classes of a clause's own facts → what is left of it, worked out once."""

    def __init__(
        self, clause: Clause, place: int, side: Outcome, scales: Mapping[str, Scale], all: Diagrams
    ) -> None:
        super().__init__()
        self.place, self.side, self.always = place, side, clause.always
        self.soft = clause.soft and side is Outcome.LET_GO
        self._diagrams = all
        prefer = compile_condition(clause.prefer, scales, all) if clause.prefer else TRUE
        self._whole = compile_condition(clause.when, scales, all), prefer
        self._facts = sorted(all.facts(self._whole[0]) | all.facts(prefer))
        self.pick: Callable[[Signature], Any] = (
            itemgetter(*self._facts) if self._facts else lambda _: ()
        )

    def __missing__(self, picked: Any) -> Left:
        known = (picked,) if isinstance(picked, int) else picked
        left = self._whole
        for fact, of_class in zip(self._facts, known, strict=True):
            if of_class != UNKNOWN:
                left = _fill(self._diagrams, left, fact, of_class - 1)
        # A clause that cannot hold prefers nothing, so more accounts are alike.
        left = self[picked] = left if left[0] != FALSE else (FALSE, TRUE)
        return left


def _fill(diagrams: Diagrams, left: Left, fact: int, known: int) -> Left:
    return diagrams.given(left[0], fact, known), diagrams.given(left[1], fact, known)


class _Judge(dict[Signature, int]):
    """Signature → code, worked out once; `clauses` are in the order in which they decide."""

    def __init__(
        self,
        clauses: Sequence[_ClauseJudge],
        otherwise: Outcome,
        assume: Mapping[int, int],
        fresh: tuple[int, frozenset[int]] | None,
        diagrams: Diagrams,
        answers: Sequence[tuple[int, ...]],
        layout: Layout,
    ) -> None:
        super().__init__()
        self._clauses, self._otherwise, self._assume = clauses, otherwise, assume
        self._fresh, self._diagrams = fresh, diagrams
        self._answers, self._layout = answers, layout
        self._codes: dict[tuple[bool, tuple[Left, ...]], int] = {}

    def __missing__(self, signature: Signature) -> int:
        left = []
        for clause in self._clauses:
            left.append(remains := clause[clause.pick(signature)])
            if remains[0] == TRUE:
                break  # Nothing after a clause that holds can change the outcome.
        grace = self._fresh is not None and signature[self._fresh[0]] in self._fresh[1]
        key = (grace, tuple(left))
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = self._layout.pack(self._rule(*key))
        self[signature] = code
        return code

    def _rule(self, grace: bool, left: tuple[Left, ...]) -> Ruling:
        assumable = sorted(fact for fact in self._unknown(left) if fact in self._assume)
        filled = self._assuming(left, assumable)
        outcome, diagram = self._outcome(grace, filled)
        if outcome is Outcome.ASK and not self._diagrams.is_leaf(diagram):
            open = open_facts(self._diagrams, diagram, self._answers)
            return Ruling(outcome, SEVERAL, open=open)
        decider = self._decider(outcome, grace, filled)
        return Ruling(
            outcome,
            decider,
            renew=outcome is Outcome.KEEP and self._renew(decider, filled),
            assumed=self._needed(grace, left, assumable, outcome),
        )

    def _unknown(self, left: tuple[Left, ...]) -> set[int]:
        return {fact for pair in left for node in pair for fact in self._diagrams.facts(node)}

    def _assuming(self, left: tuple[Left, ...], facts: Iterable[int]) -> tuple[Left, ...]:
        for fact in facts:
            known = self._assume[fact]
            left = tuple(_fill(self._diagrams, each, fact, known) for each in left)
        return left

    def _outcome(self, grace: bool, left: tuple[Left, ...]) -> tuple[Outcome, int]:
        """The outcome that every completion has, else ASK; and the outcome as a diagram."""
        diagram = self._decision(left, self._otherwise)
        outcome = _OUTCOME.get(diagram, Outcome.ASK)
        if grace and outcome is not Outcome.KEEP:
            diagram = self._decision(left, Outcome.GRACE, always_only=True)
            outcome = _OUTCOME.get(diagram, Outcome.GRACE)
        return outcome, diagram

    def _decision(
        self, left: tuple[Left, ...], otherwise: Outcome, always_only: bool = False
    ) -> int:
        diagram = _LEAF[otherwise]
        # `left` may be shorter than the clauses: it ends where one holds.
        for clause, (when, _) in reversed(list(zip(self._clauses, left, strict=False))):
            if clause.always or not always_only:
                diagram = self._diagrams.choose(when, _LEAF[clause.side], diagram)
        return diagram

    def _decider(self, outcome: Outcome, grace: bool, left: tuple[Left, ...]) -> int:
        """The first clause that holds in every completion and that none before it can overrule."""
        contested = False
        for clause, (when, _) in zip(self._clauses, left, strict=False):
            if grace and outcome is Outcome.LET_GO and not clause.always:
                break
            if clause.side is outcome and when == TRUE and not contested:
                return FIRST_CLAUSE + clause.place
            contested = contested or (clause.side is not outcome and when != FALSE)
        holds_none = all(when == FALSE for when, _ in left)
        return OTHERWISE if holds_none and outcome is self._otherwise else SEVERAL

    def _renew(self, decider: int, left: tuple[Left, ...]) -> bool:
        """Whether the deciding clause is known to miss what it prefers."""
        return any(
            clause.place + FIRST_CLAUSE == decider and prefer == FALSE
            for clause, (_, prefer) in zip(self._clauses, left, strict=False)
        )

    def _needed(
        self, grace: bool, left: tuple[Left, ...], assumable: Sequence[int], outcome: Outcome
    ) -> tuple[int, ...]:
        """Assumptions that suffice for the outcome and of which none can be spared."""
        needed = list(assumable)
        for fact in assumable:
            fewer = [each for each in needed if each != fact]
            if self._outcome(grace, self._assuming(left, fewer))[0] is outcome:
                needed = fewer
        return tuple(needed)


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """A policy made ready for many accounts at one instant.

    A code is an int: `ruling.outcome_of(code)` is quick, `explain` says the rest.
    Codes of one compiled policy may be compared with each other and with nothing else.
    """

    policy: FollowPolicy
    columns: tuple[str, ...]
    """The facts that accounts are judged by, in the order of `FACTS`."""
    scales: tuple[Scale, ...]
    layout: Layout
    judges: tuple[_Judge, _Judge]
    """With all clauses, and with the soft ones at rest."""
    _explained: dict[int, Explanation] = field(default_factory=dict, repr=False)

    def explain(self, code: int) -> Explanation:
        """What a code of this policy says, in words."""
        if code not in self._explained:
            answers = [sum(each.answers) for each in self.scales]
            ruling = self.layout.unpack(code)
            self._explained[code] = explain(ruling, self.policy, self.columns, answers)
        return self._explained[code]

    def code(self, values: Sequence[Value], soft_rests: bool) -> int:
        """The code of one account, whose values are in the order of `columns`."""
        pairs = zip(self.scales, values, strict=True)
        return self.judges[soft_rests][tuple(each.class_of(value) for each, value in pairs)]

    def codes(self, rows: Iterable[Sequence[Value]], soft_rests: bool) -> list[int]:
        """The codes of many accounts, each a row in the order of `columns`."""
        judge = self.judges[soft_rests]
        codes: list[int] = []
        waiting = iter(rows)
        while batch := list(islice(waiting, _BATCH)):
            if not self.columns:
                codes.extend([judge[()]] * len(batch))
                continue
            columns = zip(self.scales, zip(*batch, strict=True), strict=True)
            classes = [each.classes(column) for each, column in columns]
            codes.extend(map(judge.__getitem__, zip(*classes, strict=True)))
        return codes


def compile_policy(policy: FollowPolicy, now: datetime) -> CompiledPolicy:
    """The policy with its dates fixed at `now`.

    Raises:
        ValueError: a test that its fact does not take (a strategy file is checked for it).
    """
    scales = _scales(policy, now)
    answers = tuple(each.answers for each in scales.values())
    diagrams = Diagrams(len(scales), TRUE + 1 + len(OUTCOMES))
    clauses = _ranked(policy, scales, diagrams)
    layout = Layout.of(len(clauses), tuple(map(sum, answers)))

    def judge(those: Sequence[_ClauseJudge]) -> _Judge:
        otherwise = Outcome(policy.otherwise.value)
        assume, fresh = _assumptions(policy, scales), _fresh(policy, scales)
        return _Judge(those, otherwise, assume, fresh, diagrams, answers, layout)

    waking = [each for each in clauses if not each.soft]
    return CompiledPolicy(
        policy, tuple(scales), tuple(scales.values()), layout, (judge(clauses), judge(waking))
    )


def _scales(policy: FollowPolicy, now: datetime) -> dict[str, Scale]:
    """The scale of each fact that the policy asks for, in the order of `FACTS`."""
    tests: dict[str, list[Test]] = {}
    for clause in (*policy.keep, *policy.let_go):
        for condition in (clause.when, clause.prefer):
            for test in tests_of(condition) if condition is not None else ():
                tests.setdefault(test.fact, []).append(test)
    if policy.grace is not None:
        tests.setdefault("followed_since", []).append(_grace_test(policy.grace))
    if unheard := tests.keys() - FACTS.keys():
        raise ValueError(f"there is no fact {min(unheard)}")
    return {fact: scale(fact, tests[fact], now) for fact in FACTS if fact in tests}


def _ranked(
    policy: FollowPolicy, scales: Mapping[str, Scale], diagrams: Diagrams
) -> list[_ClauseJudge]:
    sides = [(Outcome.KEEP, clause) for clause in policy.keep]
    sides += [(Outcome.LET_GO, clause) for clause in policy.let_go]
    clauses = [
        _ClauseJudge(clause, place, side, scales, diagrams)
        for place, (side, clause) in enumerate(sides)
    ]
    return sorted(clauses, key=lambda clause: not clause.always)


def _assumptions(policy: FollowPolicy, scales: Mapping[str, Scale]) -> dict[int, int]:
    """Column → the known class that the policy assumes; what it never asks for is left out."""
    found = {}
    for column, (fact, each) in enumerate(scales.items()):
        if (text := policy.assume.get(fact)) is None:
            continue
        value = float(text) if FACTS[fact].kind is FactKind.NUMBER else text
        if (of_class := each.class_of(value)) != UNKNOWN:
            found[column] = of_class - 1
    return found


def _grace_test(grace: Duration) -> Test:
    return Test("followed_since", Operator.WITHIN, grace)


def _fresh(policy: FollowPolicy, scales: Mapping[str, Scale]) -> tuple[int, frozenset[int]] | None:
    """The column that tells a fresh follow, and its classes that do."""
    if policy.grace is None:
        return None
    truths = scales["followed_since"].truths[_grace_test(policy.grace)]
    within = frozenset(place + 1 for place, truth in enumerate(truths) if truth == TRUE)
    return list(scales).index("followed_since"), within
