"""One account as the audit sees it: who, verdict, clause, evidence, what is still unknown."""

from __future__ import annotations

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
from strategy_tui.tui.words import ANSWERS, CHOICES, OUTCOMES

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict

QUIET = "$foreground 65%"
"""Muted text inside a content; `$text-muted` loses its alpha there."""

LINE = Content("\n")


def card(row: AccountVerdict, reader: Reader, how_to_answer: Content | None) -> Content:
    """The whole triage card of one account; the answers' keys stand under the open question."""
    parts = [_who(row), LINE, LINE, _verdict(row, reader)]
    if row.decision:
        parts += [LINE, LINE, _decision(row, reader)]
    if row.verdict.questions:
        parts += [LINE, LINE, questions(row, reader, how_to_answer)]
    if row.verdict.evidence:
        parts += [LINE, LINE, heading(message("What is known"), reader)]
        for (source, seen), facts in groupby(row.verdict.evidence, _seen):
            parts += [LINE, *(_fact(each, reader) for each in facts)]
            on = day(reader.local(seen).date(), reader.language)
            said = message("{source}, seen {date}", source=source, date=on)
            parts.append(caption(f"  {reader.say(said)}", QUIET))
    if row.verdict.assumed:
        assumed = tuple(FACTS[each].meaning for each in row.verdict.assumed if each in FACTS)
        sentence = message("Assumed by your strategy: {facts}.", facts=assumed)
        parts += [LINE, LINE, caption(reader.say(sentence), "italic $text-warning")]
    return Content("").join(parts)


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
    if row.verdict.because:
        quoted = message("“{words}”", words=row.verdict.because)
        parts += [LINE, caption(reader.say(quoted), "italic")]
    return Content("").join(parts)


def _decision(row: AccountVerdict, reader: Reader) -> Content:
    assert row.decision is not None
    sign = CHOICES[row.decision.choice]
    when = reader.moment(row.decision.decided_at)
    parts = [
        caption(f"{sign.glyph} {reader.say(sign.word)}", f"bold {sign.colour}"),
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


def _seen(fact: Fact) -> tuple[str, datetime]:
    return clean_text(fact.source), fact.observed_at


def _fact(fact: Fact, reader: Reader) -> Content:
    meaning = FACTS[fact.name].meaning if fact.name in FACTS else message("{fact}", fact=fact.name)
    said = message("{fact}: {value}", fact=meaning, value=shown(fact.value, reader))
    return Content("").join([caption("• ", QUIET), caption(reader.say(said)), LINE])


def shown(value: str | float, reader: Reader) -> str:
    """The value of a fact in words: an answer, a date, a number."""
    if isinstance(value, float | int):
        return number(value, reader.language)
    if value in ANSWERS:
        return reader.say(ANSWERS[value])
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    if at.tzinfo is not None:
        return day(reader.local(at).date(), reader.language)
    return day(date(at.year, at.month, at.day), reader.language)
