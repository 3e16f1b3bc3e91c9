"""A server's own limits, from its saved answer to the finding in a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.services.samples import STRATEGY

ANSWER = json.dumps(
    {
        "domain": "a.example",
        "configuration": {
            "statuses": {"max_characters": 1000, "max_media_attachments": 6},
            "media_attachments": {"image_matrix_limit": -3},
        },
    }
).encode()


@pytest.fixture(autouse=True)
def folder(cli: Cli) -> None:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    Path("strategy.yaml").write_text(STRATEGY)
    assert cli("account", "add", "mastodon", "camille@a.example").code == 0
    Path("drafts/long.md").write_text(f"---\nnetwork: mastodon\n---\n{'word ' * 199}longer\n")


def too_long(cli: Cli) -> list[str]:
    lines = cli("lint", "drafts/long.md").out.split("\n")
    return [line.split(": ", 2)[2] for line in lines if "(length.over)" in line]


def test_a_draft_is_checked_against_the_server_of_its_account(cli: Cli) -> None:
    assert too_long(cli) == [
        "1,001 characters, and Mastodon takes 500: 501 too many. Which sentence can go? "
        "(length.over)"
    ]

    ran = cli("account", "limits", "mastodon", "--file", "-", stdin=ANSWER)

    assert ran.code == 0
    assert ran.out == (
        "Drafts for camille@a.example are checked against Mastodon (a.example): a post has up to "
        "1,000 characters there.\nThe most files in one post: 6.\n"
    )
    assert ran.err == ("The server says image_matrix_limit: -3, which cannot be. It is left out.\n")
    assert too_long(cli) == [
        "1,001 characters, and Mastodon (a.example) takes 1,000: 1 too many. "
        "Which sentence can go? (length.over)"
    ]


def test_a_saved_answer_is_read_and_told_as_json(cli: Cli) -> None:
    Path("instance.json").write_bytes(ANSWER)

    (told,) = cli("account", "limits", "mastodon", "--file", "instance.json", "--json").objects

    assert told == {
        "network": "mastodon",
        "account": "camille@a.example",
        "server": "a.example",
        "limits": {"text": 1000, "files": 6},
    }


def test_who_pays_for_longer_posts_says_how_long(cli: Cli) -> None:
    assert cli("account", "add", "x", "camille").code == 0
    assert cli("account", "limits", "x", "--characters", "25000").code == 0
    Path("drafts/long.md").write_text(f"---\nnetwork: x\n---\n{'word ' * 199}longer\n")

    assert too_long(cli) == []


@pytest.mark.parametrize(
    ("words", "stdin", "code"),
    [
        (["mastodon"], b"", 64),
        (["mastodon", "--file", "-", "--characters", "5"], ANSWER, 64),
        (["mastodon", "--file", "-"], b"nothing", 2),
        (["mastodon", "--file", "gone.json"], b"", 2),
        (["linkedin", "--file", "-"], ANSWER, 64),
        (["mastodon", "--file", "-", "--account", "who@b.example"], ANSWER, 64),
        (["mastodon", "--characters", "0"], b"", 64),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(
    cli: Cli, words: list[str], stdin: bytes, code: int
) -> None:
    ran = cli("account", "limits", *words, stdin=stdin)

    assert ran.code == code
    assert ran.out == ""
    assert ran.err.count("\n") == 1
