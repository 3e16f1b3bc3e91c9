"""From places in a text to its entities, of which no two overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strategy_tui.domain.network import Entities, Entity

Spans = Iterable[tuple[int, int]]


def arrange(
    text: str, urls: Spans, mentions: Spans, hashtags: Spans, cashtags: Spans = ()
) -> Entities:
    """The entities of a text, each kind in order; of two that overlap, only the earlier one."""
    kinds: dict[str, list[Entity]] = {"url": [], "mention": [], "hashtag": [], "cashtag": []}
    for start, end, kind in without_overlaps(
        *((start, end, "url") for start, end in urls),
        *((start, end, "mention") for start, end in mentions),
        *((start, end, "hashtag") for start, end in hashtags),
        *((start, end, "cashtag") for start, end in cashtags),
    ):
        kinds[kind].append(Entity(text[start:end], start, end))
    return Entities(
        mentions=tuple(kinds["mention"]),
        hashtags=tuple(kinds["hashtag"]),
        urls=tuple(kinds["url"]),
        cashtags=tuple(kinds["cashtag"]),
    )


def without_overlaps(*found: tuple[int, int, str]) -> Iterator[tuple[int, int, str]]:
    """What was found as (start, end, kind), in the order of the text and without overlaps."""
    done = 0
    for each in sorted(found, key=_start):
        if each[0] >= done:
            yield each
            done = each[1]


def entities_at(text: str, spans: Spans) -> tuple[Entity, ...]:
    """The parts of a text at these places."""
    return tuple(Entity(text[start:end], start, end) for start, end in spans)


def _start(found: tuple[int, int, str]) -> int:
    return found[0]
