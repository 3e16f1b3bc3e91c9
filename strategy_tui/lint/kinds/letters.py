"""`kind: letters` -- letters that only look like letters, and characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = True
READS_WHOLE = False
READ = 20_000
"""Characters of a text that are looked at; a person who styles or pastes does it early."""
FEWEST = 3
"""Styled letters that make a style; one or two may be mathematics."""
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPQRSTUVWYZ", strict=True))
# Text, as the next ones: `re` compiles it for the first text that needs it.
_STYLED = (
    "[\U0001d400-\U0001d7ff"  # mathematical letters and digits
    "\uff21-\uff3a\uff41-\uff5a"  # full width
    "\u249c-\u24e9\U0001f130-\U0001f149"  # in circles, squares, brackets
    "\U0001f150-\U0001f169\U0001f170-\U0001f189"  # and white on black
    f"{''.join(_SMALL_CAPITALS)}"
    "\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134]"
)
_RUN = rf"{_STYLED}+(?:[^\w\n]{{1,3}}{_STYLED}+)*"
_STRUCK = "(?:\\w[\u0332-\u0338]){3,}"
_WIDE_SCRIPT = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_PHONETIC = r"[/\[]"
_UNSEEN = (
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]+"
)
_JOINERS = "\u200c\u200d"
"""They belong between two emoji; between two letters of ours they are left over."""
_NEEDS_THEM = "[\u0590-\u1fff\ua980-\uabff]"
"""Scripts that are written with some of these: Arabic, Hebrew, Thai, the scripts of India ..."""


class Find(StrEnum):
    """What the rule looks for."""

    STYLED = "styled"
    """Mathematical, circled, full-width or struck letters in place of plain ones."""
    UNSEEN = "unseen"
    """Characters without a width."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find is Find.STYLED:
        return frozenset({"match", "instead"})
    return frozenset({"code"})


def build(options: Options) -> Check:
    """A check for each run of such characters, with the fix."""
    look = _styled if options.find is Find.STYLED else _unseen

    def check(subject: Subject) -> Iterator[Match]:
        text = subject.text[:READ]
        if look is _unseen or not text.isascii():
            yield from look(text)

    return check


def _styled(text: str) -> Iterator[Match]:
    for run in re.finditer(_RUN, text):
        plain = _plain(run[0])
        if plain is not None and not _is_of_its_script(text, run):
            yield _instead(run, plain)
    if re.search("[\u0332-\u0338]", text):
        for run in re.finditer(_STRUCK, text):
            yield _instead(run, re.sub("[\u0332-\u0338]", "", run[0]))


def _instead(run: re.Match[str], plain: str) -> Match:
    span = Span(*run.span())
    shown = {"match": run[0][:60], "instead": plain[:60]}
    return Match(span, shown, fix=Fix(span, plain))


def _plain(styled: str) -> str | None:
    """The same in plain letters; None where that is no word in another dress."""
    if sum(map(str.isalnum, styled)) + sum(map(_is_symbol, styled)) < FEWEST:
        return None
    if not re.search(f"{_STYLED}{{2}}", styled):
        return None
    return "".join(map(_letter, styled))


def _letter(char: str) -> str:
    from unicodedata import normalize  # few texts ask, and it is a library of its own

    if "\U0001f150" <= char <= "\U0001f189":
        return chr(ord("A") + (ord(char) - 0x1F150) % 0x20)
    return _SMALL_CAPITALS.get(char) or normalize("NFKC", char).strip("()")[:1] or char


def _is_symbol(char: str) -> bool:
    """Letters in circles and squares are no letters to Unicode."""
    return "\u249c" <= char <= "\u24e9" or "\U0001f130" <= char <= "\U0001f189"


def _is_of_its_script(text: str, run: re.Match[str]) -> bool:
    """Wide letters among Japanese, small capitals in the phonetic alphabet."""
    if "\uff21" <= run[0][0] <= "\uff5a":
        return re.search(_WIDE_SCRIPT, text) is not None
    if run[0][0] in _SMALL_CAPITALS:
        before = text[max(0, run.start() - 30) : run.start()]
        return re.search(_PHONETIC, before) is not None or len(run[0]) < FEWEST + 1
    return False


def _unseen(text: str) -> Iterator[Match]:
    if text.replace("\n", "").isprintable():
        return
    for run in re.finditer(_UNSEEN, text):
        before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
        joins = not run[0].strip(_JOINERS)
        if joins and not (_is_ours(before) and _is_ours(after)):
            continue
        if not re.search(_NEEDS_THEM, before + after):
            span = Span(*run.span())
            yield Match(span, {"code": f"U+{ord(run[0][0]):04X}"}, fix=Fix(span, ""))


def _is_ours(char: str) -> bool:
    return char.isalpha() and char < "\u0250"
