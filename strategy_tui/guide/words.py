"""Spans, numbers, weekdays and conditions of a strategy in words, said in the first person."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_tui.domain.facts import CHOICES, FACTS
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    Condition,
    Duration,
    Not,
    Operator,
    Slot,
    Test,
)
from strategy_tui.domain.time_words import WEEKDAYS, span
from strategy_tui.i18n import number

_EVERY: Mapping[str, Callable[[int], Message]] = {
    "minute": lambda n: plural("every minute", "every {count} minutes", count=n),
    "hour": lambda n: plural("every hour", "every {count} hours", count=n),
    "day": lambda n: plural("every day", "every {count} days", count=n),
    "week": lambda n: plural("every week", "every {count} weeks", count=n),
    "month": lambda n: plural("every month", "every {count} months", count=n),
    "year": lambda n: plural("every year", "every {count} years", count=n),
}
_ANSWERS: Mapping[tuple[str, str], Message] = {
    ("relationship", "yes"): message("we have a real-life relationship"),
    ("relationship", "no"): message("we have no real-life relationship"),
    ("relationship", "unsure"): message("I am torn about our relationship"),
    ("known", "yes"): message("I know who they are"),
    ("known", "no"): message("I do not know who they are"),
    ("known", "unsure"): message("I am not sure who they are"),
    ("toxic", "yes"): message("they are toxic for me"),
    ("toxic", "no"): message("they are not toxic for me"),
    ("toxic", "unsure"): message("I am not sure whether they are toxic for me"),
    ("inspires", "yes"): message("they inspire me"),
    ("inspires", "no"): message("they do not inspire me"),
    ("inspires", "unsure"): message("I am not sure whether they inspire me"),
    ("supplies", "yes"): message("they regularly supply me with goods or services"),
    ("supplies", "no"): message("they do not supply me with goods or services"),
    ("supplies", "unsure"): message("I am not sure whether they supply me with anything"),
    ("follows_me", "yes"): message("they follow me"),
    ("follows_me", "no"): message("they do not follow me"),
    ("state", "active"): message("their account exists"),
    ("state", "gone"): message("their account is gone"),
    ("state", "moved"): message("their account has moved"),
    ("state", "suspended"): message("their account is suspended"),
}

_Spanned = Callable[[Message], Message]

_OLDER: Mapping[str, _Spanned] = {
    "met": lambda span: message("we have not met for {span}", span=span),
    "followed_since": lambda span: message("I have followed them for more than {span}", span=span),
    "last_post": lambda span: message("they have not posted for {span}", span=span),
    "last_interaction": lambda span: message("we have not been in touch for {span}", span=span),
}
_WITHIN: Mapping[str, _Spanned] = {
    "met": lambda span: message("we met less than {span} ago", span=span),
    "followed_since": lambda span: message("I have followed them for less than {span}", span=span),
    "last_post": lambda span: message("they posted less than {span} ago", span=span),
    "last_interaction": lambda span: message("we were in touch less than {span} ago", span=span),
}
_NEVER: Mapping[tuple[str, bool], Message] = {
    ("met", True): message("we never met"),
    ("met", False): message("we have met"),
    ("followed_since", True): message("I never followed them"),
    ("followed_since", False): message("I do follow them"),
    ("last_post", True): message("they never posted"),
    ("last_post", False): message("they have posted"),
    ("last_interaction", True): message("we were never in touch"),
    ("last_interaction", False): message("we have been in touch"),
}

_Counted = Callable[[str], Message]

_NUMBERS: Mapping[tuple[str, Operator, bool], _Counted] = {
    ("interactions", Operator.MORE_THAN, True): lambda n: message(
        "we were in touch more than {number} times", number=n
    ),
    ("interactions", Operator.MORE_THAN, False): lambda n: message(
        "we were in touch {number} times at most", number=n
    ),
    ("interactions", Operator.LESS_THAN, True): lambda n: message(
        "we were in touch fewer than {number} times", number=n
    ),
    ("interactions", Operator.LESS_THAN, False): lambda n: message(
        "we were in touch {number} times at least", number=n
    ),
    ("posts_per_day", Operator.MORE_THAN, True): lambda n: message(
        "they post more than {number} times a day", number=n
    ),
    ("posts_per_day", Operator.MORE_THAN, False): lambda n: message(
        "they post {number} times a day at most", number=n
    ),
    ("posts_per_day", Operator.LESS_THAN, True): lambda n: message(
        "they post fewer than {number} times a day", number=n
    ),
    ("posts_per_day", Operator.LESS_THAN, False): lambda n: message(
        "they post {number} times a day at least", number=n
    ),
}


def every(duration: Duration) -> Message:
    """`every 6 months`, `every month`."""
    return _EVERY[duration.unit](duration.amount)


def slot(each: Slot) -> Message:
    """`Tue 08:30`."""
    clock = f"{each.hour:02}:{each.minute:02}"
    return message("{weekday}\u00a0{clock}", weekday=WEEKDAYS[each.weekday], clock=clock)


def condition(when: Condition, language: str) -> Message:
    """What a clause asks for, as the end of a sentence that begins with “if”.

    A negation is carried down to the single facts, where it has words of its own.
    """
    return _said(when, True, language, nested=False)


def _said(when: Condition, positive: bool, language: str, nested: bool) -> Message:
    match when:
        case Test():
            return _test(when, positive, language, nested)
        case Not(part):
            return _said(part, not positive, language, nested)
        case AllOf(parts) | AnyOf(parts):
            together = isinstance(when, AllOf) is positive
            if len(parts) == 1:
                return _said(parts[0], positive, language, nested)
            return _joined(
                [_said(part, positive, language, nested=True) for part in parts], together, nested
            )


def _joined(parts: list[Message], together: bool, nested: bool) -> Message:
    if not parts:
        return message("whoever it is") if together else message("nobody at all")
    said = parts[0]
    for part in parts[1:]:
        said = (
            message("{first} and {second}", first=said, second=part)
            if together
            else message("{first} or {second}", first=said, second=part)
        )
    return message("({both})", both=said) if nested and len(parts) > 1 else said


def _test(test: Test, positive: bool, language: str, nested: bool) -> Message:
    fact, value = test.fact, test.value
    match test.operator:
        case Operator.IS:
            wanted = value if isinstance(value, tuple) else ()
            known = CHOICES[FACTS[fact].kind]
            values = [each for each in known if (each in wanted) is positive]
            parts = [_ANSWERS[fact, each] for each in values]
            return _joined(parts, together=False, nested=nested)
        case Operator.NEVER:
            return _NEVER[fact, positive]
        case Operator.OLDER_THAN | Operator.WITHIN:
            assert isinstance(value, Duration), "the file's reader holds this"
            older = (test.operator is Operator.OLDER_THAN) is positive
            return (_OLDER if older else _WITHIN)[fact](span(value))
        case Operator.MORE_THAN | Operator.LESS_THAN:
            assert isinstance(value, int | float), "the file's reader holds this"
            return _NUMBERS[fact, test.operator, positive](number(value, language))
