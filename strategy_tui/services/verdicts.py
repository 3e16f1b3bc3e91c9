"""One verdict as it is shown: the account, the clause, the evidence, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from strategy_tui.audit.explain import Explanation
from strategy_tui.audit.load import Loads
from strategy_tui.domain.account import Account
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import FACTS, Fact
from strategy_tui.domain.message import Message, Param, message, plural
from strategy_tui.domain.verdict import Choice, Decision, Outcome, Question, Verdict
from strategy_tui.i18n import render
from strategy_tui.services.answers import VALUES

OUTCOMES: dict[Outcome, Message] = {
    Outcome.KEEP: message("keep"),
    Outcome.LET_GO: message("let go"),
    Outcome.ASK: message("ask"),
    Outcome.GRACE: message("too new to judge"),
}
"""What an audit suggests, in words."""

CHOICES: dict[Choice, Message] = {
    Choice.KEEP: message("keep"),
    Choice.LET_GO: message("let go"),
    Choice.MUTE: message("mute"),
    Choice.LIST: message("put on a list"),
    Choice.SNOOZE: message("decide later"),
    Choice.CONTACT: message("call them instead"),
    Choice.SKIP: message("skip"),
}
"""A decision in words."""


@dataclass(frozen=True, slots=True)
class AccountVerdict:
    """What the strategy says of an account that is followed."""

    account: Account
    verdict: Verdict
    decision: Decision | None
    """What the person decided, while it stands."""
    owner: int
    """The own account that follows them."""
    reason: Message
    """The outcome in a sentence, for where the clause has no words of the person's."""
    assumptions: Mapping[str, str] = field(default_factory=dict)
    """What the strategy assumed and that decided: fact → the value it took for it."""
    renew: bool = False
    """Kept, but without what the clause prefers: worth asking at the review."""
    still_unknown: tuple[str, ...] = ()
    """Facts that can change the outcome and that only an import can tell."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the account that it is about."""

    account: Account
    question: Question
    sentence: Message


def verdict_of(
    account: int, found: Explanation, known: Mapping[str, Fact], version: int
) -> Verdict:
    """The verdict behind a code, with the evidence that counts for it."""
    return Verdict(
        account=account,
        outcome=found.outcome,
        clause=found.clause,
        because=found.because,
        evidence=tuple(known[name] for name in found.evidence if name in known),
        assumed=found.assumed,
        questions=tuple(Question(account, *each) for each in found.questions),
        strategy_version=version,
    )


def asked(account: Account, question: Question) -> AskedQuestion:
    """The question as it is put."""
    sentence = FACTS[question.fact].question
    assert sentence is not None, "only facts that the person can tell are asked"
    return AskedQuestion(account, question, Message(sentence.id, {"who": account.label}))


def reasons(each: AccountVerdict) -> list[Message]:
    """Why: the clause, the evidence with its source and date, what is assumed and unknown."""
    verdict = each.verdict
    said = [_clause(each)]
    said += [_evidence(fact) for fact in verdict.evidence]
    said += [
        message(
            "{fact}: {value} (assumed by your strategy)",
            fact=FACTS[name].meaning,
            value=_shown(value),
        )
        for name, value in each.assumptions.items()
    ]
    said += [asked(each.account, question).sentence for question in verdict.questions]
    if each.still_unknown:
        facts = tuple(FACTS[name].meaning for name in each.still_unknown)
        said.append(message("Only an import can tell: {facts}.", facts=facts))
    if each.renew:
        said.append(message("Not as your clause prefers: worth renewing."))
    if each.decision is not None:
        said.append(_decided(each.decision))
    return said


def as_json(each: AccountVerdict, language: str) -> dict[str, object]:
    """The machine format of `audit list --json`."""
    verdict = each.verdict
    handle = {"handle": each.account.handle} if each.account.handle else {}
    clause = {"clause": verdict.clause} if verdict.clause else {}
    return {
        "account": each.account.id,
        **handle,
        "outcome": verdict.outcome.value,
        **clause,
        "because": verdict.because or render(each.reason, language),
        "assumed": list(verdict.assumed),
        "evidence": [
            {
                "fact": fact.name,
                "value": fact.value,
                "source": fact.source,
                "observed_at": fact.observed_at.isoformat(),
            }
            for fact in verdict.evidence
        ],
        "questions": [
            {"fact": question.fact, "decides": question.decides, "answers": question.answers}
            for question in verdict.questions
        ],
    }


