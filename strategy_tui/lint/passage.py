"""A text made ready for reading: links and quotations hidden, split into sentences and clauses.

Every step keeps the length of the text, so that a place found here is a place in the text. Every
pattern here is linear in the text's length, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from strategy_tui.domain.dataclass import dataclass

URL = "\ue000"
MENTION = "\ue001"
HASH = "\ue002"
QUOTE = "\ue003"
"""What stands, in a passage, for each character of a link, a name, a `#` and a quotation."""

EMOJI = "EMOJI"
"""What stands among the words of a text that has one, or something hidden."""
DOTS = "..."
"""A sign of three, among the words of a text that has it."""

_ALIKE = tuple(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "＃": "#",
        "‑": "-",
        "‐": "-",
        URL: " ",
        MENTION: " ",
        HASH: " ",
        QUOTE: " ",
    }.items()
)
_ENDINGS = (
    "com|org|net|fr|io|eu|dev|app|be|ch|ca|uk|de|info|blog|social|me|co|tv|gg|ly|link|page|cloud"
    "|xyz|online|site|tech|shop|store|news|paris|art|design|live|space|club|coop|edu|gouv|gov|us"
)
_URLS = (  # text, as the next ones: `re` compiles it for the first text that needs it
    r"https?://[^\s<>«»“”]+"
    r"|\bwww\.[^\s<>«»“”]+"
    r"|(?<![\w@.-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
    rf"|(?<![\w@./-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.(?:{_ENDINGS})(?![\w-])"
    r"(?:/[^\s<>«»“”]*)?"
)
_DOTTED = re.compile(r"[\w-]\.[\w-]")
_NAMES = r"(?<![\w@])@\w[\w.@-]*"
_HASHES = r"(?<!\w)#(?=\w)"
_QUOTES = re.compile(
    r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|`[^`\n]{1,400}`"
    r"|(?<!\w)'[^'\n]{1,80}'(?!\w)"
)
_SINGLE = re.compile(r"(?<!\w)'")
_SOMETHING = re.compile(r"[^\W_]|[^\x00-\xff]")
_END = re.compile(r"[.!?…][)»\"\ue003]{0,3}\s+|\n+")
_CLAUSE = re.compile(
    "(?:[,:;()→—–|•\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)+|(?<=\\s)-(?=\\s)"
)
WORD = re.compile(r"\w(?:[\w'-]*\w)?'?|\ue000+|\ue001+|\ue003+")
_TOKEN = re.compile(r"[\w'-]+")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
"""No signs, as nearly every text has them; those that stand alone are words."""
_PIECE = re.compile(r"[^\W_]+")
_LEAD = re.compile(r"(?:[^\w\ue000\ue001\ue003\ue002]|\ue002\w*+|\ue001++|\d++[.)]|rt\b)*+")
READ = 600
"""Characters of a sentence whose words are looked at."""
SENTENCES = 500
"""Sentences at either end of a text that are looked at; a book between them is not."""
CLAUSES = 100
"""Clauses of a sentence that are looked at."""
FIRST_WORDS = 8
"""Words of a clause that decide what it is."""
_FIRST_LETTERS = 100


@dataclass(frozen=True)  # no slots: the cached views below need a __dict__
class Sentence:
    """A stretch of the text up to its end mark or line break."""

    start: int
    end: int
    text: str
    """In lower case, links and quotations hidden."""

    @property
    def asks(self) -> bool:
        """Whether it ends with a question mark, tags and links after it left aside."""
        at = self.text.rfind("?")
        return at >= 0 and not _HAS_LETTER.search(self.text, at)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, whole and in pieces, and its signs."""
        return vocabulary(self.text[:READ])

    @property
    def has_url(self) -> bool:
        """Whether a link stands in it."""
        return URL in self.text


_HAS_LETTER = re.compile(r"(?<![\ue002\w])\w")


@dataclass(frozen=True, slots=True)
class Clause:
    """The first words of a clause, and where it stands in its sentence."""

    sentence: Sentence
    at: int
    """Where its first word begins, in the sentence."""
    words: tuple[str, ...]
    first: bool
    """Whether it opens the sentence."""
    before: str
    """The sign that separates it from what is before: empty, or such as `,` or `:`."""


@dataclass(frozen=True)  # no slots: the cached views below need a __dict__
class Passage:
    """A text with its links found and hidden."""

    text: str

    @cached_property
    def plain(self) -> str:
        """In lower case, with one kind of apostrophe and space, quotations still there."""
        text = _lowered(self.text)
        if text.isascii():
            return text.replace("\t", " ")
        for sign, usual in _ALIKE:
            text = text.replace(sign, usual)
        return text

    @cached_property
    def linked(self) -> str:
        """`plain` with links, names and hash signs hidden."""
        text = self.plain
        if "." in text and ("://" in text or "www." in text or _DOTTED.search(text)):
            text = re.sub(_URLS, _hidden_url, text)
        if "@" in text:
            text = re.sub(_NAMES, lambda match: MENTION * len(match[0]), text)
        return re.sub(_HASHES, HASH, text) if "#" in text else text

    @cached_property
    def read(self) -> str:
        """`linked` with quotations hidden: what the writer says in their own voice."""
        text = self.linked
        if not (any(sign in text for sign in '"«“`') or _SINGLE.search(text)):
            return text
        return _QUOTES.sub(lambda match: QUOTE * len(match[0]), text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, whole and in pieces, and its signs."""
        return vocabulary(self.linked)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that have something in them; of very many, the first and the last."""
        found = tuple(_sentences(self.read))
        return found if len(found) <= 2 * SENTENCES else found[:SENTENCES] + found[-SENTENCES:]


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, as they are written and in pieces, and its signs."""
    signs = set(text)
    found = set(_TOKEN.findall(text))
    joined = [each for each in found if not each.isalnum()]
    if joined:
        found.update(_PIECE.findall(" ".join(joined)))
    found |= signs - _LETTERS
    if text and max(signs) >= "\u2600":
        found.add(EMOJI)
    if DOTS in text:
        found.add(DOTS)
    return frozenset(found)


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence: its start, and what follows a comma, colon, dash or arrow."""
    text = sentence.text
    start, before = 0, ""
    for sign in islice(_CLAUSE.finditer(text), CLAUSES):
        if clause := _clause(sentence, start, sign.start(), before):
            yield clause
        start, before = sign.end(), sign[0][0]
    if clause := _clause(sentence, start, len(text), before):
        yield clause


def _clause(sentence: Sentence, start: int, end: int, before: str) -> Clause | None:
    lead = _LEAD.match(sentence.text, start, end)
    at = lead.end() if lead else start
    words = WORD.findall(sentence.text, at, min(end, at + _FIRST_LETTERS))
    if not words:
        return None
    return Clause(sentence, at, tuple(words[:FIRST_WORDS]), start == 0, before)


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for end in _END.finditer(text):
        if _SOMETHING.search(text, start, end.start()):
            yield Sentence(start, end.end(), text[start : end.end()])
        start = end.end()
    if _SOMETHING.search(text, start):
        yield Sentence(start, len(text), text[start:])


def _hidden_url(match: re.Match[str]) -> str:
    """The link hidden, but not the sentence's own sign after it."""
    found = match[0]
    inner = found.rstrip(".,;:!?…)'\"")
    return URL * len(inner) + found[len(inner) :]


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
