"""What is wrong with a text of the person's own: a draft, a strategy, a rule pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import IntEnum
from typing import Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span


class Severity(IntEnum):
    """How much a diagnostic matters; only ERROR blocks approval."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name that packs, the command line and JSON use: `hint`, `warning`, `error`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for one span, which the person may accept."""

    span: Span
    text: str
    is_certain: bool = True
    """Whether it may be made without a look at it; `--fix` makes no others."""

    def apply(self, text: str) -> str:
        """The text with this fix made."""
        return text[: self.span.start] + self.text + text[self.span.end :]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place, with the clause it comes from and a fix where one is certain."""

    rule_id: str
    severity: Severity
    span: Span
    message: Message
    clause: str | None = None
    """Dotted path into the strategy, such as `networks.linkedin.call_to_action`."""
    fix: Fix | None = None


def apply_fixes(text: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """A text with every fix made that overlaps no other, and how many those are."""
    made = 0
    begin = len(text) + 1
    fixes = {each.fix for each in diagnostics if each.fix is not None and each.fix.is_certain}
    for fix in sorted(fixes, key=lambda each: (each.span, each.text), reverse=True):
        if fix.span.end <= begin and fix.span.start < begin:
            text = fix.apply(text)
            begin = fix.span.start
            made += 1
    return text, made


@dataclass(frozen=True, slots=True)
class FileReport:
    """A file of the person's and what was found in it, as reports tell it."""

    name: str
    """As the person would name it from where they stand."""
    text: str = ""
    """With LF line ends; places are in it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[tuple[Diagnostic, str], ...] = ()
    """What the person switched off in the file, each with their reason."""
    problem: Message | None = None
    """Why the file cannot be used at all."""
    about: Mapping[str, Any] = field(default_factory=dict)
    """What JSON says of the file besides."""
    has_offsets: bool = True
    """Whether places in the text are those in the file, as they are not after a CRLF."""
