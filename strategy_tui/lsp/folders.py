"""The workspaces whose files are open, and how each is spoken to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.errors import NoWorkspace, StrategyTuiError, UnusableFile
from strategy_tui.i18n import LANGUAGES
from strategy_tui.services.linting import Linting
from strategy_tui.services.strategy import Checked, StrategyService
from strategy_tui.services.strategy_text import checked
from strategy_tui.services.workspace import Workspace, find
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services


class OpenStrategy(StrategyService):
    """The strategy as it is in the editor, saved or not.

    While it is being written and has errors, the last one that had none counts.
    """

    unsaved: Callable[[Path], str | None]
    _last: dict[Path, Checked]

    @classmethod
    def of(cls, service: StrategyService, unsaved: Callable[[Path], str | None]) -> OpenStrategy:
        """The same service, where open files count for those on the disk."""
        made = cls(service.workspace, service.database)
        object.__setattr__(made, "unsaved", unsaved)
        object.__setattr__(made, "_last", {})
        return made

    def check(self) -> Checked:
        """Everything that is wrong with the strategy as it is.

        Raises:
            UnusableFile: it is not open, and there is no file that could be read.
        """
        path = self.workspace.strategy_path
        text = self.unsaved(path)
        if text is None:
            return StrategyService.check(self)
        now = Checked(path, text, *checked(text))
        if now.strategy is not None:
            self._last[path] = now
        return self._last.get(path, now)


@dataclass(frozen=True, slots=True)
class Folder:
    """What is known where a file lies: a workspace, or nothing but the rules."""

    workspace: Workspace | None
    linting: Linting
    strategy: StrategyService | None

    @property
    def strategy_text(self) -> str | None:
        """The contract as it stands; None where there is none."""
        try:
            return self.strategy.check().text if self.strategy is not None else None
        except StrategyTuiError:
            return None


class Folders:
    """Finds the workspace of each file; each is opened once."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime],
        unsaved: Callable[[Path], str | None],
        told: Callable[[StrategyTuiError], None],
    ) -> None:
        self._settings = settings
        self._now = now
        self._unsaved = unsaved
        self._told = told
        self._known: dict[Workspace, Folder] = {}
        self._refused: set[str] = set()
        self.roots: list[Path] = []
        """Where the editor itself looks: for files that have no place yet."""
        self.language: str | None = None
        """What the editor's settings ask for."""
        self.locale: str | None = None
        """The language of the editor itself."""

    def of(self, path: Path | None) -> Folder:
        """The workspace around a file, or around the editor's folders where it has no place."""
        for start in [path.parent] if path is not None else self.roots:
            try:
                return self._opened(find(start))
            except NoWorkspace:
                continue
            except (UnusableFile, OSError) as error:
                self._refuse(error)
        return Folder(None, Linting(), None)

    def language_of(self, folder: Folder) -> str:
        """The language of sentences about a folder's files.

        As the editor's settings say, else the command line, the strategy, the editor, the system.
        """
        chosen = self.language or self._settings.language
        if chosen is None and folder.strategy is not None:
            try:
                chosen = folder.strategy.check().language
            except StrategyTuiError:
                chosen = None
        return chosen or self.locale or self._settings.locale_language

    def _opened(self, workspace: Workspace) -> Folder:
        if workspace not in self._known:
            services = Services(self._settings, workspace, self._now)
            strategy = OpenStrategy.of(services.strategy, self._unsaved)
            linting = replace(services.linting, strategy=strategy)
            self._known[workspace] = Folder(workspace, linting, strategy)
        return self._known[workspace]

    def _refuse(self, error: UnusableFile | OSError) -> None:
        """Say once why a workspace stays closed; its files are checked as if there were none."""
        if isinstance(error, UnusableFile) and str(error.message) not in self._refused:
            self._refused.add(str(error.message))
            self._told(error)


def spoken(code: object) -> str | None:
    """The language that a setting or locale such as `fr-CA` names, if the program speaks it."""
    base = code.replace("_", "-").split("-")[0].lower() if isinstance(code, str) else ""
    return base if base in LANGUAGES else None
