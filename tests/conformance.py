"""Other people's test vectors against our text rules: `python -m tests.conformance`.

The vectors lie beside a checkout of the developers', never in the project. Only today's rules are
in scope: of X the configuration v3, its entities and its top-level domains.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from strategy_tui import networks
from strategy_tui.domain.network import Certainty, Entity, Sourced
from strategy_tui.networks import graphemes
from strategy_tui.networks.bluesky import text as bluesky
from strategy_tui.networks.mastodon import text as mastodon
from strategy_tui.networks.plain_text import utf8_bytes, utf16_units
from strategy_tui.networks.x import text as x

Row = dict[str, Any]

EXCEPTIONS: dict[str, str] = {}
"""Id of a vector that we fail on purpose → why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One vector, what it expects and what we say."""

    group: str
    id: str
    expected: object
    got: object

    @property
    def passed(self) -> bool:
        """Whether we say exactly what is expected."""
        return self.got == self.expected


def cases(vectors: Path) -> Iterator[Case]:
    """Every vector in scope of a folder of them."""
    yield from _x(vectors / "twitter_text")
    yield from _bluesky(vectors / "bluesky")
    yield from _mastodon(vectors / "mastodon")
    yield from _unicode(vectors / "unicode")


def tally(found: Iterable[Case]) -> dict[str, tuple[int, int]]:
    """Group → how many passed, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for case in found:
        passed, total = counts.get(case.group, (0, 0))
        counts[case.group] = passed + case.passed, total + 1
    return counts


def _rows(path: Path) -> Iterator[Row]:
    # Split on "\n" only: the texts hold U+2028, U+0085 and control characters.
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)


def _x(folder: Path) -> Iterator[Case]:
    for row in _rows(folder / "conformance.jsonl"):
        if row["file"] in {"extract", "tlds"}:
            got = _x_entities(row["text"], row["expected"])
            yield Case(f"x {row['file']}", row["id"], row["expected"], got)
        elif row["file"] == "validate" and row.get("config") == "v3":
            yield Case("x weight", row["id"], row["expected"], _x_weight(row["text"]))


def _x_weight(text: str) -> Row:
    weight = x.weigh(text)
    last = max(0, utf16_units(text) - 1)
    return {
        "weighted_length": weight.count,
        "valid": weight.valid,
        "permillage": weight.permillage,
        "display_range": [0, last],
        "valid_range": [0, max(0, utf16_units(text[: weight.fits]) - 1)],
    }


def _x_entities(text: str, expected: Row) -> Row:
    if "reply_to" in expected:
        return {"reply_to": x.reply_to(text)}
    if "list_slugs" in expected:
        return _x_lists(x.mentions_or_lists(text))
    readers: dict[str, tuple[Callable[[str], tuple[Entity, ...]], str, int]] = {
        "mentions": (x.mentions, "mention_indices", 1),
        "hashtags": (x.hashtags, "hashtag_indices", 1),
        "cashtags": (x.cashtags, "cashtag_indices", 1),
        "urls": (x.urls, "url_indices", 0),
    }
    got: Row = {}
    for kind, (read, indices, sign) in readers.items():
        if kind in expected:
            found = read(text)
            got[kind] = [each.text[sign:] for each in found]
            if indices in expected:
                got[indices] = [[each.start, each.end] for each in found]
    return got


def _x_lists(found: tuple[Entity, ...]) -> Row:
    names = [each.text[1:].partition("/") for each in found]
    return {
        "mentions": [name for name, _, _ in names],
        "list_slugs": [slash + slug for _, slash, slug in names],
        "mention_indices": [[each.start, each.end] for each in found],
    }


def _bluesky(folder: Path) -> Iterator[Case]:
    for row in _rows(folder / "facets.jsonl"):
        got = _facets(row["text"], row["section"])
        yield Case("bluesky facets", row["id"], row["expected"], got)
    for row in _rows(folder / "graphemes.jsonl"):
        sizes = {"graphemes": graphemes.count(row["text"]), "utf8_bytes": utf8_bytes(row["text"])}
        got = {each: sizes[each] for each in row["expected"]}
        yield Case("bluesky graphemes", row["id"], row["expected"], got)
    for row in _rows(folder / "clean_newlines.jsonl"):
        got = {"cleaned": bluesky.clean_newlines(row["text"])}
        yield Case("bluesky newlines", row["id"], row["expected"], got)
    for verdict in ("valid", "invalid"):
        lines = (folder / f"handle_syntax_{verdict}.txt").read_text(encoding="utf-8").split("\n")
        for handle in lines:
            if handle and not handle.startswith("#"):
                expected = verdict == "valid"
                yield Case("bluesky handles", handle, expected, bluesky.is_handle(handle))


