"""What a word is when texts are compared: one definition for the index and for the verdict.

Case, accents, letter shapes (full width, mathematical, circled, small capitals, look-alikes of
other alphabets) and invisible characters make no difference. Links, tags, mentions, signs and emoji
are no words. Where a script writes no spaces, each two neighbouring characters are one. Time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple
from unicodedata import category, combining, decimal, normalize

from strategy_tui.domain.dataclass import dataclass

_TO_THE_END = r"[^\s<>\"«»“”\u3000-\u9fff\uff00-\uffef]+"
_PLAIN_LINK = rf"https?://{_TO_THE_END}"
_LINK = rf"[HhWw](?:(?<=[Hh])[Tt][Tt][Pp][Ss]?://|(?<=[Ww])[Ww][Ww]\.){_TO_THE_END}"
_BARE_LINK = r"(?<![^\s(])(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}/[^\s\u3000-\u9fff]*"
_END_OF_DOMAIN = r"\.[A-Za-z]{2,24}/"
_TO_THE_END_OF_TAG = r"[\w\u0300-\u036f\u0900-\u0dff\u0e00-\u0eff]+"
_TAG = rf"#{_TO_THE_END_OF_TAG}"
_NAME = r"@[\w.@-]+"
_TAG_OR_NAME = rf"[#@＃＠](?:(?<=[#＃]){_TO_THE_END_OF_TAG}|(?<=[@＠])[\w.@-]+)"
"""What a pattern begins with is looked for first: where it is one letter or word, at once."""

_UNSPACED = (
    "\u0e01-\u0e4f\u0e81-\u0ecd\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: they write words without spaces between them."""

_SAME_SHAPE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝӏ" + "αβεικμνοπρτυχ" + "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıłøđŧħ",
    "abekmhopctyxijshdqwl" + "abeikmnonptyx" + "abcdefghijklmnoprstuvwyzagilodth",
    "",
)
"""Lower-case letters that look like a Latin one, or whose capital does, and barred letters."""
_SPELLED_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ς": "σ"}
_BOXED = {first + at: chr(ord("a") + at) for first in (0x1F150, 0x1F170) for at in range(26)}
"""White letters on black discs and squares, which Unicode does not decompose."""
_PIECES = r"[\u0300-\u036f\u1100-\u11ff\u3099\u309a\uff61-\uff9f]"
"""Parts of characters that have a composed form which would fold to something else."""


class _Fold(dict[int, str]):
    """Character → its lower-case base letters, a space for what is in no word; made on use."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = _folded(chr(point))
        return folded


def _folded(character: str) -> str:
    if (letter := _BOXED.get(ord(character))) is not None:
        return letter
    if category(character) in {"Cf", "Me"} or _selects_a_variant(character):
        return ""
    folded = []
    for part in normalize("NFKD", normalize("NFKD", character).lower()):
        kind = category(part)
        if kind == "Nd":
            folded.append(str(decimal(part)))
        elif kind[0] in "LN":
            shown = _SPELLED_OUT.get(part, part).translate(_SAME_SHAPE)
            folded.append("" if part == "\u0640" else shown)  # the Arabic stretching stroke
        elif kind[0] == "M":
            folded.append("" if _is_accent(part) else part)
        elif kind not in {"Cf", "Me"}:
            folded.append(" ")
    said = normalize("NFC", "".join(folded))
    return f" {said} " if character in "¼½¾" or "\u2150" <= character <= "\u215e" else said


def _selects_a_variant(character: str) -> bool:
    return character == "\u034f" or "\ufe00" <= character <= "\ufe0f" or character >= "\U000e0100"


def _is_accent(mark: str) -> bool:
    """Whether a word is the same without it: accents, Hebrew points, Arabic vowels.

    Vowel signs of the scripts of India and of Thailand have other combining classes and stay.
    """
    return combining(mark) in range(10, 36) or combining(mark) >= 200 or combining(mark) == 1


_FOLD = _Fold()


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled on use: an ASCII text needs only one of them, most need none."""
    return re.compile(source)


def words(text: str) -> list[str]:
    """The words of a text in order, as they are compared."""
    text = _without_links_and_names(text)
    if text.isascii():
        return text.translate(_FOLD).split()
    if _pattern(_PIECES).search(text):
        text = normalize("NFKC", text)
    folded = _folded_text(text)
    if not folded.isascii() and _pattern(f"[{_UNSPACED}]").search(folded):
        return _with_pairs(folded)
    return folded.split()


BETWEEN = "betweentexts0x1e"
"""Stands between texts that are read together."""


def words_together(texts: Sequence[str]) -> bytes | None:
    """The words of many texts in Latin-1, spaces between them, and `BETWEEN` between two texts.

    It takes a fifth of the time. None if they have to be read one by one: some script or sign
    needs a closer look.
    """
    text = _without_links_and_names(f"\n{BETWEEN}\n".join(texts))
    try:
        folded = _folded_western(text)
    except UnicodeEncodeError:
        return None
    return folded if folded.count(BETWEEN.encode()) == len(texts) - 1 else None


def _folded_western(text: str) -> bytes:
    """A text whose signs beyond Latin-1, if any, become plain letters or none.

    Raises:
        UnicodeEncodeError: they do not, or they are parts of characters.
    """
    for letter in _FREQUENT:
        if letter in text:
            text = text.replace(letter, _FOLD[ord(letter)])
    _register()
    return text.encode("latin-1", "strategy-tui-folded").translate(_latin_1(), b"\xad")


@cache
def _register() -> None:
    from codecs import register_error

    register_error("strategy-tui-folded", _plain)


