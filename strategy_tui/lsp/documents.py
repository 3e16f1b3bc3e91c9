"""The files as they are in the editor, saved or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.lsp.places import Place, Places, joined_halves

_BOM = "\ufeff"


class Document:
    """One file at one moment; a change makes another one."""

    def __init__(self, uri: str, version: int | None, raw: str, unit: str) -> None:
        self.uri = uri
        self.version = version
        self.raw = raw
        """As the editor has it, with its line ends."""
        self.unit = unit

    @cached_property
    def path(self) -> Path | None:
        """The file; None where the editor has not given it a place yet."""
        return path_of(self.uri)

    @cached_property
    def text(self) -> str:
        """As the program reads it: no byte order mark, every line ends in LF."""
        return self.raw.removeprefix(_BOM).replace("\r\n", "\n")

    @cached_property
    def places(self) -> Places:
        """Offsets into `text` as places in the editor."""
        mark = Places(_BOM, self.unit).place(1)[1] if self.raw.startswith(_BOM) else 0
        return Places(self.text, self.unit, bare_cr=True, lead=mark)

    def changed(
        self, version: int | None, changes: Iterable[tuple[tuple[Place, Place] | None, str]]
    ) -> Document:
        """The document after edits, each of a range or, without one, of everything."""
        raw = self.raw
        for where, text in changes:
            if where is None:
                raw = text
                continue
            places = Places(raw, self.unit)
            start, end = sorted((places.offset(where[0]), places.offset(where[1])))
            raw = joined_halves(raw[:start] + text + raw[end:])
        return Document(self.uri, version, raw, self.unit)

    def edit(self, fix: Fix) -> tuple[tuple[Place, Place], str]:
        """A fix of `text` as the editor makes it, with the line ends of the file."""
        written = fix.text.replace("\n", "\r\n") if "\r\n" in self.raw else fix.text
        return self.places.range(fix.span), written


class Documents:
    """The files that are open."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(tuple(self._open.values()))

    def get(self, uri: str) -> Document | None:
        """The file of an address as it is now; None if it is not open."""
        return self._open.get(uri)

    def put(self, document: Document) -> None:
        """A file was opened or changed."""
        self._open[document.uri] = document

    def close(self, uri: str) -> None:
        """A file is no longer open; what lies on the disk counts again."""
        self._open.pop(uri, None)

    def text_at(self, path: Path) -> str | None:
        """The text of a file that is open, saved or not."""
        texts = (each.text for each in self if each.path == path)
        return next(texts, None)


def path_of(uri: str) -> Path | None:
    """The file that an address names; None where it is none of this machine."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or "\0" in unquote(uri):
        return None
    return Path(url2pathname(parts.path))


def trimmed(text: str, other: str) -> Fix:
    """The one edit that makes a text another, as short as it can be."""
    most = min(len(text), len(other))
    start = next((n for n in range(most) if text[n] != other[n]), most)
    most -= start
    end = next((n for n in range(most) if text[-1 - n] != other[-1 - n]), most)
    return Fix(Span(start, len(text) - end), other[start : len(other) - end])
