"""Short names for the file, made from the words of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

LONGEST = 30
"""Characters of a short name."""

SHORT_NAME = re.compile(rf"[^\W\d_][\w-]{{0,{LONGEST - 1}}}")
"""What a short name may be: it begins with a letter and has no spaces."""

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_WORD = re.compile(r"[a-z][a-z0-9]*")
_WORD_OR_SIGN = re.compile(r"[a-z][a-z0-9]*|[^\sa-z0-9'’-]")
_SMALL_WORDS = """
    a about alive all also always an and any are as at back be become been being better bring
    build but by can come create day do enough everybody everyone everything few find first for
    found from gain get give go good great grow have help her his how i if improve in into is it
    its keep know known learn least let like little live look lot lots make many me meet month
    more most much my nearby need needs new next no not of off on once one or other others our
    out people publish put quarter reach real really regularly right say see sell share show so
    some something soon start stay still talk tell than that the their them then there they
    thing things think this those thought three time to together too touch two understand up us
    use very want was way we week well what when where which while who whose why will win with
    without words work would write year years yes you your
    afin ai aider aie ait alors an annee ans apprends au aussi autour autre autres aux avant
    avec avoir beaucoup belle bien bon bonne bons car ce cela celles ces cet cette ceux chaque
    chez comme connais connaitre creer dans de depuis des deux donner du elle elles en encore
    enfin entre est et etre eux faire fait fasse faut gagner garder gens grand grande ici il ils
    je jour la le les leur leurs libre lors lui ma mais me meme memes mes mettre mien mieux moi
    moins mois mon monde montrer ne ni non nos notre nous nouveau nouveaux nouvelle nouvelles on
    ont ou oui par parce parler partager pas peu peut place plus plusieurs pour pourquoi pouvoir
    premier premiere prendre pres qu quand que quel quelle quelques qui quoi rencontrer rendre
    renforcer reste rester reussir sa sais sans savoir se semaine ses si soi soit son sont sous
    souvent sur ta te tenir tes toujours tous tout toute toutes tres trimestre trois trop
    trouver tu un une utile utiles vais vendre veux vie vivant vivants vivre voir vos votre vous
    vrai vraie vraiment y
"""
_SAYS_LITTLE = frozenset(_SMALL_WORDS.split())
"""Words of the goals people write that tell one goal from another poorly; without accents."""

_EN_BEFORE_A_NOUN = "a an the my our your their his her its this these those of"
_FR_BEFORE_A_NOUN = """
    l le la les un une des du au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur
    leurs ce cet cette ces
"""
_EN_BEFORE_A_VERB = "i you he she it we they who to will would can could may should must"
_FR_BEFORE_A_VERB = "j je tu il elle on nous vous ils elles qui se s me m te t ne n y"
_BEFORE_A_NOUN = {
    "en": frozenset(_EN_BEFORE_A_NOUN.split()),
    "fr": frozenset(_FR_BEFORE_A_NOUN.split()),
}
_BEFORE_A_VERB = {
    "en": frozenset(_EN_BEFORE_A_VERB.split()),
    "fr": frozenset(_FR_BEFORE_A_VERB.split()),
}
_LIKE_A_VERB: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r".{2,}(?:ing|ly|ed)"),
    "fr": re.compile(r".{2,}(?:er|ir|re|ment|ant)"),
}
"""Endings of verbs and of what goes with them, where nothing before says that it is a noun."""


_SMALL_ADJECTIVES = """
    first good great little more most much new next other own real three two
    autre autres belle bon bonne bons deux grand grande meme memes nouveau nouveaux nouvelle
    nouvelles premier premiere trois vrai vraie
"""
_BETWEEN = frozenset(_SMALL_ADJECTIVES.split())
"""Small words that may stand between a noun and what announces it."""


def slug(words: str, taken: Collection[str], otherwise: str, language: str) -> str:
    """A short name from the word that looks most like what it is about, unlike those taken."""
    plain = _WORD_OR_SIGN.findall(_bare(words))
    places = [at for at, word in enumerate(plain) if len(word) > 1]
    telling = [at for at in places if plain[at] not in _SAYS_LITTLE]
    best = max(telling, key=lambda at: _weight(plain, at, language), default=None)
    if best is None or _weight(plain, best, language) < 0:
        best = next(iter(places), None)
    return _unlike(otherwise if best is None else plain[best][:LONGEST], taken)


def _weight(plain: Sequence[str], at: int, language: str) -> int:
    """How much a word looks like a noun, by its ending and the words around it.

    English says the noun last (“a steady income”), French first (“un revenu régulier”).
    """
    if language == "en" and _tells(plain, at + 1, language) and at + 1 not in (0, 1):
        return 0
    before = at - 1
    while before >= 0 and _leads(plain[before], language):
        before -= 1
    if before >= 0 and plain[before] in _BEFORE_A_NOUN[language]:
        return 2
    follows = plain[at - 1] if at else ""
    begins = language == "en" and not at
    if begins or follows in _BEFORE_A_VERB[language] or _LIKE_A_VERB[language].fullmatch(plain[at]):
        return -1
    return 1


def _leads(word: str, language: str) -> bool:
    """Whether a word may stand between a noun and what announces it, as “first” does."""
    is_content = word.isalnum() and word not in _SAYS_LITTLE
    return word in _BETWEEN or (language == "en" and is_content)


def _tells(plain: Sequence[str], at: int, language: str) -> bool:
    word = plain[at] if at < len(plain) else ""
    return len(word) > 1 and word not in _SAYS_LITTLE and not _LIKE_A_VERB[language].fullmatch(word)


def slug_of_name(name: str, taken: Collection[str], otherwise: str) -> str:
    """A short name from a whole name, such as `book-fair` from “Book fair!”."""
    words = [each for each in _WORD.findall(_bare(name)) if len(each) > 1]
    short = "-".join(words)[:LONGEST].rstrip("-")
    return _unlike(short or otherwise, taken)


def _bare(words: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(each for each in decomposed if not unicodedata.combining(each))


def _unlike(name: str, taken: Collection[str]) -> str:
    number, unlike = 1, name
    while unlike in taken:
        number += 1
        ending = f"-{number}"
        unlike = name[: LONGEST - len(ending)] + ending
    return unlike
