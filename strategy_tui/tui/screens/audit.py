"""Audit: the accounts the person follows, one at a time, decided by single keys, with undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from strategy_tui.domain.facts import FACTS, NEVER, FactKind
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.verdict import Choice, Question
from strategy_tui.tui.keys import key
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.triage import TO_DECIDE, Triage
from strategy_tui.tui.widgets.account_card import card
from strategy_tui.tui.widgets.account_list import AccountList
from strategy_tui.tui.widgets.bar import Bar
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.words import ANSWERS

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict, Audit

QUIET_KEYS = (
    ("m", message("mute")),
    ("s", message("later")),
    ("c", message("call")),
    ("e", message("note")),
    ("o", message("open")),
)
"""Keys of the card that the line at the bottom has no room for."""

ANSWER_KEYS = (("y", ANSWERS["yes"]), ("n", ANSWERS["no"]), ("?", ANSWERS["unsure"]))
WHEN_KEYS = (("y", message("say when")), ("n", ANSWERS["never"]))


class AuditScreen(ModeScreen):
    """A list on the left, one account on the right; what is decided is written down at once."""

    MODE = "audit"
    CSS_PATH = "audit.tcss"
    AUTO_FOCUS = "#accounts"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("k", "decide('keep')", message("Keep")),
        key("u", "decide('let_go')", message("Let go")),
        key("space", "decide('skip')", message("Skip")),
        key("z", "undo", message("Undo")),
        key("f", "filter", message("Show everyone, or only those to decide"), show=False),
        key("m", "decide('mute')", message("Mute"), show=False),
        key("s", "decide('snooze')", message("Decide later"), show=False),
        key("c", "decide('contact')", message("Call them"), show=False),
        key("e", "note", message("Keep a note"), show=False),
        key("o", "open_profile", message("Open the profile in the browser"), show=False),
        key("y", "answer('yes')", message("Answer yes"), show=False),
        key("n", "answer('no')", message("Answer no"), show=False),
        key("question_mark", "answer('unsure')", message("Answer unsure"), show=False, display="?"),
    ]

    triage: Triage | None = None
    _everyone = False
    _was_left = True
    _assumed: Mapping[str, str] = {}
    _trouble: Message | None = None

    def body(self) -> ComposeResult:
        with Horizontal(id="columns"):
            with Panel(id="list"):
                yield AccountList(id="accounts")
                yield Bar(id="progress")
            with Panel(id="one"), VerticalScroll(id="card-scroll"):
                yield Static(id="card")
        yield Static(id="load", markup=False)

    @property
    def accounts(self) -> AccountList:
        """The list on the left."""
        return self.query_one("#accounts", AccountList)

    @property
    def row(self) -> AccountVerdict | None:
        """The account under the cursor."""
        if not self.triage:
            return None
        return self.triage.at(self.accounts.cursor)

    def load(self) -> None:
        """Hold everybody against the strategy again; not because a dialog was closed."""
        if not self._was_left:
            return
        self._was_left = False
        now = self.reader.now()

        def run() -> tuple[Audit, Mapping[str, str]]:
            audit = self.services.audit.run(now)
            return audit, self.services.strategy.current(now).strategy.follow.assume

        self.ask("audit", run, lambda answer: self._show(*answer))

    def on_screen_suspend(self) -> None:
        """Whoever comes back from another screen finds the list in a fresh order."""
        self._was_left = self.app.current_mode != self.MODE

    def _show(self, audit: Audit, assumed: Mapping[str, str], left: int | None = None) -> None:
        wanted = None if self._everyone else TO_DECIDE
        self._assumed = assumed
        self.triage = Triage(self.services.audit, audit, wanted, left)
        self.accounts.show_rows(len(self.triage), self.triage.at)
        self.retell()
        self.refresh_bindings()

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        super().retell()
        say = self.reader.say
        title = message("Everyone") if self._everyone else message("To decide")
        rows = len(self.triage) if self.triage is not None else 0
        other = message("only open ones") if self._everyone else message("everyone")
        self.query_one("#list", Panel).titled(
            f"{say(title)} · {rows}" if rows else say(title),
            Content("  ").join([*self._progress_in_frame(), hints(self.reader, ("f", other))]),
        )
        if self.triage is not None:
            lines = self.services.audit.load_sentences(self.triage.audit)
            self.query_one("#load", Static).update(
                caption(" · ".join(say(each) for each in lines), "$text-muted")
            )
        self._show_row()

    def _show_row(self) -> None:
        say = self.reader.say
        one = self.query_one("#one", Panel)
        row = self.row
        one.titled(say(message("Verdict")), hints(self.reader, *(QUIET_KEYS if row else ())))
        self.query_one("#card", Static).update(self._card(row))
        self.query_one("#card-scroll", VerticalScroll).scroll_home(animate=False)
        self._show_progress()

    def _card(self, row: AccountVerdict | None) -> Content:
        say = self.reader.say
        if self.triage is None:
            return caption(say(message("Reading what you know about the people you follow …")))
        if row is None and self.triage.audit.examined:
            return caption(say(message("Nothing is left to decide. Enjoy the people you read.")))
        if row is None:
            return caption(say(message("Nobody is here yet. `strategy-tui import FILE` reads an archive.")))  # fmt: skip # noqa: E501
        question = self._question(row)
        how = self._how_to_answer(question) if question else None
        return card(row, self._assumed, how, self.reader)

    def _how_to_answer(self, question: Question) -> Content:
        dated = FACTS[question.fact].kind is FactKind.DATE
        return hints(self.reader, *(WHEN_KEYS if dated else ANSWER_KEYS))

    def _progress(self) -> tuple[int, int, str]:
        """How many are decided, of how many who want it, and that in words."""
        if self.triage is None or not self.triage.wanted:
            return 0, 0, ""
        total, done = self.triage.wanted, self.triage.wanted - self.triage.left
        words = message("{decided} of {followed} decided", decided=done, followed=total)
        return done, total, self.reader.say(words)

    def _progress_in_frame(self) -> list[Content]:
        """The words of the bar, where there is no room for it."""
        words = self._progress()[2] if self.has_class("-narrow") else ""
        return [caption(words)] if words else []

    def _show_progress(self) -> None:
        self.query_one("#progress", Bar).show(*self._progress())

    @on(AccountList.Moved)
    def _moved(self) -> None:
        self._show_row()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers are keys only while there is a question; then `?` is one of them."""
        match action:
            case "answer":
                row = self.row
                question = self._question(row) if row else None
                return question is not None and (
                    parameters[0] != "unsure" or FACTS[question.fact].kind is FactKind.ANSWER
                )
            case "decide" | "note" | "open_profile":
                return None if self.row is None else True
            case _:
                return True

    def action_decide(self, choice: str) -> None:
        """Write a decision about this account down, and go to the next."""
        row = self.row
        if row is None or self.triage is None:
            return
        with self.telling():
            made = self.services.audit.decide(row.account.id, Choice(choice), "", self.reader.now())
            self._warn()
            self.triage.replace(self.accounts.cursor, replace(row, decision=made))
            self._advance()

    def action_undo(self) -> None:
        """Take the last decision back, and go to whom it was about."""
        with self.telling():
            taken_back = self.services.audit.undo(self.reader.now())
            self._warn()
            if taken_back is None:
                self.toast(message("There is no decision to take back."))
                return
            after = self.services.audit.verdict(taken_back.account, self.reader.now())
            self._changed(taken_back.account, after)

    def action_answer(self, value: str) -> None:
        """Answer the open question about this account."""
        row = self.row
        question = self._question(row) if row else None
        if row is None or question is None:
            return
        if FACTS[question.fact].kind is not FactKind.DATE:
            self._answer(row, question.fact, value)
        elif value == "no":
            self._answer(row, question.fact, NEVER)
        else:
            self._ask_when(row, question)

    def action_note(self) -> None:
        """Keep this account, with the reason in the person's own words."""
        from strategy_tui.tui.screens.dialogs import AskLine

        row = self.row
        if row is None:
            return

        def keep(note: str | None) -> None:
            if note is None or self.triage is None:
                return
            choice = row.decision.choice if row.decision else Choice.KEEP
            with self.telling():
                made = self.services.audit.decide(row.account.id, choice, note, self.reader.now())
                self._warn()
                self.triage.replace(self.accounts.cursor, replace(row, decision=made))
                self._advance()

        hint = message("Why do you follow them? It is asked again later.")
        note = row.decision.note if row.decision else ""
        self.app.push_screen(AskLine(self.reader, message("Note"), hint, value=note), keep)

    def action_filter(self) -> None:
        """Everyone, or only those who want a decision."""
        self._everyone = not self._everyone
        if self.triage is not None:
            self._show(self.triage.audit, self._assumed, self.triage.left)

    def action_open_profile(self) -> None:
        """Show the profile in the browser, where only the person can do anything."""
        row = self.row
        link = self.services.people.profile_link(row.account) if row else None
        if link is None or urlsplit(link).scheme != "https":
            self.toast(message("No profile page is known for this account."), "error")
            return
        host = urlsplit(link).hostname or ""
        self.toast(message("Opening {host} in your browser.", host=host))
        self.app.open_url(link)

    def _question(self, row: AccountVerdict | None) -> Question | None:
        """The question that the keys answer; facts that only a network knows are not asked."""
        if row is None or row.decision is not None or not row.verdict.questions:
            return None
        first = row.verdict.questions[0]
        return first if first.fact in FACTS and FACTS[first.fact].question else None

    def _ask_when(self, row: AccountVerdict, question: Question) -> None:
        from strategy_tui.tui.screens.dialogs import AskLine

        def refuse(text: str) -> Message | None:
            return None if _date(text) else message("A date is written like 2026-03-14.")

        def answer(text: str | None) -> None:
            if text is not None:
                self._answer(row, question.fact, _date(text) or text)

        hint = message("The day, or about: “2026-03-14”, “2026-03” or “2026”.")
        self.app.push_screen(AskLine(self.reader, message("When?"), hint, refuse=refuse), answer)

    def _answer(self, row: AccountVerdict, fact: str, value: str) -> None:
        with self.telling():
            now = self.reader.now()
            self._changed(
                row.account.id, self.services.audit.answer(row.account.id, fact, value, now)
            )

    def _warn(self) -> None:
        """Say once that the journal cannot be written; the decision itself is kept."""
        trouble = self.services.journal.trouble
        if trouble is not None and trouble != self._trouble:
            self.toast(trouble, "warning")
        self._trouble = trouble

    def _changed(self, account_id: int, after: AccountVerdict | None) -> None:
        """Show what the audit says of one account now; its place in the list stays."""
        index = self.triage.find(account_id) if self.triage else None
        if after is None or index is None or self.triage is None:
            self._was_left = True
            self.load()
            return
        self.triage.replace(index, after)
        self.accounts.redraw_row(index)
        self.accounts.cursor = index
        self.retell()
        self.refresh_bindings()

    def _advance(self) -> None:
        self.accounts.redraw_row(self.accounts.cursor)
        self.accounts.cursor += 1
        self.retell()
        self.refresh_bindings()


def _date(text: str) -> str | None:
    """A full date from one that may lack its day or month; None if it is none."""
    parts = text.strip().split("-")
    try:
        year, month, day = (int(each) for each in (*parts, "1", "1")[:3])
        return date(year, month, day).isoformat() if len(parts) <= 3 else None
    except ValueError:
        return None
