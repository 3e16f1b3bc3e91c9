"""What the interview says on its left side: a question, a doubt, or that it is done."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from strategy_tui.domain.interview import AskKind, Challenge, Question
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption, literal

QUIET = "$foreground 65%"
LINE = Content("\n")
GAP = Content("\n\n")

HOW: dict[AskKind, Message] = {
    AskKind.LIST: message("Several, with commas between them."),
    AskKind.CHOICE: message("Choose with the arrows and Enter, or by number."),
    AskKind.CHOICES: message("Mark with the space bar or by number, then Enter."),
    AskKind.MINUTES: message("Minutes, such as “15” or “1h30”."),
    AskKind.DURATION: message("A span, such as “6 months”."),
    AskKind.TIMES: message("Weekdays and times, such as “tue 08:30”, with commas between them."),
    AskKind.DAY: message("A day, such as “2027-03-01”, or a span from now."),
}
"""How an answer of each kind is written, where that is not plain."""


def question_card(question: Question, reader: Reader, gap: Content = GAP) -> Content:
    """The question, why it is asked, an example, what is suggested and why, how to answer.

    `gap` stands between the parts.
    """
    say = reader.say
    parts = [
        caption(say(question.ask), "bold"),
        gap,
        caption(say(question.why), QUIET),
    ]
    example = question.example if isinstance(question.example, str) else say(question.example)
    if example:
        parts += [gap, caption(say(message("For example:")), QUIET), caption(" ")]
        parts += [caption(example, "italic")]
    if question.suggestion and not (question.options and question.kind in _LISTED):
        parts += [gap, _suggested(question, reader)]
    elif question.suggested_because is not None:
        parts += [gap, caption(say(question.suggested_because), "$text-primary")]
    how = HOW.get(question.kind)
    if question.options and how is None:
        how = message("In your own words; or arrow down, and choose.")
    if how is not None:
        parts += [gap, caption(say(how), QUIET)]
    return Content("").join(parts)


_LISTED = (AskKind.CHOICE, AskKind.CHOICES)
"""Kinds that show their suggestion in the list."""


def _suggested(question: Question, reader: Reader) -> Content:
    said = message("Enter takes “{suggestion}”; Tab lets you change it.",
                   suggestion=question.suggestion)  # fmt: skip
    parts = [caption(reader.say(said), "$text-primary")]
    if question.suggested_because is not None:
        parts += [LINE, caption(reader.say(question.suggested_because), QUIET)]
    return Content("").join(parts)


def challenge_card(challenge: Challenge, reader: Reader, gap: Content = GAP) -> Content:
    """A doubt, said kindly."""
    return Content.assemble(
        caption(f"▲ {reader.say(message('One thing, before we go on'))}", "bold $text-warning"),
        gap,
        caption(reader.say(challenge.sentence)),
    )


def summary_card(
    left: int, path: Path, replaces: bool, reader: Reader, gap: Content = GAP
) -> Content:
    """The end: how many things could still be mended, where the file goes, what comes next."""
    say = reader.say
    if left:
        said = plural(
            "One thing could still be mended; choose it below.",
            "{count} things could still be mended; choose one below.",
            count=left,
        )
        parts = [caption(f"▲ {say(said)}", "bold $text-warning")]
    else:
        clean = message("Your strategy is whole: the check finds nothing.")
        parts = [caption(f"✔ {say(clean)}", "bold $text-success")]
    parts += [gap, caption(say(message("It will lie in:")), QUIET), LINE, literal(str(path))]
    if replaces:
        kept = message("It takes the place of the strategy there, which is kept as a version.")
        parts += [LINE, caption(say(kept), QUIET)]
    parts += [gap, caption(say(message("Then:")), "bold $text-primary")]
    for each in NEXT:
        parts += [LINE, caption("• ", QUIET), caption(say(each))]
    return Content("").join(parts)


NEXT = (
    message("Read it through: it is yours, change every word that is not."),
    message("“strategy-tui import FILE” reads the archive that a network gave you."),
    message("Decide about a few of those you follow, then write a first draft."),
)
"""What a person may do once the strategy is written."""
