"""Formats of pictures, films and recordings: how each begins, and what its files are called.

Facts: the specifications of each format, gathered in the `magic` database of file(1).
"""

from __future__ import annotations

import re

from strategy_tui.domain.media import MediaKind

KINDS = {
    MediaKind.IMAGE: (
        "jpeg",
        "png",
        "gif",
        "webp",
        "heic",
        "avif",
        "bmp",
        "tiff",
        "svg",
        "jxl",
    ),
    MediaKind.VIDEO: ("mp4", "mov", "webm", "mkv", "avi"),
    MediaKind.AUDIO: ("mp3", "m4a", "wav", "ogg", "flac"),
    MediaKind.OTHER: ("pdf",),
}
KIND_OF = {format: kind for kind, formats in KINDS.items() for format in formats}

_ENDINGS = {
    "jpeg": "jpg jpeg jpe jfif",
    "tiff": "tif tiff",
    "heic": "heic heif hif",
    "avif": "avif avifs heif",
    "mp4": "mp4 m4v mov qt 3gp m4a",
    "mov": "mov qt mp4 m4v",
    "m4a": "m4a m4b mp4 aac",
    "png": "png apng",
    "ogg": "ogg oga ogv opus",
    "svg": "svg",
    "pdf": "pdf ai",
}
"""Format → how its files may end, where that is not its own name alone."""
_KNOWN_ENDINGS = {
    ending: format
    for format in reversed(KIND_OF)
    for ending in _ENDINGS.get(format, format).split()
}

_BEGINNINGS = (
    ("jpeg", rb"\xff\xd8\xff"),
    ("png", rb"\x89PNG\r\n\x1a\n"),
    ("gif", rb"GIF8[79]a"),
    ("webp", rb"RIFF.{4}WEBP"),
    ("avi", rb"RIFF.{4}AVI "),
    ("wav", rb"RIFF.{4}WAVE"),
    ("bmp", rb"BM.{4}\x00{4}"),
    ("tiff", rb"II\*\x00|MM\x00\*"),
    ("jxl", rb"\xff\x0a|\x00{3}\x0cJXL \r\n\x87\n"),
    ("ogg", rb"OggS\x00"),
    ("flac", rb"fLaC"),
    ("mp3", rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    ("pdf", rb"%PDF-\d"),
    ("svg", rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,400}>|<!--.{0,400}?-->|\s)*+"
            rb"(?:<!DOCTYPE svg[^>]{0,400}>\s{0,99})?<svg[\s>]"),
    ("mov", rb".{4}(?:moov|mdat|pnot)|\x00{3}.(?:wide|free|skip)"),
)  # fmt: skip
HEAD = 1024
"""Bytes of a file that tell its format."""


def format_of(head: bytes) -> str | None:
    """The format of a file that begins so; None for what is no picture, film or recording."""
    if head[4:8] == b"ftyp":
        return _of_brands(head)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head[:64] else "mkv"
    for format, beginning in _BEGINNINGS:
        if re.match(beginning, head, re.DOTALL):
            return format
    return None


def named(file: str) -> str | None:
    """The format that a file's name says; None where it says none that we know."""
    return _KNOWN_ENDINGS.get(_ending(file))


def fits(format: str, file: str) -> bool:
    """Whether a file of a format may be called so."""
    return named(file) is None or _ending(file) in _ENDINGS.get(format, format).split()


def _ending(file: str) -> str:
    return file.rpartition(".")[2].lower()


def _of_brands(head: bytes) -> str | None:
    """What the first box of an ISO base media file says (ISO/IEC 14496-12, mp4ra.org)."""
    length = min(int.from_bytes(head[:4], "big"), 256)
    major = head[8:12]
    brands = {head[at : at + 4] for at in (8, *range(16, length - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if major in (b"mif1", b"msf1") or major[:3] in (b"hei", b"hev"):
        return "heic"
    if major == b"qt  ":
        return "mov"
    if major in (b"M4A ", b"M4B "):
        return "m4a"
    return "mp4" if major.strip(b"\x00 ").isalnum() else None
