"""The words that tell a topic in a text, in one language, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.topics.stems import Words, stems

LANGUAGES = ("en", "fr")
BEGINNING = 4
"""Letters that an entry such as `politi*` has at least."""
ENOUGH = 2
"""A strong word is enough to tell a topic; of weak ones, so many different ones are."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a topic in a text."""

    span: Span
    entry: str
    """The entry of the vocabulary; several forms of a word are one."""
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one topic in one language, by their stems; strength 2, 1, or 0 for apart.

    What is apart, such as `jeu d'enfant`, holds a word of the topic and does not tell it.
    """

    single: Mapping[str, int]
    beginnings: Mapping[str, tuple[tuple[str, int], ...]]
    """The first letters → entries such as `politi*`, without the star."""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    """First stem → phrases that begin with it."""


def vocabulary(entries: Iterable[tuple[str, int]]) -> Vocabulary:
    """A vocabulary of entries with their strengths: words, phrases, beginnings with a star."""
    single: dict[str, int] = {}
    beginnings: dict[str, tuple[tuple[str, int], ...]] = {}
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for entry, strength in entries:
        row = entry.split(" ")
        if len(row) > 1:
            phrases[row[0]] = (*phrases.get(row[0], ()), (tuple(row), strength))
        elif entry.endswith("*"):
            first = entry[:BEGINNING]
            beginnings[first] = (*beginnings.get(first, ()), (entry[:-1], strength))
        elif entry:
            single[entry] = max(strength, single.get(entry, 0))
    return Vocabulary(single, beginnings, phrases)


def entry(written: str) -> str:
    """A word, phrase or beginning as people write it, as vocabularies hold it."""
    bare = written.strip()
    if bare.endswith("*") and " " not in bare and len(bare) > BEGINNING:
        from strategy_tui.topics.stems import stem

        return stem(f"{bare[:-1]}zz")[:-2] + "*"  # the letters that follow are no mark of number
    return " ".join(stems(bare))


@cache
def bundled(topic: str, language: str) -> Vocabulary:
    """The vocabulary of a topic that ships with the program."""
    return vocabulary(
        (each, strength)
        for strength, listed in _lists().get(f"{topic} {language}", ())
        for each in listed.split(",")
    )


@cache
def _lists() -> Mapping[str, tuple[tuple[int, str], ...]]:
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for line in (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines():
        topic, language, strength, listed = line.split("|")
        key = f"{topic} {language}"
        found[key] = (*found.get(key, ()), (int(strength), listed))
    return found


def likely(words: Words, language: str) -> frozenset[str]:
    """The topics of which a text may have several words; it has one of no other at most."""
    roots, beginnings = _index(language)
    counts: dict[str, int] = {}
    for root in words.at.keys() & roots.keys():
        for topic in roots[root]:
            counts[topic] = counts.get(topic, 0) + len(words.at[root])
    for first in words.beginnings & beginnings.keys():
        for topic in beginnings[first]:
            counts[topic] = counts.get(topic, 0) + ENOUGH
    return frozenset(topic for topic, count in counts.items() if count >= ENOUGH)


@cache
def _index(language: str) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Word or first word of a phrase → topics; first letters → topics.

    Made from the lists as they are, because a start of the program builds few vocabularies.
    """
    roots: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    for key, lists in _lists().items():
        topic, _, code = key.partition(" ")
        listed = ",".join(words for strength, words in lists if strength and code == language)
        for first in {each.partition(" ")[0] for each in listed.split(",")}:
            if first.endswith("*"):
                beginnings.setdefault(first[:BEGINNING], []).append(topic)
            else:
                roots.setdefault(first, []).append(topic)
    return roots, beginnings


def mentions(words: Words, known: Vocabulary) -> tuple[Mention, ...]:
    """Where a text has words of a vocabulary, in the order of the text."""
    single = known.single.keys() & words.at.keys()
    beginnings = known.beginnings.keys() & words.beginnings
    phrases = known.phrases.keys() & words.at.keys()
    if not (single or beginnings or phrases):
        return ()
    taken: set[int] = set()
    found: list[Mention] = []
    for at, row, strength in _rows(words, known, phrases) if phrases else ():
        places = range(at, at + len(row))
        if taken.isdisjoint(places):
            taken.update(places)
            if strength:
                span = words.span(at, at + len(row) - 1)
                found.append(Mention(span, " ".join(row), strength > 1))
    hits = {root: (root, known.single[root]) for root in single}
    for root in words.at if beginnings else ():
        if root not in hits and root[:BEGINNING] in beginnings and (hit := _begun(root, known)):
            hits[root] = hit
    for root, (entry, strength) in hits.items():
        for at in words.at[root] if strength else ():
            if at not in taken:
                found.append(Mention(words.span(at, at), entry, strength > 1))
    return tuple(sorted(found, key=lambda each: each.span))


def _rows(
    words: Words, known: Vocabulary, firsts: Iterable[str]
) -> list[tuple[int, tuple[str, ...], int]]:
    """The phrases that stand in a text, those apart first, and the longer ones before others."""
    found = [
        (at, row, strength)
        for first in firsts
        for row, strength in known.phrases[first]
        if all(each in words.at for each in row)
        for at in words.at[first]
        if words.stems[at : at + len(row)] == row
    ]
    return sorted(found, key=lambda each: (each[2] != 0, -len(each[1]), each[0]))


def _begun(root: str, known: Vocabulary) -> tuple[str, int] | None:
    for beginning, strength in known.beginnings[root[:BEGINNING]]:
        if root.startswith(beginning):
            return beginning, strength
    return None


def told_by(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that tell the topic, each word once; none where they are not enough."""
    first: dict[str, Mention] = {}
    for each in found:
        first.setdefault(each.entry, each)
    told = tuple(first.values())
    is_told = len(told) >= ENOUGH or any(each.is_strong for each in told)
    return told if is_told else ()
