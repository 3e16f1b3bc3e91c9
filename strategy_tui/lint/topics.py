"""What a draft is about, and whether it has what a word of `share` or `never` means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.media import MediaKind
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.lint.language import READ, guess
from strategy_tui.lint.rule import Subject
from strategy_tui.topics import (
    LANGUAGES,
    Form,
    Mention,
    Own,
    Reading,
    Vocabulary,
    Words,
    bundled,
    entry,
    likely,
    mentions,
    reading,
    titles,
    told_by,
    vocabulary,
    words_of,
)

CLEAR = 2
"""Different words of a topic, one of them strong, that make it clear; of weak ones, one more."""
PICTURED = "photo, photos, picture, pictures, image, cliché, clichés, selfie, selfies, album, pics"
FILMED = "video, videos, vidéo, vidéos, film, films, reel, reels, clip, clips"


_CIRCLES = {
    "private": "friends, family, relatives, neighbours, neighbors, loved ones, mates, buddies, "
    "amis, amies, famille, proches, voisins, voisines, copains, copines, potes",
    "work": "clients, customers, peers, colleagues, coworkers, employers, recruiters, prospects, "
    "professionals, partners, investors, clientes, pairs, confrères, consœurs, collègues, "
    "employeurs, recruteurs, professionnels, partenaires, investisseurs",
}
"""Who are whose people; an audience with words of both is of neither."""
_SURE = {
    "en": "the and are with this that you not have they from which would there my to because what "
    "our your can has how when it's i'm",
    "fr": "les des une est dans avec pour pas vous nous je et au ce qui sont sur mais cette être "
    "votre notre leur c'est j'ai très",
}
"""Small words of one language that its neighbours do not have, or seldom."""
SURE_WORDS = 5
"""Of these, so many in a text, and so many times those of the other language, are sure."""
SURE_TIMES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """What in a draft tells a topic: words of the text, else of a description of a file."""

    words: tuple[str, ...]
    span: Span
    in_file: bool = False


def own_words(subject: Subject) -> Own:
    """The words that the strategy teaches."""
    return tuple(subject.strategy.words.items()) if subject.strategy is not None else ()


def text_words(subject: Subject) -> Words:
    """The words of the text, but for links and mentions."""
    text = subject.text
    if "://" not in text and "@" not in text and "www." not in text:
        return words_of(text)
    found = subject.entities
    return words_of(text, tuple(Span(e.start, e.end) for e in (*found.urls, *found.mentions)))


def tells(subject: Subject, said: str) -> Told | None:
    """What in the draft tells what a person calls so in their strategy."""
    own = own_words(subject)
    found = reading(said, own)
    if found.form is not None and not found.topics and not found.is_taught:
        return _form(subject, found.form)
    if found.form is not None and found.topics and not _shows(subject, found.form):
        found, own = Reading(taught=found.taught), ()  # only as it is written
    known = (*_vocabularies(subject, found), _own(said, found.taught, bool(found.topics)))
    if told := _told(mentions_of(text_words(subject), known)):
        first = next((each for each in told if each.is_strong), told[0])
        words = (subject.text[each.span.start : each.span.end] for each in (first, *told))
        return Told(tuple(dict.fromkeys(words))[:3], first.span)
    if found.together and (both := _all_of(subject, found.together)):
        return both
    for each in subject.media:
        if told := _told(mentions_of(words_of(each.alt), known)):
            words = (each.alt[hit.span.start : hit.span.end] for hit in told)
            return Told(tuple(dict.fromkeys(words))[:3], each.span or Span(0, 0), bool(each.span))
    return None


def _all_of(subject: Subject, topics: Iterable[str]) -> Told | None:
    """What tells each of several topics, where all of them are told."""
    firsts: list[Mention] = []
    for topic in topics:
        vocabularies = _vocabularies(subject, Reading(topics=(topic,)))
        told = _told(mentions_of(text_words(subject), vocabularies))
        if not told:
            return None
        firsts.append(next((each for each in told if each.is_strong), told[0]))
    words = (subject.text[each.span.start : each.span.end] for each in firsts)
    return Told(tuple(dict.fromkeys(words)), firsts[0].span)


def mentions_of(words: Words, known: Iterable[Vocabulary]) -> tuple[Mention, ...]:
    """Where a text has words of one of several vocabularies; the longest where several stand."""
    found: dict[int, Mention] = {}
    for each in known:
        for hit in mentions(words, each):
            before = found.get(hit.span.start)
            if before is None or before.span.end < hit.span.end:
                found[hit.span.start] = hit
    return tuple(found[start] for start in sorted(found))


def mentioned(subject: Subject, said: str) -> bool:
    """Whether the text has any word of what a person calls so."""
    found = reading(said, own_words(subject))
    topics = Reading(topics=(*found.topics, *found.holds))
    known = (*_vocabularies(subject, topics), _own(said, found.taught, False))
    return bool(mentions_of(text_words(subject), known))


def clear_topics(subject: Subject, among: Iterable[str]) -> Iterator[tuple[str, Told]]:
    """The topics that the text clearly is about, the clearest first."""
    words = text_words(subject)
    found: list[tuple[int, str, Told]] = []
    possible = frozenset().union(*(likely(words, each) for each in _languages(subject)))
    for topic in possible.intersection(among):
        told = _told(mentions_of(words, _vocabularies(subject, Reading(topics=(topic,)))))
        weight = len(told) - (not any(each.is_strong for each in told))
        if told and weight >= CLEAR:
            said = (subject.text[each.span.start : each.span.end] for each in told)
            shown = tuple(dict.fromkeys(said))[:3]
            found.append((weight, topic, Told(shown, told[0].span)))
    found.sort(key=lambda each: (-each[0], each[1]))
    return ((topic, told) for _, topic, told in found)


def titled(topic: str) -> Message:
    """What a topic is called, in the reader's language."""
    named = titles()[topic]
    return Message(named["en"], translations=named)


