"""Dispatch: answers `--version` before anything is imported, and leaves the rest to `cli`."""

from __future__ import annotations

import sys

from strategy_tui import __version__


def main() -> int:
    """Run the command line; the return value is the exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"strategy-tui {__version__}\n")
        return 0
    from strategy_tui.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
