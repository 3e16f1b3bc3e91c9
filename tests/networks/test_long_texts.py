"""Long texts full of names, tags and links are read exactly, and in time that grows as they do."""

from __future__ import annotations

import re
from time import process_time
from unicodedata import category

import pytest
from hypothesis import given, settings

from strategy_tui import networks
from strategy_tui.networks import emoji, words
from tests.networks.texts import tempting

MEGABYTE = 1_000_000

HEAVY = {
    "domains": ("exemple.fr ", {"x": "urls", "bluesky": "urls"}),
    "links": ("https://ex.org/a?b=c ", dict.fromkeys(("x", "mastodon", "bluesky"), "urls")),
    "tags": ("#Été2026 ", dict.fromkeys(("x", "mastodon", "bluesky", "linkedin"), "hashtags")),
    "names": ("@ada@a.social ", {"mastodon": "mentions"}),
    "handles": ("@a.bsky.social ", {"bluesky": "mentions"}),
    "cashtags": ("$ABC ", {"x": "cashtags", "bluesky": "cashtags"}),
}


@pytest.mark.parametrize(("piece", "networks_and_kinds"), HEAVY.values(), ids=HEAVY)
def test_a_megabyte_of_entities_is_read_to_the_last(
    piece: str, networks_and_kinds: dict[str, str]
) -> None:
    times = MEGABYTE // len(piece.encode())
    for name, kind in networks_and_kinds.items():
        began = process_time()
        found = getattr(networks.spec(name).entities(piece * times), kind)
        assert process_time() - began < 4
        assert len(found) == times
        assert found[-1].end == len(piece) * times - 1


@pytest.mark.parametrize("name", networks.names())
def test_ten_megabytes_of_ordinary_words_are_counted_at_once(name: str) -> None:
    text = "Été à Besançon : l’œuvre où tout commence. Ça va ? " * 180_000
    spec = networks.spec(name)
    began = process_time()

    assert not spec.measure(text, "").valid
    assert spec.entities(text).urls == ()
    assert process_time() - began < 4


def test_ranges_of_plain_letters_hold_nothing_else() -> None:
    plain = re.compile(f"[{words.PLAIN_LETTERS}]")
    found = [chr(code) for code in range(0x10000) if plain.match(chr(code))]

    assert len(found) > 30_000
    assert {category(each)[0] for each in found} == {"L"}


@settings(deadline=None)
@given(tempting)
def test_the_short_way_to_emoji_finds_the_same(text: str) -> None:
    assert [each.span() for each in emoji.found(text)] == [
        each.span() for each in emoji.emoji().finditer(text)
    ]
