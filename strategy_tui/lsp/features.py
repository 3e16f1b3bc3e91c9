"""What each request and notification of an editor leads to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from lsprotocol import types

from strategy_tui.lsp import acting, hovering, offering, showing
from strategy_tui.lsp.checking import Found, Kind, kind_of
from strategy_tui.lsp.documents import Document, path_of
from strategy_tui.lsp.folders import spoken
from strategy_tui.lsp.server import Server
from strategy_tui.lsp.watch import PAUSE

SECTION = "strategy-tui"
"""What our settings are called in an editor's."""

WATCHED = ("**/strategy.yaml", "**/rules/*.yaml", "**/.strategy/id")
"""Files that may change beside the editor, and that drafts are checked against."""


def register(server: Server) -> None:
    """Tell pygls who answers what."""
    files, asks = _Files(server), _Asks(server)
    told: dict[str, Callable[[Any], None]] = {
        types.INITIALIZE: files.begin,
        types.TEXT_DOCUMENT_DID_OPEN: files.opened,
        types.TEXT_DOCUMENT_DID_CHANGE: files.changed,
        types.TEXT_DOCUMENT_DID_SAVE: files.saved,
        types.TEXT_DOCUMENT_DID_CLOSE: files.closed,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: files.changed_beside,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: files.moved,
        types.SHUTDOWN: files.end,
    }
    asked: dict[str, tuple[Callable[[Any], Awaitable[Any]], object]] = {
        types.INITIALIZED: (asks.begun, None),
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: (asks.configured, None),
        types.TEXT_DOCUMENT_HOVER: (asks.hover, None),
        types.TEXT_DOCUMENT_COMPLETION: (
            asks.completion,
            types.CompletionOptions(trigger_characters=[":", " ", "-", "["]),
        ),
        types.TEXT_DOCUMENT_CODE_ACTION: (
            asks.actions,
            types.CodeActionOptions([types.CodeActionKind.QuickFix, acting.FIX_ALL]),
        ),
        types.TEXT_DOCUMENT_CODE_LENS: (asks.lenses, types.CodeLensOptions()),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (asks.symbols, None),
    }
    for method, notified in told.items():
        server.feature(method)(safely(server, method, notified))
    for method, (request, options) in asked.items():
        server.feature(method, options)(_answered(server, method, request))


def safely(server: Server, method: str, function: Callable[[Any], None]) -> Callable[..., None]:
    """A notification whose bugs are told in the log, and end nothing."""

    def run(params: Any = None) -> None:
        try:
            function(params)
        except Exception as error:
            server.tell_bug(method, error)

    return run


def _answered(
    server: Server, method: str, function: Callable[[Any], Awaitable[Any]]
) -> Callable[..., Awaitable[Any]]:
    """A request whose bugs are told in the log; then there is no answer."""

    async def run(params: Any = None) -> Any:
        try:
            return await function(params)
        except Exception as error:
            server.tell_bug(method, error)
            return None

    return run


