"""A rule is switched off in one draft by one edit, which leaves the rest as it was."""

from __future__ import annotations

import pytest

from strategy_tui.draft_file import parse, switched_off
from strategy_tui.yamldoc import Problems

NEW = "{rule: value.bare_link, because: say why}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hello\n", f"---\nlint:\n  off: [{NEW}]\n---\nHello\n"),
        ("---\n---\nx", f"---\nlint:\n  off: [{NEW}]\n---\nx"),
        ("---\nid: a # mine\n---\nx", f"---\nid: a # mine\nlint:\n  off: [{NEW}]\n---\nx"),
        ("---\nlint:\n---\nx", f"---\nlint:\n  off: [{NEW}]\n---\nx"),
        ("---\nlint: {}\n---\nx", f"---\nlint: {{off: [{NEW}]}}\n---\nx"),
        ("---\nlint: {off: []}\n---\nx", f"---\nlint: {{off: [{NEW}]}}\n---\nx"),
        (
            "---\nlint: {off: [{rule: a.b, because: c}]}\nid: z\n---\nx",
            f"---\nlint: {{off: [{{rule: a.b, because: c}}, {NEW}]}}\nid: z\n---\nx",
        ),
        (
            "---\nlint:\n  off:\n    - rule: a.b\n      because: c # so\n# then\nid: z\n---\nx - y",
            "---\nlint:\n  off:\n    - rule: a.b\n      because: c # so\n"
            f"    - {NEW}\n# then\nid: z\n---\nx - y",
        ),
        (
            "---\nlint:\n  off:\n  - {rule: a.b, because: c}\n---\nx",
            f"---\nlint:\n  off:\n  - {{rule: a.b, because: c}}\n  - {NEW}\n---\nx",
        ),
    ],
)
def test_an_exception_is_added_where_the_others_are(before: str, after: str) -> None:
    text = switched_off(before, "value.bare_link", "say why").apply(before)

    assert text == after
    draft, problems = parse(text, "a.x.md")
    assert draft is not None
    assert problems == ()
    assert [(each.rule, each.because) for each in draft.suppressions][-1] == (
        "value.bare_link",
        "say why",
    )


def test_a_list_that_is_none_is_left_alone() -> None:
    with pytest.raises(LookupError):
        switched_off("---\nlint: [a]\n---\n", "a.b", "why")
    with pytest.raises(Problems):
        switched_off("---\nlint: {\n---\n", "a.b", "why")
