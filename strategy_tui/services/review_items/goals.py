"""Each goal against its figure."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.review import Figure, Topic
from strategy_tui.domain.strategy import Goal
from strategy_tui.services.figures import reading
from strategy_tui.services.review_items.look import Look, Point, quoted


def points(look: Look) -> Iterator[Point]:
    """One for every goal: without figures it is asked for one."""
    for name, goal in look.strategy.goals.items():
        known = look.figures.get(name, ())
        yield Point(
            Topic.GOAL,
            _sentence(look, name, goal, known),
            subject=name,
            evidence=tuple(_evidence(look, goal, known)),
            clause=f"goals.{name}",
        )


def _sentence(look: Look, name: str, goal: Goal, known: tuple[Figure, ...]) -> Message:
    want = quoted(goal.want)
    if goal.measure is None:
        return message(
            "“{want}” has no measure, so nobody can tell how far it is. Which figure would show "
            "it to you?",
            want=want,
        )
    if not known:
        return message(
            "“{want}”: no figure for {measure} yet. What is it today? “strategy-tui results note "
            "{goal} NUMBER” keeps it.",
            want=want,
            measure=quoted(goal.measure),
            goal=quoted(name),
        )
    if goal.target is None:
        return message(
            "“{want}”: {measure} is at {value}. Is that where you want it? There is no target.",
            want=want,
            measure=quoted(goal.measure),
            value=known[-1].value,
        )
    return _against(look, goal, known[-1].value, goal.target)


def _against(look: Look, goal: Goal, value: float, target: float) -> Message:
    """A figure held against its target and the day by which it was wanted."""
    values: dict[str, Param] = {
        "want": quoted(goal.want),
        "measure": quoted(goal.measure or ""),
        "value": value,
        "target": target,
    }
    if _met(goal, value):
        return message(
            "“{want}”: {measure} is at {value}, and you wanted {target}. Well done! What next?",
            **values,
        )
    if goal.by is not None and goal.by < look.today:
        return message(
            "“{want}”: {measure} is at {value}; you wanted {target} by {day}, which has passed. "
            "Another day, another target, or another way?",
            day=goal.by,
            **values,
        )
    return message(
        "“{want}”: {measure} is at {value} on its way to {target}. Does the goal still hold?",
        **values,
    )


def _met(goal: Goal, value: float) -> bool:
    """Whether the target is reached, upwards or, from a higher start, downwards."""
    assert goal.target is not None
    if goal.start is not None and goal.start > goal.target:
        return value <= goal.target
    return value >= goal.target


def _evidence(look: Look, goal: Goal, known: tuple[Figure, ...]) -> Iterator[Message]:
    if goal.start is not None and goal.target is not None:
        if goal.by is not None:
            yield message(
                "From {start} to {target} by {day}, says your strategy.",
                start=goal.start,
                target=goal.target,
                day=goal.by,
            )
        else:
            yield message(
                "From {start} to {target}, says your strategy.",
                start=goal.start,
                target=goal.target,
            )
    before = [each for each in known if each.on <= look.day(look.begin)][-1:]
    for each in (*before, *known[-1:]):
        yield reading(each)
        if before == list(known[-1:]):
            break
    progress = _progress(goal, known)
    if progress is not None:
        yield message("That is {percent} % of the way.", percent=progress)


def _progress(goal: Goal, known: tuple[Figure, ...]) -> int | None:
    """How much of the way from the start to the target is done, in percent."""
    if not known or goal.start is None or goal.target is None or goal.start == goal.target:
        return None
    done = (known[-1].value - goal.start) / (goal.target - goal.start)
    return round(100 * done) if abs(done) < 100 else None
