"""What a server says of its limits is used, and what it cannot mean is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from strategy_tui.domain.network import Certainty, ServerLimits, Source
from strategy_tui.i18n import render
from strategy_tui.networks.mastodon import instance

MASTODON = {
    "domain": "atelier.example",
    "configuration": {
        "statuses": {
            "max_characters": 1000,
            "max_media_attachments": 6,
            "characters_reserved_per_url": 30,
        },
        "media_attachments": {
            "supported_mime_types": ["image/jpeg", "image/webp", "video/mp4", "audio/ogg"],
            "image_size_limit": 10_485_760,
            "image_matrix_limit": 16_777_216,
            "video_size_limit": 41_943_040,
            "description_limit": 3000,
        },
    },
}
PLEROMA = {
    "uri": "https://pleroma.example",
    "max_toot_chars": 5000,
    "description_limit": 5000,
    "upload_limit": 16_000_000,
    "max_media_attachments": 1000,
}
MISSKEY = {"maxNoteTextLength": 3000}
SNAC = {
    "uri": "127.0.0.1:8801",
    "version": "4.0.0 (not true; really snac/2.75)",
    "configuration": {
        "statuses": {"max_characters": 100_000, "max_media_attachments": 8},
        "media_attachments": {"supported_mime_types": ["image/jpeg", "image/gif"]},
    },
}
SOURCE = Source("https://atelier.example/api/v2/instance", "2026-11-24", Certainty.PRIMARY)


def with_characters(value: Any) -> dict[str, Any]:
    return {"configuration": {"statuses": {"max_characters": value}}}


def test_a_mastodon_server_says_everything_in_one_place() -> None:
    answer = instance.of_instance(MASTODON)

    assert answer.server == "atelier.example"
    assert answer.ignored == ()
    assert answer.limits == ServerLimits(
        text=1000,
        link_length=30,
        files=6,
        image_formats=("jpeg", "webp"),
        image_size=10_485_760,
        image_pixels=16_777_216,
        video_formats=("mp4", "m4v"),
        video_size=41_943_040,
        alt_text=3000,
    )


@pytest.mark.parametrize(
    ("answer", "server", "text", "files"),
    [
        (PLEROMA, "pleroma.example", 5000, 1000),
        (MISSKEY, "", 3000, None),
        (SNAC, "127.0.0.1:8801", 100_000, 8),
    ],
    ids=["Pleroma", "Misskey", "snac"],
)
def test_other_programs_say_it_elsewhere(
    answer: dict[str, Any], server: str, text: int, files: int | None
) -> None:
    found = instance.of_instance(answer)

    assert (found.server, found.limits.text, found.limits.files) == (server, text, files)
    assert found.ignored == ()


@pytest.mark.parametrize(
    "value",
    [-1, 0, 10**12, "500", True, 500.5, float("inf"), [500], {"a": 1}],
)
def test_a_number_that_cannot_be_is_left_out_and_told(value: Any) -> None:
    answer = instance.of_instance(with_characters(value))

    assert answer.limits == ServerLimits()
    assert not answer.says_something
    assert len(answer.ignored) == 1
    assert "max_characters" in render(answer.ignored[0], "en")


def test_what_a_server_says_is_shown_without_its_control_characters() -> None:
    (told,) = instance.of_instance(with_characters("\x1b[31m" + "x" * 100)).ignored

    assert "\x1b" not in render(told, "en")
    assert len(render(told, "en")) < 120


@pytest.mark.parametrize("answer", [{}, {"configuration": []}, {"configuration": {"statuses": 3}}])
def test_an_answer_without_limits_says_nothing(answer: dict[str, Any]) -> None:
    assert not instance.of_instance(answer).says_something


def test_drafts_are_measured_by_the_server_s_own_numbers() -> None:
    answer = instance.of_instance(json.loads(json.dumps(MASTODON)))
    spec = instance.under(answer.limits, answer.server, SOURCE)

    assert spec.label == "Mastodon (atelier.example)"
    assert spec.measure("https://ex.org/a", "").count == 30
    assert spec.measure("a" * 1000, "").valid
    assert not spec.measure("a" * 999, "cw").valid
    assert spec.limits.text.source == SOURCE.name
    assert spec.limits.image is not None
    assert spec.limits.image.count == SOURCE.says(6)
    assert spec.limits.image.formats == SOURCE.says(("jpeg", "webp"))


def test_what_a_server_does_not_say_is_as_usual() -> None:
    spec = instance.under(ServerLimits(text=1000), "a.example", SOURCE)

    assert spec.limits.alt_text is not None
    assert spec.limits.alt_text.value == 1500
    assert spec.measure("https://ex.org/a", "").count == 23
