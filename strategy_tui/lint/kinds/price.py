"""`kind: price` -- what a link adds to the price of a post that goes out by the network's API."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.network import dollars
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight

NEEDS_ONLY_TEXT = False
READS_WHOLE = False


@dataclass(frozen=True, slots=True)
class Options:
    """This kind takes no keys; the prices are in the network's spec."""


DETAILS = frozenset({"network", "price", "without"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check that speaks once, at the first link, of the whole thread."""
    del options  # there are none

    def check(subject: Subject) -> Iterator[Match]:
        prices = subject.spec.prices
        if prices is None or not subject.entities.urls:
            return
        with_link = sum(bool(subject.spec.entities(each.text).urls) for each in subject.parts)
        parts = len(subject.parts)
        plain = prices.post.value
        whole = with_link * prices.post_with_link.value + (parts - with_link) * plain
        first = subject.entities.urls[0]
        yield Match(
            Span(first.start, first.end),
            {
                "network": subject.spec.title,
                "price": dollars(whole),
                "without": dollars(parts * plain),
            },
            at_most=weight(prices.post_with_link),
        )

    return check
