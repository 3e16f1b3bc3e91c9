"""A guide as one HTML file: styles inside, no script, nothing fetched from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

from strategy_tui.guide.structure import Entry, Group, Page, Section

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Even if something slipped through: no script runs and nothing is loaded."""

MARK = '<meta name="generator" content="strategy-tui guide">'
"""What tells our guides from other people's files."""


def written(page: Page) -> str:
    """The page as HTML, ending in a newline."""
    return "\n".join(_lines(page)) + "\n"


@cache
def _style() -> str:
    return Path(__file__).with_name("guide.css").read_text(encoding="utf-8").rstrip("\n")


def _lines(page: Page) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{_text(page.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield MARK
    yield f"<title>{_text(page.title)}</title>"
    yield f"<style>\n{_style()}\n</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f"<h1>{_text(page.title)}</h1>"
    yield f'<p class="stamp">{_text(page.stamp)}</p>'
    yield "</header>"
    yield "<main>"
    for section in page.sections:
        yield from _section(section)
    yield "</main>"
    yield f"<footer>{_text(page.foot)}</footer>"
    yield "</body>"
    yield "</html>"


def _section(section: Section) -> Iterator[str]:
    yield f'<section class="{section.key}">'
    yield f"<h2>{_text(section.heading)}</h2>"
    yield '<div class="groups">'
    for group in section.groups:
        yield from _group(group)
    yield "</div>"
    if section.lines:
        yield '<ul class="lines">'
        yield from (f"<li>{_text(line)}</li>" for line in section.lines)
        yield "</ul>"
    yield "</section>"


def _group(group: Group) -> Iterator[str]:
    yield '<div class="group">'
    if group.heading:
        yield f"<h3>{_text(group.heading)}</h3>"
    for entry in group.entries:
        yield from _entry(entry)
    yield "</div>"


def _entry(entry: Entry) -> Iterator[str]:
    yield "<article>"
    aside = f' <span class="aside">{_text(entry.aside)}</span>' if entry.aside else ""
    yield f'<h4><span class="name">{_text(entry.name)}</span>{aside}</h4>'
    if entry.lead:
        yield f'<p class="lead">{_text(entry.lead)}</p>'
    if entry.rows:
        yield "<dl>"
        for row in entry.rows:
            yield f"<div><dt>{_text(row.label)}</dt> <dd>{_text(row.text)}</dd></div>"
        yield "</dl>"
    yield "</article>"


def _text(value: str) -> str:
    return escape(value, quote=True)
