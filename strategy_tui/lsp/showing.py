"""Findings, counts and outlines as the protocol has them."""

from __future__ import annotations

from lsprotocol import types

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span, whole
from strategy_tui.i18n import render
from strategy_tui.lsp.checking import Found, Kind
from strategy_tui.lsp.documents import Document
from strategy_tui.lsp.places import Place, Places
from strategy_tui.services.part_counts import PartCount, part_counts, pieces
from strategy_tui.strategy_file.clause_words import quotation
from strategy_tui.strategy_file.outline import Entry, outline

SOURCE = "strategy-tui"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}
_SUPERFLUOUS = frozenset({"suppression.unused"})
"""What these mark could go: editors draw it faintly."""


def position(place: Place) -> types.Position:
    """A place as the protocol has it."""
    return types.Position(*place)


def range_of(places: Places, span: Span) -> types.Range:
    """A span as the protocol has it."""
    start, end = places.range(span)
    return types.Range(position(start), position(end))


def text_edit(document: Document, fix: Fix) -> types.TextEdit:
    """A fix as the editor makes it."""
    (start, end), text = document.edit(fix)
    return types.TextEdit(types.Range(position(start), position(end)), text)


def diagnostics(
    found: Found, language: str, sources: dict[str, str], related: bool
) -> list[types.Diagnostic]:
    """The findings of a file; `sources` are the addresses of rules that were read somewhere.

    With `related`, each leads to its clause in the strategy.
    """
    return [_diagnostic(found, each, language, sources, related) for each in found.diagnostics]


def _diagnostic(
    found: Found, each: Diagnostic, language: str, sources: dict[str, str], related: bool
) -> types.Diagnostic:
    document = found.document
    data: dict[str, object] = {}
    if each.clause:
        data["clause"] = each.clause
    if each.fix is not None:
        edit = text_edit(document, each.fix)
        start, end = edit.range.start, edit.range.end
        data["fix"] = {
            "range": {
                "start": {"line": start.line, "character": start.character},
                "end": {"line": end.line, "character": end.character},
            },
            "newText": edit.new_text,
        }
    href = sources.get(each.rule_id)
    superfluous = each.rule_id in _SUPERFLUOUS
    return types.Diagnostic(
        range=range_of(document.places, each.span),
        severity=_SEVERITIES[each.severity],
        code=each.rule_id,
        code_description=types.CodeDescription(href) if href else None,
        source=SOURCE,
        message=speakable(each.message, language),
        tags=[types.DiagnosticTag.Unnecessary] if superfluous else None,
        related_information=_clause(found, each.clause) if related and each.clause else None,
        data=data or None,
    )


def _clause(found: Found, clause: str) -> list[types.DiagnosticRelatedInformation] | None:
    workspace, text = found.folder.workspace, found.folder.strategy_text
    if workspace is None or text is None or found.kind is not Kind.DRAFT:
        return None
    quoted = quotation(text, clause)
    if quoted is None:
        return None
    where = range_of(Places(text, found.document.unit, bare_cr=True), quoted.span)
    location = types.Location(workspace.strategy_path.as_uri(), where)
    above = clause.rpartition(".")[0]
    said = f"{above}.{quoted.words.partition(chr(10))[0]}" if above else clause
    return [types.DiagnosticRelatedInformation(location, said)]


def speakable(sentence: Message, language: str) -> str:
    """A sentence that any client can take: half characters are shown as such."""
    return whole(render(sentence, language))


def lenses(found: Found, language: str) -> list[types.CodeLens]:
    """Above each part of a draft, how long it is and what goes with it."""
    if found.linted is None:
        return []
    return [
        types.CodeLens(
            types.Range(start := position(found.document.places.place(each.span.start)), start),
            types.Command(count_title(each, language), ""),
        )
        for each in part_counts(found.linted)
    ]


def count_title(count: PartCount, language: str) -> str:
    """What is said of a part, in one line."""
    return " · ".join(render(each, language) for each in pieces(count))


def symbols(document: Document) -> list[types.DocumentSymbol]:
    """The sections, goals, networks, campaigns and clauses of a strategy, as a tree."""
    roots: list[types.DocumentSymbol] = []
    path: list[types.DocumentSymbol] = []
    for entry in outline(document.text):
        symbol = _symbol(document.places, entry)
        del path[entry.depth :]
        if path:
            path[-1].children = [*(path[-1].children or ()), symbol]
        else:
            roots.append(symbol)
        path.append(symbol)
    return roots


def _symbol(places: Places, entry: Entry) -> types.DocumentSymbol:
    whole = range_of(places, entry.span)
    name = entry.label.strip() or str(entry.path[-1])
    is_section = entry.depth == 0
    kind = types.SymbolKind.Namespace if is_section else types.SymbolKind.Property
    return types.DocumentSymbol(name, kind, whole, types.Range(whole.start, whole.start))
