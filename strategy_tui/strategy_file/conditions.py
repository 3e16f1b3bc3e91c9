"""What a clause asks of an account: `{relationship: yes, met: {within: 1 year}}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind, FactSpec
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import AllOf, AnyOf, Condition, Duration, Not, Operator, Test
from strategy_tui.strategy_file.words import WORDS
from strategy_tui.yamldoc import NO, YES, Problems, entries, not_among, problem, scalar, shortened
from strategy_tui.yamldoc.libyaml import yaml

PREFIX = "strategy"
JOINS = ("all", "any", "not")

OPERATORS: Mapping[FactKind, tuple[Operator, ...]] = {
    FactKind.DATE: (Operator.OLDER_THAN, Operator.WITHIN, Operator.NEVER),
    FactKind.NUMBER: (Operator.MORE_THAN, Operator.LESS_THAN),
}
"""The tests that are written as `{operator: value}`; the other kinds take a value or a list."""

_HOW: Mapping[FactKind, Message] = {
    FactKind.ANSWER: message("yes, no or unsure"),
    FactKind.FLAG: message("yes or no"),
    FactKind.DATE: message(
        "“{within}”, “{older}” or “never”, with a duration of yours",
        within="{within: 1 year}",
        older="{older_than: 6 months}",
    ),
    FactKind.NUMBER: message(
        "“{more}” or “{less}”, with a number of yours",
        more="{more_than: 3}",
        less="{less_than: 3}",
    ),
    FactKind.STATE: message("active, gone, moved or suspended"),
}


def condition(node: yaml.Node) -> Condition:
    """The condition of a `when` or `prefer`.

    Raises:
        Problems: everything that is wrong with it.
    """
    found = entries(node, PREFIX)
    if not found:
        _refuse(
            node,
            message(
                "This condition is empty, so it would hold for everybody. Name a fact, such as "
                "{example}.",
                example="{known: no}",
            ),
        )
    parts = _each(list(found.values()), lambda pair: _part(*pair))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def value_of(fact: FactSpec, node: yaml.Node) -> str:
    """An answer to a fact, as the facts table has it.

    Raises:
        Problems: the fact has no such answer.
    """
    choices = CHOICES[fact.kind]
    if not isinstance(node, yaml.ScalarNode):
        _misfit(fact, node, "{…}" if isinstance(node, yaml.MappingNode) else "[…]")
    word = node.value.casefold()
    word = "yes" if word in YES else "no" if word in NO else word
    if word == "unknown":
        sentence = message(
            "“{fact}” cannot be tested for “unknown”: an unknown fact becomes a question by "
            "itself. Leave this out.",
            fact=fact.name,
        )
        _refuse(node, sentence)
    if word not in choices:
        raise Problems(not_among(choices, node.value, node, PREFIX, "fact-test", WORDS))
    return word


def fact_named(key: yaml.Node, others: tuple[str, ...] = ()) -> FactSpec:
    """The fact that a key names.

    Raises:
        Problems: there is none, with the nearest name.
    """
    name: str = key.value
    if name not in FACTS:
        raise Problems(not_among((*FACTS, *others), name, key, PREFIX, "unknown-fact", WORDS))
    return FACTS[name]


def _part(key: yaml.Node, node: yaml.Node) -> Condition:
    match key.value:
        case "all":
            return AllOf(_branches(node))
        case "any":
            return AnyOf(_branches(node))
        case "not":
            return Not(condition(node))
    fact = fact_named(key, JOINS)
    if fact.kind in OPERATORS:
        return _measured(fact, node)
    if isinstance(node, yaml.SequenceNode):
        if not node.value:
            _misfit(fact, node, "[]")
        values = _each(node.value, lambda each: value_of(fact, each))
        return Test(fact.name, Operator.IS, tuple(values))
    return Test(fact.name, Operator.IS, (value_of(fact, node),))


def _branches(node: yaml.Node) -> tuple[Condition, ...]:
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        _refuse(
            node, message("Expected a list of conditions, such as {list}.", list="[{known: no}, …]")
        )
    return tuple(_each(node.value, condition))


def _measured(fact: FactSpec, node: yaml.Node) -> Condition:
    if fact.kind is FactKind.DATE and getattr(node, "value", None) == NEVER:
        return Test(fact.name, Operator.NEVER)
    if not isinstance(node, yaml.MappingNode) or not node.value:
        _misfit(fact, node, shortened(node.value) if isinstance(node, yaml.ScalarNode) else "[…]")
    tests = _each(list(entries(node, PREFIX).values()), lambda pair: _test(fact, *pair))
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))


def _test(fact: FactSpec, key: yaml.Node, node: yaml.Node) -> Condition:
    known = {each.value: each for each in OPERATORS[fact.kind]}
    if key.value not in known:
        if key.value in list(Operator):
            _misfit(fact, key, key.value)
        raise Problems(not_among(known, key.value, key, PREFIX, "fact-test", WORDS))
    operator = known[key.value]
    if operator is Operator.NEVER:
        test = Test(fact.name, operator)
        return test if scalar(bool, node, PREFIX, operator) else Not(test)
    if fact.kind is FactKind.DATE:
        return Test(fact.name, operator, scalar(Duration, node, PREFIX, operator))
    return Test(fact.name, operator, scalar(float, node, PREFIX, operator))


def _each(nodes: list[Any], read: Callable[[Any], Any]) -> list[Any]:
    """Every one read; what is wrong with all of them is told together."""
    values: list[Any] = []
    wrong: list[Any] = []
    for node in nodes:
        try:
            values.append(read(node))
        except Problems as error:
            wrong.extend(error.diagnostics)
    if wrong:
        raise Problems(*wrong)
    return values


def _misfit(fact: FactSpec, node: yaml.Node, found: str) -> NoReturn:
    sentence = message(
        "“{fact}” is tested as {how}; “{found}” does not fit it.",
        fact=fact.name,
        how=_HOW[fact.kind],
        found=found,
    )
    _refuse(node, sentence)


def _refuse(node: yaml.Node, sentence: Message) -> NoReturn:
    raise Problems(problem(node, sentence, f"{PREFIX}.fact-test"))
