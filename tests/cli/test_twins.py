"""`twins --jsonl`: one answer for each line, whatever the line is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive_samples import activity, mastodon_archive, tweet, x_archive
from tests.cli.conftest import Cli

POST = "This morning I took apart a missal of 1780 whose spine held by three threads of hemp."


def test_each_line_is_answered_in_order(cli: Cli) -> None:
    others = [POST.upper() + " #bookbinding", "Sold out. Thank you."]
    lines = [json.dumps({"id": n, "text_a": POST, "text_b": b}) for n, b in enumerate(others)]

    ran = cli("twins", "--jsonl", "-", stdin="\n".join(lines).encode())

    assert ran.code == 0
    assert [each["id"] for each in ran.objects] == [0, 1]
    assert [each["verdict"] for each in ran.objects] == ["copy", "unrelated"]
    assert ran.objects[0] == {"id": 0, "similarity": 1.0, "verdict": "copy"}


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", "This line is not JSON."),
        (b"[1]", "A line is a JSON object with “text_a” and “text_b”."),
        (b'{"id": 7, "text_a": "x"}', "“text_b” is missing here."),
        (b'{"id": 7, "text_a": 1, "text_b": ""}', "“text_a” takes a text."),
        (b'{"id": 7, "text_a": "\xff", "text_b": ""}', "This line is not UTF-8."),
        (b"[" * 100_000, "This line is not JSON."),
    ],
)
def test_a_bad_line_gets_an_error_and_the_next_one_its_answer(
    cli: Cli, line: bytes, error: str
) -> None:
    good = json.dumps({"id": 8, "text_a": "\ud800 same", "text_b": "same"}).encode()

    ran = cli("twins", "--jsonl", "-", stdin=line + b"\n" + good)

    bad_answer, good_answer = ran.objects
    assert ran.code == 0
    assert bad_answer == ({"id": 7, "error": error} if b"id" in line else {"error": error})
    assert good_answer == {"id": 8, "similarity": 1.0, "verdict": "copy"}


def test_the_id_comes_back_as_it_was_with_lone_surrogates_escaped(cli: Cli) -> None:
    ran = cli("twins", "--jsonl", stdin=b'{"id": "\\ud83d", "text_a": "", "text_b": ""}')

    assert ran.out == '{"id": "\\ud83d", "similarity": 0.0, "verdict": "unrelated"}\n'


def test_errors_are_said_in_the_language_asked_for(cli: Cli) -> None:
    ran = cli("-L", "fr", "twins", "--jsonl", stdin=b"{")

    assert ran.objects == [{"error": "Cette ligne n’est pas du JSON."}]


def test_pairs_without_jsonl_are_refused(cli: Cli) -> None:
    ran = cli("twins", "-")

    assert ran.code == 64
    assert ran.err == "Pairs of texts on standard input need --jsonl.\n"


def test_an_import_says_what_stands_on_another_network_too(cli: Cli, tmp_path: Path) -> None:
    ifttt = '<a href="https://ifttt.com" rel="nofollow">IFTTT</a>'
    tweets = [tweet(1, POST, source=ifttt), tweet(2, "The paste must rest for a night.")]
    toots = [activity(1, f"<p>{POST} #bookbinding</p>")]
    cli("init")

    first = cli("import", x_archive(tmp_path, tweets=tweets))
    second = cli("import", mastodon_archive(tmp_path, activities=toots))

    sent = "50% of your X posts were sent by a program that copies between networks: IFTTT (1)."
    assert sent in first.out
    assert "50% of your X posts stand on Mastodon too: 1 of 2.\n" in second.out


def test_the_past_is_told_on_demand_for_people_and_for_programs(cli: Cli, tmp_path: Path) -> None:
    cli("init")
    nothing = cli("twins")
    cli("import", x_archive(tmp_path, tweets=[tweet(1, POST)]))
    one = cli("twins")
    cli("import", mastodon_archive(tmp_path, activities=[activity(1, f"<p>{POST}</p>")]))
    both = cli("--ui-language", "fr", "twins")
    [told] = cli("twins", "--json", "--all").objects

    assert nothing.out == ("No posts of yours were imported yet, so there is nothing to compare.\n")
    assert one.out.startswith("Posts of one network only were imported")
    assert "100\u00a0% de vos publications de X sont aussi sur Mastodon" in both.out
    assert told["known_until"] == {
        "x": "2025-03-12T09:00:01+00:00",
        "mastodon": "2026-07-01T08:00:01+00:00",
    }
    assert told["pairs"] == [
        {
            "network": network,
            "other": other,
            "posts": 1,
            "compared": 1,
            "copies": 1,
            "close": 0,
            "share": 1.0,
            "interval": [1.0, 1.0],
        }
        for network, other in (("mastodon", "x"), ("x", "mastodon"))
    ]
