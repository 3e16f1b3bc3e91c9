"""A workspace with a strategy for people, and five of them who are followed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from strategy_tui.domain.archive import AccountRef
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.services.audit import AccountVerdict, AuditService
from strategy_tui.services.journal import Journal
from strategy_tui.services.people import PeopleService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace, create
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    NOW,
    export,
    follower,
    following,
    load,
    post,
    reply,
)

STRATEGY = """\
version: 1
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  relations: {want: Stay close, measure: replies_per_week, from: 2, target: 5}
networks:
  x: {purpose: Be found, goals: [relations], audience: readers}
follow:
  assume: {toxic: no}
  keep:
    - name: friends
      because: A real relation
      when: {relationship: yes, toxic: no}
      prefer: {met: {within: 1 year}}
    - {name: inspiring, because: It lifts me, when: {inspires: yes}}
  let_go:
    - {name: toxic, because: It harms me, when: {toxic: yes}, always: yes}
    - {name: stranger, because: I do not know them, when: {known: no}}
    - {name: silent, because: We never speak, when: {last_interaction: {never: yes}}, soft: yes}
  grace: 30 days
  ask_again: 6 months
  target: {accounts: 3, minutes_per_day: 5}
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """The services over one workspace."""

    workspace: Workspace
    people: PeopleService
    audit: AuditService

    def number(self, name: str) -> int:
        """The number of an account."""
        return self.people.resolve(name).id

    def say(self, who: str, fact: str, value: str) -> None:
        """Label somebody."""
        self.people.label(self.number(who), fact, value, NOW)

    def decide(self, who: str, choice: Choice, note: str = "") -> None:
        """Decide about somebody."""
        self.audit.decide(self.number(who), choice, note, NOW)

    def shown(self, *outcomes: Outcome, now: datetime = NOW) -> list[AccountVerdict]:
        """The list as it is now."""
        return self.audit.verdicts(self.audit.run(now), outcomes or None)

    def one(self, who: str, now: datetime = NOW) -> AccountVerdict:
        """What is said of somebody who is followed."""
        found = self.audit.verdict(self.number(who), now)
        assert found is not None
        return found


def open_desk(tmp_path: Path) -> Desk:
    """The services over a new workspace."""
    workspace = create(tmp_path / "mine", STRATEGY, NOW)
    db = Database(tmp_path / "data" / "state.db")
    journal = Journal(workspace.journal_path)
    strategy = StrategyService(workspace, lambda: db)
    return Desk(workspace, PeopleService(db), AuditService(db, strategy, journal))


def follow_five(desk: Desk) -> None:
    """Five people are followed; something was said of three."""
    people = [AccountRef(id=str(n), handle=name) for n, name in enumerate(NAMES, start=10)]
    load(
        desk.people,
        export(
            *(following(each) for each in people),
            follower(people[0]),
            *(reply(each, MARCH) for each in people),
            post("1"),
        ),
    )
    desk.say("mabel", "relationship", "yes")
    desk.say("outrage", "toxic", "yes")
    desk.say("stranger", "known", "no")


NAMES = ("mabel", "outrage", "stranger", "marbler", "buzz")


def labels(shown: list[AccountVerdict]) -> list[str]:
    """Whom a list is about."""
    return [each.account.label for each in shown]
