"""One publisher at a time, and no lock that outlives its process."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.store.lock import publisher_lock


def test_a_second_publisher_is_told_that_it_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "data" / "publish.lock"

    with publisher_lock(path), pytest.raises(Busy, match="publishing now"), publisher_lock(path):
        pass


def test_the_lock_is_free_again_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "publish.lock"
    with pytest.raises(ZeroDivisionError), publisher_lock(path):
        raise ZeroDivisionError

    with publisher_lock(path):
        entered = True

    assert entered


def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")

    with (
        pytest.raises(UnusableFile, match="lock"),
        publisher_lock(tmp_path / "data" / "publish.lock"),
    ):
        pass
