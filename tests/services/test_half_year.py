"""A simulated half-year: its review asks about what happened in it, and about nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.review import Review, ReviewKind, Topic
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.half_year import (
    BEGINS,
    EVENTS,
    REVIEW,
    Clock,
    Life,
    answered,
    begin,
    changed,
)
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services

Point = tuple[Topic, str]

NAMES = {
    "en": {"goal": "craft", "supplier": "supplier", "real": "real-life", "fair": "fair"},
    "fr": {"goal": "metier", "supplier": "fournisseur", "real": "vraie-vie", "fair": "salon"},
}


def lived(folder: Path, language: str, without: tuple[str, ...] = ()) -> Life:
    """The half-year up to the morning of its review, but for some events."""
    clock = Clock(BEGINS)
    settings = Settings(folder / "data", language, language)
    life = begin(language, folder / "workspace", clock, lambda it: Services(settings, it, clock))
    for event in EVENTS:
        if event.name not in without:
            clock.at = event.at
            assert [*event.play(life)]
    clock.at = REVIEW
    return life


def opened(life: Life) -> Review:
    return life.verbs.review.open(ReviewKind.FULL, life.now)


def points(review: Review) -> list[Point]:
    return [(each.topic, each.subject) for each in review.items]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_review_asks_about_what_happened(tmp_path: Path, language: str) -> None:
    names = NAMES[language]

    assert points(opened(lived(tmp_path, language))) == [
        (Topic.EXPERIMENT, "youtube"),
        (Topic.GOAL, "relations"),
        (Topic.GOAL, names["goal"]),
        (Topic.NETWORK, "x"),
        (Topic.NETWORK, "mastodon"),
        (Topic.NETWORK, "linkedin"),
        (Topic.AUDIENCE, "x"),
        (Topic.AUDIENCE, "mastodon"),
        (Topic.AUDIENCE, "linkedin"),
        (Topic.AUDIENCE, "youtube"),
        (Topic.FOLLOWING, ""),
        (Topic.FOLLOWERS, ""),
        (Topic.AGAIN, ""),
        (Topic.RENEW, names["real"]),
        (Topic.CLAUSE, names["supplier"]),
        (Topic.SUPPRESSION, "call_to_action.missing"),
        (Topic.CAMPAIGN, names["fair"]),
        (Topic.TIME, ""),
        (Topic.REASON, "4"),
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of the whole half-year, in English."""
    return opened(lived(tmp_path_factory.mktemp("whole"), "en"))


def sentence(review: Review, topic: Topic, subject: str = "") -> str:
    (item,) = [each for each in review.items if (each.topic, each.subject) == (topic, subject)]
    return " ".join(render(each, "en") for each in (item.sentence, *item.evidence))


@pytest.mark.parametrize(
    ("topic", "subject", "told"),
    [
        (Topic.GOAL, "relations", "replies_per_week is at 4 on its way to 5"),
        (Topic.GOAL, "craft", "no figure for link_clicks_per_month yet"),
        (Topic.NETWORK, "x", "Quiet: no post of yours on x"),
        (Topic.NETWORK, "mastodon", "you posted 2.4 × a week and wanted 1"),
        (Topic.FOLLOWING, "", "since then 2 came and 2 went"),
        (Topic.FOLLOWERS, "", "since then 31 came and 0 went"),
        (Topic.AGAIN, "", "@mabel, @jon"),
        (Topic.SUPPRESSION, "call_to_action.missing", "in 2 drafts"),
        (Topic.CAMPAIGN, "fair", "1 draft for it; 1 went out from here"),
    ],
)
def test_it_tells_the_figures(whole: Review, topic: Topic, subject: str, told: str) -> None:
    assert told in sentence(whole, topic, subject)


@pytest.mark.parametrize(
    ("without", "gone"),
    [
        (("slip",), (Topic.REASON, "4")),
        (("parchment",), (Topic.SUPPRESSION, "call_to_action.missing")),
        (("decisions",), (Topic.AGAIN, "")),
        (("rename",), (Topic.GOAL, "craft")),
        (("labels",), (Topic.RENEW, "real-life")),
    ],
)
def test_what_did_not_happen_is_not_asked(
    tmp_path: Path, whole: Review, without: tuple[str, ...], gone: Point
) -> None:
    other = opened(lived(tmp_path, "en", without))

    assert gone in points(whole)
    assert gone not in points(other)


@pytest.mark.parametrize(
    ("without", "topic", "subject", "told"),
    [
        (("figure-later",), Topic.GOAL, "relations", "replies_per_week is at 3"),
        (("figure", "figure-later"), Topic.GOAL, "relations", "no figure for replies_per_week"),
        (("x",), Topic.NETWORK, "x", "Nothing is known of what you post on x"),
        (("mastodon-first", "labels", "decisions"), Topic.FOLLOWERS, "", "since then 17 came"),
    ],
)
def test_another_half_year_gives_other_figures(
    tmp_path: Path, without: tuple[str, ...], topic: Topic, subject: str, told: str
) -> None:
    assert told in sentence(opened(lived(tmp_path, "en", without)), topic, subject)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_answered_it_closes_with_a_version_that_says_what_changed(
    tmp_path: Path, language: str
) -> None:
    life = lived(tmp_path, language)
    review = opened(life)
    with pytest.raises(WrongUsage):
        life.verbs.review.close(life.words["closed"], life.now)

    assert all(each.answer is not None for each in answered(life, review))
    closed = changed(life)

    strategy = life.verbs.strategy.valid()[0]
    assert closed.closing_version is not None
    assert closed.closing_version > review.strategy_version
    assert closed.because == life.words["closed"]
    assert {key for key, it in strategy.networks.items() if it.status is NetworkStatus.DORMANT} == {
        "x",
        "youtube",
    }
    due = {each.kind: each.due_on.isoformat() for each in life.verbs.review.due(life.now)}
    assert due == {"light": "2027-06-24", "full": "2027-11-24"}
    assert life.verbs.strategy.unreasoned() == ()
