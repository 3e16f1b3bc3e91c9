"""What a person may mean by a word of `share` or `never`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.topics.stems import stems
from strategy_tui.topics.vocabulary import LANGUAGES

_SMALL = """
a au aux d de des du l la le les ma mes mon nos notre sa ses son tes ton un une leur leurs
toute tout toutes tous the my our your all any an of about on sur own propre propres
"""
_AND = re.compile(r"\s*(?:[,;/&+]|\b(?:et|ou|and|or)\b)\s*", re.IGNORECASE)

Own = tuple[tuple[str, tuple[str, ...]], ...]
"""The words that a strategy teaches: (topic, words), in the order of the file."""


class Form(StrEnum):
    """What a post may have besides words, and what can be seen of it."""

    PICTURE = "picture"
    VIDEO = "video"
    LINK = "link"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word of the strategy stands for."""

    topics: tuple[str, ...] = ()
    """Topics that the program knows; several for `family and politics`."""
    form: Form | None = None
    """Alone, or with the topics, as in `family pictures`."""
    taught: tuple[str, ...] = ()
    """Words of the person's own that tell it."""
    is_taught: bool = False
    """Whether the strategy's `words` name it, if only with an empty list."""
    holds: tuple[str, ...] = ()
    """Topics that are named inside a longer phrase, which says more than the topic does."""
    together: tuple[str, ...] = ()
    """Topics that only a text about all of them is about, as in `complaints about customers`."""
    is_kind: bool = False
    """Whether it is, or holds, a kind of post that no word tells, such as `news`."""

    @property
    def is_clear(self) -> bool:
        """Whether a text can be held against it as it is meant."""
        return bool(self.topics or self.form or self.together) or self.is_taught


@lru_cache(maxsize=512)
def reading(phrase: str, own: Own = ()) -> Reading:
    """What a word or phrase of `share` or `never` stands for, with the words that are taught."""
    found = _meant(phrase)
    key = _key(phrase)
    taught: list[str] = []
    is_taught = False
    for name, words in own:
        if _key(name) == key or (found.topics and _meant(name).topics == found.topics):
            is_taught = True
            taught += words
    if not is_taught:
        return found
    return replace(found, taught=tuple(taught), is_taught=True)


def names(language: str) -> tuple[str, ...]:
    """Every name in a language by which a person may call a topic."""
    return tuple(name for listed in _written(language) for name in listed)


def first_names(language: str) -> Mapping[str, str]:
    """The commonest name of each topic in a language, and its title."""
    title = 1 + LANGUAGES.index(language)
    rows = zip(_written(language), _rows(), strict=True)
    return {listed[0]: row[title] for listed, row in rows}


@cache
def titles() -> Mapping[str, Mapping[str, str]]:
    """The topics that vocabularies tell, each with its title in every language."""
    return {
        row[0]: dict(zip(LANGUAGES, row[1:3], strict=True))
        for row in _rows()
        if not row[0].startswith("=")
    }


def _written(language: str) -> Iterator[list[str]]:
    column = 4 + LANGUAGES.index(language)
    return (row[column].split(",") for row in _rows())


@cache
def _meant(phrase: str) -> Reading:
    key = _key(phrase)
    if (meant := _exactly(key)) is not None:
        return meant
    parts = [each for each in _AND.split(phrase) if each]
    if len(parts) > 1:
        readings = [_exactly(_key(each)) for each in parts]
        topics = tuple(topic for each in readings if each for topic in each.topics)
        if all(each is not None and each.topics and each.form is None for each in readings):
            return Reading(tuple(dict.fromkeys(topics)))
    inside = tuple(dict.fromkeys(_inside(key)))
    topics = tuple(each for each in inside if not each.startswith("="))
    together = () if len(topics) < len(inside) else _made_of(key)
    return Reading(holds=topics, together=together, is_kind=len(topics) < len(inside))


def _exactly(key: str) -> Reading | None:
    known = _known()
    if key in known:
        return _of(known[key])
    for form, rest in _with_form(key):
        topic = known.get(rest, "")
        if topic and not topic.startswith("="):
            return Reading((topic,), form)
    return None


def _of(topic: str) -> Reading:
    if topic == "=kind":
        return Reading(is_kind=True)
    if topic.startswith("="):
        return Reading(form=Form(topic.removeprefix("=")))
    return Reading((topic,))


def _with_form(key: str) -> Iterator[tuple[Form, str]]:
    """`photo vacance` and `family picture`: a form, and what it is of."""
    known = _known()
    row = key.split(" ")
    for form, rest in ((row[0], row[1:]), (row[-1], row[:-1])):
        meant = known.get(form, "")
        if rest and meant in {"=picture", "=video"}:
            yield Form(meant.removeprefix("=")), " ".join(rest)


def _inside(key: str) -> Iterator[str]:
    """The topics, forms and kinds that are named somewhere in a phrase."""
    known = _known()
    row = key.split(" ")
    for start in range(len(row)):
        for end in range(len(row), start, -1):
            if topic := known.get(" ".join(row[start:end])):
                yield topic


def _made_of(key: str) -> tuple[str, ...]:
    """The topics of a phrase that names several, and nothing else."""
    known, row, found, start = _known(), key.split(" "), [], 0
    while start < len(row):
        ends = range(len(row), start, -1)
        end = next((each for each in ends if " ".join(row[start:each]) in known), None)
        if end is None:
            return ()
        found.append(known[" ".join(row[start:end])])
        start = end
    topics = tuple(dict.fromkeys(found))
    return topics if len(topics) > 1 else ()


def _key(phrase: str) -> str:
    """The stems of a phrase without its small words, unless it is made of nothing else."""
    every, small = stems(phrase), _small()
    return " ".join([each for each in every if each not in small] or every)


@cache
def _small() -> frozenset[str]:
    return frozenset(_SMALL.split())


@cache
def _known() -> Mapping[str, str]:
    """Name → topic; with `=` before it, a form or a kind."""
    return {name: line[0] for line in _rows() for name in line[3].split(",")}


@cache
def _rows() -> tuple[list[str], ...]:
    text = (Path(__file__).parent / "names.txt").read_text("utf-8")
    return tuple(line.split("|") for line in text.splitlines())
