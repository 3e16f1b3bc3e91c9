import gzip
import io
import os
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from strategy_tui.errors import UnusableFile
from strategy_tui.i18n import render
from strategy_tui.networks.container import Container, Damaged, open_container
from tests.archive_samples import as_folder, as_tar, as_zip

FILES = {"data/a.js": "alpha", "data/b.js": "beta"}


def content(container: Container) -> dict[str, bytes]:
    return {name: container.read(name, 1000) for name in container.members}


@pytest.mark.parametrize("write", [as_zip, as_tar, as_folder])
def test_zip_tar_and_folder_hold_the_same_files(tmp_path: Path, write: object) -> None:
    assert callable(write)
    container = open_container(write(tmp_path / "export", FILES))

    assert content(container) == {"data/a.js": b"alpha", "data/b.js": b"beta"}
    assert container.problems == ()
    container.close()


def test_a_bare_file_is_a_container_of_one(tmp_path: Path) -> None:
    path = tmp_path / "tweets.js"
    path.write_bytes(b"alpha")

    assert content(open_container(path)) == {"tweets.js": b"alpha"}


@pytest.mark.parametrize("mode", ["w", "w:bz2", "w:xz"])
def test_other_tars_are_known_by_their_first_bytes(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "export.zip"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        entry = tarfile.TarInfo("a.js")
        entry.size = 5
        archive.addfile(entry, io.BytesIO(b"alpha"))

    assert content(open_container(path)) == {"a.js": b"alpha"}


def test_what_systems_add_is_ignored(tmp_path: Path) -> None:
    noise = {"__MACOSX/data/._a.js": "x", "data/._b.js": "x", "data/.DS_Store": "x"}
    path = as_zip(tmp_path / "export.ZIP", {"top/a.js": "alpha", **noise})

    assert content(open_container(path)) == {"top/a.js": b"alpha"}


def test_backslashes_are_separators(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "export.zip", {"data\\a.js": "alpha", ".\\b.js": "beta"})

    assert content(open_container(path)) == {"data/a.js": b"alpha", "b.js": b"beta"}


@pytest.mark.parametrize("write", [as_zip, as_tar])
def test_paths_that_lead_outside_are_left_out_and_named(tmp_path: Path, write: object) -> None:
    assert callable(write)
    outside = {"../up.js": "x", "/etc/cron.js": "x", "a/../../up.js": "x", "C:\\win.js": "x"}

    container = open_container(write(tmp_path / "export", {"a.js": "alpha", **outside}))

    assert list(container.members) == ["a.js"]
    (problem,) = container.problems
    assert render(problem.message, "en") == (
        "4 files have paths that lead outside the export; they were left out."
    )


def test_links_and_devices_of_a_tar_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "export.tar"
    with tarfile.open(path, "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            entry = tarfile.TarInfo(f"link{kind!r}.js")
            entry.type = kind
            entry.linkname = "/etc/passwd"
            archive.addfile(entry)

    assert open_container(path).members == {}


def test_links_of_a_folder_are_left_out(tmp_path: Path) -> None:
    secret = tmp_path / "secret.js"
    secret.write_text("secret")
    folder = as_folder(tmp_path / "export", {"a.js": "alpha"})
    (folder / "link.js").symlink_to(secret)
    (folder / "folder").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe.js")

    assert content(open_container(folder)) == {"a.js": b"alpha"}


def test_a_member_is_read_in_windows(tmp_path: Path) -> None:
    stream = open_container(as_zip(tmp_path / "export.zip", {"a.js": "alphabet"})).open("a.js")

    assert [stream.read(5), stream.read(5), stream.read(5)] == [b"alpha", b"bet", b""]


def test_a_file_of_many_pieces_is_read_whole_from_a_tar(tmp_path: Path) -> None:
    raw = os.urandom(18 << 20)
    container = open_container(as_tar(tmp_path / "export.tar.gz", {"likes.json": raw}))

    assert container.read_whole("likes.json", len(raw)) == raw
    with pytest.raises(Damaged, match="far larger than in any export"):
        container.read_whole("likes.json", len(raw) - 1)


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "bomb.zip", {"data/tweets.js": bytes(100 << 20)})

    with pytest.raises(UnusableFile) as error:
        open_container(path)

    assert render(error.value.message, "en") == (
        "“bomb.zip” unpacks to far more than any export holds, so it was not opened."
    )


def test_a_bomb_among_honest_files_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.js", os.urandom(2 << 20))
        archive.writestr("bomb.js", bytes(100 << 20))
    container = open_container(path)

    assert len(container.read("a.js", 10)) == 10
    with pytest.raises(Damaged, match="far larger than in any export"):
        container.open("bomb.js")


@pytest.mark.parametrize("header", [tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_tar_bomb_is_not_opened_even_in_a_header(tmp_path: Path, header: bytes) -> None:
    entry = tarfile.TarInfo("bomb.json")
    entry.type = header
    entry.size = 100 << 20
    path = tmp_path / "bomb.tar.gz"
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.write(entry.tobuf() + bytes(100 << 20) + bytes(1024))

    with pytest.raises(UnusableFile, match="far more than any export"):
        open_container(path)


def test_a_zip_that_is_cut_off_says_so(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "export.zip", FILES)
    path.write_bytes(path.read_bytes()[:-30])

    with pytest.raises(UnusableFile) as error:
        open_container(path)

    assert render(error.value.message, "en") == (
        "“export.zip” is cut off or damaged. Download or copy the export again."
    )


def test_a_tar_that_is_cut_off_gives_what_comes_before(tmp_path: Path) -> None:
    path = as_tar(tmp_path / "export.tar.gz", {"a.js": "alpha", "b.bin": os.urandom(100_000)})
    path.write_bytes(path.read_bytes()[:50_000])
    container = open_container(path)

    assert container.read("a.js", 10) == b"alpha"
    assert [problem.file for problem in container.problems] == ["export.tar.gz"]


def test_a_damaged_member_does_not_harm_the_others(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "export.zip", FILES)
    raw = bytearray(path.read_bytes())
    start = raw.index(b"data/a.js") + len("data/a.js")
    raw[start : start + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(raw)
    container = open_container(path)

    with pytest.raises(Damaged, match="cut off or damaged"):
        container.read("data/a.js", 10)
    assert container.read("data/b.js", 10) == b"beta"


def test_a_locked_zip_asks_to_unpack_it(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "export.zip", {"a.js": "alpha"})
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", raw, raw.index(signature) + offset, 1)
    path.write_bytes(raw)

    with pytest.raises(Damaged, match="locked with a password"):
        open_container(path).read("a.js", 10)


def test_an_unknown_packing_asks_to_unpack_it(tmp_path: Path) -> None:
    path = as_zip(tmp_path / "export.zip", {"a.js": "alpha"})
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", raw, raw.index(signature) + offset, 9)
    path.write_bytes(raw)

    with pytest.raises(Damaged, match="your system’s own tool"):
        open_container(path).read("a.js", 10)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("empty.zip", b"", "“empty.zip” is empty. Download the export again."),
        (
            "export.rar",
            b"Rar!\x1a\x07\x00",
            "“export.rar” is a 7z or RAR archive, which cannot be read here. Unpack it and "
            "import the folder.",
        ),
        (
            "half.tar.gz",
            b"\x1f\x8b\x08\x00",
            "“half.tar.gz” is cut off or damaged. Download or copy the export again.",
        ),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(raw)

    with pytest.raises(UnusableFile) as error:
        open_container(tmp_path / name)

    assert render(error.value.message, "en") == said


def test_a_missing_path_says_so() -> None:
    with pytest.raises(UnusableFile) as error:
        open_container(Path("no/such\x1b[31m.zip"))

    assert render(error.value.message, "en") == "There is no file or folder “no/such.zip”."
