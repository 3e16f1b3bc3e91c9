"""Dispatch: answers `--version` before anything is imported, and leaves the rest to `cli`."""

from __future__ import annotations

import gc
import sys

from strategy_tui import __version__


def main() -> int:
    """Run the command line; the return value is the exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"strategy-tui {__version__}\n")
        return 0
    # Most of what a command makes are modules, which live to the end: searching them for cycles,
    # while they load and once more at exit, would be a sixth of its time.
    gc.set_threshold(50_000)
    from strategy_tui.cli import run

    try:
        return run(sys.argv[1:])
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
