"""What changed in whom the person follows, in their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Clause, Condition, FollowPolicy, Test, tests_of
from strategy_tui.strategy_file import change_words as words
from strategy_tui.strategy_file.change_words import notation, told
from strategy_tui.strategy_file.field_changes import Change, each_of, fields_of


def follow_changes(before: FollowPolicy, after: FollowPolicy) -> Iterator[Change]:
    """What changed in whom the person follows."""
    yield from _assumed(before.assume, after.assume)
    old, new = _sides(before), _sides(after)
    yield from each_of("follow", old, new, _new_clause, _gone_clause, _clause)
    yield from _order("keep", before.keep, after.keep)
    yield from _order("let_go", before.let_go, after.let_go)
    yield from fields_of("", "follow.", before, after, words.FOLLOW)
    yield from fields_of("", "follow.target.", before.target, after.target, words.TARGET)


def _assumed(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    def new(fact: str, value: str) -> Message:
        return message("“{fact}” is now assumed to be “{value}”", fact=fact, value=told(value))

    def gone(fact: str, value: str) -> Message:
        return message(
            "“{fact}” is no longer assumed (was “{value}”)", fact=fact, value=told(value)
        )

    def other(fact: str, old: str, value: str) -> Iterator[Change]:
        sentence = message(
            "“{fact}” is now assumed to be “{value}” (was “{before}”)",
            fact=fact,
            value=told(value),
            before=told(old),
        )
        yield Change(f"follow.assume.{fact}", sentence, old, value)

    return each_of("follow.assume", before, after, new, gone, other)


_Placed = tuple[str, Clause]
"""The side of a clause, `keep` or `let_go`, and the clause."""


def _sides(policy: FollowPolicy) -> dict[str, _Placed]:
    """Clause's name → the clause with its side; names are unique over both."""
    sides = (("keep", policy.keep), ("let_go", policy.let_go))
    return {each.name: (side, each) for side, clauses in sides for each in clauses}


def _named(placed: _Placed) -> Message:
    side, clause = placed
    if side == "keep":
        return message("Keep clause “{name}”", name=told(clause.name))
    return message("Let-go clause “{name}”", name=told(clause.name))


def _new_clause(_: str, placed: _Placed) -> Message:
    return message(
        "{what} is new: {condition}", what=_named(placed), condition=told(notation(placed[1].when))
    )


def _gone_clause(_: str, placed: _Placed) -> Message:
    return message("{what} is gone", what=_named(placed))


def _clause(name: str, old: _Placed, new: _Placed) -> Iterator[Change]:
    what, path = _named(new), f"follow.{new[0]}.{name}"
    if old[0] != new[0]:
        moved = (
            message("The clause “{name}” keeps now; it let go before", name=told(name))
            if new[0] == "keep"
            else message("The clause “{name}” lets go now; it kept before", name=told(name))
        )
        yield Change(path, moved, old[0], new[0])
    before, after = old[1], new[1]
    yield from fields_of(what, f"{path}.", before, after, words.CLAUSE)
    if before.when != after.when:
        sentence = _when(what, before.when, after.when)
        yield Change(f"{path}.when", sentence, notation(before.when), notation(after.when))
    if before.prefer != after.prefer:
        yield _prefer(what, f"{path}.prefer", before.prefer, after.prefer)
    if before.always != after.always:
        sentence = (
            message("{what} now decides before every other clause", what=what)
            if after.always
            else message("{what} no longer decides before every other clause", what=what)
        )
        yield Change(
            f"{path}.always", sentence, words.short(before.always), words.short(after.always)
        )
    if before.soft != after.soft:
        sentence = (
            message("{what} now rests once your target is met", what=what)
            if after.soft
            else message("{what} no longer rests once your target is met", what=what)
        )
        yield Change(f"{path}.soft", sentence, words.short(before.soft), words.short(after.soft))


def _when(what: Message, before: Condition, after: Condition) -> Message:
    """A test of another value in its own words, anything else as the file would say it."""
    differing = _one_value(before, after)
    if differing is None:
        return message(
            "{what} now asks for {after} (was {before})",
            what=what,
            after=told(notation(after)),
            before=told(notation(before)),
        )
    old, new = differing
    if isinstance(before, Test):
        return message(
            "{what} now asks for {after} instead of {before}",
            what=what,
            after=words.asked(new),
            before=words.asked(old),
        )
    return message(
        "{what} now asks for {fact}: {after} instead of {before}",
        what=what,
        fact=new.fact,
        after=words.asked(new),
        before=words.asked(old),
    )


def _one_value(before: Condition, after: Condition) -> tuple[Test, Test] | None:
    """The one test that asks the same of the same fact with another value, if that is all."""
    old, new = list(tests_of(before)), list(tests_of(after))
    if len(old) != len(new) or _shape(before) != _shape(after):
        return None
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return pairs[0] if len(pairs) == 1 else None


def _shape(condition: Condition) -> str:
    """A condition without its values."""
    match condition:
        case Test(fact, operator):
            return f"{fact} {operator}"
        case _:
            parts = getattr(condition, "parts", None) or (getattr(condition, "part", None),)
            inner = ", ".join(_shape(each) for each in parts if each is not None)
            return f"{type(condition).__name__}({inner})"


def _prefer(what: Message, path: str, before: Condition | None, after: Condition | None) -> Change:
    old = notation(before) if before is not None else None
    new = notation(after) if after is not None else None
    if new is None:
        sentence = message("{what} no longer prefers {before}", what=what, before=told(old or ""))
    elif old is None:
        sentence = message("{what} now prefers {after}", what=what, after=told(new))
    else:
        sentence = message(
            "{what} now prefers {after} (was {before})",
            what=what,
            after=told(new),
            before=told(old),
        )
    return Change(path, sentence, old, new)


def _order(side: str, before: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Change]:
    """Clauses are read in order and the first one that holds is named."""
    old, new = [each.name for each in before], [each.name for each in after]
    both = set(old) & set(new)
    was, now = (tuple(each for each in names if each in both) for names in (old, new))
    if was == now:
        return
    template = (
        message("The keep clauses are now read in this order: {after} (was {before})")
        if side == "keep"
        else message("The let-go clauses are now read in this order: {after} (was {before})")
    )
    shown = {"after": tuple(map(told, now)), "before": tuple(map(told, was))}
    yield Change(f"follow.{side}", Message(template.id, shown), ", ".join(was), ", ".join(now))
