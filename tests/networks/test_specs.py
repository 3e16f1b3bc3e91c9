"""Every network says what it allows, with a source for each number."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from datetime import date

import pytest

from strategy_tui import networks
from strategy_tui.domain.network import Certainty, NetworkSpec, Sourced

EVERY = [networks.spec(name) for name in networks.names()]


def sourced(spec: NetworkSpec) -> list[Sourced[int]]:
    values = [getattr(spec.limits, each.name) for each in fields(spec.limits)]
    return [each for each in values if each is not None]


def test_thirteen_networks_are_known_and_the_dry_run_is_none_of_them() -> None:
    assert networks.names() == (
        "x",
        "mastodon",
        "bluesky",
        "linkedin",
        "facebook",
        "instagram",
        "threads",
        "youtube",
        "tiktok",
        "pinterest",
        "snapchat",
        "reddit",
        "blog",
    )


def test_an_unknown_network_has_no_spec() -> None:
    with pytest.raises(KeyError):
        networks.spec("myspace")


@pytest.mark.parametrize("spec", EVERY, ids=networks.names())
def test_a_spec_goes_by_the_name_of_its_network(spec: NetworkSpec) -> None:
    assert networks.spec(spec.name) is spec


@pytest.mark.parametrize("spec", EVERY, ids=networks.names())
def test_every_number_has_a_source_and_a_day(spec: NetworkSpec) -> None:
    for each in sourced(spec):
        assert each.value > 0
        assert len(each.source) > 3
        assert date.fromisoformat(each.date) <= date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("x", 280),
        ("mastodon", 500),
        ("bluesky", 300),
        ("linkedin", 3_000),
        ("facebook", 63_206),
        ("instagram", 2_200),
        ("threads", 500),
        ("youtube", 5_000),
        ("tiktok", 2_200),
        ("pinterest", 800),
        ("snapchat", 160),
        ("reddit", 40_000),
    ],
)
def test_a_text_of_the_limit_fits_and_one_longer_does_not(name: str, limit: int) -> None:
    measure = networks.spec(name).measure

    assert measure("a" * limit, "").valid
    assert not measure("a" * (limit + 1), "").valid
    assert measure("a", "").limit == limit


@pytest.mark.parametrize("name", networks.names())
def test_another_limit_is_honoured(name: str) -> None:
    spec = networks.spec_with_limit(name, Sourced(3, "a test", "2026-11-22", Certainty.PRIMARY))

    assert spec.limits.text.value == 3
    assert spec.measure("abc", "").valid
    assert not spec.measure("abcd", "").valid


def test_numbers_without_a_source_are_never_hard_limits() -> None:
    for spec in EVERY:
        hard = [spec.limits.hashtags, spec.limits.alt_text, spec.limits.text_bytes]
        assert all(each is None or each.certainty is not Certainty.ASSUMED for each in hard)


def test_hashtags_are_not_used_on_reddit_and_blogs() -> None:
    without = [spec.name for spec in EVERY if not spec.capabilities.hashtags]

    assert without == ["reddit", "blog"]


def test_only_mastodon_has_content_warnings() -> None:
    assert [spec.name for spec in EVERY if spec.capabilities.spoiler] == ["mastodon"]


@pytest.mark.parametrize("spec", EVERY, ids=networks.names())
def test_profiles_are_opened_over_https_only(spec: NetworkSpec) -> None:
    for template in spec.links.values():
        assert re.fullmatch(r"https://[a-z.]+/[a-z@/]*\{value\}/?", template)


def test_listing_the_networks_loads_none_of_them() -> None:
    code = (
        "import sys, strategy_tui.networks as n; n.names(); "
        "print(*[m for m in sys.modules if m == 'regex' or m.endswith(('.spec', '.text')) "
        "and m.startswith('strategy_tui.networks')])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert shown.split() == []
