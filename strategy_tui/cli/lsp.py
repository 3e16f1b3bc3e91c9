"""`strategy-tui lsp`: the language server that editors start."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import BinaryIO

from strategy_tui import clock
from strategy_tui.cli.command import command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage


@command("lsp", message("Check as you type in your own editor, which starts this by itself."))
@option(
    "--stdio",
    is_flag=True,
    words=message("Speak over standard input and output, as is done anyway; editors add it."),
)
@with_session
def lsp(session: Session, stdio: bool) -> int:  # noqa: ARG001
    """Answer an editor until it says goodbye; the exit code is the protocol's."""
    if not _is_installed():
        raise WrongUsage(
            message(
                "Editors need one more package. Install it with {command}.",
                command="pip install 'strategy-tui[lsp]'",
            )
        )
    if sys.stdin.isatty():
        raise WrongUsage(
            message(
                "“lsp” speaks with an editor, not with a person. "
                "docs/editors.md says how to set up yours."
            )
        )
    if session.folder is not None:
        session.services.workspace  # noqa: B018  # says in a sentence if there is none
    from strategy_tui.lsp.server import serve

    with _stdout_alone() as writing:
        return serve(session.settings, session.folder, clock.now, sys.stdin.buffer, writing)


def _is_installed() -> bool:
    try:
        return find_spec("pygls") is not None
    except ModuleNotFoundError:
        return False


@contextmanager
def _stdout_alone() -> Iterator[BinaryIO]:
    """Standard output for the protocol only; what anything else prints goes to standard error."""
    ours = sys.stdout.fileno()
    kept = os.dup(ours)
    os.dup2(sys.stderr.fileno(), ours)
    try:
        with os.fdopen(os.dup(kept), "wb") as writing:
            yield writing
    finally:
        os.dup2(kept, ours)
        os.close(kept)
