"""The one glyph, colour and word for each state that the screens show: never a colour alone."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueState
from strategy_tui.domain.verdict import Choice, Outcome


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state looks and what it is called; `colour` is a theme variable."""

    glyph: str
    colour: str
    word: Message


OUTCOMES: dict[Outcome, Sign] = {
    Outcome.KEEP: Sign("✔", "$text-success", message("keep")),
    Outcome.LET_GO: Sign("✖", "$text-error", message("let go")),
    Outcome.ASK: Sign("?", "$text-warning", message("needs your answer")),
    Outcome.GRACE: Sign("○", "$text-muted", message("too new to judge")),
}

CHOICES: dict[Choice, Sign] = {
    Choice.KEEP: Sign("✔", "$text-success", message("you keep them")),
    Choice.LET_GO: Sign("✖", "$text-error", message("you let them go")),
    Choice.MUTE: Sign("◌", "$text-muted", message("you mute them")),
    Choice.LIST: Sign("≡", "$text-primary", message("you put them on a list")),
    Choice.SNOOZE: Sign("◷", "$text-warning", message("you decide later")),
    Choice.CONTACT: Sign("☎", "$text-primary", message("you call them")),
    Choice.SKIP: Sign("→", "$text-muted", message("you skipped them")),
}

DECIDED = "✎"
"""Stands before the glyph of what the person decided; the strategy's suggestions lack it."""

QUEUE_STATES: dict[QueueState, Sign] = {
    QueueState.QUEUED: Sign("◷", "$text-primary", message("queued")),
    QueueState.SENDING: Sign("…", "$text-warning", message("being sent")),
    QueueState.UNCONFIRMED: Sign("?", "$text-warning", message("unconfirmed")),
    QueueState.SENT: Sign("✔", "$text-success", message("published")),
    QueueState.FAILED: Sign("✖", "$text-error", message("failed")),
    QueueState.CANCELLED: Sign("–", "$text-muted", message("cancelled")),
}

SEVERITIES: dict[Severity, Sign] = {
    Severity.ERROR: Sign("✖", "$text-error", message("error")),
    Severity.WARNING: Sign("▲", "$text-warning", message("warning")),
    Severity.HINT: Sign("●", "$text-primary", message("hint")),
}

APPROVALS: dict[str, Sign] = {
    "none": Sign("○", "$text-primary", message("not approved")),
    "approved": Sign("✔", "$text-success", message("approved")),
    "stale": Sign("↻", "$text-warning", message("changed since it was approved")),
}
"""How a draft stands to its approval."""

ANSWERS: dict[str, Message] = {
    "yes": message("yes"),
    "no": message("no"),
    "unsure": message("unsure"),
    "never": message("never"),
    "active": message("active"),
    "gone": message("gone"),
    "moved": message("moved"),
    "suspended": message("suspended"),
}
"""Values of facts that are words."""
