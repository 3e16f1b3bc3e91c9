"""Two own accounts on one network: each connected by itself, each post from its own."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.cli.conftest import Cli
from tests.services.samples import GOOD, STRATEGY

TWO = STRATEGY.replace(
    "  mastodon:\n", "  home:\n    network: mastodon\n    account: home@a.example\n"
).replace("  bluesky:\n", "  work:\n    network: mastodon\n    account: Work@b.example\n")


def test_each_account_is_connected_by_itself_and_sends_its_own_posts(cli: Cli) -> None:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    Path("strategy.yaml").write_text(TWO)
    for name, text in (("home", GOOD), ("work", "My two glues: which one would you choose?")):
        Path(f"drafts/{name}.md").write_text(f"---\nid: {name}\nnetwork: {name}\n---\n{text}\n")
    assert cli("account", "add", "mastodon", "@Home@a.example", "--dry-run").out == (
        "Posts of @Home@a.example on mastodon go to a file on this machine: nobody will see them.\n"
    )
    assert cli("account", "add", "mastodon", "work@b.example").code == 0
    for number, name in enumerate(("home", "work"), start=1):
        assert cli("draft", "approve", f"drafts/{name}.md").code == 0
        assert cli("schedule", "add", str(number), "--at", "2026-11-24 08:00").code == 0

    sent, waits = cli("publish", "--json").objects
    assert (sent["state"], sent["account"]) == ("sent", "home@a.example")
    assert (waits["state"], waits["account"]) == ("queued", "Work@b.example")
    assert "“Work@b.example” on mastodon" in str(waits["waits_because"])

    assert cli("account", "add", "mastodon", "WORK@B.example", "--dry-run").code == 0
    assert cli("publish").code == 0
    (kept,) = Path(os.environ["STRATEGY_TUI_DATA"]).glob("*/dry-run.jsonl")
    posts = [json.loads(line) for line in kept.read_text().splitlines()]
    assert [(post["account"], post["text"]) for post in posts] == [
        ("Home@a.example", GOOD),
        ("WORK@B.example", "My two glues: which one would you choose?"),
    ]
