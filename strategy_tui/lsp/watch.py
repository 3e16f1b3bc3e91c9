"""Checks files as they change, beside the message loop: typing never waits, old answers go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from strategy_tui.lsp.checking import Found, find_in
from strategy_tui.lsp.documents import Document, Documents
from strategy_tui.lsp.folders import Folders

PAUSE = 0.12
"""Seconds without a key press after which a file is checked."""

_State = tuple[Document, int]


class Watch:
    """What was found in each open file, as it is now."""

    def __init__(
        self,
        documents: Documents,
        folders: Folders,
        now: Callable[[], datetime],
        tell: Callable[[Found], None],
        failed: Callable[[str, BaseException], None],
    ) -> None:
        self._documents = documents
        self._folders = folders
        self._now = now
        self._tell = tell
        self._failed = failed
        self._round = 0
        """Counts the strategies and packs that the files were checked against."""
        self._checks: dict[str, tuple[_State, asyncio.Task[Found | None]]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._telling: set[asyncio.Task[None]] = set()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def soon(self, uri: str, pause: float = PAUSE) -> None:
        """Check a file when nothing happened to it for a while, and tell what was found."""
        self._forget_timer(uri)
        loop = asyncio.get_running_loop()
        self._waiting[uri] = loop.call_later(pause, self._begin, uri)

    def all_again(self, pause: float = PAUSE) -> None:
        """What the files are checked against has changed."""
        self._round += 1
        for each in self._documents:
            self.soon(each.uri, pause)

    def forget(self, uri: str) -> None:
        """A file was closed."""
        self._forget_timer(uri)
        self._checks.pop(uri, None)

    async def of(self, uri: str) -> Found | None:
        """What is found in a file as it is; None where it is not open, or changed meanwhile."""
        document = self._documents.get(uri)
        if document is None:
            return None
        state = (document, self._round)
        if uri not in self._checks or self._checks[uri][0] != state:
            self._checks[uri] = (state, asyncio.create_task(self._check(document)))
        return await asyncio.shield(self._checks[uri][1])

    def close(self) -> None:
        """Nobody waits for an answer any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _check(self, document: Document) -> Found | None:
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._find, document)

    def _find(self, document: Document) -> Found | None:
        if self._documents.get(document.uri) is not document:
            return None  # It was changed while others were checked.
        return find_in(document, self._folders.of(document.path), self._now())

    def _begin(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        task = asyncio.get_running_loop().create_task(self._check_and_tell(uri))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _check_and_tell(self, uri: str) -> None:
        try:
            found = await self.of(uri)
            if found is not None and self._documents.get(uri) is found.document:
                self._tell(found)
        except Exception as error:
            self._failed("check", error)

    def _forget_timer(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
