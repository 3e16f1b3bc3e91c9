"""The words in which a change of the strategy is told: one entry for each field that may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from strategy_tui.clean_text import clean_text
from strategy_tui.domain import time_words
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, Param, message, plural
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    CallToAction,
    Condition,
    Duration,
    Hardness,
    NetworkStatus,
    Not,
    Operator,
    Otherwise,
    Slot,
    Test,
)
from strategy_tui.domain.time_words import WEEKDAYS
from strategy_tui.yamldoc import shortened


def told(text: str) -> str:
    """A person's text as a sentence repeats it: nothing in it can steer a terminal."""
    return shortened(clean_text(text))


def quoted(value: object) -> Param:
    """A text, in quotes."""
    return message("“{text}”", text=told(str(value)))


def plain(value: object) -> Param:
    """A text that needs no quotes."""
    return told(str(value))


def figure(value: object) -> Param:
    """A number."""
    assert isinstance(value, int | float)
    return value


def minutes(value: object) -> Param:
    """Minutes, in words."""
    assert isinstance(value, int | float)
    return plural("{figure} minute", "{figure} minutes", count=count(value), figure=figure(value))


def span(value: object) -> Param:
    """A duration in words."""
    assert isinstance(value, Duration)
    return time_words.span(value)


def day(value: object) -> Param:
    """A day, as the reader's language writes it."""
    assert isinstance(value, date)
    return value


def status(value: object) -> Param:
    """How a network is used, in words."""
    assert isinstance(value, NetworkStatus)
    return _STATUS[value]


def asking(value: object) -> Param:
    """What is thought of a call to action, in words."""
    assert isinstance(value, CallToAction)
    return _ASKING[value]


def hardness(value: object) -> Param:
    """How much a call to action may ask, in words."""
    assert isinstance(value, Hardness)
    return _HARDNESS[value]


def others(value: object) -> Param:
    """What becomes of accounts that no clause decides, in words."""
    assert isinstance(value, Otherwise)
    return _OTHERS[value]


def severity(value: object) -> Param:
    """How much a rule counts, in words."""
    return _SEVERITY[value.label if isinstance(value, Severity) else "off"]


def slot(value: Slot) -> Message:
    """A weekly time to post."""
    return message(
        "{weekday} {time}",
        weekday=WEEKDAYS[value.weekday],
        time=f"{value.hour:02}:{value.minute:02}",
    )


def notation(condition: Condition) -> str:
    """A condition as a file may write it: `{relationship: yes, met: {within: 1 year}}`."""
    match condition:
        case AllOf(parts) if parts and all(isinstance(each, Test) for each in parts):
            return "{" + ", ".join(_inner(each) for each in parts) + "}"
        case _:
            return "{" + _inner(condition) + "}"


def asked(test: Test) -> Param:
    """What a test compares its fact with, in words."""
    match test.value:
        case Duration():
            return span(test.value)
        case tuple():
            return quoted(", ".join(test.value))
        case None:
            return quoted("never")
        case _:
            return figure(test.value)


def short(value: object) -> str | None:
    """A value as the file says it, for machines; None where it says nothing."""
    match value:
        case None | "":
            return None
        case bool():
            return "yes" if value else "no"
        case Duration() | int() | float() if not isinstance(value, Severity):
            return _compact(value)
        case Severity():
            return value.label
        case Slot():
            return f"{_DAYS[value.weekday]} {value.hour:02}:{value.minute:02}"
        case _:
            return str(value)


def _inner(condition: Condition) -> str:
    match condition:
        case Test(fact, Operator.IS, tuple(values)):
            return f"{fact}: {values[0] if len(values) == 1 else '[' + ', '.join(values) + ']'}"
        case Test(fact, Operator.NEVER):
            return f"{fact}: never"
        case Test(fact, operator, value):
            return f"{fact}: {{{operator}: {_compact(value)}}}"
        case AllOf(parts):
            return f"all: [{', '.join(map(notation, parts))}]"
        case AnyOf(parts):
            return f"any: [{', '.join(map(notation, parts))}]"
        case Not(part):
            return f"not: {notation(part)}"


def _compact(value: object) -> str:
    if isinstance(value, Duration):
        return f"{value.amount} {value.unit}{'s' if value.amount != 1 else ''}"
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def count(value: float) -> float:
    """What the choice between one and many is made by."""
    return min(abs(value), 1e9)


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STATUS: Mapping[NetworkStatus, Message] = {
    NetworkStatus.ACTIVE: message("active"),
    NetworkStatus.EXPERIMENT: message("an experiment"),
    NetworkStatus.DORMANT: message("at rest"),
}
_ASKING: Mapping[CallToAction, Message] = {
    CallToAction.REQUIRED: message("required"),
    CallToAction.WELCOME: message("welcome"),
    CallToAction.NONE: message("not wanted"),
}
_HARDNESS: Mapping[Hardness, Message] = {
    Hardness.SOFT: message("soft"),
    Hardness.HARD: message("hard"),
}
_OTHERS: Mapping[Otherwise, Message] = {
    Otherwise.ASK: message("asked about"),
    Otherwise.LET_GO: message("let go"),
}
_SEVERITY: Mapping[str, Message] = {
    "off": message("switched off"),
    "hint": message("a hint"),
    "warning": message("a warning"),
    "error": message("an error"),
}

