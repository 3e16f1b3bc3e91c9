"""What editors make of our schema: yaml-language-server itself, asked as they ask it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.text import line_and_column
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_names, sample_text
from strategy_tui.strategy_file import parse, schema
from strategy_tui.yamldoc import Problems, decode, load
from tests.peers.language_server import SERVER, LanguageServer

BROKEN = sorted((Path(__file__).parents[1] / "strategy_file" / "broken").glob("*.yaml"))
OF_THE_SHAPE = (
    "assume",
    "duplicate-key",
    "empty-key",
    "fact-test",
    "language",
    "missing-key",
    "range",
    "unknown-fact",
    "unknown-key",
    "unknown-network",
    "value",
)
"""Our rules that a schema can know; the others need the whole file, or a calendar."""

DIFFERENT = {
    "days-and-hours": "a schema has no calendar",
    "empty-values": "an empty word is as good as none for us",
    "french-keys": "a schema does not read on under a word that it does not know",
    "keys-in-capitals": "the same",
    "networks-under-goals": "a schema knows no better than to go on inside",
    "new-keys-wrong": "a schema has no calendar",
    "numbers": "3.0 is a whole number to a schema",
    "sections-as-lists": "the server tells once of several sections in a row",
}
"""Broken files that a schema sees otherwise than we do, and why; some lines are the same."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A server that knows the English schema as a file."""
    yield from _running(tmp_path_factory.mktemp("editor"), "en")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A server that knows the French schema as a file."""
    yield from _running(tmp_path_factory.mktemp("editeur"), "fr")


def _running(folder: Path, language: str) -> Iterator[LanguageServer]:
    if not SERVER.exists() or shutil.which("node") is None:
        if os.environ.get("REQUIRE_PEERS"):
            pytest.fail("REQUIRE_PEERS is set, but yaml-language-server is not installed")
        pytest.skip("yaml-language-server is not installed; “npm ci” in tests/peers installs it")
    file = folder / "strategy.schema.json"
    file.write_text(json.dumps(schema(language, names())), encoding="utf-8")
    with LanguageServer(file, folder) as running:
        yield running


def is_read(path: Path) -> bool:
    """Whether the file is YAML as we read it; what is not is told by each in its own way."""
    try:
        loaded = load(decode(path.read_bytes()))
    except Problems:
        return False
    told = {each.rule_id for each in loaded.diagnostics}
    return loaded.root is not None and told <= {"yaml.duplicate-key"}


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_has_no_diagnostic(server: LanguageServer, name: str) -> None:
    assert server.diagnostics(name, sample_text(name)) == []


@pytest.mark.parametrize(
    "path", [each for each in BROKEN if is_read(each)], ids=lambda path: path.stem
)
def test_a_broken_file_is_marked_on_the_lines_that_we_mark(
    server: LanguageServer, path: Path
) -> None:
    text = decode(path.read_bytes())
    ours = {
        line_and_column(text, each.span.start)[0]
        for each in parse(text, names())[1]
        if each.rule_id.removeprefix("strategy.") in OF_THE_SHAPE
        and each.severity is Severity.ERROR
    }

    found = server.diagnostics(path.stem, text)

    theirs = {each["range"]["start"]["line"] + 1 for each in found}
    if path.stem in DIFFERENT:
        assert theirs & ours
    else:
        assert theirs == ours


def test_a_key_that_is_not_there_yet_is_offered(server: LanguageServer) -> None:
    text = "name: Mine\nnetworks:\n  x:\n    purpose: to talk\n    \n"
    offered = server.completions("keys", text, {"line": 4, "character": 4})

    assert {"goals", "audience", "cadence", "because", "until"} <= set(offered)
    assert "purpose" not in offered


def test_networks_and_the_words_of_a_key_are_offered(server: LanguageServer) -> None:
    networks = server.completions(
        "networks", "name: Mine\nnetworks:\n  \n", {"line": 2, "character": 2}
    )
    words = server.completions(
        "words", "name: Mine\nnetworks:\n  x:\n    status: \n", {"line": 3, "character": 12}
    )

    assert {"mastodon", "linkedin", "blog"} <= set(networks)
    assert set(words) == {"active", "experiment", "dormant"}


def test_a_key_says_what_it_means(server: LanguageServer) -> None:
    text = "name: Mine\ngoals:\n  work:\n    want: more of it\n    measure: calls\n"
    shown = server.hover("meaning", text, {"line": 4, "character": 6})

    assert "The figure that tells you whether it works; the name is yours." in shown
    assert "replies_per_week" in shown


def test_a_key_says_in_french_what_it_means(french: LanguageServer) -> None:
    text = "name: Moi\ngoals:\n  travail:\n    want: en avoir plus\n"
    shown = french.hover("sens", text, {"line": 3, "character": 5})

    assert "Ce que vous voulez, en une phrase à vous." in shown
    assert "Rencontrer davantage de mes pairs" in shown


def test_a_fact_says_what_it_means(server: LanguageServer) -> None:
    text = "name: Mine\nfollow:\n  keep:\n    - name: met\n      when: {met: never}\n"
    shown = server.hover("facts", text, {"line": 4, "character": 14})

    assert "when you last met" in shown


def test_a_schema_beside_the_file_is_found_by_its_first_line(server: LanguageServer) -> None:
    """As the page in docs/ says; the file is called otherwise, so nothing else names the schema."""
    line = f"# yaml-language-server: $schema={server.schema.name}\n"
    folder = server.folder
    found = server.diagnostics(".", f"{line}name: Mine\nnome: Mine\n", "contract.yaml")

    assert (folder / server.schema.name).exists()
    assert [each["range"]["start"]["line"] for each in found] == [2]
