"""Decision diagrams: exact functions of facts that fall into finitely many classes.

A node is a leaf, or it asks one fact and has a child for each of the fact's classes. Facts are
asked in one order and no node has equal children only, so two nodes are the same function exactly
when they have the same number (Bryant 1986, doi:10.1109/TC.1986.1676819). A fact that stays
unknown is simply left in: what a node can still become is what its leaves say.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

FALSE, TRUE = 0, 1
"""The leaves of a condition."""


class Diagrams:
    """All nodes over a number of facts; leaves are the numbers below `leaves`."""

    def __init__(self, facts: int, leaves: int) -> None:
        self._fact = [facts] * leaves
        self._children: list[tuple[int, ...]] = [()] * leaves
        self._below: list[frozenset[int]] = [frozenset()] * leaves
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}
        self._chosen: dict[tuple[int, int, int], int] = {}
        self._given: dict[tuple[int, int, int], int] = {}
        self._leaf_given: dict[tuple[int, int, int], int | None] = {}
        self._leaves = leaves

    def is_leaf(self, node: int) -> bool:
        """Whether nothing is left to ask."""
        return node < self._leaves

    def facts(self, node: int) -> frozenset[int]:
        """The facts that the function depends on: each can change it in some completion."""
        return self._below[node]

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
            self._below.append(frozenset({fact}).union(*(self._below[node] for node in children)))
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
            # A leaf's fact comes after all facts, so the smallest is one that a node asks.
            fact = min(self._fact[condition], self._fact[then], self._fact[otherwise])
            branches = map(self.choose, *(self._branches(node, fact) for node in key))
            chosen = self._chosen[key] = self.ask(fact, tuple(branches))
        return chosen

    def _branches(self, node: int, fact: int) -> Iterable[int]:
        """A node's children for the fact; one that does not ask it stays itself throughout."""
        return self._children[node] if self._fact[node] == fact else repeat(node)

    def given(self, node: int, fact: int, known: int) -> int:
        """What is left of a function once a fact is known to be of a class."""
        asked = self._fact[node]
        if asked >= fact:
            return self._children[node][known] if asked == fact else node
        key = (node, fact, known)
        left = self._given.get(key)
        if left is None:
            children = self._children[node]
            left = self.ask(asked, tuple(self.given(child, fact, known) for child in children))
            self._given[key] = left
        return left

    def settled(self, node: int, fact: int, known: int) -> bool:
        """Whether nothing is left to ask once a fact is known to be of a class.

        The same as asking whether `given` is a leaf, but it stops at the first sign of a question.
        """
        return self._leaf_if(node, fact, known) is not None

    def _leaf_if(self, node: int, fact: int, known: int) -> int | None:
        asked = self._fact[node]
        if asked >= fact:
            end = self._children[node][known] if asked == fact else node
            return end if self.is_leaf(end) else None
        key = (node, fact, known)
        if key not in self._leaf_given:
            first, *others = self._children[node]
            leaf = self._leaf_if(first, fact, known)
            for child in others:
                if leaf is None or self._leaf_if(child, fact, known) != leaf:
                    leaf = None
                    break
            self._leaf_given[key] = leaf
        return self._leaf_given[key]
