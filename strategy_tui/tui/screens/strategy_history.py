"""The kept versions of the strategy: when, why, and what each one changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.services.versions import KeptVersion, Note
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.screens.strategy_saving import ask_why
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, exact, literal
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.services.comparing import Comparison

QUIET = "$foreground 65%"

NOTES: dict[Note, Message] = {
    Note.MISSING: message("its file is gone; it is remembered here"),
    Note.EDITED: message("its file was edited by hand; this is what was kept"),
    Note.UNUSABLE: message("its file cannot be read"),
    Note.DOUBLED: message("two files have its number"),
    Note.EARLIER: message("the clock had been set back"),
}
"""What became of a version, in a few words."""

NOTHING_KEPT = message("No version was kept yet. The first audit or save keeps one.")

MOST_LINES = 2_000
"""Lines of a comparison that are shown; nobody reads more on a screen."""


class HistoryPane(StrategyPane):
    """A list of versions, the newest first; the chosen one says what it changed."""

    class BroughtBack(Event):
        """The text of a version is wanted in the editor."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    _kept: tuple[KeptVersion | None, ...] = ()
    """None stands for the file as it is, where no version of it was kept yet."""
    _is_read = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="history-columns"):
            with Panel(id="versions-panel"):
                yield OptionList(id="versions")
            with Panel(id="changes-panel"), VerticalScroll(id="changes-scroll"):
                yield Static(id="changes")

    @property
    def _listed(self) -> OptionList:
        return self.query_one("#versions", OptionList)

    @property
    def chosen(self) -> KeptVersion | None:
        """The version that the keys are about."""
        here = self._listed.highlighted if self.is_mounted else None
        return self._kept[here] if here is not None and here < len(self._kept) else None

    def focus_first(self) -> None:
        """Into the list."""
        self._listed.focus()

    def load(self) -> None:
        """Look at the history again: it is a folder that other programs may change."""
        self.host.ask("history", self._read, self._show)

    def _read(self) -> tuple[KeptVersion | None, ...]:
        """The versions, the newest first, after the file if it is another text by now."""
        kept = tuple(reversed(self.services.strategy.kept()))
        file = self.services.editing.open()
        is_new = file.data is not None and (not kept or kept[0].version.text != file.text)
        return (None, *kept) if is_new else kept

    def _show(self, kept: tuple[KeptVersion | None, ...]) -> None:
        self._kept, self._is_read = kept, True
        self.retell()
        self._compare()

    def retell(self) -> None:
        """Say every caption again."""
        say = self.reader.say
        here = self._listed.highlighted or 0
        with self.prevent(OptionList.OptionHighlighted):
            self._listed.clear_options()
            self._listed.add_options(Option(self._line(each)) for each in self._kept)
            if self._kept:
                self._listed.highlighted = min(here, len(self._kept) - 1)
        if self._is_read and not self._kept:
            self.query_one("#changes", Static).update(caption(say(NOTHING_KEPT), QUIET))
        self._compare()

    def _keys(self) -> Content:
        keys = [
            (letter, said)
            for letter, verb, said in (
                ("w", "why", message("say why")),
                ("b", "bring_back", message("bring back")),
                ("l", "restore", message("restore the file")),
            )
            if self.can(verb)
        ]
        return hints(self.reader, *keys)

    def _line(self, kept: KeptVersion | None) -> Content:
        """A version in two or three lines: number and day, its reason, what became of it."""
        if kept is None:
            unkept = message("The file as it is; its version is kept when it is first used")
            return caption(self.reader.say(unkept), "$text-warning")
        version = kept.version
        reason = literal(version.reason)
        if kept.wants_reason:
            reason = caption(self.reader.say(message("no reason said yet")), "$text-warning")
        elif not version.reason:
            reason = Content("–")
        parts: list[Content] = [
            caption(f"{version.number}", "bold $text-primary"),
            caption(f"  {self.reader.full_day(version.recorded_at)}", QUIET),
            Content("\n  "),
            reason,
        ]
        for note in kept.notes:
            said = self.reader.say(NOTES[note])
            parts += [Content("\n  "), caption(f"▲ {said}", "$text-warning")]
        return Content("").join(parts)

    @on(OptionList.OptionHighlighted, "#versions")
    def _compare(self) -> None:
        """What the chosen version changed, in words and line by line."""
        here = self._listed.highlighted
        self.host.refresh_bindings()
        title = self.reader.say(message("Versions"))
        self.query_one("#versions-panel", Panel).titled(title, self._keys())
        if here is None or here >= len(self._kept):
            return
        kept, before = self._kept[here], self._kept[here + 1 :]
        number = None if kept is None else kept.version.number
        changed = message("What changed since")
        if number is not None:
            changed = message("What version {number} changed", number=str(number))
        self.query_one("#changes-panel", Panel).titled(self.reader.say(changed))
        readable = [each.version.number for each in before if each and each.is_readable]
        if (kept is not None and not kept.is_readable) or not readable:
            self._tell(self._alone(kept))
            return
        strategy, older = self.services.strategy, readable[0]

        def show(comparison: Comparison) -> None:
            if self._listed.highlighted == here:
                self._tell(Content("\n").join(_told(comparison, self.reader)))

        self.host.ask("compare", lambda: strategy.compare(older, number), show)

    def _alone(self, kept: KeptVersion | None) -> Content:
        """A version with none before it, or that cannot be read."""
        if kept is None:
            return caption(self.reader.say(NOTHING_KEPT), QUIET)
        if not kept.is_readable and kept.problem is not None:
            return caption(self.reader.say(kept.problem), "$text-error")
        first = caption(self.reader.say(message("The first version:")), "bold")
        text = "\n".join(kept.version.text.split("\n")[:MOST_LINES])
        return Content.assemble(first, "\n\n", exact(text))

    def _tell(self, shown: Content) -> None:
        self.query_one("#changes", Static).update(shown)
        self.query_one("#changes-scroll").scroll_home(animate=False)

    def can(self, verb: str) -> bool:
        """Only what the chosen version allows."""
        kept = self.chosen
        match verb:
            case "restore":
                return kept is not None and Note.MISSING in kept.notes
            case "bring_back":
                return kept is not None and kept.is_readable
            case _:
                return kept is not None

    def do(self, verb: str) -> None:
        """What a key does with the chosen version."""
        kept = self.chosen
        if kept is None:
            return
        number = kept.version.number
        match verb:
            case "why":
                ask_why(self.host, number)
            case "bring_back":
                self.post_message(self.BroughtBack(kept.version.text))
            case "restore":
                path = self.services.strategy.restore(number)
                self.host.toast(message("Written again: {file}.", file=path.name))
                self.load()


def _told(comparison: Comparison, reader: Reader) -> Iterator[Content]:
    """A comparison: its sentences, then its lines, each with its sign."""
    if comparison.older.text == comparison.newer.text:
        yield caption(reader.say(message("Nothing in the text changed.")), QUIET)
        return
    for each in comparison.changes:
        yield Content.assemble(("• ", "$text-primary"), caption(reader.say(each.message)))
    yield Content("")
    yield caption(reader.say(message("Line by line:")), f"bold {QUIET}")
    for line in comparison.lines.split("\n")[2:MOST_LINES]:
        colour = {"+": "$text-success", "-": "$text-error", "@": "$text-muted"}.get(line[:1], "")
        yield caption(line, colour)
