from __future__ import annotations

import json
from typing import Any

import pytest

from strategy_tui.lint.pack import bundled
from strategy_tui.lint.report import jsonl_answer
from strategy_tui.networks import NETWORKS, spec


def answer(line: str, language: str = "en") -> dict[str, Any]:
    return jsonl_answer(line, NETWORKS, spec, bundled(), language)


def asked(**keys: Any) -> dict[str, Any]:
    return answer(json.dumps({"id": "a", "network": "mastodon", **keys}))


def test_an_answer_has_exactly_the_fixed_keys() -> None:
    assert asked(text="Open now!! @camille@ex.org https://ex.org/a #reliure") == {
        "id": "a",
        "network": "mastodon",
        "length": {"count": 52, "limit": 500, "unit": "graphemes", "valid": True},
        "entities": {
            "mentions": [{"text": "@camille@ex.org", "start": 11, "end": 26}],
            "hashtags": [{"text": "#reliure", "start": 44, "end": 52}],
            "urls": [{"text": "https://ex.org/a", "start": 27, "end": 43}],
            "cashtags": [],
        },
        "call_to_action": {"present": False, "families": []},
        "value": {"bait": False, "clickbait": False, "promotional": False, "bare_link": True},
        "diagnostics": [
            {
                "rule": "style.pile",
                "severity": "hint",
                "start": 8,
                "end": 10,
                "message": "“!!”: would one sign say the same?",
            },
            {
                "rule": "value.bare_link",
                "severity": "warning",
                "start": 27,
                "end": 43,
                "message": "A link almost alone. "
                "What will the reader know or be able to do after the click?",
            },
        ],
    }


def test_messages_are_in_the_reader_s_language_and_signals_in_the_text_s() -> None:
    french = answer('{"id": 1, "network": "x", "text": "Dites-moi tout !!", "lang": "fr-CA"}', "fr")

    assert french["call_to_action"]["present"] is True
    assert "reply" in french["call_to_action"]["families"]
    assert french["diagnostics"][0]["message"] == (
        "«\u00a0!!\u00a0»\u00a0: un seul signe dirait-il la même chose\u202f?"
    )


def test_a_content_warning_counts() -> None:
    assert asked(text="abc", spoiler="12345")["length"]["count"] == 8


def test_a_lone_surrogate_survives() -> None:
    found = answer('{"id": "\\ud800", "network": "mastodon", "text": "\\udfff #a1b"}')

    assert json.dumps(found["id"]) == '"\\ud800"'
    assert found["length"]["count"] == 6


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", {"error": "This line is not JSON."}),
        ("{", {"error": "This line is not JSON."}),
        ("[" * 100_000, {"error": "This line is not JSON."}),
        ("[1]", {"error": "A line is a JSON object with “network” and “text”."}),
        ('{"text": "a"}', {"error": "“network” is missing here."}),
        ('{"id": 7, "network": "x"}', {"id": 7, "error": "“text” is missing here."}),
        ('{"id": 7, "network": "x", "text": 3}', {"id": 7, "error": "“text” takes a text."}),
        (
            '{"id": null, "network": "geocities", "text": "a"}',
            {
                "id": None,
                "error": "There is no network “geocities”. There are x, mastodon, bluesky, "
                "linkedin, facebook, instagram, threads, youtube, tiktok, pinterest, snapchat, "
                "reddit, blog.",
            },
        ),
        (
            '{"id": 7, "network": "mastodn", "text": "a"}',
            {"id": 7, "error": "There is no network “mastodn”. Did you mean “mastodon”?"},
        ),
        (
            '{"id": 7, "network": "x", "text": "caf\udce9"}',
            {"id": 7, "error": "This line is not UTF-8."},
        ),
        ("\udcff\udcfe{", {"error": "This line is not UTF-8."}),
        (
            '{"id": 7, "network": "x", "text": "a", "lang": 3}',
            {"id": 7, "error": "“lang” takes a text."},
        ),
    ],
)
def test_a_bad_line_gets_an_error_and_its_id(line: str, expected: dict[str, Any]) -> None:
    assert answer(line) == expected


def test_an_unknown_key_is_a_hint_with_what_was_meant() -> None:
    (unknown, *_) = asked(text="abc", langue="fr")["diagnostics"]

    assert unknown == {
        "rule": "line.unknown-key",
        "severity": "hint",
        "start": 0,
        "end": 0,
        "message": "Unknown key “langue”. Did you mean “lang”?",
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "a" * 1_000_001,
            "This text has 1,000,001 characters. No network takes more than 1,000,000.",
        ),
        (
            "#a " * 60_000,
            "This text has 180,000 characters and is full of signs such as “#”, “@” and “.”, "
            "more than any network takes. Is it a draft?",
        ),
    ],
)
def test_what_no_network_takes_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    assert asked(text=text) == {"id": "a", "error": sentence}


def test_null_stands_for_nothing_said() -> None:
    assert "error" not in asked(text="abc", lang=None, spoiler=None, goal=None)


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_answers(network: str) -> None:
    found = answer(
        json.dumps({"id": 1, "network": network, "text": "Tell me what you think. #a1 @b c.org $D"})
    )

    assert found["network"] == network
    assert found["call_to_action"]["present"]
