"""What a person may say of somebody, in the words of any language of the program."""

from __future__ import annotations

from datetime import date

from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import WrongUsage
from strategy_tui.services.answer_words import FACTS as FACT_WORDS
from strategy_tui.services.answer_words import meant

VALUES: dict[str, Message] = {
    "yes": message("yes"),
    "no": message("no"),
    "unsure": message("unsure"),
    "unknown": message("unknown"),
    "never": message("never"),
    "active": message("active"),
    "gone": message("gone"),
    "moved": message("moved"),
    "suspended": message("suspended"),
}
"""The values of facts that are words."""

UNKNOWN = "unknown"
"""The word that takes an answer back."""


def answer(fact: str, text: str) -> str | None:
    """The value of a fact that a text means; None takes the answer back.

    Raises:
        WrongUsage: nobody is asked for that fact, or the text is no answer to it.
    """
    spec = FACTS.get(fact)
    if spec is None or spec.question is None:
        raise WrongUsage(
            message(
                "“{fact}” is nothing you can say of a person. You can say: {facts}.",
                fact=fact,
                facts=tuple(name for name, each in FACTS.items() if each.question is not None),
            )
        )
    said = meant(text, FACT_WORDS)
    if said == UNKNOWN:
        return None
    if spec.kind is FactKind.DATE:
        return _day(fact, said)
    choices = CHOICES[spec.kind]
    if said not in choices:
        raise WrongUsage(
            message(
                "“{value}” is no answer to “{fact}”. Say one of: {answers}.",
                value=text,
                fact=fact,
                answers=tuple(VALUES[each] for each in (*choices, UNKNOWN)),
            )
        )
    return said


def _day(fact: str, said: str) -> str:
    if said == NEVER:
        return said
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise WrongUsage(
            message(
                "“{value}” is no day for “{fact}”. Write one like 2026-05-31, or {never}, "
                "or {unknown}.",
                value=said,
                fact=fact,
                never=VALUES[NEVER],
                unknown=VALUES[UNKNOWN],
            )
        ) from None
