"""Programs that put one text on several networks, by the names that posts give them."""

from __future__ import annotations

import pytest

from strategy_tui.networks.crossposters import is_crossposter


@pytest.mark.parametrize(
    "program",
    [
        "IFTTT",
        "dlvr.it",
        "Hootsuite Inc.",
        "WordPress.com",
        "Buffer",
        "Mastodon-Twitter Crossposter",
    ],
)
def test_a_program_that_copies_is_known_by_its_name(program: str) -> None:
    assert is_crossposter(program)


@pytest.mark.parametrize(
    "program",
    ["Twitter Web App", "Twitter for iPhone", "Tusky", "Laterne", "Rssolo", "TweetDeck", ""],
)
def test_what_people_write_with_is_no_such_program(program: str) -> None:
    assert not is_crossposter(program)
