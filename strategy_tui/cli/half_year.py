"""The simulated half-year as text: events, the review in both languages, what it changed."""

from __future__ import annotations

from pathlib import Path

from strategy_tui.cli.output import Output
from strategy_tui.cli.review import due_sentence
from strategy_tui.cli.reviewing import item_lines, title
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Review, ReviewKind
from strategy_tui.i18n import LANGUAGES
from strategy_tui.services.half_year import (
    BEGINS,
    EVENTS,
    REVIEW,
    Clock,
    Life,
    answered,
    begin,
    changed,
)
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services

_IN: dict[str, Message] = {
    "en": message("The items, in English"),
    "fr": message("The items, in French"),
}


def tell(folder: Path, language: str) -> None:
    """Play the half-year in a folder and print it; every line comes from a service's answer."""
    output, clock = Output(language), Clock(BEGINS)
    settings = Settings(folder / "data", language, language)
    life = begin(language, folder / "workspace", clock, lambda it: Services(settings, it, clock))
    output.say(
        message(
            "A simulated half-year, from {begin} to {end}. Everybody in it is invented.",
            begin=BEGINS.date(),
            end=REVIEW.date(),
        )
    )
    _heading(output, message("What happens"))
    for event in EVENTS:
        clock.at = event.at
        for sentence in event.play(life):
            output.say(message("{day}: {event}", day=event.at.date(), event=sentence))
    clock.at = REVIEW
    _today(life, output, message("The morning of the review"))
    _review(life, output)
    _today(life, output, message("The evening of that day"))


def _review(life: Life, output: Output) -> None:
    _heading(output, message("The review"))
    for due in life.verbs.review.due(life.now):
        output.say(due_sentence(due, output))
    review = life.verbs.review.open(ReviewKind.FULL, life.now)
    output.say(title(review, output))
    for language in sorted(LANGUAGES, key=lambda each: each != output.language):
        _heading(output, _IN[language])
        _items(review, Output(language))
    _heading(output, message("The answers"))
    for item in answered(life, review):
        lines = [*item_lines(item, output)]
        output.line(lines[0])
        output.line(lines[-1])
    before = review.strategy_version
    closed = changed(life)
    _heading(output, message("What changed"))
    output.say(title(closed, output))
    for change in life.verbs.strategy.changes(before, closed.closing_version):
        output.say(change.message)


def _today(life: Life, output: Output, heading: Message) -> None:
    _heading(output, heading)
    for sentence in life.verbs.today.today(life.now).sentences():
        output.say(sentence)


def _items(review: Review, output: Output) -> None:
    for item in review.items:
        for line in item_lines(item, output):
            output.line(line)


def _heading(output: Output, heading: Message) -> None:
    words = output.text(heading)
    output.line()
    output.line(words)
    output.line("─" * len(words))
