"""How alike two texts are: the criterion of the index, and the verdict on a pair.

The criterion only counts shared words, so an index can be exact for it. It holds for every copy and
every close text; the verdict then looks at order, letters and facts too. The bounds are chosen on
the `dev` half of `tests/quality/pairs.jsonl`; `python -m tests.quality.twins` measures the other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from itertools import pairwise, takewhile

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.twins.words import Wording, wording

FEWEST = 6
"""Different words that a text needs; shorter ones are only found when they are equal."""
SHARED = (3, 5)
"""The share of words that near copies have in common, as a fraction: rewrites on the dev half keep
at most 0.59, edits at least 0.66."""

COPY_CHANGES = 0.09
COPY_RATIO = 0.95
SAME_BUT_FOR_LETTERS = 0.975
CLOSE_SHARE = 0.66
CLOSE_RATIO = 0.80
CONTAINED = 0.95
CUT = 0.5
"""A text that holds at most this share of a longer one is a cut of it, not an edit."""
CUT_SHARE = 0.8
CUT_PAIRS = 0.6
SHORT_RATIO = 0.8
EDGE = 5
"""Words before or after a text that say where it comes from or goes on ("via …", "more on …")."""
FACTS = 2
FACTS_SHARE = 0.12
FACTS_ALONE = 0.25
IN_ORDER = 0.78
"""From this part of the shared words on, in the same order, they are the frame of a template."""
READ = 20_000
"""Characters of each text that are compared letter by letter; beyond, words and pairs count."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common; `similarity` is between 0 and 1, for display."""

    verdict: TwinVerdict
    similarity: float


def needed(size: int) -> int:
    """How many of so many words have to be shared."""
    part, whole = SHARED
    return -(-part * size // whole)


def meets_criterion(draft: Set[str], post: Set[str]) -> bool:
    """Whether the index finds the post for the draft, by their different words.

    Either enough of the draft's words are in the post, or, of a post at least half as long, enough
    of the post's words in the draft.
    """
    if min(len(draft), len(post)) < FEWEST:
        return False
    shared = len(draft & post)
    if shared >= needed(len(draft)):
        return True
    return 2 * len(post) >= len(draft) and shared >= needed(len(post))


def compare(text: str, other: str) -> Likeness:
    """The verdict on a pair of texts; it does not matter which is which."""
    here, there = sorted((wording(text), wording(other)), key=_by_length)
    if here.is_empty or there.is_empty:
        return Likeness(TwinVerdict.UNRELATED, 0.0)
    if here == there:
        return Likeness(TwinVerdict.COPY, 1.0)
    if not here.words or not there.words:
        return Likeness(TwinVerdict.UNRELATED, _dice(here.marks, there.marks))
    if len(set(here.words)) < FEWEST:
        return _short(here.words, there.words)
    return _Pair(here.words, there.words).likeness()


def _by_length(read: Wording) -> tuple[int, tuple[str, ...]]:
    return len(set(read.words)), read.words


def _short(here: Sequence[str], there: Sequence[str]) -> Likeness:
    similarity = _ratio(here, there)
    close = similarity >= SHORT_RATIO and len(there) <= 2 * FEWEST
    return Likeness(TwinVerdict.CLOSE if close else TwinVerdict.UNRELATED, similarity)


class _Pair:
    """The measures of two texts that both have enough words; `here` is the shorter."""

    def __init__(self, here: Sequence[str], there: Sequence[str]) -> None:
        self.here, self.there = here, there
        own, others = set(here), set(there)
        shared = len(own & others)
        self.covered = shared / len(others)
        """The share of the longer text's words that are in the shorter."""
        trimmed, trimmed_other = set(_trimmed(here, others)), set(_trimmed(there, own))
        self.contained = len(trimmed & others) / len(trimmed)
        self.changed = max(len(trimmed - others), len(trimmed_other - own)) / len(trimmed_other)
        self.share = shared / len(own)
        self.dice = 2 * shared / (len(own) + len(others))
        self.ordered = _ratio(here, there)
        self.sorted = _ratio(sorted(here), sorted(there))
        self.pairs = _share(set(pairwise(here)), set(pairwise(there)))

    def likeness(self) -> Likeness:
        """The verdict, and a similarity that goes with it."""
        verdict = self._verdict()
        similarity = max(self.ordered, self.sorted)
        if verdict in {TwinVerdict.COPY, TwinVerdict.CLOSE}:
            similarity = max(similarity, self.share)
        return Likeness(verdict, similarity)

    def _verdict(self) -> TwinVerdict:
        if self.covered < CUT:
            if self.contained >= 1 - COPY_CHANGES and self.pairs >= CUT_PAIRS:
                return TwinVerdict.COPY
            if self.share >= CUT_SHARE and self.pairs >= CUT_PAIRS:
                return TwinVerdict.CLOSE
        else:
            best = max(self.ordered, self.sorted)
            if best >= SAME_BUT_FOR_LETTERS:
                return TwinVerdict.COPY
            if self.changed < COPY_CHANGES and (best >= COPY_RATIO or self.contained == 1.0):
                return TwinVerdict.COPY
            if self.contained >= CONTAINED or (self.share >= CLOSE_SHARE and best >= CLOSE_RATIO):
                return TwinVerdict.CLOSE
        return TwinVerdict.ADAPTED if self._keeps_facts() else TwinVerdict.UNRELATED

    def _keeps_facts(self) -> bool:
        """Whether long words, numbers and names recur, and not as a template's frame does."""
        own, others = _facts(self.here), _facts(self.there)
        kept = len(own & others)
        share = kept / max(1, min(len(own), len(others)))
        if self.dice < 0.1:
            return kept >= 1 and share >= FACTS_ALONE
        in_order = _word_ratio(self.here, self.there) / self.dice
        return kept >= FACTS and share >= FACTS_SHARE and in_order < IN_ORDER


def _trimmed(text: Sequence[str], known: Set[str]) -> Sequence[str]:
    """The text without a few words at its ends that the other does not have."""

    def unknown(words: Sequence[str]) -> int:
        return len(list(takewhile(lambda word: word not in known, words[: EDGE + 1])))

    head, tail = unknown(text), unknown(text[: -EDGE - 2 : -1])
    if head + tail > EDGE:
        return text
    return text[head : len(text) - tail]


def _facts(text: Collection[str]) -> set[str]:
    """The stems of words that carry facts: the long ones, and whatever has a digit."""
    return {word[:5] for word in text if len(word) >= 5 or any(each.isdigit() for each in word)}


def _ratio(here: Sequence[str], there: Sequence[str]) -> float:
    """Letters in common and in order; of very long texts, pairs of words in common."""
    from rapidfuzz.fuzz import ratio

    some, others = " ".join(here), " ".join(there)
    if max(len(some), len(others)) > READ:
        return _dice(set(pairwise(here)), set(pairwise(there)))
    return float(ratio(some, others)) / 100


def _word_ratio(here: Sequence[str], there: Sequence[str]) -> float:
    """Words in common and in order."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(here[:READ], there[:READ]))


def _share(some: Set[object], others: Set[object]) -> float:
    return len(some & others) / max(1, len(some))


def _dice(some: Set[object], others: Set[object]) -> float:
    return 2 * len(some & others) / max(1, len(some) + len(others))
