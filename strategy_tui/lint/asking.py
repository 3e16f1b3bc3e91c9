"""What the languages share in asking a reader for something: strengths, cues, questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from strategy_tui.domain.text import Span
from strategy_tui.lint.passage import URL, WORD, Sentence

STRONG, MEDIUM, WEAK = 1.0, 0.6, 0.3
ENOUGH = 0.6
"""From this strength on a text asks for something; like the strengths, a choice of ours."""
SEVERAL_FAMILIES = 0.2
"""What a second family adds to the strongest cue."""
READ = 600
"""Characters of a sentence that are searched for cues."""
_PIECE = re.compile(r"\w+")
ARROWS = re.compile("[👇➡⬇⤵👉🔗→]")


@dataclass(frozen=True, slots=True)
class Ask:
    """A cue that the reader is asked for something, at a place of the text."""

    family: str
    """What is asked (`reply`, `share`, `attend` …) or how (`imperative`, `question` …)."""
    weight: float
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """An expression, which is looked for only where one of its words stands."""

    family: str
    weight: float
    words: str
    """Separated by spaces; one of them is in every text that the pattern matches."""
    pattern: str
    """A group `verb` has to be a verb of the word list."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The expressions of one language."""

    by_word: Mapping[str, tuple[Cue, ...]]
    verbs: frozenset[str]
    audience: str
    """In a question: whom it asks."""
    hook: str
    """A question that wants no answer."""
    answer: str
    """How the next sentence begins when it answers."""
    pointing: frozenset[str]
    """Words that point at a link."""


def by_word(cues: tuple[Cue, ...]) -> Mapping[str, tuple[Cue, ...]]:
    """The cues under each of their words."""
    index: dict[str, tuple[Cue, ...]] = {}
    for cue in cues:
        for word in cue.words.split():
            index[word] = (*index.get(word, ()), cue)
    return index


def ask_at(sentence: Sentence, at: int, family: str, weight: float) -> Ask:
    """A cue from a place of a sentence to its end."""
    end = sentence.start + len(sentence.text.rstrip())
    return Ask(family, weight, Span(min(sentence.start + at, end), end))


def find(cues: Cues, sentence: Sentence, after: Sentence | None) -> Iterator[Ask]:
    """The cues of one sentence; the next one may answer its question or hold its link."""
    words = frozenset(
        (*WORD.findall(sentence.text, 0, READ), *_PIECE.findall(sentence.text, 0, READ))
    )
    candidates = dict.fromkeys(cue for word in words for cue in cues.by_word.get(word, ()))
    for cue in candidates:
        for match in compiled(cue.pattern).finditer(sentence.text, 0, READ):
            if cue.pattern.find("?P<verb>") < 0 or match["verb"] in cues.verbs:
                yield ask_at(sentence, match.start(), cue.family, cue.weight)
                break
    yield from _question(cues, sentence, after)
    yield from _link(cues, sentence, after, words)


def _question(cues: Cues, sentence: Sentence, after: Sentence | None) -> Iterator[Ask]:
    if "?" not in sentence.text or not sentence.asks:
        return
    start = max(0, len(sentence.text) - READ)
    text = sentence.text[start:]
    if compiled(cues.hook).search(text) or not compiled(cues.audience).search(text):
        return
    answered = after is not None and compiled(cues.answer).match(after.text.lstrip())
    yield ask_at(sentence, start, "question", WEAK if answered else MEDIUM)


def _link(
    cues: Cues, sentence: Sentence, after: Sentence | None, words: frozenset[str]
) -> Iterator[Ask]:
    arrow = ARROWS.search(sentence.text, 0, READ)
    linked = sentence.has_url or (after is not None and after.text.lstrip()[:1] == URL)
    if linked and (arrow or not words.isdisjoint(cues.pointing)):
        yield ask_at(sentence, arrow.start() if arrow else 0, "link", MEDIUM)
    elif arrow:
        yield ask_at(sentence, arrow.start(), "link", WEAK)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when it is first looked for."""
    return re.compile(pattern)
