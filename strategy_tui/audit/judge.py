"""The verdict rules: `always` clauses, then keep, then let go, then `otherwise`.

Keep and let go are said only when every completion of the unknown facts leads there; else the
outcome is a question. Among `always` clauses, too, keep comes before let go. A fresh follow is left
alone unless it is kept anyway or the `always` clauses alone decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from strategy_tui.audit.clause import Scale, compile_condition
from strategy_tui.audit.diagram import FALSE, TRUE, Diagrams
from strategy_tui.audit.keys import Noted, Step
from strategy_tui.audit.questions import open_facts
from strategy_tui.audit.ruling import FIRST_CLAUSE, OTHERWISE, OUTCOMES, SEVERAL, Layout, Ruling
from strategy_tui.domain.verdict import Outcome

Left = tuple[int, int]
"""What the known facts leave of a clause and of what it prefers, as diagrams."""

_LEAF = {outcome: TRUE + 1 + place for place, outcome in enumerate(OUTCOMES)}
_OUTCOME = {leaf: outcome for outcome, leaf in _LEAF.items()}


class Judge(dict[int, int]):
    """Key → code, each worked out when it is first asked for."""

    def __init__(
        self,
        steps: Sequence[Step],
        otherwise: Outcome,
        assume: Mapping[int, int],
        fresh_bit: int,
        scales: Mapping[str, Scale],
        layout: Layout,
    ) -> None:
        super().__init__()
        self._steps, self._otherwise, self._assume = steps, otherwise, assume
        self._fresh_bit, self._scales, self._layout = fresh_bit, scales, layout
        self._number_mask = (1 << len(steps).bit_length()) - 1
        self._answers = [each.answers for each in scales.values()]
        self._diagrams = Diagrams(len(scales), TRUE + 1 + len(OUTCOMES))
        self._remains: dict[tuple[int, int], Left] = {}
        self._open: dict[int, tuple[tuple[int, int], ...]] = {}

    def __missing__(self, key: int) -> int:
        number = key & self._number_mask
        left = [self._left(step, key & step.mask) for step in self._steps[: number or None]]
        if number:
            left[-1] = (TRUE, left[-1][1])
        code = self[key] = self._layout.pack(self._rule(bool(key & self._fresh_bit), tuple(left)))
        return code

    def _left(self, step: Step, bits: int) -> Left:
        left = self._remains.get((step.place, bits))
        if left is None:
            when = self._diagram(step.when, bits) if bits & step.when.mask else FALSE
            prefer = TRUE
            if step.prefer is not None and bits & step.misses:
                prefer = FALSE
            elif step.prefer is not None and bits & step.prefer.mask:
                prefer = self._diagram(step.prefer, bits)
            left = self._remains[step.place, bits] = when, prefer
        return left

    def _diagram(self, noted: Noted, bits: int) -> int:
        return compile_condition(noted.condition, self._scales, self._diagrams, noted.known(bits))

    def _rule(self, fresh: bool, left: tuple[Left, ...]) -> Ruling:
        assumable = sorted(self._unknown(left).intersection(self._assume))
        filled = self._assuming(left, assumable)
        outcome, diagram = self._outcome(fresh, filled)
        if outcome is Outcome.ASK and not self._diagrams.is_leaf(diagram):
            if diagram not in self._open:
                self._open[diagram] = open_facts(self._diagrams, diagram, self._answers)
            return Ruling(outcome, SEVERAL, open=self._open[diagram])
        decider = self._decider(outcome, fresh, filled)
        return Ruling(
            outcome,
            decider,
            renew=outcome is Outcome.KEEP and self._renew(decider, filled),
            assumed=self._needed(fresh, left, assumable, outcome),
        )

    def _unknown(self, left: tuple[Left, ...]) -> set[int]:
        return {fact for pair in left for node in pair for fact in self._diagrams.facts(node)}

    def _assuming(self, left: tuple[Left, ...], facts: Iterable[int]) -> tuple[Left, ...]:
        for fact in facts:
            known = self._assume[fact]
            left = tuple(
                (self._diagrams.given(when, fact, known), self._diagrams.given(prefer, fact, known))
                for when, prefer in left
            )
        return left

    def _outcome(self, fresh: bool, left: tuple[Left, ...]) -> tuple[Outcome, int]:
        """The outcome that every completion has, else ASK; and the outcome as a diagram."""
        diagram = self._decision(left, self._otherwise)
        outcome = _OUTCOME.get(diagram, Outcome.ASK)
        if fresh and outcome is not Outcome.KEEP:
            diagram = self._decision(left, Outcome.GRACE, always_only=True)
            outcome = _OUTCOME.get(diagram, Outcome.GRACE)
        return outcome, diagram

    def _decision(
        self, left: tuple[Left, ...], otherwise: Outcome, always_only: bool = False
    ) -> int:
        diagram = _LEAF[otherwise]
        # `left` may be shorter than the clauses: it ends where one holds.
        for step, (when, _) in reversed(list(zip(self._steps, left, strict=False))):
            if step.always or not always_only:
                diagram = self._diagrams.choose(when, _LEAF[step.side], diagram)
        return diagram

    def _decider(self, outcome: Outcome, fresh: bool, left: tuple[Left, ...]) -> int:
        """The first clause that holds in every completion and that none before it can overrule."""
        contested = False
        for step, (when, _) in zip(self._steps, left, strict=False):
            if fresh and outcome is Outcome.LET_GO and not step.always:
                break
            if step.side is outcome and when == TRUE and not contested:
                return FIRST_CLAUSE + step.place
            contested = contested or (step.side is not outcome and when != FALSE)
        holds_none = all(when == FALSE for when, _ in left)
        return OTHERWISE if holds_none and outcome is self._otherwise else SEVERAL

    def _renew(self, decider: int, left: tuple[Left, ...]) -> bool:
        """Whether the deciding clause is known to miss what it prefers."""
        return any(
            step.place + FIRST_CLAUSE == decider and prefer == FALSE
            for step, (_, prefer) in zip(self._steps, left, strict=False)
        )

    def _needed(
        self, fresh: bool, left: tuple[Left, ...], assumable: Sequence[int], outcome: Outcome
    ) -> tuple[int, ...]:
        """Assumptions that suffice for the outcome and of which none can be spared."""
        needed = list(assumable)
        for fact in assumable:
            fewer = [each for each in needed if each != fact]
            if self._outcome(fresh, self._assuming(left, fewer))[0] is outcome:
                needed = fewer
        return tuple(needed)
