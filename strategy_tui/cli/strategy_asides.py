"""What a command says beside its answer: a version was kept, a name seems to be another's now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.services.versions import is_automatic
from strategy_tui.yamldoc import shortened

if TYPE_CHECKING:
    from strategy_tui.cli.session import Session
    from strategy_tui.services.renames import Rename
    from strategy_tui.services.strategy import StrategyService


def tell_kept(session: Session, strategy: StrategyService) -> None:
    """That the strategy had changed, so that it was kept by itself; and how to say why."""
    while strategy.kept_by_itself:
        version = strategy.kept_by_itself.pop(0)
        session.output.talk(
            message(
                "Your strategy had changed: it was kept as version {number}. "
                "“strategy-tui strategy keep --because …” says why.",
                number=str(version.number),
            )
        )


def tell_state(session: Session, text: str) -> None:
    """How the file stands to the last version, and what seems to be renamed in it."""
    with _beside(session):
        if not session.services.strategy.has_past(text):
            return  # so nothing was renamed, and the store need not be opened to see that
        _tell_version(session, text)
        for each in session.services.renames.offered():
            session.output.talk(offer(each))


def _tell_version(session: Session, text: str) -> None:
    strategy = session.services.strategy
    latest = strategy.latest()
    if latest is None:
        return
    if latest.text != text:
        session.output.talk(
            message(
                "The file differs from version {number}, which was kept last. It is kept by "
                "itself when it is next used; “strategy-tui strategy keep --because …” keeps it "
                "with your reason.",
                number=str(latest.number),
            )
        )
    elif latest.number > 1 and is_automatic(latest.reason):
        session.output.talk(
            message(
                "Version {number} does not say yet why it changed; “strategy-tui strategy keep "
                "--because …” says it.",
                number=str(latest.number),
            )
        )


def tell_renames(session: Session) -> None:
    """Names that are gone from the strategy and that something still says."""
    with _beside(session):
        for each in session.services.renames.offered():
            session.output.talk(offer(each))


@contextmanager
def _beside(session: Session) -> Iterator[None]:
    """What cannot be found out is said; the command has its answer all the same."""
    try:
        yield
    except (UnusableFile, Busy) as error:
        session.output.talk(error.message)


def offer(rename: Rename) -> Message:
    """A rename in a sentence that asks."""
    from strategy_tui.services.renames import RenameKind

    if rename.kind is RenameKind.CLAUSE:
        return plural(
            "Is the clause “{old}” called “{new}” now? {count} place still says “{old}”. "
            "“strategy-tui strategy rename” takes care of it.",
            "Is the clause “{old}” called “{new}” now? {count} places still say “{old}”. "
            "“strategy-tui strategy rename” takes care of it.",
            count=rename.mentions,
            old=shortened(rename.old),
            new=shortened(rename.new),
        )
    return plural(
        "Is “{old}” called “{new}” now? {count} place still says “{old}”. "
        "“strategy-tui strategy rename” takes care of it.",
        "Is “{old}” called “{new}” now? {count} places still say “{old}”. "
        "“strategy-tui strategy rename” takes care of it.",
        count=rename.mentions,
        old=shortened(rename.old),
        new=shortened(rename.new),
    )
