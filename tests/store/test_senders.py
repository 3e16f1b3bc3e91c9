"""Which own accounts posts can go out from."""

from __future__ import annotations

from pathlib import Path

from strategy_tui.domain.account import Sender
from strategy_tui.domain.archive import AccountRef
from strategy_tui.store import owners
from strategy_tui.store.database import Database
from strategy_tui.store.senders import connected


def test_posts_go_out_from_the_accounts_of_that_connection_the_oldest_first(tmp_path: Path) -> None:
    db = Database(tmp_path / "state.db")
    with db.write() as tx:
        for network, handle, connection in [
            ("x", "robin_hale", "dry-run"),
            ("mastodon", "robin@example.social", "dry-run"),
            ("bluesky", "robin.example", None),
        ]:
            own = owners.save(tx, network, AccountRef(handle=handle))
            owners.connect(tx, own.id, connection)

    with db.read() as tx:
        assert connected(tx, "dry-run") == (
            Sender("x", "robin_hale"),
            Sender("mastodon", "robin@example.social"),
        )
