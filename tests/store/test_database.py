"""The file: private, complete or untouched, and honest about what is wrong with it."""

from __future__ import annotations

import os
import resource
import sqlite3
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.i18n import render
from strategy_tui.store.database import Database
from strategy_tui.store.migrations import steps

ADD_OWNER = "INSERT INTO owner (network, handle) VALUES ('x', ?)"


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database(tmp_path / "data" / "state.db")


def handles(db: Database) -> list[str]:
    with db.read() as tx:
        return [row["handle"] for row in tx.execute("SELECT handle FROM owner ORDER BY id")]


def add(db: Database, handle: str) -> None:
    with db.write() as tx:
        tx.execute(ADD_OWNER, (handle,))


def test_what_is_written_is_there_for_the_next_process(db: Database) -> None:
    add(db, "robin")

    assert handles(Database(db.path)) == ["robin"]


def test_reading_before_anything_was_written_makes_no_file(db: Database) -> None:
    assert handles(db) == []
    assert not db.exists()
    assert not db.path.parent.exists()


def test_the_file_and_its_folder_are_private(db: Database) -> None:
    add(db, "robin")

    assert stat.S_IMODE(db.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(db.path.parent.stat().st_mode) == 0o700


def test_it_survives_a_power_cut(db: Database) -> None:
    add(db, "robin")

    with db.write() as tx:
        assert tx.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert tx.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert tx.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_an_exception_takes_everything_back(db: Database) -> None:
    add(db, "robin")

    def add_and_fail() -> None:
        with db.write() as tx:
            tx.execute(ADD_OWNER, ("jo",))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()

    assert handles(db) == ["robin"]


def test_reading_cannot_write(db: Database) -> None:
    add(db, "robin")

    with pytest.raises(UnusableFile), db.read() as tx:
        tx.execute(ADD_OWNER, ("jo",))

    assert handles(db) == ["robin"]


def test_a_read_sees_one_moment(db: Database) -> None:
    add(db, "robin")

    with db.read() as tx:
        before = tx.execute("SELECT COUNT(*) FROM owner").fetchone()[0]
        add(db, "jo")
        after = tx.execute("SELECT COUNT(*) FROM owner").fetchone()[0]

    assert (before, after) == (1, 1)


def test_reads_in_one_view_see_one_moment(db: Database) -> None:
    add(db, "ada")

    with db.one_view():
        with db.one_view():
            assert handles(db) == ["ada"]
        add(db, "bob")
        assert handles(db) == ["ada"]
        with ThreadPoolExecutor(1) as another:
            assert another.submit(handles, db).result() == ["ada", "bob"]

    assert handles(db) == ["ada", "bob"]


def test_an_up_to_date_file_is_only_asked_for_its_version(db: Database) -> None:
    add(db, "robin")
    again = Database(db.path)

    with closing(sqlite3.connect(db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # a migration would have to wait for this
        started = time.perf_counter()
        again.create()

    assert time.perf_counter() - started < 1


def test_a_newer_database_is_left_alone(db: Database) -> None:
    add(db, "robin")
    newer = len(steps()) + 3
    with closing(sqlite3.connect(db.path)) as file:
        file.execute(f"PRAGMA user_version = {newer}")
    before = db.path.read_bytes()

    for use in (Database(db.path).read, Database(db.path).write):
        with pytest.raises(UnusableFile) as caught, use():
            pass
        said = render(caught.value.message, "en")
        assert f"its version is {newer}" in said
        assert f"versions up to {len(steps())}" in said
        assert "Upgrade strategy-tui" in said

    assert db.path.read_bytes() == before


def test_another_programs_database_is_left_alone(db: Database) -> None:
    db.path.parent.mkdir()
    with closing(sqlite3.connect(db.path)) as file:
        file.execute("CREATE TABLE recipe (name TEXT)")
    before = db.path.read_bytes()

    with pytest.raises(UnusableFile, match="another program's"), db.write():
        pass

    assert db.path.read_bytes() == before


def test_another_programs_database_with_a_version_is_left_alone(db: Database) -> None:
    db.path.parent.mkdir()
    with closing(sqlite3.connect(db.path)) as file:
        file.execute("CREATE TABLE recipe (name TEXT)")
        file.execute("PRAGMA user_version = 1")

    with pytest.raises(UnusableFile, match="another program's"), db.read():
        pass


def test_a_file_that_is_no_database_is_left_alone(db: Database) -> None:
    db.path.parent.mkdir()
    db.path.write_text("a shopping list, " * 100, encoding="utf-8")

    with pytest.raises(UnusableFile, match="damaged or is not a database"), db.read():
        pass

    assert db.path.read_text(encoding="utf-8").startswith("a shopping list")


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_a_truncated_database_is_named_as_damaged(db: Database, kept: float) -> None:
    with db.write() as tx:
        tx.executemany(ADD_OWNER, [(f"me{number}",) for number in range(3000)])
    with closing(sqlite3.connect(db.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = db.path.stat().st_size
    os.truncate(db.path, int(whole * kept))

    with pytest.raises(UnusableFile, match="damaged or is not a database"):
        handles(Database(db.path))


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")

    with pytest.raises(UnusableFile) as caught, Database(tmp_path / "data" / "x.db").write():
        pass

    said = render(caught.value.message, "en")
    assert str(tmp_path / "data") in said
    assert "STRATEGY_TUI_DATA" in said


def test_a_path_that_is_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "state.db").mkdir()

    with pytest.raises(UnusableFile, match="cannot be opened or written"):
        handles(Database(tmp_path / "state.db"))


def test_a_full_disk_loses_nothing(db: Database) -> None:
    add(db, "robin")

    def fill_the_disk() -> None:
        with db.write() as tx:
            pages = tx.execute("PRAGMA page_count").fetchone()[0]
            tx.execute(f"PRAGMA max_page_count = {pages + 2}")
            tx.executemany(ADD_OWNER, [(f"{number:0200}",) for number in range(1000)])

    with pytest.raises(UnusableFile, match="no room left on the disk"):
        fill_the_disk()

    assert handles(db) == ["robin"]


def test_a_disk_that_refuses_to_grow_loses_nothing(db: Database) -> None:
    """As a quota does: the system itself refuses to write beyond some 100 kB."""
    add(db, "robin")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(UnusableFile) as caught, db.write() as tx:
            tx.executemany(ADD_OWNER, [(f"{number:0200}",) for number in range(5000)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert "Nothing was changed" in render(caught.value.message, "en")
    assert handles(db) == ["robin"]


def test_a_bug_of_ours_is_not_called_a_broken_file(db: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), db.read() as tx:
        tx.execute("SELECT * FROM nowhere")


def test_a_writer_in_the_way_is_waited_for_and_then_named(db: Database) -> None:
    add(db, "robin")

    with closing(sqlite3.connect(db.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy) as caught, db.write(patience=0.05):
            pass

    assert "Try again in a moment" in render(caught.value.message, "en")
    assert caught.value.exit_code == 4


def test_a_reader_does_not_wait_for_a_writer(db: Database) -> None:
    add(db, "robin")

    with db.write() as tx:
        tx.execute(ADD_OWNER, ("jo",))
        assert handles(db) == ["robin"]


def with_one_more(tmp_path: Path, script: str) -> Path:
    """A folder with the real steps and one after them."""
    folder = tmp_path / "steps"
    folder.mkdir()
    for step in steps():
        (folder / step.name).write_bytes(step.read_bytes())
    (folder / f"{len(steps()) + 1:04}_next.sql").write_text(script, encoding="utf-8")
    return folder


def test_a_migration_that_fails_leaves_nothing_behind(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(db, "robin")
    known = len(steps())
    folder = with_one_more(
        tmp_path, "CREATE TABLE mood (name TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    )
    monkeypatch.setattr("strategy_tui.store.migrations._FOLDER", folder)

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Database(db.path).create()

    with closing(sqlite3.connect(db.path)) as file:
        assert file.execute("PRAGMA user_version").fetchone()[0] == known
        assert not file.execute("SELECT * FROM sqlite_schema WHERE name = 'mood'").fetchall()


def test_a_migration_keeps_what_is_there(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(db, "robin")
    folder = with_one_more(
        tmp_path,
        "-- A mood; with a semicolon in the comment.\nALTER TABLE owner ADD COLUMN mood TEXT;\n",
    )
    monkeypatch.setattr("strategy_tui.store.migrations._FOLDER", folder)

    with Database(db.path).read() as tx:
        row = tx.execute("SELECT handle, mood FROM owner").fetchone()

    assert tuple(row) == ("robin", None)


WRITER = """
import sys
ADD = "INSERT INTO owner (network, handle) VALUES ('x', ?)"
from pathlib import Path
from strategy_tui.store.database import Database
for number in range(20):
    with Database(Path(sys.argv[1])).write(patience=60) as tx:
        tx.execute(ADD, (sys.argv[2] + str(number),))
"""


def test_processes_that_start_at_once_make_one_database_and_lose_nothing(db: Database) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(db.path), name]) for name in "abc"
    ]

    assert [each.wait(timeout=120) for each in running] == [0, 0, 0]
    assert sorted(handles(db)) == sorted(f"{name}{n}" for name in "abc" for n in range(20))
