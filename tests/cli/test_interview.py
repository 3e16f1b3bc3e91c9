"""`strategy new` in plain lines: over a pipe as in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive_samples import tweet, x_archive
from tests.cli.conftest import Cli
from tests.interview.samples import POTTER, typed_lines


@pytest.fixture(autouse=True)
def _in_paris(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")


def test_whoever_answers_has_a_strategy_that_checks_clean(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=typed_lines() + b"\n")

    assert ran.code == 0, ran.err
    assert "It reads well: nothing to mend." in ran.out
    assert "strategy-tui import PATH" in ran.out
    checked = cli("-C", "mine", "strategy", "check", "--fail-on", "hint")
    assert (checked.code, checked.out) == (0, "")
    [version] = cli("-C", "mine", "strategy", "history", "--json").objects
    assert version["reason"] == "Written in the interview."


def test_the_questions_are_talk_and_the_result_is_data(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=typed_lines() + b"\n")

    assert "What shall your strategy be called?" in ran.err
    assert "    name: The workshop" in ran.err
    assert "What shall your strategy be called?" not in ran.out
    assert "\x1b" not in ran.err


def test_the_end_of_the_lines_is_a_pause(cli: Cli) -> None:
    first = cli("strategy", "new", "mine", stdin=typed_lines(until="networks.mastodon.purpose"))

    assert first.code == 130
    assert "“strategy-tui strategy new mine” goes on where you are now." in _flat(first.err)
    assert not Path("mine").exists()
    rest = typed_lines().removeprefix(typed_lines(until="networks.mastodon.purpose"))
    second = cli("strategy", "new", "mine", stdin=rest + b"\n")
    assert "Welcome back. You were here: On Mastodon · 2 of about 12 · about " in _flat(second.err)
    assert second.code == 0, second.err
    assert "purpose: Talk shop with other makers" in Path("mine/strategy.yaml").read_text()


def test_a_full_stop_leaves_it_for_later(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=b"en\n.\n")

    assert ran.code == 0
    assert "Everything up to here is kept." in ran.err
    again = cli("strategy", "new", "mine", "--restart", stdin=b".\n")
    assert "── To begin with · 1 of 2 · about " in again.err


def test_the_keys_go_back_show_the_file_say_why_and_leave_open(cli: Cli) -> None:
    typed = b"en\nMine\n<\nYours\n!\n?\n-\n.\n"

    ran = cli("strategy", "new", "mine", stdin=typed)

    assert "Enter: Mine" in ran.err
    assert "    name: Yours" in ran.err
    assert "    version: 1" in ran.err
    assert ran.err.count("Everything else follows from it") == 3
    assert "Without a goal nothing can be held against anything" in _flat(ran.err)


def test_a_wrong_answer_gets_one_sentence_and_the_question_again(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=b"klingon\nen\n.\n")

    assert "“klingon” is none of the answers. Type a number from 1 to 2, or a name." in ran.err
    assert "── To begin with · 2 of 2 · about " in ran.err


def test_a_doubt_is_mended_by_a_number(cli: Cli) -> None:
    typed = typed_lines(
        {**POTTER, "networks.linkedin.goals": "1"}, until="networks.linkedin.audience"
    )
    ran = cli("strategy", "new", "mine", stdin=typed + b"x\n2\n.\n")

    assert "One moment. None of your networks serves the goal “edition”" in _flat(ran.err)
    assert "A number from 1 to 3 or Enter is an answer here" in ran.err
    assert "    goals: [peers, edition]" in ran.err


def test_there_is_nothing_before_the_first_question(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=b"<\n.\n")

    assert "This is the first question; there is none before it." in ran.err


def test_what_is_skipped_says_what_it_leaves(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", stdin=b"en\n-\nSell tables\n-\n-\n-\nno\n.\n")

    assert "It is called “My strategy” for now." in ran.err
    assert "It is called “tables” for now." in ran.err
    assert "Left open; the file says how to fill it." in ran.err


def test_a_doubt_takes_the_names_of_what_it_is_about_and_says_itself_again(cli: Cli) -> None:
    answers = {id: text for id, text in POTTER.items() if not id.startswith("networks")}
    typed = typed_lines(answers, until="follow.keep")
    ran = cli("strategy", "new", "mine", stdin=typed + b"?\nx, mastodon\n.\n")

    assert _flat(ran.err).count("Which one would you miss most?") == 2
    assert ran.err.count("Enter: it stays as it is.") >= 2
    assert "    networks:" in ran.err
    assert "    x:" in ran.err
    assert "    mastodon:" in ran.err


def test_what_is_open_is_shown_in_the_end_and_can_be_mended(cli: Cli) -> None:
    answers = {id: text for id, text in POTTER.items() if id != "networks.mastodon.audience"}
    ran = cli("strategy", "new", "mine", stdin=typed_lines(answers) + b"7\n1\nmakers\n\n")

    assert ran.code == 0, ran.err
    assert "One thing is still open:" in ran.err
    assert "1 or Enter is an answer here" in ran.err
    assert "It reads well: nothing to mend." in ran.out


def test_what_stays_open_is_told_with_the_file(cli: Cli) -> None:
    answers = {id: text for id, text in POTTER.items() if id != "networks.mastodon.audience"}
    ran = cli("strategy", "new", "mine", stdin=typed_lines(answers) + b"\n")

    assert ran.code == 0
    assert "Who reads you on “mastodon”?" in ran.out


def test_a_strategy_that_is_there_is_only_replaced_if_that_is_wanted(cli: Cli) -> None:
    cli("init", "mine", "--sample", "maker.en")
    before = Path("mine/strategy.yaml").read_text()

    refused = cli("strategy", "new", "mine", stdin=typed_lines())
    assert refused.code == 64
    assert "add “--replace”" in refused.err
    here = cli("-C", "mine", "strategy", "new", stdin=typed_lines())
    assert here.code == 64
    assert Path("mine/strategy.yaml").read_text() == before

    ran = cli("strategy", "new", "mine", "--replace", stdin=typed_lines() + b"\n")
    assert ran.code == 0, ran.err
    assert "the strategy that lies there is kept as a version" in _flat(ran.err)
    versions = cli("-C", "mine", "strategy", "history", "--json").objects
    assert len(versions) == 2


def test_without_a_folder_it_begins_here_if_here_is_empty(cli: Cli) -> None:
    assert cli("strategy", "new", stdin=typed_lines() + b"\n").code == 0
    assert Path("strategy.yaml").exists()

    refused = cli("strategy", "new", stdin=b"")

    assert refused.code == 64


def test_an_archive_is_looked_at_first(cli: Cli, tmp_path: Path) -> None:
    tweets = [tweet(at, "A glaze", created_at="Sun Nov 01 09:00:00 +0000 2026") for at in range(14)]
    path = x_archive(tmp_path, tweets=tweets, generationDate="2026-11-20T10:00:00.000Z")

    ran = cli("strategy", "new", "mine", "--archive", path, stdin=typed_lines(until="networks"))

    assert "In the last year you posted 14 times on X." in _flat(ran.err)
    assert "Enter: X (where you wrote at least once a month)" in _flat(ran.err)


def test_the_command_to_go_on_with_is_complete_and_needs_no_archive(
    cli: Cli, tmp_path: Path
) -> None:
    tweets = [tweet(at, "A glaze", created_at="Sun Nov 01 09:00:00 +0000 2026") for at in range(14)]
    path = x_archive(tmp_path, tweets=tweets, generationDate="2026-11-20T10:00:00.000Z")

    first = cli("-L", "fr", "strategy", "new", "a b", "--archive", path, stdin=b"")
    path.unlink()
    later = cli("strategy", "new", "a b", stdin=typed_lines(until="networks"))

    assert "strategy-tui strategy new 'a b'" in _flat(first.err)
    assert "In the last year you posted 14 times on X." in _flat(later.err)
    nothing_kept = cli("-L", "fr", "strategy", "new", "other", stdin=b"")
    assert "strategy-tui -L fr strategy new other" in _flat(nothing_kept.err)


@pytest.mark.parametrize("broken", [b"\xff\xfe\n", b"\x00\n", b"\xe2\x80\xae\n"])
def test_bytes_that_are_no_text_are_no_answer(cli: Cli, broken: bytes) -> None:
    ran = cli("strategy", "new", "mine", stdin=b"en\n" + broken)

    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert "To begin with · 2 of 2" in cli("strategy", "new", "mine", stdin=b"").err


def test_an_archive_that_is_none_is_said_before_the_first_question(cli: Cli) -> None:
    ran = cli("strategy", "new", "mine", "--archive", "nowhere.zip", stdin=b"")

    assert ran.code == 2
    assert "nowhere.zip" in ran.err


def _flat(text: str) -> str:
    """Without the line breaks of a narrow terminal."""
    return " ".join(text.split())
