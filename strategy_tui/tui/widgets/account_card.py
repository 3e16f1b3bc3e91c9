"""One account as the audit sees it: who, verdict, clause, evidence, what is still unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.facts import FACTS, Fact
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.verdict import Question
from strategy_tui.i18n import day, number
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.account_list import identity
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.words import ANSWERS, CHOICES, DECIDED, OUTCOMES

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict

QUIET = "$foreground 65%"
"""Muted text inside a content; `$text-muted` loses its alpha there."""

LINE = Content("\n")


def card(
    row: AccountVerdict, assumed: Mapping[str, str], how_to_answer: Content | None, reader: Reader
) -> Content:
    """The whole triage card of one account.

    `assumed` is what the strategy takes for granted; the keys that answer stand under the
    open question.
    """
    parts = [_who(row), LINE, LINE, _verdict(row, reader)]
    if row.decision:
        parts += [LINE, LINE, _decision(row, reader)]
    if row.verdict.questions:
        parts += [LINE, LINE, questions(row, reader, how_to_answer)]
    if row.verdict.evidence:
        parts += [LINE, LINE, _evidence(row, reader)]
    for sentence in _caveats(row, assumed):
        parts += [LINE, LINE, caption(reader.say(sentence), "italic $text-warning")]
    return Content("").join(parts)


def _caveats(row: AccountVerdict, assumed: Mapping[str, str]) -> Iterator[Message]:
    """What the verdict stands on without knowing it."""
    if row.verdict.assumed:
        facts = tuple(
            _told(name, ANSWERS.get(assumed.get(name, ""), message("unknown")))
            for name in row.verdict.assumed
        )
        yield message("Assumed by your strategy: {facts}.", facts=facts)
    if row.still_unknown:
        facts = tuple(FACTS[name].meaning for name in row.still_unknown)
        yield message("Only an import can tell: {facts}.", facts=facts)
    if row.renew:
        yield message("Not as your clause prefers: worth renewing.")


def heading(title: Message, reader: Reader) -> Content:
    """The title of a part of a card."""
    return caption(reader.say(title), "bold $text-primary")


def _who(row: AccountVerdict) -> Content:
    """The handle is the identity; anybody may choose any name."""
    label, name = identity(row)
    parts = [literal(label, "bold"), caption("  "), literal(row.account.network, QUIET)]
    if name:
        parts += [LINE, literal(name)]
    return Content("").join(parts)


def _verdict(row: AccountVerdict, reader: Reader) -> Content:
    sign = OUTCOMES[row.verdict.outcome]
    parts = [caption(f"{sign.glyph} {reader.say(sign.word).upper()}", f"bold {sign.colour}")]
    if row.verdict.clause:
        parts += [caption("   "), literal(row.verdict.clause, QUIET)]
    quoted = message("“{words}”", words=row.verdict.because)
    said = quoted if row.verdict.because else row.reason
    parts += [LINE, caption(reader.say(said), "italic")]
    return Content("").join(parts)


def _decision(row: AccountVerdict, reader: Reader) -> Content:
    assert row.decision is not None
    sign = CHOICES[row.decision.choice]
    when = reader.moment(row.decision.decided_at)
    parts = [
        caption(f"{DECIDED}{sign.glyph} {reader.say(sign.word)}", f"bold {sign.colour}"),
        caption(f"  {when}", QUIET),
    ]
    if row.decision.note:
        parts += [LINE, literal(row.decision.note, "italic")]
    return Content("").join(parts)


def questions(row: AccountVerdict, reader: Reader, how_to_answer: Content | None) -> Content:
    """The question that the keys answer now, and how many others wait behind it."""
    first, *others = row.verdict.questions
    parts = [
        heading(message("A question for you"), reader),
        LINE,
        caption(reader.say(asked(first, row)), "bold"),
    ]
    if how_to_answer is not None:
        parts += [LINE, how_to_answer]
    if others:
        rest = tuple(FACTS[each.fact].meaning for each in others if each.fact in FACTS)
        parts += [LINE, caption(reader.say(message("Then: {facts}.", facts=rest)), QUIET)]
    return Content("").join(parts)


def asked(question: Question, row: AccountVerdict) -> Message:
    """The sentence that asks for a fact about this account."""
    spec = FACTS[question.fact]
    if spec.question is None:
        return spec.meaning
    return Message(spec.question.id, {"who": identity(row)[0]})


def _evidence(row: AccountVerdict, reader: Reader) -> Content:
    """What is known, each group under the source and day that vouch for it."""
    parts = [heading(message("What is known"), reader)]
    for (source, seen), facts in groupby(row.verdict.evidence, _seen):
        for each in facts:
            said = _told(each.name, shown(each.value, reader))
            parts += [LINE, caption("• ", QUIET), caption(reader.say(said))]
        on = day(reader.local(seen).date(), reader.language)
        said = message("{source}, seen {date}", source=_source(source, reader), date=on)
        parts += [LINE, caption(f"  {reader.say(said)}", QUIET)]
    return Content("").join(parts)


def _seen(fact: Fact) -> tuple[str, datetime]:
    return clean_text(fact.source), fact.observed_at


def _source(source: str, reader: Reader) -> str:
    return reader.say(message("you")) if source == "you" else source


def _told(name: str, value: str | Message) -> Message:
    meaning = FACTS[name].meaning if name in FACTS else message("{fact}", fact=name)
    return message("{fact}: {value}", fact=meaning, value=value)


def shown(value: str | float, reader: Reader) -> str:
    """The value of a fact in words: an answer, a date, a number."""
    if isinstance(value, float | int):
        return number(round(value, 1), reader.language)
    if value in ANSWERS:
        return reader.say(ANSWERS[value])
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    if at.tzinfo is not None:
        return day(reader.local(at).date(), reader.language)
    return day(date(at.year, at.month, at.day), reader.language)
