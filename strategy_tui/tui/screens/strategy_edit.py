"""The strategy's text: an editor that checks as one types, its findings and its outline."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import StrategyTuiError, UnusableFile
from strategy_tui.services.editing import OpenFile
from strategy_tui.strategy_file.completion import Completions, complete
from strategy_tui.strategy_file.outline import outline
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.widgets.completion_popup import CompletionPopup
from strategy_tui.tui.widgets.findings import Findings
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, literal
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


class EditPane(StrategyPane):
    """What is typed here is saved by a key; until then it is kept whatever happens."""

    class Saved(Event):
        """The file holds what was typed."""

        def __init__(self, is_valid: bool) -> None:
            super().__init__()
            self.is_valid = is_valid

    class Differs(Event):
        """Somebody else wrote the file while something was typed here."""

        def __init__(self, theirs: OpenFile) -> None:
            super().__init__()
            self.theirs = theirs

    def __init__(self, services: Services, reader: Reader, *, id: str) -> None:
        super().__init__(services, reader, id=id)
        self.popup = CompletionPopup(reader, id="popup")
        self.editor = StrategyEditor(self._complete, self.popup, id="strategy-editor")
        self._was: OpenFile | None = None
        self._signature: tuple[int, int, int] | None = None
        self._outside: OpenFile | None = None
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

    @property
    def is_unsaved(self) -> bool:
        """Whether the editor holds what the file did not when it was read."""
        return (
            self._was is not None and self._was.is_editable and self.editor.text != self._was.text
        )

    def focus_first(self) -> None:
        """Into the text."""
        self.editor.focus()

    def load(self) -> None:
        """Look at the file again, and at what was decided meanwhile."""
        self.look()
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

    def look(self) -> None:
        """Show the file as it is now; if something was typed, only say that it is another one."""
        signature = self.services.editing.signature()
        if self._was is not None and signature == self._signature:
            return
        with self.host.telling():
            found = self.services.editing.open()
            self._signature = signature
            if self._was is None or (found.data != self._was.data and not self.is_unsaved):
                self._show(found)
            elif found.data == self._was.data:
                self._outside = None
            else:
                self._outside = found
            self._tell_notice()

    def _show(self, file: OpenFile) -> None:
        """Put a file into the editor; the cursor stays where it was, as far as it can."""
        again, here = self._was is not None, self.editor.cursor_location
        self._was, self._outside = file, None
        self.editor.read_only = not file.is_editable
        self.editor.open_text(file.text)
        if again:
            self.editor.move_cursor(here)
            self.host.toast(message("The file was changed outside; this is how it is now."))
        self._check()
        self._tell_editor()

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
        self._tell_editor()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._check)

    def _check(self) -> None:
        """Check the text in a thread; one at a time, for a huge text takes its time."""
        text, file = self.editor.text, self._was
        if file is None or self._is_checking:
            return
        if not file.is_editable:
            self._mark(file.problems)
            return
        self._is_checking = True

        def check() -> tuple[Diagnostic, ...]:
            try:
                return self.services.editing.check(text)[1]
            finally:
                self._is_checking = False

        def show(found: tuple[Diagnostic, ...]) -> None:
            if text == self.editor.text:
                self._mark(found)
            else:
                self._check()

        self.host.ask("check", check, show)

    @property
    def _can_be_used(self) -> bool:
        """Whether the text as it is has no errors."""
        if self._checked == self.editor.text:
            return all(each.severity is not Severity.ERROR for each in self.editor.diagnostics)
        return self.services.editing.check(self.editor.text)[0] is not None

    def _mark(self, found: tuple[Diagnostic, ...]) -> None:
        self.editor.mark(found)
        self._checked = self.editor.text
        self._tell_findings()
        self._tell_outline()
        self._tell_editor()

    def retell(self) -> None:
        """Say every caption again."""
        self._tell_editor()
        self._tell_findings()
        self._tell_outline()
        self._tell_notice()

    def _tell_notice(self) -> None:
        """One line over the editor for what a person must know of the file."""
        said: Message | None = None
        if self._outside is not None:
            said = message(
                "The file was changed outside while you wrote. Ctrl+S shows both, side by side."
            )
        elif self._was is not None and self._was.data is None:
            said = message(
                "There is no strategy.yaml. Write one here, or bring a version back (History)."
            )
        elif self._was is not None and not self._was.is_editable:
            said = message("This cannot be edited here, so it stays as it is.")
        notice = self.query_one("#notice", Static)
        notice.display = said is not None
        if said is not None:
            notice.update(caption(f"▲ {self.reader.say(said)}"))

    def _tell_editor(self) -> None:
        panel = self.query_one("#strategy-editing", Panel)
        mark = " ●" if self.is_unsaved else ""
        name = self.services.workspace.strategy_path.name
        panel.border_title = Content.assemble(literal(name), (mark, "$text-warning"))
        panel.border_subtitle = self._state()

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
        here = self.editor.at_cursor()
        if here is not None and not self.problems.has_focus:
            self.problems.go_to(here)
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

    def do(self, verb: str) -> None:
        """What a key does here."""
        match verb:
            case "save":
                self.save()
            case "next":
                self._next_problem()
            case "fix":
                self._fix()
            case "complete":
                self.editor.focus()
                self.editor.complete()

    def _next_problem(self) -> None:
        """Go to the next finding, and from the last to the first; the list of them follows."""
        if self.problems.has_focus:
            self.problems.go_on()
            return
        self.editor.focus()
        self.editor.action_next_problem()
        self._follow_cursor()

    def _fix(self) -> None:
        """Make the fix of the current finding, as an edit that can be undone."""
        here = self.problems.current if self.problems.has_focus else self.editor.at_cursor()
        if here is None or not self.editor.apply(here):
            self.host.toast(message("No certain fix here."))

    def save(self) -> None:
        """Write the text to the file, unless somebody else wrote it since."""
        file, text = self._was, self.editor.text
        if file is None or not file.is_editable:
            return
        saving = self.services.editing.save(text, file)
        if saving.is_saved or (saving.file.text == text and saving.file.is_editable):
            self._settle(saving.file)
        else:
            self._outside = saving.file
            self._tell_notice()
            self.post_message(self.Differs(saving.file))

    def _settle(self, file: OpenFile) -> None:
        """The file is what is in the editor."""
        self._was, self._outside = file, None
        self._signature = self.services.editing.signature()
        self._tell_notice()
        self._tell_editor()
        self.post_message(self.Saved(self._can_be_used))

    def keep_mine(self, theirs: OpenFile) -> Message | None:
        """Write the text over the other edit, which is kept beside it first; where."""
        aside = None
        if theirs.data:
            aside = self.services.editing.keep_aside(theirs.data)
        self._was = theirs if theirs.is_editable else replace(theirs, problems=())
        self.save()
        if aside is None:
            return None
        return message("The other text is kept as “{file}”.", file=aside.name)

    def take_theirs(self, theirs: OpenFile) -> Message:
        """Show the other edit; what was typed here is kept beside it first; where."""
        aside = self.services.editing.keep_aside(self.editor.text)
        self._was = None
        self._show(theirs)
        self._signature = None
        self.look()
        return message("Your text is kept as “{file}”.", file=aside.name)

    def leave(self) -> tuple[Message, ...]:
        """The app is about to end: save what can be used, keep the rest beside the file.

        Raises:
            StrategyTuiError: it can be kept nowhere.
        """
        if not self.is_unsaved or self._was is None:
            return ()
        text, name = self.editor.text, self._was.path.name
        if self._can_be_used:
            try:
                if self.services.editing.save(text, self._was).is_saved:
                    self._was = replace(self._was, text=text)
                    return (message("Saved: {file}.", file=name),)
            except StrategyTuiError:
                pass  # It is kept beside the file, or the next error says why it cannot be.
        aside = self.services.editing.keep_aside(text)
        self._was = replace(self._was, text=text)
        return (
            message("Your strategy was not saved, for it has errors or was changed outside."),
            message("Your text is kept as “{file}”.", file=aside.name),
        )