@lru_cache(maxsize=32)
def circle_of(audience: str) -> str | None:
    """`private` or `work`, where all that is known of an audience is one of them."""
    words = words_of(audience)
    among = [name for name in _CIRCLES if mentions(words, _circle(name))]
    return among[0] if len(among) == 1 else None


@lru_cache(maxsize=2)
def _circle(name: str) -> Vocabulary:
    return vocabulary((entry(each), 2) for each in _CIRCLES[name].split(","))


def surely(text: str) -> str | None:
    """`en` or `fr` where a text can be in nothing else; None where that is not sure."""
    words = text[:READ].lower().replace("’", "'").split()
    counts = {each: sum(map(_small_words(each).__contains__, words)) for each in LANGUAGES}
    for language, count in counts.items():
        others = sum(each for name, each in counts.items() if name != language)
        if count >= max(SURE_WORDS, SURE_TIMES * others):
            return language
    return None


@lru_cache(maxsize=2)
def _small_words(language: str) -> frozenset[str]:
    return frozenset(_SURE[language].split())


def _told(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return told_by(found) if found else ()


def _vocabularies(subject: Subject, found: Reading) -> Iterator[Vocabulary]:
    for topic in found.topics:
        for language in _languages(subject):
            yield bundled(topic, language)


def _languages(subject: Subject) -> tuple[str, ...]:
    """The languages of the text: the one that is said, and what it looks like besides."""
    draft, plan = subject.draft, subject.plan
    is_said = (draft is not None and draft.language) or (plan is not None and plan.language)
    if not is_said and subject.language in LANGUAGES:
        return (subject.language,)
    return _looks_like(subject.text, subject.language)


@lru_cache(maxsize=8)
def _looks_like(text: str, said: str) -> tuple[str, ...]:
    known = {each for each in (said, guess(text)) if each in LANGUAGES}
    return tuple(sorted(known)) or LANGUAGES


@lru_cache(maxsize=256)
def _own(said: str, taught: tuple[str, ...], is_known: bool) -> Vocabulary:
    """Words of the person's own; a known topic is not told by its name alone, a phrase is."""
    rows = [entry(said)] if not is_known or " " in entry(said) else []
    return vocabulary((each, 2) for each in (*rows, *map(entry, taught)) if each)


def _shows(subject: Subject, form: Form) -> bool:
    """Whether the draft brings a picture or film, or speaks of one."""
    kind = MediaKind.IMAGE if form is Form.PICTURE else MediaKind.VIDEO
    if any(each.kind is kind for each in subject.media):
        return True
    return bool(mentions(text_words(subject), _spoken(form)))


@lru_cache(maxsize=2)
def _spoken(form: Form) -> Vocabulary:
    listed = PICTURED if form is Form.PICTURE else FILMED
    return vocabulary((entry(each), 2) for each in listed.split(","))


def _form(subject: Subject, form: Form) -> Told | None:
    match form:
        case Form.LINK:
            places = [(each.text, Span(each.start, each.end)) for each in subject.entities.urls]
        case Form.QUESTION:
            at = subject.text.find("?")
            places = [("?", Span(at, at + 1))] if at >= 0 else []
        case _:
            kind = MediaKind.IMAGE if form is Form.PICTURE else MediaKind.VIDEO
            shown = next((each for each in subject.media if each.kind is kind), None)
            if shown is None:
                return None
            return Told((shown.file,), shown.span or Span(0, 0), shown.span is not None)
    return Told((places[0][0],), places[0][1]) if places else None
