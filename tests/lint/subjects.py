"""Short ways to the subjects, strategies and histories that the tests of the linter use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.draft import Draft, OwnPost
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.strategy import (
    CallToAction,
    Campaign,
    FollowPolicy,
    Goal,
    NetworkPlan,
    Strategy,
)
from strategy_tui.domain.twin import PictureTwin, Twin
from strategy_tui.i18n import render
from strategy_tui.lint.engine import lint
from strategy_tui.lint.language import language_of
from strategy_tui.lint.pack import bundled, parse_pack
from strategy_tui.lint.rule import Subject
from strategy_tui.networks import spec
from strategy_tui.twins.passages import ranked, twin_of

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def a_draft(body: str, network: str = "mastodon", **more: Any) -> Draft:
    return Draft(id="d1", path=f"d.{network}.md", network=network, body=body, **more)


def a_strategy(**more: Any) -> Strategy:
    plans = {
        "mastodon": NetworkPlan(key="mastodon", network="mastodon", goals=("relations",)),
        "linkedin": NetworkPlan(
            key="linkedin",
            network="linkedin",
            goals=("work",),
            never=("famille", "photos de vacances"),
            call_to_action=CallToAction.REQUIRED,
        ),
    }
    fair = Campaign(
        "salon", date(2027, 2, 1), date(2027, 2, 14), goal="work", hashtag="#SalonDuLivre"
    )
    return Strategy(
        **{
            "name": "Test",
            "language": "fr",
            "time_zone": "Europe/Paris",
            "goals": {"relations": Goal("See people"), "work": Goal("Show the work")},
            "networks": plans,
            "follow": FollowPolicy(),
            "campaigns": {"salon": fair},
            **more,
        }
    )


@dataclass
class Posts:
    """A history that holds these posts and no others."""

    posts: Sequence[OwnPost]
    known_until: Mapping[str, datetime] = field(default_factory=lambda: {"x": NOW, "mastodon": NOW})
    unread: int = 0
    shown: Sequence[PictureTwin] = ()
    """What is known of pictures, by the name that a draft has for them."""

    def twins(self, text: str) -> Sequence[Twin]:
        return ranked(twin_of(text, each) for each in self.posts)

    def pictures(self, media: MediaInfo) -> Sequence[PictureTwin]:
        return [each for each in self.shown if each.file == media.file]

    def recent(self, limit: int) -> Sequence[OwnPost]:
        dated = [each for each in self.posts if each.at is not None]
        return sorted(dated, key=lambda each: each.at or NOW, reverse=True)[:limit]


def a_subject(text: str, network: str = "mastodon", **more: Any) -> Subject:
    draft = more.get("draft")
    language = more.pop("language", None) or language_of(text, draft, None, None)
    return Subject(text, spec(network), language=language, **{"now": NOW, **more})


def of_draft(draft: Draft, strategy: Strategy | None = None, **more: Any) -> Subject:
    network = draft.network
    if strategy is not None and network in strategy.networks:
        network = strategy.networks[network].network
    return a_subject(draft.body, network, draft=draft, strategy=strategy, **more)


def found(subject: Subject) -> tuple[Diagnostic, ...]:
    """What the bundled rules find."""
    return lint(subject, bundled())


def rule_ids(subject: Subject) -> list[str]:
    return [each.rule_id for each in found(subject)]


def by_pack(pack: str, text: str, network: str = "mastodon") -> tuple[Diagnostic, ...]:
    """What somebody's own pack finds."""
    rules, problems = parse_pack(pack, "mine.yaml")
    assert not problems, [render(each.message, "en") for each in problems]
    return lint(a_subject(text, network), rules)


def said(diagnostics: Sequence[Diagnostic], language: str = "en") -> list[str]:
    return [render(each.message, language) for each in diagnostics]
