"""The strategy: written, read as a guide, its history, its reviews."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from strategy_tui.domain.message import Message, message
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.screens.strategy_edit import EditPane
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.screens.strategy_saving import after_saving, settle_edits
from strategy_tui.tui.widgets.tab_line import Part, TabLine

if TYPE_CHECKING:
    from strategy_tui.tui.screens.strategy_history import HistoryPane
    from strategy_tui.wiring import Services

PARTS = (
    Part("edit", "F2", message("Edit")),
    Part("guide", "F3", message("Guide")),
    Part("history", "F6", message("History")),
    Part("review", "F7", message("Review")),
)

OUTSIDE = 2.0
"""Seconds between two looks at the file, which other programs may write."""

PART_OF: dict[str, str] = {
    "save": "edit",
    "next": "edit",
    "fix": "edit",
    "complete": "edit",
    "leave": "edit",
    "html": "guide",
    "markdown": "guide",
    "why": "history",
    "bring_back": "history",
    "restore": "history",
}
"""The part that does each thing."""


class StrategyScreen(ModeScreen):
    """Opens with any text: a broken strategy is when it is needed most."""

    MODE = "strategy"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["strategy.tcss", "review.tcss"]
    AUTO_FOCUS = "#strategy-editor"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(
                part.key.lower(),
                f"part('{part.name}')",
                part.title,
                show=False,
                display=part.key,
                priority=True,  # Two of them select text in the framework's editor.
            )
            for part in PARTS
        ),
        key("ctrl+s", "do('save')", message("Save")),
        key("f8", "do('next')", message("Next problem"), display="F8"),
        key("f4,ctrl+t", "do('fix')", message("Fix"), display="F4"),
        key("ctrl+at,ctrl+space", "do('complete')", message("Complete"), display="^Space"),
        key("e", "do('html')", message("Export as HTML")),
        key("m", "do('markdown')", message("Export as Markdown")),
        key("w", "do('why')", message("Say why")),
        key("b", "do('bring_back')", message("Bring back")),
        key("l", "do('restore')", message("Restore the lost file")),
        key("escape", "do('leave')", message("Leave the editor"), show=False),
    ]

    _here = "edit"

    def __init__(self, services: Services, reader: Reader) -> None:
        super().__init__(services, reader)
        self.edit = EditPane(services, reader, id="edit")
        """The text; it outlives the screen's widgets."""
        self._parts: dict[str, StrategyPane] = {"edit": self.edit}

    def body(self) -> ComposeResult:
        yield TabLine(PARTS, self._here, self.reader)
        with Container(id="parts"):
            yield self.edit

    def on_mount(self) -> None:
        """Other programs write the file too."""
        super().on_mount()
        self.set_interval(OUTSIDE, self.look_outside)

    def look_outside(self) -> None:
        """See whether another program wrote the file; the screen need not be left for it."""
        if self.is_current:
            self.edit.look()

    def load(self) -> None:
        """Look at what is shown again."""
        self.edit.load()
        if self._here != "edit":
            self._parts[self._here].load()

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        super().retell()
        self.query_one(TabLine).retell()
        for each in self._parts.values():
            if each.is_mounted:
                each.retell()

    def leave(self) -> tuple[Message, ...]:
        """The app is about to end: what was typed is kept, and it is told where."""
        return self.edit.leave()

    def on_unmount(self) -> None:
        """The app ends, by a key or by a mistake of ours: keep what was typed."""
        with self.telling():
            self.edit.leave()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is little room, the editor has it while one writes.

        The person may come from another window, and from another editor in it.
        """
        self.edit.set_class(event.widget is self.edit.editor, "-writing")
        self.look_outside()

    async def action_part(self, name: str) -> None:
        """Show another part of the screen, and put the focus into it."""
        if name not in self._parts:
            self._parts[name] = self._fresh(name)
            await self.query_one("#parts", Container).mount(self._parts[name])
        self._here = name
        self.query_one(TabLine).here = name
        for each in self._parts.values():
            each.display = each.id == name
        part = self._parts[name]
        part.load()
        part.retell()
        part.focus_first()
        self.refresh_bindings()

    @on(TabLine.Chosen)
    async def _choose_part(self, event: TabLine.Chosen) -> None:
        line = self.query_one(TabLine)
        stays = self.focused is line
        await self.action_part(event.name)
        if stays:
            line.focus()

    def _fresh(self, name: str) -> StrategyPane:
        """A part, with its module imported when the person first goes there."""
        match name:
            case "guide":
                from strategy_tui.tui.screens.strategy_guide import GuidePane

                return GuidePane(self.services, self.reader, lambda: self.edit.editor.text, id=name)
            case "history":
                from strategy_tui.tui.screens.strategy_history import HistoryPane

                return HistoryPane(self.services, self.reader, id=name)
            case _:
                from strategy_tui.tui.screens.strategy_review import ReviewPane

                return ReviewPane(self.services, self.reader, id=name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of the part that is shown, and of it only those that can do something."""
        if action != "do":
            return True
        (verb,) = parameters
        here = PART_OF.get(str(verb)) == self._here
        return here and self._parts[self._here].can(str(verb))

    def action_do(self, verb: str) -> None:
        """What one key does in the part that is shown."""
        with self.telling():
            match verb:
                case "leave":
                    self.query_one(TabLine).focus()
                case _:
                    self._parts[self._here].do(verb)

    @on(EditPane.Saved)
    def _go_on_after_saving(self, event: EditPane.Saved) -> None:
        self.retell()
        after_saving(self, event.is_valid)

    @on(EditPane.Differs)
    def _show_both(self, event: EditPane.Differs) -> None:
        settle_edits(self, self.edit, event.theirs)

    async def on_history_pane_brought_back(self, event: HistoryPane.BroughtBack) -> None:
        """Put the text of a version into the editor, as an edit that is not saved yet."""
        await self.action_part("edit")
        self.edit.replace_text(event.text)
        self.toast(message("It is in the editor. Ctrl+S saves it, Ctrl+Z takes it back."))