def _plain(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    run = error.object[error.start : error.end]
    if _pattern(_PIECES).search(run):
        raise error
    return run.translate(_FOLD).encode("ascii"), error.end


def _folded_text(text: str) -> str:
    """Western texts have few signs beyond Latin-1: those first, then the others all at once."""
    if len(text.encode("latin-1", "ignore")) * 2 > len(text):
        western = text
        for letter in _FREQUENT:
            if letter in western:
                western = western.replace(letter, _FOLD[ord(letter)])
        if western.isascii() or not _pattern(_BEYOND_LATIN_1).search(western):
            return _folded_latin_1(western)
        western = _pattern(_BEYOND_LATIN_1).sub(_folded_run, western)
        if western.isascii() or not _pattern(_BEYOND_LATIN_1).search(western):
            return _folded_latin_1(western)
    return text.translate(_FOLD)


def _folded_run(run: re.Match[str]) -> str:
    return run[0].translate(_FOLD) if len(run[0]) > 1 else _FOLD[ord(run[0])]


def _folded_latin_1(text: str) -> str:
    return text.encode("latin-1").translate(_latin_1(), b"\xad").decode("latin-1")


_BEYOND_LATIN_1 = "[^\x00-\xff]+"
_FREQUENT = "ßæÆÞþ¼½¾" + "’œŒ“”…–—€\u202f"
"""Letters of Latin-1 that become several (the soft hyphen becomes none, any other becomes one),
and what Western texts have beyond it."""


@cache
def _latin_1() -> bytes:
    """What each byte becomes; those that become several are gone before."""
    return b"".join((_FOLD[point] or " ")[0].encode("latin-1") for point in range(256))


def _without_links_and_names(text: str, by: str | Callable[[re.Match[str]], str] = " ") -> str:
    if "://" in text:
        text = _pattern(_PLAIN_LINK).sub(by, text)
    if "://" in text or "ww." in text or "WW." in text:
        text = _pattern(_LINK).sub(by, text)
    if "＃" in text or "＠" in text:
        text = _pattern(_TAG_OR_NAME).sub(by, text)
    if "#" in text:
        text = _pattern(_TAG).sub(by, text)
    if "@" in text:
        text = _pattern(_NAME).sub(by, text)
    if "/" in text and _pattern(_END_OF_DOMAIN).search(text):
        text = _pattern(_BARE_LINK).sub(by, text)
    return text


def _with_pairs(text: str) -> list[str]:
    found: list[str] = []
    for run in _pattern(f"[{_UNSPACED}]+|[^\\s{_UNSPACED}]+").findall(text):
        if len(run) > 1 and _pattern(f"[{_UNSPACED}]").match(run):
            found += map(str.__add__, run, islice(run, 1, None))
        else:
            found.append(run)
    return found


class Placed(NamedTuple):
    """A word, and where it stands in the text as it was written."""

    word: str
    start: int
    end: int


def placed(text: str) -> list[Placed]:
    """The same words with their places; some ten times slower, for texts that are shown."""
    bare = _without_links_and_names(text, lambda found: " " * len(found[0]))
    composed = _pattern(_PIECES).search(bare) is not None
    if composed or _pattern(f"[{_UNSPACED}]").search(bare):
        return _placed(bare, 0, composed)
    found: list[Placed] = []
    for run in _pattern(r"\S+").finditer(bare):
        said = run[0].strip(_AROUND)
        start = run.start() + run[0].find(said)
        if said.isalnum() and (word := said.translate(_FOLD)).isalnum():
            found.append(Placed(word, start, start + len(said)))
        else:
            found += _placed(run[0], run.start(), composed)
    return found


_AROUND = ".,;:!?()\"'…–-«»“”’"
"""Signs before and after a word."""


def _placed(text: str, start: int, composed: bool) -> list[Placed]:
    """Character by character, with the signs that belong to it."""
    folded: list[str] = []
    origins: list[tuple[int, int]] = []
    for each in _pattern(f"(?s:.){_PIECES}*").finditer(text):
        character = normalize("NFKC", each[0]) if composed else each[0]
        said = character.translate(_FOLD)
        folded.append(said)
        origins += [(start + each.start(), start + each.end())] * len(said)
    return _cut("".join(folded), origins)


def _cut(folded: str, origins: Sequence[tuple[int, int]]) -> list[Placed]:
    found: list[Placed] = []
    for run in _pattern(f"[{_UNSPACED}]+|[^\\s{_UNSPACED}]+").finditer(folded):
        start, end = run.span()
        is_unspaced = _pattern(f"[{_UNSPACED}]").match(run[0]) is not None
        width = min(2, end - start) if is_unspaced else end - start
        for at in range(start, end - width + 1):
            last = at + width - 1
            found.append(Placed(folded[at : at + width], origins[at][0], origins[last][1]))
    return found


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared."""

    words: tuple[str, ...]
    marks: frozenset[str] = frozenset()
    """Of a text without words: its tags, names and links, else its signs and emoji."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not self.words and not self.marks

    @property
    def fingerprint(self) -> bytes:
        """Eight bytes: the same for the same words, for others by a chance of one in 2**64."""
        from hashlib import blake2b

        said = " ".join(self.words) if self.words else "\0" + " ".join(sorted(self.marks))
        return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def wording(text: str) -> Wording:
    """The words of a text; where it has none, what else it is made of."""
    found = tuple(words(text))
    return Wording(found) if found else Wording((), _marks(text))


def _marks(text: str) -> frozenset[str]:
    named = _pattern(f"{_LINK}|{_BARE_LINK}|{_TAG_OR_NAME}").findall(text)
    if named:
        return frozenset(each.casefold() for each in named)
    return frozenset(
        each
        for each in text
        if not each.isspace()
        and category(each) not in {"Cf", "Mn", "Me", "Cc", "Cs"}
        and not "\U0001f3fb" <= each <= "\U0001f3ff"  # the colours of skin
    )
