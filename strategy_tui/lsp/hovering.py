"""What is told about the place under the pointer: why a rule asks, what a key means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import NetworkSpec, Sourced
from strategy_tui.domain.text import Span, whole
from strategy_tui.draft_file import meanings
from strategy_tui.i18n import number, render
from strategy_tui.lint.built_in import why_of
from strategy_tui.lint.language import in_language_first
from strategy_tui.lint.rule import Rule
from strategy_tui.lsp.checking import Found, Kind
from strategy_tui.lsp.showing import speakable
from strategy_tui.networks import NETWORKS, names, spec
from strategy_tui.services import front_matter
from strategy_tui.strategy_file.clause_words import quotation
from strategy_tui.strategy_file.meaning import meaning_at

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_FENCES = re.compile(r"`{3,}")
_HOLE = "\ue001"
"""Stands in a sentence where Markdown of our own comes in."""
EXAMPLES = 2
"""Examples of each sort that are shown."""
LONGEST = 300
"""Characters of an example that are shown."""


def hover(
    found: Found, offset: int, rules: Mapping[str, Rule], language: str
) -> tuple[str, Span] | None:
    """Markdown about the place at an offset, and what it is about; None where there is nothing."""
    here = [each for each in found.diagnostics if _touches(each.span, offset)]
    if here:
        # The narrowest is what the pointer is meant for; the others follow.
        here.sort(key=lambda each: each.span.end - each.span.start)
        said = [_about_finding(found, each, rules, language) for each in here]
        about_word = _about_word(found, offset, tuple(rules), language)
        said += [about_word[0]] if about_word else []
        return "\n\n---\n\n".join(said[:4]), here[0].span
    return _about_word(found, offset, tuple(rules), language)


def _touches(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end


def _about_finding(found: Found, each: Diagnostic, rules: Mapping[str, Rule], language: str) -> str:
    paragraphs = [f"**{escaped(speakable(each.message, language))}** `{each.rule_id}`"]
    why = why_of(rules.values())(each.rule_id)
    if why is not None:
        paragraphs.append(escaped(speakable(why, language)))
    if each.clause:
        said = message("Your strategy says so, under {clause}:", clause=each.clause)
        words = quotation(found.folder.strategy_text or "", each.clause)
        if words is not None:
            paragraphs.append(escaped(render(said, language)))
            paragraphs.append(_fenced(words.words, "yaml"))
    rule = rules.get(each.rule_id)
    if rule is not None:
        paragraphs += _examples(rule, language)
        if rule.source:
            paragraphs.append(_source(rule.source, rule.date, language))
    return "\n\n".join(paragraphs)


def _examples(rule: Rule, language: str) -> Iterator[str]:
    titles = (message("Rather not so:"), message("Rather so:"))
    for title, texts in zip(titles, (rule.bad_examples, rule.good_examples), strict=True):
        if texts:
            yield escaped(render(title, language))
            for text in in_language_first(texts, language)[:EXAMPLES]:
                shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
                yield _fenced(shown, "text")


def _source(source: str, date: str, language: str) -> str:
    shown = f"<{source}>" if re.fullmatch(r"https://[^\s<>]+", source) else escaped(source)
    words = render(message("Source: {source}", source=_HOLE), language)
    return f"*{escaped(words).replace(_HOLE, shown)}{f', {date}' if date else ''}*"


def _about_word(
    found: Found, offset: int, rules: tuple[str, ...], language: str
) -> tuple[str, Span] | None:
    text = found.document.text
    if found.kind is Kind.DRAFT:
        return _about_draft_word(found, offset, language)
    if found.kind is not Kind.STRATEGY:
        return None
    word = meaning_at(text, offset, names(), language, rules)
    if word is None:
        return None
    is_network = word.path in (("networks",), ("networks", word.word))
    names_network = len(word.path) == 3 and word.path[0::2] == ("networks", "network")
    if word.word in NETWORKS and (is_network or names_network):
        return limits(spec(word.word), language), word.span
    said = [ours(_rendered(word.meaning, language))] if word.meaning else []
    if word.example:
        such_as = ours(render(message("Such as: {example}", example=_HOLE), language))
        said.append(such_as.replace(_HOLE, _code(_rendered(word.example, language))))
    return ("\n\n".join([_code(word.word), *said]), word.span) if said else None


def _about_draft_word(found: Found, offset: int, language: str) -> tuple[str, Span] | None:
    line = front_matter.key_at(found.document.text, offset)
    if line is None:
        return None
    if line.key == "network" and _touches(line.value_span, offset) and line.value:
        linted = found.linted
        if linted is None or linted.spec is None:
            return None
        words = quotation(found.folder.strategy_text or "", f"networks.{line.value}")
        planned = words is not None and words.words.startswith(line.value)
        quoted = [_fenced(words.words, "yaml")] if words is not None and planned else []
        return "\n\n".join([limits(linted.spec, language), *quoted]), line.value_span
    meant = meanings().get(line.key)
    if meant is not None and _touches(line.span, offset):
        meaning = render(meant, language)
        return f"{_code(line.key)}\n\n{ours(meaning)}", line.span
    return None


def limits(network: NetworkSpec, language: str) -> str:
    """What a network takes, each number with where it was read."""
    rows = [f"**{escaped(network.title)}**"]
    for title, fact in _facts(network):
        if fact is not None:
            value = number(fact.value, language)
            source = escaped(f"{fact.source}, {fact.date}")
            rows.append(f"- {escaped(render(title, language))} **{value}** ({source})")
    return "\n".join([rows[0], "", *rows[1:]])


def _facts(network: NetworkSpec) -> Iterator[tuple[Message, Sourced[int] | None]]:
    of = network.limits
    yield message("Longest text:"), of.text
    yield message("Bytes at most:"), of.text_bytes
    yield message("Seen before “see more”:"), of.fold
    yield message("A link counts:"), of.link_length
    yield message("Longest title:"), of.title
    yield message("Hashtags at most:"), of.hashtags
    yield message("Hashtags that readers are used to:"), of.hashtags_advised
    yield message("Pictures at most:"), of.image.count if of.image is not None else None
    yield message("Longest description of a picture:"), of.alt_text


def _rendered(said: Message | str, language: str) -> str:
    return render(said, language) if isinstance(said, Message) else said


def _fenced(text: str, language: str) -> str:
    text = whole(text)
    longest = max((len(each) for each in _FENCES.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _code(text: str) -> str:
    return f"`{text.replace('`', '’')}`"


def ours(text: str) -> str:
    """A sentence of ours as Markdown: words between backticks stay what they are."""
    return escaped(text).replace("\\`", "`")


def escaped(text: str) -> str:
    """A sentence as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", whole(text))
