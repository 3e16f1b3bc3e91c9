"""The door through which strangers' text enters: nothing in it can steer a terminal or hide.

Kept on purpose, because people write with them: ZWJ and variation selectors inside emoji; ZWJ and
ZWNJ between letters of the Arabic and Indic scripts, where Persian, Sinhala and others are
misspelt without them; the three flags that Unicode recommends of those made of tag characters
(any other run of tags can carry unseen text); no-break spaces, which French typography needs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MARKS = 4
"""The most combining marks on one letter: pointed Hebrew with cantillation needs that many."""

_PLAIN = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0390-\u0482\u048a-\u052f\u0561-\u0587\u05d0-\u05ea\u0620-\u064a"
    "\u0660-\u066f\u0671-\u06d5\u0e01-\u0e30\u10d0-\u10fa\u1e00-\u1eff\u2010-\u2027\u202f-\u205f"
    "\u20a0-\u20c0\u2190-\u22ff\u2300-\u2328\u232b-\u27bf\u3001-\u3029\u3041-\u3096\u30a1-\u30ff"
    "\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f\U0001f000-\U0001faff"
)
"""Characters that are clean in any company; together they are most of what people write."""

_EMOJI = (
    "#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u2328\u232b-\u23ff\u2460-\u24ff"
    "\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""What a variation selector or a joiner may follow."""

_STYLED = f"(?<=[{_EMOJI}])\ufe0f|(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
_CLEAN_TEXT = f"[\n{_PLAIN}]*+(?:(?:{_STYLED})[\n{_PLAIN}]*+)*+"
_CLEAN_LINE = f"(?! )[{_PLAIN}]*+(?:(?:{_STYLED})[{_PLAIN}]*+)*+(?<! )"

_LATIN = " -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u20ac"
"""The plain ones of most texts here: a set compiles in the time of its size."""
_LATIN_TEXT = re.compile(f"[\n{_LATIN}]*+")
_LATIN_LINE = re.compile(f"(?! )[{_LATIN}]*+(?<! )")

_ACTIVE = re.compile("[\x1b\x80-\x9f]")
_STRING = "\x1b\x80-\x9f"
_ESCAPES = re.compile(
    # OSC ends with BEL or ST, the other strings with ST; one that never ends takes its line.
    rf"(?:\x1b\]|\x9d)(?:[^\x07{_STRING}]*+(?:\x07|\x1b\\|\x9c)|[^\x07\n\r{_STRING}]*+)"
    rf"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])(?:[^{_STRING}]*+(?:\x1b\\|\x9c)|[^\n\r{_STRING}]*+)"
    r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"
    r"|\x1b[ -/]*+[0-~]?"
)
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_SPACES = re.compile("[\t-\r\x1c-\x20\x85\u2028\u2029]+")

_SHOWN = f"[{_EMOJI}][\ufe0e\ufe0f]?"
_JOINING = "[\u0620-\u0dff\u1000-\u109f\u1780-\u17ff\u1820-\u18aa]"
_IDEOGRAPH = "[\u2200-\u22ff\u3400-\u9fff\U00020000-\U0003ffff]"
_FLAGS = "\U0001f3f4(?:{})\U000e007f".format(
    "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in place)
        for place in ("gbeng", "gbsct", "gbwls")
    )
)
_HIDDEN = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_KEPT_OR_HIDDEN = (
    # The look ahead spares most characters the alternatives.
    f"(?=.?{_HIDDEN})(?:({_FLAGS}|{_SHOWN}(?:\u200d{_SHOWN})*+"
    f"|{_JOINING}(?:[\u200c\u200d]{_JOINING})++"
    f"|{_IDEOGRAPH}[\ufe00-\ufe0d\U000e0100-\U000e01ef])|{_HIDDEN})"
)
_SORTABLE_MARKS = 30
"""Normalising sorts the marks of a letter in quadratic time, so a longer run is cut before it."""
_CUT_OFF = " \n\u200c\u200d\U000e007f" + "".join(map(chr, range(0xE0020, 0xE007F)))


def clean_text(value: str, *, one_line: bool = True, limit: int | None = 500) -> str:
    """A stranger's text without anything that acts or hides, in NFC, cut at `limit` with "…".

    With `one_line` every run of spaces and line breaks becomes a space; without it lines end in
    "\\n". Cleaning twice is the same as cleaning once.
    """
    if one_line:
        value = value.strip(" ")  # first, so that what is clean else is seen to be
        if "  " in value or not _is_clean(value, _LATIN_LINE, _CLEAN_LINE):
            value = _cleaned_line(value)
    elif not _is_clean(value, _LATIN_TEXT, _CLEAN_TEXT):
        value = _cleaned_text(value)
    if limit is not None and len(value) > limit:
        value = value[: max(limit - 1, 0)].rstrip(_CUT_OFF) + "…"
    return value


def _is_clean(value: str, common: re.Pattern[str], pattern: str) -> bool:
    return bool(common.fullmatch(value) or _compiled(pattern).fullmatch(value))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The large sets, compiled for the first text that is not Latin: few commands meet one."""
    return re.compile(pattern)


def _cleaned_line(value: str) -> str:
    return _SPACES.sub(" ", _without_hidden(_SPACES.sub(" ", _without_escapes(value)))).strip(" ")


def _cleaned_text(value: str) -> str:
    return _without_hidden(_BREAKS.sub("\n", _without_escapes(value)).expandtabs(4))


def _without_escapes(value: str) -> str:
    return _ESCAPES.sub("", value) if _ACTIVE.search(value) else value


def _without_hidden(value: str) -> str:
    # Composed first, because a few characters are another's double and would change company.
    value = _composed(value)
    if not _compiled(_HIDDEN).search(value):
        return value
    value = _compiled(_KEPT_OR_HIDDEN).sub(r"\1", value)
    composed = _composed(value)
    if composed == value:
        return value
    # What was hidden stood between marks that now sort anew, so no joiner is sure of its place.
    return _composed(_compiled(_HIDDEN).sub("", composed))


def _composed(value: str) -> str:
    return _with_marks(unicodedata.normalize("NFC", _with_marks(value, _SORTABLE_MARKS)), MARKS)


def _with_marks(value: str, most: int) -> str:
    """The text with at most so many combining marks in a row."""
    if not _maybe_marks(most + 1).search(value):
        return value
    kept = []
    run = 0
    for character in value:
        run = run + 1 if _is_mark(character) else 0
        if run <= most:
            kept.append(character)
    return "".join(kept)


@cache
def _maybe_marks(count: int) -> re.Pattern[str]:
    return re.compile(rf"[^\w\s]{{{count}}}")


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}
