"""Every network says what it allows, with a source for each number."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from strategy_tui import networks
from strategy_tui.domain.network import (
    MEGABYTE,
    Certainty,
    LinkCustom,
    MediaLimits,
    MentionCustom,
    NetworkSpec,
    Sourced,
)

EVERY = [networks.spec(name) for name in networks.names()]


def sourced(value: Any) -> Iterator[Sourced[Any]]:
    """Every fact in a spec, however deep."""
    if isinstance(value, Sourced):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from sourced(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from sourced(getattr(value, each.name))


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
    facts = list(sourced(spec))
    assert len(facts) >= 5
    for each in facts:
        if not isinstance(each.value, (tuple, str)):
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


def test_only_what_was_read_at_its_origin_grounds_an_error() -> None:
    certain = [spec.name for spec in EVERY if spec.limits.text.is_certain]

    assert certain == ["x", "mastodon", "bluesky", "threads", "youtube", "pinterest", "reddit"]


@pytest.mark.parametrize(
    ("name", "count", "size"),
    [
        ("x", 4, 5 * MEGABYTE),
        ("mastodon", 4, 16 * MEGABYTE),
        ("bluesky", 4, 2_000_000),
        ("linkedin", 20, None),
        ("facebook", 10, 4 * MEGABYTE),
        ("instagram", 20, 8 * MEGABYTE),
        ("threads", 20, 8 * MEGABYTE),
        ("youtube", 1, None),
        ("tiktok", 35, 20 * MEGABYTE),
        ("pinterest", 5, 20 * MEGABYTE),
        ("snapchat", 1, 20 * MEGABYTE),
        ("reddit", 20, None),
        ("blog", None, None),
    ],
)
def test_pictures_have_a_number_and_a_weight(
    name: str, count: int | None, size: int | None
) -> None:
    image = networks.spec(name).limits.image

    assert image is not None
    assert (value(image.count), value(image.size)) == (count, size)


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("x", (0.5, 140.0)),
        ("bluesky", (0.0, 600.0)),
        ("facebook", (3.0, 90.0)),
        ("instagram", (3.0, 900.0)),
        ("threads", (0.0, 300.0)),
        ("youtube", (0.0, 43_200.0)),
        ("tiktok", (3.0, 600.0)),
        ("pinterest", (4.0, 900.0)),
        ("snapchat", (5.0, 60.0)),
    ],
)
def test_films_have_a_least_and_a_greatest_length(name: str, seconds: tuple[float, float]) -> None:
    video = networks.spec(name).limits.video

    assert video is not None
    assert value(video.seconds) == seconds


def value(fact: Sourced[Any] | None) -> Any:
    return fact.value if fact is not None else None


def test_formats_are_named_as_files_are_read() -> None:
    known = {"jpeg", "png", "gif", "webp", "heic", "heif", "avif", "mp4", "m4v", "mov", "webm"}
    for spec in EVERY:
        for kind in (spec.limits.image, spec.limits.animation, spec.limits.video):
            assert set(value((kind or MediaLimits()).formats) or ()) <= known


def test_a_post_on_x_has_a_price() -> None:
    prices = networks.spec("x").prices

    assert prices is not None
    assert (prices.post.value, prices.post_with_link.value) == (0.015, 0.2)
    assert [spec.name for spec in EVERY if spec.prices is not None] == ["x"]


def test_titles_are_measured_where_posts_have_one() -> None:
    titles = {spec.name: value(spec.limits.title) for spec in EVERY if spec.limits.title}

    assert titles == {"youtube": 100, "tiktok": 90, "pinterest": 100, "reddit": 300}


def test_links_do_nothing_in_captions_of_pictures() -> None:
    plain = [each.name for each in EVERY if value(each.capabilities.link) == LinkCustom.TEXT]

    assert plain == ["instagram", "tiktok", "snapchat"]


def test_names_cannot_be_typed_where_they_are_chosen_from_a_list() -> None:
    chosen = [
        each.name for each in EVERY if value(each.capabilities.mention) == MentionCustom.CHOSEN
    ]

    assert chosen == ["linkedin", "facebook", "pinterest", "snapchat"]


def test_posts_are_split_into_threads_on_four_networks() -> None:
    split = [spec.name for spec in EVERY if spec.capabilities.threads]

    assert split == ["x", "mastodon", "bluesky", "threads"]


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
