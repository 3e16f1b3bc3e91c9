"""The structure of a strategy text that need not be YAML at the moment: half-typed is fine.

Keys nest by their indentation and brackets close where they can; nothing is ever refused.
"""

from __future__ import annotations

import re

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span

Path = tuple[str | int, ...]

CURSOR = "\ue000"
"""Stands in the text where the cursor is, so that it is always in a word."""

MOST = 200_000
"""Characters that are looked at: as much as a hundred strategies."""

_DEEPEST = 64
_BLANK = " \t\r"


@dataclass(frozen=True, slots=True)
class Found:
    """A key, or an element of a list, at its path."""

    path: Path
    span: Span
    """Of the key or the element's first sign."""


@dataclass(frozen=True, slots=True)
class Word:
    """The word that the cursor is in; the marker counts for one character of its span."""

    path: Path
    """Of what the word is the beginning of: a value, or a mapping of which it is a key."""
    is_key: bool
    """Whether it is a key for certain: a colon follows."""
    is_value: bool
    """Whether it stands where a value does: behind a colon, or in a list in brackets."""
    in_flow: bool
    """Whether it stands inside brackets, where everything is on one line."""
    column: int
    span: Span


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is where in a text, as far as that can be told."""

    found: tuple[Found, ...]
    values: dict[Path, str]
    """Scalars by their paths."""
    word: Word | None


@dataclass(slots=True)
class _Block:
    """A mapping or list whose lines begin at one column."""

    column: int
    path: Path
    is_list: bool
    last: Path
    """Of the key or element that was read last."""
    count: int = 0


@dataclass(slots=True)
class _Bracket:
    """A mapping or list inside brackets."""

    path: Path
    is_list: bool
    key: str | None = None
    count: int = 0

    @property
    def here(self) -> Path:
        """The path of the value that comes next; in a mapping without a key yet, its own."""
        if self.is_list:
            return (*self.path, self.count)
        return self.path if self.key is None else (*self.path, self.key)


def sketch(text: str) -> Sketch:
    """The structure of a text; of one that is far too long, of its beginning."""
    scanner = _Scanner(text[:MOST])
    scanner.run()
    return Sketch(tuple(scanner.found), scanner.values, scanner.word)


class _Scanner:
    """Reads a text line by line, and once only."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self.values: dict[Path, str] = {}
        self.word: Word | None = None
        self._open: list[_Block] = []

    def run(self) -> None:
        """Read the whole text."""
        at = 0
        while at < len(self.text):
            at = self._line(at, self._end_of_line(at))

    def _line(self, start: int, end: int) -> int:
        """Read what begins on a line; where to go on."""
        at, floor = self._skip(start, end, " "), -1
        if at == end or self.text[at] == "#":
            return end + 1
        while self._is_dash(at, end):
            floor = at - start
            self._element(floor, Span(at, at + 1))
            at = self._skip(at + 1, end)
            if at == end or self.text[at] == "#":
                return end + 1
        column = at - start
        colon = self._colon(at, end)
        if colon < 0:
            path = self._under(column)
            return self._value(path, at, end, max(floor, self._parent_column(column)), False)
        block = self._mapping(column)
        name = self.text[at:colon].rstrip(_BLANK)
        span = Span(at, at + len(name))
        if CURSOR in name:
            self.word = Word(block.path, True, False, False, column, span)
        block.last = (*block.path, _unquoted(name))
        self.found.append(Found(block.last, span))
        value = self._skip(colon + 1, end)
        if value == end or self.text[value] == "#":
            return end + 1
        return self._value(block.last, value, end, column)

    def _value(self, path: Path, at: int, end: int, floor: int, follows: bool = True) -> int:
        """Read a value that begins here; lines that belong to it are indented beyond `floor`.

        It `follows` its key, or stands on a line of its own.
        """
        sign = self.text[at]
        if sign in "{[":
            return self._end_of_line(self._flow(path, at, floor)) + 1
        if sign in "|>":
            return self._after_block(end + 1, floor)
        if sign in "\"'":
            close = self._closing(at)
            if close > end:
                return self._end_of_line(close) + 1
            end_of_word = close if close > 0 else end
        else:
            end_of_word = self._end_of_plain(at, end)
        word = self.text[at:end_of_word].rstrip(_BLANK)
        self._note(path, Span(at, at + len(word)), is_value=follows, in_flow=False)
        return end + 1

    def _note(self, path: Path, span: Span, *, is_value: bool, in_flow: bool) -> None:
        word = self.text[span.start : span.end]
        self.values.setdefault(path, _unquoted(word))
        if CURSOR in word:
            column = span.start - (self.text.rfind("\n", 0, span.start) + 1)
            self.word = Word(path, False, is_value, in_flow, column, span)

    def _flow(self, path: Path, at: int, floor: int) -> int:
        """Read brackets; where they end, or where a line shows that they were never closed."""
        brackets: list[_Bracket] = []
        while at < len(self.text):
            sign = self.text[at]
            if sign == "\n":
                if self._dedents(at + 1, floor):
                    return at
                at += 1
            elif sign in _BLANK:
                at += 1
            elif sign == "#" and self.text[at - 1] in " \t\n":
                at = self._end_of_line(at)
            elif sign in "{[":
                here = brackets[-1].here if brackets else path
                if len(brackets) == _DEEPEST:
                    return at
                if brackets and brackets[-1].is_list:
                    self.found.append(Found(here, Span(at, at + 1)))
                brackets.append(_Bracket(here, sign == "["))
                at += 1
            elif sign in "}]":
                brackets.pop()
                at += 1
                if not brackets:
                    return at
            elif sign == ",":
                brackets[-1].count += 1
                brackets[-1].key = None
                at += 1
            else:
                at = self._flow_word(brackets[-1], at)
        return at

    def _flow_word(self, bracket: _Bracket, at: int) -> int:
        """Read a key with its colon, or a scalar; where to go on."""
        end = self._end_of_flow_word(at)
        word = self.text[at:end].rstrip(_BLANK)
        span = Span(at, at + len(word))
        colon = self._skip(end, self._end_of_line(end))
        is_key = not bracket.is_list and bracket.key is None and self.text[colon : colon + 1] == ":"
        if not is_key:
            is_value = bracket.is_list or bracket.key is not None
            self._note(bracket.here, span, is_value=is_value, in_flow=True)
            return max(end, at + 1)
        if CURSOR in word:
            self.word = Word(bracket.path, True, False, True, 0, span)
        bracket.key = _unquoted(word)
        self.found.append(Found(bracket.here, span))
        return colon + 1

    def _settle(self, column: int, *, dash: bool) -> _Block | None:
        """Leave the blocks that a line at this column ends; the one that is left."""
        while self._open:
            top = self._open[-1]
            ends = top.column > column or (top.column == column and top.is_list and not dash)
            if not ends:
                return top
            self._open.pop()
        return None

    def _under(self, column: int) -> Path:
        """The path of what a line without a key would belong to."""
        top = self._settle(column, dash=False)
        if top is None:
            return ()
        return top.path if top.column == column else top.last

    def _parent_column(self, column: int) -> int:
        top = self._settle(column, dash=False)
        return min(top.column, column - 1) if top is not None else -1

    def _mapping(self, column: int) -> _Block:
        """The mapping whose keys stand at this column."""
        top = self._settle(column, dash=False)
        if top is not None and top.column == column:
            return top
        path = top.last if top is not None else ()
        self._open.append(_Block(column, path, False, path))
        return self._open[-1]

    def _element(self, column: int, span: Span) -> None:
        """The next element of the list whose dashes stand at this column."""
        top = self._settle(column, dash=True)
        if top is None or not (top.is_list and top.column == column):
            path = top.last if top is not None else ()
            top = _Block(column, path, True, path)
            self._open.append(top)
        top.last = (*top.path, top.count)
        top.count += 1
        self.found.append(Found(top.last, span))

    def _is_dash(self, at: int, end: int) -> bool:
        return self.text[at] == "-" and (at + 1 == end or self.text[at + 1] in _BLANK)

    def _colon(self, at: int, end: int) -> int:
        """Where the colon after a key stands, or -1."""
        if self.text[at] in "\"'":
            close = self._closing(at)
            colon = self._skip(close, end) if 0 < close <= end else end
            return colon if self.text[colon : colon + 1] == ":" else -1
        if self.text[at] in "{[":
            return -1
        found = _KEY_ENDS.search(self.text, at, end)
        return found.start() if found and found.group() == ":" else -1

    def _closing(self, at: int) -> int:
        """Just behind the quote that closes the one here; -1 if none does."""
        quoted = (_DOUBLE if self.text[at] == '"' else _SINGLE).match(self.text, at)
        return quoted.end() if quoted else -1

    def _end_of_plain(self, at: int, end: int) -> int:
        found = _COMMENT.search(self.text, at, end)
        return found.start() if found else end

    def _end_of_flow_word(self, at: int) -> int:
        if self.text[at] in "\"'" and (close := self._closing(at)) > 0:
            return close
        found = _FLOW_ENDS.search(self.text, at)
        return found.start() if found else len(self.text)

    def _after_block(self, at: int, floor: int) -> int:
        """Behind the lines of a text that was begun with `|` or `>`."""
        while at < len(self.text) and not self._dedents(at, floor):
            at = self._end_of_line(at) + 1
        return at

    def _dedents(self, start: int, floor: int) -> bool:
        """Whether a line holds something, and stands no further in than `floor`."""
        end = self._end_of_line(start)
        at = self._skip(start, end)
        return at < end and at - start <= floor

    def _skip(self, at: int, end: int, blank: str = _BLANK) -> int:
        while at < end and self.text[at] in blank:
            at += 1
        return at

    def _end_of_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


_KEY_ENDS = re.compile(r":(?=[ \t\r]|$)| #", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]#")
_FLOW_ENDS = re.compile(r":(?=[ \t\r,\]}]|$)|[,{}\[\]\n]| #", re.MULTILINE)
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'")


def _unquoted(word: str) -> str:
    if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'":
        inner = word[1:-1]
        return inner.replace("''", "'") if word[0] == "'" else inner.replace('\\"', '"')
    return word
