"""The outline of strategy texts, whole and half-typed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.strategy_file import parse
from strategy_tui.strategy_file.outline import outline

SAMPLES = sorted((Path(__file__).parents[2] / "strategies").glob("*.yaml"))

TEXT = """\
name: Mine
goals:
  work: {want: Find clients}

# Where
networks:
  mastodon:
    purpose: Talk
  # Rests
  "x":
    status: dormant
follow:
  keep:
  - {name: real-life, when: {relationship: yes}}
  - because: A friend
    name: friends
  let_go: [{name: gone, when: {state: gone}}, {when: {known: no}}]
time: {per_week: 60 min}
"""


def lines(text: str) -> list[str]:
    return [f"{'  ' * each.depth}{each.label}" for each in outline(text)]


def test_sections_and_what_is_named_in_them() -> None:
    assert lines(TEXT) == [
        "goals", "  work",
        "networks", "  mastodon", "  x",
        "follow",
        "  keep", "    real-life", "    friends",
        "  let_go", "    gone", "    ",
        "time",
    ]  # fmt: skip


def test_an_entry_spans_what_belongs_to_it_without_the_comment_on_the_next() -> None:
    spans = {each.path: TEXT[each.span.start : each.span.end] for each in outline(TEXT)}

    assert spans["goals",] == "goals:\n  work: {want: Find clients}"
    assert spans["networks", "mastodon"] == "mastodon:\n    purpose: Talk"
    assert spans["networks", "x"] == '"x":\n    status: dormant'
    assert spans["follow", "keep", 1] == "- because: A friend\n    name: friends"


def test_half_a_file_has_half_an_outline() -> None:
    assert lines("goals:\n  work: {want: [\nnetworks:\n  mast") == ["goals", "  work", "networks"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda each: each.stem)
def test_the_outline_of_a_sample_names_what_the_reader_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = ("mastodon", "linkedin", "x", "bluesky", "facebook", "instagram", "threads", "youtube",
             "tiktok", "snapchat", "pinterest", "reddit", "blog")  # fmt: skip
    strategy, _ = parse(text, names)
    assert strategy is not None

    found = {each.path: each.label for each in outline(text)}
    shown = [path[1] for path in found if len(path) == 2 and path[0] in ("goals", "networks")]
    assert shown == [*strategy.goals, *strategy.networks]
    for side, clauses in (("keep", strategy.follow.keep), ("let_go", strategy.follow.let_go)):
        labels = [found["follow", side, number] for number in range(len(clauses))]
        assert labels == [each.name for each in clauses]


PIECES = [*" \n:-#[]{},'\"|ab", "goals:", "follow:\n  keep:\n  - "]


@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_no_text_is_refused_and_every_span_is_in_it(text: str) -> None:
    for each in outline(text):
        assert 0 <= each.span.start < each.span.end <= len(text)


def test_a_hostile_file_is_outlined_in_time() -> None:
    began = time.process_time()
    outline("goals:\n" + "".join(f"  k{number}:\n" for number in range(20_000)))

    assert time.process_time() - began < 3
