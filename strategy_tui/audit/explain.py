"""A ruling in words: the clause and its reason, what was assumed, what is still to ask."""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tui.audit.questions import OpenQuestion, askable, ranked
from strategy_tui.audit.ruling import FIRST_CLAUSE, OTHERWISE, Ruling
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Clause, FollowPolicy, tests_of
from strategy_tui.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that a code says, for all accounts that have it."""

    outcome: Outcome
    clause: str | None
    """`follow.keep.<name>`, `follow.let_go.<name>`, `follow.otherwise`, `follow.grace`, or None
    when an open fact decides or when no clause decides alone."""
    because: str
    """The clause's own words, or empty."""
    reason: Message
    """The same outcome in a sentence of ours, for where the clause has no words."""
    evidence: tuple[str, ...]
    """The facts that count here: the clause's own, or all that the policy asks for."""
    renew: bool
    """Kept, but what the clause prefers is known not to be: worth asking at the review."""
    questions: tuple[OpenQuestion, ...]
    """For ASK: what the person can tell, the most telling first."""
    still_unknown: tuple[str, ...]
    """For ASK: facts that can change the outcome and that only an import can tell."""
    assumed: tuple[str, ...]
    """Facts that the policy assumed and without which the outcome would be another."""


def explain(
    ruling: Ruling, policy: FollowPolicy, columns: Sequence[str], answers: Sequence[int]
) -> Explanation:
    """The ruling with its names; `answers` has how many answers each column may get."""
    open = [(columns[place], decides, answers[place]) for place, decides in ruling.open]
    path, clause = decider(ruling, policy)
    return Explanation(
        outcome=ruling.outcome,
        clause=path,
        because=clause.because if clause is not None else "",
        reason=_reason(ruling, clause),
        evidence=_tested(clause) if clause is not None else tuple(columns),
        renew=ruling.renew,
        questions=ranked(OpenQuestion(*each) for each in open if askable(each[0])),
        still_unknown=tuple(fact for fact, _, _ in open if not askable(fact)),
        assumed=tuple(columns[place] for place in ruling.assumed),
    )


def decider(ruling: Ruling, policy: FollowPolicy) -> tuple[str | None, Clause | None]:
    """The path of what decided, as in `Explanation.clause`, and the clause where it is one."""
    if ruling.outcome is Outcome.GRACE:
        return "follow.grace", None
    if ruling.decider == OTHERWISE:
        return "follow.otherwise", None
    if ruling.decider < FIRST_CLAUSE:
        return None, None
    place = ruling.decider - FIRST_CLAUSE
    side = "keep" if place < len(policy.keep) else "let_go"
    clause = (*policy.keep, *policy.let_go)[place]
    return f"follow.{side}.{clause.name}", clause


def _reason(ruling: Ruling, clause: Clause | None) -> Message:
    if clause is not None:
        return message("The clause “{clause}” holds.", clause=clause.name)
    match ruling.outcome:
        case Outcome.GRACE:
            return message("You follow them too recently to judge.")
        case Outcome.ASK if ruling.open:
            return message("It depends on what is not known yet.")
        case Outcome.ASK:
            return message("No clause decides, so your strategy asks you.")
        case Outcome.LET_GO if ruling.decider == OTHERWISE:
            return message("No clause keeps them, so your strategy lets go.")
        case Outcome.KEEP:
            return message("Whatever is still unknown, one clause or another keeps them.")
        case _:
            return message("Whatever is still unknown, your strategy lets go.")


def _tested(clause: Clause) -> tuple[str, ...]:
    conditions = [clause.when] if clause.prefer is None else [clause.when, clause.prefer]
    return tuple(dict.fromkeys(test.fact for each in conditions for test in tests_of(each)))
