"""A review in words: its lines in a list, and one item of it as a card."""

from __future__ import annotations

from textual.content import Content

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Answer, Review, ReviewItem
from strategy_tui.services.review_words import ANSWERS, TOPICS
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.words import Sign

QUIET = "$foreground 65%"

LINE = Content("\n")

GLYPHS: dict[Answer, tuple[str, str]] = {
    Answer.KEEP: ("✔", "$text-success"),
    Answer.CHANGE: ("✎", "$text-warning"),
    Answer.DONE: ("✔", "$text-success"),
    Answer.ADOPT: ("✔", "$text-success"),
    Answer.EXTEND: ("◷", "$text-primary"),
    Answer.DROP: ("✖", "$text-error"),
}
"""What stands before an item that was answered."""

KEYS: dict[Answer, str] = {
    Answer.KEEP: "k",
    Answer.CHANGE: "c",
    Answer.DONE: "d",
    Answer.ADOPT: "a",
    Answer.EXTEND: "e",
    Answer.DROP: "x",
}

OPEN = Sign("○", "$text-primary", message("open"))


def sign_of(item: ReviewItem) -> Sign:
    """How an item stands: open, or what was said to it."""
    if item.answer is None:
        return OPEN
    return Sign(*GLYPHS[item.answer], ANSWERS[item.answer])


def item_line(item: ReviewItem, reader: Reader) -> Content:
    """An item in one line of a list."""
    sign = sign_of(item)
    said = reader.say(TOPICS[item.topic])
    name = literal(item.subject, "bold") if item.subject else caption(said, "bold")
    parts = [caption(f"{sign.glyph} ", sign.colour), name]
    if item.subject:
        parts += [caption(f"  {said}", QUIET)]
    return Content("").join(parts)


def ending(review: Review) -> Message:
    """How a review was closed, with the person's reason."""
    if review.closed_at is None:
        return progress(review)
    if review.closing_version == review.strategy_version:
        return message("Unchanged, because: {because}", because=review.because)
    return message(
        "Version {version}, because: {because}",
        version=review.closing_version or 0,
        because=review.because,
    )


def progress(review: Review) -> Message:
    """How many items have their answer."""
    total = len(review.items)
    return message("{done} of {total} answered", done=total - len(review.open_items), total=total)


def card(
    item: ReviewItem, reader: Reader, note: str = "", figure: Message | None = None
) -> Content:
    """One item: what it is about, what happened, the figures, the clause, the answer.

    `note` is one that was written before the answer, `figure` one that was noted just now.
    """
    parts = [_head(item, reader), LINE, LINE, caption(reader.say(item.sentence))]
    for each in item.evidence:
        parts += [LINE, caption("• ", QUIET), caption(reader.say(each))]
    if figure is not None:
        parts += [LINE, caption("• ", QUIET), caption(reader.say(figure), "$text-success")]
    if item.clause:
        parts += [LINE, LINE, literal(item.clause, QUIET)]
    if item.answer is not None:
        parts += [LINE, LINE, _answer(item, reader)]
    if item.note or note:
        parts += [LINE, literal(item.note or note, "italic")]
    return Content("").join(parts)


def _head(item: ReviewItem, reader: Reader) -> Content:
    about = caption(reader.say(TOPICS[item.topic]), "bold $text-primary")
    if not item.subject:
        return about
    return Content.assemble(about, "  ", literal(item.subject, "bold"))


def _answer(item: ReviewItem, reader: Reader) -> Content:
    sign = sign_of(item)
    parts = [caption(f"{sign.glyph} {reader.say(sign.word)}", f"bold {sign.colour}")]
    if item.answered_at is not None:
        parts += [caption(f"  {reader.moment(item.answered_at)}", QUIET)]
    return Content("").join(parts)