def _clause(each: AccountVerdict) -> Message:
    verdict = each.verdict
    if verdict.clause and verdict.because:
        return message("{clause}: “{because}”", clause=verdict.clause, because=verdict.because)
    return each.reason


def _evidence(fact: Fact) -> Message:
    return message(
        "{fact}: {value} ({source}, {day})",
        fact=FACTS[fact.name].meaning,
        value=_shown(fact.value),
        source=message("you") if fact.source == "you" else fact.source,
        day=fact.observed_at.date(),
    )


def _shown(value: str | float) -> Param:
    if not isinstance(value, str) or value in VALUES:
        return VALUES[value] if isinstance(value, str) else round(value, 1)
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:  # a number that the strategy assumes
        return value


def _decided(decision: Decision) -> Message:
    if decision.note:
        return message(
            "You decided on {day}: {choice} (“{note}”).",
            day=decision.decided_at.date(),
            choice=CHOICES[decision.choice],
            note=decision.note,
        )
    return message(
        "You decided on {day}: {choice}.",
        day=decision.decided_at.date(),
        choice=CHOICES[decision.choice],
    )


def journal_line(found: AccountVerdict, made: Decision) -> Message:
    """A decision in the journal's words, with what the audit had said."""
    told = found.verdict.clause or message("no clause alone")
    if made.note:
        return message(
            "{who} ({network}): {choice}, “{note}” [{outcome}, {clause}, strategy {version}]",
            who=found.account.label,
            network=found.account.network,
            choice=CHOICES[made.choice],
            note=made.note,
            outcome=OUTCOMES[made.outcome],
            clause=told,
            version=made.strategy_version,
        )
    return message(
        "{who} ({network}): {choice} [{outcome}, {clause}, strategy {version}]",
        who=found.account.label,
        network=found.account.network,
        choice=CHOICES[made.choice],
        outcome=OUTCOMES[made.outcome],
        clause=told,
        version=made.strategy_version,
    )


def undo_line(who: Account, taken_back: Decision) -> Message:
    """A decision that was taken back, in the journal's words."""
    return message(
        "{who} ({network}): taken back, {choice}",
        who=who.label,
        network=who.network,
        choice=CHOICES[taken_back.choice],
    )


def answer_line(who: Account, fact: str, value: str) -> Message:
    """An answer, in the journal's words."""
    return message(
        "{who} ({network}): {fact}: {value}",
        who=who.label,
        network=who.network,
        fact=FACTS[fact].meaning,
        value=VALUES.get(value, value),
    )


def load_sentences(load: Loads, met: bool) -> list[Message]:
    """How much there is to read now, after, and at the target, as far as it is known."""
    said = [_accounts(load)]
    if load.now.covered:
        said.append(
            message(
                "They post {now} times a day, {after} after the suggestions; "
                "known of {covered} of {accounts}.",
                now=round(load.now.posts_per_day, 1),
                after=round(load.after.posts_per_day, 1),
                covered=load.now.covered,
                accounts=load.now.accounts,
            )
        )
        said.append(
            message(
                "That takes {now} minutes a day, {after} after.",
                now=round(load.now.minutes_per_day, 1),
                after=round(load.after.minutes_per_day, 1),
            )
        )
    else:
        said.append(message("How often they post is not known yet; archives do not say it."))
    if load.target.minutes_per_day is not None:
        said.append(
            message("You want {minutes} minutes a day.", minutes=load.target.minutes_per_day)
        )
    if met:
        said.append(message("Your target is met, so the soft clauses rest."))
    return said


def _accounts(load: Loads) -> Message:
    if load.target.accounts is None:
        return plural(
            "You follow {count} account, {after} after the suggestions.",
            "You follow {count} accounts, {after} after the suggestions.",
            count=load.now.accounts,
            after=load.after.accounts,
        )
    return plural(
        "You follow {count} account, {after} after the suggestions; you want {target}.",
        "You follow {count} accounts, {after} after the suggestions; you want {target}.",
        count=load.now.accounts,
        after=load.after.accounts,
        target=load.target.accounts,
    )


def agrees(decision: Decision, outcome: Outcome) -> bool:
    """Whether an outcome is what the person decided, or what they had decided about."""
    wanted = {Choice.KEEP: Outcome.KEEP, Choice.LET_GO: Outcome.LET_GO}.get(decision.choice)
    return outcome in (decision.outcome, wanted)
