"""What was known of a person's networks, kept with their answers: counts, never a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from strategy_tui.domain.interview import Known, KnownNetwork

MOST = 10**9
"""Posts or follows above which a number of a file that anybody may have edited is none."""

_LANGUAGE = re.compile("[a-z]{2}")


def counts(known: Known) -> dict[str, dict[str, int | str]]:
    """What is known of each network of which anything is known, as JSON can have it."""
    found: dict[str, dict[str, int | str]] = {}
    for each in known.networks:
        values = {"posts": each.posts, "follows": each.follows, "language": each.language}
        if said := {name: value for name, value in values.items() if value is not None}:
            found[each.name] = said
    return found


def with_counts(known: Known, kept: object) -> Known:
    """What is known now, and of a network of which nothing is, what was kept, unless nonsense."""
    by_name = kept if isinstance(kept, dict) else {}
    networks = tuple(_filled(each, by_name.get(each.name)) for each in known.networks)
    return replace(known, networks=networks)


def _filled(network: KnownNetwork, kept: object) -> KnownNetwork:
    is_known = network != KnownNetwork(network.name, network.title)
    if is_known or not isinstance(kept, Mapping):
        return network
    language = kept.get("language")
    return replace(
        network,
        posts=_count(kept.get("posts")),
        follows=_count(kept.get("follows")),
        language=language if _LANGUAGE.fullmatch(str(language)) else None,
    )


def _count(value: object) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST
    return value if is_count and isinstance(value, int) else None
