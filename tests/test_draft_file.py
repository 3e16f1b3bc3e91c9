from __future__ import annotations

import pytest

from strategy_tui.domain.draft import Draft, MediaRef, parts_of
from strategy_tui.draft_file import front_matter, parse, set_key
from strategy_tui.i18n import render

WHOLE = """\
---
id: 7f3a
network: linkedin
audience: connections
title: "Le registre: 1874"
idea: the register of 1874
campaign: salon
goal: travail
language: no
when: 2027-02-03 08:30
expect: 3 réponses
media:
  - {file: registre.jpg, alt: Un registre ouvert}
reply_to: https://ex.org/1
spoiler: poussière
lint:
  off:
    - {rule: style.pile, because: une citation}
---
Un registre de 1874.

Qu’en pensez-vous ?
"""


def read(text: str, path: str = "d.mastodon.md") -> Draft:
    draft, problems = parse(text, path)
    assert not problems
    assert draft is not None
    return draft


def problems_of(text: str, path: str = "d.mastodon.md") -> list[tuple[str, str]]:
    """The text at each place, and what is said of it."""
    _, problems = parse(text, path)
    lf = text.replace("\r\n", "\n")
    return [(lf[each.span.start : each.span.end], render(each.message, "en")) for each in problems]


def test_every_key_is_read() -> None:
    draft = read(WHOLE)

    assert draft.title_span is not None
    assert WHOLE[draft.title_span.start : draft.title_span.end] == '"Le registre: 1874"'

    (off,) = draft.suppressions
    assert (off.rule, off.because) == ("style.pile", "une citation")
    assert WHOLE[off.span.start : off.span.end].startswith("{rule: style.pile")
    assert draft == Draft(
        id="7f3a",
        path="d.mastodon.md",
        network="linkedin",
        body="Un registre de 1874.\n\nQu’en pensez-vous ?",
        body_start=WHOLE.index("Un registre de"),
        audience="connections",
        title="Le registre: 1874",
        idea="the register of 1874",
        campaign="salon",
        goal="travail",
        language="no",
        when="2027-02-03 08:30",
        expect="3 réponses",
        media=(MediaRef("registre.jpg", "Un registre ouvert"),),
        reply_to="https://ex.org/1",
        spoiler="poussière",
        suppressions=(off,),
    )


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Hello\n", "Hello"),
        ("Hello\n\n", "Hello\n"),
        ("Hello", "Hello"),
        ("Hello\r\nyou\r\n", "Hello\nyou"),
        ("\nHello\n", "\nHello"),
        ("", ""),
        ("# no *Markdown*\n", "# no *Markdown*"),
        ("---\nid: not at the top of the file\n", "---\nid: not at the top of the file"),
    ],
)
def test_the_body_is_what_follows(written: str, body: str) -> None:
    assert read(f"---\nnetwork: x\n---\n{written}").body == body


def test_the_body_begins_where_it_says_also_with_windows_line_ends() -> None:
    draft = read("---\r\nnetwork: x\r\n---\r\nHello\r\n")

    assert "---\nnetwork: x\n---\nHello\n"[draft.body_start :] == "Hello\n"


def test_a_line_of_its_own_splits_a_thread() -> None:
    draft = read("---\nnetwork: x\n---\nOne\n\n---8<---\nTwo ---8<--- two\n")

    assert draft.parts == ("One", "Two ---8<--- two")


def test_a_part_of_a_thread_knows_where_it_stands_in_the_body() -> None:
    parts = parts_of("\n\nOne\n\n \t---8<---\u2003\n\n---8<---\nTwo\n---8<---")

    assert [(each.text, each.start, each.span.end) for each in parts] == [
        ("One", 2, 5),
        ("", 20, 20),
        ("Two", 29, 32),
        ("", 41, 41),
    ]


def test_a_body_that_is_no_thread_is_one_part_as_it_is() -> None:
    assert [(each.text, each.start) for each in parts_of("\nOne ---8<---\n")] == [
        ("\nOne ---8<---\n", 0)
    ]


def test_without_front_matter_the_name_says_the_network() -> None:
    draft = read("Hello\n", "drafts/2026-11-24-atelier.linkedin.md")

    assert (draft.network, draft.body, draft.body_start) == ("linkedin", "Hello", 0)


