"""Every exception that this program raises on purpose, and its exit code.

What is wrong with a text of the person's is a `Diagnostic`; an exception stops an operation.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.message import Message, message


class StrategyTuiError(Exception):
    """Base of all our errors: one sentence for the person, in `message`."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class WrongUsage(StrategyTuiError):
    """The command cannot do that with these arguments."""

    exit_code = 64


class BlockedByFindings(StrategyTuiError):
    """A draft has errors, so it cannot be approved."""

    exit_code = 1

    def __init__(self, message: Message, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


class UnusableFile(StrategyTuiError):
    """A file or folder of the person's cannot be used as it is."""

    exit_code = 2


class NoWorkspace(UnusableFile):
    """No folder from here upwards is a workspace."""


class InvalidFile(UnusableFile):
    """A strategy, draft or rule pack with problems, each at its place in `text`."""

    def __init__(
        self, message: Message, source: str, text: str, diagnostics: tuple[Diagnostic, ...]
    ) -> None:
        super().__init__(message)
        self.source = source
        self.text = text
        self.diagnostics = diagnostics


class Busy(StrategyTuiError):
    """Another process of this machine is doing this now."""

    exit_code = 4


class NetworkError(StrategyTuiError):
    """Base of what a network may raise; the class says what is true of the world."""

    exit_code = 3


class Rejected(NetworkError):
    """The network refused: the post is not public and a retry will not help."""


class AuthFailed(NetworkError):
    """The network did not let us in: the post is not public."""


class RateLimited(NetworkError):
    """The network asked us to wait: the post is not public."""

    def __init__(self, retry_at: datetime) -> None:
        super().__init__(message("The network asks to wait until {when}.", when=retry_at))
        self.retry_at = retry_at


class OutcomeUnknown(NetworkError):
    """The request left and no answer came: the post may be public."""
