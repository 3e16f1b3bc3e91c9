"""Drafts are the person's files: checked with all that is known, saved whole, approved exactly."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.approval import MediaSnapshot, Snapshot
from strategy_tui.domain.archive import Post, PostKind
from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity, apply_fixes
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.errors import BlockedByFindings, InvalidFile, UnusableFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.drafts import ApprovalState
from strategy_tui.services.linting import Linting
from strategy_tui.services.own_rules import read_pack
from strategy_tui.services.own_texts import NEAREST, OwnTexts
from tests.services.samples import GOOD, MONDAY, STRATEGY, Desk, desk, keep

STORY = (
    "The register of 1874 came back without a spine and with its sections out of order. "
    "Two weeks later the town hall can leaf through it again, without gloves."
)


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def keep_posts(mine: Desk, network: str, texts: list[str], at: datetime = MONDAY) -> None:
    """Posts, imported."""
    posts = (
        Post(f"{network}-{at:%Y%m%d}-{number}", at, text, PostKind.ORIGINAL)
        for number, text in enumerate(texts)
    )
    keep(mine, network, *posts)


def rules_found(mine: Desk, path: Path) -> set[str]:
    return {each.rule_id for each in mine.drafts.lint_file(path, MONDAY).diagnostics}


def test_a_new_draft_is_empty_and_knows_its_network_and_idea(mine: Desk) -> None:
    path = mine.drafts.new("mastodon", "Éditer : une colle, à l’ail?", MONDAY)

    assert path.name == "2026-11-23-editer-une-colle-a-lail.mastodon.md"
    draft = mine.drafts.lint_file(path, MONDAY).draft
    assert draft is not None
    assert (draft.network, draft.idea, draft.body) == (
        "mastodon",
        "Éditer : une colle, à l’ail?",
        "",
    )
    assert len(draft.id) == 32


def test_a_sibling_on_another_network_shares_the_idea_and_no_text(mine: Desk) -> None:
    first = mine.drafts.new("mastodon", "glue", MONDAY)
    first.write_text(first.read_text() + GOOD)

    second = mine.drafts.new("bluesky", "glue", MONDAY)

    drafts = [each.draft for each in mine.drafts.drafts(MONDAY)]
    assert [each.body for each in drafts if each is not None] == ["", GOOD]
    assert second.name == "2026-11-23-glue.bluesky.md"


def test_two_drafts_of_one_idea_and_day_do_not_meet(mine: Desk) -> None:
    names = [mine.drafts.new("mastodon", "glue", MONDAY).name for _ in range(3)]

    assert names == [
        "2026-11-23-glue.mastodon.md",
        "2026-11-23-glue-2.mastodon.md",
        "2026-11-23-glue-3.mastodon.md",
    ]
    ids = {each.draft.id for each in mine.drafts.drafts(MONDAY) if each.draft is not None}
    assert len(ids) == 3


def test_the_day_in_a_name_is_the_persons_day(mine: Desk) -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert mine.drafts.new("mastodon", "glue", late).name == "2026-11-24-glue.mastodon.md"


def test_an_idea_without_letters_still_makes_a_name(mine: Desk) -> None:
    assert mine.drafts.new("x", "本", MONDAY).name == "2026-11-23-draft.x.md"


@pytest.mark.parametrize("idea", ["../../etc", 'a"b: [c', "x\n---\nbody", "# no", "- no"])
def test_no_idea_breaks_the_file_or_leaves_the_folder(mine: Desk, idea: str) -> None:
    path = mine.drafts.new("mastodon", idea, MONDAY)

    assert path.parent == mine.workspace.drafts_dir
    draft = mine.drafts.lint_file(path, MONDAY).draft
    assert draft is not None
    assert (draft.idea, draft.body) == (idea, "")


def test_a_network_that_nobody_knows_is_refused_with_the_nearest(mine: Desk) -> None:
    with pytest.raises(WrongUsage) as refused:
        mine.drafts.new("mastodn", "glue", MONDAY)

    assert refused.value.message.params == {"name": "mastodn", "nearest": "mastodon"}


def test_a_draft_on_a_folder_that_cannot_be_written_is_said_so(mine: Desk) -> None:
    mine.workspace.drafts_dir.rmdir()
    mine.workspace.drafts_dir.write_text("a file where the folder should be")

    with pytest.raises(UnusableFile):
        mine.drafts.new("mastodon", "glue", MONDAY)


def test_the_list_tells_how_each_draft_stands(mine: Desk) -> None:
    mine.approve("a.md")
    mine.approve("b.md", "What do you think of my two glues?")
    mine.write("b.md", "What do you think of my three glues?")
    mine.write("c.md", "x" * 600)

    states = mine.drafts.drafts(MONDAY)

    assert [(each.path.name, each.approval, each.count(Severity.ERROR) > 0) for each in states] == [
        ("a.md", ApprovalState.APPROVED, False),
        ("b.md", ApprovalState.STALE, False),
        ("c.md", ApprovalState.NONE, True),
    ]
    assert [each.network for each in states] == ["mastodon"] * 3


def test_going_back_to_what_was_approved_is_approved_again(mine: Desk) -> None:
    mine.approve("a.md")
    mine.write("a.md", "Something else. What do you think?")
    mine.write("a.md")

    assert [each.approval for each in mine.drafts.drafts(MONDAY)] == [ApprovalState.APPROVED]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"caf\xe9", "is not UTF-8 text: line 1 has the byte 0xE9"),
        (b"one\ntwo \xff", "is not UTF-8 text: line 2 has the byte 0xFF"),
        (b"x" * 10_000_000, "is over 1 MB"),
    ],
)
def test_a_draft_that_cannot_be_used_says_why_and_hides_no_other(
    mine: Desk, content: bytes, sentence: str
) -> None:
    mine.write("a.md")
    path = mine.workspace.drafts_dir / "b.md"
    path.write_bytes(content)

    with pytest.raises(UnusableFile) as refused:
        mine.drafts.approve(path, MONDAY)
    good, bad = mine.drafts.drafts(MONDAY)

    assert sentence in render(refused.value.message, "en")
    assert good.problem is None
    assert bad.problem == refused.value.message
    assert bad.count(Severity.ERROR) == 1


def test_a_folder_or_a_pipe_is_no_draft(mine: Desk) -> None:
    mine.workspace.drafts_dir.joinpath("folder.md").mkdir()
    os.mkfifo(mine.workspace.drafts_dir / "pipe.md")

    assert [each.problem is not None for each in mine.drafts.drafts(MONDAY)] == [True, True]


def test_a_draft_that_vanished_is_said_so(mine: Desk) -> None:
    with pytest.raises(UnusableFile):
        mine.drafts.lint_file(mine.workspace.drafts_dir / "gone.md", MONDAY)
    mine.workspace.drafts_dir.joinpath("gone.md").symlink_to("nowhere")
    (state,) = mine.drafts.drafts(MONDAY)
    assert state.problem is not None


def test_a_draft_for_an_unknown_network_cannot_be_approved(mine: Desk) -> None:
    path = mine.write("a.md", network="friendster")

    with pytest.raises(BlockedByFindings) as refused:
        mine.drafts.approve(path, MONDAY)

    assert [each.rule_id for each in refused.value.diagnostics] == ["draft.network"]


def test_a_text_without_a_network_gets_the_one_that_is_asked_for(mine: Desk) -> None:
    linted = mine.drafts.lint_file(Path("-"), MONDAY, network="bluesky", data=b"Hello")

    assert linted.spec is not None
    assert linted.spec.name == "bluesky"
    assert linted.length is not None
    assert (linted.length.count, linted.length.limit) == (5, 300)


def test_the_length_shown_is_that_of_the_fullest_part(mine: Desk) -> None:
    path = mine.write("a.md", "short\n---8<---\nmuch longer\n---8<---\nshort")

    length = mine.drafts.lint_file(path, MONDAY).length

    assert length is not None
    assert length.count == len("much longer")


def test_without_a_workspace_a_draft_is_checked_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.mastodon.md"
    path.write_text("x" * 600)

    linted = Linting().lint_file(path, MONDAY)

    assert linted.count(Severity.ERROR) == 1


def test_a_broken_strategy_stands_in_the_way_of_approval_only(mine: Desk) -> None:
    path = mine.write("a.md")
    mine.workspace.strategy_path.write_text("version: 1\nnme: x\n")

    assert mine.drafts.lint_file(path, MONDAY).draft is not None
    with pytest.raises(InvalidFile):
        mine.drafts.approve(path, MONDAY)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b"one\ncaf\xe9",
            "Standard input is not UTF-8 text: line 2 has the byte 0xE9. "
            "Convert it first, such as with “iconv -f LATIN1 -t UTF-8”.",
        ),
        (
            b"x" * 1_000_001,
            "Standard input is over 1 MB, which is longer than any network takes. "
            "Give it one draft at a time.",
        ),
    ],
)
def test_what_comes_in_without_a_file_is_called_so(data: bytes, sentence: str) -> None:
    with pytest.raises(UnusableFile) as refused:
        Linting().lint_file(Path("-"), MONDAY, data=data)

    assert render(refused.value.message, "en") == sentence


def test_a_byte_order_mark_does_not_move_the_line_that_is_told(mine: Desk) -> None:
    path = mine.workspace.drafts_dir / "a.md"
    path.write_bytes(b"\xef\xbb\xbf\n\xff")

    with pytest.raises(UnusableFile) as refused:
        mine.drafts.lint_file(path, MONDAY)

    assert "line 2 has" in render(refused.value.message, "en")


def test_the_drafts_of_a_folder_are_listed_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", ".a.md.0f", ".hidden.md", "ideas.txt"):
        tmp_path.joinpath(name).write_text(GOOD)

    assert Linting().files(tmp_path) == (tmp_path / "a.md", tmp_path / "b.md")
    assert Linting().files(tmp_path / "ideas.txt") == (tmp_path / "ideas.txt",)
    assert Linting().files(tmp_path / "gone.md") == (tmp_path / "gone.md",)


def test_a_near_copy_of_a_post_on_another_network_blocks(mine: Desk) -> None:
    keep_posts(mine, "linkedin", [STORY, "Something else that has nothing to do with it at all."])
    path = mine.write("a.md", f"{STORY} #bookbinding")

    with pytest.raises(BlockedByFindings):
        mine.drafts.approve(path, MONDAY)


def test_a_near_copy_of_another_draft_is_found_whatever_the_network_is_called(
    tmp_path: Path,
) -> None:
    mine = desk(tmp_path, STRATEGY.replace("  bluesky:\n", "  second:\n    network: bluesky\n"))
    mine.write("a.md", STORY, network="second")
    near = OwnTexts(
        mine.db, mine.workspace.drafts_dir, None, "", {"second": "bluesky", "mastodon": "mastodon"}
    ).twins(STORY)
    assert [(each.post.network, each.post.text) for each in near] == [("bluesky", STORY)]

    path = mine.write("b.md", STORY)

    with pytest.raises(BlockedByFindings):
        mine.drafts.approve(path, MONDAY)


def test_a_near_copy_is_named_by_its_place_in_the_workspace(mine: Desk) -> None:
    mine.write("a.md", STORY, network="bluesky")

    (twin,) = history(mine).twins(STORY)

    assert twin.post.where == "drafts/a.md"


@pytest.mark.parametrize("front", ["network: geocities", "network: ''", "idea: paste"])
def test_a_draft_that_can_go_nowhere_is_nobody_s_twin(mine: Desk, front: str) -> None:
    mine.workspace.drafts_dir.joinpath("a.md").write_text(f"---\n{front}\n---\n{STORY}\n")

    assert history(mine).twins(STORY) == []


def test_an_approved_text_counts_before_any_import_has_seen_it(mine: Desk) -> None:
    mine.drafts.approve(mine.write("a.md", f"{STORY} And yours?", network="bluesky"), MONDAY)
    mine.workspace.drafts_dir.joinpath("a.md").unlink()
    path = mine.write("b.md", f"{STORY} And yours?")

    with pytest.raises(BlockedByFindings):
        mine.drafts.approve(path, MONDAY)


def history(mine: Desk) -> OwnTexts:
    return OwnTexts(mine.db, mine.workspace.drafts_dir, None, "", {})


def test_a_draft_is_not_compared_with_itself(mine: Desk) -> None:
    path = mine.write("a.md", STORY)

    own = OwnTexts(mine.db, mine.workspace.drafts_dir, path, "a.md", {})

    assert own.twins(STORY) == []


@pytest.mark.parametrize("name", ["a.md", "by-hand.mastodon.md"])
def test_a_draft_is_not_compared_with_its_own_approval(mine: Desk, name: str) -> None:
    path = mine.write(name, STORY)
    if name != "a.md":
        path.write_text(STORY)
    mine.drafts.approve(path, MONDAY)
    path.write_text(path.read_text().replace("1874", "1875"))

    assert not {each for each in rules_found(mine, path) if each.startswith("twin")}


def test_a_draft_in_a_linked_folder_is_not_compared_with_itself(mine: Desk, tmp_path: Path) -> None:
    mine.workspace.drafts_dir.rename(tmp_path / "elsewhere")
    mine.workspace.drafts_dir.symlink_to(tmp_path / "elsewhere")

    path = mine.write("a.md", STORY)

    assert not {each for each in rules_found(mine, path) if each.startswith("twin")}


def test_the_history_says_how_far_it_reaches(mine: Desk) -> None:
    assert history(mine).known_until == {}
    keep_posts(mine, "x", ["old"], MONDAY - timedelta(days=30))

    assert history(mine).known_until == {"x": MONDAY - timedelta(days=30)}


def test_one_word_posts_do_not_hide_the_copy(mine: Desk) -> None:
    keep_posts(mine, "x", [f"{word} {number}" for number in range(40) for word in STORY.split()])
    keep_posts(mine, "linkedin", [STORY])

    assert [each.post.text for each in history(mine).twins(STORY)] == [STORY]


def test_many_likely_posts_of_one_network_do_not_hide_another(mine: Desk) -> None:
    keep_posts(mine, "x", [f"{STORY} {number}" for number in range(4 * NEAREST)])
    keep_posts(mine, "linkedin", [f"On {STORY}"])

    networks = [each.post.network for each in history(mine).twins(STORY)]

    assert sorted(networks) == ["linkedin", *["x"] * NEAREST]


def test_an_old_copy_is_found_behind_twenty_thousand_posts(mine: Desk) -> None:
    keep_posts(mine, "linkedin", [STORY], MONDAY - timedelta(days=4000))
    keep_posts(mine, "x", [f"post number {n} about nothing much" for n in range(20_100)])

    assert [each.post.text for each in history(mine).twins(f"{STORY} #x")] == [STORY]


@pytest.mark.parametrize("change", ["swapped", "cut"])
def test_halves_that_were_swapped_and_a_cut_of_a_long_text_are_copies(
    mine: Desk, change: str
) -> None:
    long = " ".join(f"chapter{number} another{number}" for number in range(200)) + f" {STORY}"
    keep_posts(mine, "linkedin", [STORY if change == "swapped" else long, "Something else."])

    (twin,) = history(mine).twins(" ".join(reversed(STORY.split(". "))))

    assert twin.verdict is TwinVerdict.COPY


def test_what_a_draft_became_is_not_its_twin(mine: Desk) -> None:
    path = mine.write("a.md", STORY)
    approval = mine.drafts.approve(path, MONDAY)
    with mine.db.write() as tx:
        sent(tx, approval.id, remote_id="mastodon-20261123-0")
    keep_posts(mine, "mastodon", [STORY])

    assert OwnTexts(mine.db, mine.workspace.drafts_dir, path, "a.md", {}).twins(STORY) == []
    assert [each.post.where for each in history(mine).twins(STORY)] == ["mastodon-20261123-0"]


def test_an_approval_and_its_post_are_one_twin(mine: Desk) -> None:
    path = mine.write("a.md", f"{STORY}\n---8<---\nAnd then the second half of the day came.")
    approval = mine.drafts.approve(path, MONDAY)
    path.unlink()
    with mine.db.write() as tx:
        sent(tx, approval.id, remote_id="mastodon-20261123-0")
    before = [each.post.where for each in history(mine).twins(STORY)]

    keep_posts(mine, "mastodon", [STORY])

    assert before == ["drafts/a.md"]
    assert [each.post.where for each in history(mine).twins(STORY)] == ["mastodon-20261123-0"]


def sent(tx: sqlite3.Connection, approval: int, remote_id: str) -> None:
    tx.execute(
        "INSERT INTO queue (approval_id, part, network, key, due_at, zone, state) "
        "VALUES (?, 0, 'mastodon', '', '', 'UTC', 'sent')",
        (approval,),
    )
    tx.execute("INSERT INTO receipt VALUES (last_insert_rowid(), ?, '', '')", (remote_id,))


def test_a_draft_that_changed_or_went_is_compared_as_it_is(mine: Desk) -> None:
    first, second = mine.write("a.md", STORY), mine.write("b.md", STORY)
    both = [each.post.where for each in history(mine).twins(STORY)]

    first.write_text("---\nnetwork: x\n---\nIt says another thing now, in quite other words.")
    second.unlink()

    assert both == ["drafts/a.md"]
    assert history(mine).twins(STORY) == []


def test_all_drafts_are_compared_however_many(mine: Desk) -> None:
    for number in range(300):
        mine.write(
            f"{number:03}.md", f"{number} has nothing to do with any of it, nor does {number}"
        )
    mine.write("000-the-first.md", STORY)

    assert [each.post.where for each in history(mine).twins(STORY)] == ["drafts/000-the-first.md"]


def test_posts_that_nobody_has_read_yet_are_counted_and_told(
    mine: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_posts(mine, "x", [STORY])
    with mine.db.write() as tx:
        tx.execute(
            "INSERT INTO twin_waiting SELECT value FROM json_each(?)", (str([*range(9, 3009)]),)
        )
    monkeypatch.setattr("strategy_tui.services.taking_in.SOON", 0.0)

    linted = mine.drafts.lint_file(mine.write("a.md"), MONDAY)

    assert "twins.unread" in {each.rule_id for each in linted.diagnostics}


def test_an_import_is_known_at_once(mine: Desk) -> None:
    keep_posts(mine, "linkedin", ["Nothing that resembles it in the least, I am afraid."])
    before = history(mine).twins(STORY)

    keep_posts(mine, "bluesky", [STORY])

    assert before == []
    assert [each.post.network for each in history(mine).twins(STORY)] == ["bluesky"]


def test_a_few_words_are_compared_too(mine: Desk) -> None:
    keep_posts(mine, "linkedin", ["Happy new year!"])

    assert [each.verdict for each in history(mine).twins("Happy New Year")] == [TwinVerdict.COPY]


def test_the_newest_posts_of_the_network_are_told(mine: Desk) -> None:
    keep_posts(mine, "x", ["old"], MONDAY - timedelta(days=30))
    keep_posts(mine, "mastodon", ["first"], MONDAY - timedelta(days=3))
    keep_posts(mine, "mastodon", ["second"], MONDAY - timedelta(days=2))
    keep_posts(mine, "mastodon", ["third"], MONDAY - timedelta(days=1))

    own = OwnTexts(mine.db, mine.workspace.drafts_dir, None, "", {}, "mastodon")

    assert [each.text for each in own.recent(2)] == ["third", "second"]


def test_a_saved_draft_is_the_text_and_leaves_nothing_else(mine: Desk) -> None:
    path = mine.write("a.md")

    mine.drafts.save(path, "Only this.\n", mine.drafts.text_of(path))

    assert path.read_bytes() == b"Only this.\n"
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]


def test_a_file_that_changed_meanwhile_is_not_overwritten(mine: Desk) -> None:
    path = mine.write("a.md")
    was = mine.drafts.text_of(path)
    path.write_text("Written by another program.")

    with pytest.raises(UnusableFile) as refused:
        mine.drafts.save(path, "Mine.", was)

    assert "was changed or removed by another program" in render(refused.value.message, "en")
    assert path.read_text() == "Written by another program."


def test_a_file_that_was_removed_meanwhile_does_not_come_back(mine: Desk) -> None:
    path = mine.write("a.md")
    was = mine.drafts.text_of(path)
    path.unlink()

    with pytest.raises(UnusableFile):
        mine.drafts.save(path, "Mine.", was)

    assert not path.exists()


def test_line_ends_and_the_byte_order_mark_stay_as_they_were(mine: Desk) -> None:
    path = mine.workspace.drafts_dir / "a.mastodon.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")

    mine.drafts.save(path, "one\n2\n", mine.drafts.text_of(path))

    assert path.read_bytes() == b"\xef\xbb\xbfone\r\n2\r\n"


def test_a_linked_draft_stays_a_link(mine: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("one")
    path = mine.workspace.drafts_dir / "a.md"
    path.symlink_to(elsewhere)

    mine.drafts.save(path, "two", "one")

    assert path.is_symlink()
    assert elsewhere.read_text() == "two"


def test_half_a_character_is_refused_and_the_file_is_as_it_was(mine: Desk) -> None:
    path = mine.write("a.md")
    was = path.read_text()

    with pytest.raises(UnusableFile):
        mine.drafts.save(path, "one\n\ud83d", was)

    assert path.read_text() == was


def diagnostic(fix: Fix | None) -> Diagnostic:
    return Diagnostic("some.rule", Severity.HINT, Span(0, 0), message("."), fix=fix)


def test_all_fixes_are_made_at_once_and_none_over_another() -> None:
    found = [
        diagnostic(Fix(Span(0, 1), "A")),
        diagnostic(None),
        diagnostic(Fix(Span(2, 3), "")),
        diagnostic(Fix(Span(1, 3), "!")),
        diagnostic(Fix(Span(4, 4), " end")),
        diagnostic(Fix(Span(0, 1), "A")),
    ]

    assert apply_fixes("abcd", found) == ("Abd end", 3)


def test_an_approval_is_exactly_what_would_be_public(mine: Desk) -> None:
    mine.workspace.drafts_dir.joinpath("paste.jpg").write_bytes(b"a picture")
    path = mine.write(
        "a.md",
        "One thing I learnt about paste.\n---8<---\nAnd you, what did you learn?",
        more="spoiler: glue\nlanguage: en\naudience: public\n"
        "media: [{file: paste.jpg, alt: A pot of paste}]\n",
    )

    approval = mine.drafts.approve(path, MONDAY)

    assert approval.snapshot == Snapshot(
        network="mastodon",
        account=None,
        parts=("One thing I learnt about paste.", "And you, what did you learn?"),
        media=(
            MediaSnapshot(
                "paste.jpg",
                "92b2fa58028958317e408bd84ecfa70f5ee35b121991dbc232c49d166353708b",
                "A pot of paste",
            ),
        ),
        spoiler="glue",
        audience="public",
        language="en",
    )
    assert (approval.draft_id, approval.draft_path) == ("a.md", "drafts/a.md")
    assert (approval.strategy_version, approval.approved_at) == (1, MONDAY)


def test_approving_the_same_twice_is_one_approval(mine: Desk) -> None:
    first = mine.drafts.approve(mine.write("a.md"), MONDAY)
    mine.workspace.strategy_path.write_text(STRATEGY.replace("binders\n", "all binders\n"))

    second = mine.drafts.approve(mine.write("a.md"), MONDAY + timedelta(days=1))

    assert second == first


def test_a_changed_draft_is_another_approval_under_the_strategy_of_its_day(mine: Desk) -> None:
    first = mine.drafts.approve(mine.write("a.md"), MONDAY)
    mine.workspace.strategy_path.write_text(STRATEGY.replace("binders\n", "all binders\n"))

    second = mine.drafts.approve(mine.write("a.md", "And what do you think of this?"), MONDAY)

    assert second.id != first.id
    assert (first.strategy_version, second.strategy_version) == (1, 2)


def test_another_picture_under_the_same_name_voids_the_approval(mine: Desk) -> None:
    picture = mine.workspace.drafts_dir / "paste.jpg"
    picture.write_bytes(b"a picture")
    mine.approve(more="media: [{file: paste.jpg, alt: A pot of paste}]\n")
    assert mine.drafts.drafts(MONDAY)[0].approval is ApprovalState.APPROVED

    picture.write_bytes(b"another picture")
    assert mine.drafts.drafts(MONDAY)[0].approval is ApprovalState.STALE

    picture.unlink()
    assert mine.drafts.drafts(MONDAY)[0].approval is ApprovalState.STALE


def test_a_draft_over_the_limit_is_blocked_with_its_diagnostics(mine: Desk) -> None:
    path = mine.write("a.md", "x" * 600)

    with pytest.raises(BlockedByFindings) as refused:
        mine.drafts.approve(path, MONDAY)

    assert Severity.ERROR in {each.severity for each in refused.value.diagnostics}
    with mine.db.read() as tx:
        assert tx.execute("SELECT COUNT(*) FROM approval").fetchone()[0] == 0


def test_an_empty_draft_cannot_be_approved(mine: Desk) -> None:
    with pytest.raises(BlockedByFindings):
        mine.drafts.approve(mine.drafts.new("mastodon", "glue", MONDAY), MONDAY)


def test_an_empty_part_of_a_thread_cannot_be_approved(mine: Desk) -> None:
    with pytest.raises(BlockedByFindings):
        mine.approve(body=f"{GOOD}\n---8<---\n")


OWN_RULE = """\
- id: mine.no_leather
  kind: existence
  severity: error
  message: No leather here.
  words: [leather]
  examples: {good: [paper], bad: [leather]}
