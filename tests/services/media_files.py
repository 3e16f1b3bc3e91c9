"""Pictures and films for the tests, made on the spot."""

from __future__ import annotations

from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image, ImageDraw

GPS = {2: (48.0, 51.0, 24.0), 4: (2.0, 21.0, 3.0)}


def picture(
    format: str = "png",
    size: tuple[int, int] = (64, 48),
    turned: bool = False,
    place: bool = False,
    **options: Any,
) -> bytes:
    """A picture as a program saves it; `turned` is a camera held on its side."""
    image = Image.effect_noise(size, 40).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    if turned:
        exif[0x0112] = 6
    if place:
        exif.get_ifd(0x8825).update(GPS)
    if turned or place:
        options["exif"] = exif
    file = BytesIO()
    image.save(file, format.upper(), **options)
    return file.getvalue()


def animation(format: str = "gif", frames: int = 3, milliseconds: int = 200) -> bytes:
    """A picture that moves."""
    images = [Image.new("P" if format == "gif" else "RGB", (32, 24)) for _ in range(frames)]
    for number, each in enumerate(images):
        ImageDraw.Draw(each).rectangle((0, 0, 5 + number * 5, 9), fill=200)
    file = BytesIO()
    images[0].save(
        file, format.upper(), save_all=True, append_images=images[1:], duration=milliseconds, loop=0
    )
    return file.getvalue()


def bomb() -> bytes:
    """A small PNG whose head says that it has 10,000,000,000 pixels."""
    small = picture("png")
    return small[:16] + pack(">II", 100_000, 100_000) + small[24:]


def box(name: bytes, content: bytes) -> bytes:
    """A box of an ISO base media file."""
    return pack(">I", 8 + len(content)) + name + content


def long_box(name: bytes, content: bytes) -> bytes:
    """The same with a length of 64 bits."""
    return pack(">I", 1) + name + pack(">Q", 16 + len(content)) + content


UPRIGHT = (0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
ON_ITS_SIDE = (0, 0x10000, 0, 0xFFFF0000, 0, 0, 0, 0, 0x40000000)


def track(
    width: int, height: int, matrix: tuple[int, ...] = UPRIGHT, handler: bytes = b"vide"
) -> bytes:
    head = bytes(40) + pack(">9I", *matrix) + pack(">II", width << 16, height << 16)
    media = box(b"hdlr", bytes(8) + handler + bytes(13))
    return box(b"trak", box(b"tkhd", head) + box(b"mdia", media))


def index(seconds: float, *tracks: bytes, wide: bool = False, notes: bytes = b"") -> bytes:
    """The head of a film (`moov`)."""
    if wide:
        head = b"\x01" + bytes(19) + pack(">IQ", 1000, int(seconds * 1000)) + bytes(80)
    else:
        head = bytes(12) + pack(">II", 1000, int(seconds * 1000)) + bytes(80)
    return box(b"moov", box(b"mvhd", head) + b"".join(tracks) + notes)


def ftyp(brand: bytes) -> bytes:
    return box(b"ftyp", brand + bytes(4) + b"isom")


def film(seconds: float = 12.5, width: int = 1280, height: int = 720) -> bytes:
    """A film of which only the head is there."""
    return ftyp(b"mp42") + index(seconds, track(width, height)) + box(b"mdat", bytes(16))


def element(id: int, content: bytes) -> bytes:
    """An element of a Matroska file."""
    name = id.to_bytes((id.bit_length() + 7) // 8, "big")
    return name + (1 << 56 | len(content)).to_bytes(8, "big") + content


def matroska(doctype: bytes = b"webm", seconds: float | None = 8.25) -> bytes:
    """A film of a browser or camera; `seconds` None as browsers record."""
    length = b"" if seconds is None else element(0x4489, pack(">d", seconds * 1000))
    info = element(0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + length)
    video = element(0xB0, pack(">H", 640)) + element(0xBA, pack(">H", 360))
    tracks = element(0x1654AE6B, element(0xAE, element(0x83, b"\x01") + element(0xE0, video)))
    cluster = element(0x1F43B675, bytes(32))
    return element(0x1A45DFA3, element(0x4282, doctype)) + element(
        0x18538067, info + tracks + cluster
    )


def full_box(name: bytes, content: bytes, version: int = 0) -> bytes:
    return box(name, bytes([version, 0, 0, 0]) + content)


def heic(width: int = 4032, height: int = 3024, turned: bool = False, place: bool = False) -> bytes:
    """A picture of a telephone: a grid of tiles, with the camera's notes behind it."""
    sizes = [full_box(b"ispe", pack(">II", w, h)) for w, h in ((512, 512), (width, height))]
    turn = box(b"irot", b"\x01") if turned else b""
    iprp = box(b"iprp", box(b"ipco", b"".join(sizes) + turn))
    notes = Image.Exif()
    if place:
        notes.get_ifd(0x8825).update(GPS)
    exif = bytes(4) + notes.tobytes().removeprefix(b"Exif\x00\x00")
    infe = full_box(b"infe", pack(">HH", 7, 0) + b"Exif\x00", version=2)
    iinf = full_box(b"iinf", pack(">H", 1) + infe)

    def meta(at: int) -> bytes:
        iloc = pack(">BBHHHHII", 0x44, 0, 1, 7, 0, 1, at, len(exif))
        return full_box(b"meta", iprp + iinf + full_box(b"iloc", iloc))

    head = box(b"ftyp", b"heic" + bytes(4) + b"mif1")
    at = len(head) + len(meta(0)) + 8
    return head + meta(at) + box(b"mdat", exif)


def avi(width: int = 320, height: int = 240) -> bytes:
    head = pack("<8I", 40_000, 0, 0, 0, 100, 0, 1, 0) + pack("<6I", width, height, 0, 0, 0, 0)
    listed = b"LIST" + pack("<I", 4 + 8 + len(head)) + b"hdrl" + b"avih" + pack("<I", 56) + head
    return b"RIFF" + pack("<I", 4 + len(listed)) + b"AVI " + listed


def wav(seconds: int = 2) -> bytes:
    sound = bytes(8000 * seconds)
    fmt = b"fmt " + pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    data = b"data" + pack("<I", len(sound)) + sound
    return b"RIFF" + pack("<I", 4 + len(fmt) + len(data)) + b"WAVE" + fmt + data
