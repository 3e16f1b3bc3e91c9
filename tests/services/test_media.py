"""Pictures and films beside a draft: there, what they say they are, and the person's to give."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.i18n import render
from strategy_tui.services.linting import Linted, Linting
from tests.services.media_files import animation, bomb, film, heic, matroska, picture
from tests.services.samples import GOOD, MONDAY, Desk, desk

PNG = picture("png")


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def linted(mine: Desk, file: str) -> Linted:
    """A draft that names one file, checked."""
    path = mine.write("a.md", more=f"media:\n  - {{file: '{file}', alt: A pot}}\n")
    return mine.drafts.lint_file(path, MONDAY)


def told(linted: Linted) -> list[tuple[str, str, str]]:
    """Which rules found something, how much it matters, and the place in the file."""
    return [
        (each.rule_id, each.severity.label, linted.text[each.span.start : each.span.end])
        for each in linted.diagnostics
        if each.severity is not Severity.HINT
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pot.jpg", picture("jpeg")),
        ("pot.png", PNG),
        ("pot.WEBP", picture("webp")),
        ("pot.gif", animation("gif")),
        ("pot.heic", heic()),
        ("pot.mp4", film()),
        ("pot.webm", matroska()),
        ("pot", PNG),
    ],
)
def test_of_a_whole_picture_or_film_nothing_is_told(mine: Desk, name: str, content: bytes) -> None:
    mine.workspace.drafts_dir.joinpath(name).write_bytes(content)

    assert told(linted(mine, name)) == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"<html><body>404</body></html>", "media.unknown"),
        (b"PK\x03\x04 a zip", "media.unknown"),
        (b"", "media.broken"),
        (picture("jpeg")[:400], "media.broken"),
        (bomb(), "media.bomb"),
        (picture("webp"), "media.lies"),
    ],
)
def test_a_file_that_is_no_picture_is_told_where_it_is_named(
    mine: Desk, content: bytes, rule: str
) -> None:
    mine.workspace.drafts_dir.joinpath("pot.jpg").write_bytes(content)

    assert (rule, "warning", "{file: 'pot.jpg', alt: A pot}") in told(linted(mine, "pot.jpg"))


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_told_at_once(mine: Desk, make: Callable[[Path], None]) -> None:
    make(mine.workspace.drafts_dir / "pot.jpg")

    assert told(linted(mine, "pot.jpg")) == [
        ("media.unreadable", "error", "{file: 'pot.jpg', alt: A pot}")
    ]


def test_a_link_to_itself_is_not_there(mine: Desk) -> None:
    pot = mine.workspace.drafts_dir / "pot.jpg"
    pot.symlink_to(pot)

    assert [rule for rule, *_ in told(linted(mine, "pot.jpg"))] == ["media.missing"]


@pytest.mark.parametrize(
    "name", ["pot\\x00.jpg", "a" * 5_000 + ".jpg", "{file}.jpg", "\\e]0;x.jpg"]
)
def test_a_hostile_name_is_only_not_there(mine: Desk, name: str) -> None:
    path = mine.write("a.md", more=f'media:\n  - {{file: "{name}", alt: A pot}}\n')

    assert "media.missing" in [
        each.rule_id for each in mine.drafts.lint_file(path, MONDAY).diagnostics
    ]


def test_a_picture_that_is_not_there_is_told_where_it_is_named(mine: Desk) -> None:
    assert told(linted(mine, "pot.jpg")) == [
        ("media.missing", "error", "{file: 'pot.jpg', alt: A pot}")
    ]


def test_a_picture_elsewhere_in_the_workspace_is_the_person_s_to_give(mine: Desk) -> None:
    mine.workspace.root.joinpath("pot.png").write_bytes(PNG)

    assert told(linted(mine, "../pot.png")) == []


def test_a_file_outside_the_workspace_is_an_error(mine: Desk) -> None:
    mine.workspace.root.parent.joinpath("pot.png").write_bytes(PNG)

    found = linted(mine, "../../pot.png")

    assert told(found) == [("draft.media", "error", "{file: '../../pot.png', alt: A pot}")]
    assert render(found.diagnostics[0].message, "en") == (
        "“../../pot.png” lies outside your workspace. Put the file beside the draft."
    )


def test_nothing_else_is_said_of_a_file_outside(mine: Desk) -> None:
    assert [rule for rule, *_ in told(linted(mine, "../../gone.png"))] == ["draft.media"]


def test_a_link_leads_no_file_out_of_the_workspace(mine: Desk) -> None:
    outside = mine.workspace.root.parent / "pot.png"
    outside.write_bytes(PNG)
    mine.workspace.drafts_dir.joinpath("pot.png").symlink_to(outside)

    assert [rule for rule, *_ in told(linted(mine, "pot.png"))] == ["draft.media"]


def test_a_full_path_is_an_error_even_of_a_file_in_the_workspace(mine: Desk) -> None:
    picture = mine.workspace.drafts_dir / "pot.png"
    picture.write_bytes(PNG)

    found = linted(mine, str(picture))

    assert [rule for rule, *_ in told(found)] == ["draft.media"]
    assert "is a full path" in render(found.diagnostics[0].message, "en")


def test_the_home_folder_s_short_name_is_a_full_path(mine: Desk) -> None:
    assert [rule for rule, *_ in told(linted(mine, "~/pot.png"))] == ["draft.media"]


def test_without_a_workspace_only_a_full_path_is_an_error(tmp_path: Path) -> None:
    tmp_path.joinpath("pot.png").write_bytes(PNG)
    path = tmp_path / "drafts" / "a.mastodon.md"
    text = f"---\nmedia:\n  - {{file: ../pot.png, alt: A}}\n  - {{file: '{tmp_path}'}}\n---\n{GOOD}"

    found = [each for each in told(Linting().lint_text(path, text, MONDAY)) if "draft" in each[0]]

    assert found == [("draft.media", "error", f"{{file: '{tmp_path}'}}")]
