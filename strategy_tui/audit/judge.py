"""The verdict rules: `always` clauses, then keep, then let go, then `otherwise`.

Keep and let go are said only when every completion of the unknown facts leads there; else the
outcome is a question. Among `always` clauses, too, keep comes before let go. A fresh follow is left
alone unless it is kept anyway or the `always` clauses alone decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from strategy_tui.audit.clause import Scale, compile_condition
from strategy_tui.audit.diagram import FALSE, TRUE, Diagrams
from strategy_tui.audit.keys import Noted, Step
from strategy_tui.audit.questions import askable, settling
from strategy_tui.audit.ruling import FIRST_CLAUSE, OTHERWISE, OUTCOMES, SEVERAL, Layout, Ruling
from strategy_tui.domain.verdict import Outcome

Left = tuple[int, int]
"""What the known facts leave of a clause and of what it prefers, as diagrams."""

_LEAF = {outcome: TRUE + 1 + place for place, outcome in enumerate(OUTCOMES)}
_OUTCOME = {leaf: outcome for outcome, leaf in _LEAF.items()}


class _Remains(NamedTuple):
    """What is left of one clause for an account."""

    left: Left
    assuming: Left
    """The same once every assumption is made."""
    assumable: frozenset[int]
    """The unknown facts in it that the policy assumes."""

    def holding(self) -> _Remains:
        """The same for a clause that surely holds."""
        return _Remains((TRUE, self.left[1]), (TRUE, self.assuming[1]), self.assumable)


_NOTHING = _Remains((FALSE, TRUE), (FALSE, TRUE), frozenset())
"""What is left of a clause that surely fails."""


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
        self._leaves = [_LEAF[step.side] for step in steps]
        self._number_mask = (1 << len(steps).bit_length()) - 1
        self._facts = [(each, askable(fact)) for fact, each in scales.items()]
        self._diagrams = Diagrams(len(scales), TRUE + 1 + len(OUTCOMES))
        self._remains: dict[tuple[int, int], _Remains] = {}
        self._questions: dict[int, tuple[tuple[int, int], ...]] = {}
        self._rulings: dict[tuple[bool, tuple[Left, ...]], Ruling] = {}

    def __missing__(self, key: int) -> int:
        number, fresh = key & self._number_mask, bool(key & self._fresh_bit)
        remains = [
            self._remaining(step, bits) if (bits := key & step.mask) else _NOTHING
            for step in self._steps[: number or None]
        ]
        if number:
            remains[-1] = remains[-1].holding()
        ruling = self._rule(fresh, tuple([each.assuming for each in remains]))
        assumable = _NOTHING.assumable.union(*[each.assumable for each in remains])
        if assumable and ruling.outcome in {Outcome.KEEP, Outcome.LET_GO}:
            needed = self._needed(fresh, [each.left for each in remains], assumable, ruling.outcome)
            ruling = replace(ruling, assumed=needed)
        code = self[key] = self._layout.pack(ruling)
        return code

    def _remaining(self, step: Step, bits: int) -> _Remains:
        remains = self._remains.get((step.place, bits))
        if remains is None:
            when = self._diagram(step.when, bits) if bits & step.when.mask else FALSE
            prefer = TRUE
            if step.prefer is not None and bits & step.misses:
                prefer = FALSE
            elif step.prefer is not None and bits & step.prefer.mask:
                prefer = self._diagram(step.prefer, bits)
            unknown = self._diagrams.facts(when) | self._diagrams.facts(prefer)
            assumable = unknown.intersection(self._assume)
            [assuming] = self._assuming([(when, prefer)], assumable)
            remains = _Remains((when, prefer), assuming, assumable)
            self._remains[step.place, bits] = remains
        return remains

    def _diagram(self, noted: Noted, bits: int) -> int:
        return compile_condition(noted.condition, self._scales, self._diagrams, noted.known(bits))

    def _assuming(self, left: Iterable[Left], facts: Iterable[int]) -> tuple[Left, ...]:
        """What is left once those facts are what the policy assumes."""
        for fact in facts:
            known = self._assume[fact]
            left = [
                (self._diagrams.given(when, fact, known), self._diagrams.given(prefer, fact, known))
                for when, prefer in left
            ]
        return tuple(left)

    def _rule(self, fresh: bool, left: tuple[Left, ...]) -> Ruling:
        ruling = self._rulings.get((fresh, left))
        if ruling is None:
            outcome, diagram = self._outcome(fresh, left)
            if outcome is Outcome.ASK and not self._diagrams.is_leaf(diagram):
                ruling = Ruling(outcome, SEVERAL, open=self._open(diagram))
            else:
                decider = self._decider(outcome, left)
                renew = outcome is Outcome.KEEP and self._renew(decider, left)
                ruling = Ruling(outcome, decider, renew=renew)
            self._rulings[fresh, left] = ruling
        return ruling

    def _open(self, diagram: int) -> tuple[tuple[int, int], ...]:
        """The facts that can still change the outcome; only what can be asked is counted out."""
        if diagram not in self._questions:
            self._questions[diagram] = tuple(
                (fact, settling(self._diagrams, diagram, fact, scale.answers) if asked else 0)
                for fact, (scale, asked) in enumerate(self._facts)
                if fact in self._diagrams.facts(diagram)
            )
        return self._questions[diagram]

    def _outcome(self, fresh: bool, left: Sequence[Left]) -> tuple[Outcome, int]:
        """The outcome that every completion has, else what is said instead; and as a diagram.

        Of a fresh follow no key tells how plain let-go clauses stand, so they cannot decide.
        """
        diagram = _LEAF[Outcome.GRACE if fresh else self._otherwise]
        for place in range(len(left) - 1, -1, -1):
            if (when := left[place][0]) != FALSE:
                diagram = self._diagrams.choose(when, self._leaves[place], diagram)
        return _OUTCOME.get(diagram, Outcome.GRACE if fresh else Outcome.ASK), diagram

    def _decider(self, outcome: Outcome, left: tuple[Left, ...]) -> int:
        """The first clause that holds in every completion and that none before it can overrule."""
        contested = False
        for step, (when, _) in zip(self._steps, left, strict=False):
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
        self, fresh: bool, left: Sequence[Left], assumable: frozenset[int], outcome: Outcome
    ) -> tuple[int, ...]:
        """Assumptions that suffice for the outcome and of which none can be spared."""
        needed = sorted(assumable)
        for fact in sorted(assumable):
            fewer = [each for each in needed if each != fact]
            if self._outcome(fresh, self._assuming(left, fewer))[0] is outcome:
                needed = fewer
        return tuple(needed)
