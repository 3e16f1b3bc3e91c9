"""`kind: only_me` -- how many of the last posts on a network are about oneself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.passage import Passage
from strategy_tui.lint.rule import Check, Match, Subject, Unusable
from strategy_tui.lint.voice import about_self
from strategy_tui.lint.worth import Worth

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
FEWEST = 10
"""Posts that must be known before a share says anything."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    percent: int = 30
    """The greatest share that is let pass."""
    of: int = 20
    """How many of the newest posts are looked at, the draft among them."""


DETAILS = frozenset({"network", "count", "of", "percent", "target"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check of a draft about oneself against the posts before it.

    It is silent while fewer than `FEWEST` of them are known: what is unknown condemns nobody.
    """
    if options.of <= FEWEST or not 0 <= options.percent <= 100:
        raise Unusable(
            message("“of” is more than {least}, and “percent” between 0 and 100.", least=FEWEST)
        )

    def check(subject: Subject) -> Iterator[Match]:
        posts = subject.history.recent(options.of - 1)
        if len(posts) < FEWEST or not subject.signals.about_self:
            return
        count = 1 + sum(_about_self(each.text, each.network) for each in posts)
        of = 1 + len(posts)
        if 100 * count > options.percent * of:
            shares = {"percent": round(100 * count / of), "target": options.percent}
            end = subject.text.find("\n")
            span = Span(0, end if end >= 0 else len(subject.text))
            yield Match(span, {"network": subject.spec.title, "count": count, "of": of, **shares})

    return check


@lru_cache(maxsize=256)
def _about_self(text: str, network: str) -> bool:
    passage = Passage(text)
    return about_self(passage, Worth(passage, network))
