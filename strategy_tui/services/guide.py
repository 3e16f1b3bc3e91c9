"""The guide to the strategy in force, or to an earlier version of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from strategy_tui import guide
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.domain.strategy import Strategy, StrategyVersion
from strategy_tui.errors import InvalidFile, WrongUsage
from strategy_tui.networks import names, spec
from strategy_tui.services.own_files import write_export
from strategy_tui.services.review import ReviewService
from strategy_tui.services.schedule import zone_of
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.strategy_text import checked

_MOST = 16 * 1024 * 1024
"""Bytes; no guide is larger, as no strategy is."""

Format = Literal["markdown", "html"]


@dataclass(frozen=True, slots=True)
class GuideService:
    """Writes guides; nothing in the strategy or the database changes."""

    strategy: StrategyService
    review: ReviewService

    def guide(
        self,
        now: datetime,
        language: str | None = None,
        *,
        format: Format = "markdown",
        version: int | None = None,
        public: bool = False,
    ) -> str:
        """The guide to a kept version, or to the strategy as it is, which is kept first.

        Without a language it is in that of the strategy.

        Raises:
            InvalidFile: the strategy, or that version of it, has errors.
            UnusableFile: it cannot be read, or its version cannot be kept.
            WrongUsage: there is no such version.
        """
        reviews: Mapping[str, date] = {}
        if version is None:
            number = self.strategy.current(now).version
            reviews = {each.kind: each.due_on for each in reversed(self.review.due(now))}
        else:
            number = version
        kept = self._kept(number)
        strategy = _strategy_of(kept)
        day = kept.recorded_at.astimezone(zone_of(strategy)).date()
        form = guide.html if format == "html" else guide.markdown
        return form(
            strategy,
            number,
            day,
            language or strategy.language,
            titles=titles(strategy),
            reviews=reviews,
            public=public,
        )

    def write(self, path: Path, text: str) -> None:
        """Keep a guide in a file, in the place of an earlier guide but of no other file.

        Raises:
            UnusableFile: another file is there, or it cannot be written.
        """
        write_export(path, text, guide.MARKS, _MOST)

    def _kept(self, number: int) -> StrategyVersion:
        kept = {each.number: each for each in self.strategy.versions()}
        if number not in kept:
            raise WrongUsage(
                message(
                    "There is no version {number} of your strategy. "
                    "“strategy-tui strategy history” lists those there are.",
                    number=str(number),
                )
            )
        return kept[number]


def titles(strategy: Strategy) -> dict[str, str]:
    """The names that people write of the networks of a strategy: `linkedin` → LinkedIn."""
    known = names()
    used = {plan.network for plan in strategy.networks.values()}
    return {network: spec(network).title for network in used if network in known}


def _strategy_of(kept: StrategyVersion) -> Strategy:
    strategy, diagnostics = checked(kept.text)
    if strategy is not None:
        return strategy
    source = f"history/{kept.number:04}"
    sentence = message(
        "Version {number} of your strategy has errors, so there is no guide to it.",
        number=str(kept.number),
    )
    raise InvalidFile(sentence, source, kept.text, diagnostics)
