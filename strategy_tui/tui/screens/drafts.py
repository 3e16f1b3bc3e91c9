"""Drafts: a list, an editor that checks as one types, and the way into the queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import BlockedByFindings, StrategyTuiError, UnusableFile
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.rescue import keep_beside
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.screens.when import ask_when
from strategy_tui.tui.widgets.draft_editor import DraftEditor
from strategy_tui.tui.widgets.draft_lines import counter
from strategy_tui.tui.widgets.draft_list import DraftList
from strategy_tui.tui.widgets.findings import Findings
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.domain.approval import Approval
    from strategy_tui.domain.twin import Resemblance
    from strategy_tui.services.drafts import DraftState, Linted
    from strategy_tui.services.part_counts import PartCount
    from strategy_tui.wiring import Services

PAUSE = 0.15
"""Seconds without a key before the text is checked: no check runs on the key path."""

EDITING_KEYS = (
    ("F8", message("next")),
    ("F4", message("fix")),
    ("F6", message("twins")),
    ("esc", message("leave")),
)


class DraftsScreen(ModeScreen):
    """Nothing that was typed is lost: leaving the draft in any way saves it."""

    MODE = "drafts"
    CSS_PATH = "drafts.tcss"
    AUTO_FOCUS = "#drafts"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "save", message("Save")),
        key("f9", "approve", message("Approve"), display="F9"),
        key("ctrl+n", "new", message("New draft")),
        key("n", "new", message("New draft"), show=False),
        key("f8", "next_problem", message("Next problem"), show=False, display="F8"),
        key("f4,ctrl+t", "fix", message("Fix"), show=False, display="F4"),
        key("f6", "twins", message("Twins"), show=False, display="F6", priority=True),
        key("escape", "to_list", message("Back to the list"), show=False),
    ]

    _states: tuple[DraftState, ...] = ()
    _path: Path | None = None
    _saved = ""
    _counts: tuple[PartCount, ...] = ()
    _timer: Timer | None = None
    _loaded = False
    _unheld: Message | None = None
    """Why no draft is held against the strategy, if so."""

    def __init__(self, services: Services, reader: Reader) -> None:
        super().__init__(services, reader)
        self.editor = DraftEditor(id="editor")
        """Where the whole file of a draft is written; it outlives the screen's widgets."""

    def body(self) -> ComposeResult:
        with Horizontal(id="columns"):
            yield DraftList(id="list")
            with Vertical(id="work"):
                yield Static(id="why", classes="empty")
                with Panel(id="editing"):
                    yield self.editor
                with Panel(id="findings"):
                    yield Findings(self.reader, id="problems")

    @property
    def problems(self) -> Findings:
        """What was found in the text."""
        return self.query_one("#problems", Findings)

    @property
    def unsaved(self) -> bool:
        """Whether the editor holds what the file does not."""
        return self._path is not None and self.editor.text != self._saved

    def load(self) -> None:
        """Look at the folder again: other programs write there too."""
        service, now = self.services.drafts, self.reader.now()
        name = self.services.workspace.strategy_path.name

        def look() -> tuple[tuple[DraftState, ...], Message | None]:
            return service.drafts(now), service.linting.strategy_problem(name)

        self.ask("drafts", look, self._show)

    def _show(self, found: tuple[tuple[DraftState, ...], Message | None]) -> None:
        self._states, self._unheld = found
        self._loaded = True
        states = self._states
        paths = [each.path for each in states]
        if self._path not in paths and not self.unsaved:
            self._path = None
            if paths:
                self._open(paths[0])
        elif not self.unsaved and self._path is not None:
            self._reread(self._path)
        self.retell()

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        super().retell()
        states = self._states if self._loaded else None
        self.query_one(DraftList).tell(states, self._path, self._unheld, self.reader)
        self._tell_editor()
        self._tell_findings()

    def _tell_editor(self) -> None:
        panel = self.query_one("#editing", Panel)
        panel.set_class(self._path is None, "-gone")
        self.query_one("#why", Static).set_class(self._path is not None, "-gone")
        if self._path is None:
            return
        mark = " ●" if self.unsaved else ""
        panel.border_title = Content.assemble(literal(self._path.name), (mark, "$text-warning"))
        panel.border_subtitle = counter(self._counts, self.reader)

    def _tell_findings(self) -> None:
        say = self.reader.say
        found = self.editor.diagnostics
        panel = self.query_one("#findings", Panel)
        panel.display = bool(found)
        panel.titled(say(message("Findings")), hints(self.reader, *EDITING_KEYS))
        self.problems.show_found(found, self.editor.text)
        self._follow_cursor()

    @on(TextArea.SelectionChanged)
    def _follow_cursor(self) -> None:
        """The finding at the editor's cursor is the current one, unless one walks the list."""
        self.problems.follow(self.editor)

    def _open(self, path: Path) -> None:
        """Show another draft; what was typed in this one is saved first."""
        self._keep()
        self._path = None
        text, why = "", ""
        try:
            text = self.services.drafts.text_of(path)
            self._path = path
        except UnusableFile as error:
            why = self.reader.say(error.message)
        self.editor.read_only = self._path is None
        self.query_one("#why", Static).update(caption(why))
        self._put(text)

    def _put(self, text: str) -> None:
        self._saved = text
        self._counts = ()
        self.editor.open_text(text)
        self._check()
        self._tell_editor()
        self._tell_findings()

    def _reread(self, path: Path) -> None:
        """Another program may have changed the file; its text is shown if nothing was typed."""
        with self.telling():
            text = self.services.drafts.text_of(path)
            if text != self._saved:
                self._put(text)

    @on(OptionList.OptionHighlighted, "#drafts")
    def _look_at(self, event: OptionList.OptionHighlighted) -> None:
        path = self._states[event.option_index].path
        if path != self._path:
            self._open(path)

    @on(OptionList.OptionSelected, "#drafts")
    def _edit(self) -> None:
        self.editor.focus()

    @on(OptionList.OptionSelected, "#problems")
    def _go_to_problem(self, event: OptionList.OptionSelected) -> None:
        self.editor.go_to(self.editor.diagnostics[event.option_index])
        self.editor.focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Check once the person pauses; until then the old underlines would lie."""
        self._tell_editor()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._check)

    def _check(self) -> None:
        from strategy_tui.services.part_counts import part_counts

        path, text, now = self._path, self.editor.text, self.reader.now()
        if path is None:
            return

        def check() -> tuple[Linted, tuple[PartCount, ...]]:
            linted = self.services.drafts.lint_text(path, text, now)
            return linted, part_counts(linted)

        def show(checked: tuple[Linted, tuple[PartCount, ...]]) -> None:
            linted, counts = checked
            if (path, text) == (self._path, self.editor.text):
                self._counts = counts
                self.editor.mark(linted.diagnostics)
                self._tell_editor()
                self._tell_findings()

        self.ask("lint", check, show)

    def _keep(self) -> bool:
        """Save what was typed; False if the file could not take it, and it is kept beside it."""
        with self.telling():
            refused = self._save()
            for number, each in enumerate(refused):
                self.toast(each, "information" if number else "error")
            return not refused
        return False

    def _save(self) -> tuple[Message, ...]:
        """Save what was typed; where the file cannot take it, why, and where it is kept.

        Both versions are kept: the file as it is, and what was typed here.
        """
        if self._path is None or not self.unsaved:
            return ()
        path, text = self._path, self.editor.text
        try:
            self.services.drafts.save(path, text, self._saved)
        except UnusableFile as error:
            kept = keep_beside(path, text)
            self._saved = text  # It is safe now; the file is shown again by the next look at it.
            said = message("Your text is kept as “{file}”.", file=kept.name)
            return _named(error, path).message, said
        self._saved = text
        return ()

    def leave(self) -> tuple[Message, ...]:
        """The app is about to end: save, and tell it."""
        if self._path is None or not self.unsaved:
            return ()
        name = self._path.name
        return self._save() or (message("Saved: {file}.", file=name),)

    def action_save(self) -> None:
        """Write the draft to its file now."""
        if self._path is not None:
            self._keep()
            self._tell_editor()
            self.load()

    def action_to_list(self) -> None:
        """Leave the editor; it keeps its cursor."""
        self.query_one("#drafts", OptionList).focus()

    def action_next_problem(self) -> None:
        """Go to the next finding, and from the last to the first; the list of them follows."""
        self.problems.walk(self.editor)

    def action_fix(self) -> None:
        """Make the fix of the current finding, as an edit that can be undone."""
        if not self.problems.fix(self.editor):
            self.toast(message("No certain fix here."))

    def action_twins(self) -> None:
        """Show the draft beside the own texts that it resembles."""
        from strategy_tui.tui.screens.twin import TwinView

        path, text = self._path, self.editor.text
        if path is None:
            return

        def show(found: tuple[Resemblance, ...]) -> None:
            if found:
                self.app.push_screen(TwinView(self.reader, found))
            else:
                self.toast(message("It resembles no other text of yours that is known here."))

        self.ask("twins", lambda: self.services.drafts.linting.resemblances(path, text), show)

    def action_new(self) -> None:
        """Start a draft for one network of the strategy."""
        from strategy_tui.tui.screens.dialogs import Choose

        strategy = self.services.strategy.check().strategy
        if strategy is None:
            self.toast(message("Your strategy has errors. `strategy-tui strategy check` shows them."), "error")  # fmt: skip # noqa: E501
            return
        options = [
            (name, Content.assemble(literal(name, "bold"), "  ", literal(plan.purpose)))
            for name, plan in strategy.networks.items()
        ]
        self.app.push_screen(
            Choose(self.reader, message("Which network is it for?"), options), self._new_on
        )

    def _new_on(self, network: str | None) -> None:
        from strategy_tui.tui.screens.dialogs import AskLine

        def write(idea: str | None) -> None:
            if network is None or idea is None:
                return
            with self.telling():
                path = self.services.drafts.new(network, idea, self.reader.now())
                self._open(path)
                self.editor.action_to_end()
                self.editor.focus()
                self.load()

        if network is not None:
            hint = message("What is it about, in a few words of yours? It may stay empty.")
            self.app.push_screen(AskLine(self.reader, message("The idea"), hint), write)

    def action_approve(self) -> None:
        """Say that exactly this may be published, and choose when."""
        path, now = self._path, self.reader.now()
        if path is None or not self._keep():
            return
        self.ask("approve", lambda: self.services.drafts.approve(path, now), self._choose_when)

    def _choose_when(self, approval: Approval) -> None:
        self.load()

        def queue(at: datetime | None) -> None:
            if at is None:
                self.toast(message("Approved, without a time. F9 gives it one."))
                return
            with self.telling():
                first, *_ = self.services.schedule.add(approval.id, at, self.reader.now())
                when = self.reader.moment(first.due_at)
                self.toast(message("Queued: it goes out {when}.", when=when))

        ask_when(
            self,
            message("Approved. When should it go out?"),
            approval.snapshot.network,
            queue,
            later=message("Not yet: leave it approved"),
        )

    def refused(self, error: StrategyTuiError) -> None:
        """What stands against an approval is shown where it is, not only said."""
        super().refused(_named(error, self._path))
        if isinstance(error, BlockedByFindings) and error.diagnostics:
            self.editor.mark(error.diagnostics)
            self._tell_findings()
            self.editor.go_to(self.editor.diagnostics[0])
            self.editor.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is little room, the editor has it while one writes."""
        self.set_class(event.widget is self.editor, "-writing")

    def on_screen_suspend(self) -> None:
        """Another screen is shown: keep what was typed."""
        self._keep()

    def on_unmount(self) -> None:
        """The app ends, by a key or by a mistake of ours: keep what was typed."""
        self._keep()


def _named(error: StrategyTuiError, path: Path | None) -> StrategyTuiError:
    """The error with the name of a draft instead of its whole path, which fills a toast."""
    params = error.message.params
    if path is not None and params.get("path") == str(path):
        error.message = replace(error.message, params={**params, "path": path.name})
    return error
