"""Pictures and films beside a draft: there, what they say they are, and the person's to give."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.i18n import render
from strategy_tui.services.linting import Linted, Linting
from tests.services.samples import GOOD, MONDAY, Desk, desk

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


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
    "beginning",
    [
        PNG,
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a\x01\x00\x01\x00",
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypmp42",
        b"\x00\x00\x00\x14ftypqt  ",
        b"\x00\x00\x00\x1cftypavif",
        b"\x1aE\xdf\xa3\x01\x00\x00\x00",
    ],
)
def test_a_picture_or_film_is_known_by_how_it_begins(mine: Desk, beginning: bytes) -> None:
    mine.workspace.drafts_dir.joinpath("pot.jpg").write_bytes(beginning)

    assert told(linted(mine, "pot.jpg")) == []


@pytest.mark.parametrize("content", [b"", b"<html><body>404</body></html>", b"%PDF-1.7"])
def test_a_file_that_is_neither_is_told_where_it_is_named(mine: Desk, content: bytes) -> None:
    mine.workspace.drafts_dir.joinpath("pot.jpg").write_bytes(content)

    assert told(linted(mine, "pot.jpg")) == [
        ("media.unknown", "warning", "{file: 'pot.jpg', alt: A pot}")
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


def test_without_a_workspace_only_a_full_path_is_an_error(tmp_path: Path) -> None:
    tmp_path.joinpath("pot.png").write_bytes(PNG)
    path = tmp_path / "drafts" / "a.mastodon.md"
    text = f"---\nmedia:\n  - {{file: ../pot.png, alt: A}}\n  - {{file: '{tmp_path}'}}\n---\n{GOOD}"

    found = [each for each in told(Linting().lint_text(path, text, MONDAY)) if "draft" in each[0]]

    assert found == [("draft.media", "error", f"{{file: '{tmp_path}'}}")]
