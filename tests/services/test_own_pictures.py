"""Pictures that went out already: in archives, approvals and other drafts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageDraw

from strategy_tui.i18n import render
from strategy_tui.services import own_pictures
from strategy_tui.services.media.fingerprint import ALIKE, Fingerprint, fingerprint_of
from strategy_tui.services.people import ImportReport, PeopleService
from strategy_tui.store import pictures
from tests.archive_samples import (
    activity,
    as_folder,
    boost,
    mastodon_files,
    tweet,
    x_files,
)
from tests.services.media_files import animation, bomb, film
from tests.services.samples import MONDAY, Desk, desk

ATTACHED = "media_attachments/files/109/000/original/press.jpg"
TWEET = "1900000000000000001"


def scene(seed: int, size: tuple[int, int] = (360, 240)) -> Image.Image:
    """A picture of coloured shapes, always the same for a number."""
    random = Random(seed)
    image = Image.new("RGB", (360, 240), tuple(random.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(40):
        x, y, wide, high = (random.randrange(most) for most in (340, 220, 160, 120))
        colour = tuple(random.randrange(256) for _ in range(3))
        draw.ellipse((x - wide / 2, y - high / 2, x + wide / 2 + 9, y + high / 2 + 9), colour)
    return image.resize(size)


def page(lines: int) -> Image.Image:
    """A white page with some lines on it."""
    image = Image.new("RGB", (300, 400), "white")
    for line in range(lines):
        ImageDraw.Draw(image).rectangle((30, 30 + 40 * line, 240, 40 + 40 * line), "black")
    return image


def saved(image: Image.Image, format: str = "jpeg", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, format.upper(), **options)
    return file.getvalue()


def taken(image: Image.Image, format: str = "png", **options: Any) -> Fingerprint:
    return fingerprint_of(saved(image, format, **options))


def trimmed(image: Image.Image, share: float) -> Image.Image:
    wide, high = int(image.width * share), int(image.height * share)
    return image.crop((wide, high, image.width - wide, image.height - high))


def marked(image: Image.Image) -> Image.Image:
    copy = image.copy()
    ImageDraw.Draw(copy).text((230, 215), "© a bindery", "white", font_size=18)
    return copy


COPIES = {
    "the same": lambda image: taken(image),
    "a third of the size": lambda image: taken(image.resize((120, 80))),
    "strong compression": lambda image: taken(image, "jpeg", quality=35),
    "another format": lambda image: taken(image, "webp", quality=70),
    "a rim cut off": lambda image: taken(trimmed(image, 0.01)),
    "a watermark": lambda image: taken(marked(image)),
    "transparent paper": lambda image: taken(image.convert("RGBA")),
}


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_looks_like_its_picture(copy: str) -> None:
    like = [taken(scene(seed)).is_like(COPIES[copy](scene(seed))) for seed in range(20)]

    assert sum(like) >= 19


def test_different_pictures_do_not_look_alike() -> None:
    looks = [taken(scene(seed)).looks or 0 for seed in range(60)]

    nearest = min((a ^ b).bit_count() for at, a in enumerate(looks) for b in looks[:at])

    assert nearest > ALIKE


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (300, 200), "white"),
        Image.linear_gradient("L"),
        page(1),
        page(3),
        Image.effect_noise((300, 200), 3),
    ],
    ids=["blank", "gradient", "a line", "three lines", "faint noise"],
)
def test_a_flat_picture_tells_nothing_by_its_looks(image: Image.Image) -> None:
    assert taken(image).looks is None


@pytest.mark.parametrize("content", [bomb(), film(), b"", b"<html>", saved(scene(1))[:2_000]])
def test_what_is_no_picture_has_no_looks(content: bytes) -> None:
    assert fingerprint_of(content).looks is None


def test_a_moving_picture_is_known_by_its_first_frame() -> None:
    assert len(fingerprint_of(animation("gif")).sha256) == 32


def test_a_picture_is_as_it_is_seen_however_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    on_its_side = scene(5).transpose(Image.Transpose.ROTATE_90)

    assert taken(scene(5)).is_like(taken(on_its_side, "jpeg", quality=95, exif=exif))


# From archives to a finding


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def mastodon(folder: Path, picture: bytes, **fields: Any) -> Path:
    attached = {"type": "Document", "mediaType": "image/jpeg", "url": f"/{ATTACHED}"}
    post = activity(1, "<p>Three presses in a row.</p>", **fields)
    post["object"]["attachment"] = [attached]
    return as_folder(folder, {**mastodon_files(activities=[post]), ATTACHED: picture})


def x(folder: Path, *numbers: int, **content: Any) -> Path:
    files: dict[str, str | bytes] = dict(
        x_files(tweets=[tweet(number, f"Press number {number}.") for number in numbers], **content)
    )
    for number in numbers:
        name = f"data/tweets_media/{1_900_000_000_000_000_000 + number}-abc.jpg"
        files[name] = saved(scene(number))
    return as_folder(folder, files)


def imported(mine: Desk, path: Path) -> ImportReport:
    return PeopleService(mine.db).import_path(path, MONDAY)


def told(mine: Desk, picture: bytes, network: str = "bluesky", name: str = "a.md") -> list[str]:
    """The rules about pictures that find something in a draft with this one."""
    mine.workspace.drafts_dir.joinpath("new.jpg").write_bytes(picture)
    media = "media: [{file: new.jpg, alt: Three presses}]\n"
    path = mine.write(name, "Which of them is the oldest?", network, media)
    found = mine.drafts.lint_file(path, MONDAY).diagnostics
    return [each.rule_id for each in found if each.rule_id.startswith("twins.")]


def test_a_picture_of_a_mastodon_archive_is_found_by_its_bytes(mine: Desk, tmp_path: Path) -> None:
    imported(mine, mastodon(tmp_path / "export", saved(scene(7))))

    assert told(mine, saved(scene(7))) == ["twins.picture_elsewhere"]
    assert told(mine, saved(scene(7)), "mastodon") == ["twins.picture_here"]
    assert told(mine, saved(scene(8))) == []


def test_a_picture_that_was_made_smaller_is_found_by_its_looks(mine: Desk, tmp_path: Path) -> None:
    imported(mine, mastodon(tmp_path / "export", saved(scene(7))))

    assert told(mine, saved(scene(7, (180, 120)), "png")) == ["twins.look_elsewhere"]


def test_a_picture_of_an_x_archive_is_found(mine: Desk, tmp_path: Path) -> None:
    imported(mine, x(tmp_path / "export", 1, 2))

    assert told(mine, saved(scene(2), quality=40), "mastodon") == ["twins.look_elsewhere"]


def test_a_picture_of_a_direct_message_is_not_kept(mine: Desk, tmp_path: Path) -> None:
    imported(
        mine,
        mastodon(tmp_path / "export", saved(scene(7)), to=["https://a.example/users/lea"], cc=[]),
    )

    assert told(mine, saved(scene(7))) == []


def test_a_picture_that_somebody_else_posted_is_not_mine(mine: Desk, tmp_path: Path) -> None:
    files = mastodon_files(activities=[boost(1, "https://a.example/users/lea/1", "lea")])
    imported(mine, as_folder(tmp_path / "export", {**files, ATTACHED: saved(scene(7))}))

    assert told(mine, saved(scene(7))) == []


def test_the_same_export_is_noted_once(mine: Desk, tmp_path: Path) -> None:
    export = x(tmp_path / "export", 1, 2)
    imported(mine, export)

    imported(mine, export)

    with mine.db.read() as tx:
        assert len(pictures.all_looks(tx)) == 2


def test_a_dry_run_notes_nothing(mine: Desk, tmp_path: Path) -> None:
    PeopleService(mine.db).import_path(x(tmp_path / "export", 1), MONDAY, dry_run=True)

    with mine.db.read() as tx:
        assert pictures.stamp(tx) == (0, 0)


def test_older_pictures_are_looked_at_when_the_export_is_imported_again(
    mine: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_pictures, "LOOKED", 2)
    export = x(tmp_path / "export", 1, 2, 3)

    (problem,) = imported(mine, export).problems
    before = told(mine, saved(scene(1), quality=40), "mastodon")
    again = imported(mine, export).problems

    assert render(problem.message, "en") == (
        "1 older picture was noted, but not looked at. Import it again to go on."
    )
    assert (before, again) == ([], ())
    assert told(mine, saved(scene(1), quality=40), "mastodon") == ["twins.look_elsewhere"]


def test_damaged_and_hostile_pictures_stop_no_import(mine: Desk, tmp_path: Path) -> None:
    folder = x(tmp_path / "export", 1, 2, 3)
    media = folder / "data" / "tweets_media"
    media.joinpath(f"{TWEET}-abc.jpg").write_bytes(bomb())
    media.joinpath(f"{TWEET}-def.jpg").write_bytes(b"")
    media.joinpath(f"{TWEET}-\x1b]0;x.jpg").write_bytes(saved(scene(9))[:900])

    report = imported(mine, folder)

    assert report.counts["posts"] == 3
    assert told(mine, saved(scene(2))) == ["twins.picture_elsewhere"]


def test_a_picture_that_waits_in_another_draft_is_found(mine: Desk) -> None:
    mine.workspace.drafts_dir.joinpath("press.png").write_bytes(saved(scene(7), "png"))
    mine.write("b.md", "Three presses.", "mastodon", "media: [{file: press.png, alt: Presses}]\n")

    assert told(mine, saved(scene(7), "png")) == ["twins.picture_elsewhere"]
    assert told(mine, saved(scene(7), "jpeg", quality=50)) == ["twins.look_elsewhere"]


def test_a_picture_that_was_approved_is_found_when_its_draft_is_gone(mine: Desk) -> None:
    mine.workspace.drafts_dir.joinpath("press.png").write_bytes(saved(scene(7), "png"))
    mine.approve("b.md", more="media: [{file: press.png, alt: Presses}]\n")
    mine.workspace.drafts_dir.joinpath("b.md").unlink()

    assert told(mine, saved(scene(7), "png")) == ["twins.picture_elsewhere"]


def test_a_draft_s_own_approval_is_no_twin(mine: Desk) -> None:
    mine.workspace.drafts_dir.joinpath("new.jpg").write_bytes(saved(scene(7)))
    mine.approve("a.md", more="media: [{file: new.jpg, alt: Presses}]\n")

    assert told(mine, saved(scene(7)), "mastodon", "a.md") == []
