"""What a line that is typed at a doubt means: ways out by number, words or the networks' names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_tui.domain.interview import Challenge, InvalidAnswer
from strategy_tui.domain.message import Message, message
from strategy_tui.interview import networks
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.challenges import ADD, ASK, DROP, KEEP
from strategy_tui.interview.reading import AND, NO, YES, is_bare, option_of

_NETWORK = re.compile(r"[a-z]+:networks\.([^.]+)\.")


def ways_out(challenge: Challenge, line: str, answers: Answers) -> tuple[str, ...]:
    """The remedies that a line names; an empty one stands by the answer.

    None of them: the line may be an answer to the question that is doubted, if there is one way.

    Raises:
        InvalidAnswer: it names none, or several of which only one can be.
    """
    ways = [each.value for each in challenge.remedies if each.value != KEEP]
    if not line or is_bare(line, NO):
        return (KEEP,)
    if len(ways) == 1 and is_bare(line, YES):
        return (ways[0],)
    if (whole := option_of(challenge.remedies, line)) is not None:
        return (whole.value,)
    parts = [part for piece in re.split("[,;]", line) for part in AND.split(piece.strip()) if part]
    if len(parts) == 1 and " " in line and all(each.isdecimal() for each in line.split()):
        parts = line.split()
    named = [_way(challenge, part, answers) for part in parts]
    found = tuple(dict.fromkeys(each for each in named if each is not None))
    together = len(found) < 2 or any(
        all(each.startswith(kind) for each in found) for kind in (ADD, DROP)
    )
    if found and len(found) == len(set(parts)) and together:
        return found
    if len(ways) == 1 and ways[0].startswith(ASK) and not line.isdecimal():
        return ()
    raise InvalidAnswer(a_number(len(challenge.remedies)))


def _way(challenge: Challenge, part: str, answers: Answers) -> str | None:
    if (option := option_of(challenge.remedies, part)) is not None:
        return option.value
    return next(_about(challenge, part, answers), None)


def _about(challenge: Challenge, part: str, answers: Answers) -> Iterator[str]:
    """What the challenge offers for the network of a name."""
    for name in networks.chosen(answers):
        if part.casefold() in (name, answers.network(name).title.casefold()):
            for each in challenge.remedies:
                if (found := _NETWORK.match(each.value)) and found[1] == name:
                    yield each.value
            if any(each.value.startswith(DROP) for each in challenge.remedies):
                yield DROP + name


def a_number(last: int) -> Message:
    """What would do where a list is numbered up to the last one."""
    if last == 1:
        return message("1 or Enter is an answer here; “.” leaves it for later.")
    return message(
        "A number from 1 to {last} or Enter is an answer here; “.” leaves it for later.", last=last
    )
