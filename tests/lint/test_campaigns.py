"""A draft and the campaigns of its strategy: days, hashtag, networks, goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.strategy import Campaign, HashtagPolicy, NetworkPlan, Strategy
from strategy_tui.domain.text import Span
from tests.lint.subjects import a_draft, a_strategy, found, of_draft, rule_ids, said

PLAIN = "On y sera, au stand 14, avec la presse."
TAGGED = f"{PLAIN} #SalonDuLivre"
DURING = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
AFTER = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def fair(**changes: Any) -> Strategy:
    """The strategy of the tests, with the fair changed."""
    strategy = a_strategy()
    return replace(strategy, campaigns={"salon": replace(strategy.campaigns["salon"], **changes)})


def campaign_ids(text: str, strategy: Strategy | None = None, **more: Any) -> list[str]:
    """The rules about campaigns that find something in a draft of 24 November 2026."""
    subject = {name: more.pop(name) for name in ("now", "queued_for", "set_key") if name in more}
    ids = rule_ids(of_draft(a_draft(text, **more), strategy or a_strategy(), **subject))
    return [each for each in ids if each.startswith("campaign.")]


def test_a_campaign_that_the_strategy_does_not_have() -> None:
    (unknown,) = found(of_draft(a_draft("Three tools are enough.", campaign="foire"), a_strategy()))

    assert (unknown.rule_id, unknown.clause) == ("campaign.unknown", "campaigns")


@pytest.mark.parametrize(("when", "reported"), [("2027-02-03 08:30", False), (None, True)])
def test_a_campaign_s_hashtag_belongs_to_its_days(when: str | None, reported: bool) -> None:
    assert ("campaign.hashtag_dates" in campaign_ids(TAGGED, when=when)) is reported


@pytest.mark.parametrize(
    ("more", "reported"),
    [
        ({}, False),  # written ahead, without a day yet
        ({"when": "2027-02-01 08:30"}, False),
        ({"when": "2027-02-14 23:59"}, False),
        ({"when": "2027-02-15 08:30"}, True),
        ({"when": "2027-01-31 08:30"}, True),
        ({"when": "2027-02-03 08:30", "queued_for": date(2027, 2, 16)}, True),
        ({"when": "2027-02-16 08:30", "queued_for": date(2027, 2, 3)}, False),
        ({"now": AFTER}, True),
        ({"now": AFTER, "queued_for": date(2027, 2, 3)}, False),  # it went out in time
    ],
)
def test_a_draft_of_a_campaign_goes_out_while_it_runs(more: dict[str, Any], reported: bool) -> None:
    expected = ["campaign.dates"] if reported else []

    assert campaign_ids(TAGGED, campaign="salon", **more) == expected


def test_the_days_are_said() -> None:
    draft = a_draft(TAGGED, campaign="salon", when="2027-02-20 08:30")

    (late,) = found(of_draft(draft, a_strategy()))

    assert late.clause == "campaigns.salon"
    assert said([late]) == [
        "“salon” runs from 1\u00a0February 2027 to 14\u00a0February 2027; this would go out on "
        "20\u00a0February 2027. Which date do you want to change?"
    ]


def test_two_campaigns_may_share_a_hashtag() -> None:
    both = {
        "old": Campaign("old", date(2026, 2, 1), date(2026, 2, 14), hashtag="#SalonDuLivre"),
        **a_strategy().campaigns,
    }

    assert campaign_ids(TAGGED, a_strategy(campaigns=both), campaign="salon", now=DURING) == []


def test_a_draft_of_a_campaign_has_its_hashtag() -> None:
    assert campaign_ids(PLAIN, campaign="salon", now=DURING) == ["campaign.no_hashtag"]
    assert campaign_ids(TAGGED.lower(), campaign="salon", now=DURING) == []


def test_no_hashtag_is_wanted_where_the_strategy_allows_none() -> None:
    bare = NetworkPlan(key="mastodon", network="mastodon", hashtags=HashtagPolicy(0))

    found_there = campaign_ids(
        PLAIN, a_strategy(networks={"mastodon": bare}), campaign="salon", now=DURING
    )

    assert found_there == []


def test_no_hashtag_is_wanted_where_the_network_has_none() -> None:
    strategy = a_strategy(networks={"reddit": NetworkPlan(key="reddit", network="reddit")})

    assert campaign_ids(PLAIN, strategy, network="reddit", campaign="salon", now=DURING) == []


def test_a_draft_with_the_hashtag_is_asked_to_name_the_campaign() -> None:
    draft = replace(a_draft(TAGGED), body_start=30)

    def set_key(key: str, value: str) -> Fix:
        return Fix(Span(4, 4), f"{key}: {value}\n")

    (unnamed,) = found(of_draft(draft, a_strategy(), now=DURING, set_key=set_key))

    assert unnamed.rule_id == "campaign.unnamed"
    assert unnamed.fix == Fix(Span(4, 4), "campaign: salon\n")
    assert unnamed.span == Span(30 + TAGGED.index("#"), 30 + len(TAGGED))


def test_a_campaign_runs_on_its_networks_only() -> None:
    elsewhere = fair(networks=("linkedin",))

    assert campaign_ids(TAGGED, elsewhere, campaign="salon", now=DURING) == ["campaign.network"]
    assert campaign_ids(PLAIN, elsewhere, campaign="salon", now=DURING) == ["campaign.network"]
    assert campaign_ids(TAGGED, elsewhere, now=DURING) == ["campaign.network"]
    assert campaign_ids(TAGGED, fair(networks=("mastodon",)), campaign="salon", now=DURING) == []


def test_a_draft_serves_the_goal_of_its_campaign() -> None:
    about: dict[str, Any] = {"campaign": "salon", "now": DURING}

    assert campaign_ids(TAGGED, goal="relations", **about) == ["campaign.goal"]
    assert campaign_ids(TAGGED, goal="work", **about) == []
    assert campaign_ids(TAGGED, fair(goal=None), goal="relations", **about) == []


def test_without_a_strategy_nothing_is_said_of_campaigns() -> None:
    assert rule_ids(of_draft(a_draft(TAGGED, campaign="foire"))) == []
