"""`strategy-tui import`: what it says of an export."""

from __future__ import annotations

from pathlib import Path

from tests.archive_samples import mastodon_csv, x_archive
from tests.cli.conftest import Cli


def test_the_account_that_a_list_was_taken_for_is_named(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    listed = mastodon_csv(tmp_path)
    assert cli("import", listed, "--owner", "zoe@example.social").code == 0
    listed.write_text(listed.read_text() + "new@example.social,true,false,\n")

    said = cli("import", listed).out.splitlines()

    assert said[1] == "Account: zoe@example.social."


def test_parts_of_the_posts_are_told_in_one_breath(cli: Cli, tmp_path: Path) -> None:
    said = cli("import", x_archive(tmp_path), "--dry-run").out

    assert "Examined: 0 posts of yours, 0 of them replies, 0 reposts, 0 likes." in said
