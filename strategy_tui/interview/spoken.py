"""Numbers and stretches of time in the words that people type, as figures."""

from __future__ import annotations

import re

_ONES = """
    zero zéro none aucun aucune/one once/two deux twice/three trois/four quatre/five cinq/six/
    seven sept/eight huit/nine neuf/ten dix dizaine/eleven onze/twelve douze dozen douzaine/
    thirteen treize/fourteen quatorze/fifteen quinze quinzaine/sixteen seize/seventeen/eighteen/
    nineteen
"""
_TENS = """
    twenty vingt vingts vingtaine/thirty trente trentaine/forty quarante quarantaine/
    fifty cinquante cinquantaine/sixty soixante soixantaine/seventy septante/
    eighty huitante octante/ninety nonante/hundred cent cents centaine
"""
_NUMBERS = {
    **{word: at for at, words in enumerate(_ONES.split("/")) for word in words.split()},
    **{word: 10 * at for at, words in enumerate(_TENS.split("/"), 2) for word in words.split()},
}
_ONE = frozenset({"a", "an", "un", "une", "one"})
_AND = frozenset({"and", "et"})
_ONCE = re.compile(r"^(?:a|une) (?=fois\b|time\b)")
_ABOUT = re.compile(r"^(?:about|around|roughly|environ|à peu près|vers|~)\s*")

_SPANS = (
    (r"(?:an|une?|1) (?:hour|heure)s? (?:and a half|et demie?)|one and a half hours", "90 min"),
    (r"(\d+) ?(?:hours?|heures?|h) (?:and a half|et demie?)", r"\1h30"),
    (r"half an hour|(?:une )?demi[ -]heure", "30 min"),
    (r"three quarters of an hour|trois quarts d['’]heure", "45 min"),
    (r"a quarter of an hour|(?:un )?quart d['’]heure", "15 min"),
    (r"(?:an|une?) (hour|heure)", r"1 \1"),
    (r"(\d+) ?(?:hours?|heures?|h)(?: and| et)? (\d\d) ?(?:min|mn|minutes?)?", r"\1h\2"),
    (r"(\d+) ?(?:mn|m|['’′])", r"\1 min"),
    (r"half a year|six months|un semestre|1 semestre", "6 months"),
    (r"(?:a|an|one|une?) (year|month|week|day|an|année|mois|semaine|jour)", r"1 \1"),
    (r"(?:a|one|un|1) (?:quarter|trimestre)", "3 months"),
    (r"(?:a|1) fortnight|(?:une|1) quinzaine", "14 days"),
    (r"(?:a|1) year and a half|(?:un|1) an et demi", "18 months"),
)
_SPOKEN_SPANS = tuple((re.compile(spoken), written) for spoken, written in _SPANS)

_OFTEN = {
    "monthly": "1 month",
    "mensuel": "1 mois",
    "yearly": "1 year",
    "weekly": "1 week",
    "quarterly": "3 months",
    "month": "1 month",
    "mois": "1 mois",
    "year": "1 year",
    "an": "1 an",
    "ans": "1 an",
    "week": "1 week",
    "semaine": "1 semaine",
    "semaines": "1 semaine",
    "quarter": "3 months",
    "trimestre": "3 mois",
    "trimestres": "3 mois",
}
"""A rhythm in one word, after “every” or “tous les” or without."""


def figures(text: str) -> str:
    """A text in small letters with its numbers in figures: “twenty-five minutes”, `25 minutes`."""
    said: list[str] = []
    number: int | None = None
    words = _ONCE.sub("1 ", _ABOUT.sub("", text.casefold())).split()
    for word in (part for each in words for part in _parts(each)):
        if number is not None and word in _AND:
            continue
        follows = number is not None and number % 10 == 0
        value = 1 if follows and word in ("un", "une") else _NUMBERS.get(word)
        if value is not None:
            number = _counted(number, value)
            continue
        if number is not None:
            said.append(str(number))
            number = None
        said.append(word)
    if number is not None:
        said.append(str(number))
    return " ".join(said[1:] if len(said) > 1 and said[0] in _ONE and said[1].isdigit() else said)


def _parts(word: str) -> list[str]:
    """The numbers of a word such as “vingt-et-un”; any other word is one part."""
    parts = word.split("-")
    known = all(each in _NUMBERS or each in _AND or each in _ONE for each in parts)
    return parts if known else [word]


def _counted(before: int | None, value: int) -> int:
    """A number with one more word of it: “quatre” and “vingt” are 80, “two” and “hundred” 200."""
    if before and value == 100:
        return before * 100
    if before == 4 and value == 20:
        return 80
    return (before or 0) + value


def span(text: str) -> str:
    """A stretch of time with its number in figures: “une heure et demie” is `90 min`."""
    words = " ".join(_ABOUT.sub("", text.casefold()).split()).rstrip(".")
    for each in (words, figures(words)):
        for spoken, written in _SPOKEN_SPANS:
            if found := spoken.fullmatch(each):
                return found.expand(written)
    return figures(words)


def rhythm(text: str) -> str:
    """A span after which something comes again: “every six months”, “tous les trimestres”."""
    words = re.sub(r"^(?:every|each|once an?|une fois par|tous les|toutes les|chaque|all)\s+", "",
                   " ".join(text.casefold().split()).rstrip("."))  # fmt: skip
    return _OFTEN.get(words) or span(words)
