"""Strategy text → (Strategy | None, diagnostics): every problem at once, each at its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.strategy import Strategy
from strategy_tui.domain.text import Span
from strategy_tui.i18n import LANGUAGES
from strategy_tui.strategy_file.building import build
from strategy_tui.strategy_file.conditions import PREFIX
from strategy_tui.strategy_file.document import Document
from strategy_tui.strategy_file.preconditions import preconditions
from strategy_tui.strategy_file.references import references
from strategy_tui.strategy_file.shapes import StrategyShape
from strategy_tui.strategy_file.words import WORDS
from strategy_tui.yamldoc import read_partly
from strategy_tui.yamldoc.recovering import load_all

__all__ = ["language_of", "parse", "schema"]

_LANGUAGE = r"^(?:\{ *)?[\"']?langu(?:age|e)[\"']? *: *[\"']?(\w+)"


def parse(text: str, networks: Collection[str]) -> tuple[Strategy | None, tuple[Diagnostic, ...]]:
    """The strategy in a text, and everything that is wrong with it, in the order of the text.

    `networks` are the names that a network may have. There is a strategy exactly when no
    diagnostic is an error.
    """
    loaded = load_all(text, PREFIX)
    if loaded.root is None:
        return None, loaded.diagnostics or (_empty(),)
    shape, problems = read_partly(StrategyShape, loaded.root, PREFIX, {"name": ""}, WORDS)
    found = [*loaded.diagnostics, *problems]
    strategy = None
    if shape is not None:
        document = Document(text, loaded.root, shape, networks, found)
        references(document)
        strategy = build(document)
        preconditions(document)
        if any(each.share or each.never for each in shape.networks.values()):
            from strategy_tui.strategy_file.topic_words import unknown_words

            unknown_words(document)
        if shape.words:
            from strategy_tui.strategy_file.topic_words import unused_words

            unused_words(document)
    found.sort(key=lambda each: (each.span, -each.severity, each.rule_id))
    if any(each.severity is Severity.ERROR for each in found):
        strategy = None
    return strategy, tuple(found)


def language_of(text: str) -> str | None:
    """The language that a strategy asks for, however broken the rest of the text is."""
    asked = re.search(_LANGUAGE, text.replace("\x00", ""), re.I | re.M)
    code = asked[1].casefold() if asked else None
    return code if code in LANGUAGES else None


def schema(language: str = LANGUAGES[0], networks: Collection[str] = ()) -> dict[str, Any]:
    """The JSON Schema of a strategy file, for editors with YAML support.

    Meanings and examples are in the language asked for. `networks` are the names that a network
    may have; without any, every name will do.
    """
    from strategy_tui.strategy_file.editor_schema import editor_schema

    return editor_schema(language, networks)


def _empty() -> Diagnostic:
    line = message("{key}: {example}", key="name", example=message("My strategy"))
    sentence = message("The file is empty. Begin with a line such as “{line}”.", line=line)
    return Diagnostic(f"{PREFIX}.empty", Severity.ERROR, Span(0, 0), sentence)
