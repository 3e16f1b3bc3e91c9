"""How long each part of a draft is, and what goes with it: what an editor shows beside it."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.network import Length, dollars
from strategy_tui.domain.text import Span
from strategy_tui.services.linting import Linted


@dataclass(frozen=True, slots=True)
class PartCount:
    """One post of a thread, or the only one."""

    number: int
    of: int
    span: Span
    """In the draft's file."""
    length: Length
    links: int
    hashtags: int
    price: float | None = None
    """US dollars, where publishing it by the network's API costs something."""


def part_counts(linted: Linted) -> tuple[PartCount, ...]:
    """The parts of a draft in order; none where the rules could not look at it."""
    draft, subject = linted.draft, linted.subject
    if draft is None or subject is None:
        return ()
    spec = subject.spec
    counts = []
    for number, part in enumerate(subject.parts, 1):
        is_all = len(subject.parts) == 1
        entities = subject.entities if is_all else spec.entities(part.text)
        prices = spec.prices
        costs = None
        if prices is not None:
            costs = (prices.post_with_link if entities.urls else prices.post).value
        start = draft.body_start + part.start
        counts.append(
            PartCount(
                number=number,
                of=len(subject.parts),
                span=Span(start, start + len(part.text)),
                length=subject.measured(part),
                links=len(entities.urls),
                hashtags=len(entities.hashtags),
                price=costs,
            )
        )
    return tuple(counts)


def pieces(count: PartCount) -> tuple[Message, ...]:
    """What is said of a part, piece by piece: `2 of 3`, `279 / 280`, `1 link`, `$0.20`."""
    length = count.length
    said = []
    if count.of > 1:
        said.append(message("{number} of {total}", number=count.number, total=count.of))
    said.append(message("{length} / {limit}", length=length.count, limit=length.limit))
    if length.count > length.limit:
        said.append(message("{over} too many", over=length.count - length.limit))
    if count.links:
        said.append(plural("{count} link", "{count} links", count=count.links))
    if count.hashtags:
        said.append(plural("{count} hashtag", "{count} hashtags", count=count.hashtags))
    if count.price is not None:
        said.append(dollars(count.price))
    return tuple(said)
