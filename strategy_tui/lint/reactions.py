"""Engagement bait: mechanical reactions that a text asks for without a reason.

The kinds are those that Meta names (Fighting Engagement Bait on Facebook, 2017, extended since);
a call for help is none of them.
"""

from __future__ import annotations

import re

from strategy_tui.lint.cues import Cue, cues
from strategy_tui.lint.passage import QUOTE, Passage

READ = 20_000
"""Characters of a text that are searched."""
KINDS = frozenset({"react", "vote", "share", "tag", "comment"})
ALLOWED = {"youtube": frozenset({"react"})}
"""Where the network lets people ask for likes: YouTube (YouTube Help, fake engagement policy,
read 2026-11-22)."""

_FOR_HELP = frozenset({"share", "tag"})
_SENTENCE = re.compile(r"[.!?\n]")
_WORD = re.compile(r"\w")


def baits(passage: Passage, network: str) -> tuple[str, ...]:
    """The kinds of reaction that are asked for, in the order of the alphabet."""
    groups: set[str] = set()
    for cue in cues("bait").candidates(passage.words):
        if cue.group not in groups and _stands(cue, passage):
            groups.add(cue.group)
    kinds = groups & KINDS
    if {"prize", "mechanic"} <= groups:
        kinds.add("share")
    elif "help" in groups:
        kinds -= _FOR_HELP
    return tuple(sorted(kinds - allowed(network)))


def allowed(network: str) -> frozenset[str]:
    """The kinds that a network lets people ask for."""
    return ALLOWED.get(network, frozenset())


def _stands(cue: Cue, passage: Passage) -> bool:
    if not cue.pattern:
        return True
    text = passage.linked
    reason = cues("bait").pattern("reason")
    for match in cue.compiled.finditer(text, 0, READ):
        if _is_quoted(match, passage) or (
            "?P<shout>" in cue.pattern and not _shouted(match, passage.text)
        ):
            continue
        end = _SENTENCE.search(text, match.end(), match.end() + 80)
        if not reason.search(text, match.end(), end.start() if end else match.end() + 80):
            return True
    return False


def _is_quoted(match: re.Match[str], passage: Passage) -> bool:
    """Whether the request is told in somebody's words: its first word stands in a quotation."""
    first = _WORD.search(match.string, match.start(), match.end())
    return first is not None and passage.read[first.start()] == QUOTE


def _shouted(match: re.Match[str], original: str) -> bool:
    """`Comment GUIDE`, `Tapez 1`, `Write "info"`: the very word to write is given."""
    start, end = match.span("shout")
    word = original[start:end]
    if word.isdigit():
        return len(word) == 1
    opened = original[max(0, start - 2) : start].strip()[-1:] in ('"', "“", "'", "«", "‘")
    closed = original[end : end + 2].strip()[:1] in ('"', "”", "'", "»", "’")
    return (word.isupper() and len(word) >= 2) or (bool(word) and opened and closed)
