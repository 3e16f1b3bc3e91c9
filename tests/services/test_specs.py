"""Drafts are checked against the limits of the account that they go out from."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.archive import AccountRef
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.services.specs import MAX_BYTES, ServersService, spec_for
from strategy_tui.store import owners
from strategy_tui.store.database import Database

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
ANSWER = json.dumps(
    {"domain": "a.example", "configuration": {"statuses": {"max_characters": 1000}}}
).encode()


@pytest.fixture
def db(tmp_path: Path) -> Database:
    database = Database(tmp_path / "state.db")
    with database.write() as tx:
        owners.save(tx, "mastodon", AccountRef(handle="camille@a.example"))
        owners.save(tx, "x", AccountRef(handle="camille"))
    return database


def limit(network: str, account: str | None, db: Database | None) -> int:
    spec = spec_for(network, account, db)
    assert spec is not None
    return spec.limits.text.value


def test_a_server_s_limits_hold_for_its_account(db: Database) -> None:
    read = ServersService(db).read("mastodon", ANSWER, "instance.json", NOW)

    assert read.account == "camille@a.example"
    assert limit("mastodon", "@Camille@a.example", db) == 1000
    assert limit("mastodon", None, db) == 1000
    assert limit("mastodon", "other@b.example", db) == 500


def test_what_is_read_again_takes_the_place_of_what_was_known(db: Database) -> None:
    service = ServersService(db)
    service.read("mastodon", ANSWER, "instance.json", NOW)
    service.read("mastodon", ANSWER.replace(b"1000", b"2000"), "instance.json", NOW)

    assert limit("mastodon", None, db) == 2000


def test_of_several_accounts_the_one_on_that_server_is_meant(db: Database) -> None:
    with db.write() as tx:
        owners.save(tx, "mastodon", AccountRef(handle="shop@b.example"))
    ServersService(db).read("mastodon", ANSWER, "instance.json", NOW)

    assert limit("mastodon", "camille@a.example", db) == 1000
    assert limit("mastodon", "shop@b.example", db) == 500


def test_an_account_that_nobody_knows_is_asked_for(db: Database) -> None:
    with pytest.raises(WrongUsage):
        ServersService(db).read("mastodon", ANSWER, "i.json", NOW, account="who@c.example")
    with pytest.raises(WrongUsage):
        ServersService(db).say("tiktok", 4000, NOW)


@pytest.mark.parametrize(
    "data",
    [b"", b"no", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b" " * (MAX_BYTES + 1), b'{"a": NaN}'],
    ids=["empty", "words", "list", "object", "bytes", "deep", "long", "nan"],
)
def test_what_is_no_answer_is_told(db: Database, data: bytes) -> None:
    with pytest.raises(UnusableFile):
        ServersService(db).read("mastodon", data, "instance.json", NOW)
    assert limit("mastodon", None, db) == 500


@pytest.mark.parametrize("network", ["linkedin", "myspace"])
def test_a_network_that_is_the_same_for_all_has_no_own_limits(db: Database, network: str) -> None:
    with pytest.raises(WrongUsage):
        ServersService(db).read(network, ANSWER, "instance.json", NOW)
    with pytest.raises(WrongUsage):
        ServersService(db).say(network, 4000, NOW)


def test_who_pays_for_longer_posts_says_so(db: Database) -> None:
    ServersService(db).say("x", 25_000, NOW)

    assert limit("x", "camille", db) == 25_000
    assert limit("x", None, None) == 280


def test_a_reply_has_the_limit_of_replies() -> None:
    spec = spec_for("reddit", is_reply=True)

    assert spec is not None
    assert spec.limits.text.value == 10_000
    assert spec_for("myspace") is None
