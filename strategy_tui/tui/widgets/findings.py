"""What was found in a text, as a list; one finding is the current one, marked and in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.diagnostic_editor import DiagnosticEditor
from strategy_tui.tui.widgets.draft_lines import problem_line


class Findings(OptionList):
    """The findings of one text; a sign before the current one, for colours are not seen by all."""

    def __init__(self, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reader = reader
        self._found: Sequence[Diagnostic] = ()
        self._text = ""
        self._marked: int | None = None

    def show_found(self, found: Sequence[Diagnostic], text: str) -> None:
        """Show these findings, with their places in a text; the current one stays."""
        self._found, self._text = found, text
        kept = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options(Option(self._line(each, False)) for each in found)
            self.highlighted = kept if kept is not None and kept < len(found) else None
        self._marked = None
        self._mark(self.highlighted)

    @property
    def current(self) -> Diagnostic | None:
        """The finding that the keys are about."""
        return None if self.highlighted is None else self._found[self.highlighted]

    def go_to(self, problem: Diagnostic) -> None:
        """Make a finding the current one, and show where it begins."""
        if problem in self._found:
            self.highlighted = self._found.index(problem)
            self._mark(self.highlighted)
            self.scroll_to_highlight(top=True)

    def go_on(self) -> None:
        """Go to the next, and from the last to the first."""
        if self._found:
            after = 0 if self.highlighted is None else self.highlighted + 1
            self.go_to(self._found[after % len(self._found)])

    def follow(self, editor: DiagnosticEditor) -> None:
        """The finding at the editor's cursor is the current one, unless one walks the list."""
        here = editor.at_cursor()
        if here is not None and not self.has_focus:
            self.go_to(here)

    def walk(self, editor: DiagnosticEditor) -> None:
        """Go to the next finding, and from the last to the first: here, or in the editor."""
        if self.has_focus:
            self.go_on()
            return
        editor.focus()
        editor.action_next_problem()
        self.follow(editor)

    def fix(self, editor: DiagnosticEditor) -> bool:
        """Make the fix of the current finding, as an edit that can be undone; False if none is."""
        here = self.current if self.has_focus else editor.at_cursor()
        return here is not None and editor.apply(here)

    @on(OptionList.OptionHighlighted)
    def _follow(self) -> None:
        self._mark(self.highlighted)

    def _mark(self, index: int | None) -> None:
        if index == self._marked:
            return
        for each, current in ((self._marked, False), (index, True)):
            if each is not None:
                self.replace_option_prompt_at_index(each, self._line(self._found[each], current))
        self._marked = index

    def _line(self, problem: Diagnostic, current: bool) -> Content:
        return problem_line(problem, self._text, self._reader, current)
