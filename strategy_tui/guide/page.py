"""The page itself: which parts it has, for oneself or for others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from strategy_tui.domain.message import message
from strategy_tui.domain.strategy import Strategy
from strategy_tui.guide import sections
from strategy_tui.guide.sections import Writer
from strategy_tui.guide.structure import Page


def page(
    strategy: Strategy,
    version: int,
    day: date,
    language: str,
    titles: Mapping[str, str],
    reviews: Mapping[str, date],
    public: bool,
) -> Page:
    """The guide to a version of a strategy that was kept on a day; version 0 was not kept yet."""
    writer = Writer(strategy, language, titles, public)
    parts = [sections.goals(writer), sections.networks(writer)]
    if not public:
        parts += [
            sections.campaigns(writer),
            sections.follow(writer),
            sections.time(writer),
            sections.review(writer, reviews),
        ]
    stamp = message("Version {number}, {day}", number=str(version), day=day)
    if not version:
        stamp = message("As it stands on {day}", day=day)
    filled = (each for each in parts if each.lines or any(it.entries for it in each.groups))
    return Page(
        language=language,
        title=writer.say(strategy.name) or writer.say(message("My strategy")),
        stamp=writer.say(stamp),
        sections=tuple(filled),
        foot=writer.say(message("This is a contract with myself. I may change it, with a reason.")),
    )
