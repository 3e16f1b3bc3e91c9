"""What may be written where the cursor is."""

from __future__ import annotations

import re
from collections.abc import Collection

from lsprotocol import types

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.errors import StrategyTuiError
from strategy_tui.i18n import render
from strategy_tui.lsp.checking import Kind, kind_of
from strategy_tui.lsp.documents import Document
from strategy_tui.lsp.folders import Folder
from strategy_tui.lsp.showing import text_edit
from strategy_tui.networks import names
from strategy_tui.services import front_matter
from strategy_tui.strategy_file import completion
from strategy_tui.strategy_file.completion import Completion, Completions

MOST = 200
"""Things that are offered at once; time zones are three times as many, and are found by typing."""

_SNIPPET = re.compile(r"([\\$}])")


def completions(
    document: Document,
    folder: Folder,
    offset: int,
    rules: Collection[str],
    language: str,
    snippets: bool,
) -> types.CompletionList:
    """What may be written; with `snippets`, the cursor goes where one writes on."""
    offered = _offered(document, folder, offset, rules, language)
    items = [
        _item(document, offered, number, each, language, snippets)
        for number, each in enumerate(offered.items[:MOST])
    ]
    return types.CompletionList(is_incomplete=len(offered.items) > MOST, items=items)


def _offered(
    document: Document, folder: Folder, offset: int, rules: Collection[str], language: str
) -> Completions:
    match kind_of(document, folder):
        case Kind.STRATEGY:
            return completion.complete(document.text, offset, names(), language, rules)
        case Kind.DRAFT:
            try:
                strategy = folder.strategy.check().strategy if folder.strategy else None
            except StrategyTuiError:
                strategy = None
            path = str(document.path or "")
            return front_matter.complete(document.text, offset, strategy, rules, path)
        case _:
            return Completions(Span(offset, offset), ())


def _item(
    document: Document,
    offered: Completions,
    number: int,
    each: Completion,
    language: str,
    snippets: bool,
) -> types.CompletionItem:
    edit = text_edit(document, Fix(offered.span, each.insert))
    ends_there = each.caret >= len(each.insert)
    if snippets and not ends_there:
        before, after = each.insert[: each.caret], each.insert[each.caret :]
        edit.new_text = f"{_escaped(before)}$0{_escaped(after)}"
    meaning, example = _said(each.meaning, language), _said(each.example, language)
    told = "\n\n".join(part for part in (meaning, example) if part)
    is_key = each.insert.rstrip().endswith(":") or not ends_there
    return types.CompletionItem(
        label=each.label,
        kind=types.CompletionItemKind.Property if is_key else types.CompletionItemKind.Value,
        documentation=told or None,
        sort_text=f"{number:04}",
        insert_text_format=types.InsertTextFormat.Snippet
        if snippets and not ends_there
        else types.InsertTextFormat.PlainText,
        text_edit=edit,
    )


def _said(said: Message | str, language: str) -> str:
    return render(said, language) if isinstance(said, Message) else said


def _escaped(text: str) -> str:
    return _SNIPPET.sub(r"\\\1", text)
