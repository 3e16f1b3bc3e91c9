"""What may be written where the cursor is, in texts that are half-typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategy_tui.domain.message import Message
from strategy_tui.strategy_file import parse
from strategy_tui.strategy_file.completion import Completion, Completions, complete

NETWORKS = ("mastodon", "linkedin", "bluesky")
GOALS = """\
goals:
  work: {want: Find clients}
  talk:
    want: Meet people
networks:
  mastodon:
    purpose: Talk shop
"""
FACTS = [
    "relationship", "known", "toxic", "inspires", "supplies", "met", "follows_me",
    "followed_since", "last_post", "last_interaction", "interactions", "posts_per_day", "state",
    "all", "any", "not",
]  # fmt: skip


def at(marked: str, language: str = "en") -> Completions:
    """What is offered at the sign "|" of a text."""
    offset = marked.index("|")
    text = marked[:offset] + marked[offset + 1 :]
    return complete(text, offset, NETWORKS, language, rules=("value.bait",))


def labels(marked: str, language: str = "en") -> list[str]:
    return [each.label for each in at(marked, language).items]


def accepted(marked: str, label: str) -> str:
    """The text after a completion is taken, with "|" where the cursor is then."""
    offset = marked.index("|")
    text = marked[:offset] + marked[offset + 1 :]
    offered = at(marked)
    (chosen,) = [each for each in offered.items if each.label == label]
    insert = f"{chosen.insert[: chosen.caret]}|{chosen.insert[chosen.caret :]}"
    return text[: offered.span.start] + insert + text[offered.span.end :]


def test_an_empty_file_offers_every_key_of_the_whole() -> None:
    assert labels("|")[:4] == ["name", "version", "language", "time_zone"]


def test_keys_that_are_there_are_not_offered_again() -> None:
    assert labels("goals:\n  work:\n    want: x\n    |\n    tone: y\n") == [
        "measure", "from", "target", "by", "call_to_action",
    ]  # fmt: skip


def test_the_beginning_of_a_word_comes_before_its_middle() -> None:
    assert labels("time_zone: par|") == ["America/Paramaribo", "Europe/Paris"]
    assert labels(GOALS + "    c|")[:3] == ["call_to_action", "cadence", "account"]


def test_a_key_brings_its_meaning_and_an_example() -> None:
    (found,) = at("na|").items

    assert isinstance(found.meaning, Message)
    assert found.meaning.id == "What you call your strategy."
    assert found.example == Message("My strategy")


@pytest.mark.parametrize(
    ("marked", "label", "after"),
    [
        ("na|", "name", "name: |"),
        ("goals|", "goals", "goals:\n  |"),
        ("net|", "networks", "networks:\n  |"),
        ("networks:\n  li|", "linkedin", "networks:\n  linkedin:\n    |"),
        ("networks:\n  li|: {}\n", "linkedin", "networks:\n  linkedin|: {}\n"),
        ("follow:\n  ke|", "keep", "follow:\n  keep:\n    - |"),
        ("follow: {ke|}", "keep", "follow: {keep: [|]}"),
        (
            "follow:\n  keep:\n    - name: a\n      wh|",
            "when",
            "follow:\n  keep:\n    - name: a\n      when: {|}",
        ),
        (GOALS + "    goals: |", "work", GOALS + "    goals: [work|]"),
        (GOALS + "    cadence: |", "slots", GOALS + "    cadence: {slots: [|]}"),
    ],
)
def test_a_completion_is_written_as_the_place_wants_it(marked: str, label: str, after: str) -> None:
    assert accepted(marked, label) == after


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (GOALS + "    goals: [|]", ["work", "talk"]),
        (GOALS + "    goals: [work, |]", ["talk"]),
        (GOALS + "    goals:\n      - t|", ["talk"]),
        (GOALS + "campaigns:\n  fair: {goal: |}", ["work", "talk"]),
        (GOALS + "campaigns:\n  fair: {networks: [|]}", ["mastodon"]),
        (GOALS + "  |", ["linkedin", "bluesky"]),
        (GOALS + "    network: |", ["mastodon", "linkedin", "bluesky"]),
        (GOALS + "    status: |", ["active", "experiment", "dormant"]),
        ("language: |", ["en", "fr"]),
        ("follow: {otherwise: |}", ["ask", "let_go"]),
        ("follow:\n  keep:\n    - {name: a, soft: |}", ["yes", "no"]),
        ("follow:\n  assume: {toxic: |}", ["yes", "no", "unsure"]),
        ("lint:\n  |", ["value.bait"]),
        ("lint:\n  value.bait: {severity: w|}", ["warning"]),
        ("version: 1\n# name: |", []),
        ("purpose: |", []),
    ],
)
def test_values_are_offered_where_there_are_few(marked: str, expected: list[str]) -> None:
    assert labels(marked) == expected


def test_a_goal_is_explained_by_what_it_wants() -> None:
    found = at(GOALS + "    goals: [|]").items

    assert [each.meaning for each in found] == ["Find clients", "Meet people"]


def test_topics_are_offered_by_their_names_with_those_that_are_taught() -> None:
    marked = "networks:\n  mastodon:\n    never: [family, |]\nwords: {marbling: [comb]}\n"
    offered = {each.label: each.meaning for each in at(marked).items}

    assert next(iter(offered)) == "marbling"
    assert offered["politics"] == "politics and elections"
    assert "family" not in offered
    assert "politique" in labels(marked, "fr")


def test_words_offer_what_no_vocabulary_knows_as_a_list() -> None:
    marked = "networks: {mastodon: {never: [family, marbling], share: [news]}}\nwords:\n  |\n"

    assert labels(marked) == ["marbling"]
    assert accepted(marked, "marbling").endswith("words:\n  marbling: [|]\n")


def test_durations_are_offered_in_the_readers_language() -> None:
    assert labels("review: {every: |}") == ["1 month", "3 months", "6 months", "1 year"]
    assert labels("review: {every: |}", "fr") == ["1 mois", "3 mois", "6 mois", "1 an"]


@pytest.mark.parametrize("side", ["keep", "let_go"])
@pytest.mark.parametrize("condition", ["when", "prefer"])
def test_conditions_offer_facts_with_their_tests_and_values(side: str, condition: str) -> None:
    clause = f"follow:\n  {side}:\n    - name: a\n      {condition}: "

    assert labels(clause + "{|}") == FACTS
    assert labels(clause + "{known: no, |}") == [each for each in FACTS if each != "known"]
    assert labels(clause + "{any: [{|}]}") == FACTS
    assert labels(clause + "{known: |}") == ["yes", "no", "unsure"]
    assert labels(clause + "{state: [gone, |]}") == ["active", "gone", "moved", "suspended"]
    assert labels(clause + "{met: {|}}") == ["older_than", "within", "never"]
    assert labels(clause + "{interactions: {|}}") == ["more_than", "less_than"]
    assert labels(clause + "{met: {within: 1|}}") == ["1 month", "1 year"]
    assert labels(clause + "{met: {never: |}}") == ["yes", "no"]
    assert accepted(clause + "|", "met") == clause + "{met: {|}}"
    assert accepted(clause + "{met: |}", "within") == clause + "{met: {within: |}}"


def test_a_bracket_that_is_not_closed_yet_does_not_hide_the_rest() -> None:
    text = GOALS + "    goals: [wo|\n    audience: makers\nfollow:\n  keep: []\n"

    assert labels(text) == ["work"]
    assert labels(GOALS + "    goals: [work\n    st|\nfollow: {}\n") == ["status"]


def test_a_text_that_was_taken_whole_offers_nothing() -> None:
    assert at("language: fr|").items == ()


@pytest.mark.parametrize("name", ["a: b", "#x", "[y]", "'", "z\x1b]0;t\x07"])
def test_own_names_are_quoted_where_yaml_needs_it(name: str) -> None:
    from strategy_tui.yamldoc import quoted

    text = f"goals:\n  {quoted(name)}: {{want: x}}\nnetworks:\n  mastodon:\n    goals: ["
    for each in complete(text + "]", len(text), NETWORKS, "en").items:
        whole = f"{text}{each.insert}]\n"
        assert not [found for found in parse(whole, NETWORKS)[1] if "syntax" in found.rule_id]


PIECES = [*" \n:-#[]{},'\"|>&*a\t", "goals", "networks", "follow", "keep", "when: ", "\n  - "]
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=80).map("".join)


@given(YAML_LIKE | st.text(max_size=60), st.integers(-2, 200))
@example("[" * 100, 100)
@example("- " * 100, 200)
@example("a:\n" + "{" * 70, 73)
@example("\ue000", 1)
def test_no_text_is_refused(text: str, offset: int) -> None:
    found = complete(text, offset, NETWORKS, "en")

    assert 0 <= found.span.start <= found.span.end <= len(text)
    for each in found.items:
        assert isinstance(each, Completion)
        assert 0 <= each.caret <= len(each.insert)
