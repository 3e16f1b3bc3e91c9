"""`kind: emphasis` -- a raised voice: capitals, exclamation marks and emoji."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Part
from strategy_tui.domain.message import Param
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = True
READS_WHOLE = False
LETTERS = 10
"""A text of fewer letters cannot shout; a choice, like the next ones."""
CAPITALS = 0.5
ACRONYM = 5
"""Letters of a word in capitals that may be an acronym."""
RUN = 3
"""Words in capitals in a row."""
PHRASE = 4
PHRASE_LETTERS = 15
"""Words in capitals in a row, and their letters, that are a phrase by themselves."""
EMOJI = 4
EMOJI_RUN = 3
EMOJI_APART = 25
"""Characters for each emoji, from the third on."""
EXCLAMATIONS = 2
LOUD = 5
"""Exclamation marks that carry the whole voice."""
SHOWN = 20
"""Signs of a pile that are shown."""
READ = 20_000
"""Characters of a post that are looked at."""
_PILE = r"!{2,}|[!?]*\?![!?]*|\?{3,}|!\?"
_WORDS = re.compile(r"(?<![\w#@/.])[^\W\d_]+(?![\w/])")
_CAPITALS = re.compile("[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]{2}")
_SOME_EMOJI = "[\u2600-\u27bf\u2b50\u2b55\U0001f1e6-\U0001faff]"
_EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b50\u2b55\U0001f300-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)*)"
)


class Find(StrEnum):
    """What the rule looks for."""

    SHOUTING = "shouting"
    """More than half of the letters are capitals, or a whole phrase."""
    CAPITALS = "capitals"
    """Several words in capitals in a row."""
    EXCLAMATIONS = "exclamations"
    """More sentences that end with one than most posts have, and still not loud."""
    LOUD = "loud"
    """Exclamation marks everywhere."""
    PILE = "pile"
    """Signs on one another, as in `?!`, where the text is not loud as a whole."""
    EMOJI = "emoji"
    """More emoji than one likes to hear read out."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    counted = {Find.EMOJI, Find.EXCLAMATIONS, Find.LOUD}
    if options.find == Find.PILE:
        return frozenset({"match"})
    return frozenset({"count"}) if options.find in counted else frozenset()


def build(options: Options) -> Check:
    """A check of each post."""
    look = _CHECKS[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        for part in subject.parts:
            yield from look(part, part.text[:READ])

    return check


def _shouting(part: Part, text: str) -> Iterator[Match]:
    share, runs = _raised(text)
    if share > CAPITALS:
        yield Match(part.span)
        return
    for run in runs:
        if _is_phrase(run):
            yield Match(_over(part, run))


def _capitals(part: Part, text: str) -> Iterator[Match]:
    share, runs = _raised(text)
    for run in runs if share <= CAPITALS else ():
        if sum(len(word[0]) >= 3 for word in run) >= RUN and not _is_phrase(run):
            yield Match(_over(part, run))


Run = list[re.Match[str]]


@lru_cache(maxsize=4)
def _raised(text: str) -> tuple[float, tuple[Run, ...]]:
    """The share of capitals among the letters of words that are no acronym, and the runs of them.

    The words of a run have nothing but spaces, apostrophes and hyphens between them.
    """
    if not _CAPITALS.search(text):
        return 0.0, ()
    words = list(_WORDS.finditer(text))
    runs: list[Run] = []
    for word in words:
        if word[0].isupper():
            before = runs[-1][-1].end() if runs else 0
            if not runs or text[before : word.start()].strip(" \u00a0'’-"):
                runs.append([])
            runs[-1].append(word)
    letters = "".join(
        each[0] for each in words if not (each[0].isupper() and len(each[0]) <= ACRONYM)
    )
    share = sum(map(str.isupper, letters)) / len(letters) if len(letters) >= LETTERS else 0.0
    return share, tuple(each for each in runs if len(each) >= RUN)


def _is_phrase(run: Run) -> bool:
    """As against three acronyms in a row, or a word and a half that are stressed."""
    lengths = [len(word[0]) for word in run]
    return len(run) >= PHRASE and sum(lengths) >= PHRASE_LETTERS and max(lengths) > ACRONYM


def _over(part: Part, run: Run) -> Span:
    return Span(part.start + run[0].start(), part.start + run[-1].end())


def _exclamations(part: Part, text: str) -> Iterator[Match]:
    if text.count("!") > EXCLAMATIONS:
        marks = list(re.finditer("!+", text))
        if len(marks) > EXCLAMATIONS and not _is_loud(marks):
            yield _across(part, marks[EXCLAMATIONS:], len(marks))


def _loud(part: Part, text: str) -> Iterator[Match]:
    if text.count("!") >= LOUD:
        marks = list(re.finditer("!+", text))
        if _is_loud(marks):
            yield _across(part, marks, text.count("!"))


def _pile(part: Part, text: str) -> Iterator[Match]:
    if not any(each in text for each in ("!!", "?!", "!?", "???")):
        return
    piles = list(re.finditer(_PILE, text))
    if piles and not is_loud(text):
        shown: tuple[Param, ...] = tuple(dict.fromkeys(each[0][:SHOWN] for each in piles))[:3]
        start, end = piles[0].span()
        yield Match(Span(part.start + start, part.start + end), {"match": shown})


def is_loud(text: str) -> bool:
    """Whether exclamation marks carry the whole voice of a text."""
    return text.count("!") >= LOUD and _is_loud(list(re.finditer("!+", text)))


def _is_loud(marks: list[re.Match[str]]) -> bool:
    """As many, some of them in a row: one after each glad sentence is no shouting."""
    count = sum(len(each[0]) for each in marks)
    return count >= LOUD and count >= len(marks) + 2


def _across(part: Part, marks: list[re.Match[str]], count: int) -> Match:
    span = Span(part.start + marks[0].start(), part.start + marks[-1].end())
    return Match(span, {"count": count})


def _emoji(part: Part, text: str) -> Iterator[Match]:
    if text.isascii() or not re.search(_SOME_EMOJI, text):
        return
    found = list(re.finditer(_EMOJI, text))
    count = len(found)
    crowded = count >= EMOJI_RUN and count * EMOJI_APART > len(part.text)
    if count > EMOJI or crowded or _in_a_row(found):
        yield _across(part, found, count)


def _in_a_row(found: list[re.Match[str]]) -> bool:
    run = 1
    for before, after in pairwise(found):
        run = run + 1 if after.start() - before.end() <= 1 else 1
        if run >= EMOJI_RUN:
            return True
    return False


_CHECKS: Mapping[str, Callable[[Part, str], Iterator[Match]]] = {
    Find.SHOUTING: _shouting,
    Find.CAPITALS: _capitals,
    Find.EXCLAMATIONS: _exclamations,
    Find.LOUD: _loud,
    Find.PILE: _pile,
    Find.EMOJI: _emoji,
}
