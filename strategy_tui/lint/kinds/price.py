"""`kind: price` -- what a link adds to the price of a post that goes out by the network's API."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
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
                "price": _dollars(whole),
                "without": _dollars(parts * plain),
            },
            at_most=weight(prices.post_with_link),
        )

    return check


def _dollars(amount: float) -> Message:
    """An amount as people write it: at least two decimals, a third where it says something."""
    thousandths = round(amount * 1000)
    written = f"{thousandths / 1000:.{3 if thousandths % 10 else 2}f}"
    whole, _, rest = written.partition(".")
    return message("${whole}.{rest}", whole=whole, rest=rest)
