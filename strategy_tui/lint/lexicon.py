"""The verbs that ask a reader for something, read once from the word lists beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint.cues import lines

BEGINNING = 3
PLAIN = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
"""French letters without their accents."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb asks for, and how sure its form is to be a verb."""

    family: str
    sureness: str
    """Empty: nearly always; `noun`: also a noun; `only`: counts before its particles alone."""
    before: frozenset[str] = frozenset()
    """Words that make it a verb when they come next."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The verbs of one language by the forms they are met in."""

    forms: Mapping[str, tuple[Verb, ...]]
    """English base forms; French tu-forms."""
    plurals: Mapping[str, Verb]
    """French vous-forms, for what they ask."""
    infinitives: Mapping[str, Verb]
    idioms: Mapping[str, tuple[str, ...]]
    """First word → expressions that begin with it and look like a request, but are none."""

    beginnings: frozenset[str]
    """How the expressions begin: so many characters tell that none is there."""

    def is_idiom(self, text: str, at: int) -> bool:
        """Whether an expression stands at a place of a text in lower case."""
        if text[at : at + BEGINNING] not in self.beginnings:
            return False
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] in "'-"):
            end += 1
        for idiom in self.idioms.get(text[at:end], ()):
            after = text[at + len(idiom) : at + len(idiom) + 1]
            if text.startswith(idiom, at) and not (after.isalnum() and idiom[-1].isalnum()):
                return True
        return False


@cache
def lexicon(language: str) -> Lexicon:
    """The verbs of English or French."""
    forms: dict[str, tuple[Verb, ...]] = {}
    plurals: dict[str, Verb] = {}
    infinitives: dict[str, Verb] = {}
    idioms: dict[str, tuple[str, ...]] = {}
    for section, line in lines(language):
        if section == "idioms":
            for idiom in line.split(" | "):
                first = idiom.split(" ")[0]
                idioms[first] = (*idioms.get(first, ()), idiom)
            continue
        family, _, sureness = section.partition(" ")
        for entry in line.split():
            word, _, particles = entry.rstrip(")").partition("(")
            verb = Verb(family, sureness, frozenset(particles.split(",") if particles else ()))
            base, single, plural = _french(word) if language == "fr" else (word, word, "")
            for form in {single, single.translate(PLAIN)}:
                forms[form] = (*forms.get(form, ()), verb)
            for form in {base, base.translate(PLAIN)}:
                infinitives.setdefault(form, verb)
            for form in {plural, plural.translate(PLAIN)}:
                plurals.setdefault(form, verb)
    beginnings = frozenset(each[:BEGINNING] for some in idioms.values() for each in some)
    return Lexicon(forms, plurals, infinitives, idioms, beginnings)


def _french(entry: str) -> tuple[str, str, str]:
    """Infinitive, tu-form and vous-form."""
    if "/" in entry:
        infinitive, single, plural = entry.split("/")
        return infinitive, single, plural
    stem = entry.removesuffix("er")
    return entry, f"{stem}e", f"{stem}ez"