def _facets(text: str, section: str) -> Row:
    offsets = bluesky.byte_offsets(text)

    def of(kind: str, name: str) -> list[Row]:
        return [
            {name: each.value, "byteStart": offsets[each.start], "byteEnd": offsets[each.end]}
            | ({"text": text[each.start : each.end]} if kind == "link" else {})
            for each in bluesky.facets(text)
            if each.kind == kind
        ]

    if section == "detectFacets":
        return {"mentions": of("mention", "handle"), "links": of("link", "uri")}
    return {"tags": of(section.removesuffix("s"), "tag")}


def _mastodon(folder: Path) -> Iterator[Case]:
    readers: dict[str, Callable[[Row], Row]] = {
        "extractor": _extractor,
        "hashtag_name_valid": lambda row: {"valid": mastodon.is_hashtag_name(row["text"])},
        "hashtag_normalise": _normalised,
        "hashtag_re": _tags,
        "mention_re": _first_mention,
        "status_length": _status_length,
        "urls": lambda row: {"urls": [each.text for each in mastodon.urls(row["text"])]},
    }
    for name, read in readers.items():
        for row in _rows(folder / f"{name}.jsonl"):
            yield Case(f"mastodon {name}", row["id"], row["expected"], read(row))


def _extractor(row: Row) -> Row:
    readers: dict[str, tuple[Callable[[str], tuple[Entity, ...]], str]] = {
        "mentions": (mastodon.mentions, "screen_name"),
        "hashtags": (mastodon.hashtags, "hashtag"),
        "shortcodes": (mastodon.shortcodes, "shortcode"),
    }
    read, name = readers[row["kind"]]
    found = [
        {name: each.text[1:].removesuffix(":"), "indices": [each.start, each.end]}
        for each in read(row["text"])
    ]
    return {row["kind"]: found}


def _normalised(row: Row) -> Row:
    shown = row["field"] == "display_name"
    name = mastodon.hashtag_name if shown else mastodon.hashtag_key
    return {"normalised": name(row["text"])}


def _tags(row: Row) -> Row:
    found = mastodon.hashtags(row["text"])
    first = found[0].text if found else None
    return {"first_hashtag": first, "hashtags": [each.text[1:] for each in found]}


def _first_mention(row: Row) -> Row:
    found = mastodon.mentions(row["text"])
    return {"first_mention": found[0].text[1:] if found else None}


def _status_length(row: Row) -> Row:
    limit = Sourced(row["max_chars"], "the vector", "2026-11-22", Certainty.PRIMARY)
    limits = replace(networks.spec("mastodon").limits, text=limit)
    length = mastodon.measure_within(limits)(row["text"], row["spoiler_text"])
    return {"valid": length.valid}


def _unicode(folder: Path) -> Iterator[Case]:
    for row in _rows(folder / "grapheme_break_17.jsonl"):
        clusters = list(graphemes.clusters(row["text"]))
        got = {"graphemes": graphemes.count(row["text"]), "clusters": clusters}
        yield Case("unicode 17 breaks", row["id"], row["expected"], got)
    for row in _rows(folder / "emoji_one_grapheme.jsonl"):
        got = {"graphemes": graphemes.count(row["text"])}
        yield Case("unicode emoji", row["id"], row["expected"], got)


def main() -> int:
    """Print how many vectors pass, by group, and every one that does not."""
    vectors = Path(__file__).parents[2] / "shared" / "conformance"
    if not vectors.is_dir():
        sys.stderr.write("The test vectors do not lie beside this checkout.\n")
        return 2
    found = list(cases(vectors))
    for case in found:
        if not case.passed:
            why = EXCEPTIONS.get(case.id, "")
            line = f"{case.group} {case.id}: want {case.expected!a}, got {case.got!a} {why}"
            sys.stdout.write(line.rstrip() + "\n")
    for group, (passed, total) in tally(found).items():
        sys.stdout.write(f"{group:30} {passed:5} / {total}\n")
    return 0 if all(case.passed or case.id in EXCEPTIONS for case in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
