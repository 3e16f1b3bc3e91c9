"""What may be written in the front matter of a draft, and what its keys mean."""

from __future__ import annotations

import pytest

from strategy_tui.i18n import render
from strategy_tui.services.front_matter import complete, key_at
from strategy_tui.services.strategy_text import strategy_in
from strategy_tui.services.workspace import sample_text

STRATEGY = strategy_in(sample_text("personal.en"))


def offered(marked: str, path: str = "") -> dict[str, str]:
    """Label → the text after taking it, for a text with “|” where the cursor is."""
    text, offset = marked.replace("|", ""), marked.index("|")
    found = complete(text, offset, STRATEGY, ("value.bare_link", "length.over"), path)
    span = found.span
    return {each.label: text[: span.start] + each.insert + text[span.end :] for each in found.items}


def test_keys_that_are_not_there_yet_are_offered() -> None:
    keys = offered("---\nnetwork: x\n|\n---\nBody\n")

    assert "network" not in keys
    assert keys["goal"] == "---\nnetwork: x\ngoal: \n---\nBody\n"


def test_a_key_that_is_begun_is_completed_in_its_place() -> None:
    assert offered("---\nnet|: x\n---\n") == {"network": "---\nnetwork: x\n---\n"}


def test_networks_of_the_strategy_come_first() -> None:
    networks = list(offered("---\nnetwork: |\n---\n"))

    assert networks[: len(STRATEGY.networks)] == list(STRATEGY.networks)  # type: ignore[union-attr]
    assert "reddit" in networks


@pytest.mark.parametrize(
    ("marked", "label", "after"),
    [
        ("---\nnetwork: mas|\n---\n", "mastodon", "---\nnetwork: mastodon\n---\n"),
        ("---\nnetwork: x|\n---\n", "x", "---\nnetwork: x\n---\n"),
        ("---\ngoal:|\n---\n", "work", "---\ngoal:work\n---\n"),
        ("---\nlanguage: |\n---\n", "fr", "---\nlanguage: fr\n---\n"),
        ("---\naudience: fol|lowers\n---\n", "followers", "---\naudience: followers\n---\n"),
        (
            "---\nlint: {off: [{rule: val|\n---\n",
            "value.bare_link",
            "---\nlint: {off: [{rule: value.bare_link\n---\n",
        ),
        (
            "---\nlint:\n  off:\n    - rule: |\n---\n",
            "length.over",
            "---\nlint:\n  off:\n    - rule: length.over\n---\n",
        ),
        ("---\ngoa|", "goal", "---\ngoal: "),
    ],
)
def test_values_are_offered_as_they_are_written(marked: str, label: str, after: str) -> None:
    assert offered(marked)[label] == after


@pytest.mark.parametrize(
    ("marked", "path", "audiences"),
    [
        ("---\nnetwork: x\naudience: |\n---\n", "", ["public"]),
        (
            "---\naudience: |\n---\n",
            "a.mastodon.md",
            ["public", "unlisted", "followers", "direct"],
        ),
        ("---\nnetwork: linkedin\naudience: |\n---\n", "", ["public", "connections", "group"]),
    ],
)
def test_only_readers_that_the_network_can_address_are_offered(
    marked: str, path: str, audiences: list[str]
) -> None:
    assert list(offered(marked, path)) == audiences


def test_every_sort_of_readers_is_offered_where_no_network_is_named() -> None:
    assert {"public", "followers", "close_friends"} <= offered("---\naudience: |\n---\n").keys()


@pytest.mark.parametrize(
    "marked",
    ["Bo|dy", "---\nnetwork: x\n---\nBo|dy: ", "-|--\n---\n", "---\n# wh|y\n---\n", "|", ""],
)
def test_nothing_is_offered_elsewhere(marked: str) -> None:
    assert offered(f"{marked}|" if "|" not in marked else marked) == {}


def test_a_line_knows_its_key_and_value() -> None:
    text = '---\nnetwork: "x" # where\n---\n'

    line = key_at(text, text.index('"x"'))

    assert line is not None
    assert (line.key, line.value) == ("network", "x")
    assert text[line.value_span.start : line.value_span.end] == '"x"'
    assert key_at(text, len(text)) is None


def test_every_key_that_a_draft_may_have_is_offered_with_its_meaning() -> None:
    found = complete("---\n\n---\n", 4, STRATEGY, ())

    assert [each.label for each in found.items][:3] == ["network", "audience", "title"]
    assert {"media", "lint", "id"} <= {each.label for each in found.items}
    assert all(render(each.meaning, "en").endswith(".") for each in found.items)  # type: ignore[arg-type]
