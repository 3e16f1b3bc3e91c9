"""`kind: tone` -- whether a text sounds as the strategy wants it to sound.

The wish is the `voice` of the network and the `tone` of the draft's goal. A few of its words can be
held against a text (calm, formal, on first-name terms, in the first person); of the others nothing
is said, nor of any that are denied, as in “never solemn”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Param
from strategy_tui.domain.text import Span
from strategy_tui.lint.kinds.emphasis import is_loud
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
READ = 20_000
"""Characters of a text that are looked at."""
LOUD = 3
"""Exclamation marks and emoji, together, that are not calm; a choice, like the next ones."""
SEVERAL = 2
"""Forms of `vous` that are no slip."""
ENOUGH = 25
"""Words of a text in which its writer would say `I`."""


class Find(StrEnum):
    """What the rule looks for."""

    CALM = "calm"
    """A raised voice where a calm one is wanted."""
    FORMAL = "formal"
    """`tu` and slang where `vous` and a formal tone are wanted."""
    FAMILIAR = "familiar"
    """`vous` where `tu` is wanted."""
    FIRST_PERSON = "first_person"
    """Nobody who says `I`, where the first person is wanted."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


_WISHES = {
    Find.CALM: r"calme?s?|calmly|sobre|sober|quiet|understated|restrained|measured|matter.of.fact"
    r"|low.key|unhurried|posée?s?|mesurée?s?|discrete?|discrète?s?|discret|retenue|serein[es]*"
    r"|tranquille|soft.spoken",
    Find.FORMAL: r"formal|formel(?:le)?s?|vouvoiement|vouvoyer|vouvoie|solennel(?:le)?|soutenue?"
    r"|polite|courteous|courtois[es]*|polie?s?",
    Find.FAMILIAR: r"tutoiement|tutoyer|tutoie",
    Find.FIRST_PERSON: r"first.person|(?:première|1re|1ère) personne",
}
_DENIED = r"\b(?:not?|never|without|less|nothing|pas|jamais|sans|ni|moins|rien|non|aucune?)\b"
_QUOTED = r"«[^»]{0,400}»|“[^”]{0,400}”|\"[^\"\n]{0,400}\""
_SIGNS = {
    Find.CALM: "[!！]|[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]",
    Find.FORMAL: r"(?i)(?<![-\w])(?:tu|toi|tes|t['’](?:as|es|étais|auras)|tuto|mdr|ptdr|lol|omg|wtf"
    r"|gonna|wanna|gotta|dunno|ouais|kiffe[rsz]?|chelou|relou|dude|bro|yo|putain|merde|damn|shit"
    r"|fuck\w*)(?![-\w])",
    Find.FAMILIAR: r"(?i)(?<![-\w])(?<!rendez-)(?:vous|votre|vos)\b",
    Find.FIRST_PERSON: r"(?i)(?<![-\w])(?:i|i['’](?:m|ve|d|ll)|my|me|mine|myself|we|our|us|je"
    r"|j['’]\w+|mon|ma|mes|moi|m['’]\w+|nous|notre|nos|on)(?!\w)",
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    named = {"voice", "network"}
    return frozenset(named if options.find is Find.FIRST_PERSON else {*named, "match"})


def build(options: Options) -> Check:
    """A check against the voice of the network and the tone of the goal."""
    look = _CHECKS[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        for said, clause in _wishes(subject):
            if not _wants(said, options.find):
                continue
            found: dict[str, Param] = {"voice": said, "network": subject.spec.title}
            for hits in look(_unquoted(subject.text[:READ])):
                told = dict.fromkeys(each[0] for each in hits)
                more: dict[str, Param] = {"match": tuple(told)[:3]} if hits else {}
                span = Span(*hits[0].span()) if hits else Span(0, 0)
                yield Match(span, {**found, **more}, clause)
            return

    return check


def _wishes(subject: Subject) -> Iterator[tuple[str, str]]:
    """How the strategy wants the draft to sound, each with its clause."""
    draft, plan, strategy = subject.draft, subject.plan, subject.strategy
    if plan is not None and plan.voice:
        yield plan.voice, f"networks.{plan.key}.voice"
    goal = strategy.goals.get(draft.goal or "") if draft is not None and strategy else None
    if draft is not None and goal is not None and goal.tone:
        yield goal.tone, f"goals.{draft.goal}.tone"


@cache
def _wants(said: str, find: Find) -> bool:
    """Whether one of the things that are said is wished for, and not denied."""
    wish = re.compile(rf"\b(?:{_WISHES[find]})\b")
    parts = re.split("[,;.]", said.lower())
    return any(wish.search(each) and not re.search(_DENIED, each) for each in parts)


def _unquoted(text: str) -> str:
    """The text with what it quotes blanked out, so that places stay."""
    if not {"«", "“", '"'} & set(text):
        return text
    return re.sub(_QUOTED, lambda quote: " " * len(quote[0]), text)


@cache
def _sign(find: Find) -> re.Pattern[str]:
    return re.compile(_SIGNS[find])


Hits = list[re.Match[str]]


def _calm(text: str) -> Iterator[Hits]:
    """Exclamation marks that are loud by themselves are told without the strategy."""
    hits = list(_sign(Find.CALM).finditer(text))
    if len(hits) >= LOUD and not (is_loud(text) and all(each[0] == "!" for each in hits)):
        yield hits


def _formal(text: str) -> Iterator[Hits]:
    if hits := list(_sign(Find.FORMAL).finditer(text)):
        yield hits


def _familiar(text: str) -> Iterator[Hits]:
    """`vous` to several people is as it should be, so a text that also says `tu` is left alone."""
    hits = list(_sign(Find.FAMILIAR).finditer(text))
    if len(hits) >= SEVERAL and not _sign(Find.FORMAL).search(text):
        yield hits


def _first_person(text: str) -> Iterator[Hits]:
    if len(text.split()) >= ENOUGH and not _sign(Find.FIRST_PERSON).search(text):
        yield []


_CHECKS: Mapping[Find, Callable[[str], Iterator[Hits]]] = {
    Find.CALM: _calm,
    Find.FORMAL: _formal,
    Find.FAMILIAR: _familiar,
    Find.FIRST_PERSON: _first_person,
}
