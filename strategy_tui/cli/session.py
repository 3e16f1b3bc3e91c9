"""What every command stands on: settings, the workspace, the language, the clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from strategy_tui import clock
from strategy_tui.cli.output import Output
from strategy_tui.domain.message import message
from strategy_tui.settings import Settings, read_settings

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from strategy_tui.services.linting import Linting
    from strategy_tui.services.workspace import Workspace
    from strategy_tui.wiring import Services


class Session:
    """One run of the command line; everything is opened when it is first needed."""

    def __init__(self, settings: Settings, folder: Path | None) -> None:
        self.settings = settings
        self.folder = folder
        self.near: Path | None = None
        """A file that the command is about: where no workspace is named, nor around the current
        folder, the one around the file counts."""
        self._opened: dict[Path, Services] = {}
        self._linting_in: dict[Path, Linting] = {}

    @cached_property
    def now(self) -> datetime:
        """The instant at which the command runs, in UTC.

        Raises:
            WrongUsage: the variable that fixes it cannot be read.
        """
        try:
            return clock.now()
        except ValueError as error:
            from strategy_tui.errors import WrongUsage

            raise WrongUsage(
                message(
                    "{variable} holds “{value}”, which is no instant. "
                    "Write one like 2026-11-24T08:30:00+01:00.",
                    variable=clock.VARIABLE,
                    value=os.environ[clock.VARIABLE],
                )
            ) from error

    @cached_property
    def services(self) -> Services:
        """The verbs, for the workspace around the current folder.

        Raises:
            UnusableFile: there is no workspace, or it is not the person's own.
        """
        from strategy_tui.services.workspace import find

        around = self._around
        near = self.near or Path.cwd()
        return self._services(around or find(near, self.settings.default_workspace))

    @cached_property
    def _around(self) -> Workspace | None:
        """The workspace that was named, or that lies around the current folder."""
        from strategy_tui.errors import NoWorkspace
        from strategy_tui.services.workspace import find

        try:
            return find(self.folder or Path.cwd())
        except NoWorkspace:
            if self.folder is not None:
                raise
            return None

    def _services(self, workspace: Workspace) -> Services:
        from strategy_tui.wiring import Services

        if workspace.root not in self._opened:
            self._opened[workspace.root] = Services(self.settings, workspace)
        return self._opened[workspace.root]

    @cached_property
    def linting(self) -> Linting:
        """The check of drafts: with the strategy and history of the workspace, if there is one."""
        from strategy_tui.errors import UnusableFile
        from strategy_tui.services.linting import Linting

        try:
            return self.services.linting
        except UnusableFile:
            if self._around is not None:
                raise
            return Linting()

    def linting_of(self, path: Path) -> Linting:
        """The check of one draft: where no workspace was named, nor is around, by the draft's own.

        Raises:
            UnusableFile: that workspace is somebody else's.
        """
        if self._around is not None:
            return self.linting
        folder = path.parent
        if folder not in self._linting_in:
            self._linting_in[folder] = self._found_linting(folder)
        return self._linting_in[folder]

    def _found_linting(self, folder: Path) -> Linting:
        from strategy_tui.errors import NoWorkspace
        from strategy_tui.services.linting import Linting
        from strategy_tui.services.workspace import find

        try:
            workspace = find(folder, self.settings.default_workspace)
        except NoWorkspace:
            return Linting()
        return self._services(workspace).linting

    @property
    def machine_language(self) -> str:
        """The language of messages in the machine interface: as asked on the line, else English."""
        asked: str | None = click.get_current_context().find_root().params["ui_language"]
        return asked or "en"

    def output_of(self, style: str) -> Output:
        """For findings in a format: programs get the machine's language, people their own."""
        if style in {"json", "jsonl", "sarif"}:
            return Output(self.machine_language, self._local)
        return self.output

    @cached_property
    def output(self) -> Output:
        """Speaks the language asked for, else the strategy's, else the system's."""
        return Output(self.settings.language or self._strategy_language(), self._local)

    def tell_kept(self) -> None:
        """Say beside the answer that a version of the strategy was kept, if one was."""
        services = vars(self).get("services")
        strategy = vars(services).get("strategy") if services is not None else None
        if strategy is not None and strategy.kept_by_itself:
            from strategy_tui.cli.strategy_asides import tell_kept

            tell_kept(self, strategy)

    def _local(self, at: datetime) -> datetime:
        """An instant on the strategy's wall clock; in UTC where there is no strategy to say."""
        return at.astimezone(self._zone) if self._zone is not None else at

    @cached_property
    def _zone(self) -> tzinfo | None:
        from strategy_tui.errors import StrategyTuiError
        from strategy_tui.services.schedule import zone_of

        try:
            strategy = self.services.strategy.check().strategy
            return zone_of(strategy) if strategy is not None else None
        except (StrategyTuiError, OSError):
            return None

    def _strategy_language(self) -> str:
        from strategy_tui.errors import StrategyTuiError

        try:
            asked = self.services.strategy.check().language
        except (StrategyTuiError, OSError):
            asked = None
        return asked or self.settings.locale_language


def session_of(language: str | None, folder: Path | None) -> Session:
    """The session of this process."""
    return Session(read_settings(os.environ, language), folder)


def with_session(function: Callable[..., Any]) -> Callable[..., Any]:
    """Hand the session to a command as its first argument."""

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        session = click.get_current_context().obj
        answer = function(session, *args, **kwargs)
        session.tell_kept()
        return answer

    return update_wrapper(wrapper, function)