FROM_TO = message("{what}: {field} from {before} to {after}")
NOW = message("{what}: {field} is now {after} (was {before})")
SET = message("{what}: {field} is now {after} (none before)")
UNSET = message("{what}: no {field} any more (was {before})")


@dataclass(frozen=True, slots=True)
class Words:
    """How a change of one field is told."""

    field: Message = Message("")
    """What the field is called in the sentences below."""
    show: Callable[[object], Param] = quoted
    changed: Message = NOW
    set: Message = SET
    unset: Message = UNSET
    none_is_a_value: bool = False
    """Whether None means something besides “not said”."""


GOAL: Mapping[str, Words] = {
    "want": Words(message("what you want")),
    "measure": Words(message("measure")),
    "start": Words(message("starting figure"), figure, FROM_TO),
    "target": Words(message("target"), figure, FROM_TO),
    "by": Words(message("day of the target"), day),
    "tone": Words(message("tone")),
    "call_to_action": Words(message("call to action"), hardness),
}
NETWORK: Mapping[str, Words] = {
    "network": Words(message("network"), plain),
    "account": Words(message("account")),
    "status": Words(show=status, changed=message("{what} is now {after} (was {before})")),
    "purpose": Words(message("purpose")),
    "audience": Words(message("audience")),
    "voice": Words(message("voice")),
    "language": Words(message("language of the posts")),
    "call_to_action": Words(
        show=asking, changed=message("{what}: a call to action is now {after} (was {before})")
    ),
    "because": Words(message("reason")),
    "since": Words(message("beginning of the experiment"), day),
    "until": Words(message("end of the experiment"), day),
    "success": Words(message("test of success")),
}
CADENCE: Mapping[str, Words] = {
    "minutes_per_post": Words(message("time for a post"), minutes, FROM_TO),
    "minutes_per_week": Words(message("time besides the posts"), minutes, FROM_TO),
}
HASHTAGS: Mapping[str, Words] = {
    "max": Words(message("limit of hashtags"), figure, FROM_TO),
}
CAMPAIGN: Mapping[str, Words] = {
    "start": Words(message("first day"), day),
    "end": Words(message("last day"), day),
    "want": Words(message("what it is for")),
    "goal": Words(message("goal")),
    "hashtag": Words(message("hashtag")),
}
CLAUSE: Mapping[str, Words] = {
    "because": Words(message("reason")),
}
FOLLOW: Mapping[str, Words] = {
    "otherwise": Words(
        show=others,
        changed=message("Accounts that no clause decides are now {after} (were {before})"),
    ),
    "grace": Words(
        show=span,
        changed=message("New follows are left alone for {after} (was {before})"),
        set=message("New follows are left alone for {after}"),
        unset=message("New follows are no longer left alone (was {before})"),
    ),
    "ask_again": Words(
        show=span,
        changed=message("A decision to keep is asked again after {after} (was {before})"),
        set=message("A decision to keep is asked again after {after}"),
        unset=message("A decision to keep is no longer asked again (was after {before})"),
    ),
}
TARGET: Mapping[str, Words] = {
    "accounts": Words(
        show=figure,
        changed=message("The number of accounts that you want to follow: {after} (was {before})"),
        set=message("The number of accounts that you want to follow: {after} (none before)"),
        unset=message("The number of accounts that you want to follow: no limit (was {before})"),
    ),
    "minutes_per_day": Words(
        show=minutes,
        changed=message("Your reading may take {after} a day (was {before})"),
        set=message("Your reading may take {after} a day (no limit before)"),
        unset=message("Your reading has no limit any more (was {before} a day)"),
    ),
}
TIME: Mapping[str, Words] = {
    "per_week": Words(message("weekly budget"), minutes, FROM_TO),
    "daily_watch": Words(message("daily watch"), minutes, FROM_TO),
}
REVIEW: Mapping[str, Words] = {
    "every": Words(
        show=span,
        changed=message("The review comes every {after} (was {before})"),
        set=message("The review comes every {after} (none before)"),
        unset=message("There is no review any more (was every {before})"),
    ),
    "light": Words(
        show=span,
        changed=message("The light review comes every {after} (was {before})"),
        set=message("The light review comes every {after} (none before)"),
        unset=message("There is no light review any more (was every {before})"),
    ),
}
OVERRIDE: Mapping[str, Words] = {
    "severity": Words(
        show=severity,
        changed=message("{what} is now {after} (was {before})"),
        none_is_a_value=True,
    ),
    "because": Words(message("reason")),
}
STRATEGY: Mapping[str, Words] = {
    "name": Words(message("name")),
    "language": Words(message("language")),
    "time_zone": Words(message("time zone")),
}
