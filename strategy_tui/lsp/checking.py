"""What an open file is, and what is found in it."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.text import Span
from strategy_tui.draft_file import network_in_name
from strategy_tui.errors import StrategyTuiError, UnusableFile
from strategy_tui.lsp.documents import Document
from strategy_tui.lsp.folders import Folder
from strategy_tui.networks import names
from strategy_tui.services import draft_files
from strategy_tui.services.linting import Linted
from strategy_tui.services.strategy_text import checked

_NETWORK_KEY = re.compile(r"---[ \t]*\n(?:(?!---).*\n){0,40}?[\"']?network[\"']?[ \t]*:")
_UNTITLED = Path("untitled.md")


class Kind(StrEnum):
    """What a file is to us."""

    DRAFT = "draft"
    STRATEGY = "strategy"
    PACK = "pack"
    OTHER = "other"
    """None of ours: nothing is said about it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one state of a file."""

    document: Document
    kind: Kind
    folder: Folder
    diagnostics: tuple[Diagnostic, ...] = ()
    linted: Linted | None = None
    """Of a draft that could be checked."""


def kind_of(document: Document, folder: Folder) -> Kind:
    """What a file is, by its place, its name, or what it begins with."""
    path, workspace = document.path, folder.workspace
    if path is not None and path.suffix in (".yaml", ".yml"):
        if path.name == "strategy.yaml":
            return Kind.STRATEGY
        is_own = workspace is not None and path.parent.resolve() == workspace.rules_dir
        return Kind.PACK if is_own else Kind.OTHER
    if path is not None and path.suffix not in (".md", ".markdown", ".txt"):
        return Kind.OTHER
    return Kind.DRAFT if _is_draft(document, path) else Kind.OTHER


def _is_draft(document: Document, path: Path | None) -> bool:
    if path is not None:
        if network_in_name(path.name) in names():
            return True
        if path.parent.name == "drafts" and path.suffix == ".md":
            return True
    return _NETWORK_KEY.match(document.text) is not None


def find_in(document: Document, folder: Folder, now: datetime) -> Found:
    """Everything that is wrong with a file; it takes as long as the file is long."""
    kind = kind_of(document, folder)
    path = document.path or _UNTITLED
    if kind is Kind.OTHER:
        return Found(document, kind, folder)
    try:
        draft_files.decoded(path, document.text.encode("utf-8", "replace"))
        if kind is Kind.DRAFT:
            linted = folder.linting.lint_text(path, document.text, now)
            diagnostics = (*_unheld(folder, document.text), *linted.diagnostics)
            return Found(document, kind, folder, diagnostics, linted)
    except StrategyTuiError as error:
        return Found(document, kind, folder, (_in_the_way(error, document.text),))
    if kind is Kind.STRATEGY:
        return Found(document, kind, folder, checked(document.text)[1])
    from strategy_tui.lint.pack import parse_pack

    return Found(document, kind, folder, parse_pack(document.text, str(path))[1])


def _unheld(folder: Folder, text: str) -> tuple[Diagnostic, ...]:
    """Why a draft is not held against the strategy, if so, told on its first line."""
    name = folder.workspace.strategy_path.name if folder.workspace is not None else ""
    problem = folder.linting.strategy_problem(name)
    if problem is None:
        return ()
    return (Diagnostic("file.unchecked", Severity.WARNING, _first_line(text), problem),)


def _in_the_way(error: StrategyTuiError, text: str) -> Diagnostic:
    """Why a file cannot be checked at all, told on its first line."""
    if isinstance(error, UnusableFile):
        return Diagnostic("file.unusable", Severity.ERROR, _first_line(text), error.message)
    return Diagnostic("file.unchecked", Severity.ERROR, _first_line(text), error.message)


def _first_line(text: str) -> Span:
    end = text.find("\n", 0, 200)
    return Span(0, end if end >= 0 else min(200, len(text)))
