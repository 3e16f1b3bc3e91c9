"""Short names for the file, made from the words of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 30
"""Characters of a short name."""

SHORT_NAME = re.compile(rf"[^\W\d_][\w-]{{0,{LONGEST - 1}}}")
"""What a short name may be: it begins with a letter and has no spaces."""

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d"})
_WORD = re.compile(r"[a-z][a-z0-9]+")
_SMALL_WORDS = """
    a about alive all also always an and any are as at be become been being better bring build but
    by can come create do everybody everyone everything find first for from gain get give go good
    grow have help her his how i if improve in into is it its keep know known learn let like
    little live look make many me meet more most much my need needs new next no not of off on or
    other others our out people publish put reach really say see sell share show so some something
    start stay tell than that the their them there they thing things this to up us use very want
    was we well what when where which who will win with would write you your
    afin ai aider aie ait alors apprends au autre autres aux avec avoir beaucoup bien bon bonne
    bons car ce cela celles ces cet cette ceux chaque chez comme connais connaitre creer dans de
    des deux donner du elle elles en encore entre est et etre eux faire fait fasse faut gagner
    garder gens grand ici il ils je jour la le les leur leurs lui ma mais me meme mes mettre mien
    mieux moi moins mon monde montrer ne nos notre nous nouveau nouveaux nouvelle nouvelles on ont
    ou par parler partager pas peu peut plus pour pourquoi pouvoir premier premiere prendre pres
    projet quand que quel quelle qui quoi rencontrer rendre renforcer rester reussir sa sais sans
    savoir se ses si soi soit son sont sous souvent sur ta te tenir tes toujours tous tout toute
    toutes trop trouver tu un une utile vais vendre veux vivant vivants vivre voir vos votre vous
    vrai vraie y
"""
_SAYS_LITTLE = frozenset(_SMALL_WORDS.split())
"""Words of the goals people write that tell one goal from another poorly; without accents."""


def slug(words: str, taken: Collection[str], otherwise: str) -> str:
    """A short name from the first word that says something, unlike those that are taken."""
    plain = _plain(words)
    telling = [word for word in plain if word not in _SAYS_LITTLE]
    name = next(iter(telling or plain), otherwise)[:LONGEST]
    return _unlike(name, taken)


def slug_of_name(name: str, taken: Collection[str], otherwise: str) -> str:
    """A short name from a whole name, such as `book-fair` from “Book fair!”."""
    short = "-".join(_plain(name))[:LONGEST].rstrip("-")
    return _unlike(short or otherwise, taken)


def _plain(words: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return _WORD.findall("".join(each for each in decomposed if not unicodedata.combining(each)))


def _unlike(name: str, taken: Collection[str]) -> str:
    number, unlike = 1, name
    while unlike in taken:
        number += 1
        ending = f"-{number}"
        unlike = name[: LONGEST - len(ending)] + ending
    return unlike
