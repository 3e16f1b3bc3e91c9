"""Decision diagrams: exact functions of facts that fall into finitely many classes.

A node is a leaf, or it asks one fact and has a child for each of the fact's classes. Facts are
asked in one order and no node has equal children only, so two nodes are the same function exactly
when they have the same number (Bryant 1986, doi:10.1109/TC.1986.1676819). A fact that stays
unknown is simply left in: what a node can still become is what its leaves say.
"""

from __future__ import annotations

FALSE, TRUE = 0, 1
"""The leaves of a condition."""


class Diagrams:
    """All nodes over a list of facts; leaves are the numbers below `leaves`."""

    def __init__(self, facts: int, leaves: int) -> None:
        self._fact = [facts] * leaves
        self._children: list[tuple[int, ...]] = [()] * leaves
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._given: dict[tuple[int, int, int], int] = {}
        self._leaves = leaves

    def is_leaf(self, node: int) -> bool:
        """Whether nothing is left to ask."""
        return node < self._leaves

    def ask(self, fact: int, children: tuple[int, ...]) -> int:
        """The function that is `children[c]` where the fact is of class `c`."""
        if len(set(children)) == 1:
            return children[0]
        number = self._numbers.get((fact, children))
        if number is None:
            number = len(self._fact)
            self._numbers[fact, children] = number
            self._fact.append(fact)
            self._children.append(children)
        return number

    def choose(self, condition: int, then: int, otherwise: int) -> int:
        """`then` where the condition is true, `otherwise` where it is false."""
        if condition == TRUE or then == otherwise:
            return then
        if condition == FALSE:
            return otherwise
        key = (condition, then, otherwise)
        chosen = self._chosen.get(key)
        if chosen is None:
            fact = min(self._fact[node] for node in key)
            # Leaves ask the fact after the last, so the smallest is always one that is asked.
            branches = zip(*self._branches(key, fact), strict=True)
            chosen = self.ask(fact, tuple(self.choose(*branch) for branch in branches))
            self._chosen[key] = chosen
        return chosen

    def _branches(self, nodes: tuple[int, ...], fact: int) -> list[tuple[int, ...]]:
        """Each node's children for the fact; a node that does not ask it stays itself."""
        width = max(len(self._children[node]) for node in nodes if self._fact[node] == fact)
        return [
            self._children[node] if self._fact[node] == fact else (node,) * width for node in nodes
        ]

    def given(self, node: int, fact: int, known: int) -> int:
        """What is left of a function once a fact is known to be of a class."""
        asked = self._fact[node]
        if asked > fact:
            return node
        if asked == fact:
            return self._children[node][known]
        key = (node, fact, known)
        left = self._given.get(key)
        if left is None:
            children = self._children[node]
            left = self.ask(asked, tuple(self.given(child, fact, known) for child in children))
            self._given[key] = left
        return left

    def facts(self, node: int) -> frozenset[int]:
        """The facts that the function depends on: each can change it in some completion."""
        found: set[int] = set()
        seen: set[int] = set()
        waiting = [node]
        while waiting:
            each = waiting.pop()
            if each in seen or each < self._leaves:
                continue
            seen.add(each)
            found.add(self._fact[each])
            waiting.extend(self._children[each])
        return frozenset(found)
