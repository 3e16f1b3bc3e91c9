"""What an editor offers to do: a fix, every fix, or to let a rule rest in one draft."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lsprotocol import types

from strategy_tui.domain.diagnostic import Diagnostic, Fix, apply_fixes
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.draft_file import switched_off
from strategy_tui.i18n import render
from strategy_tui.lsp.checking import Found, Kind
from strategy_tui.lsp.documents import Document, trimmed
from strategy_tui.lsp.showing import text_edit
from strategy_tui.networks import names
from strategy_tui.strategy_file.mending import mended
from strategy_tui.yamldoc import Problems, shortened

FIX_ALL = "source.fixAll.strategy-tui"
_REASON = message("say why here")


def actions(
    found: Found,
    shown: list[types.Diagnostic],
    asked: types.CodeActionParams,
    rules: Collection[str],
    language: str,
    versioned: bool,
) -> list[types.CodeAction]:
    """What can be done about the findings in a range.

    `shown` are the findings as the editor has them, in the same order; with `versioned`, an edit
    says which state of the file it is of.
    """
    only = asked.context.only

    def is_wanted(kind: str) -> bool:
        return only is None or any(kind == each or kind.startswith(f"{each}.") for each in only)

    offered: list[types.CodeAction] = []
    if is_wanted(types.CodeActionKind.QuickFix):
        here = [
            (each, of)
            for each, of in zip(found.diagnostics, shown, strict=True)
            if _meet(of.range, asked.range)
        ]
        offered += _fixes(found, here, language, versioned)
        offered += _rests(found, here, rules, language, versioned)
    if is_wanted(FIX_ALL):
        offered += _all(found, language, versioned)
    return offered


def _fixes(
    found: Found,
    here: list[tuple[Diagnostic, types.Diagnostic]],
    language: str,
    versioned: bool,
) -> Iterator[types.CodeAction]:
    for each, shown in here:
        if each.fix is not None:
            yield types.CodeAction(
                title=render(_said(found.document, each.fix), language),
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[shown],
                is_preferred=True,
                edit=workspace_edit(found.document, [each.fix], versioned),
            )


def _said(document: Document, fix: Fix) -> Message:
    """What a fix does, in a line."""
    before = document.text[fix.span.start : fix.span.end]
    words = [shortened(" ".join(each.split())) for each in (before, fix.text)]
    if not words[1]:
        return message("Remove “{before}”", before=words[0])
    if not words[0]:
        return message("Write “{after}”", after=words[1])
    return message("Write “{after}” instead of “{before}”", after=words[1], before=words[0])


def _rests(
    found: Found,
    here: list[tuple[Diagnostic, types.Diagnostic]],
    rules: Collection[str],
    language: str,
    versioned: bool,
) -> Iterator[types.CodeAction]:
    """For each rule of a draft, once: it rests in this draft, for a reason that is to be said."""
    if found.kind is not Kind.DRAFT:
        return
    for rule in dict.fromkeys(each.rule_id for each, _ in here):
        if rule not in rules:
            continue
        try:
            fix = switched_off(found.document.text, rule, render(_REASON, language))
        except (LookupError, Problems):
            continue
        yield types.CodeAction(
            title=render(
                message("Switch “{rule}” off in this draft, because …", rule=rule), language
            ),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[shown for each, shown in here if each.rule_id == rule],
            edit=workspace_edit(found.document, [fix], versioned),
        )


def _all(found: Found, language: str, versioned: bool) -> Iterator[types.CodeAction]:
    """Every fix that is certain, as `--fix` makes them."""
    if not any(each.fix for each in found.diagnostics):
        return
    text = found.document.text
    if found.kind is Kind.STRATEGY:
        better = mended(text, names())
        after, made = better.text, better.made
    else:
        after, made = apply_fixes(text, found.diagnostics)
    if made:
        yield types.CodeAction(
            title=render(
                plural("Make {count} fix", "Make all {count} fixes", count=made), language
            ),
            kind=FIX_ALL,
            edit=workspace_edit(found.document, [trimmed(text, after)], versioned),
        )


def workspace_edit(document: Document, fixes: list[Fix], versioned: bool) -> types.WorkspaceEdit:
    """The fixes of one file as an edit that the editor makes."""
    edits = [text_edit(document, each) for each in fixes]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: edits})
    which = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(which, [*edits])])


def _meet(one: types.Range, other: types.Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(place: types.Position) -> tuple[int, int]:
    return place.line, place.character
