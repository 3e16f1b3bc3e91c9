"""What follows on saving the strategy: a version, why it changed, and what was renamed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.services.editing import OpenFile
from strategy_tui.services.renames import Rename, RenameKind
from strategy_tui.services.versions import NO_WORDS, KeptVersion
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.screens.dialogs import AskLine, Choose
from strategy_tui.tui.screens.side_by_side import Choice, SideBySide
from strategy_tui.tui.widgets.literal import caption

if TYPE_CHECKING:
    from strategy_tui.tui.screens.strategy_edit import EditPane

MOST_ASKED = 5
"""Renames offered after one save; more is another strategy, not the same one renamed."""

QUESTIONS: dict[RenameKind, Message] = {
    RenameKind.GOAL: message("“{old}” is gone, “{new}” is new: the same goal?"),
    RenameKind.NETWORK: message("“{old}” is gone, “{new}” is new: the same network?"),
    RenameKind.CAMPAIGN: message("“{old}” is gone, “{new}” is new: the same campaign?"),
    RenameKind.CLAUSE: message("“{old}” is gone, “{new}” is new: the same clause?"),
}


def after_saving(host: ModeScreen, is_valid: bool) -> None:
    """Keep the version of what was saved, ask why it changed, and offer renames."""
    if not is_valid:
        host.toast(
            message("Saved with errors: the version in force stays the one before."), "warning"
        )
        return
    now = host.reader.now()

    def keep() -> KeptVersion | None:
        number = host.services.strategy.current(now).version
        return next(
            (
                each
                for each in host.services.strategy.kept()
                if each.version.number == number and each.wants_reason
            ),
            None,
        )

    def go_on(kept: KeptVersion | None) -> None:
        if kept is None:
            host.toast(message("Saved."))
            offer_renames(host)
        else:
            ask_why(host, kept.version.number, lambda: offer_renames(host))

    host.ask("keep", keep, go_on)


def ask_why(host: ModeScreen, number: int, then: Callable[[], None] = lambda: None) -> None:
    """Ask for the reason of a version, in one line; it can be given later."""

    def note(reason: str | None) -> None:
        if reason is None:
            host.toast(
                message("Version {number} is kept. Its reason can be given later.", number=number)
            )
        else:
            with host.telling():
                host.services.strategy.reason(number, reason)
                host.toast(message("Version {number} is kept, with its reason.", number=number))
                host.load()
        then()

    host.app.push_screen(
        AskLine(
            host.reader,
            message("Version {number}: why did you change it?", number=number),
            message("One line, for you in a year."),
            refuse=lambda line: None if line.strip() else NO_WORDS,
            keys=(("enter", message("keep it")), ("esc", message("later"))),
        ),
        note,
    )


def offer_renames(host: ModeScreen) -> None:
    """Ask of each name that is gone whether it only has another one now."""

    def go_on(offered: tuple[Rename, ...]) -> None:
        _ask_rename(host, offered[:MOST_ASKED])

    host.ask("renames", host.services.renames.offered, go_on)


def _ask_rename(host: ModeScreen, offered: tuple[Rename, ...]) -> None:
    if not offered:
        return
    rename, *others = offered
    say = host.reader.say
    title = Message(QUESTIONS[rename.kind].id, {"old": rename.old, "new": rename.new})
    yes = plural(
        "Yes: {count} mention of the old name becomes the new one",
        "Yes: {count} mentions of the old name become the new one",
        count=rename.mentions,
    )
    options = [
        ("yes", caption(say(yes))),
        ("no", caption(say(message("No: they are two things; do not ask again")))),
        ("later", caption(say(message("Later")))),
    ]

    def settle(choice: str | None) -> None:
        with host.telling():
            now = host.reader.now()
            if choice == "yes":
                made = host.services.renames.accept(rename, now)
                host.toast(
                    plural(
                        "Renamed. {count} file was changed.",
                        "Renamed. {count} files were changed.",
                        count=len(made.files),
                    )
                )
                host.load()
            elif choice == "no":
                host.services.renames.dismiss(rename, now)
        _ask_rename(host, tuple(others))

    host.app.push_screen(Choose(host.reader, title, options), settle)


def settle_edits(host: ModeScreen, edit: EditPane, theirs: OpenFile) -> None:
    """Show both texts of a file that was written elsewhere, and do what the person chooses."""

    def settle(choice: Choice | None) -> None:
        with host.telling():
            match choice:
                case Choice.MINE:
                    if (told := edit.keep_mine(theirs)) is not None:
                        host.toast(told)
                case Choice.THEIRS:
                    host.toast(edit.take_theirs(theirs))
        edit.focus_first()

    host.app.push_screen(SideBySide(host.reader, edit.editor.text, theirs.text), settle)
