"""`python -m tests.golden`: write what `lint` says of the sample drafts today."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.golden import EXPECTED, REPORTS, said, workspace


def main() -> None:
    """Write every report, and name those that changed."""
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.iterdir():
        if old.name not in REPORTS:
            old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        home = workspace(Path(folder))
        for name in REPORTS:
            path = EXPECTED / name
            was = path.read_bytes() if path.exists() else b""
            now = said(name, home, Path(folder) / "data")
            path.write_bytes(now)
            sys.stdout.write(f"{name}: {'changed' if was != now else 'as it was'}\n")


if __name__ == "__main__":
    main()
