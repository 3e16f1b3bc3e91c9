"""Files of a draft against what each network takes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.media import MediaInfo, MediaKind
from strategy_tui.domain.network import MEGABYTE
from tests.lint.subjects import a_draft, a_subject, found, of_draft, said

PHOTO = MediaInfo("a.jpg", True, "A press.", format="jpeg", size=90_000, width=1200, height=900)
FILM = MediaInfo(
    "a.mp4", True, "It prints.", MediaKind.VIDEO, None, "mp4", 9_000_000, 1280, 720, 30.0
)
GIF = replace(PHOTO, file="a.gif", format="gif", is_animated=True, width=400, height=300)


def told(*media: MediaInfo, network: str = "mastodon", text: str = "Old iron.") -> list[Diagnostic]:
    subject = a_subject(text, network, media=media)
    return [each for each in found(subject) if each.rule_id.startswith("media.")]


def rules(*media: MediaInfo, network: str = "mastodon", text: str = "Old iron.") -> list[str]:
    return [each.rule_id for each in told(*media, network=network, text=text)]


@pytest.mark.parametrize("network", ["x", "mastodon", "bluesky", "threads", "facebook", "blog"])
@pytest.mark.parametrize("media", [PHOTO, FILM], ids=["photo", "film"])
def test_of_what_a_network_takes_nothing_is_told(media: MediaInfo, network: str) -> None:
    assert rules(media, network=network) == []


@pytest.mark.parametrize(
    ("network", "media", "rule"),
    [
        ("mastodon", replace(PHOTO, exists=False), "media.missing"),
        ("mastodon", replace(PHOTO, is_readable=False), "media.unreadable"),
        ("mastodon", replace(PHOTO, format=None), "media.unknown"),
        ("mastodon", replace(PHOTO, format=None, size=0, is_broken=True), "media.broken"),
        ("mastodon", replace(PHOTO, lies=True), "media.lies"),
        ("mastodon", replace(PHOTO, tells_place=True), "media.place"),
        ("x", replace(PHOTO, width=100_000, height=100_000, is_bomb=True), "media.bomb"),
        ("x", replace(PHOTO, file="a.heic", format="heic"), "media.format"),
        ("x", replace(PHOTO, size=6 * MEGABYTE), "media.heavy"),
        ("mastodon", replace(PHOTO, width=8000, height=6000), "media.large"),
        ("x", replace(FILM, width=1920, height=1080), "media.large"),
        ("instagram", replace(PHOTO, width=300, height=300), "media.small"),
        ("instagram", replace(PHOTO, width=900, height=1600), "media.ratio"),
        ("x", replace(FILM, width=1200, height=300), "media.ratio"),
        ("x", replace(FILM, seconds=0.2), "media.short"),
        ("x", replace(FILM, seconds=141.0), "media.long"),
        ("x", replace(FILM, kind=MediaKind.AUDIO, format="mp3"), "media.audio"),
        ("x", replace(FILM, kind=MediaKind.OTHER, format="pdf"), "media.document"),
        ("mastodon", replace(PHOTO, alt=" "), "media.alt"),
        ("mastodon", replace(FILM, alt=""), "media.alt_film"),
        ("mastodon", replace(FILM, kind=MediaKind.AUDIO, format="mp3", alt=""), "media.alt_audio"),
        ("mastodon", replace(PHOTO, alt="a " * 751), "media.alt_long"),
    ],
)
def test_each_thing_that_may_be_wrong_is_told_once(
    network: str, media: MediaInfo, rule: str
) -> None:
    assert rules(media, network=network) == [rule]


@pytest.mark.parametrize(
    "unknown",
    [
        replace(PHOTO, size=None),
        replace(PHOTO, width=None, height=None),
        replace(FILM, seconds=None, width=None),
    ],
)
def test_what_is_not_known_is_not_held_against_anybody(unknown: MediaInfo) -> None:
    for network in ("x", "mastodon", "bluesky", "instagram", "tiktok", "threads"):
        assert rules(unknown, network=network) == []


def test_the_numbers_are_said_in_units_that_people_use() -> None:
    heavy = replace(PHOTO, size=5 * MEGABYTE + 1)
    long = replace(FILM, seconds=200.0)

    assert said(told(heavy, network="x")) == [
        "“a.jpg” weighs 5.1 MB; X takes 5 MB. Would a smaller copy do?"
    ]
    assert said(told(long, network="x")) == [
        "“a.mp4” lasts 3.3 min; X takes 140 s. Which part would you show a friend?"
    ]
    assert said(told(replace(PHOTO, width=8000, height=6000))) == [
        "“a.jpg” has 8,000 × 6,000 px; Mastodon takes 33.2 million pixels. Would a smaller copy do?"
    ]


def test_a_limit_that_is_not_certain_is_a_hint() -> None:
    (certain,) = told(replace(PHOTO, size=6 * MEGABYTE), network="x")
    (uncertain,) = told(
        replace(PHOTO, size=21 * MEGABYTE, width=1000, height=1500), network="pinterest"
    )

    assert (certain.rule_id, certain.severity) == ("media.heavy", Severity.WARNING)
    assert (uncertain.rule_id, uncertain.severity) == ("media.heavy", Severity.HINT)


def test_a_fact_that_is_hardly_off_by_a_pixel_or_a_frame_is_no_finding() -> None:
    assert rules(replace(PHOTO, width=1080, height=1351), network="instagram") == []
    assert rules(replace(FILM, seconds=140.04), network="x") == []


def test_pictures_films_and_moving_pictures_are_counted_apart() -> None:
    assert rules(*[PHOTO] * 4) == []
    assert rules(*[PHOTO] * 5) == ["media.too_many"]
    assert rules(FILM, FILM) == ["media.too_many_films"]
    assert rules(FILM, GIF) == ["media.too_many_films"]


def test_what_moves_stands_alone_where_the_network_wants_it_so() -> None:
    assert rules(PHOTO, FILM) == ["media.mixed"]
    assert rules(PHOTO, GIF) == ["media.mixed"]
    assert rules(PHOTO, FILM, network="threads") == []


def test_a_moving_picture_has_limits_of_its_own() -> None:
    heavy = replace(GIF, size=9 * MEGABYTE)

    assert rules(heavy, network="x") == []
    assert rules(replace(heavy, is_animated=False), network="x") == ["media.heavy"]


@pytest.mark.parametrize(
    ("alt", "rule"),
    [
        ("IMG_2041.JPG", "media.alt_name"),
        ("dsc-0042", "media.alt_name"),
        ("Capture d’écran 2026-11-22", "media.alt_name"),
        ("a press (2).png", "media.alt_name"),
        ("Image of a press", "media.alt_begins"),
        ("A photo of my press in the yard", "media.alt_begins"),
        ("Une photo d’une presse dans la cour", "media.alt_begins"),
        ("Photo de la presse", "media.alt_begins"),
    ],
)
def test_a_description_that_tells_nothing_is_told(alt: str, rule: str) -> None:
    assert rules(replace(PHOTO, alt=alt)) == [rule]


@pytest.mark.parametrize(
    "alt",
    [
        "A press.",
        "Photographer at work",
        "Une image pieuse, cornée",
        "Photocopie d’un registre de 1874",
        "Two hands lift the platen of a press.",
    ],
)
def test_a_description_of_what_is_seen_is_fine(alt: str) -> None:
    assert rules(replace(PHOTO, alt=alt)) == []


def test_a_description_that_repeats_the_text_is_told() -> None:
    text = "The press of 1874 prints again, after a winter of rust."

    assert rules(replace(PHOTO, alt="The press of 1874 prints again!"), text=text) == [
        "media.alt_repeats"
    ]
    assert rules(replace(PHOTO, alt="Presse"), text="Presse, encore.") == []


def test_a_network_without_descriptions_is_not_asked_for_one() -> None:
    assert "media.alt" not in rules(replace(PHOTO, alt=""), network="snapchat")


def test_a_draft_for_a_network_of_pictures_is_asked_for_one() -> None:
    draft = a_draft("Old iron.", "instagram")

    asked = [each.rule_id for each in found(of_draft(draft))]
    of_a_bare_text = [each.rule_id for each in found(a_subject("Old iron.", "instagram"))]

    assert "media.none" in asked
    assert "media.none" not in of_a_bare_text
