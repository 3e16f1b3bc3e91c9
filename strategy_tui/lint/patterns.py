"""Patterns of rule packs: ours are trusted and compiled on use, a person's own are on a leash."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice
from math import prod
from typing import TYPE_CHECKING, Protocol

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.lint.rule import Check, Match, Subject, TooSlow, Unusable

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.05
"""Seconds that a pattern of somebody's own may take on one text."""
BUDGET = 0.2
"""Seconds that all rules of one pack of somebody's own may take together on one text."""
LONGEST = 1_000
"""Characters of a pattern of somebody's own."""
MOST_REPEATS = 1_000
"""Repetitions that a pattern of somebody's own may demand, those in each other multiplied.

They are written out when the pattern is compiled: a million take half a second and 100 MB.
"""
STRIKES = 3
"""Patterns of one pack that may be too slow before the whole pack rests."""
MOST = 101
"""Matches of one rule of somebody's own that are looked for; the engine shows a hundred."""

_REPEATS = r"\{([0-9]+)[,}]"

Found = tuple[int, int]


class Finder(Protocol):
    """A pattern that is ready to search a text."""

    def __call__(self, text: str) -> Iterator[Found]:
        """Every place where the pattern matches something; raises TooSlow."""
        ...


Compile = Callable[[str, bool], Finder]
"""(pattern, ignore case) → finder; Unusable when it is no pattern."""


@dataclass(frozen=True)  # no slots: it remembers what it compiled
class _Trusted:
    pattern: str
    ignore_case: bool

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.MULTILINE | (re.IGNORECASE if self.ignore_case else 0))

    def __call__(self, text: str) -> Iterator[Found]:
        for match in self._compiled.finditer(text):
            if match.end() > match.start():
                yield match.span()


def trusted(pattern: str, ignore_case: bool) -> Finder:
    """A pattern of a pack that ships with the program; a test compiles each."""
    return _Trusted(pattern, ignore_case)


class Leash:
    """What the rules of one pack have cost in this process; too much ends it."""

    def __init__(self) -> None:
        self.strikes = 0
        self.spent = 0.0
        """CPU seconds that the rules took on the text that was asked last."""
        self.begun = 0.0
        """When the rule that runs now began, by the CPU's clock."""
        self.text = ""
        """The text that was asked last."""

    @property
    def left(self) -> float:
        """CPU seconds that the rule that runs now may still take."""
        return BUDGET - self.spent - (time.process_time() - self.begun)

    def held(self, check: Check) -> Check:
        """A check that gives up, with all others of the pack, when `BUDGET` is used up."""

        def run(subject: Subject) -> tuple[Match, ...]:
            if subject.text is not self.text:
                self.text, self.spent = subject.text, 0.0
            self.begun = time.process_time()
            if self.left <= 0:
                raise TooSlow
            try:
                return tuple(islice(check(subject), MOST))
            finally:
                self.spent += time.process_time() - self.begun

        return run

    def compile(self, pattern: str, ignore_case: bool) -> Finder:
        """A pattern that gives up after `TIMEOUT`.

        Raises:
            Unusable: it is no pattern, or too long a one.
        """
        import regex

        if len(pattern) > LONGEST:
            raise Unusable(
                message("A pattern has at most {limit} characters.", limit=LONGEST), "pattern"
            )
        if prod(max(1, int(each)) for each in re.findall(_REPEATS, pattern)) > MOST_REPEATS:
            raise Unusable(
                message("A pattern repeats something {most} times at most.", most=MOST_REPEATS),
                "pattern",
            )
        flags = regex.MULTILINE | (regex.IGNORECASE if ignore_case else 0)
        try:
            return _Leashed(self, regex.compile(pattern, flags))
        except (regex.error, RecursionError, MemoryError, OverflowError) as error:
            from strategy_tui.lint.no_pattern import no_pattern

            raise Unusable(no_pattern(pattern, error), "pattern") from error


class _Leashed:
    def __init__(self, leash: Leash, pattern: regex.Pattern[str]) -> None:
        self.leash = leash
        self.pattern = pattern
        self.off = False

    def __call__(self, text: str) -> Iterator[Found]:
        left = self.leash.left
        if self.off or self.leash.strikes >= STRIKES or left <= 0:
            raise TooSlow
        try:
            for match in self.pattern.finditer(text, timeout=min(TIMEOUT, left)):
                if match.end() > match.start():
                    yield match.span()
        except (TimeoutError, MemoryError) as error:
            if left >= TIMEOUT:  # else the time that others took was missing
                self.off = True
                self.leash.strikes += 1
            raise TooSlow from error


class Looked(Protocol):
    """The keys of a kind that looks for a pattern or for words."""

    @property
    def pattern(self) -> str:
        """What to look for; empty where there are words."""
        ...

    @property
    def words(self) -> tuple[str, ...]:
        """Whole words or phrases."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """Lower-case letters of which every match holds one; none: nobody knows any."""
        ...

    @property
    def ignore_case(self) -> bool:
        """Whether capitals are the same as small letters."""
        ...


class Search:
    """What a rule looks for, and the letters without which it need not look."""

    __slots__ = ("find", "needs")

    def __init__(self, find: Finder, needs: tuple[str, ...]) -> None:
        self.find = find
        self.needs = needs

    def may_find(self, subject: Subject) -> bool:
        """Whether the pattern is worth trying on the subject's text."""
        return not self.needs or any(map(subject.lowered.__contains__, self.needs))


def search_of(options: Looked, compile: Compile) -> Search:
    """The search for a pattern or for words.

    Raises:
        Unusable: there are both, or neither, or the pattern is none.
    """
    if bool(options.pattern) == bool(options.words):
        raise Unusable(message("A rule has either “pattern” or “words”."))
    if options.words:
        return search_of_words(options.words, options.ignore_case)
    return Search(compile(options.pattern, options.ignore_case), options.needs)


def search_of_words(words: Iterable[str], ignore_case: bool = True) -> Search:
    """The search for whole words, with either apostrophe and any space between them."""
    plain = sorted(map(plain_words, words), key=len, reverse=True)
    alternatives = "|".join(
        re.escape(each).replace("'", "['’]").replace(r"\ ", r"[ \u00a0\u202f]+") for each in plain
    )
    needs = tuple(each.lower().split("'")[0].split(" ")[0] for each in plain)
    return Search(trusted(rf"(?<!\w)(?:{alternatives})(?!\w)", ignore_case), needs)


def plain_words(text: str) -> str:
    """Words with the typewriter's apostrophe, and one space between them."""
    return " ".join(text.replace("’", "'").split())
