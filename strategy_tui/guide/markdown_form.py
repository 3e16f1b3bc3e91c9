"""A guide as CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_tui.guide.structure import Entry, Page, Section

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>|~$^]|^[-+=#]|&(?=[#\w])|#(?=\S|$)|(?<=[Ww]{3})\.|:(?=//)|=(?==)|%(?=%)"
)
"""What CommonMark, its GitHub and its Obsidian dialect could read as more than the character."""
_NUMBERED = re.compile(r"^\d{1,9}(?=[.)])")

MARK = "<!-- strategy-tui guide -->"
"""The last line, which no reader sees: what tells our guides from other people's files."""


def written(page: Page) -> str:
    """The page as Markdown, ending in a newline."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {_text(page.title)}"
    yield ""
    yield f"*{_text(page.stamp)}*"
    for section in page.sections:
        yield ""
        yield f"## {_text(section.heading)}"
        yield from _section(section)
    yield ""
    yield "---"
    yield ""
    yield f"*{_text(page.foot)}*"
    yield ""
    yield MARK


def _section(section: Section) -> Iterator[str]:
    in_full = section.key == "networks"
    for group in section.groups:
        if group.heading:
            yield ""
            yield f"### {_text(group.heading)}"
        if not in_full:
            yield ""
        for entry in group.entries:
            yield from _card(entry) if in_full else _item(entry)
    if section.lines:
        yield ""
    for line in section.lines:
        yield f"- {_text(line)}"


def _card(entry: Entry) -> Iterator[str]:
    """A network: a heading, its purpose, a list."""
    aside = f" ({_text(entry.aside)})" if entry.aside else ""
    yield ""
    yield f"### {_text(entry.name)}{aside}"
    if entry.lead:
        yield ""
        yield _text(entry.lead)
    yield ""
    for row in entry.rows:
        yield f"- *{_text(row.label)}* · {_text(row.text)}"


def _item(entry: Entry) -> Iterator[str]:
    """Anything else: a point of a list, with its rows as points of their own."""
    said = (entry.lead, entry.aside)
    yield " · ".join([f"- **{_text(entry.name)}**", *(_text(each) for each in said if each)])
    for row in entry.rows:
        yield f"    - *{_text(row.label)}* {_text(row.text)}"


def _text(value: str) -> str:
    """A value that stays the text it is; empty ones are a dash, so that emphasis has a body."""
    return _NUMBERED.sub(r"\g<0>\\", _SPECIAL.sub(r"\\\g<0>", value)) or "–"
