"""How French asks a reader for something: families of cues, each with its strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from strategy_tui.lint.asking import MEDIUM, STRONG, Ask, about, ask_at, find, guarded
from strategy_tui.lint.cues import cues
from strategy_tui.lint.lexicon import Lexicon, Verb, lexicon
from strategy_tui.lint.passage import (
    CLAUSES,
    MENTION,
    QUOTE,
    URL,
    Clause,
    Passage,
    Sentence,
    clauses,
)

_ELIDED = re.compile(r"^(?:n|l|m|t|s|d|j|c|qu)'(?=\w)")
_ENCLITIC = re.compile(r"-(?:moi|toi|nous|vous|le|la|les|lui|leur|y|en|ça|m'en|t'en)$")
_SINGULAR = ("e", "s", "ds", "ts")
"""How the tu-forms of the imperative end."""
_WORDS = re.compile(r"[\w'-]+")
_SETS = cues("fr-cues").sets
_EZ = re.compile(
    r"(?<![\w'-])(?:(?P<elided>n|l|m|t|s|d|j|c|qu)')?(?P<verb>\w+ez|dites|faites)"
    r"(?P<tail>(?:-\w+){0,2})(?![\w-])"
)
_DENYING = re.compile(r" (?:surtout )?(?:pas|plus|jamais|rien)\b")
_RENDEZVOUS = re.compile(
    r"(?:rendez-vous|rdv) (?!manqué|raté|pris|annulé|reporté|compte)(?:à|au|aux|le|la|les|chez|sur"
    r"|dans|ce|cet|cette|en|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ici|pour|dès|donc"
    r"|samedi|tous|toutes|\d|\ue000|\ue001|\ue002|l'|devant|place)"
)


def asks(passage: Passage) -> Iterator[Ask]:
    """Every cue in the order of the sentences."""
    known, words = cues("fr-cues"), lexicon("fr")
    sentences = passage.sentences
    whole = about(known, passage)
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1] if number + 1 < len(sentences) else None
        seen = guarded(known, sentence, passage, whole)
        if seen.is_for_others:
            continue
        if not seen.tells_how:
            yield from _orders(passage, sentence, after, words)
        yield from find(known, words.infinitives, sentence, after, seen)


def _orders(
    passage: Passage, sentence: Sentence, after: Sentence | None, words: Lexicon
) -> Iterator[Ask]:
    yield from _plural_imperatives(passage, sentence, words)
    linked = sentence.has_url or (after is not None and after.text.lstrip()[:1] == URL)
    for clause in clauses(sentence):
        if found := _at_start(clause, words, linked):
            family, weight = found
            yield ask_at(sentence, clause.at, family, weight)


def _plural_imperatives(passage: Passage, sentence: Sentence, words: Lexicon) -> Iterator[Ask]:
    """The vous-form without its `vous` is an imperative wherever it stands."""
    text = sentence.text
    if "ez" not in text and "ites" not in text:
        return
    for match in islice(_EZ.finditer(text), CLAUSES):
        verb, tail, at = match["verb"], match["tail"], match.start("verb")
        is_other = verb in _SETS["not_ez"] and (verb, tail) != ("allez", "-y")
        if is_other or words.is_idiom(text, match.start()):
            continue
        if verb in {"dites", "faites"} and not _starts_clause(text, match.start()):
            continue
        if tail == "-vous" and sentence.asks:
            continue
        original = passage.text[sentence.start + at : sentence.start + at + 2]
        is_name = original[:1].isupper() and original[1:].islower()
        if is_name and not _starts_clause(text, match.start()):
            continue
        if verb not in _SETS["urged_by_denial"] and _DENYING.match(text, match.end()):
            continue
        if not _has_subject(text, match.start(), denied=match["elided"] == "n"):
            asked = words.plurals.get(verb)
            yield ask_at(sentence, match.start(), asked.family if asked else "imperative", STRONG)


def _starts_clause(text: str, at: int) -> bool:
    before = text[max(0, at - 30) : at].rstrip()
    if not before or not (before[-1].isalnum()):
        return True
    return before.rsplit(None, 1)[-1] in _SETS["skipped"]


def _has_subject(text: str, at: int, denied: bool) -> bool:
    """Whether a `vous` or `qui` stands before a verb and belongs to it."""
    clause = re.split(r"[,:;!?.…(—–→«]", text[max(0, at - 60) : at])[-1]
    if denied or re.match(r"\s*(?:et |mais |surtout |alors )?n(?:e |')", clause):
        return False
    near = _split(tuple(_WORDS.findall(clause)[-6:]))
    if near[-1:] == ("qui",):
        return True
    before_vous = [near[at - 1] if at else "" for at, word in enumerate(near) if word == "vous"]
    return bool(before_vous) and before_vous[-1] not in _SETS["objects_of"]


def _at_start(clause: Clause, words: Lexicon, linked: bool) -> tuple[str, float] | None:
    """What a clause asks by its first words."""
    text = clause.sentence.text
    tokens = _split(clause.words)
    at = 0
    while at < len(tokens) - 1 and tokens[at] in _SETS["skipped"]:
        at += 1
    skipped, tokens = tokens[:at], tokens[at:]
    place = text.find(tokens[0], clause.at)
    if words.is_idiom(text, place):
        return None
    if tokens[0] in {"allez", "va", "venez", "viens"} or "allez" in skipped:
        following = tokens[0] if "allez" in skipped else tokens[1] if len(tokens) > 1 else ""
        if following.endswith(("er", "ir", "re")):
            known = words.infinitives.get(following)
            return (known.family if known else "imperative"), STRONG
    if _RENDEZVOUS.match(text, place) and clause.before != ",":
        return "attend", STRONG
    return (
        _single_imperative(clause, tokens, words)
        or _denied(tokens, words)
        or _hortative(tokens)
        or _infinitive(clause, tokens, words, linked)
    )


def _single_imperative(
    clause: Clause, tokens: tuple[str, ...], words: Lexicon
) -> tuple[str, float] | None:
    """The tu-form, which is the noun's too: what comes next decides."""
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    bare = _ENCLITIC.sub("", word)
    for verb in words.forms.get(word, ()) or (
        *words.forms.get(bare, ()),
        *words.forms.get(f"{bare}-", ()),
    ):
        if bare != word:
            wrong = word.endswith(("-vous", "-le")) and clause.sentence.asks
            return None if wrong else (verb.family, STRONG)
        if _single_counts(verb, clause, following, len(tokens)):
            return verb.family, STRONG
    return ("imperative", STRONG) if _is_any_verb(word, following, clause) else None


