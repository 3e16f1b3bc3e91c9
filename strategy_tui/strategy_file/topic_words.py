"""Hints: words of `share` and `never` that no vocabulary knows, and words taught in vain."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.strategy_file.document import Document, Path
from strategy_tui.topics import Own, names, reading
from strategy_tui.yamldoc import at, nearest, quoted, shortened
from strategy_tui.yamldoc.libyaml import yaml

NEAR = 78
"""The likeness (of 100) from which a person is asked whether a topic was meant."""


def unknown_words(document: Document) -> None:
    """A hint at each word that a draft cannot be held against as it is meant."""
    own: Own = tuple(document.shape.words.items())
    for key in document.shape.networks:
        for section in ("share", "never"):
            for said, path in _said(document, key, section):
                if sentence := _unknown(said, section, own, document.shape.language):
                    document.add(
                        "unknown-word",
                        Severity.HINT,
                        path,
                        sentence,
                        depends=[("words",)] if document.has("words") else (),
                        at_value=True,
                    )


def unused_words(document: Document) -> None:
    """A hint at each topic of the person's own whose words no network asks for."""
    sections = ((key, section) for key in document.shape.networks for section in ("share", "never"))
    said = [each for key, section in sections for each, _ in _said(document, key, section)]
    for name, words in document.shape.words.items():
        is_asked_for = any(reading(each, ((name, words),)).is_taught for each in said)
        if reading(name).is_clear or is_asked_for or nearest(name, said, NEAR):
            continue  # where the name is only nearly said, what says it is asked about
        document.add(
            "unused-words",
            Severity.HINT,
            ("words", name),
            _unused(name, document.shape.language),
            depends=[("networks",)],
        )


def _unused(name: str, language: str) -> Message:
    if close := nearest(name, names(language), NEAR):
        return message(
            "No network shares “{topic}” or keeps it off, so these words count for nothing. Did "
            "you mean “{nearest}”?",
            topic=shortened(name),
            nearest=shortened(close),
        )
    return message(
        "No network shares “{topic}” or keeps it off, so these words count for nothing. Name it "
        "under “share” or “never”.",
        topic=shortened(name),
    )


def is_understood(said: str, section: str, own: Own = ()) -> bool:
    """Whether a word of `share` or `never` needs no teaching."""
    found = reading(said, own)
    return found.is_clear or (section == "share" and bool(found.is_kind or found.holds))


def _said(document: Document, key: str, section: str) -> Iterator[tuple[str, Path]]:
    node = at(document.root, "networks", key, section)
    for index, each in enumerate(node.value if isinstance(node, yaml.SequenceNode) else ()):
        if isinstance(each, yaml.ScalarNode) and each.value.strip():
            yield each.value, ("networks", key, section, index)


def _unknown(said: str, section: str, own: Own, language: str) -> Message | None:
    if is_understood(said, section, own):
        return None
    word = shortened(said)
    line = f"words: {{{quoted(word)}: […]}}"
    known = (*names(language), *(name for name, _ in own))
    if close := nearest(said, known, NEAR):
        return message(
            "No vocabulary knows “{word}”. Did you mean “{nearest}”? Or teach its words: “{line}”.",
            word=word,
            nearest=shortened(close),
            line=line,
        )
    if section == "share":
        return message(
            "No vocabulary knows “{word}”, so no draft is held against it. Teach its words: "
            "“{line}”.",
            word=word,
            line=line,
        )
    return message(
        "No vocabulary knows “{word}”, so only these very words are looked for in a draft. Teach "
        "others: “{line}”.",
        word=word,
        line=line,
    )
