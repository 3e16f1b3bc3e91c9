"""Expressions to look for, kept in the files of `words/`, and found by the words they hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint.passage import HASH, MENTION, QUOTE, URL

_FACE = "[❤♥💕💙💚💛🧡💜🖤👍👎😂😮🔥😍😢😡👏🙌💯🎉⬆🐱🐶☕🍵]\ufe0f?"
_REACTION = (
    "(?:likes?|hearts?|thumbs?[- ]?ups?|j'aime|cœurs?|coeurs?"
    "|pouces?(?: bleus?| en l'air)?|rt|retweets?)"
)
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_COUNTED = (
    "(?:likes?|rts?|retweets?|reposts?|shares?|upvotes|followers|comments|claps|thumbs|cœurs?|coeurs?"
    "|j'aime|partages|abonnés|boosts|repouets|pouces|boutons|commentaires|vues|views)"
)
_DO = (
    "(?:double[- ]tap|like|follow|rt|retweet|share|comment|subscribe|tag|save|repost|upvote"
    "|like[zr]|retweete[zr]?|partage[zr]?|commente[zr]?|abonne[zr]?-(?:toi|vous)|s'abonner|tague[zr]?"
    "|identifie[zr]?|mentionne[zr]?|enregistre[zr]?|suivez|suis-nous|suis-moi)"
)
GUARD = "guard "
_NAMED = {
    "{START}": r"(?:^|[.!?…:;,\n—–+&]"
    r"|\b(?:please|pls|svp|and|et|then|puis|now|just|go|allez|juste)\s"
    rf"|{_EMOJI})(?:[\W\d]{{0,8}}(?<!\d)(?<!\d\.))",
    "{MARK}": rf"(?:\b{_REACTION}|{_FACE})",
    "{FACE}": _FACE,
    "{EMOJI}": _EMOJI,
    "{COUNTED}": _COUNTED,
    "{DO}": _DO,
    "{URL}": URL,
    "{NAME}": MENTION,
    "{TAG}": HASH,
    "{QUOTE}": QUOTE,
}


@dataclass(frozen=True, slots=True, eq=False)  # compared, as often as it is, by identity
class Cue:
    """An expression that is looked for only where one of its words or signs stands."""

    group: str
    """The section of the file that it stands in, such as `reply strong`."""
    words: frozenset[str]
    also: frozenset[str]
    """Where there are some, one of them has to stand there too."""
    pattern: str
    """Empty where one of the words is enough."""

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern; compiled when it is first looked for."""
        return _compiled(self.pattern)


@dataclass(frozen=True, slots=True)
class Cues:
    """The expressions and word lists of one file."""

    listed: Sequence[Cue]
    """The expressions in the order of the file."""
    by_word: Mapping[str, Sequence[int]]
    """Word → the places of its expressions in that list."""
    known: frozenset[str]
    """The words of all expressions."""
    guarding: Sequence[Cue]
    """The expressions of the sections `guard …`, which are looked for on their own."""
    guarded: frozenset[str]
    """The words of those."""
    groups: Mapping[str, Sequence[Cue]]
    sets: Mapping[str, frozenset[str]]

    def candidates(self, words: frozenset[str]) -> Collection[Cue]:
        """The expressions that may stand where these words and signs do, in their order."""
        found: set[int] = set()
        for word in self.known & words:
            found.update(self.by_word[word])
        cues = map(self.listed.__getitem__, sorted(found))
        return [cue for cue in cues if not cue.also or not cue.also.isdisjoint(words)]

    def guards(self, words: frozenset[str], text: str, end: int) -> frozenset[str]:
        """What forbids to take a text of these words for a request: `told`, `recipe` …"""
        if self.guarded.isdisjoint(words):
            return frozenset()
        return frozenset(
            cue.group.removeprefix(GUARD)
            for cue in self.guarding
            if not cue.words.isdisjoint(words) and cue.compiled.search(text, 0, end)
        )

    def pattern(self, group: str) -> re.Pattern[str]:
        """The only expression of a section."""
        (only,) = self.groups[group]
        return only.compiled


@cache
def cues(name: str) -> Cues:
    """The expressions of the file of that name."""
    groups: dict[str, list[Cue]] = {}
    listed: list[Cue] = []
    by_word: dict[str, list[int]] = {}
    sets: dict[str, frozenset[str]] = {}
    for section, line in lines(name):
        if section.startswith("= "):
            key = section.removeprefix("= ")
            sets[key] = sets.get(key, frozenset()).union(line.split())
            continue
        words, _, pattern = line.partition(":: ")
        words, _, also = words.partition("& ")
        cue = Cue(section, frozenset(words.split()), frozenset(also.split()), pattern)
        groups.setdefault(section, []).append(cue)
        if section.startswith(GUARD):
            continue
        for word in cue.words:
            by_word.setdefault(word, []).append(len(listed))
        listed.append(cue)
    guards = [each for name in groups if name.startswith(GUARD) for each in groups[name]]
    guarded = frozenset[str]().union(*(each.words for each in guards))
    return Cues(listed, by_word, frozenset(by_word), guards, guarded, groups, sets)


def lines(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file of `words/`, each with its section."""
    path = Path(__file__).parent / "words" / f"{name}.txt"
    section = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            yield section, line


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    for name, meaning in _NAMED.items():
        pattern = pattern.replace(name, meaning)
    return re.compile(pattern)
