"""Queue: what goes out when, what became of it, and exactly what each post says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.queue import QueueItem, QueueState
from strategy_tui.tui.keys import key
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.screens.when import ask_when
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.widgets.post_card import Shown, card, preview, row

if TYPE_CHECKING:
    from strategy_tui.services.publish import Published

WAITING = frozenset({QueueState.QUEUED})
DRY_RUN = "dry-run"
"""The connection that reaches no network."""

NOT_PUBLIC = "not public"
"""The answer that gives no address."""

FINAL = frozenset({QueueState.FAILED, QueueState.CANCELLED})


class QueueScreen(ModeScreen):
    """The first due first; what is public stays in sight with its link."""

    MODE = "queue"
    CSS_PATH = "queue.tcss"
    AUTO_FOCUS = "#items"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("p", "publish", message("Publish now")),
        key("m", "move", message("Move")),
        key("x", "cancel", message("Cancel")),
        key("r", "requeue", message("Queue again")),
        key("a", "answer", message("Did it go out?")),
        key("o", "open_post", message("Open")),
    ]

    _shown: tuple[Shown, ...] = ()
    _loaded = False
    _chosen: int | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="columns"):
            with Panel(id="list"):
                yield OptionList(id="items")
                yield Static(id="empty", classes="empty")
            with Panel(id="one"), VerticalScroll(id="post-scroll"):
                yield Static(id="post")

    @property
    def here(self) -> Shown | None:
        """The item under the cursor."""
        index = self.query_one("#items", OptionList).highlighted
        if index is None or index >= len(self._shown):
            return None
        return self._shown[index]

    def load(self) -> None:
        """Read the queue with what each item would say."""
        now = self.reader.now()

        def read() -> tuple[Shown, ...]:
            schedule = self.services.schedule
            return tuple(
                Shown(each, schedule.approval(each.approval_id), schedule.receipt(each.id))
                for each in schedule.items(now, True)
            )

        self.ask("queue", read, self._show)

    def _show(self, shown: tuple[Shown, ...]) -> None:
        self._shown = shown
        self._loaded = True
        self.retell()
        self.refresh_bindings()

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        super().retell()
        say = self.reader.say
        title = say(message("Queue"))
        self.query_one("#list", Panel).titled(
            f"{title} · {len(self._shown)}" if self._shown else title
        )
        items = self.query_one("#items", OptionList)
        with self.prevent(OptionList.OptionHighlighted):
            items.clear_options()
            items.add_options(Option(row(each, self.reader)) for each in self._shown)
            ids = [each.item.id for each in self._shown]
            if ids:
                items.highlighted = ids.index(self._chosen) if self._chosen in ids else 0
        items.display = bool(self._shown)
        empty = self.query_one("#empty", Static)
        empty.display = self._loaded and not self._shown
        empty.update(
            caption(say(message("Nothing is queued.\nApprove a draft, and give it a time.")))
        )
        self._show_post()

    def _show_post(self) -> None:
        here = self.here
        self.query_one("#one", Panel).titled(self.reader.say(message("Exactly this")))
        self.query_one("#one", Panel).display = here is not None
        if here is not None:
            self._chosen = here.item.id
            self.query_one("#post", Static).update(card(here, self.reader))
            self.query_one("#post-scroll", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionHighlighted, "#items")
    def _look_at(self) -> None:
        self._show_post()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this item allows is offered."""
        del parameters
        here = self.here if self._loaded else None
        allowed: dict[str, bool] = {
            "publish": here is not None and here.item.state in WAITING | {QueueState.UNCONFIRMED},
            "move": here is not None and here.item.state in WAITING,
            "cancel": here is not None and here.item.state in WAITING,
            "answer": here is not None and here.item.state is QueueState.UNCONFIRMED,
            "requeue": here is not None and here.item.state in FINAL,
            "open_post": here is not None and here.receipt is not None,
        }
        return allowed.get(action, True)

    def action_move(self) -> None:
        """Give this item another time."""
        here = self.here
        if here is not None:
            title = message("When should it go out?")
            ask_when(self, title, here.approval.snapshot.network, lambda at: self._move(here, at))

    def _move(self, shown: Shown, at: datetime | None) -> None:
        if at is None:
            return
        with self.telling():
            self.services.schedule.move(shown.item.id, at, self.reader.now())
            self.load()

    def action_cancel(self) -> None:
        """Take this item out of the queue; `r` puts it back."""
        here = self.here
        if here is None:
            return
        with self.telling():
            self.services.schedule.cancel(here.item.id, self.reader.now())
            self.toast(message("Cancelled. Press r to queue it again."))
            self.load()

    def action_requeue(self) -> None:
        """Queue a failed or cancelled item again."""
        here = self.here
        if here is None:
            return

        def again(at: datetime | None) -> None:
            with self.telling():
                made = self.services.schedule.requeue(here.item.id, at, self.reader.now())
                self._chosen = made.id
                self.load()

        title = message("When should it go out?")
        ask_when(self, title, here.approval.snapshot.network, again)

    def action_answer(self) -> None:
        """Take the person's word on what nobody could confirm, after they looked."""
        from strategy_tui.tui.screens.dialogs import Choose

        here = self.here
        if here is None:
            return
        no = caption(self.reader.say(message("I looked, and it is not public")))
        pasted = message("If it is public, paste its address here:")

        def refuse(text: str) -> Message | None:
            if urlsplit(text.strip()).scheme in {"https", "http"}:
                return None
            return message("An address begins with “https://”.")

        def answer(said: str | None) -> None:
            if said is not None:
                self._answer(here.item, None if said == NOT_PUBLIC else said.strip())

        title = message("Did it go out on {network}?", network=here.item.network)
        options = [(NOT_PUBLIC, no)]
        asked = Choose(self.reader, title, options, other=pasted, refuse=refuse)
        self.app.push_screen(asked, answer)

    def _answer(self, item: QueueItem, url: str | None) -> None:
        now = self.reader.now()
        self.ask(
            "publish",
            lambda: self.services.publish.answer(item.id, url, now),
            lambda _: self.load(),
        )

    def action_publish(self) -> None:
        """Show exactly what would go out now, and send it only on a yes."""
        from strategy_tui.tui.screens.dialogs import Confirm

        here = self.here
        if here is None:
            return
        going = [each for each in self._shown if self._goes_now(each, here)]
        shown = [preview(each, self.reader) for each in going]

        def answer(yes: bool | None) -> None:
            if yes:
                self._publish(here.item)

        title = plural("{count} post goes out now", "{count} posts go out now", count=len(going))
        button = message("Publish")
        with self.telling():
            if self._is_dry_run(going):
                title = plural(
                    "Dry run of {count} post", "Dry run of {count} posts", count=len(going)
                )
                button = message("Publish (dry run)")
                said = message("Nobody will see it: this goes to a file on this machine.")
                shown.insert(0, caption(self.reader.say(said), "bold $text-success"))
            exactly = Content("\n\n").join(shown)
            self.app.push_screen(Confirm(self.reader, title, exactly, button), answer)

    def _is_dry_run(self, going: Iterable[Shown]) -> bool:
        """Whether every account that these could go out from writes to a file only."""
        networks = {each.item.network for each in going}
        connections = {
            own.connection
            for own in self.services.people.owners()
            if own.network in networks and own.connection is not None
        }
        return connections == {DRY_RUN}

    def _goes_now(self, each: Shown, here: Shown) -> bool:
        """The item itself with the later parts of its thread, and whatever is due anyway."""
        if each.item.state not in WAITING:
            return each.item.id == here.item.id
        same_thread = (
            each.item.approval_id == here.item.approval_id and each.item.part >= here.item.part
        )
        return same_thread or each.item.due_at <= self.reader.now()

    def _publish(self, item: QueueItem) -> None:
        now = self.reader.now()

        def send() -> Published:
            if item.state in WAITING and item.due_at > now:
                self.services.schedule.move(item.id, now, now)
            return self.services.publish.publish_due(now)

        self.ask("publish", send, self._report)

    def _report(self, published: Published) -> None:
        for item in published.settled:
            self.toast(self._became(item), "error" if item.state in FINAL else "information")
        for waiting in published.waiting:
            self.toast(waiting.reason)
        self.load()

    def _became(self, item: QueueItem) -> Message:
        receipt = self.services.schedule.receipt(item.id)
        if receipt is not None:
            return message("Published: {link}", link=receipt.url)
        return item.reason or message("It is still in the queue.")

    def action_open_post(self) -> None:
        """Show a published post in the browser."""
        here = self.here
        if here is None or here.receipt is None:
            return
        if here.receipt.url.startswith("https://"):
            self.app.open_url(here.receipt.url)
        else:
            self.toast(message("It is at {link}", link=here.receipt.url))
