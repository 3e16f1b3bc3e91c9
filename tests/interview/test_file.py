"""The file that grows: always YAML, clean in the end, the person's words as they wrote them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.interview import AskKind, InvalidAnswer, Question
from strategy_tui.domain.strategy import NetworkStatus, Slot, Strategy
from strategy_tui.interview import Interview, begin, load
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse
from tests.interview.samples import POTTER, TODAY, answer, known, potter, without

HOSTILE = (
    'He said "no": never # not once',
    "---",
    "- a\n- b: {c}",
    "# no comment",
    "null",
    "~",
    "{x: [y]}",
    "*alias &anchor !!python/object:os.system",
    "\u202eevil\u202c \x1b]0;title\x07",
    "家族 👩‍👩‍👧 🇫🇷 İ",
    "it's 100% ‘fine’\\n",
    "a" * 600,
)

OWN_WORDS = (
    "name",
    "goals.1.want",
    "goals.1.measure",
    "goals.1.tone",
    "networks.mastodon.purpose",
    "networks.mastodon.audience",
    "networks.mastodon.voice",
    "networks.linkedin.because",
    "networks.linkedin.success",
    "campaigns.1.name",
)
"""The questions whose answer is a line as the person wrote it."""


def strategy_of(interview: Interview) -> Strategy:
    """The strategy that the file is; it has no error."""
    strategy, found = parse(interview.file(), names())
    assert strategy is not None, found
    return strategy


def test_a_strategy_whose_questions_were_answered_checks_clean() -> None:
    strategy, found = parse(potter().file(), names())

    assert found == ()
    assert strategy is not None
    assert strategy.goals["edition"].target == 20
    assert strategy.networks["linkedin"].status is NetworkStatus.EXPERIMENT
    assert strategy.networks["linkedin"].since == TODAY
    assert strategy.networks["linkedin"].language == "fr"
    assert strategy.campaigns["book-fair"].hashtag == "#BookFair"
    assert [each.name for each in strategy.follow.let_go][:2] == ["toxic", "stranger"]
    assert strategy.follow.assume == {"toxic": "no"}
    assert strategy.time.per_week == 60


def test_a_file_in_french_has_comments_and_clauses_in_french() -> None:
    french = answer(begin("fr", known()), {**without("language"), "networks": "mastodon"})
    strategy = strategy_of(french)

    assert strategy.language == "fr"
    assert strategy.networks["mastodon"].language is None


def test_own_words_that_no_vocabulary_knows_are_noted_once_and_check_clean() -> None:
    words = {
        "networks.mastodon.never": "family, growth: hacks",
        "networks.linkedin.never": "glazes",
    }
    interview = answer(begin("en", known()), {**POTTER, **words})
    strategy, found = parse(interview.file(), names())

    assert found == ()
    assert strategy is not None
    assert strategy.words == {"glazes": (), "growth: hacks": ()}
    assert "# ── My own words ─" in interview.file()


def test_a_file_without_unknown_words_has_no_place_for_them() -> None:
    interview = answer(begin("en", known()), {**POTTER, "networks.mastodon.share": "methods"})

    assert "words:" not in interview.file()


def test_the_file_grows_by_the_lines_that_are_added() -> None:
    interview = answer(begin("en", known()), until="networks.mastodon.purpose")

    after = interview.answered("Talk shop")

    lines = after.file().splitlines()
    assert [lines[at] for at in after.added()] == ["    purpose: Talk shop"]
    assert begin("en", known()).added() == ()


def test_whoever_skips_everything_gets_a_file_that_says_how_to_fill_it() -> None:
    interview = begin("en", known(zone=None))
    while interview.question is not None:
        interview = interview.skipped()

    strategy, found = parse(interview.file(), names())

    assert strategy is not None
    assert {each.severity for each in found} <= {Severity.WARNING, Severity.HINT}
    for hint in ("# time_zone: Europe/Paris", "# goals:", "# networks:", "# campaigns:"):
        assert f"\n{hint}" in interview.file()


def uncommented(text: str) -> str:
    """The file with the places that were left open taken into it."""
    lines = []
    for line in text.splitlines():
        indent, sign, rest = line.partition("# ")
        is_place = bool(sign) and not indent.strip() and re.match(r"[\w-]+:( |$)", rest)
        lines.append(f"{indent}{rest}" if is_place else line)
    return "\n".join(lines)


def test_the_places_that_were_left_open_can_be_taken_into_the_file_as_they_are() -> None:
    left_open = {"language", "name", "goals.1.want", "networks", "networks.mastodon.status"}
    interview = answer(
        begin("en", known(zone=None)),
        {id: text for id, text in POTTER.items() if id in left_open}
        | {"networks.linkedin.status": "active", "time_zone": "Europe/Paris"},
    )

    strategy, found = parse(uncommented(interview.file()), names())

    assert [each.message.id for each in found if each.severity is Severity.ERROR] == []
    assert strategy is not None
    assert strategy.networks["mastodon"].share == ("methods", "results")
    assert strategy.goals["peers"].measure == "replies_per_week"


def test_weekly_times_are_written_in_the_language_of_the_file() -> None:
    timed = without(networks__mastodon__slots="jeudi 12:15, Tuesday noon")

    assert "      slots: [thu 12:15, tue 12:00]" in potter(timed).file()
    assert "      slots: [jeu 12:15, mar 12:00]" in potter(timed).speaking("fr").file()
    assert strategy_of(potter(timed)).networks["mastodon"].cadence.slots == (
        Slot(3, 12, 15),
        Slot(1, 12, 0),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_words_of_any_kind_stay_words(text: str) -> None:
    own = dict.fromkeys(OWN_WORDS, text)
    done = potter({**POTTER, **own, "goals.1.key": "peers"})

    strategy = strategy_of(done)

    kept = done.answers["name"]
    assert kept is not None
    assert strategy.name == strategy.goals["peers"].want == kept[0]
    assert strategy.networks["mastodon"].audience == kept[0]
    assert strategy.networks["linkedin"].success == kept[0]
    assert "\x1b" not in done.file()
    assert "\u202e" not in done.file()


TEXTS = st.one_of(
    st.sampled_from(
        [*HOSTILE, "1", "2", "all", "x, mastodon", "2027-01-01", "15", "-1", "1e9", ""]
    ),
    st.text(max_size=40),
)


def _said(data: st.DataObject, question: Question) -> str:
    """Any text at all, or one of the answers."""
    if question.options and question.kind is not AskKind.LINE and data.draw(st.booleans()):
        return data.draw(st.sampled_from(question.options)).value
    return data.draw(TEXTS)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_answers_whatsoever_give_a_file_without_an_error(data: st.DataObject) -> None:
    """Answers, skips, steps back, remedies: every file on the way can be read, and kept."""
    interview = begin(data.draw(st.sampled_from(["en", "fr"])), known())
    for _ in range(data.draw(st.integers(5, 60))):
        challenge, question = interview.challenge, interview.question
        if challenge is not None:
            remedy = data.draw(st.sampled_from(challenge.remedies))
            interview = interview.mended(challenge, remedy.value)
        elif question is None:
            break
        elif data.draw(st.integers(0, 9)) == 0:
            interview = interview.back()
        else:
            try:
                interview = interview.answered(_said(data, question))
            except InvalidAnswer:
                interview = interview.skipped()
    strategy_of(interview)
    assert load(interview.dump(), known()).file() == interview.file()
