"""A queued post: its line in the list, its card, and the preview that a person says yes to."""

from __future__ import annotations

from textual.content import Content

from strategy_tui.domain.approval import Approval
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message, plural
from strategy_tui.domain.queue import QueueItem, QueueState, Receipt
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption, exact, literal
from strategy_tui.tui.words import QUEUE_STATES

QUIET = "$foreground 65%"
LINE = Content("\n")


@dataclass(frozen=True, slots=True)
class Shown:
    """An item of the queue with what was approved and, once it is public, its receipt."""

    item: QueueItem
    approval: Approval
    receipt: Receipt | None

    @property
    def text(self) -> str:
        """Exactly what this item publishes."""
        return self.approval.snapshot.parts[self.item.part]


def row(shown: Shown, reader: Reader) -> Content:
    """Two lines: when and how it stands, then how the text begins."""
    item = shown.item
    sign = QUEUE_STATES[item.state]
    at = shown.receipt.posted_at if shown.receipt else item.due_at
    return Content.assemble(
        caption(f"{sign.glyph} ", sign.colour),
        caption(reader.moment(at), "bold"),
        caption(f"  {reader.say(sign.word)}", sign.colour),
        "\n  ",
        literal(item.network, QUIET),
        caption(_part(shown), QUIET),
        caption(" · ", QUIET),
        literal(shown.text[:80]),
    )


def card(shown: Shown, reader: Reader) -> Content:
    """Everything about one item: its state, why it waits, its text, its media, its receipt."""
    item, snapshot = shown.item, shown.approval.snapshot
    sign = QUEUE_STATES[item.state]
    parts = [
        caption(f"{sign.glyph} {reader.say(sign.word).upper()}", f"bold {sign.colour}"),
        caption("   "),
        literal(snapshot.account or item.network, QUIET),
        LINE,
        caption(reader.moment(item.due_at), "bold"),
        caption(f"  {item.zone}", QUIET),
    ]
    if item.reason is not None:
        parts += [LINE, caption(reader.say(item.reason), "italic $text-warning")]
    if shown.receipt is not None:
        said = message("Public since {when}", when=reader.moment(shown.receipt.posted_at))
        parts += [LINE, caption(reader.say(said), "$text-success")]
        parts += [LINE, literal(shown.receipt.url, "$text-primary")]
    if item.state is QueueState.UNCONFIRMED:
        said = message("The next run looks for it before anything else is tried.")
        parts += [LINE, caption(reader.say(said), QUIET)]
    parts += [LINE, LINE, post(shown, reader), LINE, LINE, _approved(shown, reader)]
    return Content("").join(parts)


def preview(shown: Shown, reader: Reader) -> Content:
    """What a person says yes to: where it goes, and every character of it."""
    snapshot = shown.approval.snapshot
    where = f"{snapshot.account or shown.item.network}{_part(shown)} · {snapshot.audience}"
    return Content("").join([literal(where, "bold $text-primary"), LINE, post(shown, reader)])


def post(shown: Shown, reader: Reader) -> Content:
    """The text and what goes with it, exactly as approved."""
    snapshot = shown.approval.snapshot
    parts: list[Content] = []
    if snapshot.title and shown.item.part == 0:
        said = reader.say(message("Title: {words}", words=snapshot.title))
        parts += [literal(said, "bold"), LINE]
    if snapshot.spoiler:
        said = reader.say(message("Content warning: {words}", words=snapshot.spoiler))
        parts += [caption(said, "$text-warning"), LINE]
    parts.append(exact(shown.text))
    if shown.item.part == 0:
        for each in snapshot.media:
            alt = reader.say(message("{file} (described: {alt})", file=each.file, alt=each.alt))
            parts += [LINE, caption(f"▣ {alt}", QUIET)]
    return Content("").join(parts)


def _part(shown: Shown) -> str:
    total = len(shown.approval.snapshot.parts)
    return f" {shown.item.part + 1}/{total}" if total > 1 else ""


def _approved(shown: Shown, reader: Reader) -> Content:
    approval = shown.approval
    said = message(
        "Approved {when}, under version {version} of your strategy.",
        when=reader.moment(approval.approved_at),
        version=approval.strategy_version,
    )
    tries = plural("{count} attempt", "{count} attempts", count=shown.item.attempts)
    words = reader.say(said) + (f" {reader.say(tries)}." if shown.item.attempts else "")
    return caption(words, QUIET)
