"""Today: what is due, what waits, how much time is left. It is short, ranked, and it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import message
from strategy_tui.tui.keys import key
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.widgets.bar import Bar
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.services.today import Time, Today
    from strategy_tui.tui.widgets.today_lines import Line


class TodayScreen(ModeScreen):
    """The first thing one sees: enter goes to where each thing is done."""

    MODE = "today"
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "#todo"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("r", "reload", message("Look again"), show=False),
        key("2", "app.mode('audit')", message("Audit")),
        key("3", "app.mode('drafts')", message("Drafts")),
        key("4", "app.mode('queue')", message("Queue")),
        key("5", "app.mode('strategy')", message("Strategy")),
        key("5", "app.mode('strategy')", message("Strategy")),
    ]

    _today: Today | None = None
    _undecided = 0
    _lines: tuple[Line, ...] = ()

    def body(self) -> ComposeResult:
        with Horizontal(id="columns"):
            with Panel(id="list"):
                yield OptionList(id="todo")
            yield Vertical(id="side")

    def load(self) -> None:
        """Compute the day's page."""
        now = self.reader.now()
        self.ask("today", lambda: self.services.today.today(now), self._show)

    def action_reload(self) -> None:
        """Compute the day's page again."""
        self.load()

    async def _show(self, today: Today) -> None:
        """What has nothing to say before the services answer is no part of the first frame."""
        if self._today is None:
            await self.query_one("#list").mount(Static(id="empty", classes="empty"))
            await self.query_one("#side").mount_all(_side())
        self._today = today
        self.retell()
        self.ask("people", lambda: self._count(today), self._show_people)

    def _count(self, today: Today) -> int:
        """How many people the audit cannot settle; none while the strategy has errors."""
        from strategy_tui.domain.verdict import Outcome

        if today.strategy_errors or not today.followed:
            return 0
        waiting = self.services.audit.run(today.at).waiting
        return waiting[Outcome.LET_GO] + waiting[Outcome.ASK]

    def _show_people(self, undecided: int) -> None:
        if undecided != self._undecided:
            self._undecided = undecided
            self.retell()

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        super().retell()
        say = self.reader.say
        keys = hints(self.reader, ("enter", message("go there")))
        self.query_one("#list", Panel).titled(self.reader.full_day(self.reader.now()), keys)
        if self._today is not None:
            self.query_one("#time", Panel).titled(say(message("Time this week")))
            self.query_one("#people", Panel).titled(say(message("People")))
            self.query_one("#next", Panel).titled(say(message("Then")))
            self._tell(self._today)

    def _tell(self, today: Today) -> None:
        from strategy_tui.tui.widgets.today_lines import lines

        self._lines = tuple(lines(today, self.reader, self._undecided))
        todo = self.query_one("#todo", OptionList)
        here = todo.highlighted or 0
        todo.clear_options()
        todo.add_options(Option(each.shown) for each in self._lines)
        todo.highlighted = min(here, len(self._lines) - 1) if self._lines else None
        todo.display = bool(self._lines)
        empty = self.query_one("#empty", Static)
        empty.display = not self._lines
        empty.update(caption(self.reader.say(message("Nothing is due.\nEnjoy the day."))))
        self._tell_time(today.time)
        self._tell_people(today)
        self._tell_next(today)

    def _tell_time(self, time: Time) -> None:
        from textual.widgets import Digits

        say = self.reader.say
        planned = time.planned or 0
        over = time.budget is not None and planned > time.budget
        if time.budget is None:
            said = message("{planned} minutes are planned", planned=planned)
        else:
            said = message(
                "{planned} of {budget} minutes are planned", planned=planned, budget=time.budget
            )
        minutes = format(planned, ".0f")
        self.query_one("#minutes", Digits).update(minutes)
        self.query_one("#budget", Static).update(
            caption(say(said), "$text-error" if over else "$text-muted")
        )
        self.query_one("#planned", Bar).show(planned, time.budget or 0)
        if time.daily_watch is not None:
            watch = message("{minutes} min a day to watch", minutes=time.daily_watch)
            self.query_one("#time", Panel).border_subtitle = caption(say(watch))

    def _tell_people(self, today: Today) -> None:
        said = message(
            "{decided} of {followed} decided", decided=today.decided, followed=today.followed
        )
        self.query_one("#people", Panel).set_class(not today.followed, "-gone")
        self.query_one("#decided", Static).update(caption(self.reader.say(said), "$text-muted"))
        self.query_one("#decided-bar", Bar).show(today.decided, today.followed)

    def _tell_next(self, today: Today) -> None:
        from strategy_tui.tui.widgets.today_lines import QUIET

        self.query_one("#next", Panel).set_class(today.next is None, "-gone")
        if today.next is None:
            return
        self.query_one("#coming", Static).update(
            Content.assemble(
                caption(self.reader.moment(today.next.item.due_at), "bold"),
                "  ",
                literal(today.next.item.network, QUIET),
                "\n",
                literal(today.next.begins),
            )
        )

    @on(OptionList.OptionSelected, "#todo")
    async def _go(self, event: OptionList.OptionSelected) -> None:
        line = self._lines[event.option_index]
        if line.mode and line.mode != self.MODE:
            await self.app.switch_mode(line.mode)
            if line.part:
                await self.app.screen.run_action(f"part('{line.part}')")


def _side() -> Iterator[Panel]:
    from textual.widgets import Digits

    yield Panel(Digits(id="minutes"), Static(id="budget"), Bar(id="planned"), id="time")
    yield Panel(Static(id="decided"), Bar(id="decided-bar"), id="people")
    yield Panel(Static(id="coming"), id="next")
