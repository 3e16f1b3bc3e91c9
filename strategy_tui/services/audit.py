"""The audit: whom the person follows, held against their strategy, and what they decide."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta

from strategy_tui.audit.engine import CompiledPolicy, compile_policy
from strategy_tui.audit.load import Load, Loads, target_met, weigh
from strategy_tui.audit.questions import most_telling
from strategy_tui.audit.ruling import outcome_of
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.days import later
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import FollowPolicy
from strategy_tui.domain.verdict import Choice, Decision, Outcome
from strategy_tui.errors import WrongUsage
from strategy_tui.services import answers, usage, verdicts
from strategy_tui.services.journal import Journal
from strategy_tui.services.strategy import Current, StrategyService
from strategy_tui.services.verdicts import AccountVerdict, AskedQuestion, agrees, asked, verdict_of
from strategy_tui.store import accounts, decisions, facts
from strategy_tui.store.database import Database

__all__ = ["AccountVerdict", "AskedQuestion", "Audit", "AuditService"]

_RANK = {outcome: rank for rank, outcome in enumerate(
    (Outcome.LET_GO, Outcome.ASK, Outcome.KEEP, Outcome.GRACE)
)}  # fmt: skip
_SNOOZED_FOR = timedelta(days=30)
_SKIPPED_FOR = timedelta(days=1)

Row = tuple[int, int, int]
"""(owner, account, code)."""


@dataclass(frozen=True, slots=True, eq=False)
class Audit:
    """Everybody who is followed, with the code of their verdict, at one moment."""

    at: datetime
    version: int
    """Of the strategy."""
    examined: int
    counts: Mapping[Outcome, int]
    waiting: Mapping[Outcome, int]
    """The counts without those whom the person has decided about."""
    load: Loads
    target_met: bool
    compiled: CompiledPolicy
    rows: Sequence[Row]
    decided: frozenset[int]
    """Accounts with a decision that stood when the audit was run."""
    _orders: dict[tuple[Outcome, ...], list[Row]] = field(default_factory=dict, repr=False)

    def ordered(self, outcomes: Sequence[Outcome] | None = None) -> list[Row]:
        """The rows of some outcomes, or all: undecided ones first, let go before ask.

        Whoever has the most telling question comes first among those to ask about. The order is
        that of the moment of the audit, so that a list does not move under the person's hands.
        """
        wanted = tuple(outcomes) if outcomes is not None else tuple(Outcome)
        if wanted not in self._orders:
            of_code = {code: self._rank(code) for code in {code for _, _, code in self.rows}}
            chosen = [row for row in self.rows if outcome_of(row[2]) in wanted]
            chosen.sort(key=lambda row: (row[1] in self.decided, of_code[row[2]]))
            self._orders[wanted] = chosen
        return self._orders[wanted]

    def _rank(self, code: int) -> tuple[int, float, int]:
        outcome = outcome_of(code)
        if outcome is not Outcome.ASK:
            return (_RANK[outcome], 0, 0)
        questions = self.compiled.explain(code).questions
        return (_RANK[outcome], -questions[0].share if questions else 0, len(questions))


@dataclass(frozen=True, slots=True)
class AuditService:
    """Verdicts, questions and decisions."""

    db: Database
    strategy: StrategyService
    journal: Journal

    def run(self, now: datetime) -> Audit:
        """Hold everybody who is followed against the strategy in force.

        Raises:
            InvalidFile: the strategy has errors.
        """
        current = self.strategy.current(now)
        policy = current.strategy.follow
        compiled = compile_policy(policy, now)
        with self.db.read() as tx:
            known = list(facts.followed(tx, (*compiled.columns, "posts_per_day")))
            load = Load(*facts.reading(tx))
            made = decisions.newest(tx)
            nameless = accounts.nameless(tx)
        known.sort(key=lambda row: row[1] in nameless)
        met = target_met(policy, len(known), load)
        codes = compiled.codes((row[2:-1] for row in known), met)
        rows: list[Row] = [(row[0], row[1], code) for row, code in zip(known, codes, strict=True)]
        standing = {
            account
            for _, account, code in rows
            if account in made and _stands(made[account], outcome_of(code), now.date())
        }
        distinct = Counter(codes)
        usage.note(self.db, compiled, distinct, current.version, now)
        counts: Counter[Outcome] = Counter()
        for code, times in distinct.items():
            counts[outcome_of(code)] += times
        leaving = (_leaves(made, standing, account, code) for _, account, code in rows)
        rates = (row[-1] for row in known)
        return Audit(
            at=now,
            version=current.version,
            examined=len(rows),
            counts=counts,
            waiting=Counter(
                outcome_of(code) for _, account, code in rows if account not in standing
            ),
            load=weigh(zip(rates, leaving, strict=True), policy.target),
            target_met=met,
            compiled=compiled,
            rows=rows,
            decided=frozenset(standing),
        )

    def verdicts(
        self,
        audit: Audit,
        outcomes: Sequence[Outcome] | None = None,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[AccountVerdict]:
        """A stretch of the audit's list, with the decisions that were made since."""
        stop = None if limit is None else offset + limit
        chosen = audit.ordered(outcomes)[offset:stop]
        with self.db.read() as tx:
            return list(_shown(tx, audit.compiled, audit.version, chosen, audit.at.date()))

    def verdict(self, account_id: int, now: datetime) -> AccountVerdict | None:
        """The verdict on one account as it is now; None if the person does not follow it."""
        return self._verdict(account_id, self.strategy.current(now), now)

    def _verdict(self, account_id: int, current: Current, now: datetime) -> AccountVerdict | None:
        policy = current.strategy.follow
        compiled = compile_policy(policy, now)
        with self.db.read() as tx:
            met = _soft_rests(tx, policy)
            rows = [
                (row[0], row[1], compiled.code(row[2 : 2 + len(compiled.columns)], met))
                for row in facts.followed(tx, compiled.columns, account_id)
            ]
            found = _shown(tx, compiled, current.version, rows[:1], now.date())
            return next(found, None)

    def questions(self, audit: Audit, limit: int | None = None) -> list[AskedQuestion]:
        """The best question about each account that waits for one, the most telling first."""
        waiting = [
            (account, code)
            for _, account, code in audit.rows
            if outcome_of(code) is Outcome.ASK and account not in audit.decided
        ]
        best = most_telling(waiting, lambda code: audit.compiled.explain(code).questions, limit)
        with self.db.read() as tx:
            known = accounts.accounts(tx, [each.account for each in best])
        return [asked(known[each.account], each) for each in best]

    def answer(
        self, account_id: int, fact: str, value: str, now: datetime
    ) -> AccountVerdict | None:
        """Keep an answer of the person's; the verdict on that account as it is then.

        Raises:
            WrongUsage: no such account or fact, or not a value of the fact.
        """
        from strategy_tui.services.people import PeopleService

        people = PeopleService(self.db)
        said = answers.answer(fact, value) or answers.UNKNOWN
        people.label(account_id, fact, said, now)
        who = people.account(account_id)
        current = self.strategy.current(now)
        self._note(verdicts.answer_line(who, fact, said), current, now)
        return self._verdict(who.id, current, now)

    def decide(self, account_id: int, choice: Choice, note: str, now: datetime) -> Decision:
        """Write a decision down; nothing happens on any network.

        Raises:
            WrongUsage: no such account, or the person does not follow it.
        """
        from strategy_tui.clean_text import clean_text
        from strategy_tui.services.people import PeopleService

        who = PeopleService(self.db).account(account_id)
        current = self.strategy.current(now)
        found = self._verdict(who.id, current, now)
        if found is None:
            raise WrongUsage(
                message("You do not follow {who}, so there is nothing to decide.", who=who.label)
            )
        wanted = Decision(
            id=0,
            account=who.id,
            choice=choice,
            note=clean_text(note),
            decided_at=now,
            outcome=found.verdict.outcome,
            clause=found.verdict.clause,
            strategy_version=current.version,
            ask_again_on=_ask_again(choice, current.strategy.follow, now.date()),
        )
        with self.db.write() as tx:
            self.strategy.vouch(tx, current.version)
            made = decisions.add(tx, found.owner, wanted)
        self._note(verdicts.journal_line(found, made), current, now)
        return made

    def undo(self, now: datetime) -> Decision | None:
        """Take back the newest decision that was not taken back; None if there is none."""
        with self.db.write() as tx:
            taken_back = decisions.undo(tx, now)
            if taken_back is None:
                return None
            who = accounts.account(tx, taken_back.account)
        if who is not None:
            line = verdicts.undo_line(who, taken_back)
            self._note(line, self.strategy.current(now), now)
        return taken_back

    def reasons(self, each: AccountVerdict) -> list[Message]:
        """Why, in sentences."""
        return verdicts.reasons(each)

    def load_sentences(self, audit: Audit) -> list[Message]:
        """How much there is to read now, after, and at the target, as far as it is known."""
        return verdicts.load_sentences(audit.load, audit.target_met)

    def as_json(
        self,
        audit: Audit,
        language: str = "en",
        outcomes: Sequence[Outcome] | None = None,
        limit: int | None = None,
    ) -> dict[str, object]:
        """The machine format of `audit list --json`."""
        return {
            "examined": audit.examined,
            "strategy_version": audit.version,
            "verdicts": [
                verdicts.as_json(each, language)
                for each in self.verdicts(audit, outcomes, limit=limit)
            ],
        }

    def export(self, kind: str, now: datetime) -> str:  # noqa: ARG002
        """A table: `let-go` for the person, or `mastodon` for Mastodon to import.

        Raises:
            WrongUsage: there is no such table.
        """
        from strategy_tui.services.exports import export

        with self.db.read() as tx:
            return export(tx, kind)

    def _note(self, sentence: Message, current: Current, now: datetime) -> None:
        self.journal.write(sentence, now, current.strategy.language)


