"""The networks: what each allows, how it counts, and how its exports are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import ModuleType

from strategy_tui.domain.network import NetworkSpec, Sourced

NETWORKS: Mapping[str, str] = {
    "x": "strategy_tui.networks.x.spec",
    "mastodon": "strategy_tui.networks.mastodon.spec",
    "bluesky": "strategy_tui.networks.bluesky.spec",
    "linkedin": "strategy_tui.networks.linkedin.spec",
    "facebook": "strategy_tui.networks.facebook.spec",
    "instagram": "strategy_tui.networks.instagram.spec",
    "threads": "strategy_tui.networks.threads.spec",
    "youtube": "strategy_tui.networks.youtube.spec",
    "tiktok": "strategy_tui.networks.tiktok.spec",
    "pinterest": "strategy_tui.networks.pinterest.spec",
    "snapchat": "strategy_tui.networks.snapchat.spec",
    "reddit": "strategy_tui.networks.reddit.spec",
    "blog": "strategy_tui.networks.blog.spec",
}
"""Name → the module that holds its `SPEC`, its `LIMITS` and `build(limits)`; imported on use."""


SERVERS: Mapping[str, str] = {"mastodon": "strategy_tui.networks.mastodon.instance"}
"""Networks whose servers set limits of their own → the module with `of_instance` and `under`."""


def names() -> tuple[str, ...]:
    """The networks that a strategy may name, in the order they are shown."""
    return tuple(NETWORKS)


def spec(name: str) -> NetworkSpec:
    """What is known of one network.

    Raises:
        KeyError: there is no network of that name.
    """
    found: NetworkSpec = _module(name).SPEC
    return found


def title(name: str) -> str:
    """The name that people write of a network; a name that is unknown stays as it is."""
    return spec(name).title if name in NETWORKS else name


def spec_with_limit(name: str, limit: Sourced[int]) -> NetworkSpec:
    """The same network where a text may be longer or shorter: an instance, a paid account.

    Raises:
        KeyError: there is no network of that name.
    """
    module = _module(name)
    built: NetworkSpec = module.build(replace(module.LIMITS, text=limit))
    return built


@cache
def _module(name: str) -> ModuleType:
    return import_module(NETWORKS[name])
