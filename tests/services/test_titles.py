"""A title is approved with the text, and goes out with it."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from strategy_tui.domain.approval import Snapshot
from strategy_tui.services.drafts import ApprovalState
from strategy_tui.store import approvals
from tests.services.samples import GOOD, MONDAY, desk

PLAIN = Snapshot(network="reddit", account=None, parts=(GOOD,))


def test_another_title_needs_another_approval(tmp_path: Path) -> None:
    mine = desk(tmp_path)
    path = mine.write("a.md", more="title: Two glues\n")
    assert mine.drafts.approve(path, MONDAY).snapshot.title == "Two glues"

    path.write_text(path.read_text().replace("Two glues", "Three glues"))

    (state,) = mine.drafts.drafts(MONDAY)
    assert state.approval is ApprovalState.STALE


def test_what_was_approved_without_a_title_is_still_approved() -> None:
    kept = {
        "network": "reddit",
        "account": None,
        "parts": [GOOD],
        "media": [],
        "spoiler": "",
        "audience": "public",
        "language": None,
        "reply_to": None,
        "quotes": None,
        "reshares": None,
    }
    was = sha256(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    assert approvals.fingerprint(PLAIN) == was
    assert approvals.fingerprint(replace(PLAIN, title="Two glues")) != was
