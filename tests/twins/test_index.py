"""The index finds what the criterion says, and nothing else: against an exhaustive scan."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tui.twins.building import Fillings
from strategy_tui.twins.index import Hit, add, near
from strategy_tui.twins.likeness import FEWEST, meets_criterion
from strategy_tui.twins.postings import (
    BANDS,
    BITMAP,
    TEXTS,
    MemoryPostings,
    as_list,
    as_stored,
    extended,
    joined,
    numbers,
)
from strategy_tui.twins.words import wording, words

ALPHABET = "abcdefghijklmnopqrst"
DRAFT = "one two three four five six seven eight nine ten"


def known(texts: Sequence[str]) -> MemoryPostings:
    postings = MemoryPostings()
    for post, text in enumerate(texts):
        add(postings, post, text)
    return postings


def by_scan(texts: Sequence[str], draft: str) -> set[int]:
    own = set(words(draft))
    if len(own) < FEWEST:
        equal = wording(draft)
        return {post for post, text in enumerate(texts) if wording(text) == equal}
    return {post for post, text in enumerate(texts) if meets_criterion(own, set(words(text)))}


def found(postings: MemoryPostings, draft: str, by_numpy: bool) -> set[int]:
    hits = [each.post for each in near(postings, draft, by_numpy=by_numpy)]
    assert len(hits) == len(set(hits))
    return set(hits)


posts = st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=30).map(" ".join)


@settings(deadline=None)
@given(st.lists(posts, max_size=60), posts, st.booleans())
def test_no_miss_and_no_false_hit(texts: list[str], draft: str, by_numpy: bool) -> None:
    assert found(known(texts), draft, by_numpy) == by_scan(texts, draft)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(ALPHABET), min_size=6, max_size=12),
    st.lists(posts, min_size=1, max_size=40),
    posts,
    st.booleans(),
)
def test_no_miss_in_a_history_made_of_one_template(
    frame: list[str], items: list[str], draft: str, by_numpy: bool
) -> None:
    texts = [" ".join([*frame, each]) for each in items]

    assert found(known(texts), " ".join([*frame, draft]), by_numpy) == by_scan(
        texts, " ".join([*frame, draft])
    )


def history(size: int, seed: int) -> Iterator[str]:
    """A third of it from templates, of a small vocabulary, so that some lists are bitmaps."""
    source = random.Random(seed)
    vocabulary = ["".join(each) for each in product("bcdfglmnprst", "aeiou", "lmnrs")]
    frames = [" ".join(source.sample(vocabulary, 20)) for _ in range(5)]
    weights = [1 / (rank + 2) for rank in range(len(vocabulary))]
    for _ in range(size):
        some = " ".join(source.choices(vocabulary, weights, k=source.randint(1, 40)))
        yield f"{source.choice(frames)} {some}" if source.random() < 0.3 else some


@pytest.mark.parametrize("by_numpy", [False, True])
def test_no_miss_among_twenty_thousand(by_numpy: bool) -> None:
    texts = list(history(20_000, seed=1))
    postings = known(texts)
    sets = [frozenset(words(each)) for each in texts]
    drafts = [each for each in history(20, seed=2) if len(set(words(each))) >= FEWEST]

    for draft in [*drafts, *texts[:10]]:
        own = frozenset(words(draft))
        expected = {post for post, each in enumerate(sets) if meets_criterion(own, each)}
        if len(own) >= FEWEST:
            assert found(postings, draft, by_numpy) == expected


@pytest.mark.parametrize("by_numpy", [False, True])
def test_a_segment_that_is_full_is_followed_by_another(by_numpy: bool) -> None:
    postings = MemoryPostings()
    for post in range(TEXTS + 3):
        postings.add(post, DRAFT.split() if post % 8 == 0 else ["else"] * 6)
    sevenths = {"one", "two", "three", "four", "five", "six"}

    hits = found(postings, " ".join(sevenths), by_numpy)

    assert hits == set(range(0, TEXTS + 3, 8))


def test_those_with_most_in_common_come_first() -> None:
    texts = [
        "one two three four five six x y z",
        DRAFT + " and much more than that",
        "one two three four five six seven eight x",
    ]

    assert near(known(texts), DRAFT) == (Hit(1, 10, 15), Hit(2, 8, 9), Hit(0, 6, 9))


@pytest.mark.parametrize("text", [DRAFT, "Sold out", "🎉"])
def test_what_was_removed_or_says_something_else_now_is_not_found(text: str) -> None:
    postings = known([text, text, text])

    postings.remove(0)
    add(postings, 1, "Now it says another thing, in as many other words")
    add(postings, 2, "")

    assert near(postings, text) == ()


def test_a_short_draft_is_found_by_equality_alone() -> None:
    texts = ["Sold out, thank you!", "Thank you, sold out", "sold out THANK YOU 🙏 #sold"]

    assert [each.post for each in near(known(texts), "Sold out. Thank you.")] == [0, 2]


def test_an_empty_draft_finds_nothing() -> None:
    assert near(known(["", " ", "🎉"]), "") == ()


def test_a_list_becomes_a_bitmap_when_that_is_shorter() -> None:
    places = bytearray()
    for place in range(0, 2 * 4095, 2):
        places = extended(places, place)
    assert list(numbers(places, "H"))[-1] == 8188

    places = extended(extended(places, 8190), 8191)

    assert len(places) == BITMAP
    assert int.from_bytes(places, "little").bit_count() == 4097


def contents(fillings: Fillings) -> list[tuple[object, ...]]:
    by_band = sorted(fillings, key=lambda each: each[0])
    return [(band, each.posts, list(each.sizes), list(each.rows())) for band, each in by_band]


@pytest.mark.parametrize("size", [300, 12_000])
def test_texts_that_are_added_together_come_to_the_same_rows(size: int) -> None:
    texts = list(history(size, seed=3))
    one_by_one, together = Fillings([5] * len(BANDS)), Fillings([5] * len(BANDS))
    for post, text in enumerate(texts):
        one_by_one.add([post], [text])
    together.add(range(size), texts)

    assert contents(one_by_one) == contents(together)
    assert one_by_one.shorts == together.shorts


def test_texts_beyond_a_segment_come_to_another() -> None:
    fillings = Fillings([TEXTS - 2] * len(BANDS))

    fillings.add(range(5), [DRAFT] * 5)

    assert [(each.start, list(each.posts)) for _, each in fillings] == [
        (TEXTS - 2, [0, 1]),
        (0, [2, 3, 4]),
    ]


@pytest.mark.parametrize(("some", "more"), [(3, 4), (4095, 1), (4090, 10), (5000, 1), (1, 5000)])
def test_a_list_goes_on_with_another(some: int, more: int) -> None:
    places = array("H", range(0, 2 * (some + more), 2))
    whole, first, rest = places, places[:some], places[some:]

    together = joined(as_list(as_stored(first)), as_list(as_stored(rest)))

    assert together == as_list(as_stored(whole))
    assert len(together) == (2 * len(whole) if len(whole) < 4096 else BITMAP)


def test_numpy_is_not_imported_for_a_small_history() -> None:
    import subprocess
    import sys

    script = (
        "import sys\n"
        "from strategy_tui.twins.index import add, near\n"
        "from strategy_tui.twins.postings import MemoryPostings\n"
        "postings = MemoryPostings()\n"
        f"add(postings, 1, {DRAFT!r})\n"
        f"assert near(postings, {DRAFT!r})[0].post == 1\n"
        "print('numpy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