"""


def test_the_rules_of_the_workspace_count_like_the_bundled_ones(mine: Desk) -> None:
    mine.workspace.rules_dir.mkdir()
    pack = mine.workspace.rules_dir / "mine.yaml"
    pack.write_text(OWN_RULE)
    path = mine.write("a.md", "Some leather for you. Do you like it?")
    assert "mine.no_leather" in rules_found(mine, path)

    pack.write_text(
        OWN_RULE.replace("words: [leather]", "words: [parchment]").replace(
            "bad: [leather]", "bad: [parchment]"
        )
    )
    os.utime(pack, ns=(1, 1))
    assert "mine.no_leather" not in rules_found(mine, path)


def test_a_broken_pack_is_named_instead_of_left_out(mine: Desk) -> None:
    mine.workspace.rules_dir.mkdir()
    pack = mine.workspace.rules_dir / "mine.yaml"
    pack.write_text(OWN_RULE.replace("severity: error", "severity: terrible"))

    with pytest.raises(InvalidFile) as refused:
        mine.drafts.lint_file(mine.write("a.md"), MONDAY)

    assert refused.value.source == str(pack)
    assert read_pack(pack)[2] == refused.value.diagnostics


TWO_ACCOUNTS = STRATEGY.replace("  mastodon:\n", "  home:\n    network: mastodon\n").replace(
    "  bluesky:\n", "  work:\n    network: mastodon\n    account: '@Work@b.example'\n"
)


def test_a_draft_goes_out_from_the_account_of_its_part_of_the_strategy(tmp_path: Path) -> None:
    mine = desk(tmp_path, TWO_ACCOUNTS)

    snapshot = mine.drafts.approve(mine.write("a.md", network="work"), MONDAY).snapshot

    assert (snapshot.network, snapshot.account) == ("mastodon", "Work@b.example")


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (
            "mastodon",
            "“mastodon” may be any of home, work in your strategy. Write the one you mean as "
            "“network:” of the draft.",
        ),
        (
            "home",
            "Your strategy has several accounts on mastodon, and “home” does not say which it is. "
            "Write “account:” under it.",
        ),
    ],
)
def test_a_draft_that_may_be_for_several_accounts_is_not_approved(
    tmp_path: Path, network: str, expected: str
) -> None:
    mine = desk(tmp_path, TWO_ACCOUNTS)

    with pytest.raises(BlockedByFindings) as refused:
        mine.drafts.approve(mine.write("a.md", network=network), MONDAY)

    assert render(refused.value.message, "en").replace("\u00a0", " ") == expected