def _soft_rests(tx: sqlite3.Connection, policy: FollowPolicy) -> bool:
    """Whether the target is met; not looked up where no clause could rest."""
    if not any(clause.soft for clause in (*policy.keep, *policy.let_go)):
        return False
    follows, covered, posts = facts.reading(tx)
    return target_met(policy, follows, Load(follows, covered, posts))


def _shown(
    tx: sqlite3.Connection,
    compiled: CompiledPolicy,
    version: int,
    rows: Sequence[Row],
    today: date,
) -> Iterator[AccountVerdict]:
    ids = [account for _, account, _ in rows]
    people, made = accounts.accounts(tx, ids), decisions.newest(tx, ids)
    known = {
        owner: facts.evidence(tx, owner, [a for o, a, _ in rows if o == owner])
        for owner in {owner for owner, _, _ in rows}
    }
    for owner, account, code in rows:
        found = compiled.explain(code)
        decision = made.get(account)
        if decision is not None and not _stands(decision, found.outcome, today):
            decision = None
        yield AccountVerdict(
            account=people[account],
            verdict=verdict_of(account, found, known[owner].get(account, {}), version),
            decision=decision,
            owner=owner,
            reason=found.reason,
            assumptions={name: compiled.policy.assume[name] for name in found.assumed},
            renew=found.renew,
            still_unknown=found.still_unknown,
        )


def _stands(decision: Decision, outcome: Outcome, today: date) -> bool:
    """Whether a decision settles an account: until its day, and while the verdict is the same."""
    again = decision.ask_again_on
    over = again is not None and again <= today
    return not over and agrees(decision, outcome)


def _leaves(made: Mapping[int, Decision], standing: Iterable[int], account: int, code: int) -> bool:
    if account in standing:
        return made[account].choice is Choice.LET_GO
    return outcome_of(code) is Outcome.LET_GO


def _ask_again(choice: Choice, policy: FollowPolicy, today: date) -> date | None:
    match choice:
        case Choice.KEEP | Choice.MUTE | Choice.LIST:
            return later(today, policy.ask_again) if policy.ask_again else None
        case Choice.SNOOZE | Choice.CONTACT:
            return today + _SNOOZED_FOR
        case Choice.SKIP:
            return today + _SKIPPED_FOR
        case Choice.LET_GO:
            return None