class _Files:
    """What an editor tells of its files; each is done at once, in the order it is told."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def begin(self, params: types.InitializeParams) -> None:
        """Who the editor is, and what it can do."""
        server = self._server
        server.folders.locale = spoken(params.locale)
        server.folders.language = language_in(params.initialization_options)
        self._find_roots()
        server.is_pulled = server.can("text_document.diagnostic") and server.can(
            "workspace.diagnostics.refresh_support"
        )
        if server.is_pulled:
            options = types.DiagnosticOptions(
                inter_file_dependencies=True, workspace_diagnostics=False, identifier=SECTION
            )
            pulled = _answered(server, types.TEXT_DOCUMENT_DIAGNOSTIC, _Asks(server).diagnostics)
            server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(pulled)

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """A file was opened: it is checked at once."""
        item, server = params.text_document, self._server
        document = Document(item.uri, item.version, item.text, server.unit)
        server.documents.put(document)
        if self._kind(document) is Kind.STRATEGY:
            server.check_all_again(0)
        else:
            server.watch.soon(item.uri, 0)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Somebody types."""
        uri, server = params.text_document.uri, self._server
        document = server.documents.get(uri)
        if document is None:
            return
        changes = [(_range(each), each.text) for each in params.content_changes]
        after = document.changed(params.text_document.version, changes)
        server.documents.put(after)
        if self._kind(after) is Kind.STRATEGY:
            server.check_all_again(PAUSE)
        else:
            server.watch.soon(uri)

    def saved(self, params: types.DidSaveTextDocumentParams) -> None:
        """A rule pack counts as it lies on the disk."""
        document = self._server.documents.get(params.text_document.uri)
        if document is not None and self._kind(document) in (Kind.PACK, Kind.STRATEGY):
            self._server.check_all_again(0)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Nothing more is said of a file; its text on the disk counts again."""
        uri, server = params.text_document.uri, self._server
        document = server.documents.get(uri)
        server.documents.close(uri)
        server.watch.forget(uri)
        server.clear(uri)
        if document is not None and self._kind(document) is Kind.STRATEGY:
            server.check_all_again(0)

    def changed_beside(self, params: types.DidChangeWatchedFilesParams) -> None:
        """Another program wrote a strategy or a pack."""
        open_now = {each.path for each in self._server.documents}
        if any(path_of(each.uri) not in open_now for each in params.changes):
            self._server.check_all_again(PAUSE)

    def moved(self, params: types.DidChangeWorkspaceFoldersParams) -> None:  # noqa: ARG002
        """The editor looks at other folders."""
        self._find_roots()
        self._server.check_all_again(PAUSE)

    def end(self, params: object) -> None:  # noqa: ARG002
        """The editor is about to say goodbye."""
        self._server.is_shut_down = True

    def _find_roots(self) -> None:
        workspace = self._server.workspace
        uris = [each.uri for each in workspace.folders.values()]
        if not uris and workspace.root_uri:
            uris = [workspace.root_uri]
        roots = [path for uri in uris if (path := path_of(uri)) is not None]
        self._server.folders.roots = [*roots, *self._server.own_roots]

    def _kind(self, document: Document) -> Kind:
        return kind_of(document, self._server.folders.of(document.path))


class _Asks:
    """What an editor asks about a file; the answer is about the file as it is."""

    def __init__(self, server: Server) -> None:
        self._server = server

    async def begun(self, params: object) -> None:  # noqa: ARG002
        """Ask to be told of files that other programs write."""
        server = self._server
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(each) for each in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("watched", method, options)
            await server.client_register_capability_async(types.RegistrationParams([registration]))

    async def configured(self, params: types.DidChangeConfigurationParams) -> None:
        """The editor's settings have changed; some tell them, some want to be asked."""
        server = self._server
        settings: Any = params.settings
        if not settings and server.can("workspace.configuration"):
            item = types.ConfigurationItem(section=SECTION)
            (settings,) = await server.workspace_configuration_async(
                types.ConfigurationParams([item])
            )
        server.folders.language = language_in(settings)
        server.check_all_again(0)

    async def diagnostics(
        self, params: types.DocumentDiagnosticParams
    ) -> types.RelatedFullDocumentDiagnosticReport:
        """The findings of a file, for an editor that asks."""
        found = await self._found(params.text_document.uri)
        items = self._server.diagnostics(found) if found is not None else []
        return types.RelatedFullDocumentDiagnosticReport(items)

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Why a rule asks, what a key means."""
        server = self._server
        found = await self._found(params.text_document.uri)
        if found is None:
            return None
        offset = _offset(found.document, params.position)
        rules, language = server.rules(found.folder), server.language(found.folder)
        said = hovering.hover(found, offset, rules, language)
        if said is None:
            return None
        markdown, span = said
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, markdown),
            showing.range_of(found.document.places, span),
        )

    async def completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        """What may be written at the cursor."""
        server = self._server
        document = server.documents.get(params.text_document.uri)
        if document is None:
            return None
        folder = server.folders.of(document.path)
        return offering.completions(
            document,
            folder,
            _offset(document, params.position),
            tuple(server.rules(folder)),
            server.language(folder),
            server.can("text_document.completion.completion_item.snippet_support"),
        )

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        """What can be done about the findings in a range."""
        server = self._server
        found = await self._found(params.text_document.uri)
        if found is None:
            return None
        return acting.actions(
            found,
            server.diagnostics(found),
            params,
            server.rules(found.folder),
            server.language(found.folder),
            server.can("workspace.workspace_edit.document_changes"),
        )

    async def lenses(self, params: types.CodeLensParams) -> list[types.CodeLens] | None:
        """How long each part of a draft is."""
        found = await self._found(params.text_document.uri)
        if found is None:
            return None
        return showing.lenses(found, self._server.language(found.folder))

    async def symbols(
        self, params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | None:
        """The strategy at a glance."""
        server = self._server
        document = server.documents.get(params.text_document.uri)
        if document is None:
            return None
        is_strategy = kind_of(document, server.folders.of(document.path)) is Kind.STRATEGY
        return showing.symbols(document) if is_strategy else None

    async def _found(self, uri: str) -> Found | None:
        """What is found in a file as it is now, however often it changes meanwhile."""
        found = await self._server.watch.of(uri)
        while found is None and self._server.documents.get(uri) is not None:
            found = await self._server.watch.of(uri)
        return found


def language_in(settings: object) -> str | None:
    """The language that an editor's settings ask for, by themselves or under our name."""
    if not isinstance(settings, dict):
        return None
    ours = settings.get(SECTION)
    return language_in(ours) if isinstance(ours, dict) else spoken(settings.get("language"))


def _range(change: Any) -> tuple[tuple[int, int], tuple[int, int]] | None:
    where = getattr(change, "range", None)
    if where is None:
        return None
    return (where.start.line, where.start.character), (where.end.line, where.end.character)


def _offset(document: Document, position: types.Position) -> int:
    return document.places.offset((position.line, position.character))
