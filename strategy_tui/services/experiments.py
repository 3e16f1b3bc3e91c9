"""Experiments with a network: written down first, and adopted, extended or dropped on their day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import NetworkPlan, NetworkStatus, Strategy, StrategyVersion
from strategy_tui.errors import InvalidFile, WrongUsage
from strategy_tui.services.draft_files import write
from strategy_tui.services.journal import Journal
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.strategy_text import checked

Edit = Callable[[str], Fix | None]
"""An edit of a text, or None where there is nothing to change."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """An experiment as the strategy has it."""

    network: str
    """Its key in the strategy."""
    because: str
    since: date | None
    until: date | None
    success: str
    over: bool
    """Its last day has come."""


@dataclass(frozen=True, slots=True)
class ExperimentsService:
    """Ends or extends experiments: the file changes, its comments live, a version is kept.

    With `was`, an earlier word is taken back: the network is as it was then before the new one is
    carried out, whatever its status has become.
    """

    strategy: StrategyService
    journal: Journal

    def experiments(self, now: datetime) -> tuple[Experiment, ...]:
        """The experiments that run or wait for a word, the first to end first.

        Raises:
            InvalidFile: the strategy has errors.
        """
        strategy, _ = self.strategy.valid()
        today = now.astimezone(ZoneInfo(strategy.time_zone)).date()
        found = [
            Experiment(
                key,
                plan.because,
                plan.since,
                plan.until,
                plan.success,
                plan.until is not None and plan.until <= today,
            )
            for key, plan in strategy.networks.items()
            if plan.status is NetworkStatus.EXPERIMENT
        ]
        return tuple(sorted(found, key=lambda each: (each.until or date.max, each.network)))

    def adopt(
        self, network: str, because: str, now: datetime, was: NetworkPlan | None = None
    ) -> StrategyVersion:
        """Make the network a regular one; its end and its test leave the file.

        Raises:
            WrongUsage: it is no experiment, or no reason is given.
            InvalidFile: the strategy has errors, or would have.
            UnusableFile: the file changed meanwhile, or cannot be written.
        """
        reason = _reason(because)
        self._plan(network, was)
        self._edit(
            now,
            network,
            *_restored(was),
            _status(network, "active"),
            _without(network, "until"),
            _without(network, "success"),
        )
        said = message(
            "Experiment {network}: adopted, “{because}”", network=network, because=reason
        )
        return self._keep(said, reason, now)

    def extend(
        self, network: str, until: date, because: str, now: datetime, was: NetworkPlan | None = None
    ) -> StrategyVersion:
        """Give the experiment more time.

        Raises:
            WrongUsage: it is no experiment, no reason is given, or the day is not after today
                and its first day.
            InvalidFile, UnusableFile: as for `adopt`.
        """
        reason = _reason(because)
        plan, strategy = self._plan(network, was)
        today = now.astimezone(ZoneInfo(strategy.time_zone)).date()
        if until <= today:
            raise WrongUsage(
                message(
                    "{day} is not after today, {today}. Name a day to come until which “{network}” "
                    "goes on.",
                    day=until,
                    today=today,
                    network=network,
                )
            )
        if plan.since is not None and until < plan.since:
            raise WrongUsage(
                message(
                    "“{network}” begins only on {since}, so it cannot end on {day}. Name a later "
                    "day.",
                    network=network,
                    since=plan.since,
                    day=until,
                )
            )
        edits = [*_restored(was), _set(until.isoformat(), "networks", network, "until")]
        if plan.status is not NetworkStatus.EXPERIMENT:
            edits.append(_status(network, "experiment"))
        self._edit(now, network, *edits)
        said = message(
            "Experiment {network}: goes on until {day}, “{because}”",
            network=network,
            day=until,
            because=reason,
        )
        return self._keep(said, reason, now)

    def drop(
        self, network: str, because: str, now: datetime, was: NetworkPlan | None = None
    ) -> StrategyVersion:
        """Let the network rest, and write down why.

        Raises:
            WrongUsage: it is no experiment, or no reason is given.
            InvalidFile, UnusableFile: as for `adopt`.
        """
        reason = _reason(because)
        self._plan(network, was)
        self._edit(
            now,
            network,
            *_restored(was),
            _status(network, "dormant"),
            _set(reason, "networks", network, "because"),
            _without(network, "until"),
            _without(network, "success"),
        )
        said = message(
            "Experiment {network}: dropped, “{because}”", network=network, because=reason
        )
        return self._keep(said, reason, now)

    def _plan(self, network: str, was: NetworkPlan | None) -> tuple[NetworkPlan, Strategy]:
        strategy, _ = self.strategy.valid()
        plan = strategy.networks.get(network)
        known = tuple(
            key
            for key, each in strategy.networks.items()
            if each.status is NetworkStatus.EXPERIMENT
        )
        if plan is None or not (was or plan.status is NetworkStatus.EXPERIMENT):
            raise WrongUsage(_no_experiment(network, known))
        return plan, strategy

    def _edit(self, now: datetime, network: str, *edits: Edit) -> None:
        """Make the edits one after the other; the file is written once, if it reads well then.

        Nothing else may have changed with it, as happens where two networks share an anchor.
        What the person changed before and did not keep yet is a version of its own.
        """
        self.strategy.current(now)
        before, was = self.strategy.valid()
        path = self.strategy.workspace.strategy_path
        text = was
        try:
            for edit in edits:
                fix = edit(text)
                text = fix.apply(text) if fix is not None else text
        except LookupError as error:
            raise WrongUsage(_by_hand(str(path))) from error
        after, diagnostics = checked(text)
        if after is None:
            errors = tuple(each for each in diagnostics if each.severity is Severity.ERROR)
            raise InvalidFile(_by_hand(str(path)), str(path), text, errors)
        if _apart_from(before, network) != _apart_from(after, network):
            raise WrongUsage(_by_hand(str(path)))
        if text != was:
            write(path, text, was)

    def _keep(self, said: Message, reason: str, now: datetime) -> StrategyVersion:
        kept = self.strategy.record(now, reason)
        strategy, _ = self.strategy.valid()
        self.journal.write(said, now, strategy.language)
        return kept


def _apart_from(strategy: Strategy, network: str) -> Strategy:
    """The strategy without what ending an experiment may change."""
    plan = replace(
        strategy.networks[network],
        status=NetworkStatus.EXPERIMENT,
        because="",
        until=None,
        success="",
    )
    return replace(strategy, networks={**strategy.networks, network: plan})


def _restored(was: NetworkPlan | None) -> list[Edit]:
    """What an earlier answer took out of the file, or wrote over."""
    if was is None:
        return []
    words = {
        "because": was.because,
        "success": was.success,
        "until": was.until.isoformat() if was.until else "",
    }
    return [_set(value, "networks", was.key, name) for name, value in words.items() if value]


def _status(network: str, value: str) -> Edit:
    return _set(value, "networks", network, "status")


def _set(value: str, *path: str) -> Edit:
    def edit(text: str) -> Fix:
        from strategy_tui.yamldoc import set_scalar

        return set_scalar(text, path, value)

    return edit


def _without(network: str, name: str) -> Edit:
    def edit(text: str) -> Fix | None:
        from strategy_tui.yamldoc.removing import remove

        return remove(text, ("networks", network, name))

    return edit


def _reason(because: str) -> str:
    from strategy_tui.clean_text import clean_text

    reason = " ".join(clean_text(because, limit=None).split())
    if not reason:
        raise WrongUsage(
            message("Say why, in a few words of your own; the version keeps your reason.")
        )
    return reason


def _no_experiment(network: str, known: tuple[str, ...]) -> Message:
    if not known:
        return message(
            "“{network}” is no experiment; your strategy has none. An experiment is a network with "
            "“status: experiment”, “until” and “success”.",
            network=network,
        )
    return message(
        "“{network}” is no experiment of your strategy. There are: {trials}.",
        network=network,
        trials=known,
    )


def _by_hand(path: str) -> Message:
    return message(
        "{path} is written in a way that could not be changed safely here, so it was left as it "
        "is. Change the network’s “status”, “until” and “because” by hand.",
        path=path,
    )
