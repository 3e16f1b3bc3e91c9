"""A strategy's text under check: an editor with its findings, its outline and completion."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message, plural
from strategy_tui.errors import UnusableFile
from strategy_tui.strategy_file.completion import Completions, complete
from strategy_tui.strategy_file.outline import outline
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.widgets.completion_popup import CompletionPopup
from strategy_tui.tui.widgets.findings import Findings
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.outline_list import OutlineList
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.widgets.strategy_editor import StrategyEditor

if TYPE_CHECKING:
    from strategy_tui.services.usage import ClauseUse
    from strategy_tui.wiring import Services

PAUSE = 0.15
"""Seconds without a key before the text is checked: no check runs on the key path."""

MOST_LISTED = 200
"""Findings in the list; F8 goes to the others too."""

EDITING_KEYS = (("F8", message("next")), ("F4", message("fix")), ("esc", message("leave")))


class CheckedPane(StrategyPane):
    """The text and all that is said of it, wherever it comes from."""

    def __init__(self, services: Services, reader: Reader, *, id: str) -> None:
        super().__init__(services, reader, id=id)
        self.popup = CompletionPopup(reader, id="popup")
        self.editor = StrategyEditor(self._complete, self.popup, id="strategy-editor")
        self._uses: dict[str, ClauseUse] = {}
        self._rules: tuple[str, ...] = ()
        self._timer: Timer | None = None
        self._is_checking = False
        self._checked: str | None = None
        """The text that the findings are of."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="edit-columns"):
            with Panel(id="outline-panel"):
                yield OutlineList(self.reader, id="outline")
            with Vertical(id="edit-work"):
                yield Static(id="notice")
                with Panel(id="strategy-editing"):
                    yield self.editor
                with Panel(id="strategy-findings"):
                    yield Findings(self.reader, id="strategy-problems")
        yield self.popup

    @property
    def problems(self) -> Findings:
        """What was found in the text."""
        return self.query_one("#strategy-problems", Findings)

    @property
    def outlined(self) -> OutlineList:
        """The text at a glance."""
        return self.query_one("#outline", OutlineList)

    def focus_first(self) -> None:
        """Into the text."""
        self.editor.focus()

    def load(self) -> None:
        """Ask how often each clause decided meanwhile, and which rules may be named."""
        now = self.reader.now()
        self.host.ask("usage", lambda: self._known_usage(now), self._learn_usage)
        if not self._rules:
            self.host.ask("rules", self._known_rules, self._learn_rules)

    def _known_usage(self, now: datetime) -> tuple[ClauseUse, ...]:
        """How often each clause decided; a file with errors has no clauses to tell of."""
        try:
            return self.services.usage.usage(None, None, now)
        except UnusableFile:
            return ()

    def _learn_usage(self, uses: tuple[ClauseUse, ...]) -> None:
        self._uses = {each.clause: each for each in uses}
        self._tell_outline()

    def _known_rules(self) -> tuple[str, ...]:
        """The rules that `lint` may name; a broken pack is told where drafts are checked."""
        from strategy_tui.lint.pack import bundled

        try:
            rules = self.services.linting.rules()
        except UnusableFile:
            rules = bundled()
        return tuple(each.id for each in rules)

    def _learn_rules(self, rules: tuple[str, ...]) -> None:
        self._rules = rules

    def replace_text(self, text: str) -> None:
        """Put another text into the editor as an edit, which can be undone and is not saved."""
        self.editor.replace(text, (0, 0), self.editor.document.end)

    def _complete(self, text: str, offset: int) -> Completions:
        from strategy_tui.networks import names

        return complete(text, offset, names(), self.reader.language, self._rules)

    @on(CompletionPopup.Taken)
    def _take(self, event: CompletionPopup.Taken) -> None:
        self.editor.accept(event.completion)
        self.editor.focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        """Check once the person pauses; until then the old underlines would lie."""
        self.tell_editor()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.check)

    def check(self) -> None:
        """Check the text in a thread; one at a time, for a huge text takes its time."""
        text = self.editor.text
        if self._is_checking:
            return
        self._is_checking = True

        def check() -> tuple[Diagnostic, ...]:
            try:
                return self.services.editing.check(text)[1]
            finally:
                self._is_checking = False

        def show(found: tuple[Diagnostic, ...]) -> None:
            if text == self.editor.text:
                self.mark(found)
            else:
                self.check()

        self.host.ask("check", check, show)

    @property
    def can_be_used(self) -> bool:
        """Whether the text as it is has no errors."""
        if self._checked == self.editor.text:
            return all(each.severity is not Severity.ERROR for each in self.editor.diagnostics)
        return self.services.editing.check(self.editor.text)[0] is not None

    def mark(self, found: tuple[Diagnostic, ...]) -> None:
        """Show what was found in the text as it is."""
        self.editor.mark(found)
        self._checked = self.editor.text
        self._tell_findings()
        self._tell_outline()
        self.tell_editor()

    def retell(self) -> None:
        """Say every caption again."""
        self.tell_editor()
        self._tell_findings()
        self._tell_outline()

    def tell_editor(self) -> None:
        """How the text stands, in the frame around it."""
        self.query_one("#strategy-editing", Panel).border_subtitle = self._state()

    def _state(self) -> Content:
        """How the text stands, in a word or two."""
        if self._checked != self.editor.text:
            return Content("")
        errors = sum(each.severity is Severity.ERROR for each in self.editor.diagnostics)
        if errors:
            said = plural("{count} error", "{count} errors", count=errors)
            return caption(self.reader.say(said), "bold $text-error")
        return caption(self.reader.say(message("can be used")), "$text-success")

    def _tell_findings(self) -> None:
        found = self.editor.diagnostics
        panel = self.query_one("#strategy-findings", Panel)
        panel.display = bool(found)
        title = message("Findings")
        if len(found) > MOST_LISTED:
            title = message("The first {most} of {all} findings", most=MOST_LISTED, all=len(found))
        panel.titled(self.reader.say(title), hints(self.reader, *EDITING_KEYS))
        self.problems.show_found(found[:MOST_LISTED], self.editor.text)
        self._follow_cursor()

    def _tell_outline(self) -> None:
        text = self.editor.text
        self.outlined.show(outline(text), self.editor.diagnostics, self._uses)
        self.outlined.follow(self.editor.cursor_offset)
        self._tell_use()

    @on(OptionList.OptionHighlighted, "#outline")
    def _tell_use(self) -> None:
        """How often the clause one is at decided, in words."""
        used = self.outlined.told(self.outlined.highlighted)
        self.query_one("#outline-panel", Panel).titled(self.reader.say(message("Outline")), used)

    @on(StrategyEditor.CursorMoved)
    def _follow_cursor(self) -> None:
        """The finding and the section at the editor's cursor are the current ones."""
        self.problems.follow(self.editor)
        if self.editor.is_checked:
            self.outlined.follow(self.editor.cursor_offset)

    @on(OptionList.OptionSelected, "#outline")
    def _go_to_entry(self, event: OptionList.OptionSelected) -> None:
        entries = outline(self.editor.text)
        if event.option_index < len(entries):
            place = self.editor.place(entries[event.option_index].span.start)
            self.editor.move_cursor(place, center=True)
            self.editor.focus()

    @on(OptionList.OptionSelected, "#strategy-problems")
    def _go_to_problem(self, event: OptionList.OptionSelected) -> None:
        self.editor.go_to(self.editor.diagnostics[event.option_index])
        self.editor.focus()

    def next_problem(self) -> None:
        """Go to the next finding, and from the last to the first; the list of them follows."""
        self.problems.walk(self.editor)
        self._follow_cursor()

    def fix(self) -> None:
        """Make the fix of the current finding, as an edit that can be undone."""
        if not self.problems.fix(self.editor):
            self.host.toast(message("No certain fix here."))
