"""A key leaves a file; what else stands there stays."""

from __future__ import annotations

import pytest

from strategy_tui.yamldoc.removing import remove

BLOCK = """\
a:
  # of b
  b: one # said
  c: |
    two
    three
  d: four"""


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("b", "a:\n  # of b\n  c: |\n    two\n    three\n  d: four"),
        ("c", "a:\n  # of b\n  b: one # said\n  d: four"),
        ("d", "a:\n  # of b\n  b: one # said\n  c: |\n    two\n    three\n"),
    ],
)
def test_a_key_on_lines_of_its_own_takes_its_lines(key: str, left: str) -> None:
    fix = remove(BLOCK, ("a", key))

    assert fix is not None
    assert fix.apply(BLOCK) == left


@pytest.mark.parametrize(
    ("key", "left"),
    [("b", "a: {c: 'x, y', d: 3}"), ("c", "a: {b: 1, d: 3}"), ("d", "a: {b: 1, c: 'x, y'}")],
)
def test_a_key_between_braces_takes_one_comma(key: str, left: str) -> None:
    text = "a: {b: 1, c: 'x, y', d: 3}"
    fix = remove(text, ("a", key))

    assert fix is not None
    assert fix.apply(text) == left


@pytest.mark.parametrize("path", [("a", "z"), ("z", "b"), ("a", "b", "c")])
def test_what_is_not_there_needs_no_edit(path: tuple[str, ...]) -> None:
    assert remove(BLOCK, path) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a:\n  b: [1, 2]\n  c: 3\n", ("a", "b")),
        ("a:\n  b: 1\n", ("a", "b")),
        ("a: {b: 1}\n", ("a", "b")),
    ],
)
def test_what_would_leave_something_else_behind_is_refused(
    text: str, path: tuple[str, ...]
) -> None:
    with pytest.raises(LookupError):
        remove(text, path)
