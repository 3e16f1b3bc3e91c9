"""The part of the file where words of the person's own stand that no vocabulary knows.

Nobody is asked for them: they are noted with an empty list, which means “only as I wrote it”, and a
comment says how to add more.
"""

from __future__ import annotations

from strategy_tui.domain.message import message
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.interview import networks
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page
from strategy_tui.strategy_file.topic_words import is_understood
from strategy_tui.yamldoc import quoted

HEADING = message("My own words")


def unknown(answers: Answers) -> tuple[str, ...]:
    """What the person shares or never shares that no vocabulary knows, each once."""
    said = (
        word
        for name in networks.chosen(answers)
        if networks.status(answers, name) is not NetworkStatus.DORMANT
        for section in ("share", "never")
        for word in answers.many(f"networks.{name}.{section}")
        if not is_understood(word, section)
    )
    return tuple(dict.fromkeys(said))


def write(answers: Answers, page: Page) -> None:
    """The heading and a line for each such word."""
    words = unknown(answers)
    if not words:
        return
    page.heading(
        HEADING,
        message(
            "No vocabulary knows these words of yours, so a draft is searched for them just as "
            "they are written. Between the brackets you may add words that tell each of them."
        ),
    )
    page.line(0, "words", "")
    for word in words:
        page.lines.append(f"  {quoted(word)}: []")
