"""Engagement bait: mechanical reactions that a text asks for without a reason.

The kinds are those that Meta names (Fighting Engagement Bait on Facebook, 2017, extended since);
a call for help is none of them.
"""

from __future__ import annotations

import re

from strategy_tui.domain.text import Span
from strategy_tui.lint.cues import Cue, cues
from strategy_tui.lint.passage import QUOTE, Passage

READ = 20_000
"""Characters of a text that are searched."""
LONGEST = 120
"""Characters after the words that ask, up to which they are shown to the end of the sentence."""
KINDS = frozenset({"react", "vote", "share", "tag", "comment"})
ALLOWED = {"youtube": frozenset({"react"})}
"""Where the network lets people ask for likes: YouTube (YouTube Help, fake engagement policy,
read 2026-11-22)."""

_FOR_HELP = frozenset({"share", "tag"})
_SENTENCE = re.compile(r"[.!?\n]")
_WORD = re.compile(r"\w")
_LEAD = re.compile(r"[\s.!?…:;,—–+&(→]*(?:\d{1,2}(?:[.)]|\ufe0f?\u20e3)\s*)?")


def baits(passage: Passage, network: str) -> dict[str, Span]:
    """The kinds of reaction that are asked for, each with the words that ask, alphabetically."""
    found: dict[str, Span] = {}
    for cue in cues("bait").candidates(passage.words):
        if cue.group not in found and (place := _place(cue, passage)):
            found[cue.group] = place
    kinds = {kind: place for kind, place in found.items() if kind in KINDS}
    if {"prize", "mechanic"} <= found.keys():
        kinds.setdefault("share", found["mechanic"])
    elif "help" in found:
        kinds = {kind: place for kind, place in kinds.items() if kind not in _FOR_HELP}
    return {kind: kinds[kind] for kind in sorted(kinds.keys() - allowed(network))}


def allowed(network: str) -> frozenset[str]:
    """The kinds that a network lets people ask for."""
    return ALLOWED.get(network, frozenset())


def _place(cue: Cue, passage: Passage) -> Span | None:
    """Where a reaction is asked for in the writer's own voice, and without a reason."""
    if not cue.pattern:
        return Span(0, len(passage.text))
    text = passage.linked
    for match in cue.compiled.finditer(text, 0, READ):
        if _is_quoted(match, passage) or (
            "?P<shout>" in cue.pattern and not _shouted(match, passage.text)
        ):
            continue
        reason = cues("bait").pattern("reason")
        end = _SENTENCE.search(text, match.end(), match.end() + 80)
        if not reason.search(text, match.end(), end.start() if end else match.end() + 80):
            return _asking(match)
    return None


def _asking(match: re.Match[str]) -> Span:
    """The sentence from what a pattern found on, without its number and the signs around it."""
    text, (start, found) = match.string, match.span()
    lead = _LEAD.match(text, start, found)
    start = lead.end() if lead else start
    while 0 < start < found and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    after = _SENTENCE.search(text, found, found + LONGEST)
    end = after.start() if after else min(len(text), found + LONGEST)
    return Span(start, start + len(text[start:end].rstrip()))


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
