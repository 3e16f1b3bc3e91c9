"""Workspaces: found upwards, made once, never somebody else's."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.bundle import bundled
from strategy_tui.errors import StrategyTuiError, UnusableFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.own_files import read_bytes, reason, write_new, write_whole
from strategy_tui.services.workspace import (
    Workspace,
    create,
    find,
    sample_names,
    sample_text,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def refused(act: Callable[[], object], kind: type[StrategyTuiError] = UnusableFile) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(kind) as caught:
        act()
    return render(caught.value.message, "en")


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return create(tmp_path / "mine", "name: Mine\n", NOON)


def test_a_new_workspace_has_what_a_person_needs(made: Workspace) -> None:
    lying = sorted(str(path.relative_to(made.root)) for path in made.root.rglob("*"))

    assert lying == [
        ".gitignore",
        ".strategy",
        ".strategy/id",
        "drafts",
        "history",
        "ideas.md",
        "strategy.yaml",
    ]
    assert made.strategy_path.read_text() == "name: Mine\n"
    assert (made.root / ".gitignore").read_text() == "journal.md\n"
    assert (made.root / ".strategy/id").read_text() == (
        f"{made.id}\ncreated 2026-11-24T12:00:00+00:00\n"
    )


def test_it_is_found_from_every_folder_within(made: Workspace) -> None:
    deep = made.drafts_dir / "2026" / "11"
    deep.mkdir(parents=True)

    assert find(deep) == made
    assert find(made.root) == made


def test_the_nearest_one_is_found(made: Workspace) -> None:
    inner = create(made.root / "inner", "name: Inner\n", NOON)

    assert find(inner.drafts_dir) == inner


def test_the_default_is_for_folders_outside(made: Workspace, tmp_path: Path) -> None:
    assert find(tmp_path, made.root) == made
    assert "strategy-tui init" in refused(lambda: find(tmp_path, tmp_path / "none"))


def test_nothing_is_overwritten(made: Workspace, tmp_path: Path) -> None:
    assert "is there already" in refused(lambda: create(made.root, "name: Other\n", NOON))
    assert made.strategy_path.read_text() == "name: Mine\n"

    (tmp_path / "git").mkdir()
    (tmp_path / "git/.gitignore").write_text("*.pyc")
    (tmp_path / "git/ideas.md").write_text("one\n")
    create(tmp_path / "git", "name: Mine\n", NOON)
    assert (tmp_path / "git/.gitignore").read_text() == "*.pyc\njournal.md\n"
    assert (tmp_path / "git/ideas.md").read_text() == "one\n"


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("")

    assert refused(lambda: create(tmp_path / "mine/deep", "name: x\n", NOON)).endswith(
        "could not be written: a file stands where a folder should be."
    )


def test_an_id_that_leads_elsewhere_is_refused(made: Workspace) -> None:
    (made.root / ".strategy/id").write_text("../../other\n")

    assert "does not hold the id of a workspace" in refused(lambda: find(made.root))


def test_a_linked_id_is_refused(made: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/.strategy").symlink_to(made.root / ".strategy")

    assert "is a link" in refused(lambda: find(tmp_path / "other"))


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
def test_a_workspace_of_another_user_stays_closed(made: Workspace) -> None:
    os.chown(made.root / ".strategy/id", 12345, -1)

    assert "belongs to another user" in refused(lambda: find(made.root))


def test_samples_are_known_by_name() -> None:
    assert "personal.en" in sample_names()
    assert sample_text("personal.en").startswith("# My personal strategy")
    assert "There is no sample “../x”" in refused(lambda: sample_text("../x"), WrongUsage)


def test_bundled_files_lie_beside_the_package_in_a_checkout() -> None:
    assert bundled("strategies") == Path(__file__).parents[2] / "strategies"


@pytest.mark.parametrize(
    ("lay", "expected"),
    [
        (lambda path: path.mkdir(), "could not be read: it is a folder."),
        (lambda path: os.mkfifo(path), "could not be read: it is no file."),
        (lambda path: path.symlink_to(path), "could not be read: its links lead in a circle."),
        (lambda _: None, "could not be read: it is not there."),
    ],
)
def test_what_is_no_file_is_told(
    tmp_path: Path, lay: Callable[[Path], None], expected: str
) -> None:
    path = tmp_path / "strategy.yaml"
    lay(path)

    assert refused(lambda: read_bytes(path, 10)).endswith(expected)


def test_at_most_one_byte_too_many_is_read(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 100)

    assert read_bytes(tmp_path / "long", 10) == b"x" * 11


def test_a_disk_that_takes_no_more_leaves_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "strategy.yaml"
    path.write_text("name: Old\n")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        sentence = refused(lambda: write_whole(path, "x" * 10_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert sentence == f"{path} could not be written: it would be too large."
    assert path.read_text() == "name: Old\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "you may not"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(code: int, expected: str) -> None:
    found = reason(OSError(code, "Errno"))

    assert not isinstance(found, str)
    assert render(found, "en") == expected


def test_a_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)

    write_whole(link, "new")

    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_new_file_in_a_folder_that_is_not_there_names_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "out" / "people.csv"

    assert refused(lambda: write_new(path, "a\n")) == (
        f"{path} could not be written: the folder {tmp_path / 'out'} is not there. Create it first."
    )


def test_a_new_file_replaces_nothing(tmp_path: Path) -> None:
    write_new(tmp_path / "out.csv", "a\n")

    assert refused(lambda: write_new(tmp_path / "out.csv", "b\n")).endswith(
        "could not be written: something of that name is there already."
    )
    assert (tmp_path / "out.csv").read_text() == "a\n"
