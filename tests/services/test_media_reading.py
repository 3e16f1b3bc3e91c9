"""What a file is, by its bytes: whole, cut off, renamed, a trap."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from strategy_tui.services.media.reading import read, read_bytes
from strategy_tui.services.media.source import Reading
from tests.services.media_files import (
    ON_ITS_SIDE,
    UPRIGHT,
    animation,
    avi,
    bomb,
    box,
    film,
    ftyp,
    heic,
    index,
    long_box,
    matroska,
    picture,
    track,
    wav,
)

SVG = b'<?xml version="1.0"?>\n<!-- a plan -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9"/>'
MDAT = box(b"mdat", bytes(16))
QUICK = 0.5


@pytest.mark.parametrize("format", ["jpeg", "png", "gif", "webp", "avif", "bmp", "tiff"])
def test_the_size_of_a_picture_is_read_from_its_head(format: str) -> None:
    assert read_bytes(picture(format, (64, 48))) == Reading(format, 64, 48)


def test_webp_has_three_heads() -> None:
    notes = b"Exif\x00\x00II*\x00"

    assert read_bytes(picture("webp", (65, 49), lossless=True)) == Reading("webp", 65, 49)
    assert read_bytes(picture("webp", (65, 49), exif=notes)) == Reading("webp", 65, 49)


@pytest.mark.parametrize("format", ["jpeg", "png", "webp", "tiff"])
def test_a_photograph_taken_on_its_side_is_as_it_is_seen(format: str) -> None:
    reading = read_bytes(picture(format, (64, 48), turned=True))

    assert (reading.width, reading.height) == (48, 64)


@pytest.mark.parametrize("format", ["jpeg", "png", "webp"])
def test_a_picture_tells_where_it_was_taken(format: str) -> None:
    assert read_bytes(picture(format, place=True)).tells_place
    assert not read_bytes(picture(format, turned=True)).tells_place


def test_adobe_s_notes_tell_a_place_too() -> None:
    packet = b"http://ns.adobe.com/xap/1.0/\x00<x exif:GPSLatitude='48,51N'/>"
    jpeg = picture("jpeg")
    noted = jpeg[:2] + b"\xff\xe1" + (len(packet) + 2).to_bytes(2, "big") + packet + jpeg[2:]

    assert read_bytes(noted).tells_place


@pytest.mark.parametrize("format", ["gif", "webp"])
def test_a_moving_picture_has_a_duration(format: str) -> None:
    reading = read_bytes(animation(format, frames=4, milliseconds=250))

    assert (reading.format, reading.width, reading.height) == (format, 32, 24)
    assert (reading.seconds, reading.is_animated) == (1.0, True)


def test_a_moving_png_moves() -> None:
    assert read_bytes(animation("png")).is_animated


def test_a_telephone_s_picture_is_as_large_as_its_tiles_together() -> None:
    assert read_bytes(heic(4032, 3024)) == Reading("heic", 4032, 3024)
    assert read_bytes(heic(4032, 3024, turned=True)) == Reading("heic", 3024, 4032)
    assert read_bytes(heic(place=True)) == Reading("heic", 4032, 3024, tells_place=True)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (film(12.5, 1280, 720), Reading("mp4", 1280, 720, 12.5)),
        (
            ftyp(b"isom") + long_box(b"mdat", bytes(99)) + index(3, track(640, 360), wide=True),
            Reading("mp4", 640, 360, 3.0),
        ),
        (
            ftyp(b"qt  ") + index(3, track(640, 360, ON_ITS_SIDE)) + MDAT,
            Reading("mov", 360, 640, 3.0),
        ),
        (index(3, track(640, 360)) + MDAT + bytes(99), Reading("mov", 640, 360, 3.0)),
        (MDAT + index(60, track(0, 0, handler=b"soun")), Reading("m4a", seconds=60.0)),
        (
            ftyp(b"M4A ") + index(60, track(0, 0, handler=b"soun")) + MDAT,
            Reading("m4a", seconds=60.0),
        ),
        (
            ftyp(b"isom")
            + index(1, track(0, 0, handler=b"soun"), track(640, 360), track(9, 9, UPRIGHT, b"text"))
            + MDAT,
            Reading("mp4", 640, 360, 1.0),
        ),
        (matroska(b"webm", 8.25), Reading("webm", 640, 360, 8.25)),
        (matroska(b"matroska", None), Reading("mkv", 640, 360)),
        (avi(320, 240), Reading("avi", 320, 240, 4.0)),
        (wav(2), Reading("wav", seconds=2.0)),
    ],
)
def test_a_film_says_its_size_and_how_long_it_is(content: bytes, expected: Reading) -> None:
    assert read_bytes(content) == expected


@pytest.mark.parametrize(
    "notes",
    [
        box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+48.8577+002.295/")),
        box(b"meta", box(b"keys", b"mdtacom.apple.quicktime.location.ISO6709")),
    ],
)
def test_a_film_tells_where_it_was_taken(notes: bytes) -> None:
    assert read_bytes(ftyp(b"qt  ") + index(3, track(9, 9), notes=notes)).tells_place


@pytest.mark.parametrize(
    ("content", "format"),
    [
        (SVG, "svg"),
        (b"\xff\x0a\xfa\x7f", "jxl"),
        (b"ID3\x04\x00", "mp3"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"OggS\x00\x02", "ogg"),
        (b"fLaC\x00", "flac"),
        (b"%PDF-1.7", "pdf"),
        (b"<html><svg></svg></html>", None),
        (b"PK\x03\x04", None),
        (b"A pot of glue.", None),
    ],
)
def test_others_are_known_by_their_beginning(content: bytes, format: str | None) -> None:
    assert read_bytes(content) == Reading(format)


@pytest.mark.parametrize(
    "whole",
    [
        picture("jpeg"),
        picture("png"),
        picture("webp"),
        animation("gif"),
        film(),
        matroska(),
        avi(),
        wav(),
        heic(),
    ],
    ids=["jpeg", "png", "webp", "gif", "mp4", "webm", "avi", "wav", "heic"],
)
def test_a_file_that_was_cut_off_is_broken_wherever_it_ends(whole: bytes) -> None:
    assert not read_bytes(whole).is_broken

    readings = [read_bytes(whole[:end]) for end in range(64, len(whole), len(whole) // 50 + 1)]

    assert all(each.is_broken for each in readings)


def test_a_picture_with_a_film_behind_it_is_whole() -> None:
    assert read_bytes(picture("jpeg") + bytes(200_000)) == Reading("jpeg", 64, 48)


def test_an_empty_file_is_broken() -> None:
    assert read_bytes(b"") == Reading(is_broken=True)


def test_a_bomb_is_measured_and_never_opened() -> None:
    started = time.perf_counter()

    reading = read_bytes(bomb())

    assert (reading.width, reading.height) == (100_000, 100_000)
    assert time.perf_counter() - started < QUICK


@pytest.mark.parametrize(
    "content",
    [
        ftyp(b"isom") + box(b"free", b"") * 100_000,
        ftyp(b"isom") + box(b"moov", box(b"free", b"") * 100_000),
        b"\x1aE\xdf\xa3\x80\x18\x53\x80\x67\xff" + b"\xec\x80" * 100_000,
        b"\xff\xd8" + b"\xff\xfe\x00\x02" * 100_000,
        b"\xff\xd8" + b"\xff" * 1_000_000,
        picture("png")[:33] + b"\x00\x00\x00\x00teXt\x00\x00\x00\x00" * 100_000,
        b"GIF89a" + bytes(7) + b"\x21\xfe\x00" * 1_000_000,
        b"RIFF\xff\xff\xff\x7fWEBP" + b"JUNK\x00\x00\x00\x00" * 100_000,
    ],
    ids=["boxes", "moov", "elements", "segments", "fill", "chunks", "blocks", "riff"],
)
def test_a_file_of_countless_pieces_keeps_nobody_waiting(content: bytes) -> None:
    started = time.perf_counter()

    read_bytes(content)

    assert time.perf_counter() - started < QUICK


def test_the_index_at_the_end_of_a_huge_film_is_found(tmp_path: Path) -> None:
    path = tmp_path / "long.mp4"
    sound = 3 << 30
    head = ftyp(b"isom") + b"\x00\x00\x00\x01mdat" + (16 + sound).to_bytes(8, "big")
    with path.open("wb") as file:
        file.write(head)
        file.seek(len(head) + sound)
        file.write(index(7_200, track(1920, 1080)))
    started = time.perf_counter()

    reading = read(path)

    assert reading == Reading("mp4", 1920, 1080, 7_200.0)
    assert time.perf_counter() - started < QUICK


@pytest.mark.parametrize("head", [b"", picture("jpeg"), picture("png"), ftyp(b"isom"), matroska()])
def test_a_huge_file_of_nothing_is_read_at_once(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "nothing.jpg"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(5 << 30)
    started = time.perf_counter()

    read(path)

    assert time.perf_counter() - started < QUICK


@pytest.mark.parametrize("name", ["folder", "pipe", "/dev/zero", "loop", "gone"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(OSError, match=r"regular|No such|symbolic"):
        read(tmp_path / name)


def test_a_file_is_read_again_when_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(picture("png", (10, 10)))
    before = read(path)
    path.write_bytes(picture("png", (200, 100)))

    assert (before.width, read(path).width) == (10, 200)
