"""The kept index, whatever happened to the posts: it finds what an exhaustive scan finds."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from strategy_tui.store import migrations, twin_waiting
from strategy_tui.store.database import Database
from strategy_tui.store.twin_postings import StoredPostings
from strategy_tui.store.twin_search import SCANNED, search
from strategy_tui.twins import postings as segments
from strategy_tui.twins.likeness import FEWEST, meets_criterion
from strategy_tui.twins.words import wording, words

WORDS = "abcdefghij"
INDEXED = "SELECT id FROM twin_post UNION ALL SELECT id FROM twin_short"
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
DRAFT = "one two three four five six seven eight nine ten"

ADD = """
INSERT INTO post (owner_id, remote_id, at, kind, text, visibility)
VALUES (1, ?, '2026-11-01T09:00:00+00:00', ?, ?, ?)
"""
APPROVE = """
INSERT INTO approval
       (draft_id, draft_path, network, snapshot, sha256, strategy_version, approved_at)
VALUES ('d', 'd.md', 'x', json_object('parts', json_array(?, ?)), '', 1, '')
"""


def database(folder: Path) -> Database:
    db = Database(folder / "state.db")
    with db.write() as tx:
        tx.execute("INSERT INTO owner (id, network, handle) VALUES (1, 'x', 'me')")
    return db


def keep(tx: sqlite3.Connection, *said: str) -> None:
    start = tx.execute("SELECT COUNT(*) FROM post").fetchone()[0]
    rows = ((str(start + number), "original", text, "public") for number, text in enumerate(said))
    tx.executemany(ADD, rows)


def by_scan(said: dict[int, str], draft: str) -> set[int]:
    own = set(words(draft))
    if len(own) < FEWEST:
        equal = wording(draft)
        alike = {post for post, text in said.items() if wording(text) == equal}
        return set() if equal.is_empty else alike
    return {post for post, text in said.items() if meets_criterion(own, set(words(text)))}


class Life(RuleBasedStateMachine):
    """Posts come, change and go, and the index takes them in now and then."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.db = database(Path(self.folder.name))
        self.said: dict[int, str] = {}
        self.number = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    @rule(text=texts, kind=st.sampled_from(["original", "reply", "repost"]))
    def post(self, text: str, kind: str) -> None:
        self.number += 1
        with self.db.write() as tx:
            added = tx.execute(ADD, (str(self.number), kind, text, "public")).lastrowid
        if kind != "repost" and added:
            self.said[added] = text

    @rule(text=texts, more=texts)
    def approve(self, text: str, more: str) -> None:
        with self.db.write() as tx:
            added = tx.execute(APPROVE, (text, more)).lastrowid
        self.said[-(added or 0)] = f"{text}\n{more}"

    @rule(data=st.data(), text=texts)
    def edit(self, data: st.DataObject, text: str) -> None:
        if posts := [each for each in self.said if each > 0]:
            post = data.draw(st.sampled_from(posts))
            with self.db.write() as tx:
                tx.execute("UPDATE post SET text = ? WHERE id = ?", (text, post))
            self.said[post] = text

    @rule(data=st.data(), visibility=st.sampled_from(["private", ""]))
    def hide_or_remove(self, data: st.DataObject, visibility: str) -> None:
        if posts := [each for each in self.said if each > 0]:
            post = data.draw(st.sampled_from(posts))
            with self.db.write() as tx:
                if visibility:
                    tx.execute("UPDATE post SET visibility = ? WHERE id = ?", (visibility, post))
                else:
                    tx.execute("DELETE FROM post WHERE id = ?", (post,))
            del self.said[post]

    @rule(most=st.integers(1, 5))
    def take_in(self, most: int) -> None:
        with self.db.write() as tx:
            twin_waiting.take_in(tx, most)

    @rule()
    def open_again(self) -> None:
        self.db = Database(self.db.path)

    @rule(draft=texts)
    def look(self, draft: str) -> None:
        with self.db.read() as tx:
            hits = [each.post for each in search(tx, draft)]
        assert len(hits) == len(set(hits))
        assert set(hits) == by_scan(self.said, draft)

    @invariant()
    def whole(self) -> None:
        if not hasattr(self, "db"):
            return
        with self.db.read() as tx:
            taken = {row[0] for row in tx.execute(INDEXED)}
            waiting = {row[0] for row in tx.execute("SELECT post FROM twin_waiting")}
        with_something_to_compare = {
            post for post, text in self.said.items() if not wording(text).is_empty
        }
        assert with_something_to_compare <= taken | waiting


Life.TestCase.settings = settings(deadline=None, max_examples=60, stateful_step_count=30)
TestLife = Life.TestCase


