"""The words of a review that every front end shares."""

from __future__ import annotations

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Answer, ReviewKind, Topic

KINDS: dict[ReviewKind, Message] = {
    ReviewKind.FULL: message("Review of the whole strategy"),
    ReviewKind.LIGHT: message("Light review"),
}

TOPICS: dict[Topic, Message] = {
    Topic.EXPERIMENT: message("Experiment"),
    Topic.GOAL: message("Goal"),
    Topic.NETWORK: message("Network"),
    Topic.AUDIENCE: message("Audience"),
    Topic.FOLLOWING: message("Whom you follow"),
    Topic.FOLLOWERS: message("Who follows you"),
    Topic.AGAIN: message("Asked again"),
    Topic.RENEW: message("Renew?"),
    Topic.CLAUSE: message("Clause"),
    Topic.SUPPRESSION: message("Suppressed finding"),
    Topic.CAMPAIGN: message("Campaign"),
    Topic.TIME: message("Time"),
    Topic.REASON: message("Version"),
    Topic.FINDING: message("Strategy"),
}

ANSWERS: dict[Answer, Message] = {
    Answer.KEEP: message("keep it as it is"),
    Answer.CHANGE: message("change the strategy"),
    Answer.DONE: message("done"),
    Answer.ADOPT: message("adopt it"),
    Answer.EXTEND: message("extend it"),
    Answer.DROP: message("drop it"),
}
"""An answer in words; its value is what the command line takes."""
