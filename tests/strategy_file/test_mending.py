"""What is mended in a strategy, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_tui.domain.facts import CHOICES, FACTS
from strategy_tui.domain.strategy import Operator
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_names, sample_text
from strategy_tui.strategy_file import parse, shapes
from strategy_tui.strategy_file.conditions import JOINS
from strategy_tui.strategy_file.mending import mended
from strategy_tui.strategy_file.words import WORDS
from strategy_tui.yamldoc import Problems, decode, folded, keys_of, load

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def text_of(path: Path) -> str | None:
    """A broken file's text, where it is text at all."""
    try:
        return decode(path.read_bytes())
    except Problems:
        return None


TEXTS = {path.stem: text for path in BROKEN if (text := text_of(path)) is not None}


def fixable(text: str) -> int:
    """How many findings have a fix."""
    return sum(each.fix is not None for each in parse(text, names())[1])


@pytest.mark.parametrize("name", TEXTS)
def test_after_mending_nothing_certain_is_left(name: str) -> None:
    better = mended(TEXTS[name], names())

    assert fixable(better.text) == 0
    assert (better.made > 0) == (fixable(TEXTS[name]) > 0)
    assert (better.text == TEXTS[name]) == (better.made == 0)


@pytest.mark.parametrize("name", TEXTS)
def test_mending_never_makes_a_file_unreadable(name: str) -> None:
    before, after = load(TEXTS[name]), load(mended(TEXTS[name], names()).text)

    assert after.root is not None or before.root is None


def test_the_french_file_is_mended_into_a_clean_one() -> None:
    strategy, found = parse(mended(TEXTS["french-keys"], names()).text, names())

    assert strategy is not None
    assert strategy.goals["travail"].want == "être appelée"
    assert strategy.networks["linkedin"].cadence.posts_per_week == 3
    assert [each.rule_id for each in found] == ["strategy.over-budget"]


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_stays_as_it_is(name: str) -> None:
    assert mended(sample_text(name), names()).text == sample_text(name)


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("    status: actif       # now", "    status: active      # now"),
        ("    status: actif  # now", "    status: active  # now"),
        ("    status: actif # now", "    status: active # now"),
        ("    statut: actif       # now", "    status: active      # now"),
        ("    status: en sommeil  # now", "    status: dormant     # now"),
        ("    status: 'actif'     # now", "    status: active      # now"),
        ("    status: actif", "    status: active"),
    ],
)
def test_a_comment_behind_a_longer_or_shorter_word_keeps_its_column(line: str, better: str) -> None:
    text = f"name: Mine\nnetworks:\n  x:\n{line}\n    purpose: Talk\n"

    assert mended(text, names()).text.split("\n")[3] == better


def test_a_fix_that_lies_below_another_is_made_too() -> None:
    text = "name: Mine\ntime_zone: UTC\ngoals: {}\nnetworks: {x: {\x00stauts: activ}}\n"
    better = mended(text, names())

    assert better.text.splitlines()[3] == "networks: {x: {status: active}}"
    assert better.made == 3


def test_every_other_word_stands_as_it_is_looked_up_and_means_something_we_have() -> None:
    ours = {
        name
        for shape in vars(shapes).values()
        if isinstance(shape, type) and shape.__name__.endswith("Shape")
        for name in keys_of(shape)
    }
    values = {word for choices in CHOICES.values() for word in choices}
    values |= {"active", "experiment", "dormant", "required", "welcome", "none", "ask", "let_go"}
    values |= {"soft", "hard"}
    values |= {"off", "hint", "warning", "error", "en", "fr", *Operator, *JOINS, *FACTS}
    meant = {each for candidates in WORDS.values() for each in candidates.split()}

    assert [word for word in WORDS if folded(word) != word] == []
    assert sorted(meant - ours - values) == []


ANY = st.text(alphabet=st.characters(), max_size=200)
KEYS = [
    "name",
    "goals",
    "networks",
    "x",
    "work",
    "cadence",
    "follow",
    "keep",
    "when",
    "time",
    "campaigns",
    "from",
    "to",
    "hashtag",
    "status",
    "until",
    "language",
    "lint",
    "review",
    "every",
]
VALUES = [
    "a",
    "[a, b]",
    "{a: b}",
    "yes",
    "2027-02-30",
    "-1",
    "1e999",
    "'",
    "[",
    "*a",
    "&a b",
    "> x",
    "\ufeff",
    "\u2028",
    "!!int 3",
    "#x",
    "essai",
    "😀",
    "",
    "- a",
]
LINES = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(KEYS), st.sampled_from(VALUES)), max_size=25
).map(lambda lines: "".join(f"{' ' * deep}{key}: {value}\n" for deep, key, value in lines))
PLACES = st.tuples(st.integers(0, 5_000), st.integers(0, 30), ANY)


@given(ANY | LINES)
def test_any_text_is_checked_and_mended_without_raising(text: str) -> None:
    _, found = parse(text, names())
    better = mended(text, names())

    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in found)
    assert (better.text == text) == (better.made == 0)


@given(st.sampled_from(sample_names()), PLACES)
def test_a_sample_with_a_hole_and_something_in_it_is_checked_and_mended(
    name: str, hole: tuple[int, int, str]
) -> None:
    start, length, put = hole
    text = sample_text(name)
    text = text[:start] + put + text[start + length :]

    strategy, found = parse(text, names())
    better = mended(text, names())

    assert strategy is not None or found
    assert fixable(better.text) <= fixable(text)
