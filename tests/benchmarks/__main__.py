"""`python -m tests.benchmarks [audit|first_frame|import|lint|start|twins …]` prints the ratios.

Each against its peer, side by side in one run; `TWINS_POSTS=1000000` for the bounds on a million.
write-good comes by `npm ci` in `tests/peers`, proselint with `pip install -e '.[bench]'`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    """Run the named benchmarks, all for none; pytest's exit code."""
    files = [str(HERE / f"test_{name}.py") for name in names] or [str(HERE)]
    options = ["-q", "--benchmark-enable", "--benchmark-columns=median,rounds"]
    return pytest.main([*options, *files])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
