"""The inside of a compressed tar as a stream, which ends in an error before a bomb can go off."""

from __future__ import annotations

import bz2
import gzip
import lzma
from pathlib import Path
from typing import IO, cast

READ = 16 << 20
"""Bytes; the most that one read may ask for: tarfile reads headers whole, whatever their size."""


def unpacked(path: Path, head: bytes) -> IO[bytes]:
    """A file without its compression, told by its first bytes."""
    if head.startswith(b"\x1f\x8b"):
        return cast(IO[bytes], gzip.open(path))
    if head.startswith(b"BZh"):
        return bz2.open(path)
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.open(path)
    return path.open("rb")


class LimitedStream:
    """A stream of at most so many bytes; `refusal` is raised by what asks for more."""

    def __init__(self, stream: IO[bytes], most: int, refusal: Exception) -> None:
        self._stream = stream
        self._most = most
        self._refusal = refusal

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if size < 0 or size > READ or self._stream.tell() > self._most:
            raise self._refusal
        return self._stream.read(size)

    def seek(self, position: int, whence: int = 0) -> int:
        """Go on at another place."""
        if position > self._most:
            raise self._refusal
        return self._stream.seek(position, whence)

    def tell(self) -> int:
        """The place where it is."""
        return self._stream.tell()

    def close(self) -> None:
        """Let go of it."""
        self._stream.close()
