"""The strategy as a guide of one page: read here, written into a file to print or share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from strategy_tui.domain.message import message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.guide.structure import Entry, Page
    from strategy_tui.services.guide import Format
    from strategy_tui.wiring import Services

QUIET = "$foreground 65%"
FILES: dict[Format, str] = {"html": "guide.html", "markdown": "guide.md"}
"""What the guide is called in the workspace, for each form."""

MOST_LINES = 3_000
"""Lines of a guide that are shown; a person's has a hundred."""


class GuidePane(StrategyPane):
    """The text as it is in the editor, as others would read it; strangers' text stays text."""

    def __init__(
        self, services: Services, reader: Reader, text: Callable[[], str], *, id: str
    ) -> None:
        super().__init__(services, reader, id=id)
        self._text = text

    def compose(self) -> ComposeResult:
        with Panel(id="guide-panel"), VerticalScroll(id="guide-scroll"):
            yield Static(id="guide")

    def focus_first(self) -> None:
        """The arrows scroll."""
        self.query_one("#guide-scroll").focus()

    def load(self) -> None:
        """Make the page of what is in the editor."""
        text, language, now = self._text(), self.reader.language, self.reader.now()
        self.host.ask("guide", lambda: self._page(text, language, now), self._show)

    def retell(self) -> None:
        """Say every caption again; the page itself speaks the reader's language too."""
        keys = hints(self.reader, ("e", message("HTML, to print")), ("m", message("Markdown")))
        self.query_one("#guide-panel", Panel).titled(self.reader.say(message("Guide")), keys)
        if self.display:
            self.load()

    def _page(self, text: str, language: str, now: datetime) -> Page | None:
        from strategy_tui.guide.page import page
        from strategy_tui.services.guide import titles
        from strategy_tui.services.schedule import zone_of

        strategy, _ = self.services.editing.check(text)
        if strategy is None:
            return None
        latest = self.services.strategy.latest()
        kept = latest if latest is not None and latest.text == text else None
        at = kept.recorded_at if kept is not None else now
        day = at.astimezone(zone_of(strategy)).date()
        number = kept.number if kept is not None else 0
        return page(strategy, number, day, language, titles(strategy), {}, public=False)

    def _show(self, page: Page | None) -> None:
        if page is None:
            said = message("The guide comes back once the strategy has no errors (F2, then F8).")
            shown = caption(self.reader.say(said), QUIET)
        else:
            shown = Content("\n").join(islice(_lines(page), MOST_LINES))
        self.query_one("#guide", Static).update(shown)

    def do(self, verb: str) -> None:
        """Write the guide into the workspace, in the place of an earlier one."""
        format_: Format = "html" if verb == "html" else "markdown"
        path = self.services.workspace.root / FILES[format_]
        service, language, now = self.services.guide, self.reader.language, self.reader.now()

        def write() -> None:
            service.write(path, service.guide(now, language, format=format_))

        def told(_: None) -> None:
            self.host.toast(
                message("The guide to the saved strategy is in {path}.", path=str(path))
            )

        self.host.ask("export", write, told)


def _lines(page: Page) -> Iterator[Content]:
    """The page, line by line."""
    yield caption(page.title, "bold $text-primary")
    yield caption(page.stamp, f"italic {QUIET}")
    for section in page.sections:
        yield Content("")
        yield caption(section.heading, "bold underline $text-primary")
        for group in section.groups:
            if group.heading:
                yield Content("")
                yield caption(group.heading, "bold")
            for entry in group.entries:
                yield from _entry(entry)
        for line in section.lines:
            yield Content.assemble("  • ", caption(line))
    yield Content("")
    yield caption(page.foot, f"italic {QUIET}")


def _entry(entry: Entry) -> Iterator[Content]:
    parts = [caption(entry.name, "bold")]
    parts += [caption(f" · {each}") for each in (entry.lead,) if each]
    parts += [caption(f" · {each}", QUIET) for each in (entry.aside,) if each]
    yield Content.assemble("  • ", *parts)
    for row in entry.rows:
        yield Content.assemble(
            "      ", caption(row.label, f"italic {QUIET}"), " ", caption(row.text)
        )
