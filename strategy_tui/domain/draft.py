"""A post that is being written, for one network and one audience."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span

THREAD_MARK = "---8<---"
"""A line of its own that splits the body into the parts of a thread."""
_MARK_LINE = rf"^[^\S\n]*{THREAD_MARK}[^\S\n]*$"


@dataclass(frozen=True, slots=True)
class Part:
    """One post of a thread, and where it starts in the body."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Where the part stands in the body."""
        return Span(self.start, self.start + len(self.text))


def parts_of(body: str) -> tuple[Part, ...]:
    """The posts of a thread without the empty lines around them; most bodies are one post."""
    marks = list(re.finditer(_MARK_LINE, body, re.MULTILINE)) if THREAD_MARK in body else ()
    if not marks:
        return (Part(body, 0),)
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(body)]
    return tuple(_trimmed(body, each, end) for each, end in zip(starts, ends, strict=True))


def _trimmed(body: str, start: int, end: int) -> Part:
    text = body[start:end].lstrip("\n")
    return Part(text.rstrip("\n"), end - len(text))


@dataclass(frozen=True, slots=True)
class MediaRef:
    """A picture or film that goes with a draft; `file` is relative to the draft's folder."""

    file: str
    alt: str
    span: Span | None = field(default=None, compare=False)
    """Where it is named in the draft's file."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A rule that the person switched off in one draft, and why."""

    rule: str
    because: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft file: its front matter, and the body that would be posted."""

    id: str
    """Written by `draft new`; makes renames harmless. Empty in files made by hand."""
    path: str
    network: str
    """The key of a network of the strategy, or the name of a network."""
    body: str
    """What follows the front matter; CRLF is LF and one final newline is dropped."""
    body_start: int = 0
    """Where the body begins in the file, in code points of the LF text."""
    audience: str = "public"
    title: str = ""
    """Where posts have one: a film, a page, a post on Reddit."""
    idea: str = ""
    campaign: str | None = None
    goal: str | None = None
    language: str | None = None
    when: str | None = None
    """A wish, read once when the draft is scheduled."""
    expect: str = ""
    media: tuple[MediaRef, ...] = ()
    reply_to: str | None = None
    quotes: str | None = None
    reshares: str | None = None
    spoiler: str = ""
    suppressions: tuple[Suppression, ...] = ()
    title_span: Span | None = field(default=None, compare=False)
    """Where the title is written in the draft's file."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The texts that would be posted one after the other; one for most drafts."""
        return tuple(each.text for each in parts_of(self.body))


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A text of the person's own that a draft is compared with."""

    network: str
    text: str
    where: str
    """A link, or the path of a draft."""
    at: datetime | None
    """When it was posted; None for a draft."""
