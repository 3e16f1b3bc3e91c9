"""The strategy's text as a file: shown, saved, and never lost to another writer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Static

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.services.editing import OpenFile
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_checked import CheckedPane
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.wiring import Services


class EditPane(CheckedPane):
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
        self._was: OpenFile | None = None
        """The file as it was read, or written by us."""
        self._signature: tuple[int, int, int] | None = None
        self._outside: OpenFile | None = None
        """What somebody else wrote since."""

    @property
    def is_unsaved(self) -> bool:
        """Whether the editor holds what the file did not when it was read."""
        return (
            self._was is not None and self._was.is_editable and self.editor.text != self._was.text
        )

    def load(self) -> None:
        """Look at the file again, and at what was decided meanwhile."""
        self.look()
        super().load()

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
        self.check()
        self.tell_editor()

    def check(self) -> None:
        """Check the text; of what is no text, the file says what is wrong."""
        if self._was is not None and not self._was.is_editable:
            self.mark(self._was.problems)
        elif self._was is not None:
            super().check()

    def retell(self) -> None:
        """Say every caption again."""
        super().retell()
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

    def tell_editor(self) -> None:
        """The name of the file, and whether all of the text is in it."""
        super().tell_editor()
        panel = self.query_one("#strategy-editing", Panel)
        mark = " ●" if self.is_unsaved else ""
        name = self.services.workspace.strategy_path.name
        panel.border_title = Content.assemble(literal(name), (mark, "$text-warning"))

    def do(self, verb: str) -> None:
        """What a key does here."""
        match verb:
            case "save":
                self.save()
            case "next":
                self.next_problem()
            case "fix":
                self.fix()
            case "complete":
                self.editor.focus()
                self.editor.complete()

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
        self.tell_editor()
        self.post_message(self.Saved(self.can_be_used))

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
        if self.can_be_used:
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
