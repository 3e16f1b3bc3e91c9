"""A workspace of sample drafts, and what `lint` says of them in every format.

`python -m tests.golden` writes what it says today.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
WORKSPACE = Path(__file__).parent / "workspace"
EXPECTED = Path(__file__).parent / "expected"
NOW = "2026-11-24T07:00:00+00:00"

REPORTS = {
    "en.txt": ("en", "text"),
    "fr.txt": ("fr", "text"),
    "en.json": ("en", "json"),
    "en.jsonl": ("en", "jsonl"),
    "en.sarif": ("en", "sarif"),
    "fr.sarif": ("fr", "sarif"),
    "en.github": ("en", "github"),
}
"""File → the language and format of what stands in it."""
WORDS = ("lint", "drafts", "drafts/gone.x.md")
"""The command: all drafts, and one that is not there."""
CRLF = "---\r\nid: b5\r\nnetwork: x\r\n---\r\nOpen on Saturday. #bookbindingweek\r\nCome!\r\n"
ESCAPE = '---\nid: b6\nnetwork: mastodon\ncampaign: "\x1b]0;owned\x07"\n---\nHello, you.\n'


def workspace(folder: Path) -> Path:
    """A copy of the sample workspace, with the files that no text editor writes."""
    made = folder / "workspace"
    shutil.copytree(WORKSPACE, made)
    (made / "drafts" / "15-crlf.x.md").write_bytes(CRLF.encode())
    (made / "drafts" / "16-escape.mastodon.md").write_bytes(ESCAPE.encode())
    for name in ("stand.png", "press.png"):
        (made / "drafts" / name).write_bytes(picture(640, 480))
    return made


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def said(name: str, home: Path, data: Path) -> bytes:
    """What the command writes to standard output for one of `REPORTS`, as a whole process.

    Raises:
        ValueError: it ended in another way than with a file that is not there.
    """
    language, style = REPORTS[name]
    done = subprocess.run(
        [sys.executable, "-m", "strategy_tui", "-L", language, *WORDS, "--format", style],
        cwd=home,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "STRATEGY_TUI_DATA": str(data),
            "STRATEGY_TUI_NOW": NOW,
        },
        capture_output=True,
        check=False,
    )
    if done.returncode != 2 or b"gone.x.md" not in done.stdout + done.stderr:
        raise ValueError(done.stderr.decode("utf-8", "replace"))
    return done.stdout
