"""The language server: what editors ask, and who answers."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer

from strategy_tui import __version__
from strategy_tui.domain.message import message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.i18n import render
from strategy_tui.lint.rule import Rule
from strategy_tui.lsp import showing
from strategy_tui.lsp.checking import Found, Kind
from strategy_tui.lsp.documents import Documents
from strategy_tui.lsp.folders import Folder, Folders
from strategy_tui.lsp.protocol import Input, Protocol
from strategy_tui.lsp.watch import Watch
from strategy_tui.settings import Settings


class Server(LanguageServer):
    """One editor's server; it lives as long as the editor does."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        super().__init__("strategy-tui", __version__, protocol_cls=Protocol, max_workers=2)
        self.settings = settings
        self.documents = Documents()
        self.folders = Folders(settings, now, self.documents.text_at, self.tell_problem)
        self.watch = Watch(self.documents, self.folders, now, self.tell, self.tell_bug)
        self.own_roots: list[Path] = []
        """Where files without a place of their own belong, besides the editor's folders."""
        self.is_shut_down = False
        self.is_pulled = False
        """Whether the editor asks for findings when it wants them; else they are sent to it."""
        self._shown: set[str] = set()
        """The files that the editor shows findings of."""

    def can(self, capability: str) -> bool:
        """Whether the editor said that it has something, such as `workspace.configuration`."""
        return bool(get_capability(self.client_capabilities, capability, False))

    @property
    def unit(self) -> str:
        """What the editor counts in within a line."""
        encoding = self.workspace.position_encoding
        return str(getattr(encoding, "value", encoding))

    def language(self, folder: Folder) -> str:
        """The language of sentences about a folder's files."""
        return self.folders.language_of(folder)

    def rules(self, folder: Folder) -> dict[str, Rule]:
        """The rules that count there, by name; where an own pack is broken, the bundled ones."""
        try:
            return {each.id: each for each in folder.linting.rules()}
        except StrategyTuiError:
            from strategy_tui.lint.pack import bundled

            return {each.id: each for each in bundled()}

    def diagnostics(self, found: Found) -> list[types.Diagnostic]:
        """The findings of a file as the editor takes them."""
        rules = self.rules(found.folder).values() if found.kind is Kind.DRAFT else ()
        sources = {each.id: each.source for each in rules if _is_address(each.source)}
        related = self.can("text_document.publish_diagnostics.related_information")
        return showing.diagnostics(found, self.language(found.folder), sources, related)

    def tell(self, found: Found) -> None:
        """Send what was found in a file, unless the editor asks for it by itself."""
        uri = found.document.uri
        if self.is_pulled or (found.kind is Kind.OTHER and uri not in self._shown):
            return
        self._shown.add(uri)
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, self.diagnostics(found), found.document.version)
        )

    def clear(self, uri: str) -> None:
        """Nothing is said about a file any more."""
        if uri in self._shown:
            self._shown.discard(uri)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all_again(self, pause: float) -> None:
        """What the files are checked against has changed."""
        self.watch.all_again(pause)
        if self.is_pulled:
            self.workspace_diagnostic_refresh(None)

    def tell_problem(self, error: StrategyTuiError) -> None:
        """Say in the editor's log why something cannot be used."""
        language = self.folders.language or self.settings.language or self.folders.locale or "en"
        self._log(types.MessageType.Warning, render(error.message, language))

    def tell_bug(self, where: str, error: BaseException) -> None:
        """A mistake of ours: a sentence in the editor's log, its place on standard error.

        What the error itself says may hold words of the person's, so that is not told.
        """
        language = self.folders.language or self.settings.language or self.folders.locale or "en"
        places = [
            f"{Path(each.filename).name}:{each.lineno}"
            for each in traceback.extract_tb(error.__traceback__)
        ]
        what = f"{where}: {type(error).__name__} ({' '.join(places[-4:])})"
        sys.stderr.write(f"strategy-tui lsp: {what}\n")
        sys.stderr.flush()
        sentence = message(
            "This is a bug of ours, and your text is as it was. Please tell us: {what}", what=what
        )
        self._log(types.MessageType.Error, render(sentence, language))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """What pygls could not read or do: the log has it, no window opens."""
        self.tell_bug("message", error)

    def _log(self, severity: types.MessageType, sentence: str) -> None:
        self.window_log_message(types.LogMessageParams(severity, sentence))


def serve(
    settings: Settings,
    folder: Path | None,
    now: Callable[[], datetime],
    reading: BinaryIO,
    writing: BinaryIO,
) -> int:
    """Answer an editor until it says goodbye or goes away; the protocol's exit code.

    `folder` is where files without a place of their own belong.
    """
    from strategy_tui.lsp.features import register

    # pygls logs whole messages, and with them what the person writes.
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    server = Server(settings, now)
    server.own_roots = [folder] if folder is not None else []
    register(server)
    try:
        server.start_io(cast(BinaryIO, Input(reading)), writing)
    finally:
        server.watch.close()
    return 0 if server.is_shut_down else 1


def _is_address(source: str) -> bool:
    return source.startswith("https://") and " " not in source
