"""A review on the command line: as lines, as JSON, and asked item by item."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date

from strategy_tui.cli.output import Output, flush
from strategy_tui.cli.session import Session
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Review, ReviewItem, Topic
from strategy_tui.errors import WrongUsage
from strategy_tui.services.answer_words import ITEMS, meant
from strategy_tui.services.review_words import ANSWERS, KINDS, TOPICS

CHOICES: dict[Answer, Message] = {
    Answer.KEEP: message("[k]eep it as it is"),
    Answer.CHANGE: message("[c]hange the strategy"),
    Answer.DONE: message("[d]one"),
    Answer.ADOPT: message("[a]dopt it"),
    Answer.EXTEND: message("[e]xtend it"),
    Answer.DROP: message("d[r]op it"),
}
"""The letter in brackets is what the person types; each language has its own."""

INTERRUPTED = 130
"""The exit code where a person interrupts, as shells have it."""

_LETTER = re.compile(r"\[(\w)\]")


def title(review: Review, output: Output) -> Message:
    """A review in one line."""
    if review.closed_at is not None:
        return message(
            "{number}. {kind}, {opened}; {ending}",
            number=review.id,
            kind=KINDS[review.kind],
            opened=output.day(review.opened_at),
            ending=_ending(review, output),
        )
    done = len(review.items) - len(review.open_items)
    return message(
        "{number}. {kind}, {opened}; open: {done} of {all} items answered",
        number=review.id,
        kind=KINDS[review.kind],
        opened=output.day(review.opened_at),
        done=done,
        all=len(review.items),
    )


def _ending(review: Review, output: Output) -> Message:
    """How a review was closed."""
    if review.closing_version == review.strategy_version:
        return message(
            "closed on {day}: version {version} stays, because: “{because}”",
            day=output.day(review.closed_at or review.opened_at),
            version=review.strategy_version,
            because=review.because,
        )
    return message(
        "closed on {day} with version {version}, because: “{because}”",
        day=output.day(review.closed_at or review.opened_at),
        version=review.closing_version or 0,
        because=review.because,
    )


def review_lines(review: Review, session: Session) -> Iterator[str]:
    """A review whole, for a pipe or a screen reader."""
    output = session.output
    yield output.text(title(review, output))
    yield output.text(_version_line(review, session))
    for item in review.items:
        yield ""
        yield from item_lines(item, output)
    if review.closed_at is not None:
        return
    yield ""
    yield output.text(left(review))
    if first := next(iter(review.open_items), None):
        yield output.text(message("Answer each item, such as the next one, with:"))
        yield f"    strategy-tui review answer {first.number} {first.choices[0].value} --note …"


def item_lines(item: ReviewItem, output: Output) -> Iterator[str]:
    """An item: what it is about, its sentence, the figures behind it, what can be said to it."""
    about = output.text(TOPICS[item.topic])
    place = f"  ({_short(item.clause)})" if item.clause else ""
    yield f"{item.number}. {about}{place}"
    yield f"   {output.text(item.sentence)}"
    for each in item.evidence:
        yield f"   · {output.text(each)}"
    if item.answer is None:
        choices = ", ".join(f"{each.value} ({output.text(ANSWERS[each])})" for each in item.choices)
        yield f"   → {choices}"
    elif item.note:
        said = message("{answer}: “{note}”", answer=ANSWERS[item.answer], note=item.note)
        yield f"   ✓ {output.text(said)}"
    else:
        yield f"   ✓ {output.text(ANSWERS[item.answer])}"


def review_json(review: Review, output: Output, whole: bool = True) -> dict[str, object]:
    """A review as data; sentences are in the reader's language."""
    head: dict[str, object] = {
        "review": review.id,
        "kind": review.kind.value,
        "opened_at": review.opened_at.isoformat(),
        "since": review.since.isoformat() if review.since else None,
        "strategy_version": review.strategy_version,
        "open_items": len(review.open_items),
        "closed_at": review.closed_at.isoformat() if review.closed_at else None,
        "closing_version": review.closing_version,
        "because": review.because,
    }
    if not whole:
        return head
    return {**head, "items": [_item_json(each, output) for each in review.items]}


def _item_json(item: ReviewItem, output: Output) -> dict[str, object]:
    return {
        "item": item.number,
        "topic": item.topic.value,
        "subject": item.subject,
        "clause": item.clause,
        "sentence": output.text(item.sentence),
        "evidence": [output.text(each) for each in item.evidence],
        "choices": [each.value for each in item.choices],
        "answer": item.answer.value if item.answer else None,
        "note": item.note,
        "answered_at": item.answered_at.isoformat() if item.answered_at else None,
    }


