"""The first page of somebody who has no strategy yet: what this is, and three ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.services import first_workspace, workspace
from strategy_tui.services.workspace import Workspace
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import HEIGHTS, WIDTHS, Breakpoints, Captioned
from strategy_tui.tui.screens.dialogs import AskLine, Choose
from strategy_tui.tui.welcome import Way
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.key_bar import KeyBar
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.widgets.top_bar import BRAND

QUIET = "$foreground 65%"

WHAT = message(
    "You write down what you want to say, where, to whom, and whom you follow. This program "
    "keeps you to it, kindly: it prepares, you decide, and nothing leaves this machine unless "
    "you send it."
)

WAYS: dict[str, tuple[Message, Message]] = {
    "adopt": (
        message("Use the strategy that lies here"),
        message("This folder has a strategy.yaml; it stays as it is."),
    ),
    "interview": (
        message("Write my strategy: the interview"),
        message("About fifteen minutes, question by question; stop when you like."),
    ),
    "archive": (
        message("The interview, with an archive at hand"),
        message("What you posted and whom you follow make its first suggestions."),
    ),
    "sample": (
        message("Start from a sample"),
        message("A whole strategy with comments; you put your own words in."),
    ),
    "demo": (
        message("Look at the demo"),
        message("Somebody else’s strategy, invented; nothing is published."),
    ),
}
"""The ways to begin: what each is called, and what to expect of it."""


class WelcomeScreen(Captioned["Workspace | Way"]):
    """Says what this is in two sentences, and begins."""

    CSS_PATH = "welcome.tcss"
    AUTO_FOCUS = "#ways"
    HORIZONTAL_BREAKPOINTS: Breakpoints = WIDTHS
    VERTICAL_BREAKPOINTS: Breakpoints = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+l", "app.language", message("Switch to French")),
        key("ctrl+q", "app.quit", message("Quit")),
    ]

    def __init__(self, reader: Reader, here: Path, proposed: Path) -> None:
        super().__init__(reader)
        self._here = here
        self._proposed = proposed
        adoptable = (here / "strategy.yaml").is_file()
        self._ways = tuple(each for each in WAYS if each != "adopt" or adoptable)

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(id="what")
            with Panel(id="begin"):
                yield OptionList(id="ways")
        yield KeyBar()

    def on_mount(self) -> None:
        """Captions, in the reader's language."""
        self.retell()

    def retell(self) -> None:
        """Say every caption again; the language changed."""
        say = self.reader.say
        self.query_one("#what", Static).update(Content.assemble(BRAND, "\n\n", caption(say(WHAT))))
        self.query_one("#begin", Panel).titled(
            say(message("How would you like to begin?")),
            hints(self.reader, ("enter", message("choose"))),
        )
        ways = self.query_one("#ways", OptionList)
        here = ways.highlighted or 0
        ways.clear_options()
        ways.add_options(Option(self._line(each), id=each) for each in self._ways)
        ways.highlighted = here

    def _line(self, way: str) -> Content:
        name, what = WAYS[way]
        return Content.assemble(
            caption(self.reader.say(name), "bold"), "\n", caption(self.reader.say(what), QUIET)
        )

    @on(OptionList.OptionSelected, "#ways")
    def _begin(self, event: OptionList.OptionSelected) -> None:
        match self._ways[event.option_index]:
            case "adopt":
                self._end(lambda: workspace.adopt(self._here, self.reader.now()))
            case "interview":
                self._ask_where(self.begin_interview)
            case "archive":
                self._ask_archive()
            case "sample":
                self._choose_sample()
            case _:
                self.dismiss(Way.DEMO)

    def begin_interview(self, folder: Path, archive: Path | None = None) -> None:
        """Ask the questions whose answers become the strategy of a folder."""
        from strategy_tui.tui.screens.interview import InterviewScreen

        def end(made: Workspace | None) -> None:
            if made is not None:
                self.dismiss(made)

        self.app.push_screen(InterviewScreen(None, self.reader, folder, archive), end)

    def _ask_archive(self) -> None:
        """It is only looked at; importing it comes once there is a strategy."""

        def refuse(text: str) -> Message | None:
            if text.strip() and _folder(text).exists():
                return None
            return message("Nothing lies at {path}.", path=text.strip())

        def go(text: str | None) -> None:
            if text is not None:
                archive = _folder(text)
                self._ask_where(lambda folder: self.begin_interview(folder, archive))

        hint = message("The file or folder that a network gave you; it is only looked at.")
        asked = AskLine(self.reader, message("Which archive?"), hint, refuse=refuse)
        self.app.push_screen(asked, go)

    def _choose_sample(self) -> None:
        names = workspace.sample_names()
        ours = f".{self.reader.language}"
        ordered = sorted(names, key=lambda each: (not each.endswith(ours), each))
        options = [(each, _sample(each)) for each in ordered]

        def begin(name: str | None) -> None:
            if name is not None:
                self._ask_where(lambda folder: self._copy(folder, name))

        self.app.push_screen(Choose(self.reader, message("Which sample?"), options), begin)

    def _copy(self, folder: Path, name: str) -> None:
        self._end(lambda: first_workspace.from_sample(folder, name, self.reader.now()))

    def _ask_where(self, then: Callable[[Path], None]) -> None:
        """The folder is the person's to choose; what is proposed is empty or our own."""

        def refuse(text: str) -> Message | None:
            if not text.strip():
                return message("Type the path of a folder.")
            return first_workspace.refusal(_folder(text))

        def go(text: str | None) -> None:
            if text is not None:
                then(_folder(text))

        hint = message("The folder that will hold your strategy, your drafts and your decisions.")
        where = AskLine(
            self.reader, message("Where?"), hint, value=str(self._proposed), refuse=refuse
        )
        self.app.push_screen(where, go)

    def _end(self, make: Callable[[], Workspace]) -> None:
        try:
            made = make()
        except StrategyTuiError as error:
            said = caption(self.reader.say(error.message)).plain
            self.app.notify(said, severity="error", markup=False)
            return
        self.dismiss(made)


def _folder(text: str) -> Path:
    """A path as people type it: `~/strategy`, or relative to where they are."""
    path = Path(text.strip())
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()


def _sample(name: str) -> Content:
    title, words = first_workspace.introduction(name)
    return Content.assemble(literal(title, "bold"), "\n", literal(words, QUIET))
