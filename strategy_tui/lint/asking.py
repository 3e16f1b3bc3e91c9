"""What the languages share in asking a reader for something: strengths, cues, questions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import Hardness
from strategy_tui.domain.text import Span
from strategy_tui.lint.cues import Cues
from strategy_tui.lint.passage import URL, Passage, Sentence

STRENGTHS = {"strong": 1.0, "medium": 0.6, "weak": 0.3}
STRONG, MEDIUM, WEAK = STRENGTHS.values()
ENOUGH = 0.6
"""From this strength on a text asks for something; like the strengths, a choice of ours."""
SEVERAL_FAMILIES = 0.2
"""What a second family adds to the strongest cue."""
_ARROW = re.compile("[👇➡⬇⤵👉🔗→]")
READ = 600
"""Characters of a sentence that are searched for cues."""


_HARD = frozenset({"follow", "try", "attend", "contribute"})


@dataclass(frozen=True, slots=True)
class Ask:
    """A cue that the reader is asked for something, at a place of the text."""

    family: str
    """What is asked (`reply`, `share`, `attend` …) or how (`imperative`, `question` …)."""
    weight: float
    span: Span

    @property
    def hardness(self) -> Hardness:
        """Whether it asks for a commitment."""
        return Hardness.HARD if self.family in _HARD else Hardness.SOFT

    def moved(self, by: int) -> Ask:
        """The same, further on in a text."""
        return Ask(self.family, self.weight, Span(self.span.start + by, self.span.end + by))


def ask_at(sentence: Sentence, at: int, family: str, weight: float) -> Ask:
    """A cue from a place of a sentence to its end."""
    end = sentence.start + len(sentence.text.rstrip())
    return Ask(family, weight, Span(min(sentence.start + at, end), end))


LINKED = "linked"
"""The strength of a cue that counts only in a text with a link."""
_OFFERED = frozenset({"invitation", "label"})


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a sentence before its cues are looked for."""

    guards: frozenset[str]
    """What speaks against a request: `told`, `self`, `recipe`, `closed`."""
    linked: bool
    """Whether there is a link anywhere in the text."""
    has_cues: bool
    """Whether a word of a cue stands anywhere in the text."""

    @property
    def is_for_others(self) -> bool:
        """Whether somebody's words are told, or the writer speaks to themselves."""
        return not self.guards.isdisjoint({"told", "self"})

    @property
    def tells_how(self) -> bool:
        """Whether it is a recipe or a lesson, whose imperatives ask for nothing."""
        return "recipe" in self.guards


def about(cues: Cues, passage: Passage) -> About:
    """What is known of every sentence of a text."""
    has_cues = not cues.known.isdisjoint(passage.words)
    return About(frozenset(), URL in passage.linked, has_cues)


def guarded(cues: Cues, sentence: Sentence, passage: Passage, known: About) -> About:
    """What speaks against a request in one sentence."""
    if cues.guarded.isdisjoint(passage.words):
        return known
    found = cues.guards(sentence.words, sentence.text, READ)
    return About(found, known.linked, known.has_cues) if found else known


def find(
    cues: Cues, verbs: Collection[str], sentence: Sentence, after: Sentence | None, known: About
) -> Iterator[Ask]:
    """The cues of one sentence; the next one may answer its question or hold its link."""
    for cue in cues.candidates(sentence.words) if known.has_cues else ():
        family, _, strength = cue.group.partition(" ")
        if strength == LINKED and known.linked:
            strength = "medium"
        if strength not in STRENGTHS or (family in _OFFERED and "closed" in known.guards):
            continue
        for match in cue.compiled.finditer(sentence.text, 0, READ):
            if "?P<verb>" not in cue.pattern or match["verb"] in verbs:
                yield ask_at(sentence, match.start(), family, STRENGTHS[strength])
                break
    yield from _question(cues, sentence, after)
    yield from _link(cues, sentence, after)


def _question(cues: Cues, sentence: Sentence, after: Sentence | None) -> Iterator[Ask]:
    if "?" not in sentence.text or not sentence.asks:
        return
    start = max(0, len(sentence.text) - READ)
    text = sentence.text[start:]
    if cues.pattern("question hook").search(text):
        return
    is_last = after is None and cues.pattern("question last").match(text)
    if is_last or cues.pattern("question audience").search(text):
        answer = cues.pattern("question answer")
        answered = after is not None and answer.match(after.text.lstrip())
        yield ask_at(sentence, start, "question", WEAK if answered else MEDIUM)


def _link(cues: Cues, sentence: Sentence, after: Sentence | None) -> Iterator[Ask]:
    arrow = None if sentence.text.isascii() else _ARROW.search(sentence.text, 0, READ)
    linked = sentence.has_url or (after is not None and after.text.lstrip()[:1] == URL)
    if linked and (arrow or not sentence.words.isdisjoint(cues.sets["pointing"])):
        yield ask_at(sentence, arrow.start() if arrow else 0, "link", MEDIUM)
    elif arrow:
        yield ask_at(sentence, arrow.start(), "link", WEAK)