def left(review: Review) -> Message:
    """What is still to do before the review can be closed."""
    if not review.items:
        return message(
            "There is nothing to ask. “strategy-tui review close --because …” closes the review."
        )
    if not review.open_items:
        return message(
            "Every item is answered. Change the strategy where you said so, then close the review: "
            "“strategy-tui review close --because …”"
        )
    return plural(
        "{count} item is still open. You may leave and go on later.",
        "{count} items are still open. You may leave and go on later.",
        count=len(review.open_items),
    )


def ask(session: Session, review: Review) -> int | None:
    """Go through the open items; every answer is kept at once, so that one may leave any time.

    Returns the exit code where the person interrupts it.
    """
    try:
        _ask_all(session, review)
    except KeyboardInterrupt:
        session.output.line()
        session.output.say(left(session.services.review.current() or review))
        return INTERRUPTED
    return None


def _ask_all(session: Session, review: Review) -> None:
    output = session.output
    output.say(title(review, output))
    output.say(message("Enter leaves an item for later; Ctrl-D leaves the review as it is."))
    for item in review.open_items:
        output.line()
        for line in [*item_lines(item, output)][:-1]:
            output.line(line)
        if not _ask_item(session, item):
            break
    output.line()
    now_open = session.services.review.current() or review
    output.say(left(now_open))
    if now_open.open_items:
        return
    reason = _line(output, message("Why it stays, or why it changed (Enter: later)"))
    if reason:
        try:
            output.say(title(session.services.review.close(reason, session.now), output))
        except WrongUsage as refusal:
            output.say(refusal.message)
        journal_trouble(session)


def _ask_item(session: Session, item: ReviewItem) -> bool:
    """Keep the answer to an item, if there is one; False to leave the review."""
    output = session.output
    letters = {_letter(each, output): each for each in item.choices}
    asked = " · ".join(output.text(CHOICES[each]) for each in item.choices)
    while (said := _line(output, asked)) is not None:
        if not said:
            return True
        value = meant(said, ITEMS)
        by_name = next((each for each in item.choices if each.value == value), None)
        chosen = letters.get(said.casefold(), by_name)
        if chosen is None:
            output.say(message("Type one of these words, its letter in brackets, or only Enter."))
            continue
        try:
            if _answer(session, item, chosen):
                return True
        except WrongUsage as refusal:
            output.say(refusal.message)
    return False


def _answer(session: Session, item: ReviewItem, chosen: Answer) -> bool:
    """Ask what belongs to an answer, and keep it; False where the person did not say it."""
    output = session.output
    until = None
    if chosen is Answer.EXTEND:
        until = _day(_line(output, message("Until when? (such as 2027-06-01)")))
        if until is None:
            output.say(message("A day is written as 2027-06-01: year, month, day."))
            return False
    note = _line(output, _NOTES.get(item.topic, _NOTE))
    if note is None:
        return False
    session.services.review.answer(item.number, chosen, note, session.now, until)
    journal_trouble(session)
    return True


_NOTE = message("A note, if you like (Enter: none)")
_NOTES: dict[Topic, Message] = {
    Topic.EXPERIMENT: message("Why? The version keeps your reason"),
    Topic.REASON: message("Why did it change? (Enter: I do not know any more)"),
}


def _letter(answer: Answer, output: Output) -> str:
    found = _LETTER.search(output.text(CHOICES[answer]))
    return found.group(1).casefold() if found else answer.value


def _line(output: Output, asked: Message | str) -> str | None:
    """A line that the person types; None at the end of the input."""
    words = output.text(asked) if isinstance(asked, Message) else asked
    output.block(f"   {words} › ")
    flush()
    line = sys.stdin.readline()
    if not line:
        output.line()
        return None
    return line.strip()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def journal_trouble(session: Session) -> None:
    """What was said is kept; only its line in the journal is missing."""
    if session.services.journal.trouble is not None:
        session.output.talk(session.services.journal.trouble)


def _version_line(review: Review, session: Session) -> Message:
    """Under which version the review was opened, and why that one was kept."""
    reasons = {each.number: each.reason for each in session.services.strategy.versions()}
    reason = reasons.get(review.strategy_version, "")
    if reason:
        return message(
            "It looks at version {version} of your strategy: “{reason}”",
            version=review.strategy_version,
            reason=reason,
        )
    return message(
        "It looks at version {version} of your strategy.", version=review.strategy_version
    )


def _short(clause: str) -> str:
    """A path into the strategy, not longer than a line."""
    from strategy_tui.clean_text import clean_text

    return clean_text(clause, limit=60)
