"""How English asks a reader for something: families of cues, each with its strength."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_tui.lint.asking import STRONG, Ask, about, ask_at, find, guarded
from strategy_tui.lint.cues import cues
from strategy_tui.lint.lexicon import Lexicon, lexicon
from strategy_tui.lint.passage import MENTION, QUOTE, URL, WORD, Clause, Passage, Sentence, clauses

_SETS = cues("en-cues").sets
STEPS = 40
"""Sentences in which an order is looked for."""
_CONDITIONS = ("if ", "when ", "before ", "to ", "for ", "after ", "while ", "so ", "hey ")
_PAST = re.compile(r"\b(?:yesterday|ago|last (?:night|week|month|year|summer|winter)|this morning)")


def asks(passage: Passage) -> Iterator[Ask]:
    """Every cue in the order of the sentences."""
    words = lexicon("en")
    sentences = passage.sentences
    known = cues("en-cues")
    in_steps = _tells_steps(sentences)
    whole = about(known, passage)
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        seen = guarded(known, sentence, passage, whole)
        if seen.is_for_others:
            continue
        if not (in_steps or seen.tells_how):
            yield from _imperatives(sentence, words)
        yield from find(known, words.infinitives, sentence, after, seen)


def _tells_steps(sentences: tuple[Sentence, ...]) -> bool:
    """Whether sentences are put in order, as a recipe's are: its imperatives ask for nothing."""
    starts = [WORD.match(each.text.lstrip()) for each in sentences[:STEPS]]
    return sum(each is not None and each[0] in _SETS["order"] for each in starts) > 1


def _imperatives(sentence: Sentence, words: Lexicon) -> Iterator[Ask]:
    spoken = False
    for clause in clauses(sentence):
        if not (spoken and clause.before == ","):
            family = _imperative(clause, words)
            if family:
                yield ask_at(sentence, clause.at, family, STRONG)
        spoken = clause.words[0] in _SETS["subjects"] and len(clause.words) <= 3


def _imperative(clause: Clause, words: Lexicon) -> str | None:
    """What the clause asks for, when it is an imperative."""
    at = 0
    polite = False
    while at < len(clause.words) - 1 and clause.words[at] in _SETS["skipped"]:
        polite = polite or clause.words[at] in {"please", "pls", "plz", "kindly"}
        at += 1
    tokens = clause.words[at:]
    text = clause.sentence.text
    place = text.find(tokens[0], clause.at)
    if words.is_idiom(text, place):
        return None
    if tokens[0] in {"don't", "dont", "never"} or tokens[:2] == ("do", "not"):
        rest = tokens[2:] if tokens[0] == "do" else tokens[1:]
        return _denied(rest)
    if tokens[0] == "do" and not clause.sentence.asks and tokens[1:2] != ("not",):
        tokens = tokens[1:] or tokens
    family = _family(tokens, words, clause, just=at > 0 and clause.words[at - 1] == "just")
    if (
        family is None
        and polite
        and tokens[0] not in _SETS["not_verbs"]
        and tokens[0] not in _SETS["skipped"]
    ):
        return "opener"
    return family


def _denied(rest: tuple[str, ...]) -> str | None:
    """What is asked by forbidding its opposite; `Don't use it yet` asks for nothing."""
    if not rest or rest[0] not in _SETS["urged_by_denial"]:
        return None
    return "opener" if rest[0] in {"hesitate", "forget"} else "imperative"


def _family(tokens: tuple[str, ...], words: Lexicon, clause: Clause, just: bool) -> str | None:
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if following in _SETS["never_next"] or _is_noun_phrase(tokens):
        return None
    if word in _SETS["past_twins"] and (just or _PAST.search(clause.sentence.text)):
        return None
    for verb in words.forms.get(word, ()):
        if following in verb.before:
            return verb.family
        if verb.sureness == "only":
            continue
        if not verb.sureness or _takes(following) or _alone(clause, tokens):
            return verb.family
    return "imperative" if _is_any_verb(word, following, clause) else None


def _is_any_verb(word: str, following: str, clause: Clause) -> bool:
    """Whether a verb of no family is asked for: by its form, and by what comes next."""
    if word in _SETS["not_verbs"] or not _opens(clause):
        return False
    if following in _SETS["yours"] and clause.first and _base_form(word):
        return True
    if not _takes(following):
        return False
    verbs = cues("verbs-en").sets
    return word in verbs["sure"] or (word in verbs["shared"] and following in _SETS["definite"])


def _opens(clause: Clause) -> bool:
    """Whether a clause stands on its own, or comes after a condition."""
    return clause.before != "," or clause.sentence.text.lstrip().startswith(_CONDITIONS)


def _is_noun_phrase(tokens: tuple[str, ...]) -> bool:
    """`Join dates are wrong`: a verb for the word after next makes nouns of the two before."""
    if len(tokens) < 3 or tokens[2] not in _SETS["never_next"] or tokens[2] == "of":
        return False
    return not _takes(tokens[1]) and tokens[1] not in _SETS["questioning"]


def _takes(following: str) -> bool:
    """Whether the next word makes a verb of a word that may be a noun."""
    if any(following in _SETS[name] for name in ("determiners", "objects", "asked_about")):
        return True
    return following[:1] in (URL, MENTION, QUOTE) and following != ""


def _alone(clause: Clause, tokens: tuple[str, ...]) -> bool:
    """`Vote!` asks; `Vote.` may be a heading."""
    return len(tokens) == 1 and clause.first and clause.sentence.text.rstrip().endswith("!")


def _base_form(word: str) -> bool:
    return (
        word.isalpha()
        and word not in _SETS["not_verbs"]
        and not word.endswith(("ing", "ed", "ly", "s", "n't"))
    )
