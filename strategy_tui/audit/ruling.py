"""What the engine says of one account, and its compact code: one int for each distinct ruling."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.verdict import Outcome

OUTCOMES = (Outcome.KEEP, Outcome.LET_GO, Outcome.ASK, Outcome.GRACE)
"""The outcome is in the two lowest bits of a code."""

SEVERAL, OTHERWISE, FIRST_CLAUSE = 0, 1, 2
"""Who decided: nobody alone, the policy's `otherwise`, or clause `n - FIRST_CLAUSE`."""

_OUTCOME_BITS, _RENEW_BIT, _CLAUSE_BIT = 3, 2, 3


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict in numbers: facts are places in the policy's columns."""

    outcome: Outcome
    decider: int
    """SEVERAL, OTHERWISE, or FIRST_CLAUSE + the place of a clause, keep before let go."""
    renew: bool = False
    """The clause keeps, and what it prefers is known not to be."""
    open: tuple[tuple[int, int], ...] = ()
    """For ASK: each fact that can still change the outcome, with how many answers settle it (which
    is counted only for what can be asked)."""
    assumed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a code keeps what, counted in bits from the lowest: outcome 0, renew 2, decider 3.

    Then follow a bit for each column that is open, a bit for each that was assumed, and for each
    column how many of its answers settle the outcome.
    """

    columns: int
    open: int
    assumed: int
    settling: int
    width: int
    """How many bits a column has under `settling`."""

    @staticmethod
    def of(clauses: int, answers: tuple[int, ...]) -> Layout:
        """The layout for so many clauses, and columns with so many possible answers."""
        start = _CLAUSE_BIT + (clauses + FIRST_CLAUSE).bit_length()
        columns = len(answers)
        width = max(answers, default=0).bit_length()
        return Layout(columns, start, start + columns, start + 2 * columns, width)

    def pack(self, ruling: Ruling) -> int:
        """The ruling as one int."""
        code = OUTCOMES.index(ruling.outcome)
        code |= ruling.renew << _RENEW_BIT | ruling.decider << _CLAUSE_BIT
        for column, settling in ruling.open:
            code |= 1 << self.open + column
            code |= settling << self.settling + column * self.width
        for column in ruling.assumed:
            code |= 1 << self.assumed + column
        return code

    def decider(self, code: int) -> int:
        """Who decided, without the rest."""
        return code >> _CLAUSE_BIT & (1 << self.open - _CLAUSE_BIT) - 1

    def unpack(self, code: int) -> Ruling:
        """The ruling that a code stands for."""

        def bits(start: int, count: int) -> int:
            return code >> start & (1 << count) - 1

        def columns(start: int) -> tuple[int, ...]:
            return tuple(column for column in range(self.columns) if bits(start + column, 1))

        return Ruling(
            outcome_of(code),
            self.decider(code),
            bool(bits(_RENEW_BIT, 1)),
            tuple(
                (column, bits(self.settling + column * self.width, self.width))
                for column in columns(self.open)
            ),
            columns(self.assumed),
        )


def outcome_of(code: int) -> Outcome:
    """The outcome in a code, without the rest."""
    return OUTCOMES[code & _OUTCOME_BITS]