def _is_any_verb(word: str, following: str, clause: Clause) -> bool:
    """Whether a verb of no family is asked for in the tu-form: `habille-toi`, `ferme la porte`."""
    bare = _ENCLITIC.sub("", word)
    if len(bare) <= 3 or bare in _SETS["not_before_yours"] or not bare.endswith(_SINGULAR):
        return False
    if word.endswith(("-toi", "-moi")):
        return not clause.sentence.asks
    if bare != word or not clause.first or clause.sentence.asks:
        return False
    return following in _SETS["yours"] or (bare.endswith("e") and following in _SETS["pointed"])


def _single_counts(verb: Verb, clause: Clause, following: str, length: int) -> bool:
    if following in verb.before or (following[:1] in (URL, MENTION) and following):
        return True
    if following in _SETS["articles"]:
        return True
    if verb.sureness:
        return False
    ends = clause.sentence.text.rstrip().endswith("!") and clause.first
    return following in _SETS["taken"] or following[:1] == QUOTE or (length == 1 and ends)


def _denied(tokens: tuple[str, ...], words: Lexicon) -> tuple[str, float] | None:
    """`Ne rate pas`, `n'hésite pas`: without a subject, only an imperative is denied so."""
    if tokens[0] not in {"ne", "n'"} or len(tokens) < 3:
        return None
    rest = [each for each in tokens[1:] if each not in _SETS["clitics"]]
    if len(rest) < 2 or rest[0] in {"est", "a", "ont", "sont", "serait", "pas"}:
        return None
    if rest[1] in _SETS["denying"] and rest[0] in _SETS["urged_by_denial"]:
        known = words.forms.get(rest[0])
        return (known[0].family if known else "opener"), STRONG
    return None


def _hortative(tokens: tuple[str, ...]) -> tuple[str, float] | None:
    """`Parlons-en`, `Cartographions tous les bancs`."""
    word, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    bare = _ENCLITIC.sub("", word)
    if not bare.endswith("ons") or len(bare) < 5:
        return None
    if bare != word:
        return ("hortative", MEDIUM) if bare not in {"avons", "pouvons", "devons"} else None
    if word == "allons" and following.endswith(("er", "ir", "re")):
        return "hortative", MEDIUM
    if bare in _SETS["not_ons"] or bare.endswith(
        ("tions", "sions", "xions", "llons", "nions", "gions")
    ):
        return None
    follows = following in _SETS["articles"] or following in {
        "ensemble",
        "tous",
        "toutes",
        "des",
        "du",
        "de",
    }
    return ("hortative", MEDIUM) if follows else None


def _infinitive(
    clause: Clause, tokens: tuple[str, ...], words: Lexicon, linked: bool
) -> tuple[str, float] | None:
    """`À lire`, `Lire la suite : …`, `Pour s'inscrire : …`."""
    rest = [each for each in tokens if each not in _SETS["clitics"]]
    if not rest or clause.before == ",":
        return None
    if rest[0] in {"à", "a"} and len(rest) > 1:
        if rest[1:4] and rest[1] == "pas" and rest[2:3]:
            return "label", MEDIUM
        known = rest[1] in words.infinitives and rest[1] not in _SETS["not_infinitive_label"]
        alone = rest[1] in {"voir", "revoir", "faire"} and len(rest) == 2 and not linked
        return ("label", MEDIUM) if known and not alone else None
    if rest[0] == "pour":
        rest = [each for each in rest[1:] if each not in {"tout", "tous", "mieux", "bien"}]
        if linked and clause.first and rest[:1] and rest[0].endswith(("er", "ir", "re")):
            return "label", MEDIUM
    if rest and rest[0] in words.infinitives and linked and clause.first:
        return "label", MEDIUM
    return None


def _split(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with their elided articles and pronouns apart: `n'`, `hésitez`."""
    found: list[str] = []
    for word in words:
        elided = _ELIDED.match(word)
        if elided and word not in {"aujourd'hui", "quelqu'un"}:
            found += [elided[0], word[elided.end() :]]
        else:
            found.append(word)
    return tuple(found)
