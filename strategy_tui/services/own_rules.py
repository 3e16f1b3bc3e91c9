"""Rule packs of the person's own: read, and held against the examples that they bring along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import InvalidFile
from strategy_tui.lint.kinds import kind
from strategy_tui.lint.language import guess
from strategy_tui.lint.pack import parse_pack
from strategy_tui.lint.rule import Rule, Subject, TooSlow
from strategy_tui.networks import NETWORKS, spec
from strategy_tui.services.own_files import read_bytes
from strategy_tui.yamldoc import (
    MAX_BYTES,
    Problems,
    at,
    decode,
    elements,
    load,
    problem,
    shortened,
)


def read_pack(path: Path) -> tuple[str, tuple[Rule, ...], tuple[Diagnostic, ...]]:
    """A rule pack of the person's: its text, its rules, what is wrong with it.

    Raises:
        UnusableFile: it cannot be read.
    """
    data = read_bytes(path, MAX_BYTES)
    try:
        text = decode(data)
    except Problems as error:
        return data.decode("utf-8", "replace"), (), error.diagnostics
    rules, diagnostics = parse_pack(text, str(path))
    return text, rules, diagnostics


def rules_of(path: Path) -> tuple[Rule, ...]:
    """The rules of a pack, read again only when its file changed.

    Raises:
        InvalidFile: it has errors, so a rule of the person's is missing.
        UnusableFile: it cannot be read.
    """
    try:
        return _read_once(path, path.stat().st_mtime_ns)
    except OSError:
        return _read_once(path, 0)  # the reading says what is wrong


@lru_cache(maxsize=64)
def _read_once(path: Path, changed: int) -> tuple[Rule, ...]:
    del changed  # only part of what is remembered
    text, rules, diagnostics = read_pack(path)
    errors = sum(each.severity is Severity.ERROR for each in diagnostics)
    if errors:
        sentence = plural(
            "Your rule pack {path} has {count} error; “strategy-tui rules check” shows it.",
            "Your rule pack {path} has {count} errors; “strategy-tui rules check” shows them.",
            count=errors,
            path=str(path),
        )
        raise InvalidFile(sentence, str(path), text, diagnostics)
    return rules


def broken_examples(text: str, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """Where a rule of a pack does not do on its own examples what they say; `text` is the pack.

    The examples of a rule that asks for a strategy or a file as well are not tried.
    """
    found: list[Diagnostic] = []
    named = {rule.id: rule for rule in rules if kind(rule.kind).NEEDS_ONLY_TEXT}
    for node in elements(load(text, "pack").root, "pack") if named else ():
        rule = named.get(getattr(at(node, "id"), "value", ""))
        for verdict, texts in _examples(rule):
            for number, example in enumerate(texts):
                place = at(node, "examples", verdict, number)
                if rule is None or place is None:
                    continue
                sentence = _complaint(rule, example, verdict)
                if sentence is not None:
                    found.append(problem(place, sentence, "pack.example", Severity.WARNING))
    return tuple(found)


def _examples(rule: Rule | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    if rule is not None:
        yield "bad", rule.bad_examples
        yield "good", rule.good_examples


def _complaint(rule: Rule, example: str, verdict: str) -> Message | None:
    network = min(rule.networks & set(NETWORKS), default="mastodon")
    language = min(rule.languages, default=guess(example) or "en")
    try:
        reported = any(True for _ in rule.check(Subject(example, spec(network), language=language)))
    except TooSlow:
        return message("The rule “{rule}” takes too long on this example.", rule=rule.id)
    if reported == (verdict == "bad"):
        return None
    shown = shortened(example)
    if reported:
        return message(
            "The rule “{rule}” reports its good example “{example}”.", rule=rule.id, example=shown
        )
    return message(
        "The rule “{rule}” finds nothing in its bad example “{example}”.",
        rule=rule.id,
        example=shown,
    )