def test_a_network_that_nobody_says_is_asked_for() -> None:
    draft, problems = parse("Hello\nyou\n", "drafts/2026-11-24-atelier.md")

    assert draft is None
    assert [each.rule_id for each in problems] == ["draft.network"]
    assert render(problems[0].message, "en").startswith("Where would this go?")


def test_a_network_may_be_handed_in() -> None:
    draft, problems = parse("Hello", "-", "bluesky")

    assert not problems
    assert draft is not None
    assert draft.network == "bluesky"


def test_an_empty_front_matter_is_one() -> None:
    assert read("---\n---\nHello\n").body == "Hello"


@pytest.mark.parametrize(
    ("front", "place", "sentence"),
    [
        ("netwrk: x", "netwrk", "Unknown key “netwrk”. Did you mean “network”?"),
        ("media: stand.jpg", "stand.jpg", "“media” takes a list"),
        ("media: [{alt: A}]", "alt", "“file” is missing here."),
        ("id: 1\nid: 2", "id", "“id” stands here twice, first on line 2."),
        ("goal: [a", "[", "A bracket is opened here and never closed"),
        (
            "lint: {off: [{rule: style.pile}]}",
            "rule",
            "“because” is missing here.",
        ),
        (
            "quotes: https://a.fr/1\nreshares: https://a.fr/2",
            "reshares",
            "“quotes” and “reshares” cannot both be said of one draft. Keep one.",
        ),
        ("\tid: 1", "\t", "A tab stands here"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(front: str, place: str, sentence: str) -> None:
    (problem,) = problems_of(f"---\n{front}\n---\nHello\n")

    assert problem[0] == place
    assert problem[1].startswith(sentence)


@pytest.mark.parametrize("wish", ["banana", "2026-11-24", "08:30", "2026-13-24 08:30"])
def test_a_wish_that_is_no_time_is_told_at_its_place(wish: str) -> None:
    assert problems_of(f"---\nnetwork: x\nwhen: {wish}\n---\nHello\n") == [
        (
            wish,
            f"“{wish}” is not a time. Write the day and the hour, such as “2026-11-24 08:30”.",
        )
    ]


@pytest.mark.parametrize("wish", ["2026-11-24 08:30", "2026-11-24T08:30+01:00"])
def test_a_wish_is_a_day_and_an_hour(wish: str) -> None:
    assert read(f"---\nwhen: {wish}\n---\nHello\n").when == wish


def test_each_picture_knows_where_it_is_named() -> None:
    text = "---\nmedia:\n  - {file: a.jpg, alt: A}\n  - file: b.jpg\n    alt: B\n---\nHello\n"

    spans = [each.span for each in read(text).media]

    assert [text[each.start : each.end] for each in spans if each] == [
        "{file: a.jpg, alt: A}",
        "file",
    ]


def test_a_draft_with_a_problem_is_read_all_the_same() -> None:
    draft, problems = parse("---\nnetwork: x\ngaol: a\n---\nHello\n", "d.md")

    assert problems
    assert draft is not None
    assert (draft.network, draft.body) == ("x", "Hello")


def test_a_front_matter_that_never_ends_is_told() -> None:
    (problem,) = problems_of("---\nnetwork: x\nHello\n")

    assert problem == (
        "---",
        "The front matter is not closed. Put a line “---” after its last key.",
    )


def test_front_matter_that_is_no_mapping_is_told() -> None:
    assert problems_of("---\n- a\n---\nHello\n")


def test_a_bomb_in_the_front_matter_is_refused() -> None:
    assert problems_of("---\ngoal: " + "[" * 50_000 + "\n---\nHello\n")


def test_a_new_draft_begins_with_what_is_known() -> None:
    opening = front_matter((("id", "7f3a"), ("network", "x"), ("idea", "glue: no"), ("goal", "")))

    assert opening == '---\nid: 7f3a\nnetwork: x\nidea: "glue: no"\n---\n'
    assert read(opening).idea == "glue: no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "---\nnetwork: x # here\n---\nHello\n",
            "---\nnetwork: bluesky # here\n---\nHello\n",
        ),
        ("---\nid: a\n---\nHello\n", "---\nid: a\nnetwork: bluesky\n---\nHello\n"),
        ("---\n---\nHello\n", "---\nnetwork: bluesky\n---\nHello\n"),
        ("Hello\n", "---\nnetwork: bluesky\n---\nHello\n"),
    ],
)
def test_a_key_is_set_and_everything_else_stays(text: str, expected: str) -> None:
    assert set_key(text, ["network"], "bluesky").apply(text) == expected