def test_places_in_several_segments_and_chunks_are_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy_tui.store.twin_postings.CHUNK", 4)
    monkeypatch.setattr("strategy_tui.twins.building.TEXTS", 10)
    monkeypatch.setattr("strategy_tui.store.twin_postings.TEXTS", 10)
    said = [f"{DRAFT} {number}" if number % 3 else f"other{number} " * 9 for number in range(37)]
    db = database(tmp_path)
    with db.write() as tx:
        keep(tx, *said)
        while twin_waiting.take_in(tx, 7):
            pass
        StoredPostings(tx).remove(2)

        hits = {each.post for each in search(tx, DRAFT)}
        count = len(StoredPostings(tx).segments())

    assert hits == {number + 1 for number in range(37) if number % 3} - {2}
    assert count == 3


def test_a_list_that_goes_on_until_it_is_a_bitmap_still_finds_all(tmp_path: Path) -> None:
    db = database(tmp_path)
    with db.write() as tx:
        keep(tx, *(f"{DRAFT} {number}" for number in range(5_000)))
        twin_waiting.take_in(tx, 4_000)
        while twin_waiting.take_in(tx, 300):
            pass

        assert len(search(tx, DRAFT)) == 5_000
        longest = tx.execute("SELECT MAX(length(places)) FROM twin_list").fetchone()[0]

    assert longest == segments.BITMAP


def test_posts_that_wait_beyond_what_is_scanned_are_found_once_they_are_taken_in(
    tmp_path: Path,
) -> None:
    db = database(tmp_path)
    with db.write() as tx:
        keep(tx, *["nothing that matters in the least to anybody"] * SCANNED, DRAFT)
        before = search(tx, DRAFT)
        twin_waiting.take_in(tx)
        after = search(tx, DRAFT)

    assert before == ()
    assert [each.post for each in after] == [SCANNED + 1]


@contextmanager
def an_older_database(path: Path) -> Iterator[sqlite3.Connection]:
    """One that was last opened before there was an index."""
    connection = sqlite3.connect(path, isolation_level=None)
    for number, step in enumerate(migrations.steps()[:2], start=1):
        connection.executescript(step.read_text())
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    yield connection
    connection.close()


def test_the_posts_of_an_older_database_wait_to_be_taken_in(tmp_path: Path) -> None:
    with an_older_database(tmp_path / "state.db") as connection:
        connection.execute("INSERT INTO owner (id, network, handle) VALUES (1, 'x', 'me')")
        connection.execute(ADD, ("1", "original", DRAFT, "public"))
        connection.execute(ADD, ("2", "repost", DRAFT, "public"))
        connection.execute(ADD, ("3", "original", DRAFT, "private"))
        connection.execute(APPROVE, (DRAFT, "and more"))

    with Database(tmp_path / "state.db").write() as tx:
        assert twin_waiting.count(tx) == 2
        assert {each.post for each in search(tx, DRAFT)} == {1, -1}
        assert twin_waiting.take_in(tx) == 2
        assert {each.post for each in search(tx, DRAFT)} == {1, -1}


def take_in_and_die(path: Path, batches: int) -> None:
    db = Database(path)
    for _ in range(batches):
        with db.write() as tx:
            twin_waiting.take_in(tx, 50)
    with db.write() as tx:
        twin_waiting.take_in(tx, 50)
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("batches", [0, 2])
def test_a_process_that_is_killed_leaves_an_index_that_agrees(tmp_path: Path, batches: int) -> None:
    db = database(tmp_path)
    with db.write() as tx:
        keep(tx, *(f"{DRAFT} {number}" for number in range(200)))
    process = multiprocessing.get_context("spawn").Process(
        target=take_in_and_die, args=(db.path, batches)
    )
    process.start()
    process.join(30)

    assert process.exitcode == -signal.SIGKILL
    with db.write() as tx:
        assert twin_waiting.count(tx) == 200 - 50 * batches
        assert len(search(tx, DRAFT)) == 200
        assert twin_waiting.take_in(tx) == 200 - 50 * batches
        assert len(search(tx, DRAFT)) == 200


def take_in_all(path: Path) -> None:
    db = Database(path)
    left = 1
    while left:
        with db.write(patience=30) as tx:
            left = twin_waiting.take_in(tx, 20)


def test_two_processes_take_in_each_post_once(tmp_path: Path) -> None:
    db = database(tmp_path)
    with db.write() as tx:
        keep(tx, *(f"{DRAFT} {number}" for number in range(300)))
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=take_in_all, args=(db.path,)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)

    assert [each.exitcode for each in both] == [0, 0]
    with db.read() as tx:
        assert twin_waiting.count(tx) == 0
        assert sorted(each.post for each in search(tx, DRAFT)) == list(range(1, 301))
