"""What stands in a guide, in the reader's language and without any markup yet."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line of an entry."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A goal, a network, a campaign or a clause."""

    name: str
    lead: str = ""
    aside: str = ""
    """A few words beside the name: a figure, an end date."""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a small heading, which may be empty."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide: groups of entries, then sentences."""

    key: str
    """`goals`, `networks`, `campaigns`, `follow`, `time` or `review`."""
    heading: str
    groups: tuple[Group, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole guide; every text is clean, on one line, and not escaped."""

    language: str
    title: str
    stamp: str
    """Version and day."""
    sections: tuple[Section, ...]
    foot: str
