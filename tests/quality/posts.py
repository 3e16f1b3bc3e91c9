"""What the program says of the labelled posts, and how often that is the label."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.lint.engine import lint
from strategy_tui.lint.language import guess
from strategy_tui.lint.pack import bundled
from strategy_tui.lint.rule import Subject
from strategy_tui.lint.signals import Signals
from strategy_tui.networks import spec

POSTS = Path(__file__).with_name("posts.jsonl")
FRESH = Path(__file__).with_name("fresh.jsonl")
LANGUAGES = ("en", "fr", "both")
SPLITS = ("dev", "held")
MOST_FINDINGS = 0.05
"""Share of the good posts that may get a warning or an error."""
MOST_LURES = 0.005
"""Share of the good posts that may be taken for bait or clickbait."""
LURING = ("value.bait", "value.clickbait")
"""How the rules about bait and clickbait are called."""
FAMILIES = {
    "imperative": "F1",
    "opener": "F2",
    "question": "F3",
    "link": "F4",
    "follow": "F5",
    "reply": "F6",
    "share": "F7",
    "try": "F8",
    "attend": "F9",
    "contribute": "F10",
    "contact": "F11",
    "invitation": "F12",
    "label": "F13",
    "deadline": "F14",
    "hortative": "F15",
}
"""The program's words for the families that the labels number."""


class Judged(NamedTuple):
    """A labelled post and what the program says of it."""

    id: str
    language: str
    split: str
    is_good: bool
    known: frozenset[str]
    """The judgements that were labelled, families as `F1`, `F2`, …"""
    wanted: frozenset[str]
    """The judgements that hold by the labels, families as `F1`, `F2`, …"""
    found: frozenset[str]
    """The judgements that hold by the program."""
    findings: tuple[str, ...]
    """The rules with a warning or an error."""
    lured: bool
    """Whether a rule takes it for bait or clickbait, whatever its severity."""


def judged(path: Path = POSTS) -> Iterator[Judged]:
    """Every post of a set, read as a bare text whose language is not told."""
    for line in path.read_text(encoding="utf-8").splitlines():
        post = json.loads(line)
        text, labels = post["text"], dict(post["labels"])
        families = labels.pop("families", None)
        subject = Subject(text, spec(post["network"]), language=guess(text) or "en")
        diagnostics = lint(subject, bundled())
        rules = {each.rule_id for each in diagnostics}
        yield Judged(
            post["id"],
            post["lang"],
            post["split"],
            post.get("good", False),
            frozenset({*labels, *(() if families is None else FAMILIES.values())}),
            frozenset({*(families or ()), *(name for name, holds in labels.items() if holds)}),
            _found(subject.signals, rules),
            tuple(each.rule_id for each in diagnostics if each.severity >= Severity.WARNING),
            any(each.startswith(LURING) for each in rules),
        )


def _found(signals: Signals, rules: set[str]) -> frozenset[str]:
    worth = signals.worth
    holds = {
        "call_to_action": signals.asks_something,
        "bait": bool(worth.bait),
        "clickbait": worth.clickbait,
        "promotional": worth.promotional,
        "bare_link": worth.bare_link,
        "shouting": not rules.isdisjoint({"style.shouting", "style.loud"}),
        "story": signals.tells_why,
    }
    families = {FAMILIES[each] for each in signals.families} if signals.asks_something else set()
    return frozenset({*families, *(name for name, found in holds.items() if found)})


class Score(NamedTuple):
    """How often a judgement was the labelled one."""

    right: int
    missed: int
    wrong: int

    @property
    def precision(self) -> float:
        """Of what was said, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was said."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Both in one figure."""
        weight = 2 * self.right + self.missed + self.wrong
        return 2 * self.right / weight if weight else 0.0


def score(posts: Iterable[Judged], name: str) -> Score:
    """How often a judgement or a family was the labelled one, where it was labelled."""
    counts = Counter(
        (name in each.wanted, name in each.found) for each in posts if name in each.known
    )
    return Score(counts[True, True], counts[True, False], counts[False, True])


class Noise(NamedTuple):
    """What was found in posts that an editor would let go."""

    good: int
    with_findings: int
    lured: int

    @property
    def share(self) -> float:
        """The share with a warning or an error."""
        return self.with_findings / self.good

    @property
    def lured_share(self) -> float:
        """The share that was taken for bait or clickbait."""
        return self.lured / self.good


def noise(posts: Iterable[Judged]) -> Noise:
    """The findings in the good ones of some posts."""
    good = [each for each in posts if each.is_good]
    return Noise(len(good), sum(bool(each.findings) for each in good), sum(e.lured for e in good))
